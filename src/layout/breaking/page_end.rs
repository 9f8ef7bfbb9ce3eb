//! Ends of pages: what white at the foot of one costs, inside a flyer and at its end.

use super::nodes::State;
use super::{PAGE_COST, PageShape};

/// The cost of each row that a last page lacks to what it should fill, in badness: gaps on the pages before
/// may take up three rows to send it one. Four times as much drew some flyers out over more pages.
pub(super) const REMNANT_COST: f64 = 250.0;

/// The cost of the first row that stays white where a page ends before a spanning element, or all that follows one goes
/// to the next page, in badness: columns that end a row or two above the foot, all at one height, are hardly seen; a
/// sixth of a page costs about as much as one column that ends a row short. Of 200 flyers with pictures across the
/// page, two fifths as much left 40 a quarter of a page white, this 31, and twice as much 27.
const SKIPPED_ROW_COST: f64 = 500.0;

/// The cost of each row by which a picture across the page is smaller, so that it stays on its page, in badness: as
/// much as the first row that would stay white, so that a few rows stay white before it gives as many.
const GIVEN_ROW_COST: f64 = SKIPPED_ROW_COST;

/// How many times more each row costs where all of a page stays white, beside the first: half a page costs more than
/// two columns that end short or elements that go on.
const SKIPPED_GROWTH: f64 = 6.0;

/// How many times more each row costs where all of a page stays white and hardly any may, beside the first and in the
/// cube of the share: half a page costs more than three columns that end in a hyphen, and a sixth of one half as much
/// again as elsewhere. With five times as much, columns were drawn out to hide the white.
const UNWANTED_GROWTH: f64 = 200.0;

/// The share of its rows that a page may leave white before an element across it; where it would leave more, the
/// element goes on from it to the next.
pub(in crate::layout) const MOST_SKIPPED: f64 = 0.25;

/// What it costs that an element across the page goes on to the next: as much as a tenth of a page left white.
pub(super) const PARTED_COST: f64 = 5_000.0;

/// What it costs that a picture across the page is smaller by so many rows.
pub(super) fn given_cost(rows: usize) -> f64 {
    GIVEN_ROW_COST * rows as f64
}

/// What a new page costs that begins with so many rows of the one before still white.
pub(super) fn new_page_cost(white: usize, page: &PageShape) -> f64 {
    let share = white as f64 / page.rows.max(1) as f64;
    let unwanted = if page.may_leave_white { 0.0 } else { UNWANTED_GROWTH * share.powi(3) };
    PAGE_COST + SKIPPED_ROW_COST * white as f64 * (1.0 + SKIPPED_GROWTH * share + unwanted)
}

/// Whether so many rows are more than a page may leave white before an element that could go on.
pub(super) fn is_too_white(white: usize, rows: usize) -> bool {
    white as f64 > rows as f64 * MOST_SKIPPED
}

/// What a last page costs that holds too little: more than any other, where there must be no remnant.
pub(super) fn remnant_cost(state: &State, page: &PageShape) -> f64 {
    match (least_rows(state.page, page) - state.top as f64).max(0.0) {
        lacking if lacking > 0.0 && !page.may_leave_remnant => f64::INFINITY,
        lacking => REMNANT_COST * lacking,
    }
}

/// The least rows that the last columns of a flyer have below a place, where it may leave no remnant.
pub(super) fn least_height(begun: &State, page: &PageShape) -> usize {
    let least = least_rows(begun.page, page).ceil() as usize;
    if page.may_leave_remnant { 0 } else { least.saturating_sub(begun.top) }
}

/// The rows from the head of a page that it fills at the least where it is the last.
fn least_rows(number: usize, page: &PageShape) -> f64 {
    let (first, later) = page.least_last;
    if number == 0 { first } else { later }
}

/// Whether the rest of a page of so many rows may stay white: something stands on it, or nothing can.
pub(super) fn may_skip(state: &State, rows: usize) -> bool {
    state.top > 0 && (state.node.is_some() || state.top == rows)
}
