//! What must hold of every flyer, whatever its spec: nothing is lost, order and grid are kept, nothing stands
//! off the page, and no heading or reference parts from its text.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)] // A test that cannot go on says so by panicking.

mod harness;
#[path = "../src/layout/numbers.rs"]
mod numbers;

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use flysheet::frame::{Document, ElementId, GlyphRun, ItemKind, Mark, Role, dump};
use flysheet::geom::Length;
use flysheet::spec;
use flysheet::text::Faces;
use harness::{Disk, Memory, findings, specs};
use numbers::Numbers;

/// Words to make texts of, short and long, with all that may end a word.
const WORDS: &str = "water the of monitoring Dushanbe in co-operation 2015, a environmental security Syr-Darya NATO \
    scientists from 17–18 May and infrastructure; rivers (see below) “contaminants” to be studied. \
    Afghanistan’s neighbours interdisciplinary CBRN";

impl Numbers {
    fn words(&mut self, count: usize) -> String {
        let known: Vec<&str> = WORDS.split_whitespace().collect();
        (0..count).map(|_| known[self.below(known.len())]).collect::<Vec<_>>().join(" ")
    }
}

/// A spec with anything in it, and what it says, word by word in the order of the page.
fn spec_of(seed: u64) -> (String, Vec<String>) {
    let mut numbers = Numbers(seed * 0x9e37_79b9 + 1);
    let mut said = Vec::new();
    let mut spec =
        "country = \"Utopia\"\ndate = \"2022-08\"\n[masthead]\nprogramme = \"Programme\"\n".to_owned();
    let mut say = |text: &str| said.extend(text.split_whitespace().map(str::to_owned));
    if numbers.below(2) == 0 {
        let (lead, text) = (numbers.words(12), numbers.words(60));
        spec += &format!("[intro]\nlead = '{lead}'\ntext = '{text}'\n");
        say(&lead);
        say(&text);
    }
    if numbers.below(2) == 0 {
        let items: Vec<String> = (0..1 + numbers.below(9))
            .map(|_| {
                let count = 1 + numbers.below(14);
                numbers.words(count)
            })
            .collect();
        spec += &format!("[priorities]\nlead_in = 'Priorities'\nitems = ['{}']\n", items.join("', '"));
        say("Priorities");
        items.iter().for_each(|item| say(item));
    }
    let columns = 1 + numbers.below(4);
    spec += &format!(
        "[theme.page]\ncolumns = {columns}\nsize = '{}'\n",
        ["A4", "A3", "Letter"][numbers.below(3)]
    );
    say("Utopia");
    let most = if seed.is_multiple_of(20) { 25 } else { 6 };
    for at in 0..numbers.below(most) {
        let title = format!("Title{at}");
        let length = 3 + numbers.below(180);
        let (one, two) = (numbers.words(length), numbers.words(20));
        spec += &format!(
            "[[activity]]\ntitle = '{title}'\nref = '{}'\ntext = '''\n{one}\n\n{two}\n'''\n",
            983_900 + at
        );
        say(&title);
        if numbers.below(3) == 0 {
            let kind = numbers.words(3);
            spec += &format!("kind = '{kind}'\n");
            say(&kind);
        }
        if numbers.below(8) == 0 {
            spec += "span = true\n";
        }
        say(&one);
        say(&two);
        say(&format!("[ref. {}]", 983_900 + at));
    }
    if numbers.below(2) == 0 {
        let text = numbers.words(60);
        let span = numbers.below(2) == 0;
        spec += &format!("[closing]\ntitle = 'Open'\nspan = {span}\ntext = '{text}'\n");
        say("Open");
        say(&text);
    }
    (spec, said)
}

/// All generated flyers, set once for all tests.
fn flyers() -> &'static [(u64, Vec<String>, Document)] {
    static FLYERS: OnceLock<Vec<(u64, Vec<String>, Document)>> = OnceLock::new();
    FLYERS.get_or_init(|| {
        let faces = Faces::built_in();
        (0..SPECS)
            .map(|seed| {
                let (spec, said) = spec_of(seed);
                (seed, said, set(&spec, &faces))
            })
            .collect()
    })
}

fn set(spec: &str, faces: &Faces) -> Document {
    let path = Path::new("generated.toml");
    let reading = spec::read(path, &Memory { path, bytes: spec.as_bytes() });
    assert_eq!(findings(&reading), Vec::<String>::new(), "{spec}");
    flysheet::typeset(&reading.flyer.unwrap(), faces).document.unwrap()
}

