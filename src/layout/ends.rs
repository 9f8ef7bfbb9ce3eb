//! The ends of columns: where the best breaks leave a column short or end it in a hyphen, the paragraphs around are
//! asked for more ways, and the flyer is broken anew. Each time lines may be looser, but only as far as is needed.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;

use super::block::way;
use super::breaking::{BandPlan, ColumnPlan, PagePlan, PageShape, search_cheaper};
use super::collect::Collector;
use super::flow::{Band, Choice, Flow, Piece};
use super::setter::Setter;
use crate::text::Wish;

/// The loosest lines that level any columns, as a stretch ratio: looser ones gape, and beside a heading or a panel
/// they look worse than a column that ends short.
const LOOSEST: f64 = 2.5;

/// The loosest lines that level columns of running text, as a stretch ratio: nothing but a fault explains there why
/// one of two ends short, which looks worse than a line that gapes so far.
const LOOSEST_IN_TEXT: f64 = 4.0;

/// How many rows short a column of running text may end to be mended by lines that gape: a line or two more would do.
const MOST_SHORT_IN_TEXT: usize = 2;

/// How loose the lines of more ways may be, each time that they are asked for, as a stretch ratio, and what for. Past
/// the first, lines are seen to be loose.
const ROUNDS: [(f64, For); 6] = [
    (1.15, For::AnyEnd),
    (1.4, For::AnyEnd),
    (1.8, For::AnyEnd),
    (LOOSEST, For::AnyEnd),
    (LOOSEST_IN_TEXT, For::EndsInText),
    (f64::INFINITY, For::Hyphens),
];

/// The bad ends of columns that ways are asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum For {
    /// Those that end short, or in a hyphen.
    AnyEnd,
    /// Those that end a little short where text runs on into them, or from them into the next.
    EndsInText,
    /// Those that end in a hyphen. Ways of other numbers of lines are then no looser than for any end: they are to
    /// make room for the word, not to level other columns.
    Hyphens,
}

/// What is added to the cost of a way that was asked for: those that came by themselves are better where they do.
const ASKED_FOR_COST: f64 = 20.0;

/// How many rows after where a column ends it may end once paragraphs are set in other ways.
const ROWS_AROUND: RangeInclusive<isize> = -3..=3;

/// The rows from the first to the last of those around an end.
const ROWS_AT_AN_END: usize = (*ROWS_AROUND.end() - *ROWS_AROUND.start()).unsigned_abs() + 1;

/// The most lines of a paragraph that are each asked to end whole in a way of its own, so that any of them may be had
/// without the others: those near the ends of four columns. A longer paragraph has ways that see to all of these
/// ends at once, which is as many ways as for one, however long it is.
const MOST_ASKED_ALONE: usize = 4 * ROWS_AT_AN_END;

/// The paragraphs that are asked, by band and piece.
type Asked = BTreeMap<(usize, usize), LinesAtEnds>;

/// The lines of a paragraph after which columns may end, the first being 1, by how many rows they come after where the
/// columns end now.
type LinesAtEnds = BTreeMap<isize, BTreeSet<usize>>;

/// A flyer that was broken into pages at a cost, broken anew with more ways of its paragraphs where columns end badly.
pub(super) fn level_ends(
    collector: &mut Collector<'_>,
    page: PageShape,
    (mut cost, mut plans): (f64, Vec<PagePlan>),
) -> Vec<PagePlan> {
    for (tolerance, what_for) in ROUNDS {
        let other_count_tolerance = match what_for {
            For::AnyEnd | For::EndsInText => tolerance,
            For::Hyphens => LOOSEST,
        };
        let asked = asked(&plans, &collector.bands, what_for);
        let mut is_more = false;
        for ((band, piece), lines) in asked {
            let Some(choice) = collector.bands.get_mut(band).and_then(|band| paragraph(band, piece)) else {
                continue;
            };
            let wish = Wish { tolerance, other_count_tolerance, whole_lines: whole_lines(&lines) };
            is_more |= ask(&collector.setter, choice, &wish);
        }
        if is_more {
            // The ways that are there already are so still.
            if let Some(cheaper) = search_cheaper(&collector.bands, page, cost) {
                (cost, plans) = cheaper;
            }
        }
    }
    plans
}

/// Adds the ways of a paragraph that are wished for; whether there are any.
fn ask(setter: &Setter<'_>, choice: &mut Choice, wish: &Wish) -> bool {
    let Choice { ways, favoured, first, set: Some(set), .. } = choice else { return false };
    let known = ways.len();
    ways.extend(setter.wish(set, wish).iter().map(|variant| {
        let mut way = way(variant, *first);
        way.cost += ASKED_FOR_COST + favoured.cost_of_others(&way);
        way
    }));
    ways.len() > known
}

