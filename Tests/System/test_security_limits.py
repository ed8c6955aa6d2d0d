"""Nobody in: what is large, deep, packed, crooked or slow costs the house nothing."""

import gzip
import socket
import time
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest
from harness import Server, register
from security import seconds_of, wire

LINGERS = 60
"""Seconds after which a connection that says nothing useful must be closed."""
BUSY = 4
"""How many times slower than alone an answer may be on a machine that does other things."""


@pytest.fixture(scope="module")
def api(house: Server) -> Iterator[httpx.Client]:
    with house.api(house.token("agent")) as client:
        yield client


def linger(house: Server, head: bytes, drop: bytes) -> float | None:
    """Begins, and goes on by drops: after how many seconds the house closes the line, or None."""
    with socket.create_connection(("127.0.0.1", house.port), timeout=1) as line:
        begun = time.monotonic()
        try:
            line.sendall(head)
            while time.monotonic() - begun < LINGERS:
                if drop:
                    line.sendall(drop)
                try:
                    if not line.recv(65536):
                        return time.monotonic() - begun
                except TimeoutError:
                    pass
        except OSError:
            return time.monotonic() - begun
    return None


FORM = b"Host: a\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 16000\r\n\r\n"
SLOW = {
    "a header by drops": (b"GET /healthz HTTP/1.1\r\nHost: a\r\n", b"X-Drop: x\r\n"),
    "a body by drops": (b"POST /sign-in HTTP/1.1\r\n" + FORM, b"x"),
    "silence": (b"", b""),
    "silence after an answer": (b"GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n", b""),
}


@pytest.fixture(scope="module", autouse=True)
def lingering(house: Server) -> Iterator[dict[str, Future]]:
    """They begin before the other tests of this file and are judged by the last, so that waiting costs little."""
    with ThreadPoolExecutor(len(SLOW)) as people:
        yield {name: people.submit(linger, house, *parts) for name, parts in SLOW.items()}


def is_well(house: Server) -> bool:
    return httpx.get(house.url + "/healthz", trust_env=False, timeout=5).status_code == 200


def memory(house: Server) -> int:
    """MB that the program holds."""
    lines = Path(f"/proc/{house.process.pid}/status").read_text("utf-8").splitlines()
    return next(int(line.split()[1]) >> 10 for line in lines if line.startswith("VmRSS"))


def test_a_packed_body_is_not_unpacked(house: Server, api: httpx.Client) -> None:
    """400 MB of nothing in 400 kB: refused as what it is, and never unfolded."""
    bomb = gzip.compress(b"\0" * (400 << 20), 9)
    before = memory(house)
    for packing in ["gzip", "deflate", "br", "gzip, gzip"]:
        headers = {"Content-Type": "application/json", "Content-Encoding": packing}
        begun = time.monotonic()
        status = api.post("/cases", content=bomb, headers=headers).status_code
        assert status in (400, 413, 415), status
        assert time.monotonic() - begun < BUSY
    assert memory(house) - before < 100


WIDE = ",".join(f'"k{n}":1' for n in range(80_000))
JSON = {
    "5,000 brackets": "[" * 5_000 + "]" * 5_000, "500,000 brackets": "[" * 500_000 + "]" * 500_000,
    "100,000 braces": '{"a":' * 100_000 + "1" + "}" * 100_000, "an open end": "[" * 900_000,
    "80,000 names": "{" + WIDE + "}",
    "a long number": "1" * 900_000, "a large exponent": "1e999999999",
    "an escaped half": '"' + "\\ud800" * 100_000 + '"'}


@pytest.mark.parametrize("value", JSON.values(), ids=JSON.keys())
def test_deep_and_wide_json_is_answered_at_once(house: Server, api: httpx.Client, value: str) -> None:
    intake = '{"desk":"property","kind":"repair","channel":"telephone","reporter":{},"text":"x","%s":%s}'
    for field in ["form", "nobodyAskedForThis"]:
        body = intake % (field, value)
        begun = time.monotonic()
        status = api.post("/cases", content=body).status_code
        spent = time.monotonic() - begun
        assert status in (201, 400, 413, 422) and spent < 0.5 * BUSY, (status, spent)
    assert is_well(house)


def test_a_query_of_thousands_of_names_costs_little(house: Server, api: httpx.Client) -> None:
    query = "&".join(f"a{n}=1" for n in range(7_000))
    statuses: list[int] = []
    spent = min(seconds_of(lambda: statuses.append(api.get(f"/cases?{query}").status_code)) for _ in range(3))
    assert set(statuses) <= {200, 400, 414, 431} and spent < 0.3, f"{spent:.2f} s"


