"""Sets one text with flysheet, with LuaLaTeX and microtype, and with Typst: same face, size, leading and measure.

Each setter says whether it is at hand (`missing`, None or what is wanting), and makes a PDF (`typeset`).
"""

import dataclasses
import os
import pathlib
import shutil
import subprocess

ROOT = pathlib.Path(__file__).resolve().parent.parent
# The page that all share, in millimetres. The columns stand in its middle, so that half its width parts them.
HEIGHT, TOP, BOTTOM, SIDE, GUTTER = 297, 14, 16, 16, 7
# Size, leading and indent of paragraphs after the first, in points of 1/72 inch.
SIZE, LEADING, INDENT = 9, 12, 11.7
# For each language: what babel calls it.
BABEL = {
    "en-GB": "british", "de": "ngerman", "fr": "french", "es": "spanish", "pl": "polish", "ru": "russian",
    "uk": "ukrainian",
}


@dataclasses.dataclass(frozen=True)
class Face:
    """A family of four files: regular, italic, bold and bold italic."""

    family: str
    folders: tuple
    files: tuple

    def paths(self):
        """Its files, or None where one of them is not there."""
        found = [next((path for folder in self.folders if (path := folder / file).is_file()), None) for file in self.files]
        return None if None in found else found


SYSTEM = tuple(
    pathlib.Path(folder).expanduser()
    for folder in ("/usr/share/fonts/truetype/noto", "/usr/share/fonts/noto", "/Library/Fonts", "~/Library/Fonts", "~/.fonts")
)
FACES = {
    "Noto Sans": Face("Noto Sans", SYSTEM, tuple(f"NotoSans-{style}.ttf" for style in ("Regular", "Italic", "Bold", "BoldItalic"))),
    "Source Serif 4": Face(
        "Source Serif 4", (ROOT / "fonts",), tuple(f"SourceSerif4-{style}.ttf" for style in ("Regular", "It", "Bold", "BoldIt"))
    ),
}


@dataclasses.dataclass(frozen=True)
class Task:
    """One text to be set."""

    lang: str
    face: Face
    measure: float  # the width of a column, in millimetres
    paragraphs: tuple

    @property
    def width(self):
        """The width of the page, in millimetres."""
        return 2 * self.measure + GUTTER + 2 * SIDE


def fonts_in(folder, face):
    """A folder with a face's four files and no others."""
    fonts = folder / ("fonts-" + face.family.replace(" ", "-"))
    if not fonts.is_dir():
        fonts.mkdir(parents=True)
        for path in face.paths():
            shutil.copy(path, fonts)
    return fonts


def run(command, folder, **environment):
    """Runs a program in a folder; what it says is shown only where it fails."""
    done = subprocess.run(
        command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env={**os.environ, **environment}
    )
    if done.returncode:
        raise RuntimeError(f"{command[0]} failed:\n{done.stdout.decode(errors='replace')[-2000:]}")


class Flysheet:
    name = "flysheet"

    def __init__(self, program):
        self.program = program

    def missing(self):
        return None if shutil.which(self.program) else f"{self.program} is not there"

    def typeset(self, task, folder, stem):
        text = "\n\n".join(escaped(paragraph) for paragraph in task.paragraphs)
        spec = f"""
country = "River"
date = "2024"
lang = "{task.lang}"

[masthead]
programme = "River"

[overview]
text = '''
{text}
'''

[theme.page]
size = ["{task.width:g}mm", "{HEIGHT}mm"]
margin = {{ top = "{TOP}mm", bottom = "{BOTTOM}mm", left = "{SIDE}mm", right = "{SIDE}mm" }}
columns = 2
gutter = "{GUTTER}mm"

[theme.type]
fonts = ["{fonts_in(folder, task.face).name}"]
body = "{task.face.family}"
size = "{SIZE}pt"
leading = "{LEADING}pt"

[theme.fit]
size = ["{SIZE}pt", "{SIZE}pt"]
leading = ["{LEADING}pt", "{LEADING}pt"]
"""
        (folder / f"{stem}.toml").write_text(spec)
        run([self.program, "build", "-q", f"{stem}.toml", "-o", f"{stem}.pdf"], folder)


def escaped(paragraph):
    """Words as flysheet's markup has them."""
    for special in "\\*_[]<`":
        paragraph = paragraph.replace(special, "\\" + special)
    return paragraph.replace("{", "{{").replace("}", "}}")


