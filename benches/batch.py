#!/usr/bin/env python3
"""Tries a run of 1,000 flyers: what comes of broken specs, kills, reruns, edits and full disks, and how fast it is.

Usage: benches/batch.py [--flysheet PROGRAM] [--count N] [--typst PROGRAM] [--folder FOLDER]

Every line that it prints is a figure and what must hold of it; the exit status is 1 if anything does not. Typst is timed
once per flyer, as a shell loop would call it, over 20 of the flyers. Full disks and read-only folders are mounts, which
take root; elsewhere they are left out. Only Python is needed.
"""

import argparse
import hashlib
import json
import os
import pathlib
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
KILLS = 10
# Entries of the register; each flyer takes three to five of them.
ENTRIES = 60
# Seconds that an unchanged run may take, megabytes that a run may take, and flyers against Typst's.
RERUN, MEMORY, RATIO = 0.2, 120, 20

PROGRAMME = """
[masthead]
programme = "The River Programme"
edition = "Country Flyer"
tagline = "Science that flows downstream"
logo = "mark.svg"
logo_alt = "Two open rings"

[intro]
lead = "Since {since}, {country_in_text} has worked with the River Programme."
text = "The Programme brings scientists of many nations together on questions of water that they share."

[priorities]
lead_in = "Key Priorities"
items = ["Clean water", "Early warning of floods", "Safe dams", "Rivers without borders", "Fisheries"]

[activities]
heading = "Activities"
register = "_activities.toml"

[closing]
title = "The Programme Is Open to {country_in_text}"
text = "No kind of activity with {country_in_text} is ruled out. What counts is the river, and what it carries."

[contact]
text = "More about the Programme: [example.org/rivers](https://example.org/rivers)"
url = "https://example.org/rivers"
"""


def replaced(old, new):
    return lambda spec: spec.replace(old, new, 1)


def added(text):
    return lambda spec: spec + text


# Thirty ways to break a spec.
BREAKS = [
    replaced("country =", "contry ="),
    replaced("date =", "dat ="),
    replaced('date = "20', 'date = "x20'),
    replaced('code = "', 'code = "Q'),
    replaced("since = ", "since = true #"),
    replaced("[overview]", "[overveiw]"),
    replaced("[overview]", "[overview"),
    replaced('title = "', "title = "),
    replaced('use = "', 'use = "none'),
    replaced('extends = "_programme.toml"', 'extends = "_program.toml"'),
    replaced('extends = "_programme.toml"', ""),
    replaced("{country_in_text}", "{contry}"),
    replaced("{country_in_text}", "{"),
    added('\n[masthead]\nprogramme = ""\n'),
    added('\n[theme.page]\nsize = "A9"\n'),
    added('\n[theme.page]\ncolumns = 9\n'),
    added('\n[theme.page]\ngutter = "7"\n'),
    added('\n[theme.page.margin]\nleft = "120mm"\nright = "120mm"\n'),
    added('\n[theme.type]\nbody = "No Such Face"\n'),
    added('\n[theme.type]\nfonts = ["no-such-folder"]\n'),
    added('\n[theme.colour]\naccent = { rgb = "blue" }\n'),
    added('\n[[activity]]\ntitle = "A picture"\ntext = "x"\nimage = { file = "none.png", alt = "" }\n'),
    added('\n[[activity]]\ntitle = "A picture"\ntext = "x"\nimage = { file = "mark.svg" }\n'),
    added('\n[[activity]]\ntitle = "A picture"\ntext = "x"\nimage = { file = "_programme.toml", alt = "" }\n'),
    added('\n[[activity]]\ntitle = "No text"\n'),
    added('\n[[activity]]\ntitle = "A heading"\ntext = "# Heading"\n'),
    added('\n[[activity]]\ntitle = "A link"\ntext = "[x](ftp://example.org)"\n'),
    added('\n[[activity]]\ntitle = "A character"\ntext = "\\U000F0000"\n'),
    lambda spec: "pages = 9\n" + spec,
    lambda spec: spec.replace("e", "\udcff", 1),
]


