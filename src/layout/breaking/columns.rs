//! Columns: all that begin at a place and fill a height.
//!
//! Below the paragraph that a column may begin in, what stands in it depends only on the part that follows and the
//! rows that are left for it. So the ways to end a column are found once for each part (`columns_from`), with the
//! heights that the whole parts before an end may have, which all lines of all ways of a paragraph share; and the
//! cheapest way to each end, gaps and white and all, once for each part and room.

use super::columns_from::ColumnsFrom;
use super::known_white::KnownWhite;
use super::track::{Part, Spot, Track};
use super::walk::Breaks;
use super::white::{GapCount, most_at_foot};
use super::{FEW_COLUMNS, single_line_cost, small};

/// The columns that are kept at the most, filled to a height; past them all are forgotten, and found again where they
/// are asked for. It bounds the memory of flyers of many columns, and few others come near.
const MOST_KEPT: usize = 2_000_000;

/// The most ways to end a column of one height that are looked at on pages of more than a few columns. It bounds the
/// time of flyers that are harder than most: of a hundred that were tried, half as many changed one, and four times as
/// many none.
const MOST_ENDS: usize = 16;

/// The cheapest way to fill a column and end it before a place.
#[derive(Clone, Copy, Debug)]
pub(super) struct Filled {
    /// The place with which what follows begins, past the white between.
    pub next: u32,
    /// The rows of the column, before its gaps grow.
    pub rows: u32,
    /// What its paragraphs, its white and the break at its end cost; infinite where there is no way.
    pub cost: f64,
}

impl Filled {
    /// No way.
    pub const NONE: Filled = Filled { next: 0, rows: 0, cost: f64::INFINITY };
}

/// The columns of a height that begin at a place, one for each place that the next may begin at; those that leave most
/// come first.
#[derive(Clone, Copy)]
pub(super) struct Fillings<'a> {
    /// Those that end in the paragraph that they begin in.
    inside: &'a [Filled],
    /// Those that go on below it.
    below: &'a [Filled],
    /// The rows above what goes on.
    taken: u32,
}

impl<'a> Fillings<'a> {
    /// All of them.
    pub fn iter(self) -> impl Iterator<Item = Filled> + 'a {
        let whole = move |filled: &Filled| Filled { rows: filled.rows + self.taken, ..*filled };
        // A column has something in it.
        let below = self.below.iter().map(whole).filter(|filled| filled.rows > 0);
        self.inside.iter().copied().chain(below)
    }

    /// Those that leave at most so many rows of a track.
    pub fn leaving(self, rows: usize, track: &Track) -> Fillings<'a> {
        let left = |those: &'a [Filled]| {
            let first = those.partition_point(|filled| track.fewest_rows(filled.next as usize) > rows);
            those.get(first..).unwrap_or_default()
        };
        Fillings { inside: left(self.inside), below: left(self.below), taken: self.taken }
    }
}

/// The columns of a band, as far as they have been asked for.
pub(super) struct Columns<'a> {
    track: &'a Track,
    /// The rows of a page.
    rows: usize,
    breaks: Breaks,
    /// No column that costs as much is kept.
    limit: f64,
    /// Nor any that leaves more white at its foot than so many rows.
    at_foot: usize,
    /// How many are kept that begin before one part and fill one height, and the one that leaves least: the cheapest.
    most: usize,
    /// For each part the columns that begin before it.
    parts: Vec<Option<Box<ColumnsFrom>>>,
    /// How many are kept, filled to a height.
    kept: usize,
    /// Room for those that end in the paragraph that they begin in.
    inside: Vec<Filled>,
}

