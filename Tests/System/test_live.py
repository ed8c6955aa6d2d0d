"""Pages that stay right while they stand open: the board, a case that somebody looks at, the intake."""

from collections.abc import Iterator

import httpx
import pytest
from harness import Server, register, sign_in
from playwright.sync_api import Page, Route, expect

DOOR = "engineering.doors-and-windows.unit-door"
WITHIN = 5_000  # ms until an open page shows what happened elsewhere


@pytest.fixture(scope="module")
def api(server: Server) -> Iterator[httpx.Client]:
    """Another agent's programs."""
    with server.api(server.token("front-desk", "live")) as client:
        yield client


def stays(page: Page) -> None:
    """Marks the page as it stands: a page that was loaded anew has lost the mark."""
    page.evaluate("window.stays = true")


def assert_it_stayed(page: Page) -> None:
    assert page.evaluate("window.stays === true"), "the page was loaded anew"


def wait_for_the_stream(page: Page, address: str) -> None:
    """Opens a page and waits until its live stream is there."""
    with page.expect_response("**/live"):
        page.goto(address)
    stays(page)


def test_the_board_counts_a_case_that_was_just_registered(desktop: Page, server: Server, api: httpx.Client) -> None:
    sign_in(desktop, server, "supervisor")
    wait_for_the_stream(desktop, "/board")
    heading = desktop.get_by_role("heading", name="未关闭", exact=True)
    figure = desktop.locator("#board section", has=heading).locator(".figure")
    before = int(figure.inner_text())
    register(api, "控制台：路灯不亮")
    expect(figure).to_have_text(str(before + 1), timeout=WITHIN)
    assert_it_stayed(desktop)


def test_whoever_looks_at_a_case_sees_what_another_writes(desktop: Page, server: Server, api: httpx.Client) -> None:
    number = register(api, "直播：水压小")["number"]
    sign_in(desktop, server, "agent")
    wait_for_the_stream(desktop, f"/cases/{number}")
    lines = desktop.locator("#timeline li")
    before = lines.count()
    desktop.fill("#say", "我正在写")
    answer = api.post(f"/cases/{number}/messages", json={"text": "已通知水务公司", "audience": "inside"})
    assert answer.is_success, answer.text
    expect(lines).to_have_count(before + 1, timeout=WITHIN)
    expect(lines.first).to_contain_text("已通知水务公司")
    expect(desktop.locator("#say")).to_have_value("我正在写")
    assert_it_stayed(desktop)


def test_the_intake_shows_open_cases_nearby_that_look_the_same(
    desktop: Page, server: Server, api: httpx.Client
) -> None:
    number = register(api, "楼下大门关不上", category=DOOR, place="1-2-502")["number"]
    sign_in(desktop, server, "agent")
    desktop.goto("/intake")
    desktop.fill("#place-text", "1-2-603")
    desktop.fill("#text", "单元门闭门器坏了")
    desktop.locator(f"[name=category][value='{DOOR}']").check()
    expect(desktop.locator(f".alike #line-{number}")).to_be_visible()
    desktop.fill("#place-text", "3-1-603")
    desktop.locator("#place-text").blur()
    expect(desktop.locator(f".alike #line-{number}")).to_have_count(0)


def test_the_tabs_of_a_browser_share_one_stream(desktop: Page, server: Server, api: httpx.Client) -> None:
    number = register(api, "多标签：门禁失灵")["number"]
    sign_in(desktop, server, "agent")
    wait_for_the_stream(desktop, f"/cases/{number}")
    streams = []
    desktop.context.on("request", lambda request: streams.append(request.url) if request.url.endswith("/live") else None)
    others = [desktop.context.new_page() for _ in range(7)]  # with the first one more than a browser has connections
    for page in others:
        page.goto(f"{server.url}/cases/{number}")
    assert streams == [], "a tab opened a stream beside the one that is open"
    lines = [page.locator("#timeline li") for page in others]
    before = lines[-1].count()
    say(api, number, "八个窗口都看到")
    for line in lines:
        expect(line).to_have_count(before + 1, timeout=WITHIN)

    def in_the_gap(route: Route) -> None:
        say(api, number, "换窗口时没有人在听")
        route.continue_()

    context = desktop.context
    context.route("**/live", in_the_gap, times=1)
    with context.expect_event("request", lambda request: request.url.endswith("/live")):
        desktop.close()  # another takes over
    for line in lines:
        expect(line).to_have_count(before + 2, timeout=WITHIN)
    say(api, number, "换了窗口也看到")
    for line in lines:
        expect(line).to_have_count(before + 3, timeout=WITHIN)


def say(api: httpx.Client, number: str, text: str) -> None:
    answer = api.post(f"/cases/{number}/messages", json={"text": text, "audience": "inside"})
    assert answer.is_success, answer.text
