"""What breaks PDF files one thing at a time: parts of a file, and ways to change them."""

import re

from pikepdf import Dictionary, Name, String


def elements(file, kind):
    """All elements of the structure of a kind."""
    return [each for each in file.objects if isinstance(each, Dictionary) and each.get("/S") == Name(kind)]


def fonts(file):
    # All pages name the same resources.
    return [font for _, font in file.pages[0].Resources.Font.items()]


def annotations(file):
    return [each for page in file.pages for each in page.get("/Annots", [])]


def pages_with_links(file):
    return [page.obj for page in file.pages if "/Annots" in page]


def without(key, of):
    """Deletes a key of everything that `of` finds in a file."""

    def broken(file):
        found = of(file)
        assert found, f"nothing in the flyer has {key}"
        for each in found:
            del each[key]

    return broken


def edited(pattern, replacement):
    """Replaces a pattern in the XMP packet."""

    def broken(file):
        packet = file.Root.Metadata.read_bytes()
        changed = re.sub(pattern, replacement, packet, flags=re.DOTALL)
        assert changed != packet, f"nothing in the packet is like {pattern}"
        file.Root.Metadata.write(changed, filter=None)

    return broken


def contents(pattern, replacement):
    """Replaces a pattern in the content of the first page."""

    def broken(file):
        stream = file.pages[0].Contents
        changed = re.sub(pattern, replacement, stream.read_bytes(), count=1, flags=re.DOTALL)
        assert changed != stream.read_bytes(), f"nothing on the page is like {pattern}"
        stream.write(changed)

    return broken


def unembedded(file):
    for font in fonts(file):
        descriptor = font.DescendantFonts[0].FontDescriptor
        for key in ("/FontFile2", "/FontFile3"):
            if key in descriptor:
                del descriptor[key]


def script(file):
    """A script that runs when the file is opened."""
    file.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String("1"))
