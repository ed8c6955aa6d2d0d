"""The whole loop in a real browser: intake, dispatch, work, call-back, closed; by keyboard, on a desktop and a telephone."""

import re

import pytest
from harness import Server, axe, screenshot, sign_in
from playwright.sync_api import Page, expect

WORKER = "王师傅"  # the first engineer of the demo


def take_in(page: Page, kind: str, text: str) -> str:
    """Registers a demand of a known caller without touching the mouse; answers its number."""
    page.keyboard.press("n")
    page.wait_for_url("**/intake")
    expect(page.locator("#box")).to_be_focused()
    page.keyboard.type("3-1-80", delay=20)
    page.locator("#candidates [role=option]").first.wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("#text")).to_be_focused()
    page.locator(f"[name=kind][value={kind}]").press("Space")
    page.locator("#text").focus()
    page.keyboard.type(text)
    page.keyboard.press("Control+Enter")
    page.wait_for_url("**/desk?case=*")
    return re.search(r"case=([0-9-]+)", page.url)[1]


def act(page: Page, number: str, action: str, fill: dict[str, str] | None = None) -> None:
    """Takes an action on the case's own page: its form, by keyboard."""
    page.goto(f"/cases/{number}?open=act-{action}")
    form = page.locator(f"#form form[action$='/actions/{action}']")
    if form.count() == 0:  # an action that asks nothing is a button of its own
        form = page.locator(f"form[action$='/actions/{action}']").first
    for name, value in (fill or {}).items():
        field = form.locator(f"[name={name}]")
        if field.first.get_attribute("type") == "radio":
            form.locator(f"[name={name}][value='{value}']").press("Space")
        elif field.evaluate("field => field.tagName") == "SELECT":
            option = field.locator("option", has_text=value).first.get_attribute("value")
            field.select_option(option if option is not None else value)
        else:
            field.fill(value)
    with page.expect_navigation():
        form.locator("button").last.press("Enter")
    expect(page.locator(".say.late, .error")).to_have_count(0)


@pytest.mark.parametrize("look", ["desktop", "telephone"])
@pytest.mark.parametrize("kind", ["repair", "complaint"])
def test_from_the_first_word_to_the_confirmation(each_page: Page, look: str, server: Server, kind: str) -> None:
    page = each_page
    sign_in(page, server, "agent")
    text = f"浏览器测试{kind}{look}：厨房水管漏水"
    number = take_in(page, kind, text)
    axe(page)
    screenshot(page, f"desk-{kind}-{look}")
    act(page, number, "dispatch", {"to": WORKER})

    if kind == "complaint":
        act(page, number, "judge", {"founded": "yes", "reasonable": "yes", "text": "已核实"})

    sign_out(page)
    sign_in(page, server, "engineer")
    page.goto("/work")
    expect(page.locator("body")).to_contain_text(text[:20])
    axe(page)
    screenshot(page, f"work-{kind}-{look}")
    for action in ["accept", "depart", "arrive"]:
        act(page, number, action)
    if kind == "complaint":
        for thing in ["heard", "asked", "followed", "answered", "recorded"]:
            tell(page, number, thing)
    act(page, number, "solve", {"solution": "更换角阀，试水不漏"})

    sign_out(page)
    sign_in(page, server, "callback")
    page.goto("/call-backs")
    page.locator(f".queue a[href*='{number}']").press("Enter")
    axe(page)
    form = page.locator("form.call-form").first
    form.locator("[name=satisfied][value=yes]").press("Space")
    form.locator("[name=rating][value='5']").press("Space")
    form.locator("[name=comment]").fill("很满意")
    with page.expect_navigation():
        form.locator("button").last.press("Enter")
    page.goto(f"/cases/{number}")
    expect(page.locator(".facts")).to_contain_text("已关闭")
    expect(page.locator("#timeline li")).to_have_count(13 if kind == "complaint" else 7)
    axe(page)
    screenshot(page, f"closed-{kind}-{look}")


def tell(page: Page, number: str, thing: str) -> None:
    """Records one of the five things of a complaint."""
    page.goto(f"/cases/{number}?open=act-check-thing")
    form = page.locator("#form form[action$='/actions/check-thing']")
    field = form.locator("[name=thing]")
    if field.first.get_attribute("type") == "radio":
        form.locator(f"[name=thing][value={thing}]").press("Space")
    else:
        field.select_option(thing)
    form.locator("[name=text]").fill("已记录")
    with page.expect_navigation():
        form.locator("button").last.press("Enter")


def sign_out(page: Page) -> None:
    page.context.clear_cookies()
