"""Starts the real program on a store of its own and speaks to it as people and other programs do."""

import fcntl
import os
import re
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import axe_playwright_python
import httpx
from playwright.sync_api import Locator, Page, expect

ROOT = Path(__file__).resolve().parents[2]
SCREENS = ROOT / ".setup" / "screens"
BINARY = os.environ.get("GUANJIA_BIN", str(ROOT / ".build" / "debug" / "guanjia"))
START_SECONDS = 300
"""Ends what hangs, no more: a debug build plays a demo in 45 s where it is alone."""

DEMO = ROOT / ".setup" / "demo"
DEMO_SECONDS = 10 * 60
"""A demo is months played through the engine, which takes a debug build its time: one made so lately serves again."""

LISTENING = re.compile(r"^listening on (http://\S+)$", re.MULTILINE)
ACCOUNT = re.compile(r"^([\w-]+) (\S+) (\S+)$", re.MULTILINE)
ADMINISTRATOR = re.compile(r"^admin (\S+)$", re.MULTILINE)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


UNLIMITED = {f"GUANJIA_{name}": "0" for name in [
    "REQUESTS_PER_ADDRESS", "REQUESTS_PER_ACCOUNT", "OPEN_PER_ADDRESS", "OPEN_PER_ACCOUNT"]}
"""Tests ask faster than people do, all as one. test_many_requests.py has the limits on."""


