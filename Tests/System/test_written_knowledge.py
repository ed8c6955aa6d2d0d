"""What the house knows in writing: an article beside a case, a script by one key, a letter and its answer."""

import re

from harness import Server, axe, register, screenshot, sign_in
from playwright.sync_api import Page, expect


def press(page: Page, name: str) -> None:
    """Presses the one button of this name."""
    button = page.get_by_role("button", name=name, exact=True)
    button.scroll_into_view_if_needed()
    with page.expect_navigation():
        button.click()


def write(page: Page, kind: str, **fields: str) -> None:
    page.goto(f"/articles?new={kind}")
    for name, text in fields.items():
        page.locator(f"#k-{name}").fill(text)
    press(page, "保存")


def looked_at(page: Page, name: str) -> None:
    """At a desk and on a telephone."""
    axe(page)
    screenshot(page, name)
    page.set_viewport_size({"width": 390, "height": 844})
    axe(page)
    screenshot(page, f"{name}-phone")
    page.set_viewport_size({"width": 1440, "height": 900})


def test_written_knowledge(desktop: Page, dark: Page, server: Server) -> None:
    page, agent = desktop, dark
    sign_in(page, server, "supervisor")
    write(page, "script", title="浏览器里的话术", text="{{customer}}您好，{{nobody}}", tags="漏水")
    expect(page.get_by_role("alert").first).to_contain_text("nobody")
    expect(page.locator("#k-text")).to_have_value("{{customer}}您好，{{nobody}}")
    looked_at(page, "article-new")
    page.locator("#k-text").fill("{{customer}}您好，单号 {{number}}。")
    page.locator("#k-text-en").fill("Dear {{customer}}, case {{number}}.")
    press(page, "保存")
    looked_at(page, "article-script")
    write(page, "number", title="浏览器里的电话", phone="0592-5550123", tags="漏水")
    expect(page.locator(".bulletin-phone a")).to_have_attribute("href", "tel:05925550123")
    press(page, "核对无误")
    expect(page.locator(".timeline")).to_contain_text("核对无误")
    page.goto("/articles")
    looked_at(page, "articles")
    page.goto("/find?q=5550123")
    expect(page.locator("main")).to_contain_text("浏览器里的电话")

    case = register(server.api(server.token("agent")), "厨房漏水，看话术", category="engineering.plumbing.leak")["number"]
    sign_in(agent, server, "agent")
    for address in [f"/cases/{case}", f"/desk?case={case}"]:
        agent.goto(address)
        expect(agent.locator("#case .hints").first).to_contain_text("浏览器里的电话")
        agent.locator("#say").fill("前。")
        agent.locator("h1").first.click()
        agent.keyboard.press("t")
        expect(agent.locator("#scripts-find")).to_be_focused()
        agent.keyboard.type("浏览器里")
        expect(agent.locator("[data-script]:visible")).to_have_count(1)
        axe(agent)
        screenshot(agent, f"scripts-{'desk' if 'desk' in address else 'case'}")
        agent.keyboard.press("Enter")
        expect(agent.locator("#say")).to_have_value(f"前。测试客户您好，单号 {case}。")
        expect(agent.locator("#say")).to_be_focused()
        expect(agent.locator("dialog.scripts:visible")).to_have_count(0)

    page.goto("/letters?new=in")
    page.locator("#l-subject").fill("浏览器里的来文")
    page.locator("#l-correspondent").fill("街道办")
    page.locator("#l-due").fill("2099-01-01")
    press(page, "保存")
    expect(page.locator("h1")).to_contain_text("待回复")
    page.locator("#l-file").set_input_files({"name": "a.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.4"})
    press(page, "上传附件")
    expect(page.locator(".files")).to_contain_text("a.pdf")
    came = page.url
    looked_at(page, "letter")
    page.get_by_role("link", name="登记回复", exact=True).click()
    expect(page.locator("#l-subject")).to_have_value("关于：浏览器里的来文")
    press(page, "保存")
    expect(page.locator(".facts")).to_contain_text(re.compile("L[0-9]+-[0-9]+ 浏览器里的来文"))
    page.goto(came)
    expect(page.locator("h1")).to_contain_text("已回复")
    page.goto("/letters")
    looked_at(page, "letters")
    page.goto("/letters?print=1")
    axe(page)
    page.emulate_media(media="print")
    screenshot(page, "letters-print")
