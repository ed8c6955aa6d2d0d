"""A PostgreSQL of a test's own, and copies of the program on it."""

import random
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from harness import ROOT, Server


class Cluster:
    """A PostgreSQL of its own that syncs to disk, as Tools/postgres.sh starts it."""

    def __init__(self, folder: Path):
        self.state = folder
        self.address = self._shell("start_postgres on").split()[-1]

    def _shell(self, command: str) -> str:
        script = f'state="{self.state}"; source "{ROOT}/Tools/postgres.sh"; {command}'
        done = subprocess.run(["bash", "-euc", script], capture_output=True, text=True, timeout=90)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def ask(self, sql: str) -> str:
        done = subprocess.run(["psql", "-At", self.address, "-c", sql], capture_output=True, text=True, timeout=30)
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    def restart(self) -> None:
        """As after a power cut of the database's machine: no goodbye, recovery from the log."""
        self._shell("restart_postgres")

    def cut_off_everybody(self) -> int:
        """Ends every connection but its own; answers how many there were."""
        sql = ("SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity "
               "WHERE pid <> pg_backend_pid() AND backend_type = 'client backend'")
        done = subprocess.run(["psql", "-At", self.address, "-c", sql], capture_output=True, text=True, timeout=30)
        assert done.returncode == 0, done.stderr
        return int(done.stdout)

    def wait_for_lock(self) -> None:
        """Until somebody holds an advisory lock for longer than a write does."""
        sql = ("SELECT count(*) FROM pg_locks l JOIN pg_stat_activity a USING (pid) WHERE l.locktype = 'advisory' "
               "AND l.granted AND a.application_name = 'psql' AND a.query LIKE '%pg_sleep(11)%'")
        for _ in range(200):
            done = subprocess.run(["psql", "-At", self.address, "-c", sql], capture_output=True, text=True, timeout=30)
            if done.stdout.strip() == "1":
                return
            time.sleep(0.05)
        raise AssertionError("nobody took the lock")

    def stop(self) -> None:
        self._shell("stop_postgres")


def steady_port() -> int:
    """A free port that no outgoing connection is given by chance while its server is away."""
    while True:
        port = random.randrange(10_000, 32_000)
        with socket.socket() as probe:
            try:
                probe.bind(("127.0.0.1", port))
                return port
            except OSError:
                continue


@contextmanager
def two_copies(factory: pytest.TempPathFactory, address: str, *options: str) -> Iterator[list[Server]]:
    """Two copies of the program on one store, with one folder of files; the first made the schema."""
    copies = [Server(factory.mktemp(f"copy-{name}")) for name in "ab"]
    options += ("--blobs", str(factory.mktemp("files")))
    try:
        for copy in copies:
            copy.store, copy.options, copy.port = address, options, steady_port()
            copy.url = f"http://127.0.0.1:{copy.port}"
            copy.start("serve")
        copies[1].accounts = copies[0].accounts
        yield copies
    finally:
        for copy in copies:
            copy.stop()
