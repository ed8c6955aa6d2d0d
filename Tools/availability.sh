# shellcheck shell=bash
# Two PostgreSQL under Patroni and a witness, as docs/availability.md sets them up, on this one machine: to try it, and
# for the tests. Sourced with $root and $state set; everything lies in one folder, whose name is in $state/availability.
#
#   start_availability [namespaces]   makes and starts all; answers the address of the store
#   kill_node NODE                    ends every process of a node at once, as a power cut
#   start_node NODE                   brings it back
#   cut_node NODE, join_node NODE     pulls the cable of a node and plugs it in again; with namespaces, for root, only
#   node_control WORD…                patronictl
#   stop_availability                 ends and removes everything
#
# Nodes are `one`, `two` and `witness`. Each has a member of etcd; the first two have a PostgreSQL. Whatever runs with
# its working folder in a node's folder belongs to that node: PostgreSQL's processes are in their data folder.

availability_nodes=(one two witness)

start_availability() {
    local folder node
    stop_availability
    folder=$(mktemp -d "${TMPDIR:-/tmp}/guanjia-availability.XXXXXX") || return 1
    echo "$folder" >"$state/availability"
    chmod 755 "$folder"
    mkdir "$folder/one" "$folder/two" "$folder/witness"
    ((EUID != 0)) || chown -R postgres "$folder"
    if [[ ${1:-} == namespaces ]]; then lay_network; else take_ports; fi || return 1
    write_passwords
    for node in "${availability_nodes[@]}"; do start_etcd "$node"; done
    patiently 30 etcd_answers || return 1
    for node in one two; do write_patroni "$node" && start_patroni "$node" || return 1; done
    patiently 60 has_standby || return 1
    make_database || return 1
    store_address
}

start_node() {
    start_etcd "$1"
    [[ $1 == witness ]] || start_patroni "$1"
}

kill_node() { end_processes "$(<"$state/availability")/$1"; }

cut_node() { set_cable "$1" down; }
join_node() { set_cable "$1" up; }

# Where and on which port a node's services are: node_at NODE pg|api|client|peer.
node_at() { sed -n "s/^$1 $2 //p" "$(<"$state/availability")/places"; }

node_control() {
    local folder
    folder=$(<"$state/availability")
    patronictl -c "$folder/one/patroni.yml" "$@"
}

# As the superuser: node_sql NODE SQL.
node_sql() {
    PGPASSWORD=$(password superuser) PGCONNECT_TIMEOUT=3 psql -XAtq -v ON_ERROR_STOP=1 \
        "host=$(host_of "$1" pg) port=$(port_of "$1" pg) user=postgres dbname=postgres" -c "$2"
}

# What the program is given. Both nodes stand in it; it works with the one that writes. Silence is noticed within 6 s.
store_address() {
    local more=(
        target_session_attrs=read-write connect_timeout=2 keepalives_idle=3 keepalives_interval=1 keepalives_count=3
        tcp_user_timeout=6000 "passfile=$(<"$state/availability")/program.pgpass"
    )
    echo "postgres://guanjia@$(node_at one pg),$(node_at two pg)/guanjia?$(IFS='&' && echo "${more[*]}")"
}

stop_availability() {
    local folder id
    [[ -f $state/availability ]] || return 0
    folder=$(<"$state/availability")
    if [[ $folder == */guanjia-availability.* && -d $folder ]]; then
        end_processes "$folder"
        [[ ! -f $folder/network ]] || ip link del "$(network_end)" 2>/dev/null || true
        while read -r id; do
            if [[ $id == /dev/shm/PostgreSQL.* ]]; then rm -f "$id"; else ipcrm -m "$id" 2>/dev/null || true; fi
        done < <(sort -u "$folder/shared-memory" 2>/dev/null)
        rm -rf "$folder"
    fi
    rm -f "$state/availability"
}

# ---- what runs on a node

# in_node NODE COMMAND…: in the background, from the node's folder and network; where we are root, as postgres.
in_node() {
    local folder node=$1 before=()
    folder=$(<"$state/availability")
    shift
    [[ ! -f $folder/$node.network ]] || before+=(nsenter --net="/proc/$(<"$folder/$node.network")/ns/net")
    ((EUID != 0)) || before+=(setpriv --reuid=postgres --regid=postgres --init-groups)
    (cd "$folder/$node" && exec setsid "${before[@]}" "$@" </dev/null >>"$(basename "$1").log" 2>&1) &
    disown # or the shell tells of its end
}

