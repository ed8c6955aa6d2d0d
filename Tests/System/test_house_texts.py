"""The house changes a category and a level in the editor, sees what that does, uses it, and goes back."""

import re

from harness import Server, axe, screenshot, sign_in
from playwright.sync_api import Locator, Page, expect


def press(page: Page, button: Locator) -> None:
    button.scroll_into_view_if_needed()
    with page.expect_navigation():
        button.click()


def publish(page: Page, note: str) -> None:
    page.fill("#note", note)
    press(page, page.get_by_role("button", name="发布", exact=True))
    expect(page.locator(".say.good").first).to_have_text("已发布")


def test_a_category_and_a_level_of_ones_own(desktop: Page, server: Server) -> None:
    page = desktop
    page.set_default_timeout(40_000)  # fifteen hundred lines are laid out anew each time, on whatever else runs
    sign_in(page, server, "administrator")
    page.goto("/procedures")
    press(page, page.get_by_role("link", name="分类", exact=True))
    # A new category, first with a mistake
    source = page.locator("#source").input_value()
    new = ("          - key: roof-garden\n            name: { zh: 屋顶花园渗水, zh-Hant: 屋頂花園滲水, en: Roof garden }\n"
           "            kind: repair\n            words: [屋顶花园]\n")
    begun = source.replace("          - key: leak\n", f"{new}          - key: leak\n", 1)
    page.locator("#source").fill(begun.replace("kind: repair", "kind: repare", 1))
    expect(page.locator("#check")).to_contain_text("没有流程“repare”")
    expect(page.locator("#check [data-line]")).to_have_text(re.compile(r"\d+"))
    page.locator("#source").fill(begun)
    expect(page.locator("#check .text-rows li")).to_have_count(1)
    expect(page.locator("#check .text-rows")).to_contain_text("新增")
    axe(page)
    screenshot(page, "house-text-categories")
    publish(page, "屋顶花园单列一类")
    # A level for it
    page.goto("/house-texts/levels")
    source = page.locator("#source").input_value()
    level = ("  - key: roof\n    name: { zh: 屋顶花园, zh-Hant: 屋頂花園, en: Roof garden }\n"
             "    category: engineering.plumbing.roof-garden\n    promises: { closed: 90m }\n")
    page.locator("#source").fill(source.rstrip("\n") + "\n" + level)
    expect(page.locator("#check .text-rows")).to_contain_text("屋顶花园")
    screenshot(page, "house-text-levels")
    publish(page, "屋顶花园一个半小时")
    # A case with it
    page.goto("/intake")
    page.fill("#name", "王先生")
    page.check("[name=kind][value=repair]")
    page.fill("#text", "屋顶花园在往下滴水")
    page.locator("details", has=page.locator("[name=otherCategory]")).locator("summary").click()
    page.select_option("[name=otherCategory]", "engineering.plumbing.roof-garden")
    with page.expect_navigation(url="**/desk?case=*"):
        page.locator("[data-save]").click()
    expect(page.locator(".facts")).to_contain_text("屋顶花园")
    number = re.search(r"case=([0-9-]+)", page.url)[1]
    # What it uses may not lose its key; it may be retired
    page.goto("/house-texts/levels")
    source = page.locator("#source").input_value()
    page.locator("#source").fill(source.replace("key: roof\n", "key: roofs\n", 1))
    expect(page.locator("#check .say.late")).to_contain_text(number)
    page.locator("#source").fill(source.replace("promises: { closed: 90m }", "promises: { closed: 3h }", 1))
    expect(page.locator("#check")).to_contain_text("推后 1 项")
    expect(page.locator("#check table")).to_contain_text(number)
    axe(page)
    screenshot(page, "house-text-effect")
    page.goto("/house-texts/categories")
    source = page.locator("#source").input_value()
    key = "- key: roof-garden\n"
    page.locator("#source").fill(source.replace(key, f"{key}            retired: true\n", 1))
    expect(page.locator("#check .text-rows")).to_contain_text("停用")
    expect(page.locator("#check .text-rows")).to_contain_text("未办结事项 1 件")
    publish(page, "先停用")
    page.goto("/intake")
    expect(page.locator("[name=otherCategory] option[value='engineering.plumbing.leak']")).to_have_count(1)
    expect(page.locator("[name=otherCategory] option[value='engineering.plumbing.roof-garden']")).to_have_count(0)
    # Back to how the category was first
    page.goto("/house-texts/categories?version=1001#looked")
    press(page, page.locator("#looked").get_by_role("button", name="改用这一版"))
    expect(page.locator(".say.good").first).to_have_text("已发布")
    page.goto("/intake")
    expect(page.locator("[name=otherCategory] option[value='engineering.plumbing.roof-garden']")).to_have_count(1)


def test_the_texts_on_a_telephone_and_in_the_dark(each_page: Page, look: str, server: Server) -> None:
    page = each_page
    sign_in(page, server, "administrator")
    for text in ["levels", "rounds"]:
        page.goto(f"/house-texts/{text}")
        expect(page.locator("#check")).to_contain_text("没有变化")
        axe(page)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "the page is wider than the screen"
        screenshot(page, f"house-text-{text}-{look}")
