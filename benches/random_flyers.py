#!/usr/bin/env python3
"""Builds random flyers, and counts what a reader would stumble over, as it stands in the PDFs.

Usage: benches/random_flyers.py [--flysheet PROGRAM] [--count N] [--first SEED] [--keep FOLDER] [--json FILE]

The flyers are the same each time: one to three columns, A4 or A5, six languages, texts, lists, panels and pictures
of any length. Needs Python 3.11 or later and pdfplumber. Counted are:

  refused      flyers that are not built
  lost         blocks of which words are missing
  widow        the last line of a paragraph or item at the head of a column, without the one before it
  orphan       the first line at the foot of a column, without the one after it
  stranded     headings without two lines of what follows them in their column (one, where there is only one)
  split        headings, quiet lines, captions and panels that go on in another column
  reference    references that are broken, or part from the last line of their text
  caption      captions that part from their picture
  list         lists that part from the line that leads in to them
  hyphen       words that go on in another column
  ladder       three lines or more in a row that end in a hyphen

The exit status is 1 if there are any, 0 if there are none.
"""

import argparse
import collections
import concurrent.futures
import json
import pathlib
import random
import sys
import tempfile

sys.dont_write_bytecode = True
try:
    import specimen
except ImportError as error:
    sys.exit(f"{error.name} is not there: pip install {error.name}")
from specimen import Block, Specimen, Words, quoted

KINDS = (
    "refused lost widow orphan stranded split reference caption list hyphen ladder"
).split()
LANGUAGES = ["en-GB", "de", "fr", "es", "pl", "ru"]
# Pictures of these sides are there to be shown, in pixels: enough of them for print.
PICTURES = {"wide": (1600, 600), "square": (1600, 1600), "tall": (1200, 1800)}
# A caption stands this far below its picture at the most, in points: two lines.
CAPTION_DROP = 30


class Maker:
    """Makes one random flyer."""

    def __init__(self, seed):
        self.random = random.Random(seed)
        self.lang = self.random.choice(LANGUAGES)
        self.words = Words(seed, self.lang)
        self.blocks = []
        self.unit = 0

    def add(self, kind, text, reference=""):
        self.blocks.append(Block(kind, text, self.unit, reference))
        return text

    def flyer(self):
        draw = self.random
        size, columns = draw.choice([("A4", 2), ("A4", 2), ("A4", 2), ("A4", 3), ("A5", 1), ("A5", 2)])
        parts = [
            f'country = "Utopia"\ndate = "2024-05"\nlang = "{self.lang}"',
            '[masthead]\nprogramme = "The Programme of Rivers"\nedition = "Country Flyer"',
            f'[theme.page]\nsize = "{size}"\ncolumns = {columns}',
        ]
        if draw.random() < 0.7:
            lead = self.add("lead", self.words.text(draw.randint(6, 25)))
            parts.append(f"[intro]\nlead = {quoted(lead)}\ntext = {self.running(1, 3)}")
        if draw.random() < 0.6:
            self.unit += 1
            lead_in = self.add("panel", self.words.title(draw.randint(2, 6)))
            items = [self.add("panel", self.words.title(draw.randint(1, 9))) for _ in range(draw.randint(2, 9))]
            self.unit += 1
            after = f"\nafter = {self.running(1, 1)}" if draw.random() < 0.5 else ""
            parts.append(f"[priorities]\nlead_in = {quoted(lead_in)}\nitems = [{', '.join(map(quoted, items))}]{after}")
        self.unit += 1
        self.add("country", "Utopia")
        if draw.random() < 0.7:
            parts.append(f"[overview]\ntext = {self.running(1, 3)}")
        parts += self.activities()
        if draw.random() < 0.6:
            self.unit += 1
            title = self.add("panel", self.words.title(draw.randint(3, 8)))
            text = self.add("panel", self.words.text(draw.randint(10, 50)))
            parts.append(f"[closing]\ntitle = {quoted(title)}\ntext = {quoted(text)}")
        if draw.random() < 0.6:
            self.unit += 1
            text = self.add("panel", self.words.text(draw.randint(4, 20)))
            parts.append(f'[contact]\ntext = {quoted(text)}\nurl = "https://example.org/rivers"')
        return Specimen("\n\n".join(parts) + "\n", self.blocks, columns)

    def activities(self):
        parts, count = [], self.random.randint(0, 22)
        # A heading of no activities is not printed.
        if count > 0 and self.random.random() < 0.8:
            self.unit += 1
            heading = self.add("section", self.words.title(self.random.randint(1, 3)))
            parts.append(f"[activities]\nheading = {quoted(heading)}")
        for at in range(count):
            parts.append(self.activity(f"{983_900 + at}"))
        return parts

    def activity(self, number):
        draw = self.random
        self.unit += 1
        out = [f"[[activity]]\ntitle = {quoted(self.add('title', self.words.title(draw.randint(2, 12))))}"]
        if draw.random() < 0.6:
            kind, dates = self.words.title(draw.randint(1, 3)), f"{draw.randint(1, 28)} May {draw.randint(2005, 2024)}"
            self.add("quiet", f"{kind} · {dates}")
            out.append(f"kind = {quoted(kind)}\ndates = {quoted(dates)}")
        if draw.random() < 0.15:
            picture = draw.choice(list(PICTURES))
            caption = self.add("caption", self.words.text(draw.randint(3, 18)))
            out.append(f'image = {{ file = "{picture}.png", alt = "A river", caption = {quoted(caption)} }}')
        reference = f"[ref. {number}]" if draw.random() < 0.7 else ""
        if reference:
            out.append(f'ref = "{number}"')
        out.append(f"text = {self.running(1, 3, reference)}")
        return "\n".join(out)

    def running(self, least, most, reference=""):
        """Paragraphs and lists, as TOML; the reference follows the last of them."""
        draw, pieces = self.random, []
        for _ in range(draw.randint(least, most)):
            pieces.append([self.add("paragraph", self.words.text(draw.randint(4, 130)))])
            if draw.random() < 0.12:
                count = draw.randint(2, 6)
                pieces.append([self.add("item", self.words.text(draw.randint(3, 25))) for _ in range(count)])
        self.blocks[-1].reference = reference
        texts = [piece[0] if len(piece) == 1 else "\n".join(f"- {item}" for item in piece) for piece in pieces]
        return quoted("\n\n".join(texts))