HUGE = {
    "one header of 200 kB": b"GET /healthz HTTP/1.1\r\nHost: a\r\nX: " + b"a" * 200_000 + b"\r\n\r\n",
    "5,000 headers": b"GET /healthz HTTP/1.1\r\nHost: a\r\n" + b"X-A: b\r\n" * 5_000 + b"\r\n",
    "an address of 200 kB": b"GET /" + b"a" * 200_000 + b" HTTP/1.1\r\nHost: a\r\n\r\n",
    "a header without an end": b"GET /healthz HTTP/1.1\r\nHost: a\r\nX: " + b"a" * 200_000,
    "a method without an end": b"A" * 200_000}


@pytest.mark.parametrize("asked", HUGE.values(), ids=HUGE.keys())
def test_headers_and_addresses_have_limits(house: Server, asked: bytes) -> None:
    heard = wire(house, asked)
    assert not heard or heard.split(b" ")[1] in (b"400", b"413", b"414", b"431"), heard[:80]
    assert is_well(house)


TWO = [
    b"Content-Length: 5\r\nTransfer-Encoding: chunked\r\n", b"Content-Length: 5\r\nContent-Length: 6\r\n",
    b"Content-Length: 5, 6\r\n", b"Content-Length: +5\r\n",
    b"Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n",
    b"Transfer-Encoding: xchunked\r\n", b"Transfer-Encoding : chunked\r\n", b"Content-Length: -1\r\n"]


@pytest.mark.parametrize("lengths", TWO, ids=ascii)
def test_a_request_of_two_lengths_is_one_request_or_none(house: Server, lengths: bytes) -> None:
    """A proxy before us and we must never disagree where a request ends."""
    hidden = b"0\r\n\r\nGET /healthz HTTP/1.1\r\nHost: a\r\n\r\n"
    heard = wire(house, b"POST /sign-in HTTP/1.1\r\nHost: a\r\n" + lengths + b"\r\n" + hidden, 2)
    assert b"\r\n\r\nok\n" not in heard, "what lay behind the body was answered as a request"
    assert not heard or heard.split(b" ")[1] in (b"400", b"501"), heard[:100]


PARTS = b"".join(b'--B\r\nContent-Disposition: form-data; name="x"\r\n\r\ny\r\n' for _ in range(20_000)) + b"--B--\r\n"
DASHES = "-" * 69 + "x"


@pytest.mark.parametrize("body, boundary", [(PARTS, "B"), (b"-" * (1 << 20), DASHES)], ids=["many parts", "dashes"])
def test_a_form_of_many_parts_or_a_strange_boundary_is_refused_at_once(
    house: Server, api: httpx.Client, body: bytes, boundary: str
) -> None:
    number = register(api, "附件")["number"]
    headers = {"Content-Type": f"multipart/form-data; boundary={boundary}"}
    begun = time.monotonic()
    answer = api.post(f"/cases/{number}/attachments", content=body, headers=headers)
    spent = time.monotonic() - begun
    assert answer.status_code == 400, answer.text
    assert spent < 0.2 * BUSY, f"{spent:.1f} s for a body of {len(body) >> 10} kB"


def test_five_hundred_half_requests_keep_nobody_waiting(house: Server) -> None:
    lines = []
    try:
        for _ in range(500):
            line = socket.create_connection(("127.0.0.1", house.port), timeout=5)
            line.sendall(b"GET /healthz HTTP/1.1\r\nHost: a\r\n")
            lines.append(line)
        assert seconds_of(lambda: is_well(house)) < 0.5 * BUSY
    finally:
        for line in lines:
            line.close()


def test_a_client_that_hangs_up_is_no_failure_of_the_machine(house: Server) -> None:
    for _ in range(3):
        with socket.create_connection(("127.0.0.1", house.port), timeout=5) as line:
            line.sendall(b"POST /sign-in HTTP/1.1\r\n" + FORM + b"user=")
            time.sleep(0.2)
    time.sleep(0.5)
    said = house.log.read_text("utf-8", "replace")
    assert "/sign-in" not in said, "anybody can fill the log:\n" + said[-600:]


@pytest.mark.parametrize("way", SLOW)
def test_a_slow_or_silent_connection_is_closed(lingering: dict[str, Future], way: str) -> None:
    closed = lingering[way].result()
    assert closed is not None, f"still open after {LINGERS} s"
