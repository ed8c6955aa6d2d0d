"""A disk that does not sync and a clock that stands or jumps, under the running program: a shim before its C library."""

import random
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from harness import Server, running
from test_crash import Intake, assert_whole, number_by_key, register
from test_keeping import guanjia

@pytest.fixture(scope="module")
def victim(faults: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with running(Server(tmp_path_factory.mktemp("victim")).at_the_mercy_of(faults), "serve") as server:
        yield server


@pytest.fixture(scope="module")
def api(victim: Server) -> Iterator[httpx.Client]:
    with victim.api(victim.token("admin")) as api:
        yield api


def test_a_disk_that_does_not_sync_is_told_and_work_goes_on_after_it(
    victim: Server, api: httpx.Client, faults: Path
) -> None:
    before = register(api, Intake("before")).json()["number"]
    (faults / "fsync").touch()
    refused = [register(api, Intake(f"unsynced-{number}")) for number in range(3)]
    assert {answer.status_code for answer in refused} <= {500, 503}, "acknowledged without being on the disk"
    assert api.get("/cases").status_code == 200, "reading goes on meanwhile"
    (faults / "fsync").unlink()
    made = [number_by_key(api, Intake(f"unsynced-{number}")) for number in range(3)]
    victim.kill()
    victim.start("serve")
    with victim.api(str(api.headers["Authorization"]).removeprefix("Bearer ")) as again:
        assert_whole(again, (Intake("before"), before))
        for number, told in enumerate(made):
            assert_whole(again, (Intake(f"unsynced-{number}"), told))
            assert number_by_key(again, Intake(f"unsynced-{number}")) == told
    assert "0 bad" in guanjia("doctor", "--store", victim.store, folder=faults)


@pytest.mark.parametrize("clock", ["stop", "3600", "-3600"])
def test_a_clock_that_stands_or_jumps_an_hour_mixes_nothing_up(
    victim: Server, api: httpx.Client, faults: Path, clock: str
) -> None:
    token = victim.token("admin", label=f"clock {clock}")
    with victim.api(token) as api:
        first = register(api, Intake(f"first-{clock}")).json()
        (faults / "clock").write_text(clock)
        try:
            second = register(api, Intake(f"second-{clock}")).json()
            said = api.post(f"/cases/{first['number']}/messages", json={"text": "时钟", "audience": "customer"})
            assert said.status_code == 200 or said.status_code == 201, said.text
            assert number_by_key(api, Intake(f"second-{clock}")) == second["number"]
        finally:
            (faults / "clock").unlink()
        third = register(api, Intake(f"third-{clock}")).json()
        assert first["id"] < second["id"] < third["id"], "identities went back with the clock"
        acts = [entry["act"] for entry in api.get(f"/cases/{first['number']}/timeline").json()["items"]]
        assert acts == ["register", "message"], "the timeline is not in the order of what happened"
        newest = [item["number"] for item in api.get("/cases", params={"limit": 3}).json()["items"]]
        assert newest == [third["number"], second["number"], first["number"]]


def test_the_doctor_tells_a_clock_that_is_behind_the_store(victim: Server, api: httpx.Client, faults: Path) -> None:
    (faults / "clock").write_text("7200")
    try:
        register(api, Intake("from the future"))
    finally:
        (faults / "clock").unlink()
    said = guanjia("doctor", "--store", victim.store, folder=faults, status=1)
    assert "bad clock" in said and "timedatectl" in said


@pytest.mark.parametrize("try_", [1, 2])
def test_the_demo_is_made_at_any_moment(tmp_path: Path, try_: int) -> None:
    """What is played depends on when it is started: at 07:06 on 26 November 2026 one alert was answered twice."""
    offset = random.randrange(40 * 24 * 3600)
    print(f"begun {offset} s from now")
    (tmp_path / "clock").write_text(str(offset))
    with running(Server(tmp_path).at_the_mercy_of(tmp_path)) as server:
        assert len(server.accounts) > 20
