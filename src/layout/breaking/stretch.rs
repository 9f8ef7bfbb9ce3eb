//! A stretch of columns: pages are filled column by column, and what is left at the end stands level.
//!
//! The cheapest way to begin a column at each place is found from the cheapest ways to begin the columns before
//! it, so no choice is made before what follows from it is known.

use std::cmp::Reverse;

use super::known_white::KnownWhite;
use super::level::{Level, Span};
use super::nodes::{Node, NodeId, Nodes, State, States};
use super::track::Track;
use super::walk::{Breaks, End, Heights, KnownEnd};
use super::{Limits, PAGE_COST, PageShape, REMNANT_COST, SHORT_PAGE_COST, SKIPPED_ROW_COST};

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
    breaks: Breaks,
    /// Whether nothing follows it.
    is_last: bool,
    /// For each part the heights of all from there on.
    pub tails: Vec<Heights>,
    /// The columns that begin at a place, as far as they have been asked for.
    pub known_ends: Vec<Option<Box<[KnownEnd]>>>,
    /// What white costs in columns.
    pub white: KnownWhite,
    /// Room for the columns that are being looked for.
    found_ends: Vec<End>,
    /// For each place, room to note what is known of it while columns are levelled.
    pub slots: Vec<usize>,
}

/// The cheapest way known to begin a column.
#[derive(Clone, Copy)]
pub(super) struct Reached {
    /// What all before costs.
    pub cost: f64,
    /// The last choice before.
    pub node: Option<NodeId>,
}

