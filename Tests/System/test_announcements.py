"""What many are told: one writes, another approves and sees whom it reaches, it is taken back in time; a sheet prints."""

import re

from harness import Server, axe, screenshot, sign_in
from playwright.sync_api import Page, expect


def press(page: Page, name: str) -> None:
    """Presses the one button of this name."""
    button = page.get_by_role("button", name=name, exact=True)
    button.scroll_into_view_if_needed()
    with page.expect_navigation():
        button.click()


def test_an_announcement_by_two_people(desktop: Page, dark: Page, server: Server) -> None:
    writer, approver = desktop, dark
    sign_in(writer, server, "agent")
    writer.goto("/announcements?new=1&template=holiday")
    expect(writer.locator("#b-title")).to_have_value("节日温馨提示")
    writer.locator("#b-title").fill("浏览器里的公告")
    writer.locator("#b-places").fill("9-9")
    writer.locator("#b-title-en").fill("From a browser")
    press(writer, "保存草稿")
    expect(writer.get_by_role("alert")).to_contain_text("9-9")
    expect(writer.locator("#b-title")).to_have_value("浏览器里的公告")
    axe(writer)
    screenshot(writer, "announcement-new")
    writer.locator("#b-places").fill("1")
    press(writer, "保存草稿")
    address = writer.url
    press(writer, "提交审批")
    expect(writer.get_by_role("alert")).to_contain_text("没填的空白")
    writer.locator("#b-text").fill("元旦将至，服务中心值班不断。")
    writer.locator("#b-text-en").fill("The service centre stays on duty.")
    press(writer, "保存草稿")
    expect(writer.locator("#announcement")).to_contain_text(re.compile("[1-9][0-9]* 户、[1-9][0-9]* 人"))
    press(writer, "提交审批")
    expect(writer.get_by_role("button", name="批准发布")).to_have_count(0)
    sign_in(approver, server, "supervisor")
    approver.goto("/announcements?show=open")
    approver.get_by_role("link", name="浏览器里的公告").click()
    axe(approver)
    screenshot(approver, "announcement-approve")
    press(approver, "批准发布")
    expect(approver.get_by_role("status")).to_contain_text("在此之前可以撤回")
    press(approver, "撤回")
    writer.goto(address)
    expect(writer.locator("h1")).to_contain_text("草稿")
    writer.set_viewport_size({"width": 390, "height": 844})
    axe(writer)
    screenshot(writer, "announcement-phone")
    writer.goto(f"{address}?print=1")
    expect(writer.locator(".paper")).to_contain_text("From a browser")
    axe(writer)
    writer.emulate_media(media="print")
    screenshot(writer, "announcement-sheet")
