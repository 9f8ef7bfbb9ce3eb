#!/usr/bin/env python3
"""Compares how evenly flysheet sets text with LuaLaTeX + microtype and with Typst.

Usage: benches/typesetting.py [--flysheet PROGRAM] [--typst PROGRAM] [--json FILE] [--against FILE] …

The same texts (benches/texts) in six languages, the same face, size, leading and measure: 9 pt on 12 pt in two
columns of 60, 75 and 85 mm, in Noto Sans and in Source Serif 4. What is measured is read back from the PDFs;
`measuring.py` says how. Python 3.11 or later and pdfplumber are needed. A rival or a face that is not at hand is
named, and left out.

For each language and measure: the spread of word spaces (gap_cv), hyphens in a hundred lines, ladders (runs of
three hyphens), loose lines, lines past the measure, lines by which the columns' ends part (the most of any page),
and the share of baselines off the other column's grid. At the end, the mean of the ratios of each to LuaLaTeX.
"""

import argparse
import itertools
import json
import pathlib
import statistics
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True
import measuring
import rivals

TEXTS = pathlib.Path(__file__).resolve().parent / "texts"
LANGUAGES = ["en-GB", "de", "fr", "es", "pl", "ru"]
MEASURES = [60, 75, 85]
RIVAL = "LuaLaTeX"
COLUMNS = ["gap_cv", "hyphens_per_100", "ladders", "loose", "overfull", "bottom_gap", "off_grid"]
HEADS = ["gap_cv", "hyph/100", "ladders", "loose", "overfull", "bottoms", "off_grid"]


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--flysheet", metavar="PROGRAM", help="default: built with cargo build --release")
    parser.add_argument("--typst", metavar="PROGRAM", default="typst")
    parser.add_argument("--languages", default=",".join(LANGUAGES))
    parser.add_argument("--measures", default=",".join(map(str, MEASURES)), help="in millimetres")
    parser.add_argument("--faces", default=",".join(rivals.FACES))
    parser.add_argument("--fussy", action="store_true", help="set LuaLaTeX once more, strictly (see rivals.py)")
    parser.add_argument("--texts", metavar="FOLDER", type=pathlib.Path, default=TEXTS, help="a LANGUAGE.txt for each")
    parser.add_argument("--json", metavar="FILE", type=pathlib.Path, help="write all figures there")
    parser.add_argument("--against", metavar="FILE", type=pathlib.Path, help="take the rivals' figures from an earlier --json")
    parser.add_argument("--keep", metavar="FOLDER", type=pathlib.Path, help="keep the PDFs there")
    return parser.parse_args()


def built():
    """flysheet's program, built anew."""
    subprocess.run(["cargo", "build", "--release", "--quiet"], cwd=rivals.ROOT, check=True)
    return str(rivals.ROOT / "target" / "release" / "flysheet")


def at_hand(setters, faces):
    """What of the setters and faces is there; what is not is named on standard error."""
    for face in faces:
        if rivals.FACES[face].paths() is None:
            print(f"left out: {face}, whose files are in none of its folders (on Debian: fonts-noto-core)", file=sys.stderr)
    for setter in setters:
        if why := setter.missing():
            print(f"left out: {setter.name}: {why}", file=sys.stderr)
    return [s for s in setters if not s.missing()], [f for f in faces if rivals.FACES[f].paths()]


def set_and_measured(setters, tasks, folder):
    """A record for each setter and task."""
    records = []
    for task in tasks:
        for setter in setters:
            stem = "-".join([setter.name, task.face.family, task.lang, f"{task.measure:g}"]).replace(" ", "-")
            setter.typeset(task, folder, stem)
            figures = measuring.measure(folder / f"{stem}.pdf")
            records.append({
                "setter": setter.name, "face": task.face.family, "lang": task.lang, "measure": task.measure,
                "bottom_gap": max(figures["bottom_gap_lines"] or [0.0]), **figures,
            })
    return records


def key(record):
    return record["face"], record["lang"], record["measure"]


def print_table(records):
    for face, of_face in itertools.groupby(sorted(records, key=lambda r: r["face"]), key=lambda r: r["face"]):
        print(f"\n{face}, {rivals.SIZE} pt on {rivals.LEADING} pt\n")
        print("lang   mm  set by        " + "".join(f"{head:>10}" for head in HEADS))
        for _, group in itertools.groupby(sorted(of_face, key=order), key=key):
            for record in group:
                cells = "".join(f"{record[column] if record[column] is not None else '–':>10}" for column in COLUMNS)
                print(f"{record['lang']:<6} {record['measure']:>2g}  {record['setter']:<14}" + cells)