impl<'a> Columns<'a> {
    /// None known yet, on pages of so many columns and rows.
    pub fn new(track: &'a Track, columns: usize, rows: usize) -> Columns<'a> {
        let most = if columns > FEW_COLUMNS { MOST_ENDS } else { usize::MAX };
        let parts = track.parts.iter().map(|_| None).chain([None]).collect();
        let breaks = Breaks::Sound;
        Columns { track, rows, breaks, limit: 0.0, at_foot: 0, most, parts, kept: 0, inside: Vec::new() }
    }

    /// Goes as far as the breaks of a search, and what one of its columns may cost. What earlier ones have found is
    /// known, where they went as far; returns whether it is.
    pub fn widen_to(&mut self, breaks: Breaks, limit: f64) -> bool {
        let is_known = breaks == self.breaks && limit <= self.limit;
        if breaks != self.breaks {
            self.parts.fill_with(|| None);
            self.kept = 0;
        } else if !is_known {
            self.forget_filled();
        }
        if !is_known {
            (self.breaks, self.limit, self.at_foot) = (breaks, limit, most_at_foot(limit, self.rows));
        }
        is_known
    }

    /// Forgets the columns that begin before a part.
    pub fn forget(&mut self, part: usize) {
        if let Some(known) = self.parts.get_mut(part).and_then(Option::take) {
            self.kept -= known.filled.len();
        }
    }

    fn forget_filled(&mut self) {
        for known in self.parts.iter_mut().flatten() {
            known.filled = Vec::new();
            known.rooms.fill(None);
        }
        self.kept = 0;
    }

    /// The columns of a height that begin at a place. At the end of all a column is empty.
    pub fn of_height(&mut self, place: usize, height: usize, white: &mut KnownWhite) -> Fillings<'_> {
        self.inside.clear();
        let (part, taken) = self.track.follows(place);
        let (room, taken) = (height.checked_sub(taken), small(taken));
        if place == self.track.end() {
            let gaps = white.id(GapCount::default());
            self.inside.push(Filled { next: small(place), rows: 0, cost: white.cost(height, gaps) });
            return Fillings { inside: &self.inside, below: &[], taken };
        }
        if taken > 0 {
            self.end_inside(place, height, white);
        }
        let Some((from, to)) = room.and_then(|room| self.find(part, room, white)) else {
            return Fillings { inside: &self.inside, below: &[], taken };
        };
        let known = self.parts.get(part).and_then(Option::as_ref);
        let below = known.and_then(|known| known.filled.get(from as usize..to as usize)).unwrap_or_default();
        Fillings { inside: &self.inside, below, taken }
    }

    /// Finds the columns that begin inside a way of a paragraph, and end in it as well.
    fn end_inside(&mut self, place: usize, height: usize, white: &mut KnownWhite) {
        let Spot::Inside(part, way, line) = self.track.spot(place) else { return };
        let Some(Part::Paragraph(_, ways)) = self.track.parts.get(part) else { return };
        let Some(way) = ways.get(way) else { return };
        let gaps = white.id(GapCount::default());
        let later = (1..).zip(&way.breaks).zip(way.second..).skip(line);
        let short = height.saturating_sub(self.at_foot);
        for ((before, cost), next) in later.take_while(|((before, _), _)| before - line <= height) {
            let rows = before - line;
            if rows >= short && self.breaks.allow(*cost) {
                let cost = cost + single_line_cost(rows) + white.cost_inside(height - rows, gaps);
                if cost < self.limit {
                    self.inside.push(Filled { next: small(next), rows: small(rows), cost });
                }
            }
        }
    }

    /// Finds the columns of `room` rows that begin before a part: where they are among those filled.
    fn find(&mut self, part: usize, room: usize, white: &mut KnownWhite) -> Option<(u32, u32)> {
        if self.kept > MOST_KEPT {
            self.forget_filled();
        }
        let slot = self.parts.get_mut(part)?;
        let known = slot.get_or_insert_with(|| {
            Box::new(ColumnsFrom::new(self.track, part, self.rows, self.breaks, white))
        });
        let place = *known.rooms.get(room)?;
        if place.is_some() {
            return place;
        }
        let before = known.filled.len();
        known.fill(room, (self.limit, self.at_foot), white);
        known.keep_cheapest(before, self.most);
        self.kept += known.filled.len() - before;
        let place = Some((small(before), small(known.filled.len())));
        if let Some(slot) = known.rooms.get_mut(room) {
            *slot = place;
        }
        place
    }
}
