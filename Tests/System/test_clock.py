"""`guanjia clock` answers as a second program does: Python's own zones, minute by minute, on calendars by chance."""

import json
import os
import random
import subprocess
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from harness import BINARY, environment

CASES = int(os.environ.get("CLOCK_CASES", "240"))
SEED = int(os.environ.get("CLOCK_SEED", "20261123"))
MINUTE = timedelta(minutes=1)
WEEK = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
# The rules of the toolchain and those of the system agree from 1970 to 2025 in all but the historical EET and WET.
JUMPS = {
    "Asia/Shanghai": ["1991-09-15"], "Europe/Berlin": ["2025-03-30", "2025-10-26"], "UTC": [],
    "America/New_York": ["2025-03-09", "2025-11-02"], "Australia/Lord_Howe": ["2025-04-06", "2025-10-05"],
    "Asia/Kathmandu": ["1986-01-01"], "Pacific/Apia": ["2011-12-30"], "America/Sao_Paulo": ["2017-10-15", "2018-02-18"],
    "Asia/Beirut": ["2023-03-30", "2023-10-29"], "Africa/Cairo": ["2014-05-16", "2024-10-31"],
    "Africa/Casablanca": ["2024-03-10", "2024-04-14"], "America/St_Johns": ["2010-11-07", "2011-03-13"],
    "Pacific/Chatham": ["2025-04-06", "2025-09-28"], "Antarctica/Troll": ["2025-03-30", "2025-10-26"],
    "Asia/Tehran": ["2022-03-22", "2022-09-22"], "Asia/Gaza": ["2023-04-29", "2023-10-28"],
    "Europe/London": ["2025-03-30"], "Pacific/Kiritimati": ["1994-12-31"], "America/Havana": ["2025-11-02"],
    "Asia/Pyongyang": ["2015-08-15", "2018-05-05"], "Europe/Volgograd": ["2018-10-28", "2020-12-27"],
}


def ask(*arguments: str) -> subprocess.CompletedProcess:
    return subprocess.run(
        [BINARY, "clock", *arguments], stdin=subprocess.DEVNULL, capture_output=True, text=True, env=environment(),
        timeout=60)


class Calendar:
    """Hours by weekday and by day, in minutes after midnight; the end of a shift over midnight is more than 1440."""

    def __init__(self, chance: random.Random, zone: str, near: date):
        self.zone = zone
        self.week = {day: self.hours(chance) for day in range(7) if chance.random() < 0.8}
        self.week[near.weekday()] = self.week.get(near.weekday()) or [(480, 1080)]
        self.days = {
            near + timedelta(days=n): self.hours(chance) if chance.random() < 0.6 else []
            for n in range(-4, 5) if chance.random() < 0.3}

    @staticmethod
    def hours(chance: random.Random) -> list[tuple[int, int]]:
        if chance.random() < 0.1:
            return [(0, 1440)]
        step = chance.choice([1, 5, 30])
        edges = sorted(chance.sample(range(0, 1440, step), 2 * chance.randint(1, 4)))
        hours = list(zip(edges[::2], edges[1::2], strict=True))
        if chance.random() < 0.3 and 0 < (start := chance.randint(hours[-1][1], 1439)):
            hours.append((start, 1440 + chance.randint(0, start - 1)))
        return hours

    def text(self, chance: random.Random) -> str:
        def clock(minutes: int) -> str:
            minutes = minutes - 1440 if minutes > 1440 else minutes
            return f"{minutes // 60:02}:{minutes % 60:02}"

        def listed(hours: list[tuple[int, int]]) -> str:
            mark = chance.choice(['"', "'", ""])
            return "[" + ", ".join(f"{mark}{clock(start)}-{clock(end)}{mark}" for start, end in hours) + "]"

        week = {WEEK[day]: listed(hours) for day, hours in self.week.items()}
        days = {(f'"{day}"' if chance.random() < 0.5 else f"{day}"): listed(hours) for day, hours in self.days.items()}
        if chance.random() < 0.5:
            tables = [f"{key}: {{ {', '.join(f'{k}: {v}' for k, v in table.items())} }}"
                      for key, table in (("week", week), ("days", days))]
        else:
            tables = [f"{key}:" + "".join(f"\n  {k}: {v}" for k, v in table.items())
                      for key, table in (("week", week), ("days", days)) if table]
        return "\n".join([f"zone: {self.zone}", *tables]) + "\n"

    def on(self, day: date) -> list[tuple[int, int]]:
        return self.days.get(day, self.week.get(day.weekday(), []))

    def works(self, moment: datetime) -> bool:
        """The definition, word by word."""
        wall = moment.astimezone(ZoneInfo(self.zone))
        now = wall.hour * 60 + wall.minute
        return any(start <= now < end for start, end in self.on(wall.date())) or any(
            now + 1440 < end for _, end in self.on(wall.date() - timedelta(days=1)))


