#!/usr/bin/env python3
"""Fits flyers of 60 % to 140 % of a text to two pages, and checks what becomes of each.

Usage: benches/fit_range.py [--flysheet PROGRAM] [--count N] [--seed N] [--keep FOLDER] [--json FILE]

A flyer of masthead, opening, priorities, overview, nine activities, closing panel and contact is built with
`pages = 2` and more or fewer words; the nominal text fills two pages at the sizes that are the default. Each
flyer that is built must have two pages, and its last column must be at least 85 % full, as the PDF has it: from the
top margin to the lowest line or panel. Each that is refused must state how many words it is over or under, and

  - with so many words fewer or more it must be built, with two pages and a full last column;
  - the figure must be right: within 3 % of the flyer's words of the change that is needed at the least, found by
    trial, or within a line's words of it.

Larger texts must not be set in larger type than smaller ones. Another `--seed` begins the texts at other sentences, and
has the activities in another order. Needs Python 3.11 or later and pdfplumber. The exit
status is 1 if anything is at fault.
"""

import argparse
import json
import pathlib
import random
import re
import sys
import tempfile

sys.dont_write_bytecode = True
try:
    import specimen
except ImportError as error:
    sys.exit(f"{error.name} is not there: pip install {error.name}")
from specimen import POINTS_PER_MM, Specimen, quoted

# The words of running text that fill two A4 pages at the default size and leading.
NOMINAL_WORDS = 1380
LEAST, MOST = 0.6, 1.4
PAGES = 2
# How full the last column must be.
FULL = 0.85
# How far a stated figure may be off: this share of the flyer's words, or these words, about a line of them.
SHARE_OFF, WORDS_OFF = 0.03, 9
# The share of the words that each part takes; what is left goes to the activities, in these parts.
INTRO, OVERVIEW, CLOSING = 0.06, 0.14, 0.04
ACTIVITIES = (5, 9, 3, 7, 12, 4, 8, 6, 10)
STATED = re.compile(r"(\d+) words?, too (long|short)")


def flyer(words, seed=0):
    """The flyer with so many words of running text."""
    supply = iter_words(seed)
    activities = list(ACTIVITIES)
    if seed:
        random.Random(seed).shuffle(activities)
    intro, overview, closing = (round(words * share) for share in (INTRO, OVERVIEW, CLOSING))
    rest = words - intro - overview - closing
    ends = [round(rest * sum(activities[: at + 1]) / sum(activities)) for at in range(len(activities))]
    counts = [end - start for start, end in zip([0, *ends], ends)]
    # Each part has a text of its own, of which it takes more or less.
    texts = [take(supply, count) for count in (intro, overview, closing, *counts)]
    parts = [
        f'country = "Utopia"\ndate = "2024-05"\npages = {PAGES}',
        '[masthead]\nprogramme = "The Programme of Rivers"\nedition = "Country Flyer"\ntagline = "One river, one table"',
        f'[intro]\nlead = "Five countries measure one river, and share what they find."\ntext = {quoted(texts[0])}',
        '[priorities]\nlead_in = "Priorities"\nitems = ["Clean water", "Early warning of floods", "Old mines", "Glaciers"]',
        f"[overview]\ntext = {quoted(in_paragraphs(texts[1]))}",
        '[activities]\nheading = "Cooperative Activities"',
    ]
    for at, text in enumerate(texts[3:]):
        parts.append(
            f'[[activity]]\ntitle = "Project Number {at + 1} of the Upper Valley"\nkind = "Multi-Year Project"\n'
            f'dates = "{2010 + at}–{2013 + at}"\nref = "{983_900 + at}"\ntext = {quoted(in_paragraphs(text))}'
        )
    parts.append(f'[closing]\ntitle = "Open to Utopia"\ntext = {quoted(texts[2])}')
    parts.append('[contact]\ntext = "The Programme of Rivers, 1 Bank Street"\nurl = "https://example.org/rivers"')
    return "\n\n".join(parts) + "\n"


def iter_words(seed):
    """Texts without end: each a list of words, begun at another sentence."""
    sentences = specimen.sentences("en-GB")
    start = seed % len(sentences)
    while True:
        yield " ".join(sentences[start:] + sentences[:start]).split()
        start = (start + 7) % len(sentences)


def take(supply, count):
    text = next(supply)
    while len(text) < count:
        text += text
    return specimen.ended(text[:count]) if count else "None."


def in_paragraphs(text, words=70):
    """The text in paragraphs of about so many words, each ended where a sentence does."""
    paragraphs, current = [], []
    for word in text.split():
        current.append(word)
        if len(current) >= words and word.endswith("."):
            paragraphs.append(" ".join(current))
            current = []
    return "\n\n".join([*paragraphs, *([" ".join(current)] if current else [])])