start_etcd() {
    local node cluster=()
    for node in "${availability_nodes[@]}"; do cluster+=("$node=http://$(node_at "$node" peer)"); done
    in_node "$1" etcd --name "$1" --data-dir etcd --logger zap --enable-v2 \
        --initial-cluster "$(IFS=, && echo "${cluster[*]}")" --initial-cluster-token guanjia \
        --listen-client-urls "http://$(node_at "$1" client)" --advertise-client-urls "http://$(node_at "$1" client)" \
        --listen-peer-urls "http://$(node_at "$1" peer)" --initial-advertise-peer-urls "http://$(node_at "$1" peer)"
}

start_patroni() { in_node "$1" patroni patroni.yml; }

write_patroni() {
    local folder node etcd file network=127.0.0.0/8
    folder=$(<"$state/availability")
    file=$folder/$1/patroni.yml
    etcd=$(node_at "$1" client)
    for node in "${availability_nodes[@]}"; do [[ $node == "$1" ]] || etcd+=", $(node_at "$node" client)"; done
    [[ ! -f $folder/network ]] || network=$(<"$folder/network").0/24
    sed -e "s|@NAME@|$1|g; s|@ETCD@|$etcd|g; s|@NETWORK@|$network|g; s|@ADDRESS@|$(host_of "$1" pg)|g" \
        -e "s|@PORT@|$(port_of "$1" pg)|g; s|@API_PORT@|$(port_of "$1" api)|g" \
        -e "s|@DATA@|$folder/$1|g; s|@SOCKETS@|$folder/$1|g" \
        -e "s|@SUPERUSER_PASSWORD@|$(password superuser)|g; s|@REPLICATION_PASSWORD@|$(password replication)|g" \
        -e "s|@REWIND_PASSWORD@|$(password rewind)|g; s|@API_PASSWORD@|$(password api)|g" \
        "$root/Tools/availability/patroni.yml" >"$file"
    chmod 600 "$file"
    ((EUID != 0)) || chown postgres "$file"
}

make_database() {
    local folder node
    folder=$(<"$state/availability")
    node=$(leader) || return 1
    node_sql "$node" "CREATE ROLE guanjia LOGIN PASSWORD '$(password program)'" || return 1
    node_sql "$node" "CREATE DATABASE guanjia OWNER guanjia" || return 1
    (umask 077 && echo "*:*:guanjia:guanjia:$(password program)" >"$folder/program.pgpass")
}

write_passwords() {
    local folder name
    folder=$(<"$state/availability")
    for name in superuser replication rewind api program; do
        echo "$name $(od -An -N12 -tx1 /dev/urandom | tr -d ' ')"
    done >"$folder/passwords"
    chmod 600 "$folder/passwords"
}

password() { sed -n "s/^$1 //p" "$(<"$state/availability")/passwords"; }
host_of() { local at && at=$(node_at "$1" "$2") && echo "${at%:*}"; }
port_of() { local at && at=$(node_at "$1" "$2") && echo "${at#*:}"; }

# ---- what can be asked

# patiently SECONDS COMMAND…: until it succeeds.
patiently() {
    local end=$((SECONDS + $1))
    shift
    until "$@" >/dev/null 2>&1; do
        ((SECONDS < end)) || { echo "waited in vain for: $*" >&2 && return 1; }
        sleep 0.2
    done
}

etcd_endpoints() { echo "$(node_at one client),$(node_at two client),$(node_at witness client)"; }

etcd_answers() {
    ETCDCTL_API=3 etcdctl --endpoints="$(etcd_endpoints)" --command-timeout=2s endpoint health
}

# lead_etcd NODE: makes its member the leader of etcd, so that killing the node costs an election too.
lead_etcd() {
    local id
    id=$(ETCDCTL_API=3 etcdctl --endpoints="$(node_at "$1" client)" endpoint status -w fields |
        sed -n 's/^"MemberID" : //p')
    ETCDCTL_API=3 etcdctl --endpoints="$(etcd_endpoints)" move-leader "$(printf %x "$id")"
}

# The node that writes.
leader() {
    local node
    for node in one two; do
        [[ $(node_sql "$node" 'SELECT NOT pg_is_in_recovery()' 2>/dev/null) != t ]] || { echo "$node" && return; }
    done
    return 1
}

# A primary that waits for a standby, and says so in etcd.
has_standby() {
    local node
    node=$(leader) || return 1
    [[ $(node_sql "$node" "SELECT count(*) FROM pg_stat_replication WHERE sync_state = 'sync'") == 1 ]] &&
        ETCDCTL_API=2 etcdctl --endpoints="http://$(node_at "$node" client)" get /service/guanjia/sync |
        grep -q '"leader":"'"$node"'".*"sync_standby":"'
}

