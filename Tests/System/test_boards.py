"""From the company to a room by keys alone, the building as a grid, and boards that follow."""

import httpx
import pytest
from harness import Server, axe, register, sign_in
from playwright.sync_api import Page, expect

WITHIN = 5_000  # ms until an open page shows what happened elsewhere


@pytest.fixture(scope="module")
def api(server: Server):
    with server.api(server.token("front-desk", "boards")) as client:
        yield client


def in_focus(page: Page) -> str:
    return page.evaluate("document.activeElement.textContent.trim()")


def tab_to(page: Page, start: str) -> None:
    """Presses Tab until the focus is on a link whose address begins so."""
    for _ in range(120):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.getAttribute('href') ?? ''").startswith(start):
            return
    raise AssertionError(f"Tab never came to {start}")


def building(api: httpx.Client, code: str = "3") -> str:
    places = api.get("/places", params={"q": f"{code}-1-301"}).json()["items"]
    return f"/places/{places[0]['id']}/board"


def test_from_the_company_to_the_cases_of_a_room_by_keys(desktop: Page, server: Server, api: httpx.Client) -> None:
    number = register(api, "键盘：卫生间返水", place="3-1-301")["number"]
    sign_in(desktop, server, "supervisor")
    desktop.goto("/board")
    if desktop.locator("a[href^='/board?project=']").count():
        tab_to(desktop, "/board?project=")
    else:
        desktop.goto(f"/board?project={api.get('/projects').json()['items'][0]['code']}")
    if "project=" not in desktop.url:
        desktop.keyboard.press("Enter")
        desktop.wait_for_url("**/board?project=*")
    tab_to(desktop, "/places/")
    while in_focus(desktop) != "3 栋":
        desktop.keyboard.press("j")
    desktop.keyboard.press("Enter")
    desktop.wait_for_url("**/places/*/board")
    tab_to(desktop, "/")
    desktop.locator(".rooms tbody a").first.focus()
    cell = desktop.locator(".rooms a", has_text="301").first
    for _ in range(40):
        if in_focus(desktop).startswith("301"):
            break
        desktop.keyboard.press("ArrowDown")
    expect(cell).to_be_focused()
    desktop.keyboard.press("ArrowRight")
    assert in_focus(desktop).startswith("302")
    desktop.keyboard.press("ArrowLeft")
    desktop.keyboard.press("Enter")
    desktop.wait_for_url("**/cases?**place=*")
    expect(desktop.locator("tbody[data-list]")).to_contain_text(number)


def test_an_open_building_follows_and_keeps_the_focus(desktop: Page, server: Server, api: httpx.Client) -> None:
    sign_in(desktop, server, "supervisor")
    with desktop.expect_response("**/live"):
        desktop.goto(building(api, "2"))
    cell = desktop.locator(".rooms a", has_text="301").first
    cell.focus()
    desktop.evaluate("window.stays = true")
    before = cell.get_attribute("aria-label")
    register(api, "跟随：窗户漏风", place="2-1-301")
    expect(cell).not_to_have_attribute("aria-label", before, timeout=WITHIN)
    expect(cell).to_be_focused()
    assert desktop.evaluate("window.stays === true")


def test_two_changes_in_a_row_are_both_seen(desktop: Page, server: Server, api: httpx.Client) -> None:
    sign_in(desktop, server, "supervisor")
    with desktop.expect_response("**/live"):
        desktop.goto("/board")
    heading = desktop.get_by_role("heading", name="未关闭", exact=True)
    figure = desktop.locator("#board section", has=heading).locator(".figure")
    before = int(figure.inner_text())
    for turn in range(4):
        register(api, f"接连：{turn}")
        desktop.wait_for_timeout(300)
    expect(figure).to_have_text(str(before + 4), timeout=2_000)


@pytest.mark.parametrize("look", ["desktop", "telephone", "dark"])
def test_the_plan_is_accessible(request: pytest.FixtureRequest, look: str, server: Server, api: httpx.Client) -> None:
    page = request.getfixturevalue(look)
    sign_in(page, server, "supervisor")
    page.goto(building(api))
    axe(page)
    width = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    assert width <= 0, f"the page is {width} px too wide; only the plan itself may scroll"
    code = api.get("/projects").json()["items"][0]["code"]
    page.goto(f"/board?project={code}")
    axe(page)
