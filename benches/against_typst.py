#!/usr/bin/env python3
"""Times one flyer against Typst: the same words, faces, sizes and columns, in the same run.

Usage: benches/against_typst.py [SPEC] [--runs N]        (needs: pip install typst)

flysheet is timed as a whole process, from starting the program to its end. Typst is timed inside a process of
its own, new each time since it remembers what it has set, from after it is loaded to the written file, with the
four font files at hand: starting its program would come on top, so the ratio that is printed is less than what
a user sees. Both are run in turn; the medians and the median of the ratios, pair by pair, are printed, with
peak memory and file sizes.
"""

import argparse
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time
import tomllib

ROOT = pathlib.Path(__file__).resolve().parent.parent
COMPILE = """
import sys, time, typst
begun = time.perf_counter()
compiler = typst.Compiler(sys.argv[1], font_paths=[sys.argv[2]], ignore_system_fonts=True)
compiler.compile(output=sys.argv[3])
print(time.perf_counter() - begun)
"""
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
        '#set page(paper: "a4", columns: 2, margin: (x: 16mm, top: 14mm, bottom: 16mm))',
        '#set columns(gutter: 7mm)',
        '#set text(font: "Source Serif 4", size: 10pt, lang: "en", region: "GB", hyphenate: true)',
        "#set par(justify: true)",
        '#show heading: set text(font: "Source Sans 3", weight: "bold")',
        f"#place(top, scope: \"parent\", float: true, block(width: 100%, fill: rgb(\"#14508c\"), inset: 12pt, "
        f"text(fill: white)[{words(spec['masthead']['programme'])}]))",
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


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("spec", nargs="?", default=ROOT / "flyers" / "tajikistan.toml", type=pathlib.Path)
    parser.add_argument("--runs", type=int, default=15)
    arguments = parser.parse_args()
    if subprocess.run([sys.executable, "-c", "import typst"], capture_output=True).returncode:
        sys.exit("Typst is not at hand: pip install typst")
    subprocess.run(["cargo", "build", "--release", "--quiet"], cwd=ROOT, check=True)
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        source = folder / "flyer.typ"
        source.write_text(typst_source(arguments.spec))
        fonts = [ROOT / "fonts" / f"{name}.ttf" for name in FONTS]
        for font in fonts:
            (folder / font.name).write_bytes(font.read_bytes())
        ours, theirs = [], []
        for run in range(arguments.runs + 1):
            begun = time.perf_counter()
            _, status, usage = os.wait4(subprocess.Popen(
                [PROGRAM, "build", "-q", arguments.spec, "-o", folder / "ours.pdf"]).pid, 0)
            our = time.perf_counter() - begun
            if status:
                sys.exit("flysheet failed")
            command = [sys.executable, "-c", COMPILE, source, folder, folder / "theirs.pdf"]
            their = float(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
            if run > 0:
                ours.append(our)
                theirs.append(their)
        ratios = [their / our for our, their in zip(ours, theirs)]
        memory = usage.ru_maxrss / 1024
        print(f"flysheet, whole process: median {statistics.median(ours) * 1000:.1f} ms, {memory:.0f} MB")
        print(f"Typst, inside a process: median {statistics.median(theirs) * 1000:.1f} ms")
        print(f"ratio: median {statistics.median(ratios):.1f}, least {min(ratios):.1f}, most {max(ratios):.1f}")
        sizes = [(folder / name).stat().st_size / 1000 for name in ("ours.pdf", "theirs.pdf")]
        print(f"size: flysheet {sizes[0]:.1f} kB, Typst {sizes[1]:.1f} kB")


if __name__ == "__main__":
    main()
