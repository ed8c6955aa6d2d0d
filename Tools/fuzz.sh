# shellcheck shell=bash
# The fuzzers of the parsers (Tests/Fuzz). Sourced by ./guanjia after Tools/setup.sh, with $root and $state set.
# They have a build folder of their own: their rooms are instrumented.

fuzz_state=$state/fuzz
fuzz_build=$root/.build-fuzz
fuzz_parsers=(csv xlsx multipart yaml calendar times search)

# The engine of libFuzzer without its `main`; a toolchain may lack it.
fuzz_engine() {
    local swift engines
    swift=$(readlink -f "$(command -v swift)")
    engines=("${swift%/bin/*}"/lib/clang/*/lib/linux/libclang_rt.fuzzer_no_main-"$(uname -m)".a)
    [[ -f ${engines[0]} ]] && echo "${engines[0]}"
}

ensure_fuzz_build() {
    local engine
    engine=$(fuzz_engine) || return 0
    say "building the fuzzers"
    GUANJIA_FUZZ=$engine quietly fuzz-build swift build --package-path "$root" --scratch-path "$fuzz_build" \
        --disable-index-store -debug-info-format none --product fuzz
}

# fuzz_tests SECONDS [PARSER]: each parser for so long, from the committed inputs and those found before; what was found
# stays in .setup/fuzz. Writes the report fuzz.xml where $reports is set.
fuzz_tests() {
    local seconds=$1 parsers=("${@:2}") parser told status=0
    ((${#parsers[@]})) || parsers=("${fuzz_parsers[@]}")
    mkdir -p "$fuzz_state"
    {
        echo '<testsuite name="fuzz">'
        for parser in "${parsers[@]}"; do
            told=$fuzz_state/$parser.told
            echo "<testcase classname=\"fuzz\" name=\"$parser\">"
            if ! fuzz_engine >/dev/null; then
                echo '<skipped>the Swift toolchain has no libFuzzer</skipped>'
            elif ! fuzz_parser "$parser" "$seconds" >"$told"; then
                status=1
                echo "<failure>$(tr -cd '[:print:]\n' <"$told" | sed 's/&/\&amp;/g; s/</\&lt;/g')</failure>"
            fi
            echo '</testcase>'
        done
        echo '</testsuite>'
    } >"${reports:-$fuzz_state}/fuzz.xml"
    return "$status"
}

# fuzz_parser PARSER SECONDS: says on standard error how it went; on standard output what failed.
fuzz_parser() {
    local parser=$1 seconds=$2 seed=$((RANDOM * 32768 + RANDOM + 1)) log=$fuzz_state/$1.log temporary status=0
    temporary=$(mktemp -d -p "$([[ -w /dev/shm ]] && echo /dev/shm || echo "$fuzz_state")" guanjia-fuzz.XXXXXX)
    mkdir -p "$fuzz_state/inputs/$parser"
    # Swift's own report of a crash would end the program before libFuzzer keeps the input.
    SWIFT_BACKTRACE=enable=no TMPDIR=$temporary nice -n 10 timeout --foreground $((seconds + 120)) \
        "$fuzz_build/debug/fuzz" "$parser" -seed="$seed" -max_total_time="$seconds" -max_len=4096 -timeout=10 \
        -rss_limit_mb=1024 -dict="$root/Tests/Fuzz/words/$parser.dict" -artifact_prefix="$fuzz_state/$parser-" \
        -print_final_stats=1 "$fuzz_state/inputs/$parser" "$root/Tests/Fuzz/corpus/$parser" \
        >"$log" 2>&1 </dev/null || status=$?
    rm -rf "$temporary"
    say "fuzz $parser: $(fuzz_figures "$log"), seed $seed"
    ((status)) || return 0
    fuzz_failure "$parser" "$status" "$log"
    return "$status"
}

# fuzz_failure PARSER STATUS LOG: what was broken, by which bytes, and how to see it again with Swift's report of it.
fuzz_failure() {
    local parser=$1 status=$2 log=$3 found text
    text=$(grep -aE 'Fatal error|ERROR: libFuzzer' "$log") || text="ended with status $status: $(tail -n 1 "$log")"
    found=$(sed -n 's/^artifact_prefix=.*Test unit written to //p' "$log" | tail -n 1)
    if [[ -n $found ]]; then
        text+=$'\n'"base64: $(base64 -w0 "$found")"
        text+=$'\n'"again: .build-fuzz/debug/fuzz $parser ${found#"$root"/}"
    fi
    printf '%s\n' "$text"
    printf '%s\n' "$text" >&2
}

fuzz_figures() {
    local runs rate edges
    runs=$(sed -n 's/^stat::number_of_executed_units: *//p' "$1")
    rate=$(sed -n 's/^stat::average_exec_per_sec: *//p' "$1")
    edges=$(sed -n 's/.* cov: \([0-9]*\).*/\1/p' "$1" | tail -n 1)
    echo "${runs:-0} executions, ${rate:-0} a second, ${edges:-0} edges"
}

# fuzz_by_hand [SECONDS] [PARSER]
fuzz_by_hand() {
    local parser=${2:-}
    if ! [[ ${1:-300} =~ ^[1-9][0-9]*$ ]] || [[ -n $parser && " ${fuzz_parsers[*]} " != *" $parser "* ]]; then
        say "usage: ./guanjia fuzz [SECONDS] [$(IFS='|' && echo "${fuzz_parsers[*]}")]"
        exit 2
    fi
    prepare ensure_fuzz_build
    fuzz_engine >/dev/null || fail "the Swift toolchain has no libFuzzer"
    fuzz_tests "${1:-300}" ${parser:+"$parser"}
}
