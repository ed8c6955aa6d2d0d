"""Backup beside a running program, restore, moving between engines, the doctor, the simulator: by their commands."""

import json
import secrets
import sqlite3
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from cluster import Cluster
from harness import BINARY, Server, environment, register, running

DAYS = 3


def guanjia(*arguments: object, folder: Path, status: int = 0) -> str:
    done = subprocess.run(
        [BINARY, *map(str, arguments)], stdin=subprocess.DEVNULL, capture_output=True, text=True, cwd=folder,
        env=environment(), timeout=240)
    assert done.returncode == status, f"{arguments} ended with {done.returncode}: {done.stdout}\n{done.stderr}"
    return done.stdout + done.stderr


@pytest.fixture(scope="module")
def busy(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with running(Server(tmp_path_factory.mktemp("busy")), "demo", "--days", "6") as server:
        yield server


def tables(said: str) -> list[str]:
    return [line for line in said.splitlines() if len(line.split()) == 3 and len(line.split()[2]) == 64]


def test_a_backup_is_taken_while_others_write_and_brought_back_whole(busy: Server, tmp_path: Path) -> None:
    with busy.api(busy.token("agent")) as api:
        picture = b"\x89PNG\r\n\x1a\n" + bytes(200)
        case = register(api, "带照片的")
        added = api.post(f"/cases/{case['number']}/attachments", files={"file": ("a.png", picture, "image/png")})
        assert added.status_code in (200, 201), added.text
        over = threading.Event()

        def write() -> None:
            while not over.is_set():
                register(api, "备份时的来电")

        writer = threading.Thread(target=write)
        writer.start()
        try:
            made = guanjia("backup", tmp_path / "b.db", "--tables", "--store", busy.store, folder=tmp_path)
        finally:
            over.set()
            writer.join(30)
    again = guanjia("backup", tmp_path / "b.db", "--store", busy.store, folder=tmp_path, status=1)
    assert "not overwritten" in again
    back = guanjia("restore", tmp_path / "b.db", "--tables", "--store", tmp_path / "back.db", folder=tmp_path)
    assert tables(back) == tables(made) and len(tables(made)) > 20
    # The demo has pictures of its own.
    files = sum(path.is_file() for path in Path(f"{busy.store}.blobs").rglob("*"))
    assert files > 0 and f" {files} files" in back
    assert "0 bad" in guanjia("doctor", "--store", tmp_path / "back.db", folder=tmp_path)
    refused = guanjia("restore", tmp_path / "b.db", "--store", tmp_path / "back.db", folder=tmp_path, status=1)
    assert "not empty" in refused
    restored = Server(tmp_path / "server")
    restored.folder.mkdir()
    restored.store, restored.accounts = tmp_path / "back.db", busy.accounts
    restored.start("serve")
    try:
        with restored.api(restored.token("agent")) as api:
            found = api.get(f"/cases/{case['number']}").json()
            assert found["text"] == "带照片的" and len(found["attachments"]) == 1
    finally:
        restored.stop()


def test_a_store_moves_to_postgresql_and_back_and_is_the_same(
    busy: Server, cluster: Cluster, tmp_path: Path
) -> None:
    away = f"{cluster.address}?schema=moved"
    busy.stop()
    try:
        there = guanjia(
            "move", "--from", busy.store, "--to", away, "--to-blobs", tmp_path / "files", "--tables", folder=tmp_path)
        back = guanjia(
            "move", "--from", away, "--to", tmp_path / "home.db", "--from-blobs", tmp_path / "files", "--tables",
            folder=tmp_path)
    finally:
        busy.start("demo")
    assert tables(there) == tables(back) and len(tables(there)) > 20
    assert "0 bad" in guanjia("doctor", "--store", away, "--blobs", tmp_path / "files", folder=tmp_path)
    assert "not empty" in guanjia("move", "--from", busy.store, "--to", away, folder=tmp_path, status=1)


def rows(store: Path) -> dict[str, list]:
    """Everything in a file, table by table."""
    with sqlite3.connect(store) as hand:
        names = [name for (name,) in hand.execute("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")]
        found = {name: hand.execute(f"SELECT * FROM {name}").fetchall() for name in names}
    hand.close()
    return found


DAMAGE = {
    "audit": "UPDATE audit SET detail = 'v9' WHERE seq = 40",
    "acts": "DELETE FROM audit WHERE seq = (SELECT max(seq) FROM audit WHERE act LIKE 'case.%')",
    "references": "UPDATE promise SET case_id = 77 WHERE id = (SELECT min(id) FROM promise)",
    "board": "UPDATE counter SET value = value + 2 WHERE name = 'phase:open'",
    "history": "DELETE FROM timeline WHERE id = (SELECT min(id) FROM timeline)",
}


@pytest.mark.parametrize("check", DAMAGE)
def test_the_doctor_finds_what_a_hand_in_the_file_did(busy: Server, tmp_path: Path, check: str) -> None:
    guanjia("backup", tmp_path / "b.db", "--store", busy.store, folder=tmp_path)
    store = tmp_path / "hurt.db"
    guanjia("restore", tmp_path / "b.db", "--store", store, folder=tmp_path)
    with sqlite3.connect(store) as hand:
        for (trigger,) in hand.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetchall():
            hand.execute(f"DROP TRIGGER {trigger}")
        assert hand.execute(DAMAGE[check]).rowcount == 1
    hand.close()
    said = json.loads(guanjia("doctor", "--json", "--store", store, folder=tmp_path, status=1))
    bad = {finding["check"]: finding for finding in said if finding["state"] == "bad"}
    assert check in bad and bad[check]["remedy"], said


def test_a_store_of_a_newer_program_is_refused_and_left_alone(busy: Server, tmp_path: Path) -> None:
    guanjia("backup", tmp_path / "b.db", "--store", busy.store, folder=tmp_path)
    with sqlite3.connect(tmp_path / "b.db") as hand:
        hand.execute("INSERT INTO schema_step (number, name, at) VALUES (9000, 'future', 0)")
    hand.close()
    before = rows(tmp_path / "b.db")
    for command in (["doctor"], ["backup", tmp_path / "c.db"]):
        said = guanjia(*command, "--store", tmp_path / "b.db", folder=tmp_path, status=1)
        assert "use a newer program" in said
    assert rows(tmp_path / "b.db") == before


@pytest.mark.parametrize("seed", ["1", "2611", "685927542", "fresh"])
def test_simulated_days_keep_every_invariant_on_both_engines(cluster: Cluster, tmp_path: Path, seed: str) -> None:
    number = str(secrets.randbelow(10**9)) if seed == "fresh" else seed
    print(f"simulated with --seed {number} --days {DAYS}")
    played = ["simulate", "--seed", number, "--days", DAYS]
    first = guanjia(*played, "--store", tmp_path / "unused.db", folder=tmp_path)
    assert first == guanjia(*played, "--store", cluster.address, folder=tmp_path), "the engines differ"
    assert "nothing lost" in first and "digest" in first
    assert not (tmp_path / "unused.db").exists()
