//! A stretch of columns: pages are filled column by column, and what is left at the end stands level.
//!
//! The cheapest way to begin a column at each place is found from the cheapest ways to begin the columns before
//! it, so no choice is made before what follows from it is known.

use super::columns::{Columns, Filled};
use super::known_white::KnownWhite;
use super::last::LastColumns;
use super::level::{Rests, Span};
use super::nodes::{Column, Node, Nodes, State, States};
use super::reached::{Reached, reach, those_reached};
use super::track::Track;
use super::walk::Breaks;
use super::{
    FEW_COLUMNS, Limits, PAGE_COST, PageShape, REMNANT_COST, SHORT_PAGE_COST, SKIPPED_ROW_COST, small,
};

/// The most ways to fill the first columns of a page from one row on that are gone on with on pages of more than a few columns.
const MOST_FILLINGS: usize = 16;

/// The most places that such a page is tried from, once an end of all is found on it.
const MOST_LAST_PAGES: usize = 32;

/// A stretch of columns, as it is searched.
pub(super) struct Stretch<'a> {
    pub track: &'a Track,
    /// The number of columns.
    pub columns: usize,
    /// The rows of a page.
    pub rows: usize,
    /// The page that it is broken into.
    pub page: PageShape,
    /// Its place among the parts of the flyer.
    pub band: usize,
    /// Whether nothing follows it.
    is_last: bool,
    /// What white costs in its columns.
    pub white: KnownWhite,
    /// The columns that may begin at its places.
    pub filled: Columns<'a>,
    /// Those that hold all that is left.
    pub last: LastColumns<'a>,
    /// How it may end level, for each height and number of columns.
    pub rests: Vec<Rests>,
    /// The first place from which a page may hold all.
    pub first_of_last_page: usize,
    /// Room for columns that are being looked for.
    pub found: Vec<Vec<Filled>>,
    /// For each place, room to note where it stands among those that are reached.
    slots: Vec<u32>,
}

