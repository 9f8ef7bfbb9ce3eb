#!/usr/bin/env python3
"""Times flysheet on flyers of 2 to 60 pages, and how the time grows with them.

Usage: benches/growth.py [--flysheet PROGRAM] [--runs N] [--pages 2,4,…] [--at-most RATIO] [--json FILE]

Each flyer is built as it comes, and again with `pages` set to one page fewer than it takes, so that its fit has work
to do; where that is refused, the time includes finding out by how much. Times are those of whole processes, the least
of all runs: from start to end, and on the processors, which other work on the machine disturbs less. What a process
takes that does nothing (`--version`) is taken off. Growth is linear where the time of a
page stays the same: the last column says how many times that of the shortest flyer it is. The exit status is 1 where
that is over --at-most for a flyer as it comes. Needs Python 3.11 or later and pdfplumber.
"""

import argparse
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import time

sys.dont_write_bytecode = True
try:
    import specimen
except ImportError as error:
    sys.exit(f"{error.name} is not there: pip install {error.name}")
from specimen import Words, quoted

PAGES = [2, 4, 8, 15, 30, 60]
# The words of an activity, one after the other.
LENGTHS = (90, 160, 55, 130, 210, 75)
# Activities that take about two pages.
PER_TWO_PAGES = 9
# The time of a page may be so many times that of a page of the shortest flyer.
AT_MOST = 1.15


def flyer(activities, pages=None):
    """A flyer with so many activities, all different."""
    words = Words(1, "en-GB")
    parts = [
        'country = "Utopia"\ndate = "2024-05"' + (f"\npages = {pages}" if pages else ""),
        '[masthead]\nprogramme = "The Programme of Rivers"\nedition = "Country Flyer"',
        f"[overview]\ntext = {quoted(words.text(120))}",
        '[activities]\nheading = "Cooperative Activities"',
    ]
    for at in range(activities):
        text = words.text(LENGTHS[at % len(LENGTHS)]) + "\n\n" + words.text(30 + at % 40)
        parts.append(
            f'[[activity]]\ntitle = {quoted(words.title(4 + at % 5))}\nkind = "Multi-Year Project"\n'
            f'dates = "2014–2019"\nref = "{983_000 + at}"\ntext = {quoted(text)}'
        )
    return "\n\n".join(parts) + "\n"


def timed(command, folder, runs):
    """The least seconds that a program took, the least on the processors, and its peak memory in megabytes."""
    least = busy = float("inf")
    memory = 0.0
    for _ in range(runs):
        begun = time.perf_counter()
        process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        _, _, usage = os.wait4(process.pid, 0)
        process.returncode = 0
        least = min(least, time.perf_counter() - begun)
        busy = min(busy, usage.ru_utime + usage.ru_stime)
        memory = max(memory, usage.ru_maxrss / 1024)
    return least, busy, memory


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--flysheet", metavar="PROGRAM", help="default: built with cargo build --release")
    parser.add_argument("--runs", type=int, default=9)
    parser.add_argument("--pages", default=",".join(map(str, PAGES)), help="about so many pages each")
    parser.add_argument("--at-most", metavar="RATIO", type=float, default=AT_MOST)
    parser.add_argument("--json", metavar="FILE", type=pathlib.Path, help="write all figures there")
    wanted = parser.parse_args()
    program = str(pathlib.Path(wanted.flysheet).resolve()) if wanted.flysheet else specimen.built()
    records = []
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        start, start_busy, _ = timed([program, "--version"], folder, wanted.runs)
        print(f"a process that does nothing: {start * 1000:.1f} ms, {start_busy * 1000:.1f} ms busy\n")
        print("pages  set                ms   busy ms  busy ms a page    MB   a page's time to the shortest's")
        for about in map(int, wanted.pages.split(",")):
            records += of_length(program, folder, about, start_busy, wanted.runs)
            for record in records[-2:]:
                show(record, next(first for first in records if first["set"] == record["set"]))
    if wanted.json:
        wanted.json.write_text(json.dumps(records, indent=1) + "\n")
    plain = [record for record in records if record["set"] == "as it comes"]
    sys.exit(1 if any(r["per_page"] > wanted.at_most * plain[0]["per_page"] for r in plain) else 0)


def of_length(program, folder, about, start, runs):
    """The records of a flyer of about so many pages: as it comes, and fitted."""
    activities = max(1, round(about * PER_TWO_PAGES / 2))
    pages = specimen.build(program, folder, {"flyer": flyer(activities)})["flyer"]["flyer"]["pages"]
    (folder / "fitted.toml").write_text(flyer(activities, max(1, pages - 1)))
    records = []
    for name, way in (("flyer", "as it comes"), ("fitted", "a page fewer")):
        seconds, busy, memory = timed([program, "build", "-q", "--force", f"{name}.toml", "-o", "out/"], folder, runs)
        records.append({
            "set": way, "pages": pages, "ms": seconds * 1000, "busy_ms": (busy - start) * 1000,
            "per_page": (busy - start) * 1000 / pages, "memory_mb": memory,
        })
    return records


def show(record, first):
    ratio = record["per_page"] / first["per_page"]
    print(
        f"{record['pages']:5}  {record['set']:<12} {record['ms']:9.2f} {record['busy_ms']:9.2f} {record['per_page']:15.3f} "
        f"{record['memory_mb']:5.0f}   {ratio:.2f}"
    )


if __name__ == "__main__":
    main()
