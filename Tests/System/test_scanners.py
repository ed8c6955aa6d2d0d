"""Two scanners that others wrote, wapiti and sqlmap, find nothing in the demo, and what is wrong in a bad server."""

import json
import re
import shutil
import sqlite3
import subprocess
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from harness import ROOT, Server, register
from security import signed_in

ALLOWED = {
    "X-XSS-Protection is not set": "browsers no longer have what it switches on; the Content-Security-Policy does more",
    "Strict-Transport-Security is not set": "the proxy that speaks TLS sets it; over plain HTTP browsers ignore it",
    "Secure flag is not set": "it is set behind TLS (SignInTests); the scan speaks plain HTTP on loopback",
}
"""What wapiti may say, and why it is no finding."""

SCAN_SECONDS, MODULE_SECONDS, SQLMAP_SECONDS = 30, 4, 480
SQLMAP_AGAIN = 2
"""How often a hole must be found again."""
AT_ONCE = 50
"""Calls that one run of sqlmap looks at."""
MODULES = "crlf,csp,cookieflags,exec,file,http_headers,permanentxss,redirect,sql,xss,xxe"
LEFT_ALONE = ["/live", "/sign-out", "/language", "/account/*", "/settings/staff/*", "/settings/roles/*", "/assets/*"]
"""Addresses that would end the scan's own session, never end, or take its rights away."""

WAPITI = """
import re, sys
from wapitiCore.net import crawler
# Debian's 3.0.4 writes its flags where Python 3.11 no longer takes them, so that --exclude breaks.
crawler.wildcard_translate = lambda text: re.compile("(?ms)" + ".*".join(map(re.escape, text.split("*"))) + r"\\Z")
from wapitiCore.main.wapiti import wapiti_main
sys.argv[0] = "wapiti"
wapiti_main()
"""


def needs(program: str) -> None:
    if not shutil.which(program):
        pytest.skip(f"{program} is not installed: ./guanjia test installs it")


def run(command: list[str], log: str, folder: Path, seconds: int) -> str:
    """Runs a scanner in a folder of its own; what it says is kept in .setup."""
    said = ROOT / ".setup" / log
    said.parent.mkdir(exist_ok=True)
    with said.open("w") as out:
        subprocess.run(
            command, stdin=subprocess.DEVNULL, stdout=out, stderr=subprocess.STDOUT, cwd=folder, timeout=seconds,
            env={"PATH": "/usr/sbin:/usr/bin:/bin", "HOME": str(folder), "LANG": "C.UTF-8"})
    return said.read_text("utf-8", "replace")


def wapiti(folder: Path, url: str, starts: list[str], cookie: str, log: str) -> tuple[list[str], int]:
    """What wapiti finds, as lines, and how many requests it found to try."""
    (folder / "config").mkdir()
    (folder / "config" / "apps.json").write_text("{}")  # else it asks the network for it
    command = [
        "/usr/bin/python3", "-c", WAPITI, "--url", url + starts[0], "--scope", "domain", "--module", MODULES,
        "--header", f"Cookie: {cookie}", "--max-scan-time", str(SCAN_SECONDS), "--max-attack-time",
        str(MODULE_SECONDS), "--scan-force", "aggressive", "--max-links-per-page", "12", "--max-files-per-dir", "8",
        "--depth", "3", "--timeout", "5", "--verbose", "2", "--flush-session",
        "--store-session", str(folder / "session"), "--store-config", str(folder / "config"),
        "--no-bugreport", "--format", "json", "--output", str(folder / "report.json")]
    command += [part for start in starts[1:] for part in ("--start", url + start)]
    command += [part for address in LEFT_ALONE for part in ("--exclude", url + address)]
    said = run(command, log, folder, SCAN_SECONDS + 11 * MODULE_SECONDS + 60)
    report = json.loads((folder / "report.json").read_text("utf-8"))
    found = [
        f"{kind}: {one['method']} {one['path']} {one['info']}"
        for part in ("vulnerabilities", "anomalies") for kind, all_ in report[part].items() for one in all_]
    return found, len(set(re.findall(r"^\[\+\] (?:GET|POST) \S+", said, re.MULTILINE)))


def sqlmap(folder: Path, addresses: list[str], header: str, log: str, *options: str) -> tuple[set[str], set[str]]:
    """The parameters into which sqlmap could put a statement of its own, each time anew, and all that it tried.

    sqlmap compares answers; those to what registers a case differ by themselves (number, times), and a row of such
    chances has passed its own check for false positives. A hole is there again: chance is not.
    """
    targets = folder / f"{log}.txt"
    targets.write_text("\n".join(addresses) + "\n")
    # Not by time (T): a machine that runs other tests answers late by itself.
    command = [
        "sqlmap", "-m", str(targets), "-H", header, "--batch", "--level", "2", "--risk", "1", "--technique", "BEU",
        "--dbms", "SQLite", "--threads", "2", "--disable-coloring", "--flush-session", "--skip",
        "user-agent,referer,cookie,host", "--ignore-code", "*", "--output-dir", str(folder / log), *options]

    def once(log: str) -> tuple[set[str], set[str]]:
        said = run(command, log, folder, SQLMAP_SECONDS)
        assert "[CRITICAL]" not in said, said[-2000:]
        tried = set(re.findall(r"testing (?:for SQL injection on|if) .*?parameter '([^']+)'", said))
        return set(re.findall(r"parameter '([^']+)' is vulnerable", said)), tried

    found, tried = once(log)
    for again in range(SQLMAP_AGAIN):
        if found:
            found &= once(f"again-{again}-{log}")[0]
    return found, tried


