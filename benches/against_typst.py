#!/usr/bin/env python3
"""Times one flyer against Typst: the same words, faces, sizes and columns, in the same run.

Usage: benches/against_typst.py [SPEC] [--runs N] [--typst PROGRAM]

Both are timed as whole processes, from starting the program to its end, in turn; Typst has only its four font
files at hand. The medians and the median of the ratios, pair by pair, are printed, with peak memory and file
sizes. Typst's program comes from `cargo install typst-cli --locked`, or from its releases.
"""

import argparse
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import tomllib

ROOT = pathlib.Path(__file__).resolve().parent.parent
FONTS = ["SourceSerif4-Regular", "SourceSerif4-It", "SourceSerif4-Bold", "SourceSans3-Bold"]
PROGRAM = ROOT / "target" / "release" / "flysheet"


def merged(path):
    """The spec's table with what it extends, and the blocks that it takes from its register."""
    spec = tomllib.loads(path.read_text())
    for base in [spec["extends"]] if isinstance(spec.get("extends"), str) else spec.get("extends", []):
        spec = overlay(merged(path.parent / base), spec)
    return spec


def overlay(below, above):
    out = dict(below)
    for key, value in above.items():
        both = isinstance(value, dict) and isinstance(out.get(key), dict)
        out[key] = overlay(out[key], value) if both else value
    return out


def masthead(spec, words):
    """The band across the head of the first page, with the mark; the QR code is left out of Typst's flyer."""
    masthead, year = spec["masthead"], str(spec["date"])[:4]
    mark = '#place(right + horizon, image("mark.svg", height: 25mm))' if "logo" in masthead else ""
    lines = [
        words(masthead["programme"]),
        f'#text(size: 34pt)[{words(masthead.get("edition", ""))} *{year}*]',
        f'_{words(masthead.get("tagline", ""))}_',
    ]
    return (
        '#place(top, scope: "parent", float: true, block(width: 100%, fill: rgb("#14508c"), inset: 12pt, '
        f'text(fill: white)[{mark} {" #linebreak() ".join(lines)}]))'
    )


def typst_source(path):
    """The flyer's words as a Typst document of two columns."""
    spec = merged(path)
    names = {key: str(spec.get(key, "")) for key in ("country", "since")}
    names["country_in_text"] = spec.get("country_in_text", spec["country"])
    register = {}
    if "register" in spec.get("activities", {}):
        entries = tomllib.loads((path.parent / spec["activities"]["register"]).read_text())["activity"]
        register = {entry.get("ref", entry.get("id")): entry for entry in entries}

    def words(text):
        for key, value in names.items():
            text = text.replace("{" + key + "}", value)
        for special in "\\#$@<>_":
            text = text.replace(special, "\\" + special)
        text = text.replace("**", "\0").replace("*", "_").replace("\0", "*")
        while "](" in text:
            before, rest = text.split("](", 1)
            before, label = before.rsplit("[", 1)
            address, rest = rest.split(")", 1)
            text = f'{before}#link("{address}")#box[{label}]{rest}'
        return text.replace("[ref", "\\[ref")

    intro, priorities = spec.get("intro", {}), spec.get("priorities", {})
    out = [
        '#set page(paper: "a4", columns: 2, margin: (x: 16mm, top: 14mm, bottom: 16mm), footer: context '
        f'if counter(page).get().first() > 1 [{words(spec["country"])} #h(1fr) #counter(page).display()])',
        '#set columns(gutter: 7mm)',
        '#set text(font: "Source Serif 4", size: 10pt, lang: "en", region: "GB", hyphenate: true)',
        "#set par(justify: true)",
        '#show heading: set text(font: "Source Sans 3", weight: "bold")',
        masthead(spec, words),
        words(intro.get("lead", "")) + "\n",
        words(intro.get("text", "")),
        words(priorities.get("lead_in", "")) + "\n",
        *("- " + words(item) for item in priorities.get("items", [])),
        "\n" + words(priorities.get("after", "")),
        f"= {words(spec['country'])}\n" + words(spec.get("overview", {}).get("text", "")),
        f"= {words(spec.get('activities', {}).get('heading', ''))}",
    ]
    for activity in spec.get("activity", []):
        block = overlay(register.get(activity.get("use"), {}), activity)
        reference = f" \\[ref. {block['ref']}\\]" if "ref" in block else ""
        out.append(f"== {words(block['title'])}\n{words(block['text']).rstrip()}{reference}\n")
    closing = spec.get("closing", {})
    out.append(f"== {words(closing.get('title', ''))}\n" + words(closing.get("text", "")))
    out.append(words(spec.get("contact", {}).get("text", "")))
    return "\n".join(out)


def timed(command):
    """Seconds from start to end of a process, and its peak memory in megabytes."""
    begun = time.perf_counter()
    _, status, usage = os.wait4(subprocess.Popen(command).pid, 0)
    if status:
        sys.exit(f"{command[0]} failed")
    return time.perf_counter() - begun, usage.ru_maxrss / 1024


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("spec", nargs="?", default=ROOT / "flyers" / "tajikistan.toml", type=pathlib.Path)
    parser.add_argument("--runs", type=int, default=15)
    parser.add_argument("--typst", default="typst", help="Typst's program")
    arguments = parser.parse_args()
    typst = shutil.which(arguments.typst)
    if typst is None:
        sys.exit(f"{arguments.typst} is not at hand: cargo install typst-cli --locked")
    subprocess.run(["cargo", "build", "--release", "--quiet"], cwd=ROOT, check=True)
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        source = folder / "flyer.typ"
        source.write_text(typst_source(arguments.spec))
        (folder / "mark.svg").write_bytes((ROOT / "assets" / "mark.svg").read_bytes())
        fonts = [ROOT / "fonts" / f"{name}.ttf" for name in FONTS]
        for font in fonts:
            (folder / font.name).write_bytes(font.read_bytes())
        ours, theirs = [], []
        for run in range(arguments.runs + 1):
            our, our_memory = timed([PROGRAM, "build", "-q", arguments.spec, "-o", folder / "ours.pdf"])
            options = ["--font-path", folder, "--ignore-system-fonts", "--ignore-embedded-fonts"]
            their, their_memory = timed([typst, "compile", *options, source, folder / "theirs.pdf"])
            if run > 0:
                ours.append(our)
                theirs.append(their)
        ratios = [their / our for our, their in zip(ours, theirs)]
        print(f"flysheet: median {statistics.median(ours) * 1000:.1f} ms, {our_memory:.0f} MB")
        print(f"Typst:    median {statistics.median(theirs) * 1000:.1f} ms, {their_memory:.0f} MB")
        print(f"ratio: median {statistics.median(ratios):.1f}, least {min(ratios):.1f}, most {max(ratios):.1f}")
        sizes = [(folder / name).stat().st_size / 1000 for name in ("ours.pdf", "theirs.pdf")]
        print(f"size: flysheet {sizes[0]:.1f} kB, Typst {sizes[1]:.1f} kB")


if __name__ == "__main__":
    main()
