"""Makes Tests/System/recurrences.txt: random rules and the days on which python-dateutil says that they come."""

import random
from datetime import datetime, timedelta
from pathlib import Path

from dateutil.rrule import rrulestr

DAYS = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]


def some(pool: list, most: int) -> str:
    return ",".join(str(one) for one in random.sample(pool, random.randint(1, most)))


def rule(start: datetime) -> str:
    kind = random.choice(["DAILY", "WEEKLY", "MONTHLY"])
    parts = [f"FREQ={kind}"]
    if random.random() < 0.6:
        parts.append(f"INTERVAL={random.randint(1, 14)}")
    by = False
    if random.random() < 0.6:
        days = DAYS if kind != "MONTHLY" or random.random() < 0.5 else [
            f"{place}{day}" for day in DAYS for place in [-2, -1, 1, 2, 3, 4, 5]]
        parts.append(f"BYDAY={some(days, 4)}")
        by = True
    if kind != "WEEKLY" and random.random() < 0.4:
        parts.append(f"BYMONTHDAY={some([-31, -15, -2, -1, 1, 2, 13, 28, 29, 30, 31], 4)}")
        by = True
    if kind == "MONTHLY" and by and random.random() < 0.4:
        parts.append(f"BYSETPOS={some([-3, -2, -1, 1, 2, 3], 2)}")
    if (end := random.random()) < 0.25:
        parts.append(f"COUNT={random.randint(1, 20)}")
    elif end < 0.5:
        parts.append(f"UNTIL={start + timedelta(days=random.randint(0, 700)):%Y%m%d}")
    return ";".join(parts)


def main() -> None:
    random.seed(5545)
    lines = []
    for _ in range(500):
        start = datetime(random.randint(2019, 2028), 1, 1) + timedelta(days=random.randint(0, 365))
        end = start + timedelta(days=450)
        text = rule(start)
        days = rrulestr(text, dtstart=start).between(start, end, inc=True)
        lines.append(f"{text}|{start:%Y-%m-%d}|{end:%Y-%m-%d}|{','.join(f'{day:%Y-%m-%d}' for day in days)}")
    place = Path(__file__).resolve().parents[1] / "Tests" / "System" / "recurrences.txt"
    place.write_text("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
