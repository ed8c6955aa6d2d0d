"""The demo has papers of the house in all their stages, with what comes of them: passes, bookings, prints, duty logs."""

from datetime import UTC, datetime, timedelta

import httpx
import pytest
from harness import Server, axe, sign_in
from playwright.sync_api import Page

STAGES = {
    "renovation": {"stopped", "permitted", "reviewing", "observed"}, "goods-out": {"issued", "left", "applied"},
    "moving": {"booked", "done"}, "visitors": {"invited", "here", "gone"}, "vehicle-pass": {"valid", "applied"},
    "room-booking": {"booked", "used"}, "lost-found": {"open", "returned"}, "borrowing": {"lent", "due"},
    "handing-over": {"repairing", "booked", "handed"}, "resident-cards": {"made"}}


@pytest.fixture(scope="module")
def api(server: Server):
    with server.api(server.token("supervisor", "papers")) as client:
        yield client


def cases(api: httpx.Client, kind: str) -> list[dict]:
    answer = api.get("/cases", params={"kind": kind, "limit": 50})
    assert answer.status_code == 200, answer.text
    return answer.json()["items"]


@pytest.mark.parametrize("kind", STAGES)
def test_papers_stand_in_different_stages(api: httpx.Client, kind: str) -> None:
    assert STAGES[kind] <= {one["stage"] for one in cases(api, kind)}


def test_no_paper_of_the_demo_broke_its_promise(api: httpx.Client) -> None:
    for kind in STAGES:
        for one in cases(api, kind):
            whole = api.get(f"/cases/{one['number']}").json()
            assert "broken" not in {promise["state"] for promise in whole["promises"]}, f"{kind} {one['number']}"


def test_a_stopped_renovation_shows_breach_photo_and_ended_pass(desktop: Page, server: Server, api: httpx.Client) -> None:
    stopped = next(one for one in cases(api, "renovation") if one["stage"] == "stopped")
    whole = api.get(f"/cases/{stopped['number']}").json()
    assert "承重墙" in whole["form"]["breach"] and len(whole["attachments"]) >= 4
    passes = api.get(f"/cases/{stopped['number']}/passes").json()["items"]
    assert [one["state"] for one in passes] == ["ended"] and passes[0]["used"] == 1
    sign_in(desktop, server, "supervisor")
    desktop.goto(f"/cases/{stopped['number']}")
    axe(desktop)
    assert desktop.goto(f"/cases/{stopped['number']}/prints/permit").status == 200
    desktop.goto("/slots?what=lift&building=2")
    assert desktop.locator(".slots-table td a.num").count() > 0, "somebody moves tomorrow"
    axe(desktop)


def test_posts_wrote_down_their_day(api: httpx.Client) -> None:
    yesterday = (datetime.now(UTC) - timedelta(days=1)).date()
    entries = [
        one for key in ["order", "engineering", "service", "cleaning", "steward"]
        for one in api.get(
            "/duty-log", params={"project": "yunqi", "department": key, "from": str(yesterday),
                "until": str(yesterday + timedelta(days=2))}).json()["items"]]
    assert len(entries) == 8 and sum(one["case"] is not None for one in entries) == 1
