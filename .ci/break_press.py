#!/usr/bin/env python3
"""break_press.py FLYSHEET PRESS.pdf FOLDER: proves that the checker of press files can find each fault.

Makes copies of a file for the press with one thing broken in each, and demands that `flysheet check` finds that in
each of them, and nothing else. No other open tool judges PDF/X-4, so that ours has nothing but this to show for itself. An
unbroken copy, saved the same way, must pass.
"""

import json
import subprocess
import sys
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Encryption, Name, ObjectStreamMode, Permissions

from breaking import edited, fonts, script, unembedded, without


def drawn(operators):
    """Draws something on the first page, after all that is there."""

    def broken(file):
        page = file.pages[0]
        content = page.Contents.read_bytes() + b"\nq /Artifact BMC " + operators + b" EMC Q\n"
        page.Contents = file.make_stream(content)

    return broken


def called(kind, name, thing):
    """Gives the first page something to call by a name."""

    def broken(file):
        resources = file.pages[0].Resources
        if kind not in resources:
            resources[kind] = Dictionary()
        resources[kind][name] = thing(file)

    return broken


def together(*ways):
    def broken(file):
        for way in ways:
            way(file)

    return broken


def pixel(space, **more):
    """Draws a picture of one pixel."""

    def image(file):
        picture = file.make_stream(b"\x80\x80\x80")
        keys = dict(Type=Name.XObject, Subtype=Name.Image, Width=1, Height=1, BitsPerComponent=8, ColorSpace=space)
        for key, value in {**keys, **more}.items():
            picture[f"/{key}"] = value
        return picture

    return together(called("/XObject", "/Pixel", image), drawn(b"/Pixel Do"))


def state(**keys):
    """Sets a graphics state."""
    return together(called("/ExtGState", "/State", lambda file: Dictionary(**keys)), drawn(b"/State gs 0 0 9 9 re f"))


def knocked_out(file):
    called("/ExtGState", "/Out", lambda _: Dictionary(OP=False, op=False))(file)
    drawn(b"/Out gs BT 0 0 0 1 k (a) Tj ET")(file)


def group(file):
    file.pages[1].obj.Group = Dictionary(S=Name.Transparency, CS=Name.DeviceRGB)


def intents(file):
    return list(file.Root.OutputIntents)


def stamped(at, word):
    """Writes a word into the head of the press's ICC profile."""

    def broken(file):
        profile = intents(file)[0].DestOutputProfile
        data = profile.read_bytes()
        profile.write(data[:at] + word + data[at + 4 :])

    return broken


def wide_trim(file):
    """A trimmed page that is a point wider than its bleed."""
    box = [float(edge) for edge in file.pages[0].BleedBox]
    file.pages[0].TrimBox = Array([box[0], box[1], box[2] + 1, box[3]])


def art_box(file):
    file.pages[0].ArtBox = file.pages[0].TrimBox


def annotation(file):
    stamp = Dictionary(Type=Name.Annot, Subtype=Name.Stamp, F=4, Rect=Array([90, 90, 99, 99]))
    file.pages[0].Annots = file.make_indirect(Array([file.make_indirect(stamp)]))
    file.pages[0].Tabs = Name.S


def other_title(file):
    file.trailer.Info.Title = "Another"


def nothing(file):
    pass


# What breaks it, and the codes of all that must be found.
BREAKS = {
    "whole": (nothing, ""),
    "rgb-operator": (drawn(b"1 0 0 rg"), "rgb-operator"),
    "rgb-stroke": (drawn(b"1 0 0 RG"), "rgb-operator"),
    "rgb-space": (drawn(b"/DeviceRGB cs"), "rgb-space"),
    "rgb-image": (pixel(Name.DeviceRGB), "rgb-image"),
    "rgb-inline-image": (drawn(b"BI /W 1 /H 1 /BPC 8 /CS /RGB ID aaa EI"), "rgb-image"),
    "rgb-group": (group, "rgb-group"),
    "smooth-image": (pixel(Name.DeviceGray, Interpolate=True), "interpolated-image"),
    "see-through": (state(ca=0.5), "transparency"),
    "transfer": (state(TR=Name.Identity), "transfer-function"),
    "no-intent": (without("/OutputIntents", lambda file: [file.Root]), "missing-output-intent uncovered-colour"),
    "no-condition": (without("/OutputConditionIdentifier", lambda file: intents(file)[:1]), "missing-condition"),
    "no-profile": (without("/DestOutputProfile", lambda file: intents(file)[:1]), "missing-profile"),
    "scanner": (stamped(12, b"scnr"), "wrong-profile"),
    "screen": (stamped(16, b"RGB "), "wrong-profile"),
    "no-trim": (without("/TrimBox", lambda file: [file.pages[1].obj]), "missing-trim-box"),
    "trim-and-art": (art_box, "trim-and-art-box"),
    "wide-trim": (wide_trim, "boxes-not-nested"),
    "annotation": (annotation, "annotation-in-bleed"),
    "script": (script, "action"),
    "unnamed": (edited(rb"<pdfxid:GTS_PDFXVersion>.*?</pdfxid:GTS_PDFXVersion>", b""), "missing-identification"),
    "trapped": (without("/Trapped", lambda file: [file.trailer.Info]), "missing-trapped"),
    "two-titles": (other_title, "info-differs"),
    "untitled": (edited(rb"<dc:title>.*?</dc:title>", b""), "missing-title"),
    "font-file": (unembedded, "font-not-embedded"),
    "characters": (without("/ToUnicode", fonts), "missing-to-unicode"),
    "rich-black": (drawn(b"BT 0.5 0.5 0.5 1 k (a) Tj ET"), "rich-black-text"),
    "knockout": (knocked_out, "black-text-knocks-out"),
    "too-much-ink": (drawn(b"1 1 1 0.5 k 0 0 9 9 re f"), "ink-over-limit"),
    "packed": (nothing, "object-stream xref-stream"),
    "locked": (nothing, "encrypted"),
}

# How those are saved that are broken by it.
SAVES = {
    "packed": dict(object_stream_mode=ObjectStreamMode.generate),
    "locked": dict(encryption=Encryption(owner="owner", user="", R=4, allow=Permissions())),
}


def main():
    flysheet, press, folder = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
    folder.mkdir(parents=True, exist_ok=True)
    paths = {}
    for name, (breaks, _) in BREAKS.items():
        with pikepdf.open(press) as file:
            breaks(file)
            paths[str(folder / f"{name}.pdf")] = name
            saves = {"object_stream_mode": ObjectStreamMode.disable, **SAVES.get(name, {})}
            file.save(folder / f"{name}.pdf", fix_metadata_version=False, **saves)
    said = subprocess.run([flysheet, "check", "--message-format", "json", *paths], stdout=subprocess.PIPE, text=True)
    found = {name: set() for name in BREAKS}
    for line in map(json.loads, said.stdout.splitlines()):
        if line["type"] == "diagnostic":
            found[paths[line["file"]]].add(line["code"])
    faults = 0
    for name, (_, expected) in BREAKS.items():
        if found[name] != set(expected.split()):
            faults += 1
            print(f"{name}: should be {expected or 'sound'}, but is {' '.join(sorted(found[name])) or 'sound'}", file=sys.stderr)
    print(f"{len(BREAKS) - 1} copies of {press} with one thing broken in each, {faults} of them not found for what they are")
    sys.exit(bool(faults))


if __name__ == "__main__":
    main()
