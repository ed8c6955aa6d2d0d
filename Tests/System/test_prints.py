"""Papers as they leave the printer: sheets and receipts of the right width, with what they must say, and codes that a
second reader reads."""

import io
import unicodedata

import zxingcpp
from harness import Server, axe, goods_pass, screenshot, sign_in, window
from PIL import Image
from playwright.sync_api import Locator, Page, expect
from pypdf import PdfReader

MILLIMETRE = 72 / 25.4


def pdf(page: Page, name: str) -> tuple[list[tuple[int, int]], str]:
    """Prints the page; the sizes of its sheets in whole millimetres, and its words without white space."""
    path = screenshot(page, name).with_suffix(".pdf")
    page.pdf(path=path, prefer_css_page_size=True, print_background=True)
    sheets = PdfReader(path).pages
    sizes = [(round(float(one.mediabox.width) / MILLIMETRE), round(float(one.mediabox.height) / MILLIMETRE))
             for one in sheets]
    # Fonts give some letters back as the radicals that look like them.
    words = unicodedata.normalize("NFKC", "".join(one.extract_text() for one in sheets))
    return sizes, "".join(words.split())


def read(code: Locator) -> str:
    """What a reader of codes that is not ours reads off the picture."""
    code.scroll_into_view_if_needed()
    found = zxingcpp.read_barcodes(Image.open(io.BytesIO(code.screenshot())))
    assert len(found) == 1, f"{len(found)} codes"
    return found[0].text


def hand_over(server: Server) -> str:
    """A case of a home that is inspected with its owner."""
    with server.api(server.token("customer-service-manager")) as api:
        made = api.post("/cases", json={
            "desk": "property", "kind": "handing-over", "channel": "counter", "text": "3 栋收房", "place": "1-1-102",
            "reporter": {"name": "孙女士", "phone": "13900002222"}, "form": {"when": window(1), "owner": "孙女士"}})
        assert made.status_code == 201, made.text
        number = made.json()["number"]
        checks = {"form": {"papers": "identity=pass,contract=pass,invitation=pass"}}
        for action, body in [("book", {}), ("receive", checks)]:
            done = api.post(f"/cases/{number}/actions/{action}", json=body)
            assert done.status_code == 200, done.text
        return number


def test_papers_are_printed_and_their_codes_are_read(desktop: Page, server: Server) -> None:
    page = desktop
    number, code = goods_pass(server)
    sign_in(page, server, "customer-service-manager")
    page.goto(f"/cases/{number}")
    page.get_by_text("二维码", exact=True).click()
    assert read(page.locator("details svg").first) == code
    page.get_by_role("link", name="物品放行条").click()
    page.wait_for_url("**/prints/pass")
    axe(page)
    assert read(page.locator(".print svg")) == code
    sizes, words = pdf(page, "print-goods-pass")
    assert sizes == [(80, 297)]
    for said in ["物品放行条", "Goodspass", number, "立式钢琴", "货运老李", f"{code[:5]}-{code[5:]}", "400-800-1234"]:
        assert said in words, f"{said}: {words}"
    page.evaluate("window.print = () => {}")
    with page.expect_navigation():
        page.get_by_role("button", name="打印", exact=True).click()
    expect(page.locator(".print-foot")).to_contain_text("打印")

    home = hand_over(server)
    page.goto(f"/cases/{home}/prints/home")
    axe(page)
    assert read(page.locator(".print svg")) == home
    sizes, words = pdf(page, "print-home")
    assert sizes == [(210, 297)], sizes
    for said in ["房屋交接书", "孙女士", "验房问题", "Defects", "☑身份证明", "☐钥匙", "建设单位Builder"]:
        assert said in words, f"{said}: {words}"


def test_labels_of_keys_and_points_are_read(desktop: Page, server: Server) -> None:
    page = desktop
    sign_in(page, server, "customer-service-manager")
    page.goto("/keys")
    page.goto(page.locator("a[href*='/cabinets/']").first.get_attribute("href"))
    page.get_by_role("link", name="钥匙标签").click()
    page.wait_for_url("**/tags")
    axe(page)
    labels = page.locator(".print-labels li")
    assert labels.count() > 0
    first = labels.first
    assert read(first.locator("svg")) == first.locator(".num").inner_text()
    sizes, words = pdf(page, "print-key-tags")
    assert set(sizes) == {(210, 297)} and first.locator(".num").inner_text() in words
