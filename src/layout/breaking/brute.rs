//! Breaking by trying everything, which the search must not beat nor be beaten by.

mod tests;

use std::cell::RefCell;
use std::collections::HashMap;

use super::super::flow::{Gap, GapKind, Piece, Way};
use super::page_end::{PARTED_COST, REMNANT_COST, given_cost, is_too_white, new_page_cost};
use super::track::parts_rows;
use super::white::{LAST_COLUMN_SHARE, count, unfinished_cost, white_cost};
use super::*;
use crate::layout::flow::Flow;

/// What one flow comes to once each paragraph's way is chosen.
#[derive(Clone, Debug, Default)]
struct Chosen {
    cost: f64,
    rows: Vec<ChosenRow>,
}

#[derive(Clone, Copy, Debug)]
enum ChosenRow {
    /// A line or row, with the cost of a break before it, and what that parts.
    Line(f64, Parted),
    White(Gap),
}

/// What a break before a row parts.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Parted {
    Nothing,
    Paragraph,
    /// Rows that are lines of one text.
    Rows,
}

/// All that a flow may come to.
fn all_choices(flow: &Flow) -> Vec<Chosen> {
    let mut all = vec![Chosen::default()];
    for piece in &flow.pieces {
        let more: Vec<(f64, Vec<ChosenRow>)> = match piece {
            Piece::Row(row) => {
                let cost = row.cost.value();
                let parted = if parts_rows(cost) { Parted::Rows } else { Parted::Nothing };
                vec![(0.0, vec![ChosenRow::Line(cost, parted)])]
            }
            Piece::Gap(gap) => vec![(0.0, vec![ChosenRow::White(*gap)])],
            Piece::Paragraph(choice) => {
                let rows = |way: &Way| {
                    let inside = way.breaks.iter().map(|cost| (*cost, Parted::Paragraph));
                    let costs = [(choice.first, Parted::Nothing)].into_iter().chain(inside);
                    costs.map(|(cost, parted)| ChosenRow::Line(cost.value(), parted)).collect()
                };
                choice.ways.iter().map(|way| (way.cost, rows(way))).collect()
            }
        };
        let longer = |chosen: &Chosen| {
            let chosen = chosen.clone();
            more.clone().into_iter().map(move |(cost, rows)| Chosen {
                cost: chosen.cost + cost,
                rows: [chosen.rows.clone(), rows].concat(),
            })
        };
        all = all.iter().flat_map(longer).collect();
    }
    all
}

/// The columns that begin at a row: the row that the next begins at, their height, what the break costs, their gaps.
fn columns(rows: &[ChosenRow], start: usize, most: usize) -> Vec<(usize, usize, f64, Vec<GapKind>)> {
    let (mut ends, mut kinds, mut height) = (Vec::new(), Vec::new(), 0);
    for at in start..rows.len() {
        match rows[at] {
            ChosenRow::Line(..) => height += 1,
            ChosenRow::White(gap) => {
                height += gap.rows;
                kinds.push(gap.kind);
                continue;
            }
        }
        if height > most {
            break;
        }
        let mut next = at + 1;
        if let Some(ChosenRow::White(_)) = rows.get(next) {
            next += 1;
        }
        let cost = match (rows.get(start), rows.get(next)) {
            (Some(ChosenRow::Line(_, Parted::Paragraph)), Some(ChosenRow::Line(cost, Parted::Paragraph))) => {
                cost + single_line_cost(height)
            }
            (_, Some(ChosenRow::Line(cost, _))) => *cost,
            _ => 0.0,
        };
        ends.push((next, height, cost, kinds.clone()));
    }
    ends
}

struct Brute<'a> {
    page: PageShape,
    bands: &'a [Band],
    /// The cost that an element across the page stays below on the page that it fits whole.
    dearest: f64,
    /// The least cost of all from the head of a new page on, by band and row, for the ways that are tried now.
    known: RefCell<HashMap<(usize, usize), f64>>,
}

