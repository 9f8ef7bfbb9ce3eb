//! A band over a number of pages that is given: page by page, so that at each place it is known which page it begins.

use super::Limits;
use super::band::SearchedBand;
use super::nodes::{Nodes, States};
use super::reached::{Reached, reach, those_reached};

impl SearchedBand<'_> {
    /// From where the band may begin to where it may end, on which of `pages` pages, and no more of them.
    pub(super) fn count_pages(
        &mut self,
        pages: usize,
        entries: &States,
        exits: &mut States,
        nodes: &mut Nodes,
        limits: Limits,
    ) {
        let start = self.track.start();
        let none = vec![Reached::NOT; self.track.places()];
        let mut begun = none.clone();
        for page in 0..pages {
            let mut next = none.clone();
            for entry in entries.iter().filter(|entry| entry.page == page) {
                if entry.top == 0 && page > 0 {
                    reach(&mut begun, start, entry.cost, || entry.node);
                } else {
                    self.rest_of_page(&entry, &mut next, exits, nodes, limits);
                }
            }
            self.last_pages(&begun, page, exits, nodes, limits);
            if page + 1 < pages {
                let begun: Vec<(usize, Reached)> = those_reached(&begun).collect();
                self.fill_page(&begun, 0, &mut next, nodes, limits);
            }
            self.forget_all_but(&mut next, pages - page - 1);
            begun = next;
        }
    }

    /// Drops the places from which all that follows does not go into so many pages, and what is known of those that no
    /// page begins at any more.
    fn forget_all_but(&mut self, begun: &mut [Reached], pages_left: usize) {
        let room = pages_left * self.page.columns * (self.page.rows + self.track.widest_gap);
        for (place, reached) in begun.iter_mut().enumerate() {
            if self.track.fewest_rows(place) > room {
                *reached = Reached::NOT;
            }
        }
        let first = those_reached(begun).next().map_or(0, |(place, _)| self.track.owner(place));
        for part in 0..first {
            self.filled.forget(part);
        }
    }
}
