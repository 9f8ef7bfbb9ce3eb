"""Flyers to try flysheet with: texts of any length, specs as TOML, builds, and where their words ended up.

A `Specimen` is a spec with the blocks that it says, in the order of the page. `placed` reads a PDF back and finds
the lines of each block; what the PDF says besides (masthead, foot, an address) is passed over.
"""

import dataclasses
import json
import pathlib
import random
import struct
import subprocess
import unicodedata
import zlib

import pdfplumber

import measuring

TEXTS = pathlib.Path(__file__).resolve().parent / "texts"
ROOT = TEXTS.parent.parent
POINTS_PER_MM = 72 / 25.4
# What is left out before words of the spec and of the PDF are compared: hyphens come and go, bullets are added, and the dot
# between kind and dates is not there where its line breaks.
PASSED_OVER = "-\u2010\u00ad•·"


def built():
    """flysheet's program, built anew."""
    subprocess.run(["cargo", "build", "--release", "--quiet"], cwd=ROOT, check=True)
    return str(ROOT / "target" / "release" / "flysheet")


@dataclasses.dataclass
class Block:
    """What must be found on the page: one paragraph, heading, item, caption or panel line."""

    kind: str  # "lead", "paragraph", "item", "country", "section", "title", "quiet", "caption" or "panel"
    text: str
    unit: int = 0  # the activity or panel that it belongs to
    reference: str = ""  # the reference at its end

    def letters(self):
        return squeezed(self.text + self.reference)


@dataclasses.dataclass
class Spot:
    """A line of a block, where it stands."""

    page: int
    column: int
    row: int  # among the lines of the column, from its head
    rows: int  # the lines of the column
    line: measuring.Line
    begins: int  # the letter of the block with which it begins

    @property
    def place(self):
        return self.page, self.column


@dataclasses.dataclass
class Specimen:
    """A spec, and the blocks that it says."""

    spec: str
    blocks: list
    columns: int = 2
    margin: tuple = (14, 16, 16)  # head, foot and sides, in millimetres
    gutter: float = 7


def squeezed(text):
    """The letters of a text, as they are compared."""
    letters = unicodedata.normalize("NFKC", text)
    return "".join(letter for letter in letters if not letter.isspace() and letter not in PASSED_OVER)


def sentences(lang):
    """The sentences of the text in a language."""
    text = (TEXTS / f"{lang}.txt").read_text().replace("\n\n", " ")
    return [sentence.strip() + "." for sentence in text.split(". ")][:-1]


class Words:
    """Running text of any length, the same each time for a seed."""

    def __init__(self, seed, lang):
        self.random = random.Random(seed)
        self.sentences = sentences(lang)

    def text(self, words):
        """So many words, cut off with a full stop."""
        out = []
        while len(out) < words:
            out += self.random.choice(self.sentences).split()
        return ended(out[:words])

    def title(self, words):
        return self.text(words).rstrip(".").replace(":", "").replace(";", "")


def ended(words):
    text = " ".join(words).rstrip(",;:–— ")
    return text if text.endswith((".", "?", "!")) else text + "."


def quoted(text):
    """A text as TOML has it, with flysheet's own marks taken literally."""
    for special in "\\*_[]<`":
        text = text.replace(special, "\\" + special)
    return json.dumps(text.replace("{", "{{").replace("}", "}}"), ensure_ascii=False)


def png(path, width, height):
    """A grey picture."""
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = (b"\0" + b"\x90" * width) * height
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    path.write_bytes(
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
    )


def build(program, folder, specs, *options):
    """Builds specs, {name: text}, in a folder; the findings and the flyer's record of each."""
    for name, text in specs.items():
        (folder / f"{name}.toml").write_text(text)
    paths = [f"{name}.toml" for name in specs]
    command = [program, "build", "--message-format", "json", "-o", "out/", *options, *paths]
    (folder / "out").mkdir(exist_ok=True)
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True)
    results = {name: {"findings": [], "flyer": None} for name in specs}
    for message in map(json.loads, done.stdout.splitlines()):
        if message["type"] == "diagnostic":
            results[pathlib.Path(message["file"]).stem]["findings"].append(message)
        elif message["type"] == "flyer":
            results[pathlib.Path(message["spec"]).stem]["flyer"] = message
    if any(result["flyer"] is None for result in results.values()):
        raise RuntimeError(f"{program} gave no result for every spec:\n{done.stderr[-2000:]}")
    return results


def edges(specimen, width):
    """Where one column ends for the next, in the middle of the gutters, in points, on a page so wide."""
    side, gutter = specimen.margin[2] * POINTS_PER_MM, specimen.gutter * POINTS_PER_MM
    step = (width - 2 * side + gutter) / specimen.columns
    return [side + step * at - gutter / 2 for at in range(1, specimen.columns)]


def pages_of(specimen, pdf):
    """The lines of each page by column, without the running foot."""
    out = []
    for page in pdf.pages:
        foot = page.height - specimen.margin[1] * POINTS_PER_MM
        columns = measuring.lines_of(page, edges(specimen, page.width))
        out.append([[line for line in column if line.baseline <= foot] for column in columns])
    return out


def placed(specimen, path):
    """For each block its lines as `Spot`s, and the blocks of which words are missing."""
    with pdfplumber.open(path) as pdf:
        pages = pages_of(specimen, pdf)
    letters = [block.letters() for block in specimen.blocks]
    found = [[] for _ in specimen.blocks]
    taken = [0] * len(letters)
    current = 0
    for page, columns in enumerate(pages):
        for column, lines in enumerate(columns):
            for row, line in enumerate(lines):
                said = squeezed("".join(letter["text"] for letter in line.letters))
                order = [current, *(at for at in range(len(letters)) if at != current)]
                fits = (at for at in order if said and letters[at].startswith(said, taken[at]))
                at = next(fits, None)
                if at is not None:
                    found[at].append(Spot(page, column, row, len(lines), line, taken[at]))
                    taken[at] += len(said)
                    current = at if taken[at] < len(letters[at]) else min(at + 1, len(letters) - 1)
    missing = [block for block, all_letters, at in zip(specimen.blocks, letters, taken) if at < len(all_letters)]
    return found, missing