impl<'a> Stretch<'a> {
    /// A stretch that is not searched yet.
    pub fn new(track: &'a Track, page: PageShape, band: usize, is_last: bool) -> Stretch<'a> {
        let PageShape { columns, rows, .. } = page;
        let mut stretch = Stretch {
            track,
            columns,
            rows,
            page,
            band,
            is_last,
            white: KnownWhite::new(rows),
            filled: Columns::new(track, columns, rows),
            last: LastColumns::new(track, rows),
            rests: Vec::new(),
            first_of_last_page: 0,
            found: Vec::new(),
            slots: Vec::new(),
        };
        stretch.first_of_last_page =
            (0..track.places()).find(|place| stretch.may_be_held(*place)).unwrap_or(track.end());
        stretch
    }

    /// Whether a page may hold all from a place on.
    fn may_be_held(&self, place: usize) -> bool {
        self.track.fewest_rows(place) <= self.columns * (self.rows + self.track.widest_gap)
    }

    /// Takes the breaks of a search, and what one of its columns may cost. What earlier ones have found of such is known.
    pub fn take(&mut self, breaks: Breaks, limits: Limits) {
        if !self.filled.take(breaks, limits.column) {
            self.rests.clear();
        }
    }

    /// The same where the columns are spanned: whether they fit a page whole must be known whatever they cost.
    pub fn take_spanned(&mut self, breaks: Breaks, limits: Limits) {
        self.take(breaks, Limits { column: f64::INFINITY, ..limits });
        // Those that an earlier search found too dear may do for this one.
        self.rests.clear();
    }

    /// From where the stretch may begin to where it may end, over as many pages as it takes.
    pub fn run(&mut self, entries: &States, nodes: &mut Nodes, limits: Limits) -> States {
        let mut exits = States::new(self.rows);
        let start = self.track.start();
        if start == self.track.end() {
            return entries.clone();
        }
        if let Some(pages) = self.page.exactly {
            self.count_pages(pages, entries, &mut exits, nodes, limits);
            return exits;
        }
        let mut pages = vec![Reached::NOT; self.track.places()];
        for entry in entries.iter() {
            if entry.top == 0 && entry.page > 0 {
                reach(&mut pages, start, entry.cost, || entry.node);
                continue;
            }
            self.rest_of_page(&entry, &mut pages, &mut exits, nodes, limits);
        }
        self.full_pages(&mut pages, nodes, limits);
        self.last_pages(&pages, 1, &mut exits, nodes, limits);
        exits
    }

    /// Fills what an entry leaves of its page, level where that is enough for all; or leaves it white.
    pub fn rest_of_page(
        &mut self,
        entry: &State,
        pages: &mut [Reached],
        exits: &mut States,
        nodes: &mut Nodes,
        limits: Limits,
    ) {
        let start = self.track.start();
        let within = self.end_level(start, *entry, exits, nodes, limits);
        let from = Reached { cost: entry.cost, node: entry.node, is_own: false };
        self.fill_page(&[(start, from)], entry.top, pages, nodes, within);
        let cost = entry.cost + PAGE_COST + SKIPPED_ROW_COST * (self.rows - entry.top) as f64;
        if cost < limits.whole && may_skip(entry, self.rows) {
            reach(pages, start, cost, || nodes.push(entry.node, Node::NewPage));
        }
    }

    /// Fills a page from its row `top` on, from the places at which it may begin to those at which the next may.
    pub fn fill_page(
        &mut self,
        begun: &[(usize, Reached)],
        top: usize,
        pages: &mut [Reached],
        nodes: &mut Nodes,
        limits: Limits,
    ) {
        let band = self.band;
        for (height, short) in page_heights(self.rows - top) {
            let begin = |(place, from): &(usize, Reached)| {
                (*place, Reached { cost: from.cost + short, node: from.node, is_own: false })
            };
            let mut reached: Vec<(usize, Reached)> = begun.iter().map(begin).collect();
            for index in 0..self.columns - 1 {
                let mut longer: Vec<(usize, Reached)> = Vec::new();
                let mut slots = std::mem::take(&mut self.slots);
                slots.resize(self.track.places(), u32::MAX);
                for (place, from) in reached {
                    self.full_column(place, from, height, limits, |span, cost| {
                        let next = span.next as usize;
                        let Some(slot) = slots.get_mut(next) else { return };
                        if *slot == u32::MAX {
                            *slot = small(longer.len());
                            longer.push((next, Reached::NOT));
                        }
                        if let Some((_, known)) = longer.get_mut(*slot as usize) {
                            known.offer_by(cost, nodes, from.node, column(band, index, (top, height), span));
                        }
                    });
                }
                for (place, _) in &longer {
                    if let Some(slot) = slots.get_mut(*place) {
                        *slot = u32::MAX;
                    }
                }
                self.slots = slots;
                if self.columns > FEW_COLUMNS && longer.len() > MOST_FILLINGS {
                    longer.sort_unstable_by(|(_, one), (_, other)| one.cost.total_cmp(&other.cost));
                    longer.truncate(MOST_FILLINGS);
                }
                longer.sort_unstable_by_key(|(place, _)| *place);
                reached = longer;
            }
            let index = self.columns - 1;
            for (place, from) in reached {
                self.full_column(place, from, height, limits, |span, cost| {
                    if let Some(known) = pages.get_mut(span.next as usize) {
                        let node = column(band, index, (top, height), span);
                        known.offer_by(cost + PAGE_COST, nodes, from.node, node);
                    }
                });
            }
        }
    }

    /// Fills whole pages, from the places at which they may begin to those at which further ones may.
    fn full_pages(&mut self, pages: &mut [Reached], nodes: &mut Nodes, limits: Limits) {
        let none: Vec<Vec<Reached>> =
            vec![vec![Reached::NOT; self.track.places()]; self.columns.saturating_sub(1)];
        let band = self.band;
        let mut of_heights = page_heights(self.rows).map(|height| (height, none.clone()));
        for place in 0..self.track.end() {
            for ((height, short), columns) in &mut of_heights {
                for index in 0..self.columns {
                    let here = match index.checked_sub(1) {
                        None => pages.get(place),
                        Some(before) => columns.get(before).and_then(|c| c.get(place)),
                    };
                    let Some(&from) = here.filter(|here| here.cost.is_finite()) else { continue };
                    if from.cost + self.least_cost_from(place, index) >= limits.whole {
                        continue;
                    }
                    let is_last = index + 1 == self.columns;
                    self.full_column(place, from, *height, limits, |span, cost| {
                        let (reached, cost) = match columns.get_mut(index) {
                            Some(next) if !is_last => (next.get_mut(span.next as usize), cost),
                            _ => (pages.get_mut(span.next as usize), cost + *short + PAGE_COST),
                        };
                        if let Some(known) = reached {
                            known.offer_by(cost, nodes, from.node, column(band, index, (0, *height), span));
                        }
                    });
                }
            }
            // Few searches come back to them, and those of a long flyer would take much memory.
            let (part, rows) = self.track.follows(place);
            if rows == 0 && self.track.fewest_rows(place) > self.columns * self.rows * 2 {
                self.filled.forget(part);
            }
        }
    }

    /// What all from a place on costs at the least: the pages that it takes.
    fn least_cost_from(&self, place: usize, column: usize) -> f64 {
        let full = self.rows + self.track.widest_gap;
        let left = self.track.fewest_rows(place).saturating_sub((self.columns - column) * full);
        let more = left.div_ceil(self.columns * full);
        PAGE_COST * more as f64
    }

    /// All ways to fill a column of `height` rows from a place, short of the end.
    fn full_column(
        &mut self,
        place: usize,
        from: Reached,
        height: usize,
        limits: Limits,
        mut found: impl FnMut(Span, f64),
    ) {
        if place == self.track.end() {
            return;
        }
        let end_of_all = small(self.track.end());
        for Filled { next, rows, cost: more } in self.filled.of_height(place, height, &mut self.white).iter()
        {
            let cost = from.cost + more;
            if next != end_of_all && more < limits.column && cost < limits.whole {
                found(Span { start: small(place), next, rows }, cost);
            }
        }
    }

    /// Ends the stretch level on each page that holds what is left; the cheapest pages first.
    pub fn last_pages(
        &mut self,
        pages: &[Reached],
        page: usize,
        exits: &mut States,
        nodes: &mut Nodes,
        limits: Limits,
    ) {
        let mut last: Vec<(usize, Reached)> =
            those_reached(pages).filter(|(place, _)| self.may_be_held(*place)).collect();
        last.sort_by(|(_, one), (_, other)| one.cost.total_cmp(&other.cost));
        let mut limits = limits;
        let mut most = last.len();
        for (tried, (place, Reached { cost, node, .. })) in last.into_iter().enumerate() {
            let is_end = |exit: State| {
                exit.page == page && (!self.is_last || remnant_cost(&exit, &self.page).is_finite())
            };
            if self.columns > FEW_COLUMNS && exits.iter().any(is_end) {
                most = MOST_LAST_PAGES;
            }
            if tried >= most {
                break;
            }
            let page = State { top: 0, page, cost, node };
            limits = self.end_level(place, page, exits, nodes, limits);
        }
    }

    /// Ends the stretch level from a place on a page. Where nothing follows, whatever costs as much as an end that
    /// is found need not be looked at any more; returns the limits that are left.
    fn end_level(
        &mut self,
        place: usize,
        page: State,
        exits: &mut States,
        nodes: &mut Nodes,
        mut limits: Limits,
    ) -> Limits {
        if self.is_last && !self.page.may_be_last(page.page) {
            return limits;
        }
        let known = |height: usize| exits.cost(page.page, page.top + height);
        for level in self.levels(place, page.cost, self.rows - page.top, limits, known) {
            let exit = State { top: page.top + level.height, cost: level.cost, ..page };
            exits.offer(exit, || nodes.push_level(page.node, (self.band, self.columns), page.top, &level));
            if self.is_last {
                limits.whole = limits.whole.min(exit.cost + remnant_cost(&exit, &self.page));
            }
        }
        limits
    }
}

/// A full column of a part of the flyer.
fn column(band: usize, index: usize, (top, height): (usize, usize), span: Span) -> Node {
    let (band, index, top, height) = (small(band), small(index), small(top), small(height));
    Node::Column(Column { band, index, top, height, span, is_level: false })
}

/// What a last page costs that holds too little: more than any other, where there must be so many full ones.
pub(super) fn remnant_cost(state: &State, page: &PageShape) -> f64 {
    let (first, later) = page.least_last;
    let least = if state.page == 0 { first } else { later };
    match (least - state.top as f64).max(0.0) {
        lacking if lacking > 0.0 && page.exactly.is_some() => f64::INFINITY,
        lacking => REMNANT_COST * lacking,
    }
}

/// Whether the rest of a page of so many rows may stay white: something stands on it, or nothing can.
pub(super) fn may_skip(state: &State, rows: usize) -> bool {
    state.top > 0 && (state.node.is_some() || state.top == rows)
}

/// The rows that the columns of a page may have which is not the last, with what that costs: all, or one less, which
/// nobody sees where they all end there.
fn page_heights(capacity: usize) -> [(usize, f64); 2] {
    [(capacity, 0.0), (capacity.saturating_sub(1), SHORT_PAGE_COST)]
}