/// The runs that are content, page by page, with the role of what they are content of.
fn runs(document: &Document) -> Vec<Vec<(Role, &GlyphRun)>> {
    let content = |page: &'_ flysheet::frame::Page| -> Vec<(Role, usize)> {
        page.items
            .iter()
            .enumerate()
            .filter_map(|(at, item)| match (item.mark, &item.kind) {
                (Mark::Content(element), ItemKind::Glyphs(_)) => {
                    Some((document.structure.get(element)?.role, at))
                }
                _ => None,
            })
            .collect()
    };
    document
        .pages
        .iter()
        .map(|page| {
            let found = content(page).into_iter();
            found
                .filter_map(|(role, at)| match &page.items[at].kind {
                    ItemKind::Glyphs(run) => Some((role, run)),
                    _ => None,
                })
                .collect()
        })
        .collect()
}

fn characters(run: &GlyphRun) -> String {
    run.glyphs.iter().map(|glyph| &*glyph.text).collect()
}

/// How many specs are tried.
const SPECS: u64 = 200;

/// A core that is idle sets texts ahead; on a thread of a run of flyers there is none.
#[test]
fn pages_are_the_same_whether_texts_were_set_ahead_or_not() {
    let busy = rayon::ThreadPoolBuilder::new().num_threads(1).build().unwrap();
    for (seed, _, ahead) in flyers() {
        let faces = Faces::built_in();
        let alone = busy.install(|| set(&spec_of(*seed).0, &faces));
        assert_eq!(dump(ahead, &faces), dump(&alone, &faces), "seed {seed}");
    }
}

#[test]
fn nothing_is_lost_and_order_is_kept() {
    for (seed, said, document) in flyers() {
        let printed: String = runs(document).concat().iter().map(|(_, run)| characters(run)).collect();
        let printed: String = printed.replace('\u{ad}', "").split_whitespace().collect();
        let said: String = said.concat().split_whitespace().collect();
        assert!(printed.contains(&said), "seed {seed}\n{said}\n{printed}");
    }
}

#[test]
fn running_text_stands_on_one_grid() {
    let faces = Faces::built_in();
    for (seed, _, document) in flyers() {
        let body = |run: &GlyphRun| {
            faces.get(run.face).unwrap().family.contains("Serif") && run.size < Length::pt(11.0)
        };
        let all = runs(document).concat();
        let baselines = all.iter().filter(|(_, run)| body(run)).map(|(_, run)| run.origin.y);
        let mut baselines: Vec<f64> = baselines.map(Length::to_pt).collect();
        baselines.sort_by(f64::total_cmp);
        baselines.dedup_by(|one, other| (*one - *other).abs() < 0.05);
        let steps: Vec<f64> = baselines.windows(2).map(|pair| pair[1] - pair[0]).collect();
        let leading = steps.iter().copied().fold(f64::INFINITY, f64::min);
        for step in steps {
            let off = (step / leading - (step / leading).round()).abs() * leading;
            assert!(off < 0.05, "seed {seed}: a step of {step} on a leading of {leading}");
        }
    }
}

#[test]
fn nothing_stands_off_the_page() {
    for (seed, _, document) in flyers() {
        for (page, runs) in document.pages.iter().zip(runs(document)) {
            for (_, run) in runs {
                let right = run.origin.x + run.glyphs.iter().map(|glyph| glyph.advance).sum();
                let inside =
                    run.origin.x > Length::ZERO && right < page.trim.width && run.origin.y < page.trim.height;
                assert!(inside, "seed {seed}: {:?} at {:?}", characters(run), run.origin);
            }
        }
    }
}

#[test]
fn no_column_ends_in_a_heading_or_begins_with_a_reference() {
    for (seed, _, document) in flyers() {
        for runs in runs(document) {
            // A run that stands higher than the one before it begins a new column.
            let columns =
                runs.chunk_by(|(_, one), (_, other)| other.origin.y >= one.origin.y - Length::pt(1.0));
            let columns: Vec<&[(Role, &GlyphRun)]> = columns.collect();
            for column in &columns {
                let (role, last) = column.last().unwrap();
                let alone = columns.len() == 1 || column.len() == 1 && characters(last) == "Utopia";
                assert!(
                    alone || !matches!(role, Role::Heading(3)),
                    "seed {seed}: {:?} ends a column",
                    characters(last)
                );
                let (_, first) = column.first().unwrap();
                assert!(
                    !characters(first).trim().starts_with("[ref."),
                    "seed {seed}: a reference begins a column"
                );
            }
        }
    }
}

