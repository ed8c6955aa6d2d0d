"""The gate on a guard's telephone: a code is typed, what it stands for is looked at, ticked off and let through."""

from harness import Server, day_and_night, goods_pass, sign_in
from playwright.sync_api import Page, expect
from test_moves import picture

PHOTO = {"name": "出门.png", "mimeType": "image/png", "buffer": picture(120)}


def look_up(page: Page, code: str) -> int:
    """Types a code and has it looked up; the status of the page that comes of it."""
    page.locator("#gate-code").fill(code)
    with page.expect_navigation() as navigation:
        page.get_by_role("button", name="查验", exact=True).click()
    return navigation.value.status


def let_through(page: Page) -> int:
    with page.expect_response(lambda answer: "/gate" in answer.url and answer.status != 303) as answered:
        page.get_by_role("button", name="放行", exact=True).click()
    return answered.value.status


def test_goods_are_ticked_off_photographed_and_let_out_once(telephone: Page, server: Server) -> None:
    page = telephone
    number, code = goods_pass(server)
    typed = f"{code[:5]}-{code[5:]}".lower()
    sign_in(page, server, "guard")
    page.locator(".me summary").click()
    page.locator(".me").get_by_role("link", name="门岗验票").click()
    page.wait_for_url("**/gate")
    expect(page.locator("#gate-code")).to_be_focused()
    reads_codes = page.evaluate("'BarcodeDetector' in window && Boolean(navigator.mediaDevices)")
    expect(page.locator("[data-scan]")).to_be_visible(visible=reads_codes)
    day_and_night(page, "gate")

    assert look_up(page, typed) == 200
    shown = page.locator(".panel")
    for said in ["放行条", "有效", number, "搬一台钢琴出门", "1-1-101", "立式钢琴 1", "琴凳 2", "货运老李", "已用 0/1 次"]:
        expect(shown).to_contain_text(said)
    day_and_night(page, "gate-shown")

    page.get_by_label("现场照片").set_input_files(PHOTO)
    assert let_through(page) == 422, "what is carried was not compared with the list"
    expect(shown.locator(".wrong")).to_contain_text("必填")
    expect(page.locator("#gate-code")).to_have_value(typed)
    expect(shown).to_contain_text("已用 0/1 次")
    day_and_night(page, "gate-unticked")

    # The photograph stays chosen.
    page.get_by_label("现场物品与清单一致").check()
    assert let_through(page) == 200
    expect(page.get_by_role("status")).to_have_text(f"已放行：{number}")
    expect(page.locator("#gate-code")).to_have_value("")
    day_and_night(page, "gate-through")
    with server.api(server.token("customer-service-manager", "gate")) as api:
        item = api.get(f"/cases/{number}").json()
    assert item["stage"] == "left" and [file["name"] for file in item["attachments"]] == [PHOTO["name"]]

    look_up(page, typed)
    expect(page.get_by_role("alert")).to_have_text(f"该通行码已用完，不能再次放行：{typed}。")
    expect(shown).to_contain_text("已用 1/1 次")
    expect(page.get_by_role("button", name="放行", exact=True)).to_have_count(0)
    day_and_night(page, "gate-again")

    assert look_up(page, "00000-0000o") == 422
    expect(page.get_by_role("alert")).to_have_text("查无此通行码：00000-0000o。请核对后重新输入。")
    expect(page.locator("#gate-code")).to_have_value("00000-0000o")
    expect(shown).to_have_count(0)
    day_and_night(page, "gate-unknown")


def test_the_camera_is_offered_where_the_browser_reads_codes(telephone: Page, server: Server) -> None:
    page = telephone
    page.add_init_script("window.BarcodeDetector = class {}")
    sign_in(page, server, "guard")
    page.goto("/gate")
    expect(page.get_by_role("button", name="扫码")).to_be_visible()
    expect(page.locator("#scanner")).to_be_hidden()
    day_and_night(page, "gate-camera")
