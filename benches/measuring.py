"""Measures how a PDF of two columns is set, whoever set it: the words, lines and spaces are read back from it.

Needs pdfplumber (`pip install pdfplumber`). `lines_of` gives the lines of a page, column by column; `measure`
gives the figures of a whole file.
"""

import bisect
import collections
import dataclasses
import statistics

try:
    import pdfplumber
except ImportError:
    pdfplumber = None

# The least distance between two letters that is a space, in em.
LEAST_SPACE = 0.12
# Letters whose baselines part by less stand on one line, in points.
SAME_LINE = 1.0
# A line ends at its column's edge where it comes within this of it, in em: optical margins go past it.
AT_THE_EDGE = 0.6
# A line is past the measure where it goes further past its column's edge than any optical margin, in em.
PAST_THE_EDGE = 0.4
# Lines are loose where their mean space is over this many times the median of all lines', …
LOOSE = 1.6
# … and tight where it is under this.
TIGHT = 0.7
# Lines in a row that end in a hyphen and are a ladder.
LADDER = 3
# How far baselines of neighbouring columns may part and still be on one grid, in points.
ON_THE_GRID = 0.3
HYPHENS = "-\u2010\u00ad"


@dataclasses.dataclass
class Line:
    """One line of one column."""

    baseline: float  # points from the head of the page
    letters: list  # pdfplumber's characters, from the left

    @property
    def size(self):
        """The size of most of its letters, in points to the first place."""
        return commonest(round(letter["size"], 1) for letter in self.letters)

    @property
    def left(self):
        return self.letters[0]["x0"]

    @property
    def right(self):
        return self.letters[-1]["x1"]

    @property
    def is_hyphenated(self):
        return self.letters[-1]["text"] in HYPHENS

    def spaces(self, em):
        """The widths of its spaces, in em."""
        pairs = zip(self.letters, self.letters[1:])
        widths = ((after["x0"] - before["x1"]) / em for before, after in pairs)
        return [width for width in widths if width > LEAST_SPACE]

    def words(self, em):
        """Its words, as they look: what stands between two spaces."""
        words, last = [""], None
        for letter in self.letters:
            if last is not None and (letter["x0"] - last["x1"]) / em > LEAST_SPACE:
                words.append("")
            words[-1] += letter["text"]
            last = letter
        return words


def commonest(values):
    """The value that comes most often; None of no values."""
    counted = collections.Counter(values).most_common(1)
    return counted[0][0] if counted else None


def is_inked(letter):
    return bool(letter["text"].strip())


def lines_of(page, edges=None):
    """The lines of a page by column, from the left; each from the head of the page.

    `edges` is where one column ends for the next, in points; the middle of the page, unless it is given.
    """
    edges = [page.width / 2] if edges is None else edges
    letters = [letter for letter in page.chars if is_inked(letter) and letter.get("upright", True)]
    out = []
    for column in range(len(edges) + 1):
        inside = [letter for letter in letters if bisect.bisect_right(edges, middle_of(letter)) == column]
        # The text matrix has the baseline; the box of a letter has not.
        based = [(round(page.height - letter["matrix"][5], 1), letter) for letter in inside]
        lines = []
        for baseline, letter in sorted(based, key=lambda pair: pair[0]):
            if lines and (baseline == lines[-1].last or baseline - lines[-1].baseline < SAME_LINE):
                lines[-1].letters.append(letter)
            else:
                lines.append(Line(baseline, [letter]))
            lines[-1].last = baseline
        for line in lines:
            line.letters.sort(key=lambda letter: letter["x0"])
        out.append(lines)
    return out


def middle_of(letter):
    return (letter["x0"] + letter["x1"]) / 2


def body_size(pdf):
    """The size of most of a file's letters, in points to the first place."""
    return commonest(round(letter["size"], 1) for page in pdf.pages for letter in page.chars if is_inked(letter))


def measure(path):
    """The figures of a PDF.

    gap_cv           standard deviation of the word spaces of justified lines, over their mean
    gap_mean_em      that mean, in em
    gap_max_em       the widest, in em
    lines            lines of running text with two words or more; justified: those that reach the edge
    loose, tight     justified lines whose mean space is over 1.6 × or under 0.7 × the median of such means
    overfull         lines that go past the measure by more than optical margins do
    hyphens          lines that end in a hyphen; hyphens_per_100: of a hundred lines
    ladders          runs of three such lines or more
    bottom_gap_lines by how many lines the last lines of two columns part, for each page
    off_grid         share of the baselines beside which the other column has none, although it has text there
    """
    with pdfplumber.open(path) as pdf:
        em = body_size(pdf)
        found = Tally(em)
        for page in pdf.pages:
            columns = [[line for line in lines if line.size == em] for lines in lines_of(page)]
            for lines in columns:
                found.add_column(lines)
            if all(columns):
                found.add_pair(*columns)
        return found.figures(len(pdf.pages))


class Tally:
    """What is counted, page by page."""

    def __init__(self, em):
        self.em = em
        self.spaces, self.means = [], []
        self.lines = self.hyphens = self.ladders = self.overfull = 0
        self.bottoms, self.leadings = [], []
        self.off_grid = self.beside = 0

    def add_column(self, lines):
        edge = commonest(round(line.right) for line in lines)
        self.leadings += [round(after.baseline - line.baseline, 1) for line, after in zip(lines, lines[1:])]
        run = 0
        for line in lines:
            spaces = line.spaces(self.em)
            if not spaces:
                continue
            self.lines += 1
            self.hyphens += line.is_hyphenated
            run = run + 1 if line.is_hyphenated else 0
            self.ladders += run == LADDER
            self.overfull += line.right - edge > PAST_THE_EDGE * self.em
            if abs(line.right - edge) < AT_THE_EDGE * self.em and len(spaces) >= 2:
                self.spaces += spaces
                self.means.append(statistics.mean(spaces))

    def add_pair(self, left, right):
        self.bottoms.append(abs(left[-1].baseline - right[-1].baseline))
        for ours, theirs in ((left, right), (right, left)):
            for line in ours:
                if theirs[0].baseline <= line.baseline <= theirs[-1].baseline:
                    self.beside += 1
                    nearest = min(abs(line.baseline - other.baseline) for other in theirs)
                    self.off_grid += nearest > ON_THE_GRID

    def figures(self, pages):
        mean = statistics.mean(self.spaces) if self.spaces else 0.0
        median = statistics.median(self.means) if self.means else 0.0
        leading = commonest(self.leadings)
        return {
            "pages": pages,
            "lines": self.lines,
            "justified": len(self.means),
            "gap_cv": round(statistics.pstdev(self.spaces) / mean, 4) if mean else None,
            "gap_mean_em": round(mean, 4) if mean else None,
            "gap_max_em": round(max(self.spaces, default=0.0), 3),
            "loose": sum(one > LOOSE * median for one in self.means),
            "tight": sum(one < TIGHT * median for one in self.means),
            "overfull": self.overfull,
            "hyphens": self.hyphens,
            "hyphens_per_100": round(100 * self.hyphens / self.lines, 1) if self.lines else None,
            "ladders": self.ladders,
            "leading": leading,
            "bottom_gap_lines": [round(gap / leading, 2) for gap in self.bottoms] if leading else None,
            "off_grid": round(self.off_grid / self.beside, 3) if self.beside else None,
        }
