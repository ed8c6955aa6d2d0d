"""Reads the reports of all runners and ends a test run with one line.

Usage: tally.py REPORTS [--broke RUNNER=STATUS]… [--skipped "PART: WHY"]…

A runner that broke without naming a failed test counts as one failure; a part left out counts as one skip.
"""

import argparse
import sys
import xml.etree.ElementTree as ElementTree
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

PARTS = {
    "StoreTests": "store", "ScenarioTests": "HTTP scenario", "TidyTests": "tidy",
    "test_fuzz": "API fuzz", "test_crash": "crash", "test_telling_crash": "crash", "test_disk": "disk full", "test_postgres": "copies on PostgreSQL",
    "test_availability": "fail-over",
    "test_keeping": "whole stores", "test_faults": "disk and clock faults", "test_proxy": "proxy", "test_many_requests": "limits",
    "test_scanners": "scanners", "test_security_door": "security", "test_security_files": "security",
    "test_security_keeping": "security", "test_security_limits": "security", "test_security_rights": "security",
    "test_security_texts": "security",
    "fuzz": "parser fuzz",
}


@dataclass(frozen=True)
class Result:
    runner: str
    part: str
    name: str
    outcome: str
    reason: str


def results_in(folder: Path) -> Iterator[Result]:
    for report in sorted(folder.glob("*.xml")):
        runner = report.stem.split("-")[0]
        try:
            cases = list(ElementTree.parse(report).iter("testcase"))
        except ElementTree.ParseError:  # its runner died while writing; its exit status tells
            continue
        for case in cases:
            group, name = case.get("classname", ""), case.get("name", "")
            yield Result(runner, part_of(group, runner), f"{group}.{name}", *outcome_of(case))


def part_of(group: str, runner: str) -> str:
    """The part of the suite a test belongs to, by its Swift target or its Python file."""
    named = [PARTS[word] for word in group.split(".") if word in PARTS]
    part = named[0] if named else {"swift": "unit", "postgres": "cases", "system": "browser"}[runner]
    return f"{part} on PostgreSQL" if runner == "postgres" else part


def outcome_of(case: ElementTree.Element) -> tuple[str, str]:
    for tag, outcome in (("failure", "failed"), ("error", "failed"), ("skipped", "skipped")):
        found = case.find(tag)
        if found is not None:
            return outcome, reason_in(found)
    return "passed", ""


def reason_in(found: ElementTree.Element) -> str:
    """Pytest writes `/path/test_x.py:12: reason`; the reason is what a person reads."""
    text = (found.text or found.get("message") or "no reason given").strip()
    return text.split(": ", 1)[1] if text.startswith("/") and ": " in text else text


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("reports", type=Path)
    parser.add_argument("--broke", action="append", default=[])
    parser.add_argument("--skipped", action="append", default=[])
    arguments = parser.parse_args()

    results = list(results_in(arguments.reports))
    ran = Counter(result.part for result in results if result.outcome != "skipped")
    passed = sum(result.outcome == "passed" for result in results)
    failures = [f"{result.part}, {result.name}" for result in results if result.outcome == "failed"]
    skips = [f"{result.part}, {result.name}: {result.reason}" for result in results if result.outcome == "skipped"]
    skips += arguments.skipped

    told = {result.runner for result in results if result.outcome == "failed"}
    for runner, status in (broke.split("=") for broke in arguments.broke):
        if runner not in told:
            failures.append(f"the {runner} tests ended with status {status} and named no failed test")
    if not ran and not failures:
        failures.append("no test ran at all")

    print()
    for failure in failures:
        print(f"failed: {failure}")
    for skip in skips:
        print(f"skipped: {skip}")
    print("ran: " + (", ".join(f"{part} {count}" for part, count in sorted(ran.items())) or "nothing"))
    print(f"{passed} passed, {len(failures)} failed, {len(skips)} skipped")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