def environment() -> dict[str, str]:
    """Ours without any setting of the person who runs the tests, but for the desks; without limits."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith("GUANJIA_")}
    return kept | UNLIMITED | {"GUANJIA_DESKS": os.environ.get("GUANJIA_DESKS", str(ROOT / "Desks"))}


def lay_demo(store: Path) -> None:
    """Puts a demo where `store` shall be: a copy of one that was made by the same program a while ago, or a new one."""
    DEMO.mkdir(mode=0o700, parents=True, exist_ok=True)
    with (DEMO / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        model = DEMO / "store.db"
        made = DEMO / "made"
        age = time.time() - made.stat().st_mtime if made.exists() else DEMO_SECONDS
        sources = [Path(BINARY), *Path(environment()["GUANJIA_DESKS"]).rglob("*.yaml")]
        program = f"{BINARY} {max(source.stat().st_mtime_ns for source in sources)}"
        if age >= DEMO_SECONDS or made.read_text() != program:
            made.unlink(missing_ok=True)
            first = Server(DEMO)
            first.options = ("--fresh",)
            with running(first):
                pass
            made.write_text(program)
        for ending in ["", ".blobs", ".key"]:
            part = Path(f"{model}{ending}")
            if part.is_dir():
                shutil.copytree(part, f"{store}{ending}")
            elif part.exists():
                shutil.copy2(part, f"{store}{ending}")


class Server:
    """One running program on one store; `start` and `stop` may alternate, the store stays."""

    def __init__(self, folder: Path):
        self.folder = folder
        self.store = folder / "store.db"
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.accounts: dict[str, tuple[str, str]] = {}
        self.process: subprocess.Popen | None = None
        self.extra: dict[str, str] = {}
        self.options: tuple[str, ...] = ()

    @property
    def printed(self) -> Path:
        return self.folder / "printed.txt"

    @property
    def log(self) -> Path:
        return self.folder / "server.log"

    def at_the_mercy_of(self, faults: Path) -> "Server":
        """Lays the shim of faults.c before its C library; the files of the folder say what goes wrong."""
        compiler = shutil.which("clang") or shutil.which("cc") or "/opt/swift/usr/bin/clang"
        library = faults / "faults.so"
        source = Path(__file__).with_name("faults.c")
        subprocess.run([compiler, "-shared", "-fPIC", "-o", library, source, "-ldl"], check=True)
        self.extra = {"LD_PRELOAD": str(library), "FAULTS": str(faults)}
        return self

    @property
    def plays_its_own(self) -> bool:
        """Whether its demo would be another than the one that all copy: by other desks, or by what goes wrong."""
        faults = self.extra.get("FAULTS")
        return "GUANJIA_DESKS" in self.extra or bool(faults) and any(
            (Path(faults) / name).exists() for name in ["clock", "fsync"])

    def start(self, command: str = "demo", *options: str) -> "Server":
        if command == "demo" and not (options or self.options or self.plays_its_own or self.store.exists()):
            lay_demo(self.store)
        arguments = [BINARY, command, "--port", str(self.port), "--store", str(self.store), *self.options, *options]
        with self.printed.open("wb") as printed, self.log.open("ab") as log:
            self.process = subprocess.Popen(
                arguments, stdin=subprocess.DEVNULL, stdout=printed, stderr=log,
                cwd=self.folder, env=environment() | self.extra, start_new_session=True)
        self._wait_until_listening()
        self._read_accounts()
        return self

    def _wait_until_listening(self) -> None:
        deadline = time.monotonic() + START_SECONDS
        while not LISTENING.search(self.printed.read_text("utf-8", "replace")):
            if self.process.poll() is not None:
                raise AssertionError(f"it ended with {self.process.returncode} before it listened\n{self.tail()}")
            if time.monotonic() > deadline:
                self.kill()
                raise AssertionError(f"no line 'listening on http://…' within {START_SECONDS} s\n{self.tail()}")
            time.sleep(0.02)

    def _read_accounts(self) -> None:
        """Keeps the first account of each role; a restart that prints none forgets none."""
        head = LISTENING.split(self.printed.read_text("utf-8"))[0]
        for role, user, password in ACCOUNT.findall(head):
            self.accounts.setdefault(role, (user, password))
        for password in ADMINISTRATOR.findall(head):
            self.accounts.setdefault("admin", ("admin", password))

    def stop(self) -> None:
        if self.process and self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            try:
                self.process.wait(15)
            except subprocess.TimeoutExpired:
                self.kill()

    def kill(self) -> None:
        """As a power cut would: no signal that the program could answer."""
        if self.process and self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()

    def tail(self, lines: int = 60) -> str:
        """The end of what the program said, for a failed test to show."""
        texts = [path.read_text("utf-8", "replace") for path in (self.printed, self.log) if path.exists()]
        return "\n".join("\n".join(texts).splitlines()[-lines:])

    def run(self, *arguments: str) -> str:
        """Runs one command of the program on this store and gives what it prints."""
        done = subprocess.run(
            [BINARY, *arguments, "--store", str(self.store)], stdin=subprocess.DEVNULL, capture_output=True,
            text=True, cwd=self.folder, env=environment(), timeout=60)
        assert done.returncode == 0, f"{' '.join(arguments)} ended with {done.returncode}: {done.stderr}"
        return done.stdout

    @property
    def mark(self) -> str:
        """What the running process begins its request numbers with; after a start it is another."""
        answer = httpx.get(self.url + "/healthz", timeout=30, trust_env=False)
        return answer.headers["X-Request-Number"].split("-")[0]

    def printed_account(self, role: str) -> tuple[str, str]:
        assert role in self.accounts, f"no account printed for {role}; there are {sorted(self.accounts)}"
        return self.accounts[role]

    def account(self, role: str) -> tuple[str, str]:
        """User and password of that role; the administrator of a new store has chosen a password by then."""
        user, password = self.printed_account(role)
        if role == "admin" and password != CHOSEN:
            choose_password(self.url, user, password)
            self.accounts[role] = (user, CHOSEN)
        return self.accounts[role]

    def role(self, *preferred: str) -> str:
        """The first of these roles that has an account, else the first that was printed."""
        assert self.accounts, "the program printed no account"
        return next((role for role in preferred if role in self.accounts), next(iter(self.accounts)))

    def token(self, role: str, label: str = "system test") -> str:
        return self.run("token", "--user", self.printed_account(role)[0], "--name", label).split()[-1]

    def api(self, token: str) -> httpx.Client:
        return httpx.Client(
            base_url=self.url + "/api/v1", headers={"Authorization": f"Bearer {token}"}, timeout=30, trust_env=False)


FORM_TOKEN = re.compile(r'name="form-token" content="([^"]+)"')
CHOSEN = "a-horse-of-my-own"
"""What the administrator chooses in place of the one-time password."""


def choose_password(url: str, user: str, given: str) -> None:
    """Comes in with a password that somebody else gave, and chooses another."""
    with httpx.Client(base_url=url, timeout=30, trust_env=False) as client:
        entered = client.post("/sign-in", data={"user": user, "password": given})
        assert entered.headers["Location"].startswith("/account"), entered.headers
        token = FORM_TOKEN.findall(client.get("/account").text)[0]
        chosen = client.post("/account/password", data={"form_token": token, "password": CHOSEN, "again": CHOSEN})
        assert chosen.status_code == 303, chosen.text


@contextmanager
def running(server: Server, command: str = "demo", *options: str) -> Iterator[Server]:
    """The server, until the test is done with it."""
    try:
        yield server.start(command, *options)
    finally:
        server.stop()


def register(api: httpx.Client, text: str, **more: object) -> dict:
    """A case of a caller nobody knows, as a program registers it."""
    body = {"desk": "property", "kind": "repair", "channel": "telephone", "place": "2-1-801", "text": text,
            "reporter": {"name": "测试客户", "phone": "13800138766"}} | more
    answer = api.post("/cases", json=body)
    assert answer.status_code == 201, answer.text
    return answer.json()


def window(hours: int) -> str:
    """From now on for so long, as a form holds it."""
    now = datetime.now(timezone.utc).replace(microsecond=0)
    return f"{now.isoformat()}/{(now + timedelta(hours=hours)).isoformat()}"


def goods_pass(server: Server) -> tuple[str, str]:
    """A case of goods with a pass in force; its number and the code."""
    with server.api(server.token("customer-service-manager")) as api:
        made = api.post("/cases", json={
            "desk": "property", "kind": "goods-out", "channel": "counter", "text": "搬一台钢琴出门", "place": "1-1-101",
            "reporter": {"name": "钱先生", "phone": "13900001111"},
            "form": {
                "goods": '[{"what":"立式钢琴","count":"1"},{"what":"琴凳","count":"2"}]', "applicant": "owner",
                "when": window(6), "carrier": "货运老李"}})
        assert made.status_code == 201, made.text
        number = made.json()["number"]
        done = api.post(f"/cases/{number}/actions/approve", json={"form": {"checks": "identity=pass,arrears=pass"}})
        assert done.status_code == 200, done.text
        return number, api.get(f"/cases/{number}/passes").json()["items"][0]["code"]


def try_to_sign_in(page: Page, user: str, password: str) -> None:
    """Fills and sends the form, whatever comes of it."""
    page.goto("/sign-in")
    page.fill("[name=user]", user)
    page.fill("[name=password]", password)
    page.locator("form:has([name=password])").get_by_role("button").last.click()


def sign_in(page: Page, server: Server, role: str) -> None:
    """Signs in by the form, as the first account of that role."""
    try_to_sign_in(page, *server.account(role))
    page.wait_for_url(lambda url: not url.split("?")[0].endswith("/sign-in"))


AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text("utf-8")
AXE_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def axe(page: Page) -> None:
    """Fails when axe finds anything serious or critical on the page as it stands."""
    page.evaluate(AXE)
    found = page.evaluate("rules => axe.run({runOnly: rules, resultTypes: ['violations']})", AXE_RULES)["violations"]
    grave = [violation for violation in found if violation["impact"] in ("serious", "critical")]
    for violation in grave:
        if violation["id"] == "target-size":
            violation["nodes"] = [node for node in violation["nodes"] if is_small_in_view(page, node)]
    grave = [violation for violation in grave if violation["nodes"]]
    assert not grave, "\n".join(
        f"{violation['impact']}: {violation['help']} ({violation['id']}): {node['html'][:160]}"
        for violation in grave for node in violation["nodes"][:5])


def is_small_in_view(page: Page, node: dict[str, Any]) -> bool:
    """Whether a target is too small where a person would tap it, too: in the middle of the window. axe measures what is
    seen of it, and where the page happens to stand a bar at the edge may cover most of it."""
    again = page.evaluate("""async target => {
        const from = scrollY;
        document.querySelector(target).scrollIntoView({block: 'center', behavior: 'instant'});
        const found = await axe.run(target, {runOnly: ['target-size'], resultTypes: ['violations']});
        scrollTo({top: from, behavior: 'instant'});
        return found.violations.length;
    }""", node["target"][0])
    return bool(again)


def sign(page: Page, canvas: Locator) -> None:
    """Draws on a canvas for signatures, with a finger's way of it."""
    canvas.scroll_into_view_if_needed()
    box = canvas.bounding_box()
    assert box and box["width"] > 250, "a finger needs room"
    page.mouse.move(box["x"] + 20, box["y"] + 60)
    page.mouse.down()
    page.mouse.move(box["x"] + 200, box["y"] + 20, steps=8)
    page.mouse.up()
    field = canvas.locator("xpath=ancestor::*[contains(@class, 'sign')]//input").first
    expect(field).to_have_value(re.compile("^data:image/png"))


def screenshot(page: Page, name: str) -> Path:
    """Keeps a picture of the whole page in .setup/screens for a person to look at."""
    SCREENS.mkdir(parents=True, exist_ok=True)
    path = SCREENS / f"{name}.png"
    page.screenshot(path=path, full_page=True)
    return path


def day_and_night(page: Page, name: str) -> None:
    """Keeps a picture of the page as it stands, in the dark and by day; each is without fault and fits the screen."""
    for scheme in ["dark", "light"]:
        page.emulate_media(color_scheme=scheme)
        axe(page)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "no scrolling sideways"
        screenshot(page, f"{name}-{scheme}")
