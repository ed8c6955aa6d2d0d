"""Draws what `guanjia bench --json` measured: growth with the stored cases, beside what is promised.

Usage: plots.py FILE.json… TARGET.svg (needs matplotlib: apt-get install python3-matplotlib)
"""

import json
import sys

import matplotlib

matplotlib.use("svg")
import matplotlib.pyplot as plt  # noqa: E402

PROMISED = {"register": 50, "page": 25, "board": 30, "find": 50}
COLOURS = {"register": "#b4451f", "page": "#1f6fb4", "board": "#2d8a4e", "find": "#8a5a9e"}


def draw(reports: list[dict], target: str) -> None:
    matplotlib.rcParams["svg.hashsalt"] = "guanjia"
    figure, (late, fast) = plt.subplots(1, 2, figsize=(10, 3.8))
    for work, colour in COLOURS.items():
        for is_postgres, style in ((0, "o-"), (1, "s--")):
            rows = sorted(
                (report["raw"]["cases"], report[work]["p99ms"], 100 * report[work]["shareOfEmpty"])
                for report in reports if work in report and report["raw"]["isPostgres"] == is_postgres)
            if rows:
                name = work + (" (PostgreSQL)" if is_postgres else "")
                late.plot([row[0] for row in rows], [row[1] for row in rows], style, color=colour, label=name)
                fast.plot([row[0] for row in rows], [row[2] for row in rows], style, color=colour, label=name)
        late.axhline(PROMISED[work], color=colour, linewidth=0.6, linestyle=":")
    for axes in (late, fast):
        axes.set_xscale("log")
        axes.set_xlabel("cases in the store")
        axes.grid(alpha=0.25)
    late.set_ylabel("p99, ms (dotted: promised)")
    late.set_yscale("log")
    fast.set_ylabel("answers/s, % of the empty handler")
    fast.set_ylim(bottom=0)
    fast.legend(fontsize=7)
    figure.tight_layout()
    figure.savefig(target, metadata={"Date": None})


if __name__ == "__main__":
    *sources, target = sys.argv[1:]
    draw([report for source in sources for report in json.load(open(source, encoding="utf-8"))], target)