def sentences():
    """Sentences of three of the texts, by language."""
    out = {}
    for lang in ("en-GB", "de", "fr"):
        text = (ROOT / "benches" / "texts" / f"{lang}.txt").read_text().replace("\n", " ")
        out[lang] = [sentence.strip() + "." for sentence in re.split(r"\.\s+", text) if len(sentence) > 30]
    return out


def quoted(text):
    return json.dumps(re.sub(r"([\\*_\[\]<`])", r"\\\1", text).replace("{", "{{").replace("}", "}}"), ensure_ascii=False)


class Programme:
    """A folder of specs that share what a programme's flyers share."""

    def __init__(self, folder, count):
        self.folder, self.count = folder, count
        self.flyers, self.out = folder / "flyers", folder / "out"
        self.flyers.mkdir(parents=True)
        shutil.copy(ROOT / "assets" / "mark.svg", self.flyers / "mark.svg")
        (self.flyers / "_programme.toml").write_text(PROGRAMME)
        self.texts = sentences()
        self.draw = random.Random(1)
        self.write_register()
        self.users = {}
        self.broken = set(self.draw.sample(range(count), min(30, count // 3)))
        breaks = iter(BREAKS)
        for at in range(count):
            name = f"country-{at:04}"
            spec = self.spec(at, name)
            if at in self.broken:
                breaking = next(breaks)
                assert breaking(spec) != spec
                spec = breaking(spec)
            (self.flyers / f"{name}.toml").write_bytes(spec.encode(errors="surrogateescape"))
        self.bad = {f"country-{at:04}" for at in self.broken}

    def write_register(self, edited=None):
        draw = random.Random(2)
        parts = []
        for at in range(ENTRIES):
            text = self.paragraph(draw, "en-GB", 4)
            text += " A sentence more." if at == edited else ""
            parts.append(
                f'[[activity]]\nref = "{983_000 + at}"\ntitle = {quoted(self.title(draw, "en-GB"))}\n'
                f'kind = "Project"\ndates = "since {1990 + at % 30}"\ntext = {quoted(text)}\n'
            )
        (self.flyers / "_activities.toml").write_text("\n".join(parts))

    def paragraph(self, draw, lang, most):
        return " ".join(draw.choice(self.texts[lang]) for _ in range(draw.randint(2, most)))

    def title(self, draw, lang):
        return " ".join(draw.choice(self.texts[lang]).rstrip(".").split()[:6]).rstrip(",;:–")

    def spec(self, at, name):
        draw = self.draw
        lang = draw.choice(["en-GB", "en-GB", "en-GB", "de", "fr"])
        taken = draw.sample(range(ENTRIES), draw.randint(3, 5))
        self.users[name] = taken
        parts = [
            f'extends = "_programme.toml"\ncountry = "Country {at}"\ncountry_in_text = "the country of {at}"\n'
            f'code = "TJ"\ndate = "20{draw.randint(10, 24)}-0{draw.randint(1, 9)}"\nsince = {draw.randint(1980, 2010)}\n'
            f'lang = "{lang}"\n',
            f"[overview]\ntext = {quoted(self.paragraph(draw, lang, 4))[:-1]} What {{country_in_text}} does.\"\n",
        ]
        for number in range(draw.randint(2, 4)):
            parts.append(
                f'[[activity]]\nref = "{100_000 + 10 * at + number}"\ntitle = {quoted(self.title(draw, lang))}\n'
                f"text = {quoted(self.paragraph(draw, lang, 5))}\n"
            )
        parts += [f'[[activity]]\nuse = "{983_000 + entry}"\n' for entry in taken]
        return "\n".join(parts)


class Run:
    """What came of one run."""

    def __init__(self, command, folder):
        begun = time.perf_counter()
        with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
            process = subprocess.Popen(command, cwd=folder, stdout=out, stderr=err)
            _, status, usage = os.wait4(process.pid, 0)
            self.seconds = time.perf_counter() - begun
            out.seek(0), err.seek(0)
            self.out, self.err = out.read().decode(errors="replace"), err.read().decode(errors="replace")
        self.status = os.waitstatus_to_exitcode(status)
        self.memory = usage.ru_maxrss / 1024
        self.processor = usage.ru_utime + usage.ru_stime
        lines = [json.loads(line) for line in self.out.splitlines() if line.startswith("{")]
        self.flyers = {pathlib.Path(line["spec"]).stem: line for line in lines if line["type"] == "flyer"}
        self.findings = [line for line in lines if line["type"] == "diagnostic"]

    def named(self, status):
        return {name for name, line in self.flyers.items() if line["status"] == status}


class Bench:
    def __init__(self, program, programme):
        self.program, self.programme, self.failed = program, programme, False

    def build(self, *words, paths=("flyers",)):
        words = [str(word) for word in words]
        return Run([self.program, "build", "--message-format", "json", *words, *paths], self.programme.folder)

    def says(self, holds, text):
        self.failed |= not holds
        print(f"{'  ' if holds else '! '}{text}", flush=True)

    def digests(self, out):
        out = self.programme.folder / out
        return {path.stem: hashlib.sha256(path.read_bytes()).hexdigest() for path in out.glob("*.pdf")}

    def whole(self):
        count, bad = self.programme.count, self.programme.bad
        run = self.build("-o", "reference/", "--report", "report.json")
        well = count - len(bad)
        self.reference = self.digests("reference")
        self.says(
            run.status == 1 and run.named("failed") == bad and len(self.reference) == well,
            f"{count} specs, {len(bad)} broken: {len(self.reference)} PDFs, {len(run.named('failed'))} failed "
            f"with {len(run.findings)} findings, exit status {run.status}",
        )
        report = json.loads((self.programme.folder / "report.json").read_text())
        told = {pathlib.Path(flyer["spec"]).stem for flyer in report["flyers"] if flyer["diagnostics"]}
        self.says(told >= bad, f"the report has {len(report['flyers'])} flyers, {len(told)} of them with findings")
        for jobs, order in ((1, "by name"), (8, "by name"), (8, "shuffled")):
            paths = ["flyers"]
            if order == "shuffled":
                paths = sorted(str(path) for path in (self.programme.flyers).glob("[!_]*.toml"))
                random.Random(3).shuffle(paths)
            self.build("-o", f"out-{jobs}/", "--force", "--jobs", jobs, paths=paths)
            same = self.digests(f"out-{jobs}") == self.reference
            self.says(same, f"--jobs {jobs}, {order}: {'the same bytes' if same else 'other bytes'}")
            shutil.rmtree(self.programme.folder / f"out-{jobs}")

    def fresh(self, runs):
        out = self.programme.folder / "out"
        best = None
        for _ in range(runs):
            shutil.rmtree(out, ignore_errors=True)
            run = self.build("--jobs", "2")
            best = run if best is None or run.seconds < best.seconds else best
        self.seconds = best.seconds / len(run.flyers)
        self.says(
            best.memory <= MEMORY,
            f"{len(run.flyers)} flyers on two threads: {best.seconds:.2f} s, {self.seconds * 1000:.2f} ms each "
            f"({best.processor / len(run.flyers) * 1000:.2f} ms of processor), at most {best.memory:.0f} MB",
        )

    def rerun(self):
        runs = [self.build() for _ in range(7)]
        best = min(runs, key=lambda run: run.seconds)
        unchanged, failed = runs[0].named("unchanged"), runs[0].named("failed")
        good = unchanged == set(self.reference) and failed == self.programme.bad
        self.says(good, f"again: {len(unchanged)} unchanged, {len(failed)} failed again")
        paths = sorted(f"flyers/{name}.toml" for name in self.reference)
        seconds = min(self.build(paths=paths).seconds for _ in range(7))
        self.says(seconds <= RERUN, f"unchanged rerun of the {len(paths)} good ones: {seconds:.3f} s; with the broken ones {best.seconds:.3f} s")

    def edit(self):
        entry = 7
        self.programme.write_register(edited=entry)
        users = {name for name, taken in self.programme.users.items() if entry in taken} - self.programme.bad
        run = self.build()
        self.says(run.named("written") == users, f"one register entry edited: {len(run.named('written'))} built, its users are {len(users)}")
        self.programme.write_register()
        run = self.build()
        self.says(run.named("written") == users, f"… and restored: {len(run.named('written'))} built")
        self.says(self.digests("out") == self.reference, "… to the same bytes as before")

    def kills(self):
        draw, out = random.Random(4), self.programme.folder / "out"
        partial = redone = 0
        shutil.rmtree(out, ignore_errors=True)
        most = self.seconds * self.programme.count
        for _ in range(KILLS):
            before = self.digests("out") if out.exists() else {}
            process = subprocess.Popen([self.program, "build", "-q"], cwd=self.programme.folder, stderr=subprocess.DEVNULL)
            time.sleep(draw.uniform(0.02, most / 4))
            process.send_signal(signal.SIGKILL)
            process.wait()
            after = self.digests("out") if out.exists() else {}
            partial += sum(self.reference[name] != digest for name, digest in after.items())
            print(f"    killed with {len(after)} PDFs, {len(after) - len(before)} of them new", flush=True)
            if len(after) == len(self.reference):
                shutil.rmtree(out)
        there = self.digests("out") if out.exists() else {}
        run = self.build()
        redone = run.named("written") & set(there)
        self.says(partial == 0, f"killed {KILLS} times: {partial} partial PDFs")
        self.says(
            not redone and self.digests("out") == self.reference,
            f"the next run built {len(run.named('written'))}, kept {len(run.named('unchanged'))} and redid {len(redone)}",
        )
        left = [path.name for path in out.iterdir() if path.suffix == ".tmp"]
        self.says(not left, f"unfinished files that stay: {len(left)}")

    def shards(self):
        folder = self.programme.folder
        runs = [self.build("-o", "sharded/", "--shard", f"{shard}/4", "--report", f"{shard}.json") for shard in (1, 2, 3, 4)]
        sizes = [len(run.flyers) for run in runs]
        same = self.digests("sharded") == self.reference and sum(sizes) == self.programme.count
        self.says(same, f"four shards of {sizes}: {'the same bytes' if same else 'other bytes'}")
        joined = Run([self.program, "report", "1.json", "2.json", "3.json", "4.json", "-o", "all.json"], folder)
        flyers = json.loads((folder / "all.json").read_text())["flyers"]
        self.says(joined.status == 1 and len(flyers) == self.programme.count, f"joined: {len(flyers)} flyers, exit status {joined.status}")
        missing = Run([self.program, "report", "1.json", "2.json", "4.json"], folder)
        self.says(missing.status == 2, f"with a shard missing: exit status {missing.status}: {missing.err.splitlines()[0]}")

    def trouble(self):
        names = sorted(self.reference)[:60]
        paths = [f"flyers/{name}.toml" for name in names]
        folder = self.programme.folder

        (folder / "taken" / f"{names[3]}.pdf").mkdir(parents=True)
        run = self.build("-o", "taken/", paths=paths)
        self.says(
            run.named("failed") == {names[3]} and run.status == 2,
            f"a folder where a PDF should go: {len(run.named('written'))} written, {len(run.named('failed'))} failed: {run.err.strip()}",
        )
        link = self.programme.flyers / "country-link.toml"
        link.symlink_to("nowhere.toml")
        run = self.build("-o", "linked/", paths=[*paths, "flyers"])
        self.says(
            "country-link" in run.named("failed") and len(run.named("written")) == len(self.reference),
            f"a spec that cannot be read: {len(run.named('written'))} written, {len(run.named('failed'))} failed",
        )
        link.unlink()
        self.replaced()
        with mounted(folder / "full", "tmpfs", "size=1m") as there:
            if there:
                run = self.build("-o", "full/", paths=paths)
                whole = all(self.reference[name] == digest for name, digest in self.digests("full").items())
                said = run.err.strip().splitlines()
                self.says(
                    whole and run.status == 2 and run.named("failed") and len(run.flyers) == len(paths),
                    f"a full disk: {len(run.named('written'))} whole PDFs, {len(run.named('failed'))} failed: {said[0]}",
                )
        (folder / "fixed").mkdir()
        with mounted(folder / "fixed", "tmpfs", "ro") as there:
            if there:
                run = self.build("-o", "fixed/", paths=paths)
                self.says(
                    run.status == 2 and run.named("failed") == set(names),
                    f"a folder that cannot be written: {len(run.named('failed'))} failed: {run.err.strip().splitlines()[0]}",
                )

    def replaced(self):
        """Specs replaced while they are built: each PDF is that of the one or of the other, and the next run mends it."""
        folder, flyers = self.programme.folder, self.programme.flyers
        originals = {name: (flyers / f"{name}.toml").read_bytes() for name in self.reference}
        command = [self.program, "build", "-q", "-o", "replaced/", *sorted(f"flyers/{name}.toml" for name in originals)]
        process = subprocess.Popen(command, cwd=folder, stderr=subprocess.DEVNULL)
        for name, text in originals.items():
            new = flyers / ".new"
            new.write_bytes(text.replace(b"Country ", b"Republic "))
            os.replace(new, flyers / f"{name}.toml")
        process.wait()
        first = self.digests("replaced")
        run = self.build("-o", "replaced/", paths=command[5:])
        after = self.digests("replaced")
        again = self.build("-o", "anew/", paths=command[5:])
        self.says(
            len(first) == len(originals) and after == self.digests("anew") and run.status == again.status == 0,
            f"specs replaced during the run: {len(first)} whole PDFs, the next run mended {len(run.named('written'))}",
        )
        for name, text in originals.items():
            (flyers / f"{name}.toml").write_bytes(text)

    def typst(self, typst):
        """Typst once per flyer, as it comes, and with its four font files alone, which spares it the look at others."""
        sys.path.insert(0, str(ROOT / "benches"))
        sys.dont_write_bytecode = True
        import against_typst

        folder = self.programme.folder / "typst"
        folder.mkdir()
        shutil.copy(self.programme.flyers / "mark.svg", folder)
        for font in against_typst.FONTS:
            shutil.copy(ROOT / "fonts" / f"{font}.ttf", folder)
        as_it_comes = ["--font-path", folder]
        ways = {
            "as it comes": as_it_comes,
            "with its font files alone": [*as_it_comes, "--ignore-system-fonts", "--ignore-embedded-fonts"],
        }
        times = {way: [] for way in ways}
        for name in sorted(self.reference)[:20]:
            source = folder / f"{name}.typ"
            source.write_text(against_typst.typst_source(self.programme.flyers / f"{name}.toml"))
            for way, options in ways.items():
                took = against_typst.timed([typst, "compile", *options, source, folder / "out.pdf"])[0]
                times[way].append(took)
        for way, took in times.items():
            theirs = sum(took) / len(took)
            ratio = theirs / self.seconds
            found = f"Typst, once per flyer, {way}: {theirs * 1000:.1f} ms each, {ratio:.1f} times as long"
            # The bar is what people type; the other says how much of that is Typst's look at the machine's fonts.
            self.says(ratio >= RATIO or ways[way] is not as_it_comes, found)


class mounted:
    """A file system in a folder for a while; `None` where this user may not."""

    def __init__(self, folder, kind, options):
        self.folder, self.command = folder, ["mount", "-t", kind, "-o", options, kind, str(folder)]

    def __enter__(self):
        self.folder.mkdir(exist_ok=True)
        self.there = subprocess.run(self.command, capture_output=True).returncode == 0
        if not self.there:
            print(f"    left out, no right to mount: {self.folder.name}")
        return self.there

    def __exit__(self, *_):
        if self.there:
            subprocess.run(["umount", str(self.folder)], check=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--flysheet", metavar="PROGRAM", help="default: built with cargo build --release")
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--runs", type=int, default=3, help="runs from nothing, the best of which counts")
    parser.add_argument("--typst", default="typst", help="Typst's program")
    parser.add_argument("--folder", type=pathlib.Path, help="where to work and leave everything")
    wanted = parser.parse_args()
    if wanted.flysheet is None:
        subprocess.run(["cargo", "build", "--release", "--quiet"], cwd=ROOT, check=True)
    program = str(pathlib.Path(wanted.flysheet or ROOT / "target" / "release" / "flysheet").resolve())
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(program, Programme((wanted.folder or pathlib.Path(folder)).resolve() / "batch", wanted.count))
        bench.whole()
        bench.fresh(wanted.runs)
        bench.rerun()
        bench.edit()
        bench.kills()
        bench.shards()
        bench.trouble()
        if shutil.which(wanted.typst):
            bench.typst(shutil.which(wanted.typst))
        else:
            print(f"    left out: {wanted.typst} is not at hand: cargo install typst-cli --locked")
    sys.exit(1 if bench.failed else 0)


if __name__ == "__main__":
    main()