def test_wapiti_finds_nothing_on_the_pages(house: Server, tmp_path: Path) -> None:
    needs("wapiti")
    visitor = signed_in(house, "administrator")
    starts = ["/desk", "/cases", "/people", "/call-backs", "/intake?q=1", "/find?q=a", "/sign-in", "/settings/staff"]
    found, tried = wapiti(tmp_path, house.url, starts, f"guanjia={visitor.secret}", "wapiti.log")
    assert visitor.get("/account").status_code == 200, "the scan lost its session on the way"
    assert tried > 30, f"only {tried} requests were found to try; see .setup/wapiti.log"
    real = [one for one in found if not any(one.endswith(said) for said in ALLOWED)]
    assert not real, "\n".join(real)
    assert house.process.poll() is None


def calls(house: Server, number: str) -> list[str]:
    """Every call of the API that takes something in its query or its path, as its description says."""
    with house.api(house.token("agent")) as api:
        paths = api.get("/openapi.json").json()["paths"]
    made = []
    for path, operations in paths.items():
        if "get" not in operations or path.endswith("/live"):
            continue
        asked = [one["name"] for one in operations["get"]["parameters"] if one["in"] == "query"]
        address = house.url + re.sub(r"\{\w+\}", number, path)
        if asked:
            made.append(f"{address}?" + "&".join(f"{name}=1" for name in asked))
        elif "{" in path:
            made.append(address.replace(number, f"{number}*"))
    return made


def test_sqlmap_finds_nothing_in_the_calls(house: Server, tmp_path: Path) -> None:
    needs("sqlmap")
    token = f"Authorization: Bearer {house.token('administrator')}"
    with house.api(house.token("agent")) as api:
        number = register(api, "扫描")["number"]
    all_, tried = calls(house, number), set()
    assert len(all_) > 90, "the description has lost its calls"
    # There are more calls with each month: a run takes so many, so that the limit of one run holds for ever.
    for start in range(0, len(all_), AT_ONCE):
        found, named = sqlmap(tmp_path, all_[start:start + AT_ONCE], token, f"sqlmap-calls-{start}.log")
        assert not found, found
        tried |= named
    assert {"q", "category", "after", "externalNumber", "sort"} <= tried, sorted(tried)


BODIES = {
    "/cases": {"desk": "property", "kind": "repair", "channel": "telephone", "text": "a", "externalNumber": "a",
               "placeText": "a", "reporter": {"name": "a", "phone": "a"}},
    "/views": {"name": "a", "address": "a"}, "/people": {"name": "a", "note": "a", "phones": ["1"]}}


@pytest.mark.parametrize("address", BODIES)
def test_sqlmap_finds_nothing_in_what_is_sent(house: Server, tmp_path: Path, address: str) -> None:
    needs("sqlmap")
    token = f"Authorization: Bearer {house.token('administrator')}"
    found, tried = sqlmap(
        tmp_path, [house.url + "/api/v1" + address], token, f"sqlmap{address.replace('/', '-')}.log",
        "--data", json.dumps(BODIES[address]), "-H", "Content-Type: application/json", "--level", "1")
    assert not found, found
    assert tried, "nothing was tried"


def test_sqlmap_finds_nothing_on_the_pages(house: Server, tmp_path: Path) -> None:
    needs("sqlmap")
    cookie = f"Cookie: guanjia={signed_in(house, 'administrator').secret}"
    addresses = [
        "/cases?q=a&kind=repair&category=a&sort=newest&stage=a", "/find?q=a", "/people?q=a", "/intake?q=a&person=1"]
    found, tried = sqlmap(tmp_path, [house.url + one for one in addresses], cookie, "sqlmap-pages.log", "--level", "1")
    assert not found, found
    assert {"q", "category", "person"} <= tried, sorted(tried)


class Bad(BaseHTTPRequestHandler):
    """Puts what it is asked into a statement, and into its page, as it comes."""

    def do_GET(self) -> None:
        typed = parse_qs(urlsplit(self.path).query).get("q", ["1"])[0]
        store = sqlite3.connect(":memory:")
        store.executescript("CREATE TABLE person (id, name); INSERT INTO person VALUES (1, 'Wang'), (2, 'Li');")
        try:
            status, found = 200, store.execute(f"SELECT name FROM person WHERE id = '{typed}'").fetchall()
        except sqlite3.Error as error:
            status, found = 500, f"sqlite3.OperationalError: {error}"
        page = f'<html><body><form><input name="q"></form><p>{typed}</p><p>{found}</p></body></html>'.encode()
        self.send_response(status)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        self.wfile.write(page)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="module")
def bad() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Bad)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_wapiti_finds_what_is_wrong_with_a_bad_server(bad: str, tmp_path: Path) -> None:
    needs("wapiti")
    found, _ = wapiti(tmp_path, bad, ["/?q=1"], "none=1", "wapiti-bad.log")
    assert any(one.startswith("Cross Site Scripting") for one in found), found
    assert any("Content Security Policy" in one for one in found), found


def test_sqlmap_finds_what_is_wrong_with_a_bad_server(bad: str, tmp_path: Path) -> None:
    needs("sqlmap")
    found, tried = sqlmap(tmp_path, [f"{bad}/?q=1"], "X-None: 1", "sqlmap-bad.log")
    assert found == {"q"} and tried == {"q"}, (found, tried)
