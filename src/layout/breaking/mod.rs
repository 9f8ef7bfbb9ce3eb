//! Breaking: where columns and pages end and how many lines each paragraph has, chosen for the whole flyer as one
//! optimum.
//!
//! 1. `track` turns a flow into numbers; `walk` adds up its parts, `columns` and `last` find the columns of a height, of
//!    which `columns_from` has those that begin before one part.
//! 2. `white` weighs the white in a column, and says which gaps take it up; `known_white` keeps what it costs.
//! 3. `band` goes from page to page, `filling` fills them column by column, `level` ends them level; `reached` is the
//!    cheapest way to each place. Where there must be so many pages and no other number, `counted` fills them page by page.
//! 4. `bands` goes from one spanning element to the next, `across` sets each, over all rows of the page that each may
//!    begin at; `page_end` says what a page left white costs.
//! 5. `plan` says where every row stands, from the choices (`nodes`) that were cheapest in sum; `path` finds the rows of
//!    a column again.
//!
//! # Costs
//!
//! All costs are on one scale, that of the badness of lines, and are weighed against white: here they stand from the
//! mildest to the worst, each beside the rows of white that cost about as much. Such a row is *taken up* where a gap
//! before a section, beside a panel or below an opening grows by one (80, the unit of the scale in rows), and *at the
//! foot* where a column ends a row short (8,000).
//!
//! | Cost | What for | Rows of white |
//! |---:|---|---|
//! | 0 | a break between two blocks | none |
//! | 60 | a break between two paragraphs | less than one taken up |
//! | 80 | a gap that takes up a row; four times as much where it takes up two | one taken up |
//! | 100 | a line whose spaces stretch by all that they well may | one, and a little |
//! | 110 | a break inside a paragraph | one, and a little |
//! | 250 | gaps between the activities of a column that grow and others that do not; each row that a last page lacks | three |
//! | 300 | each gap between two activities that grows | four |
//! | 400 | a page | five |
//! | 500 | each row of a page left white before an element across, up to seven times that for a whole page, or two hundred where hardly any may be white; each row that a picture across gives to stay on its page | six taken up |
//! | 600 | each row taken up where it is seen; a page all of whose columns end a row short | 7½ taken up |
//! | 1,200 | a break that leaves a thin end, two lines alone | fifteen |
//! | 1,300 | a second row taken up below a country's name | sixteen |
//! | 1,900 | a break inside the lead, or inside the words under a country's name | 24 |
//! | *2,000* | *the limit of a good column* | *25* |
//! | 2,400 | a break before a last paragraph of one line | thirty |
//! | 5,000 | an element across the page that goes on to the next | 62 |
//! | 8,000 | a column that ends a row short | one at the foot, a hundred taken up |
//! | 32,000 | one that ends two rows short; each further row costs 24,000 and a little more | two at the foot |
//! | 100,000 | a break after a hyphen; a column of one line from the middle of a paragraph | nearly five at the foot of one column, or one at that of twelve |
//! | 144,000 | a break inside a paragraph or the lead with more than four rows at the foot, beside what those cost | six further rows at one foot |
//! | 10¹⁰ | a widow or an orphan | more than any flyer has, as for all below |
//! | 10¹¹ | a break between a country's name and the first block | |
//! | 10¹², 2·10¹² | a break between things that belong together; between a country's name and its words | |
//! | 10¹⁴ | a break inside a panel or a picture | |
//!
//! Their order is what the numbers are for; it was settled by looking at pages. Those up to the limit of a good column
//! are a matter of taste; those from there on are faults that a reader sees.
//!
//! This is dynamic programming over places in the flow and rows of the page, as M. F. Plass, "Optimal Pagination
//! Techniques for Automatic Typesetting Systems", Stanford 1981; the walk over the ways of paragraphs is that of
//! F. Mittelbach, "A General LuaTeX Framework for Globally Optimized Pagination", Computational Intelligence 35
//! (2019), 242–284.

