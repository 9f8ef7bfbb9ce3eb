#!/usr/bin/env python3
"""words.py FOLDER SPEC…: a screen reader says each flyer's words, all of them, in the spec's order. A picture's caption may
follow the first of several paragraphs, where the picture stands below that.

Reads each SPEC by itself (fragments, registers, placeholders and markup too), reads the words that the tags of
FOLDER/NAME.pdf hold, as `pdfinfo -struct-text` gives them, and compares the two word by word. Nothing of flysheet's
own code is asked, so that both cannot be wrong in the same way. Specs whose PDF is not there are passed over.
"""

import calendar
import difflib
import re
import subprocess
import sys
import tomllib
import unicodedata
from pathlib import Path

from markdown_it import MarkdownIt

MARKDOWN = MarkdownIt("commonmark")
# Stands for one word that is not known here: the name of a month in a language other than English.
ANY = "\N{OBJECT REPLACEMENT CHARACTER}"


def merged(below, above):
    """Tables are merged key by key; all else is replaced."""
    if isinstance(below, dict) and isinstance(above, dict):
        return below | {key: merged(below.get(key), value) for key, value in above.items()}
    return above


def read(path):
    """A spec with the fragments that it extends, and its activities as the register has them."""
    spec = tomllib.loads(path.read_text())
    # A register is named relative to the file that names it.
    if register := spec.get("activities", {}).get("register"):
        spec["activities"]["register"] = path.parent / register
    names = spec.pop("extends", [])
    whole = {}
    for name in [names] if isinstance(names, str) else names:
        whole = merged(whole, read(path.parent / name))
    return merged(whole, spec)


def activities(spec):
    register = spec.get("activities", {}).get("register")
    known = tomllib.loads(register.read_text())["activity"] if register else []
    for activity in spec.get("activity", []):
        key = activity.get("use")
        used = next((one for one in known if key is not None and key in (one.get("ref"), one.get("id"))), {})
        yield used | activity


class Sayer:
    """Says the texts of a spec as words, in the order of the page."""

    def __init__(self, spec):
        self.said = []
        year, month = (str(spec["date"]).split("-") + [None])[:2]
        english = spec.get("lang", "en-GB").startswith("en")
        self.year = year
        self.month = month and (calendar.month_name[int(month)] if english else ANY)
        self.values = {
            "country": spec["country"],
            "country_in_text": spec.get("country_in_text", spec["country"]),
            "COUNTRY": spec["country"].upper(),
            "year": year,
            "month": self.month,
            "since": str(spec.get("since")),
        }

    def filled(self, text):
        braces = {"{{": "{", "}}": "}"}
        return re.sub(r"\{\{|\}\}|\{\w+\}", lambda m: braces.get(m[0]) or self.values[m[0][1:-1]], text)

    def say(self, text):
        """A text in markup, with the labels of its lists."""
        lists = []
        for token in MARKDOWN.parse(text or ""):
            if token.type == "ordered_list_open":
                lists.append(int(token.attrs.get("start", 1)))
            elif token.type == "bullet_list_open":
                lists.append(None)
            elif token.type.endswith("list_close"):
                lists.pop()
            elif token.type == "list_item_open":
                if lists[-1] is None:
                    self.said.append("•")
                else:
                    self.said.append(f"{lists[-1]}.")
                    lists[-1] += 1
            elif token.type == "inline":
                # HTML is the tags of words in another language, which are not said.
                said = [part for part in token.children if part.type != "html_inline"]
                parts = [" " if part.type.endswith("break") else part.content for part in said]
                self.said.append(self.filled("".join(parts)))

    def has_link(self, text, url):
        tokens = [part for token in MARKDOWN.parse(text) for part in token.children or []]
        return any(self.filled(token.attrs.get("href", "")) == url for token in tokens if token.type == "link_open")


def may_be_lowered(activity):
    """Whether the picture of an activity may stand below its first paragraph."""
    in_column = not activity.get("span", False) and activity.get("image", {}).get("place") != "span"
    return in_column and "image" in activity and "\n\n" in activity["text"].strip()


