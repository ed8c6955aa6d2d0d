"""Every page of every role, on a desktop, on a telephone and in the dark; and in each language."""

import re
from collections.abc import Iterator

import pytest
from chromium import Chromium
from conftest import LOOKS
from harness import Server, axe, register, screenshot, sign_in
from playwright.sync_api import Page

ROLES = ["supervisor", "agent", "callback", "quality-inspector", "engineer"]
BESIDES = [
    "/account", "/notices", "/digests", "/emergencies", "/find?q=王", "/acquaintance", "/contacts-due", "/roster/need"]
"""Pages that the bar does not lead to."""
LISTS = [
    "/cases", "/alerts", "/incidents", "/outages", "/announcements", "/articles", "/letters", "/activities", "/meetings", "/calendars", "/digests", "/people", "/figures", "/emergencies",
    "/board"]
"""Pages whose first link leads to a page of one thing."""
PRESSED = [
    "header.bar", "#alarms .alarms", "button:not(.step-tick)", "a.button", "form.filters", "textarea:not(.procedure-text)",
    "input:not([type=hidden])", "select", "details:not([open]).more"]
"""What has no place on paper; the text of a procedure is read there."""
A4 = {"width": 718, "height": 1016}
"""A sheet of paper within its margins."""
KEY = re.compile(r"\b[a-z][A-Za-z]*\.[a-z][A-Za-z]+\b")
"""What a text's key looks like where its text is missing: nav.desk."""


@pytest.fixture(scope="module")
def pages_of(browser: Chromium, server: Server):
    """A page of a role in a look; each role signs in once."""
    contexts = []
    states: dict[str, dict] = {}

    def open_page(role: str, look: str) -> Page:
        context = browser.new_context(
            base_url=server.url, locale="zh-CN", timezone_id="Asia/Shanghai", storage_state=states.get(role),
            **LOOKS[look])
        contexts.append(context)
        page = context.new_page()
        if role not in states:
            sign_in(page, server, role)
            states[role] = context.storage_state()
        return page

    yield open_page
    for context in contexts:
        browser.close(context)


def links(page: Page) -> list[str]:
    """Where the bar leads, and what it offers to register."""
    page.goto("/")
    return page.locator("header.bar").locator("nav a, a.button").evaluate_all("all => all.map(one => one.pathname)")


def complaints(page: Page) -> list[str]:
    """What the page goes on to say on its console that should not be there."""
    heard: list[str] = []
    page.on("pageerror", lambda error: heard.append(str(error)))
    page.on("console", lambda message: heard.append(message.text) if message.type == "error" else None)
    return heard


WAYS = [("administrator", look) for look in LOOKS]
WAYS += [(role, look) for role in ROLES for look in ["desktop", "telephone"]]
"""The dark page of the others differs from their light one in nothing but what the administrator's does."""


@pytest.mark.parametrize("role, look", WAYS)
def test_every_page_in_the_bar_is_whole(pages_of, role: str, look: str) -> None:
    """It opens, its scripts run, nothing of it is wider than the window, and anybody can read it."""
    page = pages_of(role, look)
    heard = complaints(page)
    for address in links(page):
        answer = page.goto(address)
        assert answer and answer.ok, f"{address} answers {answer and answer.status}"
        wider = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        assert wider <= 0, f"{address} is {wider} px wider than the window"
        if role == "administrator":
            axe(page)
    assert not heard, "\n".join(heard)


@pytest.fixture(scope="module")
def opened(pages_of, server: Server) -> list[str]:
    """One page of each thing: a case, an alert, a building …; something is made where the demo has none."""
    with server.api(server.token("supervisor", "pages")) as api:
        register(api, "找律师曝光", kind="complaint")
        api.post("/emergencies", json={"emergency": "lift", "placeText": "页面"}).raise_for_status()
        api.post("/outages", json={"kind": "water", "places": ["2"], "cause": "页面"}).raise_for_status()
    page = pages_of("administrator", "desktop")
    found = []
    for address in LISTS:
        page.goto(address)
        first = page.locator("main").locator("[data-list] a[href], .rows a[href], .tiles a[href^='/places/']").first
        if first.count():
            found.append(first.get_attribute("href"))
    assert len(found) >= len(LISTS) - 2, f"only these could be opened: {found}"
    return found


@pytest.mark.parametrize("look", LOOKS)
def test_every_other_page_is_whole(pages_of, opened: list[str], look: str) -> None:
    page = pages_of("administrator", look)
    heard = complaints(page)
    for address in [*BESIDES, *opened, "/emergency"]:
        answer = page.goto(address)
        assert answer and answer.ok, f"{address} answers {answer and answer.status}"
        wider = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        assert wider <= 0, f"{address} is {wider} px wider than the window"
        axe(page)
    assert not heard, "\n".join(heard)


def test_pages_are_whole_on_paper(pages_of, opened: list[str]) -> None:
    """Nothing is cut off, nothing stands there to be pressed, and the colours are those of paper, also in the dark."""
    page = pages_of("administrator", "dark")
    page.set_viewport_size(A4)
    page.emulate_media(media="print")
    for address in ["/board", "/figures", "/alerts", "/cases", "/notices", "/desk", "/slots", "/keys", "/roster", "/procedures", "/procedures/repair", "/house-texts/rounds", *opened]:
        page.goto(address)
        wider = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        assert wider <= 0, f"{address} is {wider} px wider than the paper"
        for thing in PRESSED:
            pressed = page.locator(thing).filter(visible=True)
            assert pressed.count() == 0, f"{address} prints {thing}: {pressed.first.inner_text()}"
        paper = page.evaluate("getComputedStyle(document.body).backgroundColor")
        assert paper == "rgb(255, 255, 255)", f"{address} is printed on {paper}"
        screenshot(page, "print-" + re.sub(r"\W+", "-", address).strip("-"))


@pytest.fixture
def speaking(desktop: Page, server: Server) -> Iterator:
    """Chooses a language for the administrator, who speaks Chinese again afterwards."""
    def speak(language: str) -> None:
        button = desktop.locator(f"details.me [name=language][value='{language}']")
        if button.count():
            desktop.locator("details.me summary").click()
            with desktop.expect_navigation():
                button.click()
    sign_in(desktop, server, "administrator")
    yield speak
    speak("zh")


@pytest.mark.parametrize("language", ["zh", "zh-Hant", "en"])
def test_every_page_has_a_name_in_every_language(desktop: Page, speaking, language: str) -> None:
    speaking(language)
    for address in links(desktop):
        desktop.goto(address)
        names = [desktop.title(), *desktop.locator("h1").all_inner_texts()]
        assert all(names), f"{address} has an empty name: {names}"
        assert not [name for name in names if KEY.search(name)], f"{address} shows a key: {names}"
        is_english = not re.search(r"[一-鿿]", desktop.locator("header.bar nav").inner_text())
        assert is_english == (language == "en"), f"{address} is in another language"
