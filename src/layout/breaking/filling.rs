//! Full pages: column by column, from the places at which a page may begin to those at which the next may.

use super::band::SearchedBand;
use super::columns::Filled;
use super::level::Span;
use super::nodes::{Column, Node, Nodes};
use super::reached::Reached;
use super::{FEW_COLUMNS, Limits, PAGE_COST, SHORT_PAGE_COST, small};

/// The most ways to fill the first columns of a page from one row on that are gone on with on pages of more than a few
/// columns. It bounds the time of flyers that are harder than most: of a hundred that were tried, a quarter as many
/// changed six, and four times as many none.
const MOST_FILLINGS: usize = 16;

impl SearchedBand<'_> {
    /// Fills a page from its row `top` on, from the places at which it may begin to those at which the next may.
    pub fn fill_page(
        &mut self,
        begun: &[(usize, Reached)],
        top: usize,
        pages: &mut [Reached],
        nodes: &mut Nodes,
        limits: Limits,
    ) {
        for (height, short) in page_heights(self.page.rows - top) {
            let begin = |(place, from): &(usize, Reached)| {
                (*place, Reached { cost: from.cost + short, node: from.node, is_own: false })
            };
            let mut begun: Vec<(usize, Reached)> = begun.iter().map(begin).collect();
            let last = self.page.columns - 1;
            for index in 0..last {
                begun = self.fill_column(begun, index, (top, height), nodes, limits);
            }
            self.fill_last_column(begun, (top, height), pages, nodes, limits);
        }
    }

    /// Fills column `index`, from the places at which it may begin to those at which the next may, in their order.
    fn fill_column(
        &mut self,
        begun: Vec<(usize, Reached)>,
        index: usize,
        (top, height): (usize, usize),
        nodes: &mut Nodes,
        limits: Limits,
    ) -> Vec<(usize, Reached)> {
        let band = self.band;
        let mut next = std::mem::take(&mut self.next);
        for (place, from) in begun {
            self.full_column(place, from, height, limits, |span, cost| {
                if let Some(known) = next.at(span.next as usize) {
                    known.offer_by(cost, nodes, from.node, column(band, index, (top, height), span));
                }
            });
        }
        let mut reached = next.take();
        self.next = next;
        if self.page.columns > FEW_COLUMNS && reached.len() > MOST_FILLINGS {
            reached.sort_unstable_by(|(_, one), (_, other)| one.cost.total_cmp(&other.cost));
            reached.truncate(MOST_FILLINGS);
        }
        reached.sort_unstable_by_key(|(place, _)| *place);
        reached
    }

    /// Fills the last column, from the places at which it may begin to those at which the next page may.
    fn fill_last_column(
        &mut self,
        begun: Vec<(usize, Reached)>,
        (top, height): (usize, usize),
        pages: &mut [Reached],
        nodes: &mut Nodes,
        limits: Limits,
    ) {
        let (band, index) = (self.band, self.page.columns - 1);
        for (place, from) in begun {
            self.full_column(place, from, height, limits, |span, cost| {
                if let Some(known) = pages.get_mut(span.next as usize) {
                    let node = column(band, index, (top, height), span);
                    known.offer_by(cost + PAGE_COST, nodes, from.node, node);
                }
            });
        }
    }

    /// Fills whole pages, from the places at which they may begin to those at which further ones may.
    pub fn full_pages(&mut self, pages: &mut [Reached], nodes: &mut Nodes, limits: Limits) {
        let none: Vec<Vec<Reached>> =
            vec![vec![Reached::NOT; self.track.places()]; self.page.columns.saturating_sub(1)];
        let band = self.band;
        let mut of_heights = page_heights(self.page.rows).map(|height| (height, none.clone()));
        for place in 0..self.track.end() {
            for ((height, short), columns) in &mut of_heights {
                for index in 0..self.page.columns {
                    let here = match index.checked_sub(1) {
                        None => pages.get(place),
                        Some(before) => columns.get(before).and_then(|c| c.get(place)),
                    };
                    let Some(&from) = here.filter(|here| here.cost.is_finite()) else { continue };
                    if from.cost + self.least_cost_from(place, index) >= limits.whole {
                        continue;
                    }
                    let is_last = index + 1 == self.page.columns;
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
            if rows == 0 && self.track.fewest_rows(place) > self.page.columns * self.page.rows * 2 {
                self.filled.forget(part);
            }
        }
    }

    /// What all from a place on costs at the least: the pages that it takes.
    fn least_cost_from(&self, place: usize, column: usize) -> f64 {
        let full = self.page.rows + self.track.widest_gap;
        let left = self.track.fewest_rows(place).saturating_sub((self.page.columns - column) * full);
        let more = left.div_ceil(self.page.columns * full);
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
}

/// A full column of a part of the flyer.
fn column(band: usize, index: usize, (top, height): (usize, usize), span: Span) -> Node {
    let (band, index, top, height) = (small(band), small(index), small(top), small(height));
    Node::Column(Column { band, index, top, height, span, is_level: false })
}

/// The rows that the columns of a page may have which is not the last, with what that costs: all, or one less, which
/// nobody sees where they all end there.
fn page_heights(capacity: usize) -> [(usize, f64); 2] {
    [(capacity, 0.0), (capacity.saturating_sub(1), SHORT_PAGE_COST)]
}
