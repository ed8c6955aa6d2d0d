"""A renovation is stopped for a breach: with a photo, its pass ends, the order department comes, the authority is told;
corrected and photographed it goes on, with a new code."""

import base64
import re
from datetime import datetime
from zoneinfo import ZoneInfo

from harness import Server, day_and_night, register, sign_in, window
from playwright.sync_api import Locator, Page, expect
from test_gate import let_through, look_up
from test_moves import act, card, picture, send

BREACH = "厨房承重墙开槽约 4 厘米，未经审批。"
REVIEW = {
    "engineering-foreman": {"structure": "bearing=pass,facade=pass", "water": "pipes=pass,waterproof=pass",
                            "power": "load=pass,lines=pass"},
    "order-foreman": {"fire": "alarm=pass,escape=pass"}}
CORRECTED = "槽已用灌浆料补平，监理签字。"


def permitted(server: Server) -> tuple[str, str]:
    """A renovation with its drawings reviewed and a pass for the workers; its number and the code."""
    drawing = base64.b64encode(picture(230)).decode()
    papers = [{"field": field, "name": f"{field}.png", "content": drawing} for field in ["plan", "licence"]]
    with server.api(server.token("customer-service-manager", "renovation")) as desk:
        number = register(desk, "厨卫翻新，改水电", kind="renovation", channel="counter", place="2-1-702", form={
            "works": "walls,water,power", "contractor": "安居装饰 李经理", "workers": "6", "period": window(30 * 24),
            "rules": "yes"})["number"]
        act(desk, number, "add-papers", files=papers)
        act(desk, number, "submit")
        for role, trades in REVIEW.items():
            with server.api(server.token(role, "renovation")) as foreman:
                for trade, verdict in trades.items():
                    act(foreman, number, "accept-work")
                    act(foreman, number, "report-work", text="图纸已审。")
                    act(foreman, number, f"review-{trade}", form={f"review-{trade}": verdict})
        act(desk, number, "approve")
    return number, codes(server, number)[-1]


def codes(server: Server, number: str) -> list[str]:
    """Of all passes of a case, oldest first, as they are read out."""
    with server.api(server.token("supervisor", "codes")) as api:
        passes = api.get(f"/cases/{number}/passes").json()["items"]
    return [f"{one['code'][:5]}-{one['code'][5:]}" for one in passes]


def sign_in_anew(page: Page, server: Server, role: str, number: str) -> None:
    """At the same desk sits somebody else, and opens the case."""
    page.context.clear_cookies()
    sign_in(page, server, role)
    page.goto(f"/cases/{number}")


def open_form(page: Page, action: str, name: str) -> Locator:
    """Opens the form of an action; what is done less often stands in a menu."""
    link = page.locator("#actions").get_by_role("link", name=name, include_hidden=True, exact=True)
    expect(link).to_be_attached()
    if not link.is_visible():
        page.locator("#actions .more > summary").click()
    link.click()
    form = page.locator(f"dialog.act form[action$='/actions/{action}']")
    expect(form).to_be_visible()
    return form


def attach(page: Page, name: str, shade: int) -> None:
    """Puts a photo on the case."""
    page.get_by_role("link", name="添加附件").click()
    form = page.locator("dialog.act form[action$='/attachments']")
    form.locator("[name=file]").set_input_files({"name": name, "mimeType": "image/png", "buffer": picture(shade)})
    assert send(page, form) == 200
    expect(page.locator(f".files img[alt='{name}']")).to_have_count(1)


def needs_a_photo(page: Page, action: str, name: str, field: str, text: str, shade: int) -> None:
    """Takes an action: without a photo of this stage it is refused, what was written stays, and with one it is done."""
    form = open_form(page, action, name)
    form.locator(f"[name='{field}']").fill(text)
    expect(form.locator(".draft-mark")).to_contain_text("草稿已保存")
    assert send(page, form) == 409
    expect(form.get_by_role("alert")).to_have_text("请先上传本阶段的现场照片。")
    expect(form.locator(f"[name='{field}']")).to_have_value(text)
    day_and_night(page, f"renovation-{action}-refused")
    form.get_by_role("link", name="取消").click()
    attach(page, f"{action}.png", shade)
    form = open_form(page, action, name)
    expect(form.locator(f"[name='{field}']")).to_have_value(text)
    assert send(page, form) == 200


