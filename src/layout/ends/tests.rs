//! The ends of columns of small flyers, beside those that every way of every paragraph would give.

use std::io;
use std::path::Path;

use super::*;
use crate::geom::Length;
use crate::layout::Rung;
use crate::layout::breaking::{PlacedRow, search};
use crate::layout::flow::{BreakCost, Favoured, Way};
use crate::layout::grid::Grid;
use crate::layout::numbers::Numbers;
use crate::layout::shared::Shared;
use crate::layout::style::Styles;
use crate::spec::{self, Files, Flyer};
use crate::text::Faces;

/// How many flyers are tried.
const FLYERS: u64 = 200;

/// One spec in memory.
struct Memory(String);

impl Files for Memory {
    fn read(&self, _: &Path) -> io::Result<Vec<u8>> {
        Ok(self.0.as_bytes().to_vec())
    }
}

impl Numbers {
    fn words(&mut self, count: usize) -> String {
        let known = "the river rises in mountains of east and runs through four countries before it reaches sea \
                     each draws water from it for fields towns industry environmental cooperation monitoring";
        let known: Vec<&str> = known.split_whitespace().collect();
        (0..count).map(|_| known[self.below(known.len())]).collect::<Vec<_>>().join(" ")
    }

    /// A flyer of one to three small pages.
    fn flyer(&mut self) -> Flyer {
        let count = 20 + self.below(60);
        let mut spec = format!(
            "country = 'Utopia'\ndate = '2022'\n[masthead]\nprogramme = 'The Programme'\n[overview]\ntext = '{}'\n\
             [theme.page]\nsize = ['{}mm', '{}mm']\n",
            self.words(count),
            120 + self.below(90),
            110 + self.below(60)
        );
        for _ in 0..1 + self.below(5) {
            let count = 25 + self.below(120);
            spec += &format!("[[activity]]\ntitle = '{}'\ntext = '{}'\n", self.words(3), self.words(count));
        }
        let reading = spec::read(Path::new("flyer.toml"), &Memory(spec.clone()));
        reading.flyer.unwrap_or_else(|| panic!("{spec}"))
    }
}

/// A row: its band, its piece, and in a paragraph its way and line.
type Placed = (usize, usize, Option<(usize, usize)>);

/// The rows of a flyer's pages.
fn rows(plans: &[PagePlan]) -> Vec<Placed> {
    let parts = plans.iter().flat_map(|page| &page.bands);
    let rows = parts.flat_map(|part| part.columns.iter().map(move |column| (part.band, column)));
    rows.flat_map(|(band, column)| column.rows.iter().map(move |row| (band, row.piece, row.line))).collect()
}

/// All rows that a flyer has, each paragraph in the way that stands on its pages.
fn all_rows(plans: &[PagePlan], bands: &[Band]) -> Vec<Placed> {
    let placed = rows(plans);
    let mut all = Vec::new();
    for (at, band) in bands.iter().enumerate() {
        for (piece, of) in band.flow().pieces.iter().enumerate() {
            match of {
                Piece::Row(_) => all.push((at, piece, None)),
                Piece::Gap(_) => {}
                Piece::Paragraph(choice) => {
                    let line = placed.iter().find(|(band, of, _)| (*band, *of) == (at, piece));
                    let way = line.unwrap().2.unwrap().0;
                    all.extend((0..choice.ways[way].lines()).map(|line| (at, piece, Some((way, line)))));
                }
            }
        }
    }
    all
}

/// A flyer of small pages, ready to be broken.
struct Small<'a> {
    flyer: &'a Flyer,
    faces: &'a Faces,
    shared: &'a Shared<'a>,
}

