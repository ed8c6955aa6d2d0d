"""Nobody may ask more than a limit, and copies on one store hold that limit as one."""

import contextlib
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from cluster import Cluster, two_copies
from harness import BINARY, Server, environment

HEARD = 2.5
"""Seconds within which a copy has surely heard what the other counted: both tell and ask once a second."""
WINDOW = 10
PER_ADDRESS, PER_ACCOUNT, OPEN = 60, 40, 8


@pytest.fixture(scope="module")
def copies(cluster: Cluster, tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Server]]:
    limits = ["--requests-per-address", str(PER_ADDRESS), "--requests-per-account", str(PER_ACCOUNT),
              "--open-per-account", str(OPEN), "--proxy", "127.0.0.1"]
    with two_copies(tmp_path_factory, cluster.address, *limits) as copies:
        yield copies


def new_window() -> None:
    """Waits for the next window to begin, so that what follows lies within one."""
    time.sleep(WINDOW - time.time() % WINDOW + 0.1)


def ask(copy: Server, count: int, address: str = "/sign-in", **headers: str) -> list[httpx.Response]:
    with httpx.Client(base_url=copy.url, headers=headers, timeout=30, trust_env=False) as client:
        return [client.get(address) for _ in range(count)]


def good(answers: list[httpx.Response]) -> int:
    assert {answer.status_code for answer in answers} <= {200, 429}, answers
    return sum(answer.status_code == 200 for answer in answers)


TRIES = 6
"""What took longer than a window says nothing about the limit, and is asked again in another."""


def each_after_the_other(copies: list[Server], most: int, address: str, **headers: str) -> httpx.Response:
    """Most of what is allowed at one copy; the other has only what is left. The last, which was refused."""
    for _ in range(TRIES):
        new_window()
        begun = time.time() // WINDOW
        first, knock = good(ask(copies[0], most - 15, address, **headers)), good(ask(copies[1], 1, address, **headers))
        time.sleep(HEARD)
        rest = ask(copies[1], 40, address, **headers)
        if time.time() // WINDOW == begun:
            break
    else:
        raise AssertionError(f"the machine is too busy to say anything: {TRIES} times it took longer than a window")
    assert (first, knock, good(rest)) == (most - 15, 1, 14), "the limit is one over both copies"
    time.sleep(HEARD)
    if time.time() // WINDOW == begun:
        assert good(ask(copies[0], 5, address, **headers)) == 0
    return rest[-1]


def test_an_address_without_an_account_has_one_limit_at_both(copies: list[Server]) -> None:
    own = {"X-Forwarded-For": "203.0.113.9", "Accept-Language": "en"}
    refused = each_after_the_other(copies, PER_ADDRESS, "/sign-in", **own)
    assert 1 <= int(refused.headers["Retry-After"]) <= WINDOW
    assert "Too many requests. Please wait" in refused.text
    assert good(ask(copies[1], 5, **{"X-Forwarded-For": "203.0.113.10"})) == 5, "another address is not the worse"


def test_a_token_has_one_limit_at_both_and_says_so_as_a_problem(copies: list[Server], token: str) -> None:
    refused = each_after_the_other(copies, PER_ACCOUNT, "/api/v1/cases", Authorization=f"Bearer {token}")
    assert refused.headers["Content-Type"].startswith("application/problem+json")
    assert refused.json()["code"] == "tooManyRequests" and int(refused.headers["Retry-After"]) >= 1
    other = copies[0].token("admin", "another program")
    assert good(ask(copies[1], 5, "/api/v1/cases", Authorization=f"Bearer {other}")) == 5


def test_live_streams_of_a_token_count_at_both_until_they_end(copies: list[Server]) -> None:
    own = {"Authorization": f"Bearer {copies[0].token('admin', 'wall')}"}
    new_window()
    with contextlib.ExitStack() as open_ones:
        def listen(copy: Server) -> int:
            client = open_ones.enter_context(httpx.Client(base_url=copy.url, headers=own, timeout=30, trust_env=False))
            return open_ones.enter_context(client.stream("GET", "/api/v1/live")).status_code

        assert [listen(copies[n % 2]) for n in range(OPEN)] == [200] * OPEN
        time.sleep(HEARD)
        for copy in copies:
            answer = ask(copy, 1, "/api/v1/cases", **own)[0]
            assert (answer.status_code, answer.json()["code"]) == (429, "tooManyAtOnce")
    deadline = time.monotonic() + 30
    while good(ask(copies[0], 1, "/api/v1/cases", **own)) == 0:
        assert time.monotonic() < deadline, "streams that ended still count"
        time.sleep(1)


def test_a_proxy_that_is_no_address_stops_the_start_and_every_setting_is_listed(tmp_path: Path) -> None:
    def run(*arguments: str) -> subprocess.CompletedProcess:
        return subprocess.run([BINARY, *arguments], capture_output=True, text=True, cwd=tmp_path, env=environment())

    bad = run("serve", "--port", "0", "--proxy", "127.0.0.1, proxy.example")
    assert bad.returncode == 1 and "proxy from --proxy: “proxy.example” is neither an address nor a network" in bad.stderr
    listed = run("config", "--proxy", "10.0.0.0/8", "--open-per-account", "7").stdout
    assert "proxy = 10.0.0.0/8  (--proxy)" in listed and "open-per-account = 7  (--open-per-account)" in listed
    assert "requests-per-address = 0  (GUANJIA_REQUESTS_PER_ADDRESS)" in listed


def test_whoever_watches_the_house_is_never_held_up(copies: list[Server]) -> None:
    for address in ["/healthz", "/readyz", "/metrics"]:
        assert good(ask(copies[0], PER_ADDRESS + 20, address)) == PER_ADDRESS + 20


def test_nothing_is_written_for_those_who_are_far_below(cluster: Cluster, copies: list[Server]) -> None:
    new_window()
    counted = f"SELECT count(*) FROM door_count WHERE window_at = {int(time.time() // WINDOW) * WINDOW * 1000}"
    ask(copies[0], PER_ADDRESS // 5)
    time.sleep(HEARD)
    assert cluster.ask(counted) == "0"
    ask(copies[0], PER_ADDRESS // 5)
    time.sleep(HEARD)
    assert cluster.ask(counted) == "1"


def test_no_address_and_no_token_stands_in_the_table(cluster: Cluster, copies: list[Server]) -> None:
    new_window()
    ask(copies[0], PER_ADDRESS // 2, **{"X-Forwarded-For": "198.51.100.77"})
    time.sleep(HEARD)
    keys = cluster.ask("SELECT key FROM door_count").split()
    assert keys and all(len(key) == 32 and set(key) <= set("0123456789abcdef") for key in keys)