impl<'a> Stretch<'a> {
    /// A stretch that is not searched yet.
    pub fn new(track: &'a Track, page: PageShape, band: usize, is_last: bool) -> Stretch<'a> {
        let PageShape { columns, rows, .. } = page;
        Stretch {
            track,
            columns,
            rows,
            page,
            band,
            breaks: Breaks::Sound,
            is_last,
            tails: track.tails(rows),
            known_ends: vec![None; track.places()],
            white: KnownWhite::new(rows),
            found_ends: Vec::new(),
            slots: Vec::new(),
        }
    }

    /// Takes the breaks of a search. What earlier ones have found of such breaks is known.
    pub fn take(&mut self, breaks: Breaks) {
        if breaks != self.breaks {
            self.breaks = breaks;
            self.known_ends.fill(None);
        }
    }

    /// Finds the columns that begin at a place, if they are not known.
    pub fn find_ends(&mut self, start: usize) {
        let Stretch { track, rows, breaks, known_ends, found_ends, white, .. } = self;
        if let Some(slot @ None) = known_ends.get_mut(start) {
            found_ends.clear();
            track.columns(start, *rows, *breaks, found_ends);
            let mut ends: Box<[KnownEnd]> =
                found_ends.iter().map(|end| KnownEnd::new(end, track, white)).collect();
            ends.sort_by_key(|end| Reverse(end.after));
            *slot = Some(ends);
        }
    }

    /// The columns that begin at a place, which are known; those that leave most come first.
    pub fn ends(&self, start: usize) -> &[KnownEnd] {
        self.known_ends.get(start).and_then(Option::as_deref).unwrap_or_default()
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
        let mut pages: Vec<Option<Reached>> = vec![None; self.track.places()];
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
        pages: &mut [Option<Reached>],
        exits: &mut States,
        nodes: &mut Nodes,
        limits: Limits,
    ) {
        let start = self.track.start();
        let within = self.end_level(start, *entry, exits, nodes, limits);
        let from = Reached { cost: entry.cost, node: entry.node };
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
        pages: &mut [Option<Reached>],
        nodes: &mut Nodes,
        limits: Limits,
    ) {
        for (height, short) in page_heights(self.rows - top) {
            let begin = |(place, from): &(usize, Reached)| {
                (*place, Reached { cost: from.cost + short, node: from.node })
            };
            let mut reached: Vec<(usize, Reached)> = begun.iter().map(begin).collect();
            for index in 0..self.columns {
                let mut longer: Vec<Option<Reached>> = vec![None; self.track.places()];
                for (place, from) in reached {
                    self.full_column(place, from, height, limits, |stretch, span, cost| {
                        let node = || nodes.push(from.node, stretch.column(index, top, height, span));
                        reach(&mut longer, span.next, cost, node);
                    });
                }
                reached = those_reached(&longer).collect();
            }
            for (place, Reached { cost, node }) in reached {
                reach(pages, place, cost + PAGE_COST, || node);
            }
        }
    }

    /// Fills whole pages, from the places at which they may begin to those at which further ones may.
    fn full_pages(&mut self, pages: &mut [Option<Reached>], nodes: &mut Nodes, limits: Limits) {
        let none: Vec<Vec<Option<Reached>>> =
            vec![vec![None; self.track.places()]; self.columns.saturating_sub(1)];
        let mut of_heights = page_heights(self.rows).map(|height| (height, none.clone()));
        for place in 0..self.track.end() {
            for ((height, short), columns) in &mut of_heights {
                for index in 0..self.columns {
                    let here = match index.checked_sub(1) {
                        None => pages.get(place).copied().flatten(),
                        Some(before) => columns.get(before).and_then(|c| c.get(place)).copied().flatten(),
                    };
                    let Some(from) = here else { continue };
                    if from.cost + self.least_cost_from(place, index) >= limits.whole {
                        continue;
                    }
                    let is_last = index + 1 == self.columns;
                    self.full_column(place, from, *height, limits, |stretch, span, cost| {
                        let node = || nodes.push(from.node, stretch.column(index, 0, *height, span));
                        match columns.get_mut(index) {
                            Some(next) if !is_last => reach(next, span.next, cost, node),
                            _ => reach(pages, span.next, cost + *short + PAGE_COST, node),
                        }
                    });
                }
            }
            if let Some(slot) = self.known_ends.get_mut(place) {
                // Few searches come back to them, and those of a long flyer would take much memory.
                if self.track.fewest_rows(place) > self.columns * self.rows * 2 {
                    *slot = None;
                }
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
        mut found: impl FnMut(&Self, Span, f64),
    ) {
        if place == self.track.end() {
            return;
        }
        self.find_ends(place);
        let end_of_all = self.track.end();
        for end in self.ends(place) {
            if end.rows > height || end.next == end_of_all {
                continue;
            }
            let white = height - end.rows;
            let more = end.cost + self.white.cost(white, end.gaps);
            let cost = from.cost + more;
            if more < limits.column && cost < limits.whole {
                found(self, Span { start: place, next: end.next, rows: end.rows }, cost);
            }
        }
    }

    /// Ends the stretch level on each page that holds what is left; the cheapest pages first.
    pub fn last_pages(
        &mut self,
        pages: &[Option<Reached>],
        page: usize,
        exits: &mut States,
        nodes: &mut Nodes,
        limits: Limits,
    ) {
        let most = self.columns * (self.rows + self.track.widest_gap);
        let holds = |place: usize| self.track.fewest_rows(place) <= most;
        let mut last: Vec<(usize, Reached)> =
            those_reached(pages).filter(|(place, _)| holds(*place)).collect();
        last.sort_by(|(_, one), (_, other)| one.cost.total_cmp(&other.cost));
        let mut limits = limits;
        for (place, Reached { cost, node }) in last {
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
        for level in self.levels(place, page.cost, self.rows - page.top, limits) {
            let exit = State { top: page.top + level.height, cost: level.cost, ..page };
            exits.offer(exit, || nodes.push(page.node, self.level(page.top, level)));
            if self.is_last {
                limits.whole = limits.whole.min(exit.cost + remnant_cost(&exit, &self.page));
            }
        }
        limits
    }

    fn level(&self, top: usize, level: Level) -> Node {
        Node::Level { band: self.band, top, height: level.height, spans: level.spans }
    }

    fn column(&self, index: usize, top: usize, height: usize, span: Span) -> Node {
        Node::Column { band: self.band, index, top, height, span }
    }
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

/// The places that are reached, in order.
pub(super) fn those_reached(places: &[Option<Reached>]) -> impl Iterator<Item = (usize, Reached)> {
    places.iter().enumerate().filter_map(|(place, reached)| Some((place, (*reached)?)))
}

/// Notes a way to a place if it is cheaper than the one known.
pub(super) fn reach(
    places: &mut [Option<Reached>],
    place: usize,
    cost: f64,
    node: impl FnOnce() -> Option<NodeId>,
) {
    if let Some(slot) = places.get_mut(place)
        && slot.is_none_or(|known| cost < known.cost)
    {
        *slot = Some(Reached { cost, node: node() });
    }
}
