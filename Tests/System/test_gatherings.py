"""Neighbours come together: planned, opened, full, moved up, let in by a code; minutes are approved, follow-ups done."""

import re
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from harness import Server, axe, screenshot, sign_in
from playwright.sync_api import Page, expect


def press(page: Page, name: str) -> None:
    """Presses the first button of this name."""
    button = page.get_by_role("button", name=name).first
    button.scroll_into_view_if_needed()
    with page.expect_navigation():
        button.click()


def test_an_activity_and_the_minutes_of_a_meeting(desktop: Page, dark: Page, server: Server) -> None:
    agent, chair = desktop, dark
    people = server.api(server.token("administrator")).get("/people?limit=2").json()["items"]
    begins = datetime.now(ZoneInfo("Asia/Shanghai")).replace(second=0, microsecond=0)
    sign_in(agent, server, "agent")
    agent.goto("/activities?new=1")
    agent.locator("#g-title").fill("浏览器里的活动")
    agent.locator("#g-venue").fill("会所")
    agent.locator("#g-begins").fill(begins.strftime("%Y-%m-%dT%H:%M"))
    agent.locator("#g-ends").fill((begins + timedelta(days=1)).strftime("%Y-%m-%dT%H:%M"))
    agent.locator("#g-seats").fill("1")
    agent.locator("#g-places").fill("9-9")
    press(agent, "保存活动")
    expect(agent.get_by_role("alert")).to_contain_text("9-9")
    expect(agent.locator("#g-title")).to_have_value("浏览器里的活动")
    axe(agent)
    screenshot(agent, "activity-new")
    agent.locator("#g-places").fill("")
    press(agent, "保存活动")
    address = agent.url
    press(agent, "开放报名")
    for person in people:
        agent.locator("#g-guest").fill(person["id"])
        press(agent, "报名")
    expect(agent.locator("#rows")).to_contain_text("候补第 1 位")
    axe(agent)
    screenshot(agent, "activity")
    press(agent, "取消报名")
    expect(agent.locator("#rows")).to_contain_text("待告知：候补转正")
    press(agent, "已告知")
    expect(agent.locator("#rows")).not_to_contain_text("待告知")
    code = agent.locator(".gathering-code").first.inner_text()
    agent.set_viewport_size({"width": 390, "height": 844})
    agent.get_by_role("link", name="现场签到").click()
    agent.locator("#door-code").fill(code.lower())
    axe(agent)
    screenshot(agent, "activity-door")
    press(agent, "签到")
    expect(agent.locator("#door-lists")).to_contain_text("已到 1 / 1 人")
    agent.goto(address)
    axe(agent)
    screenshot(agent, "activity-phone")
    agent.goto(f"{address}?print=1")
    expect(agent.locator(".paper")).to_contain_text(code)
    expect(agent.locator(".paper")).to_contain_text(f"{begins.year}年{begins.month}月{begins.day}日")
    expect(agent.locator(".paper")).not_to_contain_text("今天")
    axe(agent)
    agent.emulate_media(media="print")
    screenshot(agent, "activity-sheet")
    agent.emulate_media(media="screen")
    agent.goto(f"{address}?print=slips")
    expect(agent.locator(".print-labels li")).to_contain_text(code)
    axe(agent)
    screenshot(agent, "activity-slips")

    sign_in(chair, server, "supervisor")
    chair.goto("/meetings?new=1")
    name = chair.locator("#m-staff option").first.get_attribute("value")
    assert name
    chair.locator("#m-title").fill("浏览器里的例会")
    chair.locator("#m-held").fill(begins.strftime("%Y-%m-%dT%H:%M"))
    chair.locator("#m-chair").fill("没这人")
    chair.locator("#m-heading-1").fill("电梯")
    chair.locator("#m-text-1").fill("月底前检修。")
    press(chair, "保存纪要")
    expect(chair.get_by_role("alert")).to_contain_text("没这人")
    expect(chair.locator("#m-text-1")).to_have_value("月底前检修。")
    axe(chair)
    screenshot(chair, "meeting-new")
    chair.locator("#m-chair").fill(name)
    press(chair, "保存纪要")
    chair.locator("#f-what").fill("换楼道灯")
    chair.locator("#f-owner").fill(name)
    chair.locator("#f-due").fill("2026-01-01")
    press(chair, "布置待办")
    expect(chair.locator("tbody")).to_contain_text("已逾期")
    axe(chair)
    screenshot(chair, "meeting")
    minutes = chair.url
    chair.get_by_role("link", name="换楼道灯").click()
    axe(chair)
    screenshot(chair, "follow-up")
    press(chair, "转为事项")
    number = chair.locator("dl.facts a.link", has_text=re.compile(r"^\d{4}-\d{5}$")).inner_text()
    chair.goto(f"/cases/{number}")
    expect(chair.locator(".kin").first).to_contain_text("/1")
    chair.goto(f"{minutes.split('?')[0]}?print=1")
    axe(chair)
    chair.emulate_media(media="print")
    screenshot(chair, "meeting-sheet")