impl Brute<'_> {
    /// The least cost of all from a band on.
    fn bands(&self, band: usize, top: usize, first: bool) -> f64 {
        let Some(here) = self.bands.get(band) else {
            let lacking = self.page.rows as f64 * LEAST_LAST_PAGE - top as f64;
            return if first { 0.0 } else { REMNANT_COST * lacking.max(0.0) };
        };
        let head = if first { self.page.first_row } else { 0 };
        let top = if band == 0 || top == head { top } else { (top + 1).min(self.page.rows) };
        let skipped = new_page_cost(self.page.rows - top, &self.page);
        let new_page = (top > 0 && (band > 0 || top == self.page.rows)).then_some((0, false, skipped));
        let begins = [Some((top, first, 0.0)), new_page].into_iter().flatten();
        let least = begins.map(|(top, first, cost)| cost + self.band(band, here, top, first));
        least.fold(f64::INFINITY, f64::min)
    }

    fn band(&self, band: usize, here: &Band, top: usize, first: bool) -> f64 {
        let mut least = f64::INFINITY;
        match here {
            Band::Columns(flow) if flow.pieces.is_empty() => return self.bands_after(band, top, first),
            Band::Columns(flow) => {
                for chosen in all_choices(flow) {
                    self.known.borrow_mut().retain(|(of, _), _| *of != band);
                    least = least.min(chosen.cost + self.page(band, &chosen.rows, 0, top, first));
                }
            }
            Band::Spanning(spanning) => {
                let head = spanning.head.len();
                let all = all_choices(&spanning.text);
                let rows = self.page.rows;
                let may_give = spanning.may_give();
                let room = rows.saturating_sub(top + head);
                let fits = (1..=room).any(|height| {
                    let is_whole =
                        |chosen: &Chosen| level(&chosen.rows, 0, self.page.columns, height) < self.dearest;
                    all.iter().any(is_whole)
                });
                let parting = (top + head + 2).saturating_sub(rows);
                let goes_on = !fits && parting <= may_give && is_too_white(rows - top, rows);
                for chosen in &all {
                    if goes_on {
                        self.known.borrow_mut().retain(|(of, _), _| *of != band);
                        let cost = PARTED_COST + given_cost(parting) + chosen.cost;
                        let below = top + head - parting;
                        least = least.min(cost + self.page(band, &chosen.rows, 0, below, first));
                    }
                    let most = (rows + may_give).saturating_sub(top + head).min(rows - head);
                    for height in 1..=most {
                        let given = (top + head + height).saturating_sub(rows);
                        let cost = chosen.cost + level(&chosen.rows, 0, self.page.columns, height);
                        if cost.is_finite() {
                            let below = top + head + height - given;
                            let cost = cost + given_cost(given);
                            least = least.min(cost + self.bands_after(band, below, first));
                        }
                    }
                }
            }
        }
        least
    }

    fn bands_after(&self, band: usize, top: usize, first: bool) -> f64 {
        self.bands(band + 1, top, first)
    }

    /// The least cost of the rows from `start` on, which begin a page.
    fn page(&self, band: usize, rows: &[ChosenRow], start: usize, top: usize, first: bool) -> f64 {
        let capacity = self.page.rows - top;
        let mut least = f64::INFINITY;
        for height in 1..=capacity {
            let cost = level(rows, start, self.page.columns, height);
            if cost.is_finite() {
                least = least.min(cost + self.bands_after(band, top + height, first));
            }
        }
        let short = capacity.checked_sub(1).map_or(f64::INFINITY, |height| {
            SHORT_PAGE_COST + self.full(band, rows, start, height, self.page.columns)
        });
        least.min(short).min(self.full(band, rows, start, capacity, self.page.columns))
    }

    /// The same with so many full columns left on the page.
    fn full(&self, band: usize, rows: &[ChosenRow], start: usize, height: usize, columns_left: usize) -> f64 {
        if columns_left == 0 {
            let known = self.known.borrow().get(&(band, start)).copied();
            let cost = known.unwrap_or_else(|| self.page(band, rows, start, 0, false));
            self.known.borrow_mut().insert((band, start), cost);
            return PAGE_COST + cost;
        }
        let mut least = f64::INFINITY;
        for (next, taken, cost, kinds) in columns(rows, start, height) {
            if next < rows.len() {
                let cost = cost + white_at(rows, next, height - taken, &kinds);
                least = least.min(cost + self.full(band, rows, next, height, columns_left - 1));
            }
        }
        least
    }
}

/// What so many rows of white cost in a column with such gaps that ends before row `next`.
fn white_at(rows: &[ChosenRow], next: usize, white: usize, kinds: &[GapKind]) -> f64 {
    let gaps = count(kinds);
    let is_inside = matches!(rows.get(next), Some(ChosenRow::Line(_, parted)) if *parted != Parted::Nothing);
    white_cost(white, gaps) + if is_inside { unfinished_cost(white, gaps) } else { 0.0 }
}

/// The least cost of all rows from `start` on in columns of one height.
fn level(rows: &[ChosenRow], start: usize, columns_left: usize, height: usize) -> f64 {
    match (start >= rows.len(), columns_left) {
        (true, 0) => 0.0,
        (true, left) => ((left - 1) as f64 + LAST_COLUMN_SHARE) * white_cost(height, count(&[])),
        (false, 0) => f64::INFINITY,
        (false, left) => {
            let ways = columns(rows, start, height).into_iter().map(|(next, taken, cost, kinds)| {
                let share = if left == 1 { LAST_COLUMN_SHARE } else { 1.0 };
                let white = white_at(rows, next, height - taken, &kinds) * share;
                cost + white + level(rows, next, left - 1, height)
            });
            ways.fold(f64::INFINITY, f64::min)
        }
    }
}