mod across;
mod band;
mod bands;
#[cfg(test)]
mod brute;
mod columns;
mod columns_from;
mod counted;
mod filling;
mod known_white;
mod last;
mod level;
mod nodes;
mod page_end;
mod path;
mod plan;
mod reached;
#[cfg(test)]
mod tests;
mod track;
mod walk;
mod white;

pub(super) use page_end::MOST_SKIPPED;
pub(super) use plan::{BandPlan, ColumnPlan, PagePlan, PlacedRow};

use super::flow::{Band, BreakCost};
use bands::{Bands, Found, tracks};
use walk::Breaks;

/// The cost of one more page, in badness: that of five rows taken up by gaps. It decides only between ways that are
/// about as good, and hardly ever does, since the rows of a flyer mostly leave one number of pages: of a hundred flyers
/// that were tried, none changed without it, and one with ten times as much.
const PAGE_COST: f64 = 400.0;

/// The least share of its rows that a last page fills: less is a mere remnant.
pub(super) const LEAST_LAST_PAGE: f64 = 1.0 / 3.0;

/// The cost of a page all of whose columns end a row short: less than one thin end, and more than most ways in which
/// paragraphs or white make them full.
const SHORT_PAGE_COST: f64 = 600.0;

/// The cost of a column that holds one line of a paragraph which begins before it and goes on after it, in badness:
/// more than the white of a column that stays empty beside two of three lines.
const SINGLE_LINE_COST: f64 = 100_000.0;

/// What it costs that a column between two others of a paragraph holds so many of its lines.
fn single_line_cost(lines: usize) -> f64 {
    if lines == 1 { SINGLE_LINE_COST } else { 0.0 }
}

/// The most columns that a page may have.
const MOST_COLUMNS: usize = 4;

/// The columns of a page up to which all ways are looked at. Many narrow columns have more ways than time; those that
/// cost least so far are near the best.
const FEW_COLUMNS: usize = 2;

/// What a good column costs less than, in badness: it may break the lead or the words under a country's name, or hold a
/// thin end and a few rows of white in its gaps, but leave neither a last line alone nor a row white at its foot.
const GOOD_COLUMN_COST: f64 = 2_000.0;

/// How much more than its pages a flyer without good columns may cost, in the first search for it: two columns that
/// end a row short; and one break that parts what belongs together.
const FIRST_FURTHER: [(Breaks, f64); 2] = [(Breaks::Sound, 16_000.0), (Breaks::Any, 2e10)];

/// How many times as far each search goes as the one before. Less makes more searches in vain before the one that
/// finds a way; more lets that one look at more ways that are dearer than the cheapest.
const FURTHER: f64 = 3.0;

/// The searches that have a limit: the last of them goes further than any flyer has been seen to ask for.
const FURTHER_SEARCHES: i32 = 6;

/// By how much the cost of level columns may differ, in badness, between the heights that a first search looks at: what
/// it costs that one gap between activities grows. What is nearer to the least cost than that is not looked for again.
const NARROW_SPREAD: f64 = 300.0;

/// A number of places, rows or choices, as it is kept where there are many: no flyer has as many as that holds.
fn small(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// How far a search goes.
#[derive(Clone, Copy, Debug)]
struct Limits {
    /// The cost of the whole that it must stay below.
    whole: f64,
    /// The cost of a column that it must stay below.
    column: f64,
    /// By how much level columns of one height may cost more than of another that is still looked at.
    spread: f64,
}

/// The page that a flyer is broken into.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct PageShape {
    /// Columns on a page.
    pub columns: usize,
    /// Rows of a page.
    pub rows: usize,
    /// The row of the first page that its columns begin at.
    pub first_row: usize,
    /// The rows that the last page fills at the least, from the head of the page: where it is the first page, and where
    /// it is a later one.
    pub least_last: (f64, f64),
    /// Whether the last page may hold less than that, for what a remnant costs.
    pub may_leave_remnant: bool,
    /// Whether much of a page may stay white before what stands across the next, for what its rows cost; else they cost
    /// far more.
    pub may_leave_white: bool,
    /// The number of pages that there must be; any number does if `None`.
    pub exactly: Option<usize>,
    /// Whether columns are filled by as much white as their gaps take, where good columns can't come to that number.
    pub may_fill_by_white: bool,
}

