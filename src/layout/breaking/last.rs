//! The last of level columns: all that is left, for each part that it may begin with and each number of rows found
//! once.

use super::columns::Filled;
use super::known_white::KnownWhite;
use super::small;
use super::track::Track;
use super::walk::Heights;
use super::white::{LAST_COLUMN_SHARE, gaps_between};

/// Last columns, as far as they have been asked for.
pub(super) struct LastColumns<'a> {
    track: &'a Track,
    /// The rows of a page.
    rows: usize,
    /// For each part the heights of all from there on.
    tails: Vec<Heights>,
    /// For each part and number of rows the cheapest; one whose cost is not a number was not asked for.
    known: Vec<Box<[Filled]>>,
}

impl<'a> LastColumns<'a> {
    /// None known yet, on pages of so many rows.
    pub fn new(track: &'a Track, rows: usize) -> LastColumns<'a> {
        let tails = track.tails(rows);
        let known = vec![Box::default(); tails.len()];
        LastColumns { track, rows, tails, known }
    }

    /// The cheapest column of a height that holds all from a place on.
    pub fn of_height(&mut self, place: usize, height: usize, white: &mut KnownWhite) -> Filled {
        let (part, taken) = self.track.follows(place);
        let Some(room) = height.checked_sub(taken) else { return Filled::NONE };
        let Some(tail) = self.tails.get(part).filter(|tail| tail.first <= room) else { return Filled::NONE };
        let Some(known) = self.known.get_mut(part) else { return Filled::NONE };
        if known.is_empty() {
            let unknown = Filled { cost: f64::NAN, ..Filled::NONE };
            *known = vec![unknown; self.rows + 1].into();
        }
        let Some(known) = known.get_mut(room) else { return Filled::NONE };
        if known.cost.is_nan() {
            let ends = self.track.gaps_before(self.track.parts.len());
            let gaps = white.id(gaps_between(self.track.gaps_before(part), ends));
            let next = small(self.track.end());
            *known = Filled::NONE;
            // The fullest first, so that of equals the one of fewest rows is kept.
            for (rows, cost) in tail.iter().rev().filter(|(rows, _)| *rows <= room) {
                let cost = cost + white.cost(room - rows, gaps) * LAST_COLUMN_SHARE;
                if cost <= known.cost {
                    *known = Filled { next, rows: small(rows), cost };
                }
            }
        }
        Filled { rows: known.rows + small(taken), ..*known }
    }
}
