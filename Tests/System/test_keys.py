"""Keys: a number is typed, the key is lent and taken back by keyboard; a cabinet is counted and signed by another."""

import re

from harness import Server, axe, screenshot, sign_in
from playwright.sync_api import Page, expect


def test_a_key_is_lent_and_taken_back_by_keyboard(each_page: Page, look: str, server: Server) -> None:
    page = each_page
    sign_in(page, server, "front-desk")
    page.goto("/keys")
    axe(page)
    screenshot(page, f"keys-{look}")
    expect(page.locator("#scan")).to_be_focused()
    # The wheelchair: nobody has it when the demo is opened.
    page.keyboard.type("w001")
    page.keyboard.press("Enter")
    page.wait_for_url("**/keys/*")
    expect(page.locator("#l-who")).to_be_focused()
    axe(page)
    screenshot(page, f"key-{look}")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page.locator(".say.good")).to_contain_text("已借出")
    page.locator("#scan").fill("W001")
    with page.expect_navigation():
        page.locator("#scan").press("Enter")
    expect(page.locator(".key-loan button.first")).to_be_focused()
    screenshot(page, f"key-lent-{look}")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page.locator(".say.good")).to_contain_text("已收回")
    expect(page.locator("#ledger tbody tr").first).to_contain_text("收回")
    page.goto("/keys?show=overdue")
    expect(page.locator("table")).to_contain_text("恒达电梯")
    screenshot(page, f"keys-overdue-{look}")


def test_a_cabinet_is_counted_by_two(each_page: Page, look: str, server: Server) -> None:
    page = each_page
    sign_in(page, server, "front-desk")
    page.goto("/keys")
    page.get_by_role("link", name=re.compile("前台便民借用")).click()
    page.wait_for_url("**/cabinets/*")
    expect(page.locator(".hook").first).to_contain_text("便民雨伞")
    axe(page)
    screenshot(page, f"cabinet-{look}")
    page.get_by_role("link", name="盘点", exact=True).click()
    page.wait_for_url("**?count=1")
    axe(page)
    screenshot(page, f"count-sheet-{look}")
    found = page.locator(".count-found").first
    expected = found.locator("xpath=ancestor::tr").locator("td.num").inner_text()
    found.fill(expected)
    page.get_by_text("没填的都与账面相符").click()
    with page.expect_navigation():
        found.press("Enter")
    expect(page.locator(".say")).to_contain_text("等另一位同事签认")
    address = page.url
    page.context.clear_cookies()
    sign_in(page, server, "supervisor")
    page.goto(address)
    axe(page)
    with page.expect_navigation():
        page.get_by_role("button", name="签认").click()
    expect(page.locator("h1")).to_contain_text("全部相符")
    screenshot(page, f"key-count-{look}")