def words_of_spec(path, lowered=frozenset()):
    """The words of a spec, with the pictures of some activities, by their places, below the first paragraph."""
    spec = read(path)
    sayer = Sayer(spec)
    say = sayer.say
    part = lambda name: spec.get(name, {})
    masthead, intro, priorities, contact = map(part, ("masthead", "intro", "priorities", "contact"))
    say(masthead["programme"])
    if "edition" in masthead:
        say(masthead["edition"])
        sayer.said += [sayer.year, sayer.month or ""]
    say(masthead.get("tagline"))
    say(intro.get("lead"))
    say(intro.get("text"))
    say(priorities.get("lead_in"))
    # Their bullets are drawn, and have actual text, which pdfinfo does not give.
    for item in priorities.get("items", []):
        say(item)
    say(priorities.get("after"))
    sayer.said.append(spec["country"])
    say(part("overview").get("text"))
    listed = list(activities(spec))
    if listed:
        say(part("activities").get("heading"))
    for at, activity in enumerate(listed):
        say(activity["title"])
        quiet = [activity[key] for key in ("kind", "dates") if key in activity]
        say(" · ".join(quiet))
        image = activity.get("image", {})
        # Beside the text of an activity across the page, a picture has the last column.
        is_last = activity.get("span", False) and image.get("place") == "inset"
        below = activity["text"]
        if at in lowered:
            above, _, below = below.strip().partition("\n\n")
            say(above)
        if not is_last:
            say(image.get("caption"))
            say(image.get("credit"))
        say(below)
        if "ref" in activity:
            sayer.said.append(f"[ref. {activity['ref']}]")
        if is_last:
            say(image.get("caption"))
            say(image.get("credit"))
    say(part("closing").get("title"))
    say(part("closing").get("text"))
    say(contact.get("text"))
    if "url" in contact:
        url = sayer.filled(contact["url"])
        if not sayer.has_link(contact.get("text", ""), url):
            sayer.said.append(re.sub(r"^(https?://|mailto:)", "", url).rstrip("/"))
    return words(" ".join(sayer.said))


def words_of_pdf(path):
    """The words that the tags hold. Text of one block follows on; each new block begins a new word."""
    told = subprocess.run(["pdfinfo", "-struct-text", path], check=True, capture_output=True, text=True).stdout
    said, text = [], None
    for line in told.splitlines():
        stripped = line.strip()
        if text is not None or stripped.startswith('"'):
            # Text may run over several lines, and hold quotes of its own.
            text = stripped if text is None else f"{text}\n{stripped}"
            if text.endswith('"') and len(text) > 1:
                said.append(text[1:-1])
                text = None
        elif not stripped.endswith("(inline)") and not stripped.startswith(("/", "Object")):
            said.append(" ")
    return words("".join(said))


def words(text):
    """Words as they are compared: a hyphen is a hyphen, and those that a line break put in are none. A dot between kind
    and dates is no word, and is not there where its line breaks."""
    text = unicodedata.normalize("NFC", text)
    text = text.replace("\u2010", "-").replace("\u00ad", "").replace("\u2060", "")
    return [word for word in text.split() if word != "·"]


def differences(spec, pdf):
    same = lambda one, other: one == other or ANY in one
    if len(spec) == len(pdf) and all(map(same, spec, pdf)):
        return []
    changes = difflib.SequenceMatcher(None, spec, pdf, autojunk=False).get_opcodes()
    return [
        f"spec “{' '.join(spec[a:b])}”, tags “{' '.join(pdf[c:d])}”"
        for kind, a, b, c, d in changes
        if kind != "equal" and not (b - a == d - c and all(map(same, spec[a:b], pdf[c:d])))
    ]


def differences_at_best(path, told):
    """What is told differently with those pictures lowered that make the differences fewest."""
    lowered, found = set(), differences(words_of_spec(path), told)
    for at, activity in enumerate(activities(read(path))):
        if found and may_be_lowered(activity):
            fewer = differences(words_of_spec(path, lowered | {at}), told)
            if len(fewer) < len(found):
                lowered, found = lowered | {at}, fewer
    return found


def main():
    folder, specs = Path(sys.argv[1]), [Path(name) for name in sys.argv[2:]]
    compared = faulty = count = 0
    for path in specs:
        pdf = folder / f"{path.stem}.pdf"
        if path.name.startswith("_") or not pdf.exists():
            continue
        spec, told = words_of_spec(path), words_of_pdf(pdf)
        compared, count = compared + 1, count + len(spec)
        found = differences_at_best(path, told)
        faulty += bool(found)
        for difference in found[:5]:
            print(f"{path}: {difference}", file=sys.stderr)
    print(f"{compared} flyers, {count} words, {faulty} flyers whose tags say something else")
    sys.exit(compared == 0 or faulty > 0)


if __name__ == "__main__":
    main()
