"""Rounds on a telephone in a real browser: walked with a signal and without one, sent once, and kept where they changed."""

import re
import uuid
from collections.abc import Iterator

import httpx
import pytest
from harness import Server, axe, sign_in
from playwright.sync_api import Page, expect

PLAN = {
    "rule": "FREQ=DAILY", "windows": ["00:00-24:00"], "by": "staff", "department": "cleaning", "on": True,
    "points": [{"key": "p1", "place": "B2", "code": "R-17"}, {"key": "p2", "place": "pool"}, {"key": "p3", "place": "garden"}],
    "checks": [{"key": "c1", "name": "地面整洁", "kind": "yes", "hours": 4},
               {"key": "c2", "name": "照明", "kind": "score", "least": 3, "at": ["p2"]}],
}


@pytest.fixture
def planner(server: Server) -> Iterator[httpx.Client]:
    with server.api(server.token("administrator", f"rounds-{uuid.uuid4()}")) as api:
        yield api


def new_round(api: httpx.Client, user: str) -> tuple[str, str]:
    """A plan of its own that `user` walks today: its name and the round."""
    name = f"夜巡 {uuid.uuid4().hex[:6]}"
    plan = api.post("/round-plans", json=PLAN | {"name": name, "staff": user})
    assert plan.status_code == 201, plan.text
    mine = next(one for one in api.get("/rounds").json()["items"] if one["name"] == name)
    return name, mine["id"]


def ready(page: Page) -> None:
    """What is needed without a signal is kept, and the worker that answers the next page with it is active.

    It need not control this page: one that loads while the worker claims its pages is not among them.
    """
    kept = """async () => (await navigator.serviceWorker.getRegistration())?.active?.state === 'activated'
        && Boolean(await (await caches.open('rounds')).match(location.pathname))"""
    for _ in range(300):  # a machine that has more to do takes its time
        if page.evaluate(kept):
            return
        page.wait_for_timeout(100)
    raise AssertionError("the round is not kept for a place without a signal")


def tick(page: Page, point: str, code: str = "", note: str = "") -> None:
    form = page.locator(f"#point-{point} form.visit")
    if code:
        form.locator("[name=code]").fill(code)
    for group in form.locator("fieldset").all():
        group.locator("label").first.click()
    if point == "p2":
        form.locator("fieldset").nth(1).locator("label").nth(3).click()
    if note:
        form.locator("textarea").fill(note)
    form.get_by_role("button", name="完成这一点").click()


def test_a_round_is_walked_with_a_signal(telephone: Page, server: Server, planner: httpx.Client) -> None:
    name, round_ = new_round(planner, server.account("guard")[0])
    sign_in(telephone, server, "guard")
    telephone.goto("/rounds")
    telephone.locator("a.round-line", has_text=name).click()
    tick(telephone, "p1", "R-99")
    assert telephone.locator("#code-p1").evaluate("code => code.validationMessage") == "这不是这个点位的现场码。"
    tick(telephone, "p1", "r-17")
    expect(telephone.locator("#point-p1")).to_contain_text("已核对现场码")
    axe(telephone)
    assert telephone.evaluate("document.documentElement.scrollWidth <= innerWidth"), "no scrolling sideways"
    tick(telephone, "p2")
    expect(telephone.locator("#point-p2")).to_contain_text("已巡")
    tick(telephone, "p3")
    expect(telephone.locator(".work-head")).to_contain_text("已完成")
    done = planner.get(f"/rounds/{round_}").json()
    assert done["state"] == "done" and [one["point"] for one in done["visits"]] == ["p1", "p2", "p3"]


def test_without_a_signal_it_is_kept_and_sent_once(telephone: Page, server: Server, planner: httpx.Client) -> None:
    _, round_ = new_round(planner, server.account("guard")[0])
    sign_in(telephone, server, "guard")
    telephone.goto(f"/rounds/walks/{round_}")
    telephone.reload()
    ready(telephone)
    telephone.context.set_offline(True)
    tick(telephone, "p1", "R-17", "没有信号的地下室")
    expect(telephone.locator("#unsent")).to_contain_text("等待发送")
    expect(telephone.locator("#point-p1")).to_contain_text("已保存在本机")
    telephone.reload()
    expect(telephone.locator("#unsent li")).to_have_count(1)
    tick(telephone, "p2")
    expect(telephone.locator("#unsent li")).to_have_count(2)
    assert planner.get(f"/rounds/{round_}").json()["walked"] == 0
    sent: list[str] = []
    telephone.on("request", lambda ask: sent.append(ask.url) if ask.url.endswith("/visits") else None)
    # The first answer is lost on its way back: what was sent is sent again.
    lost = iter([True])
    def lose(route):
        if next(lost, False):
            route.fetch()
            route.abort()
        else:
            route.continue_()
    telephone.context.route(re.compile(r"/visits$"), lose)
    telephone.context.set_offline(False)
    telephone.evaluate("window.dispatchEvent(new Event('online'))")
    telephone.wait_for_timeout(1500)
    telephone.evaluate("window.dispatchEvent(new Event('online'))")
    expect(telephone.locator("#unsent li")).to_have_count(0)
    expect(telephone.locator("#point-p1")).to_contain_text("没有信号的地下室")
    walked = planner.get(f"/rounds/{round_}").json()
    assert walked["walked"] == 2 and len(walked["visits"]) == 2, walked["visits"]
    assert len(sent) >= 3, "one of them was sent twice"


def test_what_changed_meanwhile_is_kept_and_decided(
        telephone: Page, desktop: Page, server: Server, planner: httpx.Client) -> None:
    guard = server.account("guard")[0]
    name, round_ = new_round(planner, guard)
    # By hand: when the guard is not on duty the roster has nobody for it.
    given = planner.post(f"/rounds/{round_}/actions/assign", json={"staff": guard, "reason": "值班"})
    assert given.status_code == 200, given.text
    sign_in(telephone, server, "guard")
    telephone.goto(f"/rounds/walks/{round_}")
    telephone.reload()
    ready(telephone)
    telephone.context.set_offline(True)
    tick(telephone, "p1", "R-17", "已巡，没信号")
    expect(telephone.locator("#unsent li")).to_have_count(1)
    other = server.account("engineer")[0]
    given = planner.post(f"/rounds/{round_}/actions/assign", json={"staff": other, "reason": "换班"})
    assert given.status_code == 200, given.text
    telephone.context.set_offline(False)
    telephone.evaluate("window.dispatchEvent(new Event('online'))")
    expect(telephone.locator("#unsent")).to_contain_text("由主管确认")
    expect(telephone.locator("#unsent li")).to_have_count(0)
    sign_in(desktop, server, "administrator")
    desktop.goto("/rounds/day")
    card = desktop.locator(".conflict-list li", has_text=name)
    expect(card).to_contain_text("已转给别人")
    card.locator("[name=reason]").fill("确实走过")
    card.get_by_role("button", name="计入", exact=True).click()
    expect(desktop.locator("#point-p1")).to_contain_text("已巡")
    assert planner.get(f"/rounds/{round_}").json()["walked"] == 1


@pytest.mark.parametrize("path", [
    "/rounds/day", "/rounds/findings", "/rounds/coverage", "/rounds/scores", "/rounds/payments", "/rounds/plans", "/rounds/plans/new?proposal=fire-equipment"])
def test_the_pages_of_the_desk_are_for_everybody(desktop: Page, server: Server, path: str) -> None:
    sign_in(desktop, server, "administrator")
    desktop.goto(path)
    axe(desktop)
