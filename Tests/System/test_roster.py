"""Rosters in a real browser, and the feed of a telephone's calendar read by another program."""

from datetime import UTC, date, datetime, timedelta

import httpx
import icalendar
from harness import Server, sign_in
from playwright.sync_api import Locator, Page, expect


def month_of(server: Server, shift: int) -> tuple[str, date]:
    """A month that the demo has not published: its name and its first day."""
    first = date.today().replace(day=1)
    for _ in range(shift):
        first = (first + timedelta(days=31)).replace(day=1)
    return first.strftime("%Y-%m"), first


def test_another_program_reads_the_feed_as_it_was_planned(server: Server) -> None:
    month, first = month_of(server, 2)
    nights = [first + timedelta(days=n) for n in (2, 3, 9)]
    with server.api(server.token("administrator", "roster")) as api, httpx.Client() as stranger:
        place = {"department": "order", "month": month}
        plan = api.get("/roster", params=place).json()
        member = next(one for one in plan["members"] if one["user"] == "dong")
        cells = [{"staff": member["staff"], "day": str(day), "shift": "night"} for day in nights]
        assert api.post("/roster", json=place | {"cells": cells}).status_code == 200
        published = api.post("/roster/publications", json=place | {"reason": "人手紧，已报经理"})
        assert published.status_code == 201, published.text
        with server.api(server.token("guard", "feed")) as own:
            url = own.post("/roster/feeds", json={}).json()["url"]
        answer = stranger.get(url)
        assert answer.headers["Content-Type"].startswith("text/calendar")
        assert all(len(line) <= 75 for line in answer.content.split(b"\r\n"))
        calendar = icalendar.Calendar.from_ical(answer.content)
        events = {one["DTSTART"].dt: one for one in calendar.walk("VEVENT") if one["DTSTART"].dt.date() >= first}
        for night in nights:
            begin = datetime(night.year, night.month, night.day, 15, tzinfo=UTC)
            event = events.pop(begin)
            assert event["DTEND"].dt - event["DTSTART"].dt == timedelta(hours=8)
            assert str(event["SUMMARY"]) == "夜班" and not event.errors
        assert not events and not calendar.errors
        identities = [str(one["UID"]) for one in calendar.walk("VEVENT")]
        assert len(set(identities)) == len(identities)


def test_a_month_prints_on_one_sheet(desktop: Page, server: Server) -> None:
    """Of every department that the demo has a plan of, as the style sheet lays it out."""
    page = desktop
    sign_in(page, server, "administrator")
    page.emulate_media(media="print")
    for department in ["service", "engineering", "order", "cleaning", "steward"]:
        page.goto(f"/roster?department={department}")
        assert page.locator(".roster-table tbody tr").count() > 0, f"the demo has no plan of {department}"
        sheets = page.pdf(prefer_css_page_size=True, print_background=True).count(b"/Type /Page\n")
        assert sheets == 1, f"the month of {department} takes {sheets} sheets"
    page.emulate_media(media="screen")


def test_a_month_is_filled_from_the_keyboard_copied_and_taken_back(desktop: Page, server: Server) -> None:
    page = desktop
    month, first = month_of(server, 3)
    sign_in(page, server, "administrator")
    address = f"/roster?department=engineering&month={month}"
    page.goto(address)
    cell = lambda row, day: page.locator(f".roster-table tbody tr:nth-child({row}) td:nth-of-type({day})")
    sent = lambda: expect(page.locator(".unsent")).to_have_count(0)
    cell(1, 1).click()
    page.keyboard.press("e")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Shift+ArrowRight")
    page.keyboard.press("Shift+ArrowDown")
    page.keyboard.press("n")
    sent()
    for row, day, mark in [(1, 1, "早"), (1, 2, "夜"), (1, 3, "夜"), (2, 2, "夜"), (2, 3, "夜"), (2, 1, "")]:
        expect(cell(row, day)).to_have_text(mark)
    cell(1, 1).click()
    page.keyboard.press("Shift+ArrowRight")
    page.keyboard.press("Control+c")
    cell(1, 8).click()
    page.keyboard.press("Control+v")
    cell(2, 2).click()
    page.keyboard.press("Delete")
    sent()
    page.keyboard.press("u")
    sent()
    page.goto(address)
    for row, day, mark in [(1, 8, "早"), (1, 9, "夜"), (2, 2, "夜")]:
        expect(cell(row, day)).to_have_text(mark)
    with server.api(server.token("administrator", "look")) as api:
        plan = api.get("/roster", params={"department": "engineering", "month": month}).json()
    assert sum(one["nights"] for one in plan["members"]) == 5


def tab_to(page: Page, target: Locator, most: int = 200) -> None:
    """Goes on by the tabulator alone until the focus is there."""
    for _ in range(most):
        if target.evaluate("one => one === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"{most} times Tab do not come to {target}")


def follow(page: Page, target: Locator) -> None:
    tab_to(page, target)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def test_a_whole_month_is_filled_without_a_mouse_from_the_sign_in_on(desktop: Page, server: Server) -> None:
    """No click and no address after the first: by Tab, arrows and letters, as a hand does that stays at the keyboard."""
    page, months = desktop, 4
    month, first = month_of(server, months)
    days = ((first + timedelta(days=31)).replace(day=1) - first).days
    page.goto("/sign-in")
    user, password = server.account("administrator")
    for name, typed in [("user", user), ("password", password)]:
        tab_to(page, page.locator(f"[name={name}]"))
        page.keyboard.type(typed)
    with page.expect_navigation():
        page.keyboard.press("Enter")
    follow(page, page.locator("nav a[href='/roster']"))
    department = page.locator("#department")
    tab_to(page, department)
    # The whole list of them once, wherever it stands.
    page.keyboard.press("Home")
    for _ in range(department.locator("option").count()):
        if department.input_value() != "cleaning":
            page.keyboard.press("ArrowDown")
    expect(department).to_have_value("cleaning")
    follow(page, page.locator(".filters").get_by_role("button", name="打开"))
    for _ in range(months):
        follow(page, page.locator(".filter-row a").last)
    table = page.locator("[data-roster]")
    expect(table).to_have_attribute("data-month", month)
    expect(table).to_have_attribute("data-department", "cleaning")

    tab_to(page, page.locator(".roster-table td[tabindex='0']"))
    week = ["e", "e", "l", "l", "d", "Delete", "Delete"]
    for day in range(days):
        page.keyboard.press(week[day % 7])
        page.keyboard.press("ArrowRight")
    expect(page.locator(".unsent")).to_have_count(0)
    # The others work as the first one does, who is copied.
    page.keyboard.press("Home")
    page.keyboard.press("Shift+End")
    page.keyboard.press("Control+c")
    rows = page.locator(".roster-table tbody tr").count()
    assert rows > 1
    for _ in range(rows - 1):
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Home")
        page.keyboard.press("Control+v")
    expect(page.locator(".unsent")).to_have_count(0)
    assert page.evaluate("document.activeElement.matches('[data-roster] td')"), "what is sent takes the focus away"

    names = {"e": "early", "l": "late", "d": "day", "Delete": ""}
    wished = [names[week[day % 7]] for day in range(days)]
    with server.api(server.token("administrator", "look")) as api:
        plan = api.get("/roster", params={"department": "cleaning", "month": month}).json()
    assert len(plan["members"]) == rows
    for member in plan["members"]:
        assert [key or "" for key in member["days"]] == wished, member["name"]
