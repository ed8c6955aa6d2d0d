"""Killed again and again while it tells of promises that fell due, the program tells of each step once and of none twice."""

import random
import shutil
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from harness import Server, running
from test_crash import Intake, each, register

CASES = 1_200
"""Three promises each, told of five hundred at a time: a kill has something to fall between."""
AT_LEAST = 3
"""So many kills fall while some are told of and some are not."""
LATER = 10 * 60 * 60
Telling = tuple[int, int, int, int]

TOLD = """
    SELECT notice.staff, notice.promise, notice.share, notice.is_stand_in
    FROM notice JOIN cases ON cases.id = notice.case_id
    WHERE notice.about = 'promise' AND cases.external_number LIKE 'due-%' ORDER BY notice.id
"""
LEFT = """
    SELECT count(*) FROM promise JOIN cases ON cases.id = promise.case_id
    WHERE cases.external_number LIKE 'due-%' AND promise.notice_at <= ?
"""


def asked(server: Server, sql: str, *values: object) -> list[tuple]:
    with closing(sqlite3.connect(f"file:{server.store}?mode=ro", uri=True, timeout=30)) as store:
        return store.execute(sql, values).fetchall()


def told(server: Server) -> list[Telling]:
    return asked(server, TOLD)


def left(server: Server) -> int:
    return asked(server, LEFT, int((time.time() + LATER) * 1000))[0][0]


def wait_for(server: Server, what: object, is_so: object, seconds: float = 60) -> None:
    deadline = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < deadline, f"{what} within {seconds} s\n{server.tail()}"
        time.sleep(0.002)


@pytest.fixture(scope="module")
def late(faults: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A house that was shut while everything that it had promised fell due."""
    with running(Server(tmp_path_factory.mktemp("late")).at_the_mercy_of(faults)) as server:
        token = server.token(server.role("agent", "front-desk", "frontdesk", "administrator", "admin"))
        each(server, token, register, [Intake(f"due-{number}") for number in range(CASES)])
        server.stop()
        (faults / "clock").write_text(str(LATER))
        yield server


@pytest.fixture(scope="module")
def undisturbed(late: Server, faults: Path, tmp_path_factory: pytest.TempPathFactory) -> list[Telling]:
    """What a twin tells of that nobody kills."""
    twin = Server(tmp_path_factory.mktemp("twin")).at_the_mercy_of(faults)
    shutil.copytree(late.folder, twin.folder, dirs_exist_ok=True)
    with running(twin, "serve"):
        wait_for(twin, "all are told of", lambda: left(twin) == 0)
    return told(twin)


def test_a_kill_while_telling_loses_and_doubles_nothing(late: Server, undisturbed: list[Telling]) -> None:
    assert len(undisturbed) > 2 * CASES, "too little is told of for a kill to fall between"
    chance, between, before = random.Random(4), 0, 0
    while left(late):
        late.start("serve")
        goal = before + chance.randrange(1, len(undisturbed) // 8)
        wait_for(late, f"{goal} are told of", lambda: len(told(late)) >= goal or left(late) == 0)
        late.kill()
        before = len(told(late))
        between += 0 < before < len(undisturbed)
    assert between >= AT_LEAST, f"only {between} kills fell between"
    found = told(late)
    assert len(found) == len(set(found)), "somebody was told of the same step twice"
    assert sorted(found) == sorted(undisturbed), "told of other steps, or other people, than without a kill"
    print(f"{between} kills between the first and the last of {len(found)} notices")
