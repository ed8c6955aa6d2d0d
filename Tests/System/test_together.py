"""Several people on one case, several cases at once, and what somebody has begun to write, in real browsers."""

from collections.abc import Iterator

import httpx
import pytest
from chromium import Chromium
from conftest import open_page
from harness import Server, axe, register, screenshot, sign_in
from playwright.sync_api import Page, expect

WITHIN = 5_000  # ms until an open page shows what happened elsewhere


@pytest.fixture(scope="module")
def api(server: Server) -> Iterator[httpx.Client]:
    with server.api(server.token("front-desk", "together")) as client:
        yield client


@pytest.fixture
def second(browser: Chromium, server: Server) -> Iterator[Page]:
    """The same house from another machine."""
    yield from open_page(browser, server, "desktop")


def test_two_on_one_case_see_each_other(desktop: Page, second: Page, server: Server, api: httpx.Client) -> None:
    number = register(api, "两人同看：水管漏水")["number"]
    sign_in(desktop, server, "agent")
    sign_in(second, server, "supervisor")
    with desktop.expect_response("**/live"):
        desktop.goto(f"/cases/{number}")
    expect(desktop.locator("#here")).to_be_hidden()
    with second.expect_response(f"**/cases/{number}/look"):
        second.goto(f"/cases/{number}")
    expect(desktop.locator("#here .tag")).to_contain_text("正在看", timeout=WITHIN)
    expect(second.locator("#here .tag")).to_contain_text("正在看", timeout=WITHIN)
    second.locator("#say").press_sequentially("我来")
    expect(desktop.locator("#here .tag")).to_contain_text("正在写", timeout=WITHIN)
    axe(desktop)
    screenshot(desktop, "together-presence")
    second.wait_for_selector(".draft-mark .tag")
    second.goto("/account")
    expect(desktop.locator("#here .tag")).to_have_count(0, timeout=WITHIN)


def test_what_is_new_is_marked_until_it_was_looked_at(desktop: Page, server: Server, api: httpx.Client) -> None:
    number = register(api, "未读：路灯不亮")["number"]
    sign_in(desktop, server, "agent")
    with desktop.expect_response(f"**/cases/{number}/look"):
        desktop.goto(f"/cases/{number}")
    desktop.goto("/cases")
    answer = api.post(f"/cases/{number}/messages", json={"text": "客户又问了", "audience": "inside"})
    assert answer.is_success, answer.text
    desktop.goto("/cases?unread=1")
    row = desktop.locator("tr.unread", has_text=number)
    expect(row.locator(".tag.new")).to_have_text("1 条新")
    axe(desktop)
    screenshot(desktop, "together-unread")
    with desktop.expect_response(f"**/cases/{number}/look"):
        desktop.goto(f"/cases/{number}")
    expect(desktop.locator(".since-look")).to_be_visible()
    screenshot(desktop, "together-since")
    desktop.goto("/cases?unread=1")
    expect(desktop.locator("tr.unread", has_text=number)).to_have_count(0)


def test_a_batch_by_keyboard(desktop: Page, server: Server, api: httpx.Client) -> None:
    numbers = [register(api, f"批量：第 {place} 盏路灯不亮")["number"] for place in range(3)]
    sign_in(desktop, server, "agent")
    desktop.goto("/cases?q=批量")
    first = desktop.locator("[data-list] a[href]").first
    first.focus()
    desktop.keyboard.press("x")
    desktop.keyboard.press("j")
    desktop.keyboard.press("j")
    desktop.keyboard.press("Shift+X")
    expect(desktop.locator("[data-choose]:checked")).to_have_count(3)
    expect(desktop.locator("[data-chosen]")).to_have_text(" 3")
    screenshot(desktop, "together-chosen")
    desktop.keyboard.press("b")
    desktop.wait_for_url("**/batches?*")
    axe(desktop)
    desktop.locator(".batch-acts button", has_text="催单").first.click()
    desktop.wait_for_url("**action=chase*")
    screenshot(desktop, "together-batch")
    for field in desktop.locator(".batch-form textarea, .batch-form input").all():
        field.fill("客户在等")
    desktop.keyboard.press("Control+Enter")
    expect(desktop.get_by_role("status").first).to_contain_text("已完成 3 件")
    axe(desktop)
    screenshot(desktop, "together-results")
    for number in numbers:
        assert api.get(f"/cases/{number}").json()["chased"] == 1


def test_shift_click_chooses_a_range(desktop: Page, server: Server, api: httpx.Client) -> None:
    for place in range(4):
        register(api, f"连选：第 {place} 个井盖松动")
    sign_in(desktop, server, "agent")
    desktop.goto("/cases?q=连选")
    boxes = desktop.locator("[data-choose]")
    boxes.nth(0).click()
    boxes.nth(3).click(modifiers=["Shift"])
    expect(desktop.locator("[data-choose]:checked")).to_have_count(4)


def test_work_sheets_are_two_pages_a_case(desktop: Page, server: Server, api: httpx.Client) -> None:
    numbers = [register(api, f"打印：第 {place} 扇门关不上")["number"] for place in range(2)]
    desktop.add_init_script("window.print = () => { window.printed = true; }")
    sign_in(desktop, server, "agent")
    desktop.goto("/batches?" + "&".join(f"case={number}" for number in numbers))
    desktop.get_by_role("button", name="打印派工单").click()
    expect(desktop.locator(".worksheet")).to_have_count(4)
    axe(desktop)
    screenshot(desktop, "together-sheets")
    desktop.wait_for_function("window.printed === true")
    pages = desktop.pdf(format="A4")
    assert pages.count(b"/Type /Page\n") == 4, "two copies of two cases, a page each"
    entries = api.get(f"/cases/{numbers[0]}/timeline").json()["items"]
    assert entries[-1]["act"] == "print"


def test_a_draft_comes_back_on_a_second_machine(
    desktop: Page, second: Page, server: Server, api: httpx.Client
) -> None:
    number = register(api, "草稿：门铃不响")["number"]
    sign_in(desktop, server, "agent")
    sign_in(second, server, "agent")
    desktop.goto(f"/cases/{number}")
    desktop.locator("#say").press_sequentially("师傅下午三点")
    expect(desktop.locator("#message .draft-mark")).to_contain_text("草稿已保存", timeout=WITHIN)
    second.goto(f"/cases/{number}")
    expect(second.locator("#say")).to_have_value("师傅下午三点")
    expect(second.locator("#message .draft-mark")).to_contain_text("草稿已保存")
    screenshot(second, "together-draft")
    second.locator("#message").get_by_role("button", name="发送").click()
    expect(second.locator("#timeline")).to_contain_text("师傅下午三点")
    expect(second.locator("#say")).to_have_value("")
    desktop.goto(f"/cases/{number}")
    expect(desktop.locator("#say")).to_have_value("")


@pytest.mark.parametrize("name", ["cases", "desk"])
def test_lists_with_boxes_on_each_look(each_page: Page, server: Server, look: str, name: str) -> None:
    sign_in(each_page, server, "agent")
    each_page.goto(f"/{name}")
    axe(each_page)
    screenshot(each_page, f"together-{name}-{look}")
