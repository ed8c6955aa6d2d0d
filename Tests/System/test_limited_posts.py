"""A post for one building: given on the page of staff, felt in the list, the search and on a case."""

from collections.abc import Iterator

import pytest
from chromium import Chromium
from conftest import open_page
from harness import CHOSEN, Server, axe, choose_password, screenshot, sign_in, try_to_sign_in
from playwright.sync_api import Page, expect

USER, GIVEN = "zone3", "given-to-zone3-once"


@pytest.fixture
def ruler(house: Server, browser: Chromium) -> Iterator[Page]:
    yield from open_page(browser, house, "desktop")


@pytest.fixture
def limited(house: Server, browser: Chromium) -> Iterator[Page]:
    yield from open_page(browser, house, "telephone")


def cases(house: Server) -> tuple[str, str, str]:
    """The code of a project, and a case in its third building and one in its first."""
    with house.api(house.token("supervisor", "limited")) as api:
        project = api.get("/projects").json()["items"][0]["code"]
        numbers = []
        for place in ("3-1-802", "1-1-101"):
            case = {"desk": "property", "project": project, "kind": "repair", "channel": "telephone", "place": place,
                    "text": "限岗试验漏水", "reporter": {"name": "试验"}}
            answer = api.post("/cases", json=case)
            assert answer.status_code == 201, answer.text
            numbers.append(answer.json()["number"])
    return project, numbers[0], numbers[1]


def test_a_post_for_one_building(ruler: Page, limited: Page, house: Server) -> None:
    project, near, far = cases(house)
    sign_in(ruler, house, "administrator")
    ruler.goto("/settings/staff")
    ruler.locator("details.add summary").click()
    form = ruler.locator("details.add form")
    for field, value in {"user": USER, "name": "片区主管", "password": GIVEN, "place": "no-such"}.items():
        form.locator(f"[name={field}]").fill(value)
    form.locator("[name=role]").select_option("supervisor")
    form.locator("[name=project]").select_option(project)
    form.locator("button").last.click()
    expect(ruler.get_by_role("alert")).to_contain_text("no-such")
    expect(form.locator("[name=place]")).to_have_value("no-such")
    place = form.locator("[name=place]")
    place.fill("3栋")
    expect(form.locator('datalist option[value="3"]')).to_have_count(1)
    place.fill("3")
    form.locator("[name=password]").fill(GIVEN)
    form.locator("button").last.click()
    ruler.wait_for_url(lambda url: "saved=added" in url)
    ruler.get_by_role("link", name="片区主管").first.click()
    expect(ruler.locator("#place-1")).to_have_value("3")
    ruler.locator("#place-1").fill("31802")
    expect(ruler.locator('#place-1-found option[value="3-1-802"]')).to_have_count(1)
    axe(ruler)
    screenshot(ruler, "limited-post")
    choose_password(house.url, USER, GIVEN)
    try_to_sign_in(limited, USER, CHOSEN)
    limited.wait_for_url(lambda url: not url.split("?")[0].endswith("/sign-in"))
    limited.goto("/cases?q=限岗试验漏水")
    expect(limited.get_by_text(near).first).to_be_visible()
    expect(limited.get_by_text(far)).to_have_count(0)
    for address, status in {f"/cases/{near}": 200, f"/cases/{far}": 404, "/board": 403}.items():
        answer = limited.goto(address)
        assert answer and answer.status == status, address
