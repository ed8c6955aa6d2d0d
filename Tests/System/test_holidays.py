"""The proposed holidays of China are those that two packages know."""

from datetime import date

import chinese_calendar.constants as first
import holidays as second
import pytest
import yaml
from harness import ROOT


@pytest.mark.parametrize("year", [2024, 2025, 2026])
def test_two_packages_know_the_same_days(year: int) -> None:
    days: dict[date, dict] = yaml.safe_load((ROOT / f"Desks/property/holidays/cn-{year}.yaml").read_text())["days"]
    off = {day for day, what in days.items() if "rest" in what}
    worked = {day for day, what in days.items() if "work" in what}
    assert off == {day for day in first.holidays if day.year == year}
    assert worked == {day for day in first.workdays if day.year == year}
    # This one leaves out most Saturdays and Sundays that are off anyway.
    china = second.China(years=year)
    assert {day for day in off if day.weekday() < 5} == {day for day in china if day.weekday() < 5}
    assert set(china) <= off
    assert worked == {day for day in china.weekend_workdays if day.year == year}
