"""The disk runs full under a burst of intakes: a clear sentence, nothing lost, and on it goes once there is room."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from harness import Server

ROOM = 96 << 20  # bytes of the small disk
LEFT = 1 << 20  # bytes left on it when the burst begins


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of its own, so that nothing else runs full."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mounted = os.geteuid() == 0 and subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={ROOM}", "tmpfs", folder], capture_output=True).returncode == 0
    if not mounted:
        pytest.skip("only root can mount a disk that is small enough to run full")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", folder], check=False)


def intake(n: int) -> dict:
    return {
        "desk": "property", "kind": "repair", "channel": "telephone", "externalNumber": f"disk-{n}",
        "text": f"第 {n} 件：厨房漏水。" + "水" * 8000, "reporter": {"name": "满先生", "phone": "13900001111"}}


def fill(folder: Path) -> Path:
    """Leaves `LEFT` bytes of the disk."""
    filler = folder / "filler"
    with filler.open("wb") as file:
        file.write(b"\0" * max(0, shutil.disk_usage(folder).free - LEFT))
    return filler


def burst(api: httpx.Client, first: int) -> tuple[dict[str, str], httpx.Response]:
    """Registers until it is refused; what was acknowledged, number by external number, and the refusal."""
    kept = {}
    for n in range(first, first + 2000):
        answer = api.post("/cases", json=intake(n), headers={"Accept-Language": "zh-CN"})
        if answer.status_code != 201:
            return kept, answer
        kept[f"disk-{n}"] = answer.json()["number"]
    raise AssertionError("2000 intakes of 24 kB went into 1 MB")


def signed_in(server: Server) -> httpx.Client:
    """A browser without scripts."""
    user, password = server.account(server.role("agent", "supervisor"))
    browser = httpx.Client(base_url=server.url, timeout=30, trust_env=False, follow_redirects=True)
    browser.post("/sign-in", data={"user": user, "password": password, **hidden(browser, "/sign-in", "password")})
    return browser


def hidden(browser: httpx.Client, address: str, field: str) -> dict[str, str]:
    """The hidden fields of the form on a page that has that field."""
    forms = browser.get(address).text.split("<form")
    form = next(form for form in forms if f'name="{field}"' in form)
    return dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', form))


def test_a_full_disk_loses_nothing(small_disk: Path) -> None:
    server = Server(small_disk)
    try:
        server.start("demo")
        token = server.token(server.role("agent", "supervisor", "admin"))
        browser = signed_in(server)
        with server.api(token) as api:
            form = {"kind": "repair", "channel": "telephone", "text": "写在页面上：" + "水" * 30_000} | hidden(browser, "/intake", "text")
            filler = fill(small_disk)
            kept, refusal = burst(api, 0)
            assert refusal.status_code == 503, refusal.text
            assert refusal.headers["content-type"].startswith("application/problem+json")
            assert refusal.json()["code"] == "diskFull" and "磁盘" in refusal.json()["detail"], refusal.text
            assert kept, "some went in before the disk was full"
            assert api.get(f"/cases/{next(iter(kept.values()))}").status_code == 200, "reading goes on"
            page = browser.post("/cases", data=form)
            assert page.status_code == 503 and "磁盘已满" in page.text, page.text[:400]
            assert "写在页面上" in page.text, "what was typed is still there"
            filler.unlink()
            more = {}
            for n in range(5000, 5010):
                answer = api.post("/cases", json=intake(n))
                assert answer.status_code == 201, "there is room again"
                more[f"disk-{n}"] = answer.json()["number"]
        server.kill()
        server.start("serve")
        with server.api(token) as api:
            for name, number in (kept | more).items():
                items = api.get("/cases", params={"externalNumber": name}).json()["items"]
                assert [item["number"] for item in items] == [number], "once, and under the number that was told"
    finally:
        server.stop()