class LuaLatex:
    """LuaLaTeX with microtype, as both come: protrusion, and expansion up to two per cent.

    In two columns LaTeX is `\\sloppy`: no line goes past the measure. `fussy` is its setting for one column, which
    has some lines go past it rather than part their words far; those the measuring does not count as justified.
    """

    def __init__(self, fussy=False):
        self.fussy = fussy
        self.name = "LuaLaTeX-fussy" if fussy else "LuaLaTeX"

    def missing(self):
        if shutil.which("lualatex") is None:
            return "lualatex is not there: on Debian, apt install texlive-luatex"
        wanted = ["microtype.sty", "fontspec.sty", "babel.sty", "geometry.sty", "loadhyph-pl.tex", "loadhyph-ru.tex"]
        absent = [file for file in wanted if not subprocess.run(["kpsewhich", file], stdout=subprocess.PIPE).stdout]
        if absent:
            return (
                f"LaTeX lacks {', '.join(absent)}: on Debian, apt install texlive-latex-recommended "
                "texlive-lang-english texlive-lang-german texlive-lang-french texlive-lang-spanish "
                "texlive-lang-polish texlive-lang-cyrillic"
            )
        return None

    def typeset(self, task, folder, stem):
        fonts = fonts_in(folder, task.face)
        regular, italic, bold, bold_italic = task.face.files
        fussy = "\\fussy\n" if self.fussy else ""
        # The text has the narrow spaces of French itself.
        french = "\\frenchsetup{AutoSpacePunctuation=false}\n" if task.lang == "fr" else ""
        text = "\n\n".join(tex_escaped(paragraph) for paragraph in task.paragraphs)
        source = f"""\\documentclass[twocolumn]{{article}}
\\usepackage[paperwidth={task.width:g}mm,paperheight={HEIGHT}mm,top={TOP}mm,bottom={BOTTOM}mm,left={SIDE}mm,right={SIDE}mm,
  columnsep={GUTTER}mm,noheadfoot,nomarginpar]{{geometry}}
\\usepackage{{fontspec}}
\\setmainfont{{{regular}}}[Path={fonts}/,ItalicFont={italic},BoldFont={bold},BoldItalicFont={bold_italic}]
\\usepackage[{BABEL[task.lang]}]{{babel}}
\\usepackage{{microtype}}
{french}\\pagestyle{{empty}}
\\begin{{document}}
\\fontsize{{{SIZE}bp}}{{{LEADING}bp}}\\selectfont
\\parindent={INDENT}bp \\parskip=0pt
{fussy}\\noindent
{text}
\\end{{document}}
"""
        (folder / f"{stem}.tex").write_text(source)
        run(["lualatex", "-interaction=batchmode", "-halt-on-error", f"{stem}.tex"], folder)


def tex_escaped(paragraph):
    for special in "#$%&_{}":
        paragraph = paragraph.replace(special, "\\" + special)
    return paragraph


class Typst:
    """Typst as it comes, justified; a paragraph that follows another is indented."""

    name = "Typst"

    def __init__(self, program):
        self.program = program

    def missing(self):
        if shutil.which(self.program):
            return None
        return f"{self.program} is not there: cargo install typst-cli --locked, or --typst PROGRAM"

    def typeset(self, task, folder, stem):
        lang, _, region = task.lang.partition("-")
        region = f', region: "{region}"' if region else ""
        text = "\n\n".join(typst_escaped(paragraph) for paragraph in task.paragraphs)
        source = f"""
#set page(width: {task.width:g}mm, height: {HEIGHT}mm, columns: 2,
  margin: (top: {TOP}mm, bottom: {BOTTOM}mm, left: {SIDE}mm, right: {SIDE}mm))
#set columns(gutter: {GUTTER}mm)
#set text(font: "{task.face.family}", size: {SIZE}pt, lang: "{lang}"{region}, hyphenate: true,
  top-edge: {SIZE * 0.8}pt, bottom-edge: -{SIZE * 0.2}pt)
#set par(justify: true, leading: {LEADING - SIZE}pt, spacing: {LEADING - SIZE}pt, first-line-indent: {INDENT}pt)

{text}
"""
        (folder / f"{stem}.typ").write_text(source)
        options = ["--ignore-system-fonts", "--ignore-embedded-fonts", "--font-path", fonts_in(folder, task.face).name]
        run([self.program, "compile", *options, f"{stem}.typ", f"{stem}.pdf"], folder)


def typst_escaped(paragraph):
    for special in "\\#$@<>_*`~[]":
        paragraph = paragraph.replace(special, "\\" + special)
    return paragraph
