#!/usr/bin/env python3
"""break.py FLYER.pdf FOLDER: proves that each rule that matters can fail.

Makes copies of a flyer with one thing broken in each, and demands that veraPDF fails each of them for it, and
only where that thing is wrong: a validator that has stopped working, or one that was never asked, passes
everything. An unbroken copy, saved the same way, must pass.
"""

import re
import subprocess
import sys
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name

from breaking import annotations, contents, edited, elements, fonts, pages_with_links, script, unembedded, without

STANDARDS = ["PDFUA_1", "PDFA_2_A"]
VERAPDF = Path(__file__).with_name("verapdf")


def other_widths(file):
    for font in fonts(file):
        widths = font.DescendantFonts[0].W[1]
        font.DescendantFonts[0].W = Array([0, Array([int(width) + 100 for width in widths])])


def silent_code(file):
    """A code that stands for U+0000, which is no character."""
    table = fonts(file)[0].ToUnicode
    table.write(re.sub(rb"(<0001><[0-9A-F]{4}>)<[0-9A-F]{4}>", rb"\1<0000>", table.read_bytes()))


def press_intent(file):
    """The output intent of a printing press (a profile of Ghostscript's), with the colours of a screen on the page."""
    profile = Path("/usr/share/color/icc/ghostscript/default_cmyk.icc")
    file.Root.OutputIntents[0].DestOutputProfile = file.make_stream(profile.read_bytes(), N=4)


def press_colours(file):
    contents(rb"[\d.]+ [\d.]+ [\d.]+ rg", b"0 0 0 1 k")(file)


def skipped_level(file):
    found = elements(file, "/H2")
    assert found, "no heading to break"
    for each in found:
        each.S = Name.H4


def strange_role(file):
    elements(file, "/P")[0].S = Name.Paragraph


def circular_role(file):
    file.Root.StructTreeRoot.RoleMap = Dictionary(P=Name.Absatz, Absatz=Name.P)
    elements(file, "/P")[0].S = Name.Absatz


def item_outside_list(file):
    elements(file, "/L")[0].S = Name.Div


def link_as_text(file):
    for each in elements(file, "/Link"):
        each.S = Name.Span