def test_a_breach_stops_the_work_until_it_is_corrected(desktop: Page, telephone: Page, server: Server) -> None:
    page, gate = desktop, telephone
    number, first = permitted(server)
    sign_in(gate, server, "guard")
    gate.goto("/gate")
    assert look_up(gate, first) == 200
    for said in ["施工出入证", "有效", "安居装饰 李经理", "2-1-702"]:
        expect(gate.locator(".panel")).to_contain_text(said)
    assert let_through(gate) == 200
    expect(gate.get_by_role("status")).to_have_text(f"已放行：{number}")

    sign_in_anew(page, server, "steward", number)
    needs_a_photo(page, "stop", "违规停工", "form.breach", BREACH, 60)
    expect(page.locator(".facts")).to_contain_text("已停工")
    expect(page.locator(".facts")).to_contain_text(BREACH)
    expect(page.locator("#case p", has_text=first)).to_contain_text("已作废")
    day_and_night(page, "renovation-stopped")
    stopped = datetime.now(ZoneInfo("Asia/Shanghai"))
    look_up(gate, first)
    expect(gate.get_by_role("alert")).to_contain_text(re.compile(rf"该通行码已失效：{stopped:%Y-%m-%d} \d\d:\d\d。"))
    expect(gate.locator(".panel")).to_contain_text("已作废")
    expect(gate.get_by_role("button", name="放行", exact=True)).to_have_count(0)
    day_and_night(gate, "renovation-gate-stopped")

    gate.goto("/work")
    waiting = gate.locator("article.card", has_text="厨卫翻新，改水电")
    expect(waiting).to_contain_text("2 栋 1 单元 702")
    day_and_night(gate, "renovation-task-waiting")
    with gate.expect_navigation():
        waiting.get_by_role("button", name="接手").click()
    expect(card(gate, number)).to_contain_text("现场制止并看守")
    day_and_night(gate, "renovation-task")

    sign_in_anew(page, server, "supervisor", number)
    form = open_form(page, "report", "报告主管部门")
    form.locator("[name='form.authority'][value=urban]").check()
    form.locator("[name='form.letter-number']").fill("云物函 7 号")
    form.locator("[name='form.letter']").fill("已电话报告街道城管，请求到场。")
    form.locator("[name='form.authority-status'][value=sent]").check()
    assert send(page, form) == 200
    expect(page.locator(".facts")).to_contain_text("已报主管部门")
    expect(page.locator(".facts")).to_contain_text("已电话报告街道城管")
    expect(page.locator("#actions").get_by_text("主管部门同意复工")).to_have_count(0)
    with server.api(server.token("supervisor", "release")) as api:
        act(api, number, "note-authority", form={"authority-status": "decided", "authority-answer": "限期恢复"})
        refused = api.post(f"/cases/{number}/actions/release-reported", json={"reason": CORRECTED})
    assert refused.status_code == 409 and refused.json()["code"] == "tasksOpen", refused.text
    day_and_night(page, "renovation-reported")

    gate.goto("/work")
    form = card(gate, number).locator("details.work-form", has=gate.locator("form[action$='/actions/report-work']"))
    form.locator("summary").click()
    form.locator("[name=text]").fill("工人已离场，门口有人看守。")
    with gate.expect_navigation():
        form.get_by_role("button", name="完成任务").click()
    expect(gate.locator(".done")).to_contain_text("厨卫翻新，改水电")

    page.goto(f"/cases/{number}")
    needs_a_photo(page, "release-reported", "主管部门同意复工", "reason", CORRECTED, 200)
    expect(page.locator(".facts")).to_contain_text("施工中")
    second = codes(server, number)[-1]
    assert second != first
    expect(page.locator("#case p", has_text=second)).to_contain_text("有效")
    day_and_night(page, "renovation-released")

    gate.goto("/gate")
    stopped = datetime.now(ZoneInfo("Asia/Shanghai"))
    look_up(gate, first)
    expect(gate.get_by_role("alert")).to_contain_text("该通行码已失效")
    assert look_up(gate, second.lower()) == 200
    expect(gate.locator(".panel .tag")).to_have_text("有效")
    assert let_through(gate) == 200
    expect(gate.get_by_role("status")).to_have_text(f"已放行：{number}")
