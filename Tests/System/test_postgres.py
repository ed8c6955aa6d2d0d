"""Two copies of the program on one PostgreSQL work as one, and lose nothing when a copy or the database dies."""

import subprocess
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import httpx
from cluster import Cluster
from harness import Server
from test_crash import Burst, Intake, assert_whole, each, number_by_key, numbers_on_the_list, register


def test_what_one_copy_writes_the_other_reads_at_once(copies: list[Server], token: str) -> None:
    def one(number: int) -> str:
        with copies[number % 2].api(token) as api:
            made = number_by_key(api, Intake(f"both-{number}"))
        with copies[(number + 1) % 2].api(token) as api:
            assert api.get(f"/cases/{made}").json()["text"].endswith(f"both-{number}")
        return made

    with ThreadPoolExecutor(8) as pool:
        numbers = list(pool.map(one, range(120)))
    running = sorted(int(number.split("-")[1]) for number in numbers)
    assert running == list(range(running[0], running[0] + 120)), "numbers have gaps or doubles"
    assert numbers_on_the_list(copies[0], token) == numbers_on_the_list(copies[1], token)


def test_a_repeated_request_answers_the_same_at_either_copy(copies: list[Server], token: str) -> None:
    def ask(copy: Server) -> str:
        with copy.api(token) as api:
            return number_by_key(api, Intake("twice"))

    with ThreadPoolExecutor(8) as pool:
        assert len(set(pool.map(ask, copies * 8))) == 1


def test_the_live_stream_of_one_copy_tells_what_the_other_did(copies: list[Server], token: str) -> None:
    heard: list[str] = []
    opened = threading.Event()

    def listen() -> None:
        with copies[1].api(token) as api, api.stream("GET", "/live", timeout=60) as stream:
            for line in stream.iter_lines():
                opened.set()
                heard.append(line)
                if "version" in line:
                    return

    listener = threading.Thread(target=listen)
    listener.start()
    assert opened.wait(30), "the stream did not open"
    with copies[0].api(token) as api:
        made = register(api, Intake("live")).json()["number"]
    listener.join(30)
    assert any(made in line for line in heard), heard


def test_a_session_opened_at_one_copy_counts_at_the_other(copies: list[Server]) -> None:
    user, password = copies[0].account("admin")
    # Cookies know no ports, so the second copy is sent what the first one gave.
    with httpx.Client(trust_env=False, timeout=30) as client:
        client.post(f"{copies[0].url}/sign-in", data={"user": user, "password": password})
        for copy in copies:
            answer = client.get(f"{copy.url}/cases")
            assert answer.status_code == 200, f"{copy.url}: {answer.status_code}"


def burst(copies: list[Server], token: str, prefix: str, seconds: float, harm) -> Burst:
    """Registers at both copies from eight threads, does the harm in the middle, and goes on for as long again."""
    result, over = Burst(), threading.Event()

    def work(thread: int) -> None:
        for count in range(3_000):
            if over.is_set():
                return
            intake = Intake(f"{prefix}-{thread}-{count}")
            result.asked.append(intake)
            try:
                with copies[thread % 2].api(token) as api:
                    answer = register(api, intake)
            except httpx.TransportError:
                if copies[thread % 2].process.poll() is not None:
                    return
                continue
            if answer.status_code == 201:
                result.acknowledged[intake] = answer.json()["number"]
            else:
                result.refused.append(f"{answer.status_code} {answer.text}")

    threads = [threading.Thread(target=work, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    time.sleep(seconds)
    harm()
    time.sleep(seconds)
    over.set()
    for thread in threads:
        thread.join(90)
    print(f"{prefix}: {len(result.acknowledged)} of {len(result.asked)} acknowledged, {len(result.refused)} refused")
    return result


def assert_nothing_lost(server: Server, token: str, result: Burst) -> None:
    assert len(result.acknowledged) >= 8, f"too little was acknowledged: {result.refused[:3]}"
    each(server, token, assert_whole, result.acknowledged.items())
    again = dict(zip(result.asked, each(server, token, number_by_key, result.asked)))
    assert all(again[intake] == number for intake, number in result.acknowledged.items()), "a retry made another case"
    numbers = numbers_on_the_list(server, token)
    assert len(numbers) == len(set(numbers)), "a case stands twice"
    assert len(set(again.values())) == len(result.asked), "two requests share one case"


def test_cut_connections_are_made_anew_and_nothing_is_lost(
    cluster: Cluster, copies: list[Server], token: str
) -> None:
    cut: list[int] = []
    result = burst(copies, token, "cut", 1.5, lambda: cut.append(cluster.cut_off_everybody()))
    assert cut[0] >= 4, "nobody was connected"
    assert all(refusal.startswith(("500", "503")) for refusal in result.refused), result.refused[:3]
    assert_nothing_lost(copies[0], token, result)


def test_a_lock_that_lasts_is_told_and_writing_goes_on_after_it(
    cluster: Cluster, copies: list[Server], token: str
) -> None:
    hold = "SELECT pg_advisory_lock(hashtext('guanjia ' || current_schema())), pg_sleep(11)"
    holder = subprocess.Popen(["psql", "-q", cluster.address, "-c", hold], stdout=subprocess.DEVNULL)
    cluster.wait_for_lock()
    with copies[0].api(token) as api:
        refused = api.post("/cases", json=Intake("locked").body, headers={"Idempotency-Key": "locked"})
        assert (refused.status_code, refused.json()["code"]) == (503, "unreachable"), refused.text
        assert api.get("/cases").status_code == 200, "reading goes on meanwhile"
        holder.wait(30)
        for number in range(3):
            assert register(api, Intake(f"locked-{number}")).status_code == 201


def test_the_database_dies_and_comes_back_and_nothing_is_lost(
    cluster: Cluster, copies: list[Server], token: str
) -> None:
    result = burst(copies, token, "dead", 1.5, cluster.restart)
    assert_nothing_lost(copies[1], token, result)


def test_a_copy_is_killed_and_the_other_goes_on(copies: list[Server], token: str) -> None:
    result = burst(copies, token, "kill", 1.5, copies[0].kill)
    assert_nothing_lost(copies[1], token, result)
    copies[0].start("serve")
    assert numbers_on_the_list(copies[0], token) == numbers_on_the_list(copies[1], token)
