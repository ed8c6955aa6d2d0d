"""Two PostgreSQL under Patroni, set up as docs/availability.md says: one dies, or is cut off, and nothing is lost.

Each node has processes of its own on this machine (Tools/availability.sh). What is asked of them: no acknowledged write
is lost, none is kept twice, and writes are acknowledged again within PROMISE seconds, with nobody's help."""

import os
import shutil
import signal
import subprocess
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import httpx
import pytest
from cluster import two_copies
from harness import ROOT, Server
from test_crash import Burst, Intake, numbers_on_the_list, register
from test_postgres import assert_nothing_lost

PROMISE = 30
MISSING = [name for name in ("patroni", "patronictl", "etcd", "etcdctl") if not shutil.which(name)]
pytestmark = pytest.mark.skipif(bool(MISSING), reason=f"not installed: {', '.join(MISSING)}; see Tools/setup.sh")


class Nodes:
    """The nodes `one` and `two` with a PostgreSQL each, and `witness`."""

    def __init__(self, folder: Path, network: str = ""):
        self.state = folder
        try:
            self.address = self._shell(f"start_availability {network}").split()[-1]
        except BaseException:
            self.stop()
            raise

    def _shell(self, command: str) -> str:
        script = f'root="{ROOT}"; state="{self.state}"; source "$root/Tools/availability.sh"; {command}'
        done = subprocess.run(["bash", "-euc", script], capture_output=True, text=True, timeout=120)
        assert done.returncode == 0, f"{command}: {done.stderr}\n{self.logs()}"
        return done.stdout.strip()

    def logs(self) -> str:
        """The end of what Patroni said at each node, for a failed test to show."""
        place = self.state / "availability"
        logs = sorted(Path(place.read_text().strip()).glob("*/patroni.log")) if place.exists() else []
        tails = [(log, log.read_text("utf-8", "replace").splitlines()[-25:]) for log in logs]
        return "\n".join("\n".join([f"--- {log}", *tail]) for log, tail in tails)

    def primary(self) -> str:
        return self._shell("leader")

    def standby(self) -> str:
        return {"one": "two", "two": "one"}[self.primary()]

    def sql(self, node: str, statement: str) -> str:
        return self._shell(f'node_sql {node} "{statement}"')

    def kill(self, node: str) -> None:
        self._shell(f"kill_node {node}")

    def start(self, node: str) -> None:
        self._shell(f"start_node {node}")

    def cut(self, node: str) -> None:
        self._shell(f"cut_node {node}")

    def join(self, node: str) -> None:
        self._shell(f"join_node {node}")

    def lead_etcd(self, node: str) -> None:
        """The hard case: with the primary dies the leader of etcd, so that its members elect one first."""
        self._shell(f"lead_etcd {node}")

    def switch_over(self, primary: str, standby: str) -> None:
        self._shell(f"node_control switchover --force --leader {primary} --candidate {standby}")

    def wait_until_whole(self) -> None:
        """Until each write waits for a standby's disk again."""
        self._shell("patiently 60 has_standby")

    def hold_what_it_sends(self, node: str) -> None:
        """From now on it commits on its own disk, and nothing of that comes to the other."""
        for process in self.sql(node, "SELECT pid FROM pg_stat_replication").split():
            os.kill(int(process), signal.SIGSTOP)

    def stop(self) -> None:
        self._shell("stop_availability")


def can_cut_a_network() -> bool:
    """Tries what Tools/availability.sh does, in a namespace that is gone at once."""
    probe = ["unshare", "--net", "ip", "link", "add", "probe", "type", "veth"]
    return bool(shutil.which("ip")) and subprocess.run(probe, capture_output=True).returncode == 0


@pytest.fixture(scope="module")
def nodes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Nodes]:
    """With an address and a cable each, where we may have that; else with ports of loopback."""
    nodes = Nodes(tmp_path_factory.mktemp("nodes"), "namespaces" if can_cut_a_network() else "")
    yield nodes
    nodes.stop()


