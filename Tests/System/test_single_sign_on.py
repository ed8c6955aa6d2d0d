"""Single sign-on in a real browser, against a provider that others wrote (provider.py), and against one that answers
without end."""

import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import httpx
import pytest
from chromium import Chromium
from conftest import open_page
from harness import Server, axe, free_port, running, screenshot, sign_in
from playwright.sync_api import Page, expect
from provider import CLIENT, SECRET
from security import Marks, broken, shown

PROVIDER = Path(__file__).with_name("provider.py")
ROLE = "agent"


class Provider:
    def __init__(self, folder: Path):
        self.folder, self.port = folder, free_port()
        self.issuer = f"http://localhost:{self.port}/o"
        self.process: subprocess.Popen | None = None

    def start(self, redirect: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, PROVIDER, str(self.port), str(self.folder), redirect], stdout=subprocess.PIPE, text=True)
        assert self.process.stdout.readline() == "ready\n"

    def stop(self) -> None:
        if self.process:
            self.process.kill()
            self.process.wait()


@pytest.fixture(scope="module")
def provider(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Provider]:
    provider = Provider(tmp_path_factory.mktemp("provider"))
    yield provider
    provider.stop()


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory, provider: Provider) -> Iterator[Server]:
    """A demo of our own, whose people may come in by the provider."""
    folder = tmp_path_factory.mktemp("sign-on")
    (folder / "secret").write_text(SECRET + "\n")
    server = Server(folder)
    server.extra = {
        "GUANJIA_PUBLIC_ADDRESS": server.url, "GUANJIA_OIDC_ISSUER": provider.issuer, "GUANJIA_OIDC_CLIENT": CLIENT,
        "GUANJIA_OIDC_SECRET_FILE": str(folder / "secret"), "GUANJIA_OIDC_NAME": "总部账号"}
    provider.start(server.url + "/sign-in/return")
    with running(server) as server:
        yield server


def at_provider(page: Page, user: str, consents: bool = True, asked: bool = True) -> None:
    """Signs in at the provider, and says yes or no there; whoever said yes once is not asked again."""
    page.wait_for_url("**/login/**")
    page.fill("[name=username]", user)
    page.fill("[name=password]", user)
    page.get_by_role("button", name="Sign in").click()
    if not asked:
        return
    page.wait_for_url("**/o/authorize/**")
    page.locator("[name=allow]" if consents else "input[type=submit]:not([name=allow])").click()


def sign_out(page: Page) -> None:
    page.goto("/account")
    page.locator("form[action='/sign-out'] button").first.evaluate("button => button.click()")
    page.wait_for_url("**/sign-in**")


def by_provider(page: Page, to: str = "/sign-in") -> None:
    page.goto(to)
    page.locator("#provider").click()


def test_linked_once_the_button_is_enough(desktop: Page, server: Server) -> None:
    page = desktop
    sign_in(page, server, ROLE)
    page.goto("/account")
    page.fill("#identity-password", server.account(ROLE)[1])
    screenshot(page, "sign-on-account")
    axe(page)
    page.keyboard.press("Enter")
    at_provider(page, "jin")
    page.wait_for_url("**/account?saved=identity")
    expect(page.locator("#identity td").first).to_contain_text("jin")
    screenshot(page, "sign-on-linked")
    axe(page)
    sign_out(page)
    screenshot(page, "sign-on-door")
    axe(page)
    # The provider knows this browser already, and was told yes: nothing is asked again.
    by_provider(page, "/sign-in?to=%2Faccount")
    page.wait_for_url(f"{server.url}/account")
    expect(page.locator("tr", has_text="本机")).to_contain_text("公司账号")
    screenshot(page, "sign-on-session")
    returned = page.evaluate("performance.getEntriesByType('navigation')[0].name")
    assert "code=" not in returned, "the code does not stay in the address"


def test_somebody_whom_nobody_here_knows(desktop: Page, server: Server) -> None:
    by_provider(desktop)
    at_provider(desktop, "stranger")
    expect(desktop.get_by_role("alert")).to_contain_text("还没有关联到这里的员工")
    expect(desktop.locator("[name=password]")).to_be_visible()
    screenshot(desktop, "sign-on-unknown")
    axe(desktop)
    desktop.goto("/account")
    assert "/sign-in" in desktop.url


def test_what_a_provider_calls_somebody_is_a_text_and_nothing_more(desktop: Page, server: Server) -> None:
    """The text that test_security_texts.py cannot mark, as only a house with a provider keeps it."""
    marks = Marks()
    with server.api(server.token("administrator")) as api:
        user = server.account("steward")[0]
        person = next(one for one in api.get("/staff").json()["items"] if one["user"] == user)
        linked = api.post(f"/staff/{person['id']}/identities", json={"subject": marks("identity.subject")})
        assert linked.status_code in (200, 201), linked.text
    sign_in(desktop, server, "administrator")
    desktop.goto(f"/settings/staff/{person['id']}")
    assert shown(desktop, marks) == {"identity.subject"}
    assert not broken(desktop, marks)


def test_no_at_the_provider(telephone: Page, server: Server) -> None:
    by_provider(telephone)
    at_provider(telephone, "wary", consents=False)
    expect(telephone.get_by_role("alert")).to_contain_text("没有同意登录")
    screenshot(telephone, "sign-on-no-telephone")
    axe(telephone)


def test_a_return_opens_once(browser: Chromium, server: Server) -> None:
    for page in open_page(browser, server, "desktop"):
        seen: list[str] = []
        page.on("request", lambda request: seen.append(request.url))
        by_provider(page)
        at_provider(page, "jin", asked=False)
        page.wait_for_url(lambda url: url.startswith(server.url) and "/sign-in" not in url)
        returned = next(url for url in seen if "/sign-in/return" in url)
        cookies = {cookie["name"]: cookie["value"] for cookie in page.context.cookies(server.url)}
        for jar in [{"guanjia-way": cookies["guanjia-way"]}, {}]:
            again = httpx.get(returned, cookies=jar, trust_env=False)
            assert again.status_code == 401 and "guanjia=" not in str(again.headers), "it opened twice"


@contextmanager
def answering(port: int, body: bytes, pause: float, status: int = 200) -> Iterator[None]:
    class Answers(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            time.sleep(pause)
            self.send_response(status)
            self.send_header("Location", "http://localhost:1/")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            try:
                self.wfile.write(body)
            except OSError:
                pass

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("localhost", port), Answers)
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield
    finally:
        server.shutdown()
        server.server_close()


def test_a_provider_that_is_away_slow_or_endless(desktop: Page, server: Server, provider: Provider) -> None:
    provider.stop()
    server.stop()
    server.start()

    def refused(within: float) -> None:
        begun = time.monotonic()
        answer = httpx.get(server.url + "/sign-in/provider", timeout=30, trust_env=False)
        assert answer.status_code == 503 and time.monotonic() - begun < within, answer.text[:300]

    refused(within=5)
    # As much as would be a description, and then more than a megabyte of blanks.
    description = b'{"issuer": "%s"}' % provider.issuer.encode() + b" " * (2 << 20)
    with answering(provider.port, description, pause=0):
        refused(within=5)
    with answering(provider.port, b"{}", pause=20):
        refused(within=9)
    with answering(provider.port, b"", pause=0, status=302):
        refused(within=5)
    # The password is not touched by any of it.
    sign_in(desktop, server, ROLE)
    expect(desktop.locator("header.bar")).to_be_visible()
