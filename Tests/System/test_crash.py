"""Killed in a burst of intakes, the program loses nothing it acknowledged, keeps nothing twice and nothing half."""

import random
import threading
import time
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

import httpx
import pytest
from harness import Server

THREADS = 8
MOST_PER_THREAD = 3_000
ROUNDS = 3


@dataclass(frozen=True)
class Intake:
    key: str

    @property
    def text(self) -> str:
        return f"厨房水槽下方漏水，地板已湿 {self.key}"

    @property
    def body(self) -> dict:
        return {
            "desk": "property", "kind": "repair", "channel": "telephone",
            "reporter": {"name": "林晓", "phone": "13800138000"}, "text": self.text, "externalNumber": self.key,
        }


@dataclass
class Burst:
    """What was asked, and what was answered before the lights went out. Each thread writes under keys of its own."""

    asked: list[Intake] = field(default_factory=list)
    acknowledged: dict[Intake, str] = field(default_factory=dict)
    refused: list[str] = field(default_factory=list)


def register(api: httpx.Client, intake: Intake) -> httpx.Response:
    """Asks for a case; waits and asks again when told that this is too fast."""
    while True:
        answer = api.post("/cases", json=intake.body, headers={"Idempotency-Key": intake.key})
        if answer.status_code != 429:
            return answer
        time.sleep(float(answer.headers.get("Retry-After", "0.2")))


def work_until_killed(server: Server, token: str, burst: Burst, prefix: str) -> None:
    with server.api(token) as api:
        for count in range(MOST_PER_THREAD):
            intake = Intake(f"{prefix}-{count}")
            burst.asked.append(intake)
            try:
                answer = register(api, intake)
            except httpx.TransportError:
                return
            if answer.status_code != 201:
                burst.refused.append(f"{answer.status_code} {answer.text}")
                return
            burst.acknowledged[intake] = answer.json()["number"]


def burst_and_kill(server: Server, token: str, name: str, seconds: float) -> Burst:
    burst = Burst()
    threads = [
        threading.Thread(target=work_until_killed, args=(server, token, burst, f"{name}-{number}"))
        for number in range(THREADS)
    ]
    for thread in threads:
        thread.start()
    time.sleep(seconds)
    server.kill()
    for thread in threads:
        thread.join(60)
    return burst


def each(server: Server, token: str, work: Callable, over: Iterable) -> list:
    """Does the work for each, eight at a time, on connections that are kept."""
    with server.api(token) as api, ThreadPoolExecutor(THREADS) as pool:
        return list(pool.map(lambda one: work(api, one), over))


def numbers_on_the_list(server: Server, token: str) -> list[str]:
    numbers, after = [], None
    with server.api(token) as api:
        while True:
            page = api.get("/cases", params={"limit": 200} | ({"after": after} if after else {}))
            assert page.status_code == 200, page.text
            numbers += [item["number"] for item in page.json()["items"]]
            after = page.json()["next"]
            if after is None:
                return numbers


def assert_whole(api: httpx.Client, told: tuple[Intake, str]) -> None:
    intake, number = told
    answer = api.get(f"/cases/{number}")
    assert answer.status_code == 200, f"case {number} of {intake.key} is lost: {answer.status_code} {answer.text}"
    case = answer.json()
    assert (case["number"], case["text"]) == (number, intake.text), f"case {number} is not the one of {intake.key}"
    assert case["promises"], f"case {number} has no promise"
    assert all(promise["dueAt"] for promise in case["promises"]), f"case {number} has a promise without a time"
    events = api.get(f"/cases/{number}/timeline")
    assert events.status_code == 200 and events.json()["items"], f"case {number} has no first event"


def number_by_key(api: httpx.Client, intake: Intake) -> str:
    answer = register(api, intake)
    assert answer.status_code in (200, 201), f"{intake.key} again: {answer.status_code} {answer.text}"
    return answer.json()["number"]


@pytest.fixture(scope="module")
def token(house: Server) -> str:
    return house.token(house.role("agent", "front-desk", "frontdesk", "administrator", "admin"))


@pytest.mark.parametrize("number", range(1, ROUNDS + 1))
def test_a_kill_loses_nothing_acknowledged(house: Server, token: str, number: int) -> None:
    before = numbers_on_the_list(house, token)
    seconds = random.Random(number).uniform(1, 3)

    burst = burst_and_kill(house, token, f"kill-{number}", seconds)
    assert not burst.refused, f"{len(burst.refused)} refused, the first: {burst.refused[0]}"
    assert len(burst.acknowledged) >= THREADS, "too little was acknowledged for the kill to mean anything"
    assert len(burst.asked) > len(burst.acknowledged), f"the burst was over before the kill after {seconds:.2f} s"

    house.start("serve")
    found = set(numbers_on_the_list(house, token))
    lost = [number for number in burst.acknowledged.values() if number not in found]
    assert not lost, f"{len(lost)} of {len(burst.acknowledged)} acknowledged cases are lost: {lost[:5]}"
    each(house, token, assert_whole, burst.acknowledged.items())

    by_key = dict(zip(burst.asked, each(house, token, number_by_key, burst.asked)))
    changed = {key.key: by_key[key] for key, told in burst.acknowledged.items() if by_key[key] != told}
    assert not changed, f"a retry made another case: {list(changed.items())[:5]}"
    each(house, token, assert_whole, by_key.items())

    after = numbers_on_the_list(house, token)
    assert len(after) == len(set(after)), "the list shows a case twice"
    assert set(after) - set(before) == set(by_key.values()), "the store holds cases nobody asked for, or one twice"
    assert len(set(by_key.values())) == len(burst.asked), "two requests share one case"
    print(f"killed after {seconds:.2f} s: {len(burst.acknowledged)} acknowledged of {len(burst.asked)} asked")