impl PageShape {
    /// A page that is no remnant where it is last: one page alone may be as short as its text.
    #[cfg(test)]
    pub fn new(columns: usize, rows: usize, first_row: usize) -> PageShape {
        let least_last = (0.0, rows as f64 * LEAST_LAST_PAGE);
        PageShape {
            columns,
            rows,
            first_row,
            least_last,
            may_leave_remnant: true,
            may_leave_white: true,
            exactly: None,
            may_fill_by_white: false,
        }
    }

    /// The row that the columns of a page begin at.
    fn head(&self, page: usize) -> usize {
        if page == 0 { self.first_row.min(self.rows) } else { 0 }
    }

    /// The page after one: its number where pages are counted, and `None` after the last; else all pages but the first
    /// are alike, and are page 1.
    fn next_page(&self, page: usize) -> Option<usize> {
        match self.exactly {
            Some(pages) => Some(page + 1).filter(|next| *next < pages),
            None => Some(1),
        }
    }

    /// Whether a flyer may end on a page.
    fn may_be_last(&self, page: usize) -> bool {
        self.exactly.is_none_or(|pages| page + 1 == pages)
    }
}

/// Breaks a flyer into pages.
///
/// The first search tries good columns only; what it finds bounds the next, which tries all that can be cheaper, so
/// that together they find the optimum, on pages of up to two columns: of more, only the ways that are cheapest so far
/// are gone on with (a beam search), and what is found is near it.
///
/// Where the first finds nothing, others look for ways that cost more, each some times
/// as much as the one before: none looks much further than the optimum (R. E. Korf, "Depth-First
/// Iterative-Deepening", Artificial Intelligence 27 (1985), 97–109). Only where no way exists that keeps together
/// what belongs together may a search part it.
///
/// Over exactly so many pages, the first search is the only one, but for one that fills columns by white where that may
/// be.
///
/// Returns the pages of the cheapest way that is found, with what it costs; `None` for pages without room, and where
/// exactly so many pages can't be had of such columns.
pub(super) fn search(bands: &[Band], page: PageShape) -> Option<(f64, Vec<PagePlan>)> {
    searched(bands, page, |searched| {
        // What is worth having over exactly so many pages has good columns: there are other settings to have them at,
        // up to the last one that is tried.
        match searched.good() {
            found if page.exactly.is_some() => {
                found.or_else(|| page.may_fill_by_white.then(|| searched.filled_by_white()).flatten())
            }
            Some(found) => Some(searched.no_dearer(Breaks::Sound, found)),
            None => FIRST_FURTHER.iter().find_map(|(breaks, first)| searched.further(*breaks, *first)),
        }
    })
}

/// The same for a flyer of which a way that costs `known` is known already: `None` if it has none that is cheaper.
pub(super) fn search_cheaper(bands: &[Band], page: PageShape, known: f64) -> Option<(f64, Vec<PagePlan>)> {
    // Where less is parted than such a break costs, nothing is that belongs together.
    let breaks = [(Breaks::Sound, 0.0), (Breaks::Any, BreakCost::WIDOW.value())];
    let mut breaks = breaks.iter().filter(|(_, least)| *least < known);
    searched(bands, page, |searched| breaks.find_map(|(breaks, _)| searched.cheaper(*breaks, known)))
}

/// What a search finds.
fn searched(
    bands: &[Band],
    page: PageShape,
    search: impl FnOnce(&mut Bands) -> Option<Found>,
) -> Option<(f64, Vec<PagePlan>)> {
    let page = PageShape { columns: page.columns.clamp(1, MOST_COLUMNS), ..page };
    let tracks = tracks(bands);
    let mut searched = Bands::new(bands, &tracks, page);
    let best = search(&mut searched)?;
    Some((best.cost, searched.plans(&best.nodes)))
}