def faults(flyer, path):
    """What a reader would stumble over: (kind, where) of each."""
    return list(every_fault(flyer, path))


def every_fault(flyer, path):
    found, missing = specimen.placed(flyer, path)
    for block in missing:
        yield "lost", f"{block.kind}: {block.text[:50]}"
    everywhere = list(zip(flyer.blocks, found))
    for at, (block, spots) in enumerate(everywhere):
        if not spots:
            continue
        if block.kind in ("paragraph", "item"):
            yield from parted(block, spots)
        elif len({spot.place for spot in spots}) > 1 and block.kind != "lead":
            yield "split", told(block, spots[0])
        if block.kind in ("country", "section", "title", "quiet"):
            yield from stranded(block, spots, everywhere[at + 1 :])
        if block.reference:
            yield from reference(block, spots)
        if block.kind == "item" and everywhere[at - 1][0].kind == "paragraph":
            above = everywhere[at - 1][1]
            if above and above[-1].place != spots[0].place:
                yield "list", told(block, spots[0])
        yield from ladders(block, spots)
    yield from panels(everywhere)
    yield from captions(flyer, everywhere, path)


def told(block, spot):
    return f"{block.kind}, page {spot.page + 1}, column {spot.column + 1}: {block.text[:40]}"


def parted(block, spots):
    """Widows, orphans and words that go on, where a paragraph parts."""
    cuts = [at for at in range(1, len(spots)) if spots[at].place != spots[at - 1].place]
    for cut in cuts:
        if spots[cut - 1].line.is_hyphenated and not ends_in_hyphen(block, spots[cut].begins):
            yield "hyphen", told(block, spots[cut])
    if cuts and cuts[0] == 1:
        yield "orphan", told(block, spots[0])
    if cuts and cuts[-1] == len(spots) - 1:
        yield "widow", told(block, spots[-1])


def ends_in_hyphen(block, begins):
    """Whether a hyphen of the text itself stands before one of its letters."""
    seen = 0
    for at, letter in enumerate(block.text):
        if seen == begins:
            return block.text[:at].rstrip().endswith(("-", "\u2010"))
        seen += len(specimen.squeezed(letter))
    return False