# What breaks it, a standard, and the rules that must fail: those listed, and no others of that standard.
# They are named CLAUSE-TEST, as veraPDF numbers its tests of a clause.
BREAKS = {
    "language": (without("/Lang", lambda f: [f.Root]), "PDFUA_1", "7.2-2 7.2-21 7.2-22 7.2-24 7.2-33 7.2-34"),
    "title-shown": (without("/ViewerPreferences", lambda f: [f.Root]), "PDFUA_1", "7.1-10"),
    "title": (edited(rb"<dc:title>.*</dc:title>", b""), "PDFUA_1", "7.1-9"),
    "alternative": (without("/Alt", lambda f: elements(f, "/Figure")), "PDFUA_1", "7.3-1"),
    "way-back": (without("/ParentTree", lambda f: [f.Root.StructTreeRoot]), "PDFUA_1", "7.1-3 7.18.5-1"),
    "marked": (without("/MarkInfo", lambda f: [f.Root]), "PDFUA_1", "6.2-1"),
    "marked-archive": (without("/MarkInfo", lambda f: [f.Root]), "PDFA_2_A", "6.7.2.2-1"),
    "structure": (without("/StructTreeRoot", lambda f: [f.Root]), "PDFUA_1", "7.1-11 7.1-3 7.18.5-1"),
    "structure-archive": (without("/StructTreeRoot", lambda f: [f.Root]), "PDFA_2_A", "6.7.3.3-1"),
    "heading-levels": (skipped_level, "PDFUA_1", "7.4.2-1"),
    "roles": (strange_role, "PDFUA_1", "7.1-5"),
    "roles-archive": (strange_role, "PDFA_2_A", "6.7.3.4-1"),
    "circular-roles": (circular_role, "PDFUA_1", "7.1-6 7.1-7"),
    "lists": (item_outside_list, "PDFUA_1", "7.2-17"),
    "untagged": (contents(rb"/Artifact <<[^>]*>> BDC(.*?)EMC", rb"\1"), "PDFUA_1", "7.1-3"),
    "characters": (without("/ToUnicode", fonts), "PDFUA_1", "7.21.7-1"),
    "characters-archive": (without("/ToUnicode", fonts), "PDFA_2_A", "6.2.11.7.2-1"),
    "no-character": (silent_code, "PDFUA_1", "7.21.7-2"),
    "font-file": (unembedded, "PDFUA_1", "7.21.4.1-1"),
    "font-file-archive": (unembedded, "PDFA_2_A", "6.2.11.4.1-1"),
    "widths": (other_widths, "PDFUA_1", "7.21.5-1"),
    "widths-archive": (other_widths, "PDFA_2_A", "6.2.11.5-1"),
    "link-said": (without("/Contents", annotations), "PDFUA_1", "7.18.1-2 7.18.5-2"),
    "link-tagged": (link_as_text, "PDFUA_1", "7.18.5-1"),
    "link-printed": (without("/F", annotations), "PDFA_2_A", "6.3.2-1"),
    "tab-order": (without("/Tabs", pages_with_links), "PDFUA_1", "7.18.3-1"),
    "claim": (edited(rb"<pdfuaid:part>1</pdfuaid:part>", b""), "PDFUA_1", "5-1"),
    "claim-archive": (edited(rb"<pdfaid:part>.*</pdfaid:conformance>", b""), "PDFA_2_A", "6.6.4-1"),
    "schema": (edited(rb"<pdfaExtension:schemas>.*</pdfaExtension:schemas>", b""), "PDFA_2_A", "6.6.2.3.1-1 6.6.2.3.1-2"),
    "packet": (without("/Metadata", lambda f: [f.Root]), "PDFUA_1", "7.1-8"),
    "intent": (without("/OutputIntents", lambda f: [f.Root]), "PDFA_2_A", "6.2.4.3-2 6.2.4.3-4"),
    "press-intent": (press_intent, "PDFA_2_A", "6.2.4.3-2"),
    "press-colours": (press_colours, "PDFA_2_A", "6.2.4.3-3"),
    "action": (script, "PDFA_2_A", "6.5.1-1"),
}


def main():
    flyer, folder = Path(sys.argv[1]), Path(sys.argv[2])
    folder.mkdir(parents=True, exist_ok=True)
    names = {}
    for name, breaks in {"whole": None, **{name: found[0] for name, found in BREAKS.items()}}.items():
        with pikepdf.open(flyer) as file:
            if breaks:
                breaks(file)
            names[str(folder / f"{name}.pdf")] = name
            file.save(folder / f"{name}.pdf", fix_metadata_version=False)
    said = subprocess.run([VERAPDF, ",".join(STANDARDS), *names], stdout=subprocess.PIPE, text=True).stdout
    verdicts = {}
    for line in said.splitlines():
        if line.startswith(tuple(STANDARDS)):
            standard, path, verdict, *rules = line.split(" ")
            verdicts[names[path], standard] = (verdict, rules)
    faults = []
    for standard in STANDARDS:
        if verdicts.get(("whole", standard)) != ("passes", []):
            faults.append(f"{standard} does not pass the flyer itself: {verdicts.get(('whole', standard))}")
    for name, (_, standard, expected) in BREAKS.items():
        verdict, rules = verdicts.get((name, standard), ("not judged", []))
        if (verdict, rules) != ("fails", expected.split()):
            faults.append(f"{name}: {standard} should fail {expected}, but {verdict} {' '.join(rules)}")
    for fault in faults:
        print(fault, file=sys.stderr)
    print(f"{len(BREAKS)} copies of {flyer} with one thing broken in each, {len(faults)} of them not found")
    sys.exit(bool(faults))


if __name__ == "__main__":
    main()