# ---- processes, by their working folder

# end_processes FOLDER: all at once. Stopped first, so that none sees another die.
end_processes() {
    local pids
    while pids=$(processes_in "$1") && [[ -n $pids ]]; do
        # shellcheck disable=SC2086 # words are meant
        kill -STOP $pids 2>/dev/null || true
        note_shared_memory "$pids"
        # shellcheck disable=SC2086
        kill -KILL $pids 2>/dev/null || true
    done
}

processes_in() {
    find /proc -mindepth 2 -maxdepth 2 -name cwd \( -lname "$1" -o -lname "$1/*" \) -printf '%h\n' 2>/dev/null |
        sed 's|/proc/||'
}

# What a PostgreSQL that is killed leaves there; stop_availability takes it away.
note_shared_memory() {
    # shellcheck disable=SC2086
    printf '/proc/%s/maps\n' $1 | xargs cat 2>/dev/null |
        awk '$6 ~ "^/dev/shm/PostgreSQL" { print $6 } $6 ~ "^/SYSV" { print $5 }' |
        sort -u >>"$(<"$state/availability")/shared-memory"
}

# ---- places: one loopback with many ports, or a network of their own

# Below the ports that the kernel gives to those who connect: it could give that of a dead node away.
take_ports() {
    python3 - "${availability_nodes[@]}" >"$(<"$state/availability")/places" <<'PYTHON'
import random, socket, sys
kept = []
for node in sys.argv[1:]:
    for service in ("pg", "api", "client", "peer"):
        while True:
            kept.append(socket.socket())
            try:
                kept[-1].bind(("127.0.0.1", random.randrange(20_000, 32_000)))
                break
            except OSError:
                continue
        print(node, service, "%s:%d" % kept[-1].getsockname())
PYTHON
}

# A network namespace for each node and one for the switch between them; each is gone with the process that holds it.
lay_network() {
    local folder net=198.18.$((RANDOM % 250 + 1)) number=0 node switch holder end
    folder=$(<"$state/availability")
    until [[ -z $(ip -o route show "$net.0/24") ]]; do net=198.18.$((RANDOM % 250 + 1)); done
    echo "$net" >"$folder/network"
    switch=$(hold_network switch) || return 1
    nsenter --net="/proc/$switch/ns/net" ip link add switch type bridge || return 1
    nsenter --net="/proc/$switch/ns/net" ip link set switch up || return 1
    end=$(network_end)
    ip link add "$end" type veth peer name here netns "$switch" || return 1
    ip addr add "$net.254/24" dev "$end" && ip link set "$end" up || return 1
    nsenter --net="/proc/$switch/ns/net" ip link set here master switch up || return 1
    for node in "${availability_nodes[@]}"; do
        number=$((number + 1))
        holder=$(hold_network "$node") || return 1
        ip link add "$node" netns "$switch" type veth peer name cable netns "$holder" || return 1
        nsenter --net="/proc/$switch/ns/net" ip link set "$node" master switch up || return 1
        nsenter --net="/proc/$holder/ns/net" ip addr add "$net.$number/24" dev cable || return 1
        nsenter --net="/proc/$holder/ns/net" ip link set cable up || return 1
        nsenter --net="/proc/$holder/ns/net" ip link set lo up || return 1
        printf "$node %s\n" "pg $net.$number:5432" "api $net.$number:8008" "client $net.$number:2379" \
            "peer $net.$number:2380" >>"$folder/places"
    done
}

# This machine's end of the cable to the switch.
network_end() { local net && net=$(<"$(<"$state/availability")/network") && echo "gj${net##*.}"; }

# hold_network NAME: a process that holds a namespace; its number.
hold_network() {
    local folder
    folder=$(<"$state/availability")
    (cd "$folder" && exec setsid unshare --net sleep infinity </dev/null >/dev/null 2>&1) &
    echo $! >"$folder/$1.network"
    disown
    patiently 5 has_own_network $! || return 1
    echo $!
}

has_own_network() {
    local network
    network=$(readlink "/proc/$1/ns/net") && [[ $network == net:* && $network != "$(readlink /proc/self/ns/net)" ]]
}

set_cable() {
    local folder
    folder=$(<"$state/availability")
    nsenter --net="/proc/$(<"$folder/switch.network")/ns/net" ip link set "$1" "$2"
}
