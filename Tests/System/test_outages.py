"""What to tell them: an outage is announced, and a call about it is taken and answered without touching the mouse."""

import re

from harness import Server, axe, screenshot, sign_in
from playwright.sync_api import Page, expect


def announce(page: Page, building: str) -> str:
    """Announces that the power is off in a building; answers the outage's number."""
    page.goto("/outages?new=1")
    page.locator("[name=kind][value=power]").press("Space")
    expect(page.locator("#o-sentence")).to_have_value(re.compile("停电"))
    page.locator("#o-places").fill(building)
    page.locator("#o-cause").fill("线路检修")
    with page.expect_navigation():
        page.locator("#o-cause").press("Enter")
    return page.url.rsplit("/", 1)[1]


def test_a_call_about_an_outage_is_answered_by_keyboard(each_page: Page, look: str, server: Server) -> None:
    page = each_page
    sign_in(page, server, "agent")
    number = announce(page, "2")
    axe(page)
    screenshot(page, f"outage-{look}")
    page.keyboard.press("n")
    page.wait_for_url("**/intake")
    expect(page.locator("#box")).to_be_focused()
    page.keyboard.type("2-1-80", delay=20)
    page.locator("#candidates [role=option]").first.wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("#text")).to_be_focused()
    expect(page.locator("#help .tell").first).to_contain_text("线路检修停电")
    screenshot(page, f"intake-outage-{look}")
    page.keyboard.press("Alt+0")
    page.wait_for_url("**/desk?case=*")
    case = re.search(r"case=([0-9-]+)", page.url)[1]
    page.goto(f"/cases/{case}")
    expect(page.locator(".facts")).to_contain_text("已关闭")
    expect(page.locator("#timeline")).to_contain_text("线路检修停电")
    expect(page.locator(".kin")).to_contain_text(number)
    page.goto(f"/outages/{number}")
    expect(page.locator("#outage")).to_contain_text(case)
    page.goto(f"/outages/{number}?print=notice")
    expect(page.locator(".paper")).to_contain_text("Power interruption")
    screenshot(page, f"notice-{look}")
    # So that no other test is told of it.
    page.goto(f"/outages/{number}")
    with page.expect_navigation():
        page.locator("#end-words").press("Enter")
    expect(page.locator("h1")).to_contain_text("已结束")