def stranded(block, spots, after):
    """A heading without two lines of the text that follows it."""
    lines = []
    for following, theirs in after:
        if following.kind == "caption":
            # Its picture may stand below the first paragraph, and in the next column; `captions` sees to the two.
            continue
        if following.kind in ("quiet", "section", "title"):
            # A heading above a heading or a quiet line holds to it; that one holds to the text.
            if theirs and theirs[0].place != spots[-1].place:
                yield "stranded", told(block, spots[-1])
                return
            continue
        lines = theirs
        break
    here = [spot for spot in lines[:2] if spot.place == spots[-1].place]
    if len(here) < min(2, len(lines)):
        yield "stranded", told(block, spots[-1])


def reference(block, spots):
    """A reference on two lines, or parted from its text."""
    text = len(specimen.squeezed(block.text))
    own = [spot for at, spot in enumerate(spots) if end_of(block, spots, at) > text]
    last = [spot for spot in spots if spot.begins < text][-1:]
    if len(own) > 1 or (last and own and last[0].place != own[0].place):
        yield "reference", told(block, spots[-1])


def end_of(block, spots, at):
    return spots[at + 1].begins if at + 1 < len(spots) else len(block.letters())


def ladders(block, spots):
    run = 0
    for spot in spots:
        run = run + 1 if spot.line.is_hyphenated else 0
        if run == specimen.measuring.LADDER:
            yield "ladder", told(block, spot)


def panels(everywhere):
    """Panels of which lines stand in two columns."""
    units = collections.defaultdict(list)
    for block, spots in everywhere:
        if block.kind == "panel":
            units[block.unit] += [(block, spot) for spot in spots]
    for lines in units.values():
        if len({spot.place for _, spot in lines}) > 1:
            yield "split", told(*lines[0])


def captions(flyer, everywhere, path):
    """Captions without a picture right above them."""
    owners = [(block, spots) for block, spots in everywhere if block.kind == "caption" and spots]
    if not owners:
        return
    with specimen.pdfplumber.open(path) as pdf:
        for block, spots in owners:
            page = pdf.pages[spots[0].page]
            bounds = [0.0, *specimen.edges(flyer, page.width), page.width]
            left, right = bounds[spots[0].column], bounds[spots[0].column + 1]
            drops = [
                spots[0].line.baseline - image["bottom"]
                for image in page.images
                if left <= (image["x0"] + image["x1"]) / 2 <= right
            ]
            if not any(0 <= drop <= CAPTION_DROP for drop in drops):
                yield "caption", told(block, spots[0])


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--flysheet", metavar="PROGRAM", help="default: built with cargo build --release")
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--first", type=int, default=1, metavar="SEED")
    parser.add_argument("--keep", metavar="FOLDER", type=pathlib.Path, help="keep specs and PDFs there")
    parser.add_argument("--json", metavar="FILE", type=pathlib.Path, help="write all that is found there")
    wanted = parser.parse_args()
    program = str(pathlib.Path(wanted.flysheet).resolve()) if wanted.flysheet else specimen.built()
    seeds = range(wanted.first, wanted.first + wanted.count)
    flyers = {f"random-{seed:04}": Maker(seed).flyer() for seed in seeds}
    with tempfile.TemporaryDirectory() as folder:
        folder = (wanted.keep or pathlib.Path(folder)).resolve()
        folder.mkdir(parents=True, exist_ok=True)
        for name, (width, height) in PICTURES.items():
            specimen.png(folder / f"{name}.png", width, height)
        results = specimen.build(program, folder, {name: flyer.spec for name, flyer in flyers.items()})
        found, pages, paths = [], 0, {}
        for name in flyers:
            if results[name]["flyer"]["status"] == "written":
                pages += results[name]["flyer"]["pages"]
                paths[name] = folder / "out" / f"{name}.pdf"
            else:
                messages = "; ".join(finding["message"] for finding in results[name]["findings"])
                found.append({"flyer": name, "kind": "refused", "where": messages})
        with concurrent.futures.ProcessPoolExecutor() as pool:
            read = pool.map(faults, [flyers[name] for name in paths], paths.values(), chunksize=4)
            for name, faulty in zip(paths, read):
                found += [{"flyer": name, "kind": kind, "where": where} for kind, where in faulty]
    for fault in found:
        print(f"{fault['flyer']}: {fault['kind']}: {fault['where']}")
    print(f"\n{len(flyers)} flyers, {pages} pages")
    for kind in KINDS:
        faulty = [fault for fault in found if fault["kind"] == kind]
        print(f"{kind:<10} {len(faulty):4} in {len({fault['flyer'] for fault in faulty}):3} flyers")
    if wanted.json:
        wanted.json.write_text(json.dumps(found, indent=1, ensure_ascii=False) + "\n")
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
