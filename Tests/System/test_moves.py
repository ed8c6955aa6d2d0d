"""What people do with a case besides the loop: tell beforehand, answer, split, merge, show a number, take pictures."""

import re
import struct
import zlib
from collections.abc import Iterator

import httpx
import pytest
from harness import Server, register, sign_in
from playwright.sync_api import Locator, Page, expect

PHONE = "13800138766"


@pytest.fixture(scope="module")
def api(server: Server) -> Iterator[httpx.Client]:
    """The agent's own programs."""
    with server.api(server.token("agent", "moves")) as client:
        yield client


@pytest.fixture(scope="module")
def field_api(server: Server) -> Iterator[httpx.Client]:
    """The engineer's."""
    with server.api(server.token("engineer", "moves")) as client:
        yield client


def act(api: httpx.Client, number: str, action: str, **fields: object) -> None:
    answer = api.post(f"/cases/{number}/actions/{action}", json=fields)
    assert answer.status_code == 200, answer.text


def send(page: Page, form: Locator) -> int:
    """Sends a form and answers the status of the page that comes of it."""
    with page.expect_navigation() as navigation:
        form.locator("button").last.click()
    return navigation.value.status


def test_the_customer_hears_beforehand_that_a_promise_will_not_be_kept(
    desktop: Page, server: Server, api: httpx.Client
) -> None:
    case = register(api, "提前告知：阳台漏水")
    promise = next(promise for promise in case["promises"] if promise["state"] == "open")
    sign_in(desktop, server, "agent")
    desktop.goto(f"/cases/{case['number']}?open=word-{promise['id']}")
    form = desktop.locator("dialog.act form")
    typed = {"apology": "很抱歉，师傅赶不到了", "reason": "上一家的水管还在抢修", "remedy": "先派人来关总阀",
             "newDueAt": "2020-01-01T08:00"}
    for name, value in typed.items():
        form.locator(f"[name={name}]").fill(value)
    assert send(desktop, form) == 422, "a new time in the past is refused"
    for name, value in typed.items():
        expect(form.locator(f"[name={name}]")).to_have_value(value)

    form.locator("[name=newDueAt]").fill("2099-01-01T08:00")
    assert send(desktop, form) == 200
    told = desktop.locator(".promise .told")
    line = desktop.locator("#timeline .to-customer").first
    for words in [typed["apology"], typed["reason"], typed["remedy"]]:
        expect(told).to_contain_text(words)
        expect(line).to_contain_text(words)
    expect(desktop.locator(".promise", has_text="2099")).to_have_count(1)


def test_a_question_that_an_answer_settles_is_closed_at_intake(desktop: Page, server: Server) -> None:
    sign_in(desktop, server, "agent")
    desktop.goto("/intake")
    desktop.fill("#name", "问路的人")
    desktop.fill("#phone", PHONE)
    desktop.check("[name=kind][value=consultation]")
    desktop.fill("#text", "地下车位月租多少钱？")
    desktop.locator("details", has=desktop.locator("#answer")).locator("summary").click()
    desktop.fill("#answer", "月租 300 元，带行驶证到前台办理")
    with desktop.expect_navigation(url="**/desk?case=*"):
        desktop.locator("[data-save]").click()
    expect(desktop.locator(".facts")).to_contain_text("已关闭")
    expect(desktop.locator(".facts")).to_contain_text("当场答复")
    expect(desktop.locator("#timeline .to-customer").first).to_contain_text("月租 300 元")


def test_a_demand_with_two_parts_becomes_two_cases(desktop: Page, server: Server, api: httpx.Client) -> None:
    number = register(api, "拆分：厨房漏水，另外门禁卡坏了")["number"]
    sign_in(desktop, server, "supervisor")
    desktop.goto(f"/cases/{number}?open=act-split")
    desktop.fill("dialog.act [name=parts]", f"{number} 厨房漏水\n{number} 门禁卡坏了")
    assert send(desktop, desktop.locator("dialog.act form")) == 200
    expect(desktop.locator("#timeline li").first).to_contain_text("拆分为 2 件")
    for part in ["厨房漏水", "门禁卡坏了"]:
        desktop.goto("/cases?phase=open&sort=newest")
        desktop.locator("[data-list] a", has_text=f"{number} {part}").first.click()
        expect(desktop.locator(".facts")).to_contain_text("2-1-801")
        expect(desktop.locator("main")).to_contain_text("测试客户")


