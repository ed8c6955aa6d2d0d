"""The first day in a browser: somebody comes with three sheets and works within the hour."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from chromium import Chromium
from conftest import open_page
from harness import Server, axe, running, screenshot, try_to_sign_in
from playwright.sync_api import Page, expect
from test_sheets import people, rooms

CHOSEN = "erster-tag-2026-huayuan"


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Server]:
    with running(Server(tmp_path), "serve") as server:
        yield server


@pytest.fixture(params=["desktop", "telephone"])
def newcomer(empty: Server, browser: Chromium, request: pytest.FixtureRequest) -> Iterator[tuple[Page, str]]:
    """The administrator of an empty store, with a password of their own."""
    for page in open_page(browser, empty, request.param):
        try_to_sign_in(page, *empty.printed_account("admin"))
        page.fill("input[name=password]", CHOSEN)
        page.fill("input[name=again]", CHOSEN)
        page.keyboard.press("Enter")
        page.wait_for_url(lambda url: "/desk" in url)
        yield page, request.param


def bring(page: Page, kind: str, sheet: Path) -> None:
    """Up to the verdicts, with the columns as they were understood."""
    page.goto("/imports")
    page.get_by_label(kind, exact=True).check()
    page.set_input_files("#i-file", sheet)
    page.get_by_role("button", name="上传").click()
    axe(page)
    page.get_by_role("button", name="检查").click()
    expect(page.get_by_role("status").first).to_have_text("已检查，未导入", timeout=20_000)


def run(page: Page, words: str) -> None:
    page.get_by_role("button", name="导入", exact=True).click()
    expect(page.get_by_role("status").first).to_have_text("已导入", timeout=20_000)
    expect(page.locator(".list-line")).to_contain_text(words)


def staff(path: Path) -> Path:
    book = openpyxl.Workbook()
    book.active.append(["工号", "姓名", "手机", "岗位"])
    book.active.append(["wang01", "王晓", "13800000009", "客服坐席"])
    book.save(path)
    return path


def test_three_sheets_and_the_first_case(newcomer: tuple[Page, str], tmp_path: Path) -> None:
    page, look = newcomer
    screenshot(page, f"first-day-desk-{look}")
    axe(page)
    page.get_by_role("link", name="去导入").click()
    screenshot(page, f"first-day-imports-{look}")

    bring(page, "位置", rooms(tmp_path / "房产台账.xlsx"))
    run(page, "新增 3")
    bring(page, "客户", people(tmp_path / "业主名单.xlsx"))
    screenshot(page, f"first-day-verdicts-{look}")
    axe(page)
    with page.expect_download() as faults:
        page.locator("a[download]").first.click()
    assert faults.value.suggested_filename.endswith(".xlsx")
    book = openpyxl.load_workbook(BytesIO(Path(faults.value.path()).read_bytes()))
    wrong = list(book.active.iter_rows(values_only=True))
    assert any("9-9-999" in [str(cell) for cell in line] for line in wrong), wrong
    page.locator("input[name=goodRows]").check()
    run(page, "新增 3")

    bring(page, "员工", staff(tmp_path / "员工.xlsx"))
    page.fill("#i-password", "anfang-2026-fuer-alle")
    run(page, "新增 1")

    page.goto("/find?q=zs")
    expect(page.locator("main")).to_contain_text("张三")
    page.goto("/desk")
    expect(page.get_by_role("link", name="去导入")).to_have_count(0)
    screenshot(page, f"first-day-after-{look}")


def test_what_was_brought_in_is_taken_back(newcomer: tuple[Page, str], tmp_path: Path) -> None:
    page, _ = newcomer
    bring(page, "位置", rooms(tmp_path / "房产台账.xlsx"))
    run(page, "新增 3")
    page.get_by_role("button", name="撤销这次导入").click()
    expect(page.get_by_role("status").first).to_have_text("已撤销", timeout=20_000)
    page.goto("/desk")
    expect(page.get_by_role("link", name="去导入")).to_be_visible()