impl<'a> Small<'a> {
    fn collected(&self) -> Collector<'a> {
        let Small { flyer, faces, shared } = *self;
        let (size, leading) = (flyer.theme.text.size, flyer.theme.text.leading);
        let grid = Grid::new(&flyer.theme.page, leading);
        let styles = Styles::new(&flyer.theme, size, leading);
        let setter = Setter::new(faces, &shared.known, flyer);
        let rung = Rung::nominal(size, leading);
        let mut collector = Collector::new(flyer, grid, styles, setter, shared, rung);
        collector.collect();
        collector
    }

    /// The same with every way of every paragraph that the ends of columns may ask for, whether they do or not.
    fn with_every_way(&self) -> Collector<'a> {
        let mut collector = self.collected();
        let setter = &collector.setter;
        for band in &mut collector.bands {
            for piece in 0..band.flow().pieces.len() {
                let Some(choice) = paragraph(band, piece) else { continue };
                for (tolerance, _) in ROUNDS.into_iter().filter(|(_, what_for)| *what_for == For::AnyEnd) {
                    let longest = choice.ways.iter().map(Way::lines).max().unwrap_or(0);
                    let whole_lines = (2..longest + 2).map(|line| vec![line]).collect();
                    ask(setter, choice, &Wish { tolerance, other_count_tolerance: tolerance, whole_lines });
                }
            }
        }
        collector
    }
}

/// Whether the last of several pages holds too little.
fn is_remnant(plans: &[PagePlan], grid: &Grid) -> bool {
    grid.is_remnant(plans.len(), plans.last().map_or(0, PagePlan::height))
}

/// How many parts of pages have columns that end short or in a hyphen.
fn bad_ends(plans: &[PagePlan], bands: &[Band]) -> usize {
    let parts = plans.iter().flat_map(|page| &page.bands);
    parts.filter(|part| ends_badly(part, bands, For::AnyEnd)).count()
}

/// Breaking by itself finds the cheapest of all ways that it is given, as `breaking::brute` has it.
#[test]
fn ends_are_as_good_as_with_every_way_of_every_paragraph_and_no_row_is_lost() {
    let faces = Faces::built_in();
    let mut mended = 0;
    for seed in 1..=FLYERS {
        let flyer = Numbers(seed * 0x9e37_79b9).flyer();
        let shared = Shared::new(&flyer, &faces);
        let small = Small { flyer: &flyer, faces: &faces, shared: &shared };

        let mut collector = small.collected();
        let any_page = collector.grid.page_shape();
        let (cost_before, before) = search(&collector.bands, any_page).unwrap();
        let bad_before = bad_ends(&before, &collector.bands);
        let may_leave_remnant = is_remnant(&before, &collector.grid);
        let page = PageShape { may_leave_remnant, ..any_page };
        let level = level_ends(&mut collector, page, (cost_before, before));
        assert!(may_leave_remnant || !is_remnant(&level, &collector.grid), "seed {seed}");
        let (cost, _) = search(&collector.bands, page).unwrap();
        let bad = bad_ends(&level, &collector.bands);
        assert_eq!(rows(&level), all_rows(&level, &collector.bands), "seed {seed}");
        assert!(cost <= cost_before, "seed {seed}: {cost_before} became {cost}");

        let every = small.with_every_way();
        let (_, best) = search(&every.bands, page).unwrap();
        let least = bad_ends(&best, &every.bands);
        assert!(bad <= least, "seed {seed}: {bad} parts of pages end badly, and {least} need to");
        mended += usize::from(bad < bad_before);
    }
    assert!(mended > 0, "no flyer shows what more ways are for");
}

/// A band of paragraphs of so many lines each, with a heading of one row before those marked.
fn band(paragraphs: &[(usize, bool)]) -> Band {
    let mut flow = Flow::default();
    for (lines, has_heading) in paragraphs {
        if *has_heading {
            flow.push(Vec::new(), BreakCost::FREE);
        }
        let way = Way { cost: 0.0, breaks: vec![BreakCost::INSIDE_PARAGRAPH; lines - 1] };
        let choice = Choice {
            ways: vec![way],
            favoured: Favoured::NONE,
            first: BreakCost::KEEP,
            set: None,
            x: Length::ZERO,
            beside: Vec::new(),
        };
        flow.pieces.push(Piece::Paragraph(Box::new(choice)));
    }
    Band::Columns(flow)
}