def walk(calendar: Calendar, start: datetime, pauses: list[tuple[datetime, datetime]]):
    """Each minute with whether it counts."""
    while True:
        yield start, calendar.works(start) and not any(a <= start < b for a, b in pauses)
        start += MINUTE


def example(number: int):
    chance = random.Random(SEED * 1000 + number)
    zone = list(JUMPS)[number % len(JUMPS)]
    jump = chance.choice(JUMPS[zone]) if JUMPS[zone] and chance.random() < 0.9 else f"20{chance.randint(10, 24)}-06-15"
    near = date.fromisoformat(jump)
    middle = datetime(near.year, near.month, near.day, 0, 0, tzinfo=UTC)
    calendar = Calendar(chance, zone, near)
    start = middle + chance.randint(-3000, 1500) * MINUTE
    pauses = []
    for _ in range(chance.choice([0, 0, 1, 2, 3])):
        begin = start + chance.randint(-600, 3000) * MINUTE
        pauses.append((begin, begin + chance.randint(0, 1500) * MINUTE))
    return chance, calendar, start, pauses


def rfc(chance: random.Random, moment: datetime) -> str:
    offset = timedelta(minutes=chance.choice([0, 0, 480, -210, 345]))
    local = (moment + offset).strftime("%Y-%m-%dT%H:%M:%S")
    minutes = offset // MINUTE
    return local + ("Z" if minutes == 0 else f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}")


def check_rows(steps: list[dict], start: datetime, end: datetime, worked: int) -> None:
    at, total = start, 0
    for step in steps:
        begin, finish = datetime.fromisoformat(step["from"]), datetime.fromisoformat(step["to"])
        assert begin == at and finish > begin and isinstance(step["counts"], bool) and step["why"]
        at, total = finish, total + (int((finish - begin).total_seconds()) if step["counts"] else 0)
    assert (at, total) == (end, worked)


