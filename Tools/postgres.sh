# shellcheck shell=bash
# A PostgreSQL for the tests: a cluster of its own in a folder of its own, on a free port of loopback, stopped at the end.
# Sourced by ./guanjia, with $state set.

postgres_bin=/usr/lib/postgresql/15/bin

# start_postgres: answers its address on standard output. Its files are gone when it is stopped.
start_postgres() {
    local folder port log
    stop_postgres
    folder=$(mktemp -d "${TMPDIR:-/tmp}/guanjia-postgres.XXXXXX") || return 1
    echo "$folder" >"$state/postgres"
    log=$folder/server.log
    port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
    ((EUID != 0)) || chown postgres "$folder"
    as_postgres "$postgres_bin/initdb" -D "$folder/data" -U guanjia -A trust -E UTF8 --no-locale --no-sync \
        >"$state/initdb.log" 2>&1 || return 1
    # What most tests ask is not the disk: those that kill have a cluster that syncs.
    cat >>"$folder/data/postgresql.conf" <<CONF
port = $port
listen_addresses = '127.0.0.1'
unix_socket_directories = '$folder'
max_connections = 200
shared_buffers = 256MB
fsync = ${1:-off}
CONF
    as_postgres "$postgres_bin/pg_ctl" -D "$folder/data" -l "$log" -w start >"$state/pg-start.log" 2>&1 || return 1
    echo "postgres://guanjia@127.0.0.1:$port/postgres"
}

# restart_postgres: without a goodbye, so that it recovers from its log.
restart_postgres() {
    local folder
    folder=$(<"$state/postgres")
    as_postgres "$postgres_bin/pg_ctl" -D "$folder/data" -m immediate stop >/dev/null 2>&1
    as_postgres "$postgres_bin/pg_ctl" -D "$folder/data" -l "$folder/server.log" -w start >"$state/pg-start.log" 2>&1
}

stop_postgres() {
    local folder
    [[ -f $state/postgres ]] || return 0
    folder=$(<"$state/postgres")
    as_postgres "$postgres_bin/pg_ctl" -D "$folder/data" -m immediate stop >/dev/null 2>&1 || true
    rm -rf "$folder" "$state/postgres"
}

# PostgreSQL refuses to run as root.
as_postgres() { if ((EUID == 0)); then (cd / && exec setpriv --reuid=postgres --regid=postgres --init-groups "$@"); else "$@"; fi; }
