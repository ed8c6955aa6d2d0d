"""The second step of a sign-in, in a browser, with the codes of another program than ours: oathtool."""

import subprocess

import pytest
from harness import Server, axe, screenshot, sign_in, try_to_sign_in
from playwright.sync_api import Page, expect


def code(secret: str) -> str:
    return subprocess.run(
        ["oathtool", "--totp", "--base32", secret], capture_output=True, text=True, check=True).stdout.strip()


@pytest.fixture
def with_second_step(each_page: Page, server: Server) -> tuple[Page, list[str]]:
    """Somebody who has turned it on, and their recovery codes; off again at the end."""
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
    yield page, codes.all_inner_texts()
    page.goto("/account")
    page.locator("#factor summary").click()
    page.fill("#factor-password", server.account("quality-inspector")[1])
    page.keyboard.press("Enter")
    page.wait_for_url("**/account?saved=factor")


def test_a_password_alone_does_not_open(with_second_step: tuple[Page, list[str]], look: str, server: Server) -> None:
    page, codes = with_second_step
    page.context.clear_cookies()
    try_to_sign_in(page, *server.account("quality-inspector"))
    page.wait_for_url("**/sign-in/code*")
    expect(page.locator("#code")).to_be_focused()
    screenshot(page, f"second-step-{look}")
    axe(page)
    page.goto("/account")
    assert "/sign-in" in page.url, "half way is not in"
    page.goto("/sign-in/code")
    page.fill("#code", "000000")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_be_visible()
    page.fill("#code", f" {codes[0].upper()} ")
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "/sign-in" not in url)
