"""`docs/own-procedure.md`, step by step as somebody new would: a procedure is made, tried out, published and used."""

import csv
import io
import re

import yaml
from harness import ROOT, Server, axe, screenshot, sign_in
from playwright.sync_api import Locator, Page, expect

STEPS = (ROOT / "docs/own-procedure.md").read_text("utf-8")


def block(begin: str) -> str:
    """What the page of the documentation says under ```yaml, by how it begins."""
    return next(text for text in re.findall(r"```yaml\n(.*?)```", STEPS, re.S) if text.startswith(begin))


def replaced(source: str, begin: str, until: str) -> str:
    """The text with its part from `begin` up to `until` as the documentation has it."""
    start = source.index(f"\n{begin}") + 1
    end = source.index(f"\n{until}", start) + 1 if until else len(source)
    return source[:start] + block(begin) + source[end:]


def checked(page: Page, source: str, words: str | re.Pattern[str]) -> None:
    page.locator("#source").fill(source)
    expect(page.locator("#check")).to_contain_text(words)


def press(page: Page, button: Locator) -> None:
    button.scroll_into_view_if_needed()
    with page.expect_navigation():
        button.click()


def test_a_procedure_of_ones_own_in_twenty_minutes(desktop: Page, server: Server) -> None:
    page = desktop
    sign_in(page, server, "administrator")
    # 1. Begin
    page.goto("/procedures")
    axe(page)
    screenshot(page, "procedures")
    page.fill("#n-key", "bicycle-storage")
    press(page, page.get_by_role("button", name="新建", exact=True))
    expect(page.locator("#check")).to_contain_text("没有错误")
    expect(page.locator("#check svg .stage")).to_have_count(4)
    # 2. A name and a form, first with a mistake
    source = page.locator("#source").input_value()
    source = replaced(source, "name:", "uses:")
    source = replaced(source, "form:", "stages:")
    checked(page, source.replace("type: text", "typ: text", 1), "不认识“typ”")
    expect(page.locator("#check [data-line]")).to_have_text(re.compile(r"\d+"))
    expect(page.locator("#check")).to_contain_text("是不是“type”")
    screenshot(page, "procedure-fault")
    # 3. Stages and actions
    source = replaced(source, "stages:", "")
    checked(page, source, "没有错误")
    expect(page.locator("#check svg .stage")).to_have_count(5)
    press(page, page.get_by_role("button", name="存草稿", exact=True))
    expect(page.locator(".say.good").first).to_have_text("草稿已保存")
    expect(page.locator("h1")).to_contain_text("bicycle-storage")
    axe(page)
    screenshot(page, "procedure")
    # 4. Try it
    press(page, page.get_by_role("button", name="试一试"))
    page.get_by_label("车牌号").fill("A-12")
    press(page, page.get_by_role("button", name="登记", exact=True))
    axe(page)
    screenshot(page, "procedure-trial")
    expect(page.locator(".trial-held").first).to_contain_text("暂时不能")
    page.locator(".trial-step summary", has_text="入库").click()
    page.get_by_label("车位").fill("B3")
    press(page, page.get_by_role("button", name="入库", exact=True))
    expect(page.locator(".trial-log")).to_contain_text("进入“寄存中”")
    page.locator(".trial-step summary", has_text="取走").click()
    press(page, page.get_by_role("button", name="取走", exact=True))
    expect(page.locator(".say.good")).to_contain_text("已办完")
    press(page, page.get_by_role("button", name="存草稿，回到正文"))
    # 5. Publish
    expect(page.get_by_text("按各自开始时的版本办完")).to_be_visible()
    page.fill("#note", "地下室可以寄存单车")
    press(page, page.get_by_role("button", name="发布", exact=True))
    expect(page.locator(".say.good").first).to_have_text("已发布")
    expect(page.locator("h1")).to_contain_text("单车寄存")
    # 6. Use it
    number = used(page)
    listed(page, number)


