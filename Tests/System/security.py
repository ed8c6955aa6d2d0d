"""What the security tests share: somebody signed in without a browser, bytes on the wire, a clock, and payloads."""

import re
import socket
import sqlite3
import statistics
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import httpx
from chromium import Chromium
from harness import FORM_TOKEN, Server
from playwright.sync_api import BrowserContext, Page

LONG_ENOUGH = "long-enough-9"
"""A password for those whom a test hires."""


class Visitor:
    """Somebody at a browser without scripts: keeps the cookie and sends the form's token."""

    def __init__(self, server: Server, **headers: str):
        self.server = server
        self.client = httpx.Client(base_url=server.url, headers=headers, timeout=30, trust_env=False)
        self.form_token = ""

    def sign_in(self, user: str, password: str, **more: str) -> httpx.Response:
        typed = {"user": user, "password": password, **more}
        if self.form_token:
            typed["form_token"] = self.form_token
        answer = self.client.post("/sign-in", data=typed)
        if answer.status_code == 303:
            self.form_token = FORM_TOKEN.findall(self.client.get("/account").text)[0]
        return answer

    @property
    def secret(self) -> str:
        return self.client.cookies["guanjia"]

    def get(self, address: str) -> httpx.Response:
        return self.client.get(address)

    def send(self, form: str, **fields: str) -> httpx.Response:
        return self.client.post(form, data={"form_token": self.form_token} | fields)


def signed_in(server: Server, role: str, **headers: str) -> Visitor:
    visitor = Visitor(server, **headers)
    answer = visitor.sign_in(*server.account(role))
    assert answer.status_code == 303, answer.text
    return visitor


def account(secret: str, server: Server) -> int:
    """What the page of one's own account answers to whoever has this cookie: 200, or 303 to the door."""
    return httpx.get(server.url + "/account", headers={"Cookie": f"guanjia={secret}"}, trust_env=False).status_code


def wire(server: Server, data: bytes, seconds: float = 5) -> bytes:
    """Sends bytes as they are and gives what comes back until the other side closes, or the time is over."""
    with socket.create_connection(("127.0.0.1", server.port), timeout=seconds) as line:
        line.sendall(data)
        heard = b""
        deadline = time.monotonic() + seconds
        try:
            while time.monotonic() < deadline and (piece := line.recv(65536)):
                heard += piece
        except (TimeoutError, ConnectionResetError):
            pass
    return heard


def seconds_of(call: Callable[[], object]) -> float:
    begun = time.monotonic()
    call()
    return time.monotonic() - begun


def ratio(one: Callable[[], object], other: Callable[[], object], rounds: int) -> float:
    """How much longer the slower of two takes, by their medians; they take turns, so that a busy moment hits both."""
    times: tuple[list[float], list[float]] = ([], [])
    for _ in range(rounds):
        times[0].append(seconds_of(one))
        times[1].append(seconds_of(other))
    first, second = (statistics.median(all_) for all_ in times)
    return max(first, second) / min(first, second)


def hire(server: Server, user: str, role: str, **more: object) -> str:
    """Somebody new, and a token of theirs."""
    with server.api(server.token("administrator")) as api:
        body = {"user": user, "name": user, "password": LONG_ENOUGH, "roles": [role]} | more
        answer = api.post("/staff", json=body)
        assert answer.status_code == 201, answer.text
    return token_of(server, user)


def token_of(server: Server, user: str, *options: str) -> str:
    return server.run("token", "--user", user, "--name", "security test", *options).split()[-1]


def staff_id(server: Server, user: str) -> str:
    with server.api(server.token("administrator")) as api:
        return next(one["id"] for one in api.get("/staff?limit=200").json()["items"] if one["user"] == user)


def rows(server: Server, statement: str, *values: object) -> list[tuple]:
    """Reads or mends the store behind the program's back."""
    with sqlite3.connect(server.store, timeout=20) as store:
        return store.execute(statement, values).fetchall()


class Marks:
    """A payload for every field, each with a number of its own, so that the page says which field broke out."""

    def __init__(self) -> None:
        self.fields: list[str] = []

    def __call__(self, field: str, most: int = 200) -> str:
        """Out of an attribute, out of a text, an element that runs; what is short has only a mark."""
        self.fields.append(field)
        name = f"m{len(self.fields)}m"
        long = f"""{name}"'><img gjhit={name} src=x onerror=top.gjhit=1><script>top.gjhit=1</script>{{{{7*7}}}} """
        short = f"""{name}"'><u gjhit={name}>"""
        return long if len(long) <= most else short

    def named(self, found: str) -> str:
        return self.fields[int(found.strip("m")) - 1]


def broken(page: Page, marks: Marks) -> list[str]:
    """The fields whose payload became more than text on the page as it stands."""
    found = page.evaluate("""() => [
        ...[...document.querySelectorAll('[gjhit]')].map(one => one.getAttribute('gjhit')),
        ...[...document.querySelectorAll('[href^="javascript:" i], [src^="javascript:" i], [action^="javascript:" i]')]
            .map(one => (one.outerHTML.match(/m\\d+m/) || ['m1m'])[0]),
        ...(window.gjhit ? ['m1m'] : [])]""")
    return [marks.named(one) for one in found]


def shown(page: Page, marks: Marks) -> set[str]:
    """The fields whose payload can be read on the page, in its text, in a field or in an attribute."""
    text = page.evaluate("""() => document.documentElement.outerHTML
        + [...document.querySelectorAll('input, textarea')].map(one => one.value).join(' ')""")
    found = {int(number) for number in re.findall(r"m(\d+)m", text)}  # a token may hold what looks like a mark
    return {marks.fields[number - 1] for number in found if 0 < number <= len(marks.fields)}


@dataclass
class Visit:
    """A browser, and what its pages complained of."""

    context: BrowserContext
    heard: list[str] = field(default_factory=list)


def visiting(browser: Chromium, server: Server, user_agent: str | None = None) -> Iterator[Visit]:
    context = browser.new_context(base_url=server.url, locale="zh-CN", user_agent=user_agent)
    context.set_default_timeout(15_000)
    visit = Visit(context)
    context.on("console", lambda said: visit.heard.append(said.text) if "Content Security" in said.text else None)
    context.on("weberror", lambda error: visit.heard.append(str(error.error)))
    context.on("dialog", lambda dialog: (visit.heard.append(dialog.message), dialog.dismiss()))
    yield visit
    browser.close(context)