/// The rows of a band in columns that hold so many each, as tall as the fullest.
fn in_columns(band: &Band, columns: &[usize]) -> BandPlan {
    let mut rows = Vec::new();
    for (piece, of) in band.flow().pieces.iter().enumerate() {
        match of {
            Piece::Paragraph(choice) => {
                rows.extend((0..choice.ways[0].lines()).map(|line| (piece, Some((0, line)))));
            }
            Piece::Row(_) | Piece::Gap(_) => rows.push((piece, None)),
        }
    }
    assert_eq!(rows.len(), columns.iter().sum::<usize>());
    let mut rows = rows.into_iter();
    let mut column = |count: &usize| {
        let rows = rows.by_ref().take(*count).enumerate();
        ColumnPlan { rows: rows.map(|(at, (piece, line))| PlacedRow { at, piece, line }).collect() }
    };
    let height = columns.iter().copied().max().unwrap_or(0);
    BandPlan {
        band: 0,
        head: None,
        given: 0,
        top: 0,
        height,
        columns: columns.iter().map(&mut column).collect(),
    }
}

#[test]
fn lines_gape_for_columns_that_end_short_only_where_text_runs_on() {
    const TALL: usize = 20;
    let (short, too_short) = (TALL - MOST_SHORT_IN_TEXT, TALL - MOST_SHORT_IN_TEXT - 1);
    let cases = [
        ("inside a paragraph", band(&[(short + TALL, false)]), vec![short, TALL], true),
        ("between two paragraphs", band(&[(short, false), (TALL, false)]), vec![short, TALL], true),
        ("at the end of running text", band(&[(TALL + short, false)]), vec![TALL, short], true),
        ("level", band(&[(TALL + TALL, false)]), vec![TALL, TALL], false),
        ("too far", band(&[(too_short + TALL, false)]), vec![too_short, TALL], false),
        ("above a heading", band(&[(short, false), (TALL - 1, true)]), vec![short, TALL], false),
        (
            "above a heading, beside columns that run on",
            band(&[(short, false), (TALL + TALL - 1, true)]),
            vec![short, TALL, TALL],
            false,
        ),
        (
            "below a heading, in text that runs on",
            band(&[(TALL, false), (short + TALL - 1, true)]),
            vec![TALL, short, TALL],
            true,
        ),
    ];
    for (what, band, columns, is_bad) in cases {
        let plan = in_columns(&band, &columns);
        let bands = [band];
        assert_eq!(ends_badly(&plan, &bands, For::EndsInText), is_bad, "{what}");
        let is_uneven = columns.iter().any(|rows| *rows != TALL);
        assert_eq!(ends_badly(&plan, &bands, For::AnyEnd), is_uneven, "{what}");
        assert!(!ends_badly(&plan, &bands, For::Hyphens), "{what}");
    }
}

#[test]
fn a_paragraph_is_asked_for_no_more_ways_however_many_columns_it_fills() {
    const TALL: usize = 40;
    let asked_of = |columns: usize| {
        let band = band(&[(TALL * columns, false)]);
        let plan = in_columns(&band, &vec![TALL; columns]);
        let mut asked = Asked::new();
        add_paragraphs(&plan, &[band], &mut asked);
        asked.remove(&(0, 0)).unwrap()
    };
    for columns in [2, 3, 5, 6, 60, 600] {
        let asked = asked_of(columns);
        let wished = whole_lines(&asked);
        assert!(wished.len() <= MOST_ASKED_ALONE, "{columns} columns: {}", wished.len());
        let lines: BTreeSet<usize> = wished.iter().flatten().copied().collect();
        let ends = (1..columns).map(|column| column * TALL);
        let around = ends.flat_map(|end| end - 3..=end + 3);
        // The last column ends with the paragraph, after which there is nothing to wish for.
        let expected: BTreeSet<usize> = around.chain(columns * TALL - 3..columns * TALL).collect();
        assert_eq!(lines, expected, "{columns} columns");
        assert!(wished.iter().all(|lines| lines.is_sorted()), "{columns} columns");
    }
}
