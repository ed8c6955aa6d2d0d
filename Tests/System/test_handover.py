"""A duty log and a hand-over in a real browser: by the keyboard at a desk, by the thumb on a telephone, and on paper."""

from harness import Server, axe, screenshot, sign, sign_in
from playwright.sync_api import Page, expect

LINES_OF_A_PAGE = 36  # what the demo hands over depends on the hour; up to here it has to be one sheet of A4
POST = "project=yunqi&department=engineering"


def write_down(page: Page, event: str, result: str = "") -> None:
    """Writes an entry without touching the mouse."""
    page.goto(f"/duty-log?{POST}")
    page.locator("#d-event").focus()
    page.keyboard.type(event)
    page.keyboard.press("Tab")
    page.keyboard.type("先看再报")
    page.keyboard.press("Tab")
    page.keyboard.type(result)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_have_text("已记下。")
    expect(page.get_by_role("link", name=event)).to_be_visible()


def hand_over(page: Page) -> str:
    """From the log to the sheet by a key, counted and ticked by the keyboard; the number of the sheet."""
    page.goto(f"/duty-log?{POST}")
    page.keyboard.press("h")
    page.wait_for_url("**/handover-form?*")
    fields = page.locator("input[name^='count.']")
    last = page.locator(".duty-counts td:nth-of-type(1)").all_inner_texts()
    fields.first.focus()
    for place in range(fields.count()):
        page.keyboard.type(last[place].strip() or str(place + 2))
        page.keyboard.press("Tab")
        page.keyboard.press("Tab")
    for box in page.locator("input[name=closing]").all():
        box.focus()
        page.keyboard.press("Space")
    page.locator("#remarks").focus()
    page.keyboard.type("二号泵留意")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/handovers/S*")
    return page.url.rsplit("/", 1)[1]


def test_the_log_and_the_sheet_by_keyboard(desktop: Page, server: Server) -> None:
    page = desktop
    sign_in(page, server, "engineer")
    write_down(page, "二号水泵异响")
    write_down(page, "配电房巡视", "正常")
    axe(page)
    screenshot(page, "duty-log")
    page.get_by_role("link", name="二号水泵异响").focus()
    page.keyboard.press("Enter")
    page.locator("#d-result").fill("换了轴承")
    page.get_by_role("button", name="保存新版本").press("Enter")
    expect(page.locator("ol li").first).to_contain_text("第 2 版")
    axe(page)
    number = hand_over(page)
    expect(page.get_by_role("button", name="签收接班")).to_have_count(0)
    axe(page)
    screenshot(page, "handover-waiting")
    page.context.clear_cookies()
    sign_in(page, server, "supervisor")
    page.goto("/roster/now")
    expect(page.get_by_role("link", name=number)).to_be_visible()
    axe(page)
    page.get_by_role("link", name=number).press("Enter")
    page.get_by_role("checkbox").first.focus()
    page.keyboard.press("Space")
    page.get_by_role("button", name="签收接班").press("Enter")
    expect(page.locator("h1 .tag")).to_have_text("已签收")
    page.emulate_media(media="print")
    lines = page.locator(".duty-facts tr, .duty-facts li").count()
    pages = page.pdf(format="A4").count(b"/Type /Page\n")
    assert pages <= 1 + lines // LINES_OF_A_PAGE, f"{lines} lines take {pages} pages"
    page.emulate_media(media="screen")
    page.goto("/roster/now")
    expect(page.get_by_role("link", name=number)).to_have_count(0)


def test_the_same_on_a_telephone_with_a_drawn_signature(telephone: Page, server: Server) -> None:
    page = telephone
    sign_in(page, server, "engineer")
    write_down(page, "地库积水")
    axe(page)
    screenshot(page, "duty-log-phone")
    number = hand_over(page)
    page.context.clear_cookies()
    sign_in(page, server, "engineering-foreman")
    page.goto(f"/handovers/{number}")
    axe(page)
    page.get_by_role("checkbox").first.check()
    sign(page, page.locator("canvas"))
    page.get_by_role("button", name="签收接班").click()
    expect(page.locator(".duty-signature")).to_be_visible()
    assert page.evaluate("document.querySelector('.duty-signature').naturalWidth") > 0
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert wide <= 0, "the sheet is wider than the telephone"
    screenshot(page, "handover-phone")


def test_rosters_are_legible_to_everybody(desktop: Page, server: Server) -> None:
    sign_in(desktop, server, "supervisor")
    for address in ["/roster", "/roster?department=engineering", "/roster/now", "/roster/mine", "/handovers"]:
        desktop.goto(address)
        axe(desktop)