/// The paragraphs that could mend columns that end badly: those of the same band on their page, and on the pages before
/// and after.
fn asked(plans: &[PagePlan], bands: &[Band], what_for: For) -> Asked {
    let mut asked = Asked::new();
    let parts = |page: usize| plans.get(page).into_iter().flat_map(|plan| &plan.bands);
    for (page, bad) in (0..plans.len()).flat_map(|page| parts(page).map(move |part| (page, part))) {
        if ends_badly(bad, bands, what_for) {
            let around = (page.saturating_sub(1)..=page + 1).flat_map(parts);
            let of_band = around.filter(|part| part.band == bad.band);
            of_band.for_each(|part| add_paragraphs(part, bands, &mut asked));
        }
    }
    asked
}

/// Whether a column of a part of a page ends as ways are asked for, where lines of text could mend it.
fn ends_badly(plan: &BandPlan, bands: &[Band], what_for: For) -> bool {
    let Some(flow) = bands.get(plan.band).map(Band::flow) else { return false };
    let has_lines = flow.pieces.iter().any(|piece| matches!(piece, Piece::Paragraph(_)));
    let short = |column: &ColumnPlan| plan.height.saturating_sub(column.height());
    let mut columns = plan.columns.iter();
    has_lines
        && match what_for {
            For::AnyEnd => columns.any(|column| short(column) > 0 || ends_in_hyphen(column, flow)),
            For::EndsInText => plan.columns.windows(2).any(|pair| {
                text_runs_on(pair, flow)
                    && pair.iter().any(|column| (1..=MOST_SHORT_IN_TEXT).contains(&short(column)))
            }),
            For::Hyphens => columns.any(|column| ends_in_hyphen(column, flow)),
        }
}

/// Whether nothing but text stands where one of two neighbours ends and the next begins: the same paragraph, or two
/// that follow each other.
fn text_runs_on(neighbours: &[ColumnPlan], flow: &Flow) -> bool {
    let [one, next] = neighbours else { return false };
    let (Some(last), Some(first)) = (one.rows.last(), next.rows.first()) else { return false };
    let is_text = |piece: usize| matches!(flow.pieces.get(piece), Some(Piece::Paragraph(_)));
    is_text(last.piece) && is_text(first.piece) && first.piece <= last.piece + 1
}

/// Whether any column of some pages ends in a hyphen.
pub(super) fn any_ends_in_hyphen(plans: &[PagePlan], bands: &[Band]) -> bool {
    plans.iter().flat_map(|plan| &plan.bands).any(|part| ends_badly(part, bands, For::Hyphens))
}

fn ends_in_hyphen(column: &ColumnPlan, flow: &Flow) -> bool {
    let Some(last) = column.rows.last() else { return false };
    match (flow.pieces.get(last.piece), last.line) {
        (Some(Piece::Paragraph(choice)), Some((way, line))) => {
            let way = choice.set.as_ref().and_then(|set| set.ways().nth(way));
            way.and_then(|way| way.lines.get(line)).is_some_and(|line| line.divided)
        }
        _ => false,
    }
}

/// Adds the paragraphs of a part of a page.
fn add_paragraphs(plan: &BandPlan, bands: &[Band], asked: &mut Asked) {
    let Some(flow) = bands.get(plan.band).map(Band::flow) else { return };
    let mut ends = Vec::new();
    let mut rows = 0;
    for column in &plan.columns {
        rows += column.rows.len();
        ends.push(rows);
    }
    let placed = plan.columns.iter().flat_map(|column| &column.rows).enumerate();
    let mut last = None;
    for (row, placed) in placed.filter(|(_, placed)| last.replace(placed.piece) != Some(placed.piece)) {
        let (Some(Piece::Paragraph(choice)), Some((way, line))) =
            (flow.pieces.get(placed.piece), placed.line)
        else {
            continue;
        };
        let count = choice.ways.get(way).map_or(0, |way| way.lines());
        let lines = asked.entry((plan.band, placed.piece)).or_default();
        for end in &ends {
            for after in ROWS_AROUND {
                // Two lines at the least stand before a break, and after it in a way that has a line more.
                let before =
                    (end + line).checked_add_signed(after).and_then(|before| before.checked_sub(row));
                if let Some(before) = before.filter(|before| (2..count).contains(before)) {
                    lines.entry(after).or_default().insert(before);
                }
            }
        }
    }
}

/// Which lines of a paragraph are to end whole in one way of it: each alone, or those that come equally far after the
/// ends of columns where they are many.
fn whole_lines(lines: &LinesAtEnds) -> Vec<Vec<usize>> {
    let all: BTreeSet<usize> = lines.values().flatten().copied().collect();
    match all.len() <= MOST_ASKED_ALONE {
        true => all.into_iter().map(|line| vec![line]).collect(),
        false => lines.values().map(|lines| lines.iter().copied().collect()).collect(),
    }
}

/// The paragraph at a place of a band.
fn paragraph(band: &mut Band, piece: usize) -> Option<&mut Choice> {
    match band.flow_mut().pieces.get_mut(piece) {
        Some(Piece::Paragraph(choice)) => Some(choice),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
