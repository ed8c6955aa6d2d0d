"""The second step of a sign-in, in a browser, with the codes of another program than ours: oathtool."""

import subprocess
from collections.abc import Iterator

import pytest
from harness import Server, axe, screenshot, sign_in, try_to_sign_in
from playwright.sync_api import Page, expect


def code(secret: str, at: str = "now") -> str:
    """What a telephone shows then."""
    return subprocess.run(
        ["oathtool", "--totp", "--base32", "--now", at, secret], capture_output=True, text=True, check=True
    ).stdout.strip()


def next_code(secret: str) -> str:
    """That of a telephone whose clock is half a minute fast, which is let in: the present one was used to turn it on."""
    return code(secret, "now + 30 seconds")


@pytest.fixture
def with_second_step(each_page: Page, server: Server) -> Iterator[tuple[Page, str, list[str]]]:
    """Somebody who has turned it on, their secret and their recovery codes; off again at the end."""
    page = each_page
    sign_in(page, server, "quality-inspector")
    page.goto("/account")
    page.locator("#factor button").first.click()
    secret = page.locator("#factor code").inner_text().replace(" ", "")
    screenshot(page, "second-step-setup")
    axe(page)
    page.fill("#factor-code", code(secret))
    page.keyboard.press("Enter")
    codes = page.locator("#factor li code")
    expect(codes).to_have_count(10)
    screenshot(page, "second-step-codes")
    axe(page)
    yield page, secret, codes.all_inner_texts()
    page.goto("/account")
    page.locator("#factor summary").click()
    page.fill("#factor-password", server.account("quality-inspector")[1])
    page.keyboard.press("Enter")
    page.wait_for_url("**/account?saved=factor")


def half_way(page: Page, server: Server) -> None:
    """Signs in with the password, which opens nothing by itself."""
    page.context.clear_cookies()
    try_to_sign_in(page, *server.account("quality-inspector"))
    page.wait_for_url("**/sign-in/code*")
    expect(page.locator("#code")).to_be_focused()


def enter(page: Page, typed: str) -> None:
    page.fill("#code", typed)
    page.keyboard.press("Enter")


def test_a_password_alone_does_not_open(
    with_second_step: tuple[Page, str, list[str]], look: str, server: Server
) -> None:
    page, secret, codes = with_second_step
    half_way(page, server)
    screenshot(page, f"second-step-{look}")
    axe(page)
    page.goto("/account")
    assert "/sign-in" in page.url, "half way is not in"
    page.goto("/sign-in/code")
    wrong = f"{(int(code(secret)) + 1) % 1_000_000:06}"
    enter(page, wrong)
    expect(page.get_by_role("alert")).to_be_visible()
    right = next_code(secret)
    enter(page, f"{right[:3]} {right[3:]}")
    page.wait_for_url(lambda url: "/sign-in" not in url)
    page.goto("/account")
    expect(page.locator("#factor")).to_be_visible()

    half_way(page, server)
    enter(page, right)
    expect(page.get_by_role("alert")).to_be_visible()
    assert "/sign-in" in page.url, "a code is good once"
    enter(page, f" {codes[0].upper()} ")
    page.wait_for_url(lambda url: "/sign-in" not in url)
