"""Nothing is taken from under somebody's hands while a page changes: focus, selection, what is typed, what is open."""

from collections.abc import Iterator

import httpx
import pytest
from harness import Server, register, sign_in
from playwright.sync_api import Page, expect

WITHIN = 5_000  # ms until an open page shows what happened elsewhere


@pytest.fixture(scope="module")
def api(server: Server) -> Iterator[httpx.Client]:
    """Another agent's programs."""
    with server.api(server.token("agent", "calm")) as client:
        yield client


def done(answer: httpx.Response) -> dict:
    assert answer.is_success, answer.text
    return answer.json()


def begin(api: httpx.Client, where: str) -> str:
    """Begins an emergency; answers the number of its case."""
    return done(api.post("/emergencies", json={"emergency": "lift", "placeText": where}))["case"]


def end(api: httpx.Client, number: str) -> None:
    done(api.post(f"/emergencies/{number}/actions/close", json={"text": "平安"}))


def tick(api: httpx.Client, number: str, step: int) -> None:
    done(api.post(f"/emergencies/{number}/actions/tick", json={"step": step}))


def watch(page: Page, address: str) -> None:
    """Opens a page and waits until its live stream is there."""
    with page.expect_response("**/live"):
        page.goto(address)
    page.evaluate("window.stays = true")


def hold(page: Page, selector: str) -> None:
    """Selects from the second letter to the third of a field, and remembers the field itself."""
    page.locator(selector).focus()
    page.evaluate("window.held = document.activeElement; held.setSelectionRange?.(1, 3)")


def assert_held(page: Page) -> None:
    """It is the very same field, it has the focus, and the selection is as it was."""
    assert page.evaluate("window.stays === true"), "the page was loaded anew"
    assert page.evaluate("held.isConnected && document.activeElement === held"), "the focus was taken away"
    assert page.evaluate("held.selectionStart ?? 1") == 1 and page.evaluate("held.selectionEnd ?? 3") == 3


def test_a_note_on_an_emergency_stays_while_another_ticks(desktop: Page, server: Server, api: httpx.Client) -> None:
    number = begin(api, "1 号梯")
    sign_in(desktop, server, "supervisor")
    watch(desktop, f"/emergencies/{number}")
    desktop.fill("#say", "维保十分钟到")
    hold(desktop, "#say")
    tick(api, number, 1)
    expect(desktop.locator(".card-steps li.done")).to_have_count(1, timeout=WITHIN)
    expect(desktop.locator("#say")).to_have_value("维保十分钟到")
    assert_held(desktop)
    done(api.post(f"/emergencies/{number}/actions/note", json={"text": "消防已到"}))
    expect(desktop.locator("#emergency-words")).to_contain_text("消防已到", timeout=WITHIN)
    assert_held(desktop)
    end(api, number)


def test_a_note_on_a_step_stays_while_another_ticks_it(desktop: Page, server: Server, api: httpx.Client) -> None:
    number = begin(api, "2 号梯")
    sign_in(desktop, server, "supervisor")
    watch(desktop, f"/emergencies/{number}")
    note = desktop.locator(".card-steps li").nth(1).locator("input[name=text]")
    desktop.locator(".card-steps li").nth(1).locator("summary").click()
    note.fill("三人被困")
    note.evaluate("one => { one.focus(); one.setSelectionRange(1, 3); window.held = one }")
    tick(api, number, 1)
    expect(desktop.locator(".card-steps li.done")).to_have_count(1, timeout=WITHIN)
    assert_held(desktop)
    tick(api, number, 2)
    expect(desktop.locator(".card-steps li.done")).to_have_count(2, timeout=WITHIN)
    assert_held(desktop)
    note.press("Enter")
    expect(desktop.locator("#emergency-words")).to_contain_text("三人被困", timeout=WITHIN)
    expect(desktop.locator(".card-steps li.done")).to_have_count(2)
    end(api, number)


def test_the_strip_keeps_the_focus_while_it_grows(desktop: Page, server: Server, api: httpx.Client) -> None:
    sign_in(desktop, server, "supervisor")
    watch(desktop, "/account")
    first = begin(api, "3 号梯")
    link = desktop.locator(f"#alarms a[href='/emergencies/{first}']").last
    expect(link).to_be_visible(timeout=WITHIN)
    link.focus()
    desktop.evaluate("window.held = document.activeElement")
    second = begin(api, "4 号梯")
    expect(desktop.locator("#alarms")).to_contain_text("4 号梯", timeout=WITHIN)
    assert_held(desktop)
    end(api, second)
    expect(desktop.locator("#alarms")).not_to_contain_text("4 号梯", timeout=WITHIN)
    assert_held(desktop)
    end(api, first)


def test_a_case_changes_around_what_is_written(desktop: Page, server: Server, api: httpx.Client) -> None:
    number = register(api, "安静：水压小")["number"]
    sign_in(desktop, server, "agent")
    watch(desktop, f"/cases/{number}")
    desktop.fill("#say", "我正在写给客户")
    desktop.locator("#actions details.more > summary").click()
    hold(desktop, "#say")
    lines = desktop.locator("#timeline li")
    before = lines.count()
    for turn in range(2):
        done(api.post(f"/cases/{number}/messages", json={"text": f"已通知 {turn}", "audience": "inside"}))
    expect(lines).to_have_count(before + 2, timeout=WITHIN)
    expect(desktop.locator("#say")).to_have_value("我正在写给客户")
    expect(desktop.locator("#actions details.more")).to_have_attribute("open", "")
    assert_held(desktop)


def test_the_queue_keeps_its_place_and_its_focus(desktop: Page, server: Server, api: httpx.Client) -> None:
    for turn in range(18):
        register(api, f"队列：{turn}")
    user = server.account("agent")[0]
    sign_in(desktop, server, "agent")
    watch(desktop, "/desk")
    queue = desktop.locator("#queue")
    line = desktop.locator("#queue [data-list] a").last
    line.focus()
    desktop.evaluate("window.held = document.activeElement")
    place = queue.evaluate("one => one.scrollTop")
    number = register(api, f"队列：{user} 新来的一件")["number"]
    expect(desktop.locator(f"#line-{number}")).to_have_count(1, timeout=WITHIN)
    assert_held(desktop)
    assert place > 0 and abs(queue.evaluate("one => one.scrollTop") - place) < 200, "the queue has jumped"


def test_a_quick_second_change_is_never_lost(desktop: Page, server: Server, api: httpx.Client) -> None:
    """Also on the pages that look again only every three seconds."""
    sign_in(desktop, server, "supervisor")
    watch(desktop, "/emergencies")
    rows = desktop.locator("#emergencies tbody")
    numbers = [begin(api, f"{turn} 号扶梯") for turn in range(1, 3)]
    expect(rows).to_contain_text(numbers[0], timeout=WITHIN)
    numbers += [begin(api, f"{turn} 号扶梯") for turn in range(3, 5)]
    expect(rows).to_contain_text(numbers[-1], timeout=WITHIN)
    for number in numbers:
        end(api, number)