def order(record):
    lang = LANGUAGES.index(record["lang"]) if record["lang"] in LANGUAGES else len(LANGUAGES)
    return lang, record["lang"], record["measure"]


def print_summary(records):
    """Means of each setter, and of its ratios to the rival's gap_cv, by measure and in all."""
    theirs = {key(record): record for record in records if record["setter"] == RIVAL}
    names = list(dict.fromkeys(record["setter"] for record in records))
    print("\nmeans           gap_cv  hyph/100   sums: ladders   loose  overfull")
    for name in names:
        own = [record for record in records if record["setter"] == name]
        means = [statistics.mean(r[c] for r in own) for c in ("gap_cv", "hyphens_per_100")]
        sums = [sum(r[c] for r in own) for c in ("ladders", "loose", "overfull")]
        print(f"{name:<14}  {means[0]:6.3f}  {means[1]:8.1f}  {sums[0]:14}  {sums[1]:6}  {sums[2]:8}")
    for rival in names:
        if rival.startswith(RIVAL):
            print_ratios(records, rival, names)
    if theirs:
        print_bars(records, theirs)


def print_ratios(records, rival, names):
    """The mean of the ratios to a rival's gap_cv, and the ratio of the means, by measure and in all."""
    theirs = {key(record): record for record in records if record["setter"] == rival}
    print(f"\ngap_cv to {rival:<16} mm  mean of ratios  (least to most)  ratio of means")
    for name in names:
        if name == rival:
            continue
        own = [record for record in records if record["setter"] == name and key(record) in theirs]
        for measure in [*sorted({record["measure"] for record in own}), None]:
            some = [record for record in own if measure in (None, record["measure"])]
            pairs = [(record["gap_cv"], theirs[key(record)]["gap_cv"]) for record in some]
            ratios = [ours / other for ours, other in pairs]
            overall = sum(ours for ours, _ in pairs) / sum(other for _, other in pairs)
            label = "all" if measure is None else f"{measure:g}"
            spread = f"({min(ratios):.2f} to {max(ratios):.2f})"
            print(f"{name:<22} {label:>5}  {statistics.mean(ratios):14.3f}  {spread:>15}  {overall:14.3f}")


def print_bars(records, theirs):
    """Where flysheet does worse than the rival."""
    bars = {"gap_cv": "wider spread", "hyphens_per_100": "more hyphens", "ladders": "more ladders", "loose": "more loose lines"}
    print(f"\nflysheet behind {RIVAL}:")
    behind = False
    for record in sorted((r for r in records if r["setter"] == "flysheet" and key(r) in theirs), key=order):
        other = theirs[key(record)]
        worse = [f"{what} ({record[c]} to {other[c]})" for c, what in bars.items() if record[c] > other[c]]
        if record["measure"] >= 85 and record["ladders"]:
            worse.append(f"{record['ladders']} ladders at {record['measure']:g} mm")
        if worse:
            behind = True
            print(f"  {record['face']}, {record['lang']}, {record['measure']:g} mm: {', '.join(worse)}")
    if not behind:
        print("  nowhere")


def main():
    wanted = arguments()
    if measuring.pdfplumber is None:
        sys.exit("pdfplumber is not there: pip install pdfplumber")
    setters = [rivals.Flysheet(wanted.flysheet or built())]
    if wanted.against is None:
        setters += [rivals.LuaLatex(), rivals.Typst(wanted.typst)]
        if wanted.fussy:
            setters.insert(2, rivals.LuaLatex(fussy=True))
    setters, faces = at_hand(setters, wanted.faces.split(","))
    tasks = [
        rivals.Task(lang, rivals.FACES[face], float(measure), paragraphs(wanted.texts / f"{lang}.txt"))
        for face in faces
        for lang in wanted.languages.split(",")
        for measure in wanted.measures.split(",")
    ]
    with tempfile.TemporaryDirectory() as folder:
        if wanted.keep:
            wanted.keep.mkdir(parents=True, exist_ok=True)
        records = set_and_measured(setters, tasks, (wanted.keep or pathlib.Path(folder)).resolve())
    if wanted.against:
        keys = {key(record) for record in records}
        earlier = json.loads(wanted.against.read_text())
        records += [record for record in earlier if record["setter"] != "flysheet" and key(record) in keys]
    print_table(records)
    print_summary(records)
    if wanted.json:
        wanted.json.write_text(json.dumps(records, indent=1, ensure_ascii=False) + "\n")


def paragraphs(path):
    return tuple(" ".join(part.split(" ")).strip() for part in path.read_text().split("\n\n") if part.strip())


if __name__ == "__main__":
    main()
