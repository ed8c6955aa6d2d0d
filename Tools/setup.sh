# shellcheck shell=bash
# What ./guanjia needs of the machine. Sourced by it, with $root set. Each step looks first and does nothing when
# nothing is missing, so that a second start costs a moment.

state=${root:?}/.setup
venv=$state/venv

# The least that builds the package on a bare Debian 12 beside a Swift toolchain (tried in a debootstrap of it).
build_packages=(
    binutils ca-certificates git libcurl4 libncurses6 libpq-dev libqrencode-dev libsqlite3-dev libstdc++-12-dev libxml2
    libzip-dev pkg-config python3-venv tzdata
)
# Debian starts an nginx on port 80 where it installs one; the tests have their own: systemctl disable --now nginx.
test_packages=(chromium fonts-noto-cjk postgresql-15 curl nginx-light openssl systemd sqlmap wapiti oathtool)
# Debian starts an etcd on 127.0.0.1:2379 too (systemctl disable --now etcd), and a Patroni only once it is configured.
test_packages+=(etcd-client etcd-server iproute2 patroni)
# The smallest LibreOffice that opens and writes sheets (90 MB with what it needs).
test_packages+=(libreoffice-calc-nogui)

say() { printf 'guanjia: %s\n' "$*" >&2; }
fail() { say "$@" && exit 1; }

# quietly NAME COMMAND…: keeps what the command says in .setup/NAME.log, and shows the telling part if it fails.
quietly() {
    local name=$1 log=$state/$1.log
    shift
    "$@" >"$log" 2>&1 </dev/null && return
    grep -E 'error: ' "$log" | sort -u | head -n 30 >&2 || true
    tail -n 25 "$log" >&2
    fail "$name failed; all it said is in $log"
}

ensure_packages() {
    if ! command -v dpkg-query >/dev/null; then
        say "this is no Debian, so nothing is installed; needed is the like of: $*"
        return
    fi
    local missing as_root=()
    mapfile -t missing < <(comm -23 <(printf '%s\n' "$@" | sort) <(installed_packages "$@"))
    ((${#missing[@]})) || return 0
    if ((EUID != 0)); then
        command -v sudo >/dev/null || fail "please install as root: apt-get install ${missing[*]}"
        as_root=(sudo)
    fi
    say "installing ${missing[*]}"
    quietly apt-update "${as_root[@]}" apt-get -o Acquire::Retries=3 update
    quietly apt-install "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
        apt-get -o Acquire::Retries=3 install -y --no-install-recommends "${missing[@]}"
}

installed_packages() {
    dpkg-query -W -f='${db:Status-Status} ${Package}\n' "$@" 2>/dev/null | sed -n 's/^installed //p' | sort -u
}

ensure_swift() {
    command -v swift >/dev/null || PATH=$PATH:/opt/swift/usr/bin
    command -v swift >/dev/null || fail "Swift is missing: install a toolchain, 6.2 or later, and put swift on the PATH"
}

ensure_venv() {
    "$venv/bin/python" -c 'import pip' 2>/dev/null || quietly venv python3 -m venv --clear "$venv"
}

ensure_test_packages() { ensure_packages "${test_packages[@]}"; }

# The copy of the list inside the environment tells which list it was filled from.
ensure_python_packages() {
    local list=$root/Tests/System/requirements.txt
    ensure_venv
    cmp -s "$list" "$venv/requirements.txt" && return
    say "installing the Python packages of the tests"
    quietly pip-install "$venv/bin/python" -m pip install --disable-pip-version-check -r "$list"
    cp "$list" "$venv/requirements.txt"
}

# ensure_browser_library FILE WHEEL MEMBER DIGEST: the pages serve such files themselves; they come in Python wheels.
ensure_browser_library() {
    local file=$root/Sources/Web/Assets/vendor/$1 wheel=$2 member=$3 digest=$4 folder
    sha256sum --check --status <<<"$digest  $file" 2>/dev/null && return
    say "taking $1 from $wheel"
    ensure_venv
    folder=$(mktemp -d "$state/wheel.XXXXXX")
    quietly pip-download "$venv/bin/python" -m pip download --disable-pip-version-check \
        --no-deps --only-binary :all: --dest "$folder" "$wheel"
    "$venv/bin/python" -m zipfile -e "$folder"/*.whl "$folder"
    sha256sum --check --status <<<"$digest  $folder/$member" || fail "$1 of $wheel is not the file we know"
    install -D -m 644 "$folder/$member" "$file"
    rm -rf "$folder"
}

ensure_browser_libraries() {
    ensure_browser_library htmx.min.js django-htmx==1.29.0 django_htmx/static/django_htmx/htmx-2.min.js \
        71ea67185bfa8c98c39d31717c6fce5d852370fcdfd129db4543774d3145c0de
}

# Asks swift only when a source, or a folder of sources, is newer than the last build: building nothing takes seconds.
ensure_release_build() {
    local built=$state/release-build
    local sources=("$root/Package.swift" "$root/Sources" "$root/Plugins" "$root/Tools")
    if [[ -x $root/.build/release/guanjia && -f $built ]]; then
        [[ -n $(find "${sources[@]}" -newer "$built" -print -quit) ]] || return 0
    fi
    say "building (the first time takes some minutes)"
    touch "$built.begun"
    quietly release-build swift build --package-path "$root" -c release --product guanjia
    mv "$built.begun" "$built"
}

# Without what a debugger needs: no test looks at it, and writing it takes its time. The libraries in C are made quick:
# deriving keys of passwords alone took a quarter of the processor time of all tests.
ensure_debug_build() {
    say "building the tests"
    quietly test-build swift build --package-path "$root" --build-tests -debug-info-format none -Xcc -O2
}

# prepare STEP…: takes the steps in turn; two starts at once wait for each other.
prepare() {
    local step lock
    mkdir -p "$state"
    exec {lock}>"$state/lock"
    flock "$lock"
    ensure_packages "${build_packages[@]}"
    ensure_swift
    ensure_browser_libraries
    for step in "$@"; do "$step"; done
    exec {lock}>&-
}
