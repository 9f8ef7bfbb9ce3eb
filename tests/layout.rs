//! What must hold of every flyer, whatever its spec: nothing is lost, order and grid are kept, nothing stands
//! off the page, and no heading or reference parts from its text.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)] // A test that cannot go on says so by panicking.

mod harness;

use std::path::Path;
use std::sync::OnceLock;

use flysheet::frame::{Document, GlyphRun, ItemKind, Mark, Role};
use flysheet::geom::Length;
use flysheet::spec;
use flysheet::text::Faces;
use harness::{Memory, findings};

/// Words to make texts of, short and long, with all that may end a word.
const WORDS: &[&str] = &[
    "water",
    "the",
    "of",
    "monitoring",
    "Dushanbe",
    "in",
    "co-operation",
    "2015,",
    "a",
    "environmental",
    "security",
    "Syr-Darya",
    "NATO",
    "scientists",
    "from",
    "17–18",
    "May",
    "and",
    "infrastructure;",
    "rivers",
    "(see",
    "below)",
    "“contaminants”",
    "to",
    "be",
    "studied.",
    "Afghanistan’s",
    "neighbours",
    "interdisciplinary",
    "CBRN",
];

/// A generator of numbers that are the same each time (G. Marsaglia, "Xorshift RNGs", 2003).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % bound as u64) as usize
    }

    fn words(&mut self, count: usize) -> String {
        (0..count).map(|_| WORDS[self.below(WORDS.len())]).collect::<Vec<_>>().join(" ")
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
    for at in 0..numbers.below(25) {
        let title = format!("Title{at}");
        let length = 3 + numbers.below(180);
        let (one, two) = (numbers.words(length), numbers.words(20));
        spec += &format!(
            "[[activity]]\ntitle = '{title}'\nref = '{}'\ntext = '''\n{one}\n\n{two}\n'''\n",
            983_900 + at
        );
        say(&title);
        say(&one);
        say(&two);
        say(&format!("[ref. {}]", 983_900 + at));
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
const SPECS: u64 = 40;

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
