"""Two copies behind nginx, as Tools/operating sets them up, work as one; and the service's unit does what it says."""

import os
import re
import shutil
import signal
import socket
import ssl
import subprocess
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest
from cluster import Cluster
from harness import BINARY, ROOT, Server, environment, free_port
from sandbox import confinement
from test_crash import Intake, number_by_key, numbers_on_the_list
from test_postgres import Burst, assert_nothing_lost

OPERATING = ROOT / "Tools" / "operating"
NAME = "guanjia.example"
SET_ASIDE = 4  # seconds after which nginx surely asks a copy again: more than its fail_timeout, as the unit sleeps
NOBODY = 65534


def needed(program: str) -> str:
    """Where a program is that Debian keeps in sbin."""
    found = shutil.which(program, path=os.environ.get("PATH", "") + ":/usr/sbin:/sbin")
    return found or pytest.skip(f"NOT TESTED: there is no {program} here; ./guanjia test installs it")


def as_told(text: str, changes: dict[str, str]) -> str:
    """The example with the places of this test; each must stand in it."""
    for old, new in changes.items():
        assert old in text, f"the example has no “{old}”"
        text = text.replace(old, new)
    return text


class Proxy:
    """nginx with the example, on free ports, with a certificate of its own."""

    def __init__(self, folder: Path, copies: list[Server]):
        self.folder, self.copies = folder, copies
        self.program, self.port, self.plain = needed("nginx"), free_port(), free_port()
        self.url = f"https://127.0.0.1:{self.port}"
        self.certificate, self.log = folder / "fullchain.pem", folder / "guanjia.log"
        self._make_certificate()
        self.trust = ssl.create_default_context(cafile=str(self.certificate))
        self._write()
        self.process: subprocess.Popen | None = None

    def _make_certificate(self) -> None:
        done = subprocess.run(
            [needed("openssl"), "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
             "-days", "2", "-subj", f"/CN={NAME}", "-addext", f"subjectAltName=DNS:{NAME},IP:127.0.0.1",
             "-keyout", self.folder / "key.pem", "-out", self.certificate], capture_output=True, text=True)
        assert done.returncode == 0, done.stderr

    def _write(self) -> None:
        ours = {
            "listen 80;": f"listen {self.plain};", "listen [::]:80;": "", "listen 443 ": f"listen {self.port} ",
            "listen [::]:443 ssl http2;": "", "/var/log/nginx/": f"{self.folder}/",
            "/etc/ssl/guanjia/": f"{self.folder}/",
            "127.0.0.1:8081": f"127.0.0.1:{self.copies[0].port}", "127.0.0.1:8082": f"127.0.0.1:{self.copies[1].port}"}
        (self.folder / "site.conf").write_text(as_told((OPERATING / "nginx.conf").read_text("utf-8"), ours), "utf-8")
        kinds = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
        temporary = "".join(f"{kind}_temp_path {self.folder}/{kind};\n" for kind in kinds)
        user = "user root;" if os.geteuid() == 0 else ""
        (self.folder / "nginx.conf").write_text(
            f"{user} daemon off; worker_processes 2; pid {self.folder}/nginx.pid;\n"
            f"events {{ worker_connections 512; }}\nhttp {{\n{temporary}include {self.folder}/site.conf;\n}}\n")

    def start(self) -> "Proxy":
        errors = self.folder / "error.log"
        self.process = subprocess.Popen(
            [self.program, "-e", errors, "-p", self.folder, "-c", self.folder / "nginx.conf"],
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        deadline = time.monotonic() + 10
        while time.monotonic() < deadline:
            try:
                self.client().get("/healthz")
                return self
            except httpx.TransportError:
                assert self.process.poll() is None, errors.read_text("utf-8")
                time.sleep(0.05)
        raise AssertionError("nginx does not answer")

    def stop(self) -> None:
        if self.process:
            self.process.send_signal(signal.SIGTERM)
            self.process.wait(20)

    def client(self, own: str = "127.0.0.1", **more: object) -> httpx.Client:
        """A client at an address of its own; loopback has many."""
        transport = httpx.HTTPTransport(verify=self.trust, local_address=own)
        return httpx.Client(base_url=self.url, transport=transport, **{"timeout": 60} | more)

    def api(self, token: str) -> httpx.Client:
        return httpx.Client(
            base_url=self.url + "/api/v1", headers={"Authorization": f"Bearer {token}"}, timeout=60, trust_env=False,
            verify=self.trust)


def answered_by(answer: httpx.Response) -> str:
    """The mark of the process that answered."""
    return answer.headers["X-Request-Number"].split("-")[0]


def processes(copies: list[Server]) -> set[str]:
    return {copy.mark for copy in copies}


@pytest.fixture(scope="module")
def proxy(copies: list[Server], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Proxy]:
    proxy = Proxy(tmp_path_factory.mktemp("proxy"), copies)
    try:
        yield proxy.start()
    finally:
        proxy.stop()


def sign_in(client: httpx.Client, user: str, password: str, **headers: str) -> httpx.Response:
    return client.post("/sign-in", data={"user": user, "password": password}, headers=headers)


def test_pages_and_calls_come_over_tls_from_both_copies(proxy: Proxy, copies: list[Server], token: str) -> None:
    with proxy.client() as client, proxy.api(token) as api:
        pages = [client.get("/sign-in") for _ in range(6)] + [api.get("/cases") for _ in range(6)]
    assert {page.status_code for page in pages} == {200}
    assert {answered_by(page) for page in pages} == processes(copies)
    for page in pages:
        assert "max-age=31536000" in page.headers["Strict-Transport-Security"]
        assert re.fullmatch("[0-9a-f]{32}", page.headers["X-Request-ID"])
    assert proxy.client().get("/sign-in").headers["Server"] == "nginx", "nobody needs to know the version"


def test_browsers_may_speak_http_2(proxy: Proxy) -> None:
    context = ssl.create_default_context(cafile=str(proxy.certificate))
    context.set_alpn_protocols(["h2", "http/1.1"])
    with socket.create_connection(("127.0.0.1", proxy.port)) as plain, context.wrap_socket(
            plain, server_hostname=NAME) as secure:
        assert secure.selected_alpn_protocol() == "h2"


def test_plain_http_is_sent_on_to_our_own_name(proxy: Proxy) -> None:
    for host in [NAME, "elsewhere.example"]:
        answer = httpx.get(f"http://127.0.0.1:{proxy.plain}/cases?phase=open", headers={"Host": host}, trust_env=False)
        assert (answer.status_code, answer.headers["Location"]) == (301, f"https://{NAME}/cases?phase=open")


def test_a_session_opened_through_one_copy_counts_at_both(proxy: Proxy, copies: list[Server]) -> None:
    with proxy.client() as client:
        answer = sign_in(client, *copies[0].account("admin"))
        assert answer.status_code == 303, answer.text[:300]
        cookie = answer.headers["Set-Cookie"]
        assert all(word in cookie for word in ["Secure", "HttpOnly", "SameSite=Lax"]), cookie
        pages = [client.get("/cases") for _ in range(10)]
        assert {page.status_code for page in pages} == {200}
        assert {answered_by(page) for page in pages} == processes(copies)


@pytest.mark.parametrize("address", ["/live", "/api/v1/live"])
def test_a_stream_through_the_proxy_tells_at_once_what_the_other_copy_did(
    proxy: Proxy, copies: list[Server], token: str, address: str
) -> None:
    own = {"headers": {"Authorization": f"Bearer {token}"}, "timeout": 10}
    with proxy.client(**own) as client, client.stream("GET", address) as stream:
        serving = answered_by(stream)
        other = next(copy for copy in copies if copy.mark != serving)
        lines = stream.iter_lines()
        assert next(lines).startswith("retry"), "the beginning comes before any event"
        with other.api(token) as api:
            number = number_by_key(api, Intake(f"live {address}"))
        begun = time.monotonic()
        assert any(number in line for line in lines)
        assert time.monotonic() - begun < 3, "it was held back"


def test_wrong_passwords_of_a_user_count_over_both_copies(proxy: Proxy, copies: list[Server]) -> None:
    with proxy.client("127.0.0.2") as client:
        answers = [sign_in(client, "nobody-here", f"wrong {n}") for n in range(6)]
    assert [answer.status_code for answer in answers] == [401] * 5 + [429]
    assert {answered_by(answer) for answer in answers} == processes(copies)


def test_wrong_passwords_count_for_the_address_that_came_and_no_header_helps(
    proxy: Proxy, copies: list[Server]
) -> None:
    def guess(client: httpx.Client, number: int) -> int:
        forged = {"X-Forwarded-For": f"203.0.113.{number}", "X-Real-IP": "198.51.100.1"}
        return sign_in(client, f"guess-{number}", "wrong", **forged).status_code

    with proxy.client("127.0.0.3") as evil, proxy.client("127.0.0.4") as good:
        with ThreadPoolExecutor(4) as pool:
            assert set(pool.map(lambda number: guess(evil, number), range(25))) == {401}
        assert [guess(evil, number) for number in range(25, 31)] == [401] * 5 + [429]
        assert guess(good, 99) == 401, "another address is not the worse for it"
        claimed = sign_in(good, "guess-100", "wrong", **{"X-Forwarded-For": "127.0.0.3"})
        assert claimed.status_code == 401, "nobody is taken for another"
        assert sign_in(good, *copies[0].account("admin")).status_code == 303


def test_files_go_through_up_to_the_limit_and_nothing_else_is_large(proxy: Proxy, token: str) -> None:
    def picture(megabytes: float) -> dict:
        return {"file": ("foto.png", b"\x89PNG\r\n\x1a\n" + os.urandom(int(megabytes * 1e6)), "image/png")}

    with proxy.api(token) as api:
        number = number_by_key(api, Intake("with files"))
        kept = api.post(f"/cases/{number}/attachments", files=picture(19))
        assert kept.status_code == 201, kept.text
        url = kept.json()["attachments"][0]["url"]
        for _ in range(4):
            found = api.get(proxy.url + url)
            assert (found.status_code, len(found.content)) == (200, 19_000_008), "each copy has the file"
        for refused in [
            api.post(f"/cases/{number}/attachments", files=picture(25)),
            api.post("/cases", json=Intake("x" * 2_000_000).body),
        ]:
            assert refused.status_code == 413 and "X-Request-Number" not in refused.headers, "it came to the program"
        ours = api.post("/cases", json=Intake("x" * 700_000).body)  # it stands there twice
        assert (ours.status_code, ours.json()["code"]) == (413, "bodyTooLarge")


@pytest.mark.parametrize("address", ["/imports", "/letters/none/attachments"])
def test_a_sheet_and_a_file_of_a_letter_come_to_the_program(proxy: Proxy, token: str, address: str) -> None:
    def sheet(megabytes: int) -> dict:
        return {"file": ("sheet.csv", b"\0\1\2\3" * (megabytes * 250_000), "text/csv")}

    with proxy.api(token) as api:
        ours = api.post(address, data={"kind": "places"}, files=sheet(8))
        assert 400 <= ours.status_code < 500 and ours.status_code != 413, ours.text
        assert "X-Request-Number" in ours.headers and ours.json()["code"], "the program answers, not the proxy"
        refused = api.post(address, data={"kind": "places"}, files=sheet(25))
        assert refused.status_code == 413 and "X-Request-Number" not in refused.headers, "it came to the program"


def test_the_measures_stay_inside(proxy: Proxy, copies: list[Server]) -> None:
    with proxy.client() as client:
        for address in [
            "/metrics", "/metrics/", "//metrics", "/%6Detrics", "/metrics?x=1", "/cases/../metrics", "/./metrics",
        ]:
            # As it stands: the client would make another address of some.
            answer = client.send(httpx.Request("GET", proxy.url, extensions={"target": address.encode()}))
            assert answer.status_code in (400, 404) and "guanjia_request" not in answer.text, address
        assert [client.get(address).text for address in ["/healthz", "/readyz"]] == ["ok\n", "ready\n"]
    for copy in copies:
        assert "guanjia_request_seconds_count" in httpx.get(f"{copy.url}/metrics", trust_env=False).text
        for other in ["/metrics/", "//metrics"]:
            assert httpx.get(copy.url + other, trust_env=False).status_code == 404, "the proxy refuses one spelling"


def test_the_proxy_s_name_for_a_request_is_answered_once(proxy: Proxy, copies: list[Server]) -> None:
    with proxy.client() as client:
        answers = [client.get("/sign-in", headers={"X-Request-ID": "mine"}), client.head("/sign-in")]
    for answer in answers:
        names = answer.headers.get_list("X-Request-ID")
        assert len(names) == 1 and re.fullmatch("[0-9a-f]{32}", names[0]), names
    assert (answers[1].status_code, answers[1].content) == (200, b"")
    direct = httpx.get(copies[0].url + "/sign-in", headers={"X-Request-ID": "a-proxy.1"}, trust_env=False)
    assert direct.headers["X-Request-ID"] == "a-proxy.1", "the program takes it over itself"


def test_the_log_of_the_proxy_leads_to_the_copy_and_keeps_no_questions(proxy: Proxy, copies: list[Server]) -> None:
    with proxy.client() as client:
        answer = client.get("/find", params={"q": "13800138000"})
    time.sleep(0.2)
    line = next(line for line in proxy.log.read_text("utf-8").splitlines() if answer.headers["X-Request-ID"] in line)
    copy = next(copy for copy in copies if copy.mark == answered_by(answer))
    assert f"GET /find {answer.status_code} " in line and f"number={answer.headers['X-Request-Number']}" in line
    assert line.endswith(f"copy=127.0.0.1:{copy.port}")
    assert "13800138000" not in proxy.log.read_text("utf-8")


def test_numbers_have_no_gap_and_identities_no_double(proxy: Proxy, copies: list[Server], token: str) -> None:
    def one(number: int) -> tuple[str, str, str]:
        with proxy.api(token) as api:
            answer = api.post("/cases", json=Intake(f"counted-{number}").body)
            assert answer.status_code == 201, answer.text
            return answer.json()["number"], answer.json()["id"], answered_by(answer)

    with ThreadPoolExecutor(8) as pool:
        numbers, identities, by = zip(*pool.map(one, range(120)))
    running = sorted(int(number.split("-")[1]) for number in numbers)
    assert running == list(range(running[0], running[0] + 120)), "numbers have gaps or doubles"
    assert len(set(identities)) == 120
    assert set(by) == processes(copies)


def under_load(proxy: Proxy, token: str, prefix: str, harm: Callable[[], None]) -> tuple[Burst, list[str]]:
    """Reads and registers from six threads while the harm is done; what was registered, and which reads failed."""
    result, bad, over = Burst(), [], threading.Event()

    def write(thread: int) -> None:
        with proxy.api(token) as api:
            for count in range(3_000):
                if over.is_set():
                    return
                intake = Intake(f"{prefix}-{thread}-{count}")
                result.asked.append(intake)
                answer = api.post("/cases", json=intake.body, headers={"Idempotency-Key": intake.key})
                if answer.status_code == 201:
                    result.acknowledged[intake] = answer.json()["number"]
                else:
                    result.refused.append(f"{answer.status_code} {answer.text}")

    def read() -> None:
        with proxy.api(token) as api:
            while not over.is_set():
                answer = api.get("/cases", params={"limit": 5})
                if answer.status_code != 200:
                    bad.append(f"{answer.status_code} {answer.text}")

    threads = [threading.Thread(target=write, args=(number,)) for number in range(4)]
    threads += [threading.Thread(target=read) for _ in range(2)]
    for thread in threads:
        thread.start()
    try:
        time.sleep(1)
        harm()
        time.sleep(1)
    finally:
        over.set()
        for thread in threads:
            thread.join(90)
    print(f"{prefix}: {len(result.acknowledged)} of {len(result.asked)} acknowledged, {len(result.refused)} refused")
    return result, bad


def test_a_copy_is_killed_and_whoever_reads_does_not_notice(proxy: Proxy, copies: list[Server], token: str) -> None:
    result, bad = under_load(proxy, token, "killed", copies[0].kill)
    assert not bad, f"{len(bad)} reads failed: {bad[0]}"
    assert all(refusal.startswith("502") for refusal in result.refused), result.refused[:3]
    assert len(result.refused) <= 8, f"only what was under way may fail: {len(result.refused)}"
    copies[0].start("serve")
    assert_nothing_lost(proxy, token, result)
    assert numbers_on_the_list(copies[0], token) == numbers_on_the_list(copies[1], token)


def test_copies_are_started_anew_one_after_the_other_and_whoever_reads_does_not_notice(
    proxy: Proxy, copies: list[Server], token: str
) -> None:
    def anew() -> None:
        for copy in copies:
            copy.stop()
            ended.append(copy.process.returncode)
            copy.start("serve")
            time.sleep(SET_ASIDE)

    ended: list[int] = []
    result, bad = under_load(proxy, token, "anew", anew)
    print(f"the copies ended with {ended}; -9 is one that was still there after 15 s")
    assert not bad, f"{len(bad)} reads failed: {bad[0]}"
    # One that meets the very moment in which a copy closes its connections may not be asked again by nginx.
    assert all(refusal.startswith("502") for refusal in result.refused), result.refused[:3]
    # Of each copy at most what the four who write had under way then.
    assert len(result.refused) <= 4 * len(copies), f"{len(result.refused)} writes failed: {result.refused[0]}"
    assert_nothing_lost(proxy, token, result)
    with proxy.api(token) as api:
        assert {answered_by(api.get("/cases")) for _ in range(8)} == processes(copies)


class Deaf:
    """A copy that takes a request and dies over it."""

    def __init__(self) -> None:
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.port, self.asked = self.socket.getsockname()[1], []
        threading.Thread(target=self._run, daemon=True).start()

    def _run(self) -> None:
        while True:
            try:
                link, _ = self.socket.accept()
            except OSError:
                return
            with link:
                self.asked.append(link.recv(65_536).split(b" ")[0].decode())


def test_what_a_dead_copy_may_have_done_is_not_asked_of_the_other(
    copies: list[Server], token: str, tmp_path: Path
) -> None:
    deaf = Deaf()
    proxy = Proxy(tmp_path, [deaf, copies[1]])
    try:
        with proxy.start().api(token) as api:
            time.sleep(SET_ASIDE)
            before = set(numbers_on_the_list(copies[1], token))
            deaf.asked.clear()
            answers = [api.post("/cases", json=Intake(f"deaf-{number}").body) for number in range(3)]
            made = {answer.json()["number"] for answer in answers if answer.status_code == 201}
            assert sorted(answer.status_code for answer in answers) == [201, 201, 502]
            assert deaf.asked == ["POST"] and set(numbers_on_the_list(copies[1], token)) - before == made
            time.sleep(SET_ASIDE)
            assert {api.get("/cases").status_code for _ in range(3)} == {200}, "what only reads is asked of the other"
            assert deaf.asked == ["POST", "GET"]
    finally:
        proxy.stop()
        deaf.socket.close()


def directives(unit: str, key: str) -> list[str]:
    return re.findall(rf"^{key}=(.*)$", unit.replace("\\\n", ""), re.MULTILINE)


@pytest.fixture
def unit(tmp_path: Path) -> tuple[Path, str]:
    """The unit as it would lie in /etc/systemd/system, with the program where it is here."""
    text = as_told((OPERATING / "guanjia@.service").read_text("utf-8"), {"/opt/guanjia/guanjia": BINARY})
    path = tmp_path / "guanjia@.service"
    path.write_text(text, "utf-8")
    return path, text


def test_systemd_takes_the_unit(unit: tuple[Path, str]) -> None:
    path = unit[0].with_name("guanjia@8081.service")
    path.symlink_to(unit[0])
    done = subprocess.run(
        [needed("systemd-analyze"), "verify", "--man=no", "--recursive-errors=no", path],
        capture_output=True, text=True)
    assert (done.returncode, done.stdout + done.stderr) == (0, "")


def test_the_first_password_does_not_come_into_the_journal(unit: tuple[Path, str]) -> None:
    assert directives(unit[1], "StandardError") == ["journal"]
    where = directives(unit[1], "StandardOutput")[0].removeprefix("append:")
    assert where == "/var/lib/guanjia/printed-%i"
    told = (ROOT / "docs" / "operating.md").read_text("utf-8")
    for port in ["8081", "8082"]:
        assert f"install -m 600 -o guanjia /dev/null {where.replace('%i', port)}\n" in told


def test_the_service_waits_for_the_proxy(unit: tuple[Path, str]) -> None:
    aside = re.findall(r"fail_timeout=(\d+)s", (OPERATING / "nginx.conf").read_text("utf-8"))
    assert directives(unit[1], "ExecStartPost")[1] == f"/usr/bin/sleep {SET_ASIDE}"
    assert len(aside) == 2 and max(map(int, aside)) + 1 < SET_ASIDE, "nginx counts whole seconds"


def test_the_service_is_little_exposed(unit: tuple[Path, str]) -> None:
    done = subprocess.run(
        [needed("systemd-analyze"), "security", "--offline=true", "--threshold=15", "--no-pager", unit[0]],
        capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


def settings(text: str) -> dict[str, str]:
    return dict(line.split("=", 1) for line in text.splitlines() if line and not line.startswith("#"))


@pytest.fixture
def machine() -> Iterator[Path]:
    """Where the files of the service lie; whoever it runs as can reach them."""
    folder = Path(tempfile.mkdtemp(prefix="guanjia-service."))
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder)


def database_with_password(cluster: Cluster, password: str) -> str:
    """A database of a role that signs in with a password, as the text on operating says; its host and port."""
    ask = cluster.ask
    ask(f"CREATE ROLE keeper LOGIN PASSWORD '{password}'")
    ask("CREATE DATABASE keeper OWNER keeper ENCODING 'UTF8'")
    allowed = Path(ask("SHOW hba_file"))
    allowed.write_text("host keeper keeper 127.0.0.1/32 scram-sha-256\n" + allowed.read_text("utf-8"), "utf-8")
    ask("SELECT pg_reload_conf()")
    return re.search(r"@([\d.:]+)/", cluster.address).group(1)


def as_the_service(line: str, folder: Path, told: dict[str, str], unit: str) -> subprocess.Popen:
    """Runs a line of the unit with its settings, in the folder of its state, as somebody who may do as little."""
    state, other = folder / "state", {}
    state.mkdir(mode=int(directives(unit, "StateDirectoryMode")[0], 8))
    if os.geteuid() == 0:
        other = {"user": NOBODY, "group": NOBODY, "extra_groups": []}
        for path in [state, folder / "pgpass"]:
            os.chown(path, NOBODY, NOBODY)
    with (folder / "said").open("wb") as said:
        return subprocess.Popen(
            line.split(), cwd=state, env=told | {"PATH": "/usr/bin:/bin"}, stdin=subprocess.DEVNULL, stdout=said,
            stderr=subprocess.STDOUT, umask=int(directives(unit, "UMask")[0], 8), **other,
            preexec_fn=confinement(
                directives(unit, "SystemCallFilter"), directives(unit, "RestrictAddressFamilies")[0].split(),
                refuses_write_and_execute=directives(unit, "MemoryDenyWriteExecute") == ["yes"]))


def test_the_service_starts_as_its_unit_says_and_stops(cluster: Cluster, unit: tuple[Path, str], machine: Path) -> None:
    shutil.copytree(environment()["GUANJIA_DESKS"], machine / "Desks")
    shutil.copy(BINARY, machine / "guanjia")
    server = database_with_password(cluster, "quite secret")
    (machine / "pgpass").write_text(f"{server}:keeper:keeper:quite secret\n", "utf-8")
    (machine / "pgpass").chmod(0o600)
    told = settings(as_told((OPERATING / "guanjia.env").read_text("utf-8"), {
        "guanjia@127.0.0.1/guanjia": f"keeper@{server}/keeper", "/etc/guanjia/pgpass": f"{machine}/pgpass",
        "/opt/guanjia/Desks": f"{machine}/Desks", "/var/lib/guanjia/files": f"{machine}/state/files"}))
    port = str(free_port())
    start, ready = (
        directives(unit[1].replace(BINARY, str(machine / "guanjia")), key)[0].replace("%i", port)
        for key in ["ExecStart", "ExecStartPost"])
    process = as_the_service(start, machine, told, unit[1])
    try:
        waiting = subprocess.Popen(ready.split())
        while waiting.poll() is None and process.poll() is None:
            time.sleep(0.05)
        waiting.kill()
        assert waiting.wait() == 0, f"{process.poll()} " + (machine / "said").read_text("utf-8")
        api = httpx.Client(base_url=f"http://127.0.0.1:{port}", trust_env=False)
        password = re.search(r"^admin admin (\S+)$", (machine / "said").read_text("utf-8"), re.MULTILINE).group(1)
        assert sign_in(api, "admin", password).status_code == 303
        made = subprocess.run(
            [machine / "guanjia", "token", "--user", "admin", "--name", "service"],
            env=told, capture_output=True, text=True)
        api.headers["Authorization"] = f"Bearer {made.stdout.strip()}"
        number = api.post("/api/v1/cases", json=Intake("as a service").body).json()["number"]
        file = {"file": ("foto.png", b"\x89PNG\r\n\x1a\n" + os.urandom(1000), "image/png")}
        assert api.post(f"/api/v1/cases/{number}/attachments", files=file).status_code == 201
        status = Path(f"/proc/{process.pid}/status").read_text("utf-8")
        assert "NoNewPrivs:\t1" in status and "Seccomp:\t2" in status and "CapEff:\t0000000000000000" in status
        process.send_signal(signal.SIGTERM)
        assert process.wait(float(directives(unit[1], "TimeoutStopSec")[0])) == 0, "systemd would take it for a failure"
    finally:
        process.kill()
        process.wait()
