"""The customer's page of a case in a browser: a link is made at the desk, opened on a telephone that is signed in nowhere,
signed there by drawing and by typing, and taken back; and the calendar from which a court is booked."""

import re
from datetime import datetime, timedelta, timezone

from chromium import Chromium
from harness import Server, axe, screenshot, sign, sign_in
from playwright.sync_api import Page, expect


def hand_over(server: Server) -> str:
    """A home that is inspected with its owner, who has to sign."""
    now = datetime.now(timezone.utc).replace(microsecond=0)
    with server.api(server.token("customer-service-manager")) as api:
        made = api.post("/cases", json={
            "desk": "property", "kind": "handing-over", "channel": "counter", "text": "收楼验房", "place": "1-1-102",
            "reporter": {"name": "孙女士", "phone": "13900002222"},
            "form": {"when": f"{now.isoformat()}/{(now + timedelta(hours=1)).isoformat()}", "owner": "孙女士"}})
        assert made.status_code == 201, made.text
        number = made.json()["number"]
        checks = {"form": {"papers": "identity=pass,contract=pass,invitation=pass"}}
        for action, body in [("book", {}), ("receive", checks)]:
            done = api.post(f"/cases/{number}/actions/{action}", json=body)
            assert done.status_code == 200, done.text
        return number


def test_a_customer_signs_by_a_link_and_a_court_is_booked_from_the_calendar(
        desktop: Page, browser: Chromium, server: Server) -> None:
    number = hand_over(server)
    page = desktop
    sign_in(page, server, "customer-service-manager")
    page.goto(f"/cases/{number}")
    page.get_by_role("link", name="客户页面").click()
    expect(page.get_by_role("heading", name=re.compile("客户页面"))).to_be_visible()
    page.get_by_role("button", name="生成链接").click()
    field = page.locator("[data-page-link]")
    expect(field).to_have_value(re.compile(r"^http.*/c/gjp_[0-9a-f]{40}$"))
    link = field.input_value()
    axe(page)
    screenshot(page, "page-links")

    context = browser.new_context(viewport={"width": 390, "height": 844}, locale="zh-CN", has_touch=True)
    guest = context.new_page()
    guest.goto(link)
    expect(guest.get_by_text("正在验房，请核对并签收")).to_be_visible()
    axe(guest)
    screenshot(guest, "customer-page")
    sign(guest, guest.locator("canvas[data-sign]"))
    guest.locator("[name='form.signed']").check()
    guest.get_by_role("button", name="业主签收").click()
    expect(guest.get_by_text("已收到，谢谢。")).to_be_visible()
    with guest.expect_response(lambda answer: "/files/" in answer.url) as file:
        guest.get_by_role("link", name="房屋交接书").click()
    assert file.value.status == 200 and file.value.headers["content-type"] == "image/png"
    screenshot(guest, "customer-paper")
    guest.goto(link)
    guest.locator("[name='form.signature.name']").fill("孙女士")
    guest.locator("[name='form.signed']").check()
    guest.get_by_role("button", name="业主签收").click()
    expect(guest.get_by_text("孙女士（键入姓名）")).to_be_visible()
    browser.close(context)

    english = browser.new_context(viewport={"width": 390, "height": 844}, locale="en-GB", color_scheme="dark")
    guest = english.new_page()
    guest.goto(link)
    expect(guest.get_by_text("Please check what is listed and sign")).to_be_visible()
    axe(guest)
    screenshot(guest, "customer-page-dark")
    page.goto(f"/cases/{number}")
    expect(page.locator("#timeline").get_by_text("客户首次打开页面")).to_be_visible()
    page.goto(f"/cases/{number}/page-links")
    page.get_by_role("button", name="收回全部链接").click()
    expect(page.get_by_text("已收回").first).to_be_visible()
    answer = guest.goto(link)
    assert answer and answer.status == 404 and number not in guest.content()
    browser.close(english)

    tomorrow = (datetime.now(timezone.utc) + timedelta(days=2)).date().isoformat()
    page.goto(f"/slots?what=court&from={tomorrow}")
    expect(page.get_by_role("heading", name="场地时段")).to_be_visible()
    axe(page)
    screenshot(page, "slots")
    page.locator(f"a.slots-free[href*='{tomorrow}']").first.click()
    expect(page.locator("[name='form.when.from']")).to_have_value(re.compile(f"^{tomorrow}T"))