@pytest.mark.parametrize("block", range(0, CASES, 20))
def test_python_says_the_same(block: int, tmp_path: Path) -> None:
    for number in range(block, min(block + 20, CASES)):
        chance, calendar, start, pauses = example(number)
        file = tmp_path / f"{number}.yaml"
        file.write_text(calendar.text(chance))
        paused = [word for a, b in pauses for word in ("--pause", f"{rfc(chance, a)}/{rfc(chance, b)}")]
        common = ["--calendar", str(file), "--from", rfc(chance, start), *paused, "--json"]
        about = f"case {number} of seed {SEED}: {common}\n{file.read_text()}"

        target = chance.randint(0, 1600)
        text = chance.choice([f"PT{target}M", f"{target}m", f"PT{target // 60}H{target % 60}M", f"{target * 60}s"])
        expected, left = start, target
        for moment, counts in walk(calendar, start, pauses):
            if left == 0:
                break
            left -= counts
            expected = moment + MINUTE
        done = ask("due", *common, "--for", text)
        assert done.returncode == 0, f"{done.stderr}\n{about}"
        answer = json.loads(done.stdout)
        # The walk sees whole minutes; the target is used up at the end of one that counts.
        assert datetime.fromisoformat(answer["due"]) == expected, about
        assert answer["worked"] == target * 60, about
        check_rows(answer["steps"], start, expected, target * 60)
        assert datetime.fromisoformat(answer["due"]).utcoffset() == expected.astimezone(
            ZoneInfo(calendar.zone)).utcoffset(), about

        end = start + chance.randint(0, 5000) * MINUTE
        worked = 0
        for moment, counts in walk(calendar, start, pauses):
            if moment >= end:
                break
            worked += 60 * counts
        done = ask("elapsed", *common, "--to", rfc(chance, end))
        assert done.returncode == 0, f"{done.stderr}\n{about}"
        answer = json.loads(done.stdout)
        assert answer["worked"] == worked, about
        check_rows(answer["steps"], start, end, worked)


def test_monday_at_five_and_four_hours(tmp_path: Path) -> None:
    """Line 3 of the specification's clocks, and the name of a calendar instead of a file."""
    file = tmp_path / "week.yaml"
    file.write_text("zone: Asia/Shanghai\nweek: {" + ", ".join(f'{day}: ["08:00-18:00"]' for day in WEEK[:5]) + "}\n")
    for calendar, target, due in [(str(file), "PT4H", "2026-11-24T11:00:00+08:00"),
                                  (str(file), "3h", "2026-11-24T10:00:00+08:00"),
                                  ("office", "4h30m", "2026-11-24T11:30:00+08:00"),
                                  ("always", "PT4H", "2026-11-23T21:00:00+08:00")]:
        done = ask("due", "--calendar", calendar, "--from", "2026-11-23T17:00:00+08:00", "--for", target, "--json")
        assert (done.returncode, done.stderr) == (0, "")
        assert json.loads(done.stdout)["due"] == due


@pytest.mark.parametrize(("text", "reason"), [
    ("zone: Asia/Shanghai\nweek: {}\n", "clock.yaml:1: the calendar has no working time at all"),
    ("zone: CST\nweek: { mon: [08:00-12:00] }\n", "clock.yaml:1: unknown zone"),
    ("zone: UTC\nweek:\n  mon: [08:00-25:00]\n", "clock.yaml:3: “08:00-25:00” is not an interval"),
    ("zone: UTC\nweek: {}\ndays: { 2020-01-01: [08:00-12:00] }\n", "no working time within a year after 2026-11-23T09:00:00Z"),
])
def test_what_a_calendar_refuses(text: str, reason: str, tmp_path: Path) -> None:
    file = tmp_path / "clock.yaml"
    file.write_text(text)
    done = ask("due", "--calendar", str(file), "--from", "2026-11-23T17:00:00+08:00", "--for", "PT4H", "--json")
    assert (done.returncode, done.stdout) == (1, "")
    assert reason in done.stderr


@pytest.mark.parametrize("wrong", [
    ["--from", "2026-11-23T17:00:00", "--for", "PT4H"], ["--from", "2026-11-23T17:00:00Z", "--for", "P1D"],
    ["--from", "2026-11-23T17:00:00Z", "--for", "four"], ["--from", "2026-11-23T17:00:00Z"],
    ["--from", "2026-11-23T17:00:00Z", "--for", "PT4H", "--pause", "2026-11-23T17:00:00Z"],
    ["--from", "2026-11-23T17:00:00Z", "--for", "PT4H", "--pause", "2026-11-23T17:00:00Z/2026-11-22T17:00:00Z"],
])
def test_wrong_usage(wrong: list[str]) -> None:
    done = ask("due", "--calendar", "office", *wrong)
    assert (done.returncode, done.stdout) == (2, "") and done.stderr
