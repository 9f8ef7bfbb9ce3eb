//! From band to band: columns, and the elements that span them.

use super::super::flow::Band;
use super::band::SearchedBand;
use super::nodes::{Node, NodeId, Nodes, State, States};
use super::page_end::remnant_cost;
use super::plan::{PagePlan, plans};
use super::track::Track;
use super::walk::Breaks;
use super::white::WHITE_COST;
use super::{FURTHER, FURTHER_SEARCHES, GOOD_COLUMN_COST, Limits, NARROW_SPREAD, PAGE_COST, PageShape};

/// Rows of white above and below a spanning element; they vanish at the head of a page.
const SPANNING_GAP_ROWS: usize = 1;

/// The bands of a flyer, as they are searched.
pub(super) struct Bands<'a> {
    bands: &'a [Band],
    tracks: &'a [Track],
    page: PageShape,
    /// What one search after the other finds in each.
    searched: Vec<SearchedBand<'a>>,
}

/// A way to break a flyer.
pub(super) struct Found {
    /// What it costs.
    pub cost: f64,
    /// Its choices, in order.
    pub nodes: Vec<Node>,
}

impl<'a> Bands<'a> {
    /// Bands that are not searched yet.
    pub fn new(bands: &'a [Band], tracks: &'a [Track], page: PageShape) -> Bands<'a> {
        let searched = bands.iter().zip(tracks).enumerate().map(|(at, (band, track))| {
            let spans = matches!(band, Band::Spanning(_));
            let is_last = at + 1 == bands.len() && !spans;
            SearchedBand::new(track, page, at, (is_last, spans))
        });
        Bands { bands, tracks, page, searched: searched.collect() }
    }

    /// What every way costs at the least: the pages that all rows take.
    fn least_cost(&self) -> f64 {
        let page = &self.page;
        let widest_gap = self.tracks.iter().map(|track| track.widest_gap).max().unwrap_or(0);
        let room = |rows: usize| page.columns * (rows + widest_gap);
        let rows: usize = self.tracks.iter().map(|track| track.fewest_rows(track.start())).sum();
        let later = rows.saturating_sub(room(page.rows - page.head(0)));
        PAGE_COST * later.div_ceil(room(page.rows).max(1)) as f64
    }

    /// A way of good columns, which part nothing that belongs together.
    pub fn good(&mut self) -> Option<Found> {
        self.run(
            Breaks::Sound,
            Limits { whole: f64::INFINITY, column: GOOD_COLUMN_COST, spread: NARROW_SPREAD },
        )
    }

    /// A way of columns filled by white, looser lines or dearer breaks, of which none ends short by itself.
    pub fn filled_by_white(&mut self) -> Option<Found> {
        self.run(Breaks::Sound, Limits { whole: f64::INFINITY, column: WHITE_COST, spread: NARROW_SPREAD })
    }

    /// The cheapest of all ways, given one.
    pub fn no_dearer(&mut self, breaks: Breaks, found: Found) -> Found {
        let left = found.cost - self.least_cost();
        let cheaper = (left > NARROW_SPREAD).then(|| self.cheaper(breaks, found.cost)).flatten();
        cheaper.unwrap_or(found)
    }

    /// The cheapest of all ways that cost less than `known`; over exactly so many pages, one of columns as good as
    /// those must be.
    pub fn cheaper(&mut self, breaks: Breaks, known: f64) -> Option<Found> {
        // A column of a cheaper way costs less than what such a way has left beside its pages.
        let left = known - self.least_cost();
        let (column, spread) = match self.page.exactly {
            Some(_) => {
                let dearest = if self.page.may_fill_by_white { WHITE_COST } else { GOOD_COLUMN_COST };
                (left.min(dearest), left.min(NARROW_SPREAD))
            }
            None => (left, left),
        };
        self.run(breaks, Limits { whole: known, column, spread })
    }

    /// The cheapest of all ways, however much it costs; the first search for it goes as far as `first`.
    pub fn further(&mut self, breaks: Breaks, first: f64) -> Option<Found> {
        let least = self.least_cost();
        let further = (0..FURTHER_SEARCHES).map(|search| first * FURTHER.powi(search));
        let mut limited = further.map(|left| Limits { whole: least + left, column: left, spread: left });
        let found = limited.find_map(|limits| self.run(breaks, limits));
        let unlimited = Limits { whole: f64::INFINITY, column: f64::INFINITY, spread: NARROW_SPREAD };
        found.or_else(|| {
            let found = self.run(breaks, unlimited)?;
            Some(self.no_dearer(breaks, found))
        })
    }

    /// The cheapest way within limits.
    fn run(&mut self, breaks: Breaks, limits: Limits) -> Option<Found> {
        let mut nodes = Nodes::default();
        let mut states = States::new(self.page.rows);
        states.offer(State { top: self.page.head(0), page: 0, cost: 0.0, node: None }, || None);
        let page = self.page;
        for (at, (band, searched)) in self.bands.iter().zip(&mut self.searched).enumerate() {
            if at > 0 {
                states = below_gap(&states, &page);
            }
            states = match band {
                Band::Columns(_) => {
                    searched.widen_to(breaks, limits.column);
                    searched.run(&states, &mut nodes, limits)
                }
                Band::Spanning(spanning) => {
                    searched.widen_to_spanned(breaks);
                    searched.across(spanning, &states, &mut nodes, limits)
                }
            };
        }
        let whole = |state: State| (state.cost + remnant_cost(&state, &self.page), state.node);
        let ends = states.iter().filter(|state| self.page.may_be_last(state.page));
        let best = ends.map(whole).min_by(|(one, _), (other, _)| one.total_cmp(other));
        best.filter(|(cost, _)| *cost < limits.whole)
            .map(|(cost, node): (f64, Option<NodeId>)| Found { cost, nodes: nodes.trace(node) })
    }

    /// Where every row stands in a way.
    pub fn plans(&self, nodes: &[Node]) -> Vec<PagePlan> {
        plans(nodes, self.bands, self.tracks, &self.page)
    }
}

/// The states below the white between two bands.
fn below_gap(states: &States, page: &PageShape) -> States {
    let mut below = States::new(page.rows);
    for state in states.iter() {
        let gap = if state.top == page.head(state.page) { 0 } else { SPANNING_GAP_ROWS };
        let top = (state.top + gap).min(page.rows);
        below.offer(State { top, ..state }, || state.node);
    }
    below
}

/// The tracks of bands.
pub(super) fn tracks(bands: &[Band]) -> Vec<Track> {
    bands.iter().map(|band| Track::new(band.flow())).collect()
}