@pytest.fixture(scope="module")
def copies(nodes: Nodes, tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Server]]:
    """Two copies of the program that know both nodes; the first made the schema."""
    with two_copies(tmp_path_factory, nodes.address) as copies:
        yield copies


@dataclass
class Load(Burst):
    """Also when each acknowledged write was asked for and answered, and when the harm was begun and done."""

    times: list[tuple[float, float]] = field(default_factory=list)
    longest_wait: float = 0
    begun: float = 0
    done: float = 0

    def until_resumed(self) -> float | None:
        """Seconds from the beginning of the harm to the first answer to what was asked after it was done."""
        answers = [answered for asked, answered in list(self.times) if asked >= self.done]
        return min(answers) - self.begun if answers else None

    def longest_gap(self) -> float:
        answers = sorted(answered for _, answered in self.times)
        return max(later - earlier for earlier, later in zip(answers, answers[1:]))


def load(copies: list[Server], token: str, name: str, harm: Callable[[], None], seconds: float = 1) -> Load:
    """Registers at both copies from eight threads, does the harm in the middle, and goes on when it is overcome."""
    result, over = Load(), threading.Event()

    def work(thread: int) -> None:
        with copies[thread % 2].api(token) as api:
            for count in range(3_000):
                if over.is_set():
                    return
                intake = Intake(f"{name}-{thread}-{count}")
                result.asked.append(intake)
                asked = time.monotonic()
                try:
                    answer = register(api, intake)
                except httpx.TransportError as error:
                    answer = httpx.Response(599, text=repr(error))
                if answer.status_code == 201:
                    result.acknowledged[intake] = answer.json()["number"]
                    result.times.append((asked, time.monotonic()))
                else:
                    result.refused.append(f"{answer.status_code} {answer.text}")
                result.longest_wait = max(result.longest_wait, time.monotonic() - asked)
                over.wait(0.02 if answer.status_code == 201 else 0.2)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    try:
        time.sleep(seconds)
        result.begun = time.monotonic()
        harm()
        result.done = time.monotonic()
        while result.until_resumed() is None and time.monotonic() < result.done + 2 * PROMISE:
            time.sleep(0.05)
        time.sleep(seconds)
    finally:
        over.set()
        for thread in threads:
            thread.join(60)
    return result


def assert_there(result: Load, numbers: list[str]) -> None:
    lost = set(result.acknowledged.values()) - set(numbers)
    assert not lost, f"{len(lost)} of {len(result.acknowledged)} acknowledged cases are lost: {sorted(lost)[:5]}"


def assert_kept_and_resumed(copies: list[Server], token: str, name: str, result: Load, before: int) -> None:
    """Nothing lost, nothing twice, no number left out, and writing went on in time.

    - before: how many cases there were."""
    seconds, there = result.until_resumed(), numbers_on_the_list(copies[0], token)
    refused = Counter(refusal.split()[0] for refusal in result.refused)
    print(
        f"{name}: {len(result.asked)} asked, {len(result.acknowledged)} acknowledged, "
        f"{sum(refused.values())} refused {dict(refused)}, {len(there) - before} found afterwards; "
        f"first acknowledged {seconds or -1:.1f} s after, longest gap {result.longest_gap():.1f} s, "
        f"longest request {result.longest_wait:.1f} s")
    assert len(there) - before >= len(result.acknowledged), "there are fewer cases than were acknowledged"
    assert_there(result, there)
    assert set(refused) <= {"500", "503"}, [text for text in result.refused if text[:3] not in ("500", "503")][:3]
    assert seconds is not None and seconds < PROMISE, "writing did not go on in time"
    assert result.longest_gap() < PROMISE

    assert_nothing_lost(copies[1], token, result)
    numbers = numbers_on_the_list(copies[1], token)
    assert len(numbers) == before + len(result.asked), "cases that nobody asked for, or one twice"
    running = sorted(int(number.split("-")[1]) for number in numbers)
    assert running == list(range(1, len(numbers) + 1)), "numbers have gaps or doubles"
    assert numbers == numbers_on_the_list(copies[0], token), "the copies do not show the same"