#[test]
fn a_contact_without_words_stays_with_the_heading_above_it() {
    let spec =
        "country = 'Utopia'\ndate = '2022'\nmasthead.programme = 'P'\ncontact.url = 'https://example.org'";
    let document = set(spec, &Faces::built_in());
    let left = |words: &str| {
        let runs = runs(&document).into_iter().flatten();
        runs.map(|(_, run)| run).find(|run| characters(run) == words).unwrap().origin.x
    };
    assert!(left("Utopia") < left("example.org") && left("example.org") < document.pages[0].trim.width / 2.0);
}

/// The lines of each paragraph, column by column: a line that stands higher than the one before it, or on another
/// page, is in another column.
fn parts_of_paragraphs(document: &Document) -> Vec<Vec<usize>> {
    let mut parts: Vec<(ElementId, Vec<usize>)> = Vec::new();
    let mut last: Option<(usize, Length)> = None;
    for (page, items) in document.pages.iter().map(|page| &page.items).enumerate() {
        for item in items {
            let (Mark::Content(element), ItemKind::Glyphs(run)) = (item.mark, &item.kind) else { continue };
            let role = document.structure.get(element).unwrap().role;
            if !matches!(role, Role::Paragraph | Role::ListBody) {
                continue;
            }
            let here = (page, run.origin.y);
            match parts.iter_mut().find(|(known, _)| *known == element) {
                None => parts.push((element, vec![1])),
                Some((_, columns)) => match last {
                    Some(last) if last == here => {}
                    Some((before, y)) if before == page && y < run.origin.y => {
                        *columns.last_mut().unwrap() += 1;
                    }
                    _ => columns.push(1),
                },
            }
            last = Some(here);
        }
    }
    parts.into_iter().map(|(_, columns)| columns).collect()
}

#[test]
fn every_part_of_a_split_paragraph_has_two_lines() {
    for (seed, _, document) in flyers() {
        for parts in parts_of_paragraphs(document) {
            let alone = parts.len() > 1 && parts.contains(&1);
            assert!(!alone, "seed {seed}: a paragraph is split into {parts:?} lines");
        }
    }
}

#[test]
fn every_heading_stands_right_above_its_text() {
    for (seed, _, document) in flyers() {
        for (page, runs) in runs(document).iter().enumerate() {
            let follows = runs.iter().zip(runs.iter().skip(1).map(Some).chain([None]));
            for ((role, heading), next) in follows {
                let below = next.is_some_and(|(_, run)| run.origin.y >= heading.origin.y);
                let last_of_all = page + 1 == document.pages.len() && next.is_none();
                assert!(
                    !matches!(role, Role::Heading(2 | 3)) || below || last_of_all,
                    "seed {seed}: {:?} is parted from its text",
                    characters(heading)
                );
            }
        }
    }
}

/// How far a baseline of a small line stands off the grid of so many points, in points.
fn off_grid(flyer: &spec::Flyer, leading: f64, run: &GlyphRun) -> f64 {
    let rows = (run.origin.y - flyer.theme.page.top).to_pt() / leading - BASELINE;
    (rows - rows.round()).abs() * leading
}

/// Where a baseline stands in its row, in leadings.
const BASELINE: f64 = 0.76;

/// The size over which a line is of a display size, in body sizes: the lead, and the country's name.
const DISPLAY: f64 = 1.45;

#[test]
fn titles_lists_panels_and_captions_stand_on_the_grid_as_well() {
    let faces = Faces::built_in();
    let at_nominal = ["figure", "lists", "panels", "spanning", "spanning-next-page", "level-columns"];
    let suite = at_nominal.map(|name| PathBuf::from(format!("tests/suite/{name}.toml")));
    for path in specs("flyers").into_iter().chain(suite) {
        let flyer = spec::read(&path, &Disk).flyer.unwrap();
        let typeset = flysheet::typeset(&flyer, &faces);
        let (document, rung) = (typeset.document.unwrap(), typeset.rung);
        let mut checked = 0;
        for run in runs(&document).into_iter().flatten().map(|(_, run)| run) {
            let below_masthead = run.ink != flysheet::frame::Ink::WHITE || run.size < rung.size * 1.1;
            if run.size > rung.size * DISPLAY || !below_masthead {
                continue;
            }
            let off = off_grid(&flyer, rung.leading.to_pt(), run);
            assert!(off < 0.05, "{}: {:?} stands {off} pt off", path.display(), characters(run));
            checked += 1;
        }
        assert!(checked > 8, "{}: {checked} runs", path.display());
    }
}