def used(page: Page) -> str:
    """A bicycle comes, is stored and collected; the number of its case."""
    page.keyboard.press("n")
    page.wait_for_url("**/intake")
    page.locator("#kinds label", has_text="单车寄存").locator("input").check()
    page.get_by_label("车牌号").fill("A-12")
    page.fill("#text", "寄存一辆单车")
    page.fill("#name", "骑车的人")
    page.fill("#phone", "13800138123")
    with page.expect_navigation(url="**/desk?case=*"):
        page.locator("[data-save]").click()
    number = re.search(r"case=([\d-]+)", page.url)[1]
    expect(page.locator(".facts")).to_contain_text("待入库")
    page.goto(f"/cases/{number}?open=act-store")
    form = page.locator("#form form[action$='/actions/store']")
    form.get_by_label("车位").fill("B3")
    press(page, form.locator("button").last)
    expect(page.locator(".facts")).to_contain_text("寄存中")
    for said in ["A-12", "B3"]:
        expect(page.locator(".facts")).to_contain_text(said)
    axe(page)
    screenshot(page, "procedure-case")
    return number


def listed(page: Page, number: str) -> None:
    """The list filters as the page of the documentation says, and the file of it has the fields; then it is over."""
    address = re.search(r"`(/cases\?kind=\S+)`", STEPS)[1]
    rows = page.locator(f"[data-list] a[href*='{number}']")
    for found, one in [(1, address), (0, address.replace("A-12", "A-13"))]:
        page.goto(one)
        expect(rows).to_have_count(found)
    file = page.request.get(address.replace("/cases?", "/exports/cases?format=csv&"))
    header, row = list(csv.reader(io.StringIO(file.body().decode("utf-8-sig"))))[:2]
    held = dict(zip(header, row, strict=True))
    assert (held["车牌号"], held["车位"]) == ("A-12", "B3"), held
    page.goto(f"/cases/{number}?open=act-collect")
    press(page, page.locator("form[action$='/actions/collect'] button").last)
    expect(page.locator(".facts")).to_contain_text("已取走")


def test_the_editor_on_a_telephone_and_in_the_dark(each_page: Page, look: str, server: Server) -> None:
    page = each_page
    sign_in(page, server, "administrator")
    page.goto("/procedures/renovation")
    expect(page.locator("#check svg .stage").first).to_be_visible()
    axe(page)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "the page is wider than the screen"
    screenshot(page, f"procedure-renovation-{look}")
    version = yaml.safe_load((ROOT / "Desks/property/procedures/renovation.yaml").read_text())["version"]
    page.goto(f"/procedures/renovation?version={version}#looked")
    expect(page.locator("#looked")).to_contain_text("与现行版本相同")


HIDDEN_NAMES = """() => {
    const box = one => one.getBoundingClientRect();
    const touch = (a, b) => a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1;
    const names = [...document.querySelectorAll('.way-name')];
    const stages = [...document.querySelectorAll('.stage rect')];
    const sheet = box(document.querySelector('.stage-picture svg'));
    const leaves = one => one.left < sheet.left || one.right > sheet.right || one.bottom > sheet.bottom;
    const hidden = names.filter((one, place) => leaves(box(one))
        || [...stages, ...names.slice(place + 1)].some(other => touch(box(one), box(other))));
    return hidden.map(one => one.textContent);
}"""


def test_no_name_in_a_picture_hides_another(desktop: Page, server: Server) -> None:
    """Of every procedure, also of those in which everything leads everywhere."""
    page = desktop
    sign_in(page, server, "administrator")
    page.goto("/procedures")
    addresses = page.locator("main a[href^='/procedures/']").evaluate_all("all => all.map(one => one.pathname)")
    assert len(addresses) > 20
    for address in addresses:
        page.goto(address)
        assert page.locator(".way-name").count(), f"{address} names no way"
        assert page.evaluate(HIDDEN_NAMES) == [], address
    page.goto("/procedures/repair")
    screenshot(page, "procedure-repair")
