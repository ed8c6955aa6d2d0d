"""Fixtures of the system tests: a running demo, and a browser in the three ways people look at it."""

import os
import shutil
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path

import httpx
import pytest
from chromium import TEST_SECONDS, Chromium
from cluster import Cluster, two_copies
from harness import Server, running
from playwright.sync_api import Page, Playwright, sync_playwright

LOOKS = {
    "desktop": {"viewport": {"width": 1440, "height": 900}},
    "telephone": {
        "viewport": {"width": 390, "height": 844}, "device_scale_factor": 2, "is_mobile": True, "has_touch": True},
    "dark": {"viewport": {"width": 1440, "height": 900}, "color_scheme": "dark"},
}


LONGEST = [
    "test_scanners.py", "test_fuzz.py", "test_keeping.py", "test_pages.py", "test_security_texts.py", "test_finding.py"]
"""Files that take minutes: begun first, so that at the end no worker waits for another's long file."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items.sort(key=lambda item: LONGEST.index(item.path.name) if item.path.name in LONGEST else len(LONGEST))


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The demo that all tests share: read it freely, add to it, but spoil nothing another test may need."""
    with running(Server(tmp_path_factory.mktemp("demo"))) as server:
        yield server


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A demo that the tests of one file have for themselves: what they spoil stays there."""
    with running(Server(tmp_path_factory.mktemp("house"))) as server:
        yield server


@pytest.fixture(scope="module")
def faults(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder whose files say what goes wrong: see faults.c."""
    return tmp_path_factory.mktemp("faults")


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    cluster = Cluster(tmp_path_factory.mktemp("cluster"))
    yield cluster
    cluster.stop()


@pytest.fixture(scope="module")
def copies(cluster: Cluster, tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Server]]:
    with two_copies(tmp_path_factory, cluster.address) as copies:
        yield copies


@pytest.fixture(scope="module")
def token(copies: list[Server]) -> str:
    return copies[0].token("admin")


def executable() -> str:
    path = os.environ.get("CHROMIUM") or shutil.which("chromium")
    assert path, "no chromium: ./guanjia test installs it"
    return path


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Chromium]:
    browser = Chromium(playwright, executable())
    yield browser
    browser.stop()


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_call(item: pytest.Item):
    """No test looks at pages for ever."""
    browser = getattr(item, "funcargs", {}).get("browser")
    with browser.killed_after(TEST_SECONDS) if browser else nullcontext():
        yield


def open_page(browser: Chromium, server: Server, look: str) -> Iterator[Page]:
    """A page of a fresh visitor. The test fails if a script on it failed or the page broke its own content policy."""
    context = browser.new_context(base_url=server.url, locale="zh-CN", timezone_id="Asia/Shanghai", **LOOKS[look])
    context.set_default_timeout(10_000)
    page = context.new_page()
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda message: complaints.append(f"{page.url} {message.location}: {message.text}")
            if "Content Security" in message.text else None)
    yield page
    browser.close(context)
    assert not complaints, "the page complained:\n" + "\n".join(complaints)


@pytest.fixture
def desktop(browser: Chromium, server: Server) -> Iterator[Page]:
    yield from open_page(browser, server, "desktop")


@pytest.fixture
def telephone(browser: Chromium, server: Server) -> Iterator[Page]:
    yield from open_page(browser, server, "telephone")


@pytest.fixture
def dark(browser: Chromium, server: Server) -> Iterator[Page]:
    yield from open_page(browser, server, "dark")


@pytest.fixture(params=LOOKS)
def look(request: pytest.FixtureRequest) -> str:
    """The name of the way of looking, for names of screenshots."""
    return request.param


@pytest.fixture
def each_page(browser: Chromium, server: Server, look: str) -> Iterator[Page]:
    """The same test on a desktop, on a telephone and in the dark."""
    yield from open_page(browser, server, look)


@pytest.fixture
def visitor(server: Server) -> Iterator[httpx.Client]:
    """Somebody without an account."""
    with httpx.Client(base_url=server.url, timeout=30, trust_env=False) as client:
        yield client


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo):
    """A failed test shows the end of what each server it used said."""
    outcome = yield
    report = outcome.get_result()
    if report.failed:
        for server in getattr(item, "funcargs", {}).values():
            if isinstance(server, Server):
                report.sections.append(("server", server.tail()))
