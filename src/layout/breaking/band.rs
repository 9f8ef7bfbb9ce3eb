//! The columns of one band: pages are filled (`filling`), and what is left at the end stands level (`level`).
//!
//! The cheapest way to begin a column at each place is found from the cheapest ways to begin the columns before
//! it, so no choice is made before what follows from it is known.

use super::columns::{Columns, Filled};
use super::known_white::KnownWhite;
use super::last::LastColumns;
use super::level::Rests;
use super::nodes::{Node, Nodes, State, States};
use super::page_end::{least_height, may_skip, new_page_cost, remnant_cost};
use super::reached::{FewReached, Reached, reach, those_reached};
use super::track::Track;
use super::walk::Breaks;
use super::{FEW_COLUMNS, Limits, PageShape};

/// The most places that a page of more than a few columns is tried from, once an end of all is found on it. It bounds
/// the time of long flyers: of a hundred that were tried, an eighth as many changed two, and four times as many none.
const MOST_LAST_PAGES: usize = 32;

/// A band as it is searched: its columns, and in `across` what stands above them.
pub(super) struct SearchedBand<'a> {
    pub track: &'a Track,
    /// The page that it is broken into.
    pub page: PageShape,
    /// Its place among the parts of the flyer.
    pub band: usize,
    /// Whether nothing follows it.
    is_last: bool,
    /// Whether it stands below rows across the page that belong to it.
    has_head: bool,
    /// What white costs in its columns.
    pub white: KnownWhite,
    /// The columns that may begin at its places.
    pub filled: Columns<'a>,
    /// Those that hold all that is left.
    pub last: LastColumns<'a>,
    /// How it may end level, for each height and number of columns.
    pub rests: Vec<Rests>,
    /// What columns could cost where `rests` were looked for last: dearer ones may be missing from them.
    pub rests_limit: f64,
    /// The first place from which a page may hold all.
    pub first_of_last_page: usize,
    /// Room for columns that are being looked for.
    pub found: Vec<Vec<Filled>>,
    /// Room for the places that the next column may begin at.
    pub next: FewReached,
}

impl<'a> SearchedBand<'a> {
    /// A band that is not searched yet.
    pub fn new(
        track: &'a Track,
        page: PageShape,
        band: usize,
        (is_last, has_head): (bool, bool),
    ) -> SearchedBand<'a> {
        let mut searched = SearchedBand {
            track,
            page,
            band,
            is_last,
            has_head,
            white: KnownWhite::new(page.rows),
            filled: Columns::new(track, page.columns, page.rows),
            last: LastColumns::new(track, page.rows),
            rests: Vec::new(),
            rests_limit: 0.0,
            first_of_last_page: 0,
            found: Vec::new(),
            next: FewReached::new(track.places()),
        };
        searched.first_of_last_page =
            (0..track.places()).find(|place| searched.may_be_held(*place)).unwrap_or(track.end());
        searched
    }

    /// Whether a page may hold all from a place on.
    fn may_be_held(&self, place: usize) -> bool {
        self.track.fewest_rows(place) <= self.page.columns * (self.page.rows + self.track.widest_gap)
    }

    /// Goes as far as the breaks of a search, and what one of its columns may cost. What earlier ones have found of
    /// such is known.
    pub fn widen_to(&mut self, breaks: Breaks, limit: f64) {
        if !self.filled.widen_to(breaks, limit) {
            self.rests.clear();
        }
    }

    /// The same where the columns are spanned: whether they fit a page whole must be known whatever they cost.
    pub fn widen_to_spanned(&mut self, breaks: Breaks) {
        self.widen_to(breaks, f64::INFINITY);
    }

    /// From where the band may begin to where it may end, over as many pages as it takes.
    pub fn run(&mut self, entries: &States, nodes: &mut Nodes, limits: Limits) -> States {
        let mut exits = States::new(self.page.rows);
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
        let cost = entry.cost + new_page_cost(self.page.rows - entry.top, &self.page);
        // A head across the page is not left alone on it, where there is room below.
        let may_skip = may_skip(entry, self.page.rows) && (entry.top == self.page.rows || !self.has_head);
        if cost < limits.whole && may_skip {
            reach(pages, start, cost, || nodes.push(entry.node, Node::NewPage));
        }
    }

    /// Ends the band level on each page that holds what is left; the cheapest pages first.
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
            if self.page.columns > FEW_COLUMNS && exits.iter().any(is_end) {
                most = MOST_LAST_PAGES;
            }
            if tried >= most {
                break;
            }
            let page = State { top: 0, page, cost, node };
            limits = self.end_level(place, page, exits, nodes, limits);
        }
    }

    /// Ends the band level from a place on a page. Where nothing follows, whatever costs as much as an end that
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
        let least = if self.is_last { least_height(&page, &self.page) } else { 0 };
        for level in self.levels(place, page.cost, (least, self.page.rows - page.top), limits, known) {
            let exit = State { top: page.top + level.height, cost: level.cost, ..page };
            exits.offer(exit, || {
                nodes.push_level(page.node, (self.band, self.page.columns), page.top, &level)
            });
            if self.is_last {
                limits.whole = limits.whole.min(exit.cost + remnant_cost(&exit, &self.page));
            }
        }
        limits
    }
}