def test_the_case_that_took_in_another_says_which(desktop: Page, server: Server, api: httpx.Client) -> None:
    kept = register(api, "合并：电梯按键没反应")["number"]
    gone = register(api, "合并：又有人说电梯按键没反应")["number"]
    sign_in(desktop, server, "supervisor")
    desktop.goto(f"/cases/{gone}?open=act-merge")
    desktop.fill("dialog.act [name=into]", kept)
    desktop.fill("dialog.act [name=reason]", "同一部电梯")
    assert send(desktop, desktop.locator("dialog.act form")) == 200
    expect(desktop.locator(".facts")).to_contain_text("已合并")
    expect(desktop.locator(f".kin a[href='/cases/{kept}']")).to_have_count(1)
    desktop.goto(f"/cases/{kept}")
    expect(desktop.locator("#timeline li").first).to_contain_text("并入事项")
    expect(desktop.locator("#timeline li").first).to_contain_text(gone)


def test_a_masked_number_is_shown_to_an_agent_who_asks_for_it(
    desktop: Page, server: Server, api: httpx.Client
) -> None:
    number = register(api, "看号码：请回电")["number"]
    sign_in(desktop, server, "agent")
    desktop.goto(f"/cases/{number}")
    assert PHONE not in desktop.content()
    expect(desktop.locator(".facts")).to_contain_text("138****8766")
    desktop.get_by_role("button", name="显示号码").click()
    expect(desktop.locator(f"#phone-{number}")).to_have_text(PHONE)
    desktop.reload()
    assert PHONE not in desktop.content(), "it was shown once, not for good"


def test_a_customers_numbers_are_shown_for_a_reason(desktop: Page, server: Server) -> None:
    sign_in(desktop, server, "agent")
    desktop.goto("/people")
    desktop.locator("table.people [data-list] a, tbody[data-list] a").first.click()
    phones = desktop.locator("#phones")
    expect(phones).to_contain_text(re.compile(r"1\d\d\*{4}\d{4}"))
    phones.locator("[name=reason]").select_option("check")
    phones.get_by_role("button").click()
    expect(phones.locator("a[href^='tel:']").first).to_have_text(re.compile(r"^1\d{10}$"))


def test_an_anonymous_complaint_names_nobody(desktop: Page, server: Server, api: httpx.Client) -> None:
    person = api.get("/people", params={"q": "2-1-802", "limit": 1}).json()["items"][0]
    ending = person["phones"][0][-4:]
    sign_in(desktop, server, "agent")
    desktop.goto(f"/intake?person={person['id']}&kind=complaint")
    expect(desktop.locator("#caller")).to_contain_text(person["name"])
    desktop.fill("#text", "匿名投诉：楼上深夜拖桌子")
    desktop.check("#anonymous")
    with desktop.expect_navigation(url="**/desk?case=*"):
        desktop.locator("[data-save]").click()
    number = re.search(r"case=([0-9-]+)", desktop.url)[1]
    for role in ["agent", "supervisor", "steward"]:
        desktop.context.clear_cookies()
        sign_in(desktop, server, role)
        desktop.goto(f"/cases/{number}")
        expect(desktop.locator(".facts")).to_contain_text("匿名")
        for secret in [person["name"], person["id"], f"****{ending}"]:
            assert secret not in desktop.content(), f"{role} sees {secret}"


