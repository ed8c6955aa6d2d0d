"""A customer's page on a steward's telephone: found at the door, read, a contact noted, a household corrected."""

import re
from datetime import date

import pytest
from harness import Server, axe, screenshot, sign_in
from playwright.sync_api import Page, expect


@pytest.fixture
def steward(telephone: Page, server: Server) -> Page:
    sign_in(telephone, server, "steward")
    return telephone


def open_customer(page: Page) -> str:
    """Opens the first of the list, and gives their name."""
    page.goto("/people")
    page.locator("main a[href^='/people/']").first.click()
    expect(page.locator("h1")).not_to_be_empty()
    return page.locator("h1").inner_text().strip()


def fits(page: Page) -> None:
    """Nothing is wider than the telephone, and what a finger is to meet is large enough for one."""
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    small = page.evaluate(
        """[...document.querySelectorAll('main .button, main button, main summary')]
           .filter(one => one.checkVisibility() && one.getBoundingClientRect().height < 24).map(one => one.outerHTML)""")
    assert not small, small


def test_somebody_at_the_door_is_found_by_the_end_of_their_number(steward: Page, server: Server) -> None:
    page = steward
    name = open_customer(page)
    number = page.locator("a[href^='tel:']").first.get_attribute("href").removeprefix("tel:")
    address = page.url
    page.goto(f"/find?q={number[-4:]}")
    expect(page.locator("main")).to_contain_text(name)
    page.locator("main a[href^='/people/']").filter(has_text=name).first.click()
    assert page.url.split("?")[0] == address
    for words in ["房屋", "联系记录", "修改记录", "下次联系"]:
        expect(page.locator("main")).to_contain_text(words)
    fits(page)
    axe(page)
    screenshot(page, "customer-telephone")


def test_a_contact_is_noted_at_the_door(steward: Page) -> None:
    page = steward
    open_customer(page)
    page.get_by_role("link", name="记一次联系").click()
    axe(page)
    fits(page)
    said = "楼道灯已经修好，很满意"
    page.locator("#form textarea").first.fill(said)
    page.locator("#form button.first").click()
    expect(page.locator("main")).to_contain_text(said)
    expect(page.get_by_text("马丽").first).to_be_visible()


def test_a_household_is_corrected_and_remembered(steward: Page) -> None:
    page = steward
    name = open_customer(page)
    page.locator("main a[href*='open=add&kind=pet']").click()
    page.locator("#form input[type=text], #form input:not([type])").first.fill("橘猫 咪咪")
    screenshot(page, "customer-pet-telephone")
    page.locator("#form button.first").click()
    expect(page.locator("main")).to_contain_text("橘猫 咪咪")
    page.get_by_text("谁在什么时候改了什么").click()
    expect(page.locator("main")).to_contain_text(re.compile("橘猫 咪咪[\\s\\S]*橘猫 咪咪"))
    room = page.locator("main a[href$='/people'][href^='/places/']").first
    room.click()
    fits(page)
    axe(page)
    page.goto(f"{page.url.split('?')[0]}?on={date.today().year - 1}-03-15")
    expect(page.locator("main")).to_contain_text(name)
    screenshot(page, "customer-room-telephone")
