"""The program starts, answers, and can be signed in to by anybody."""

import httpx
from harness import Server, axe, screenshot, sign_in, try_to_sign_in
from playwright.sync_api import Page


def test_it_is_up(visitor: httpx.Client) -> None:
    assert visitor.get("/healthz").status_code == 200


def test_the_demo_prints_its_staff(server: Server) -> None:
    assert server.accounts, "the demo prints a line 'role user password' for each of its staff"


def test_anybody_can_read_the_sign_in_page(each_page: Page, look: str) -> None:
    each_page.goto("/sign-in")
    screenshot(each_page, f"sign-in-{look}")
    axe(each_page)


def test_staff_sign_in_and_see_their_first_page(each_page: Page, look: str, server: Server) -> None:
    role = next(iter(server.accounts))
    sign_in(each_page, server, role)
    screenshot(each_page, f"first-page-{look}")
    axe(each_page)


def test_a_wrong_password_is_refused_on_the_same_page(desktop: Page, server: Server) -> None:
    user, _ = next(iter(server.accounts.values()))
    try_to_sign_in(desktop, user, "not the password")
    desktop.wait_for_load_state("networkidle")
    assert desktop.locator("[name=password]").is_visible()
    screenshot(desktop, "sign-in-refused")
    axe(desktop)