def kill_at_the_worst_moment(nodes: Nodes, node: str) -> None:
    """Not between two writes: there are some that this node has committed and the other has not heard of."""
    nodes.hold_what_it_sends(node)
    time.sleep(0.5)
    nodes.kill(node)


def assert_streams(nodes: Nodes, copies: list[Server], token: str, primary: str, standby: str) -> None:
    """The standby is synchronous, and has a write on its disk as soon as that is acknowledged."""
    nodes.wait_until_whole()
    assert (nodes.primary(), nodes.standby()) == (primary, standby)
    with copies[0].api(token) as api:
        assert register(api, Intake(f"streams-{time.monotonic()}")).status_code == 201
    behind = ("SELECT application_name, state, sync_state, flush_lsn >= pg_current_wal_flush_lsn() - 8192::numeric "
              "FROM pg_stat_replication")
    assert nodes.sql(primary, behind) == f"{standby}|streaming|sync|t"


def fail_over(
    nodes: Nodes, copies: list[Server], token: str, name: str,
    harm: Callable[[Nodes, str], None], mend: Callable[[Nodes, str], None],
) -> None:
    """Harms the primary; what there is then is looked through while it comes back, as a standby of the other."""
    before, primary, standby = len(numbers_on_the_list(copies[0], token)), nodes.primary(), nodes.standby()
    nodes.lead_etcd(primary)
    result = load(copies, token, name, lambda: harm(nodes, primary))
    assert nodes.primary() == standby
    began = time.monotonic()
    mend(nodes, primary)
    assert_kept_and_resumed(copies, token, name, result, before)
    assert_streams(nodes, copies, token, standby, primary)
    assert_there(result, numbers_on_the_list(copies[0], token))
    print(f"{name}: a synchronous standby again after at most {time.monotonic() - began:.1f} s")


def test_the_primary_is_killed_and_comes_back_as_a_standby(nodes: Nodes, copies: list[Server], token: str) -> None:
    fail_over(nodes, copies, token, "primary killed", kill_at_the_worst_moment, Nodes.start)


def test_the_one_that_was_killed_takes_over_again(nodes: Nodes, copies: list[Server], token: str) -> None:
    fail_over(nodes, copies, token, "killed and back", kill_at_the_worst_moment, Nodes.start)


def test_the_primary_is_cut_off_and_joined_again(nodes: Nodes, copies: list[Server], token: str) -> None:
    """A primary that hears nobody must not answer, and must not take the lead back when it hears them again."""
    if not can_cut_a_network():
        pytest.skip("network namespaces need root and iproute2")
    fail_over(nodes, copies, token, "primary cut off", Nodes.cut, Nodes.join)


def test_a_switch_on_purpose(nodes: Nodes, copies: list[Server], token: str) -> None:
    before, primary, standby = len(numbers_on_the_list(copies[0], token)), nodes.primary(), nodes.standby()
    result = load(copies, token, "switch on purpose", lambda: nodes.switch_over(primary, standby))
    assert nodes.primary() == standby
    assert_kept_and_resumed(copies, token, "switch on purpose", result, before)


def test_the_standby_is_killed_and_the_primary_goes_on_alone(nodes: Nodes, copies: list[Server], token: str) -> None:
    nodes.wait_until_whole()
    before, primary, standby = len(numbers_on_the_list(copies[0], token)), nodes.primary(), nodes.standby()
    result = load(copies, token, "standby killed", lambda: nodes.kill(standby))
    assert nodes.primary() == primary
    assert_kept_and_resumed(copies, token, "standby killed", result, before)
