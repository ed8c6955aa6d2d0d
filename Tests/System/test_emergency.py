"""An emergency in a real browser: begun by keyboard, answered, ticked, ended, looked after."""

import re

from harness import Server, axe, screenshot, sign_in
from playwright.sync_api import Page, expect


def test_an_emergency_by_keyboard(each_page: Page, look: str, server: Server) -> None:
    page = each_page
    with server.api(server.token("engineering-foreman")) as foreman:  # whoever is there is called
        foreman.post("/roster/on-duty", json={"onDuty": True}).raise_for_status()
    sign_in(page, server, "agent")
    page.goto("/cases")
    page.keyboard.press("e")
    page.wait_for_url("**/emergency")
    axe(page)
    screenshot(page, f"emergency-form-{look}")
    page.keyboard.press("3")
    expect(page.locator("#where")).to_be_focused()
    page.keyboard.type(f"3 栋客梯 {look}")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/emergencies/[0-9-]+$"))
    board = page.url
    expect(page.locator("h1")).to_contain_text("电梯困人")
    expect(page.locator(".calls-out li").first).to_be_visible()
    axe(page)
    screenshot(page, f"emergency-{look}")

    # A step by keyboard, and its tick taken back: the board shows it, nothing is lost.
    page.locator(".card-steps .step-tick").first.press("Enter")
    expect(page.locator(".card-steps li.done")).to_have_count(1)
    page.locator(".card-steps .done .step-tick").first.press("Enter")
    expect(page.locator(".card-steps li.done")).to_have_count(0)

    # Whoever is called has a red strip with one button on every page.
    agent = page.context.cookies()
    page.context.clear_cookies()
    sign_in(page, server, "engineering-foreman")
    page.goto("/work")
    strip = page.locator("#alarms")
    expect(strip).to_contain_text("3 栋客梯")
    axe(page)
    screenshot(page, f"emergency-strip-{look}")
    strip.locator(".alarm-call", has_text=look).get_by_role("button").press("Enter")
    page.wait_for_url(board)
    expect(page.locator(".calls-out .tag.ok")).to_have_count(1)

    page.context.clear_cookies()
    page.context.add_cookies(agent)
    page.goto(board)
    page.locator(".stand-down summary").press("Enter")
    page.locator("#outcome").fill("三人平安")
    page.locator(".stand-down button").press("Enter")
    expect(page.locator(".outcome")).to_contain_text("三人平安")
    page.locator(".outcome a").press("Enter")
    page.wait_for_url("**/cases/*")
    expect(page.locator("body")).to_contain_text("善后")
    screenshot(page, f"emergency-aftercare-{look}")
