"""A promise that is about to break, in a real browser: the bell rings, the word beforehand is given by keyboard, no red mark
stays; and what the customer says makes an answer owed."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from chromium import Chromium
from conftest import open_page
from harness import Server, axe, register, running, screenshot, sign_in
from playwright.sync_api import Page, TimeoutError, expect

PATIENCE = 15_000


@pytest.fixture(scope="module")
def watched(faults: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A house whose clock is ours to set forward."""
    with running(Server(tmp_path_factory.mktemp("watched")).at_the_mercy_of(faults)) as server:
        yield server


@pytest.fixture(params=["desktop", "telephone"])
def look(request: pytest.FixtureRequest) -> str:
    return request.param


@pytest.fixture
def page(browser: Chromium, watched: Server, look: str) -> Iterator[Page]:
    yield from open_page(browser, watched, look)


def rung(page: Page) -> int:
    """How often the bell has rung unseen."""
    text = page.locator("#bell b").inner_text() if page.locator("#bell b").count() else "0"
    return int(text.rstrip("+") or 0)


def is_told(page: Page, number: str) -> None:
    """Waits until the notices name the case: the bell may have rung for another one before. They follow by themselves;
    only what came between the reading of the page and the opening of its stream is told with the next note, so that the
    page is loaded again now and then."""
    page.goto("/notices")
    named = page.locator("#notices .notice-list", has_text=number)
    for _ in range(PATIENCE // 5_000):
        with suppress(TimeoutError):
            return named.wait_for(timeout=5_000)
        page.reload()
    expect(named).to_have_count(1)


def test_about_to_break_word_beforehand_and_no_red_mark(
    page: Page, look: str, watched: Server, faults: Path
) -> None:
    sign_in(page, watched, "agent")
    with watched.api(watched.token("agent")) as api:
        number = register(api, f"来信反映水管爆裂 {look}", channel="letter", priority="emergency")["number"]
    page.goto("/desk")
    page.locator("#bell").wait_for()
    before = rung(page)
    ahead = int((faults / "clock").read_text()) if (faults / "clock").exists() else 0
    (faults / "clock").write_text(str(ahead + 40))
    page.wait_for_function("before => parseInt(document.querySelector('#bell b')?.textContent ?? '0') > before",
                           arg=before, timeout=PATIENCE)
    is_told(page, number)
    axe(page)
    screenshot(page, f"about-to-break-{look}")

    page.goto(f"/cases/{number}")
    page.locator("a[data-key=p]").first.press("Enter")
    form = page.locator("#form form[action$='/word']")
    form.locator("[name=reason]").fill("维修人员都在另一处抢修")
    form.locator("[name=remedy]").fill("先关总阀，十分钟内派人")
    form.locator("[name=channel]").select_option("telephone")
    axe(page)
    screenshot(page, f"word-beforehand-{look}")
    with page.expect_navigation():
        form.locator("button").last.press("Enter")
    (faults / "clock").write_text(str(ahead + 120))
    page.goto(f"/cases/{number}")
    first = page.locator("#timeline li").first
    expect(first).to_contain_text("提前告知客户")
    expect(first).to_contain_text("电话")
    told = page.locator(".promise", has_text="答复").first
    expect(told.locator(".tag.late", has_text="失约未告知")).to_have_count(0)
    screenshot(page, f"word-given-{look}")


def test_what_the_customer_says_makes_an_answer_owed(page: Page, look: str, watched: Server) -> None:
    sign_in(page, watched, "agent")
    with watched.api(watched.token("agent")) as api:
        number = register(api, f"水龙头滴水 {look}")["number"]
    page.goto(f"/cases/{number}")
    expect(page.locator(".promise", has_text="下次回话")).to_have_count(0)
    page.locator("#say").fill("怎么还没有人来")
    page.locator("[name=audience][value=heard]").press("Space")
    axe(page)
    with page.expect_navigation():
        page.locator("#message button").last.press("Enter")
    first = page.locator("#timeline li").first
    expect(first).to_contain_text("怎么还没有人来")
    expect(first.locator(".from-customer")).to_have_count(1)
    owed = page.locator(".promise", has_text="下次回话")
    expect(owed.locator(".left")).to_have_count(1)
    screenshot(page, f"customer-said-{look}")

    page.locator("#say").fill("师傅十分钟内到")
    page.locator("[name=audience][value=customer]").press("Space")
    with page.expect_navigation():
        page.locator("#message button").last.press("Enter")
    expect(page.locator(".promise", has_text="下次回话").locator(".tag.ok")).to_have_count(1)