def picture(shade: int) -> bytes:
    """A small true picture, all of one grey."""
    def part(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    head = struct.pack(">IIBBBBB", 40, 30, 8, 0, 0, 0, 0)
    rows = (b"\0" + bytes([shade]) * 40) * 30
    return b"\x89PNG\r\n\x1a\n" + part(b"IHDR", head) + part(b"IDAT", zlib.compress(rows)) + part(b"IEND", b"")


def card(page: Page, number: str) -> Locator:
    """The card of a task among one's work, unfolded."""
    card = page.locator(f".card:has(a[href='/cases/{number}'])")
    if card.locator(":scope > summary").count() and card.get_attribute("open") is None:
        card.locator(":scope > summary").click()
    return card


def accepted(api: httpx.Client, field_api: httpx.Client, server: Server, text: str) -> str:
    """A case that the engineer has taken on."""
    number = register(api, text)["number"]
    act(api, number, "dispatch", to=server.account("engineer")[0])
    act(field_api, number, "accept")
    return number


def test_pictures_of_before_and_after_are_taken_on_the_telephone(
    telephone: Page, server: Server, api: httpx.Client, field_api: httpx.Client
) -> None:
    number = accepted(api, field_api, server, "拍照：水槽漏水")
    sign_in(telephone, server, "engineer")
    telephone.goto("/work")
    for count, (moment, shade) in enumerate([("before", 90), ("after", 200)], 1):
        field = card(telephone, number).locator(f"form:has([name=moment][value={moment}]) [name=file]")
        file = {"name": f"{moment}.png", "mimeType": "image/png", "buffer": picture(shade)}
        with telephone.expect_response("**/attachments") as answer:
            field.set_input_files(file)
        assert answer.value.status == 303
        expect(telephone.locator(f".card .photos ~ p a[href='/cases/{number}']")).to_contain_text(str(count))
    telephone.goto(f"/cases/{number}")
    files = telephone.locator(".files li")
    expect(files).to_have_count(2)
    for moment in ["处理前", "处理后"]:
        shown = files.filter(has_text=moment).locator("img")
        shown.scroll_into_view_if_needed()
        expect(shown).to_have_js_property("complete", True)
        assert shown.evaluate("picture => picture.naturalWidth") == 40


FALSE = {"name": "漏水.jpg", "mimeType": "image/jpeg", "buffer": "这不是图片".encode()}


def test_a_file_that_is_no_picture_is_refused_and_the_choice_stays(
    telephone: Page, server: Server, api: httpx.Client, field_api: httpx.Client
) -> None:
    number = accepted(api, field_api, server, "假图片：水槽漏水")
    sign_in(telephone, server, "engineer")
    telephone.goto(f"/cases/{number}?open=files")
    form = telephone.locator("dialog.act form")
    form.locator("[name=file]").set_input_files(FALSE)
    form.locator("[name=moment][value=after]").check()
    assert send(telephone, form) == 422
    expect(form.get_by_role("alert")).to_contain_text("漏水.jpg")
    expect(form.locator("[name=moment][value=after]")).to_be_checked()
    form.locator("[data-close]").click()
    expect(telephone.locator(".files")).to_have_count(0)


def test_of_two_who_act_at_once_the_second_sees_what_the_first_did(
    desktop: Page, dark: Page, server: Server, api: httpx.Client
) -> None:
    number = register(api, "同时：客厅跳闸")["number"]
    for page, role in [(desktop, "agent"), (dark, "supervisor")]:
        sign_in(page, server, role)
        page.goto(f"/cases/{number}?open=act-dispatch")
        page.select_option("dialog.act [name=to]", server.account("engineer")[0])
        page.fill("dialog.act [name=note]", f"{role} 的备注")
    assert send(desktop, desktop.locator("dialog.act form")) == 200

    form = dark.locator("dialog.act form")
    assert send(dark, form) == 412
    expect(form.locator(".since")).to_contain_text("agent 的备注")
    expect(form.locator("[name=note]")).to_have_value("supervisor 的备注")
    expect(form.locator("[name=to]")).to_have_value(server.account("engineer")[0])
    expect(form.get_by_role("button", name="仍然提交")).to_be_visible()
    assert send(dark, form) == 200
    expect(dark.locator("#timeline li").first).to_contain_text("supervisor 的备注")


def test_a_customer_who_does_not_pick_up_is_tried_again(
    desktop: Page, server: Server, api: httpx.Client, field_api: httpx.Client
) -> None:
    number = accepted(api, field_api, server, "没接：水槽漏水")
    act(field_api, number, "arrive")
    act(field_api, number, "solve", solution="换了角阀")
    sign_in(desktop, server, "callback")
    desktop.goto("/call-backs")
    desktop.locator(f".queue a[href*='{number}']").click()
    tries = desktop.locator("form[action$='/actions/not-reached']")
    said = tries.locator(".outcomes button").first.inner_text()
    with desktop.expect_navigation():
        tries.locator(".outcomes button").first.click()
    row = desktop.locator(f".queue a[href*='{number}']")
    expect(row.locator(".tag.warn")).to_contain_text("1")
    row.click()
    expect(desktop.locator("form[action$='/actions/not-reached'] li")).to_contain_text(said)
    desktop.goto(f"/cases/{number}")
    expect(desktop.locator(".facts")).to_contain_text("回访中")
    expect(desktop.locator("#timeline li").first).to_contain_text(said)


def test_a_part_and_the_case_it_was_split_from_name_each_other(
    desktop: Page, server: Server, api: httpx.Client
) -> None:
    number = register(api, "拆分互见：窗户关不严，灯也不亮")["number"]
    act(api, number, "split", parts=[{"text": "互见：窗户关不严"}, {"text": "互见：灯不亮"}])
    parts = [case for case in api.get("/cases", params={"limit": 5}).json()["items"] if case["text"].startswith("互见")]
    sign_in(desktop, server, "supervisor")
    desktop.goto(f"/cases/{number}")
    for part in parts:
        expect(desktop.locator(f".case a[href='/cases/{part['number']}']")).to_have_count(1)
    desktop.goto(f"/cases/{parts[0]['number']}")
    expect(desktop.locator(f".case a[href='/cases/{number}']")).to_have_count(1)


def test_a_file_that_is_no_picture_is_refused_among_ones_work(
    telephone: Page, server: Server, api: httpx.Client, field_api: httpx.Client
) -> None:
    number = accepted(api, field_api, server, "假图片二：水槽漏水")
    sign_in(telephone, server, "engineer")
    telephone.goto("/work")
    form = card(telephone, number).locator("form:has([name=moment][value=before])")
    with telephone.expect_response("**/attachments") as answer:
        form.locator("[name=file]").set_input_files(FALSE)
    assert answer.value.status == 422
    expect(telephone.get_by_role("alert")).to_contain_text("漏水.jpg")


def test_enter_takes_somebody_of_the_room_that_was_typed(desktop: Page, server: Server) -> None:
    sign_in(desktop, server, "agent")
    desktop.goto("/intake?q=3-1-801")
    expect(desktop.locator("#candidates [role=option]").first).to_contain_text("3-1-801")


def test_a_picture_does_not_cost_what_was_typed(
    telephone: Page, server: Server, api: httpx.Client, field_api: httpx.Client
) -> None:
    number = accepted(api, field_api, server, "写了一半：水槽漏水")
    sign_in(telephone, server, "engineer")
    telephone.goto("/work")
    form = card(telephone, number).locator("details.work-form:has(form[action$='/actions/solve'])")
    form.locator("summary").click()
    form.locator("[name=solution]").fill("更换角阀，写了一半")
    picked = {"name": "a.png", "mimeType": "image/png", "buffer": picture(90)}
    card(telephone, number).locator("form:has([name=moment][value=after]) [name=file]").set_input_files(picked)
    expect(telephone.locator(f".card .photos ~ p a[href='/cases/{number}']")).to_contain_text("1")
    expect(form.locator("[name=solution]")).to_have_value("更换角阀，写了一半")
