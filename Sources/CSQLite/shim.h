#ifndef CSQLITE_SHIM_H
#define CSQLITE_SHIM_H

#include <sqlite3.h>

// SQLite counts its memory under one lock for the whole process, and nobody reads the count. A variadic C function
// has no Swift form. Answers SQLITE_MISUSE, and changes nothing, once a database was opened.
static inline int csqlite_count_no_memory(void) { return sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0); }

#endif