class Trial:
    """Builds the flyer with any number of words, once for each."""

    def __init__(self, program, folder, seed=0):
        self.program, self.folder, self.seed, self.known = program, folder, seed, {}

    def __call__(self, words):
        if words not in self.known:
            self.known[words] = self.outcome(words)
        return self.known[words]

    def outcome(self, words):
        name = f"words-{words:04}"
        result = specimen.build(self.program, self.folder, {name: flyer(words, self.seed)})[name]
        if result["flyer"]["status"] == "written":
            return {"words": words, "built": True, **look(self.folder / "out" / f"{name}.pdf")}
        messages = [finding["message"] for finding in result["findings"]]
        stated = next((match for message in messages if (match := STATED.search(message))), None)
        change = None
        if stated:
            change = int(stated[1]) * (-1 if stated[2] == "long" else 1)
        return {"words": words, "built": False, "message": "; ".join(messages), "stated": change}

    def fits(self, words):
        return self(words)["built"]

    def needed(self, refused, way):
        """The fewest words to add (`way` 1) or cut (-1) that make a refused flyer fit; None if none do."""
        step = 1
        while not self.fits(refused + way * step):
            step *= 2
            if not 0 < refused + way * step < 4 * NOMINAL_WORDS:
                return None
        low, high = step // 2, step
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (low, middle) if self.fits(refused + way * middle) else (middle, high)
        return way * high


def look(path):
    """The pages of a PDF, how full its last column is, and the size of its text."""
    shape = Specimen("", [])
    with specimen.pdfplumber.open(path) as pdf:
        last = pdf.pages[-1]
        head, foot = shape.margin[0] * POINTS_PER_MM, last.height - shape.margin[1] * POINTS_PER_MM
        edge = specimen.edges(shape, last.width)[-1]
        lines = [line.baseline for line in specimen.pages_of(shape, pdf)[-1][-1]]
        shapes = [
            shape["bottom"]
            for shape in [*last.rects, *last.curves, *last.images]
            if shape["x0"] >= edge and shape["bottom"] <= foot + 1
        ]
        fill = (max([*lines, *shapes], default=head) - head) / (foot - head)
        return {"pages": len(pdf.pages), "fill": round(fill, 3), "size": text_size(pdf)}


def text_size(pdf):
    """The size of most letters, in points to the second place."""
    letters = (letter for page in pdf.pages for letter in page.chars)
    return specimen.measuring.commonest(round(letter["size"], 2) for letter in letters)


def judged(trial, words):
    """What became of a flyer, and what is at fault."""
    outcome = dict(trial(words))
    if outcome["built"]:
        outcome["faults"] = shortfalls(outcome)
        return outcome
    stated = outcome["stated"]
    if stated is None:
        return {**outcome, "faults": ["refused without a figure"]}
    acted = trial(words + stated) if words + stated > 0 else {"built": False}
    faults = shortfalls(acted) if acted["built"] else ["still refused when acted upon"]
    needed = trial.needed(words, 1 if stated > 0 else -1)
    if needed is None:
        faults.append("no such change makes it fit")
    elif abs(stated - needed) > max(WORDS_OFF, SHARE_OFF * words):
        faults.append(f"{stated:+} stated, {needed:+} needed")
    return {**outcome, "needed": needed, "faults": faults}


def shortfalls(outcome):
    faults = []
    if outcome["pages"] != PAGES:
        faults.append(f"{outcome['pages']} pages")
    if outcome["fill"] < FULL:
        faults.append(f"last column {outcome['fill']:.0%} full")
    return faults


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--flysheet", metavar="PROGRAM", help="default: built with cargo build --release")
    parser.add_argument("--count", type=int, default=60)
    parser.add_argument("--seed", type=int, default=0, help="other texts")
    parser.add_argument("--keep", metavar="FOLDER", type=pathlib.Path, help="keep specs and PDFs there")
    parser.add_argument("--json", metavar="FILE", type=pathlib.Path, help="write all outcomes there")
    wanted = parser.parse_args()
    program = str(pathlib.Path(wanted.flysheet).resolve()) if wanted.flysheet else specimen.built()
    step = (MOST - LEAST) / max(wanted.count - 1, 1)
    with tempfile.TemporaryDirectory() as folder:
        folder = (wanted.keep or pathlib.Path(folder)).resolve()
        folder.mkdir(parents=True, exist_ok=True)
        trial = Trial(program, folder, wanted.seed)
        outcomes = [judged(trial, round(NOMINAL_WORDS * (LEAST + step * at))) for at in range(wanted.count)]
    print("words  share  outcome")
    largest = None
    for outcome in outcomes:
        if outcome["built"]:
            if largest is not None and outcome["size"] > largest:
                outcome["faults"].append("larger type than a shorter text")
            largest = outcome["size"]
            what = f"{outcome['pages']} pages, last column {outcome['fill']:.0%} full, {outcome['size']} pt"
        elif outcome["stated"] is None:
            what = f"refused: {outcome['message']}"
        else:
            what = f"refused: {outcome['stated']:+} words stated, {outcome['needed'] or 0:+} needed"
        fault = f"   FAULT: {'; '.join(outcome['faults'])}" if outcome["faults"] else ""
        print(f"{outcome['words']:5}  {outcome['words'] / NOMINAL_WORDS:5.0%}  {what}{fault}")
    faulty = sum(bool(outcome["faults"]) for outcome in outcomes)
    built = sum(outcome["built"] for outcome in outcomes)
    print(f"\n{len(outcomes)} flyers: {built} built, {len(outcomes) - built} refused, {faulty} at fault")
    if wanted.json:
        wanted.json.write_text(json.dumps(outcomes, indent=1, ensure_ascii=False) + "\n")
    sys.exit(1 if faulty else 0)


if __name__ == "__main__":
    main()
