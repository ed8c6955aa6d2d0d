/* Laid before the C library of a running program (LD_PRELOAD): what the files of $FAULTS say goes wrong.
 *
 *   fsync   exists: fsync and fdatasync fail with EIO
 *   clock   holds seconds: the wall clock is so far off; "stop": it stands still
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

static int path_of(const char *name, char *path, size_t size) {
    const char *folder = getenv("FAULTS");
    if (!folder) return 0;
    snprintf(path, size, "%s/%s", folder, name);
    return 1;
}

static int is_on(const char *name) {
    char path[512];
    return path_of(name, path, sizeof path) && access(path, F_OK) == 0;
}

int fsync(int file) {
    if (is_on("fsync")) { errno = EIO; return -1; }
    return ((int (*)(int))dlsym(RTLD_NEXT, "fsync"))(file);
}

int fdatasync(int file) {
    if (is_on("fsync")) { errno = EIO; return -1; }
    return ((int (*)(int))dlsym(RTLD_NEXT, "fdatasync"))(file);
}

int clock_gettime(clockid_t which, struct timespec *time) {
    static int (*real)(clockid_t, struct timespec *);
    static struct timespec stopped;
    char path[512], text[32] = "";
    if (!real) real = (int (*)(clockid_t, struct timespec *))dlsym(RTLD_NEXT, "clock_gettime");
    int result = real(which, time);
    if (which != CLOCK_REALTIME || !path_of("clock", path, sizeof path)) return result;
    FILE *file = fopen(path, "r");
    if (!file) { stopped.tv_sec = 0; return result; }
    if (!fgets(text, sizeof text, file)) text[0] = 0;
    fclose(file);
    if (strncmp(text, "stop", 4) == 0) {
        if (!stopped.tv_sec) stopped = *time;
        *time = stopped;
    } else {
        time->tv_sec += atol(text);
    }
    return result;
}
