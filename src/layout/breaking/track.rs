//! The track: a flow as numbers, and its places one after the other.
//!
//! A place is a point of the flow at which a column may end and the next begin: before each piece, and before
//! each line of each way of a paragraph. Places are numbered so that whatever follows a place has a greater number.

use super::super::flow::{BreakCost, Flow, Gap, Piece};
use super::small;
use super::white::{GapSums, gap_sums};

/// A flow as breaking sees it.
pub(super) struct Track {
    /// What stands in it.
    pub parts: Vec<Part>,
    /// For each part the place before it, and last the place after all.
    befores: Vec<usize>,
    /// For each place the part that it stands before, or in.
    owners: Vec<usize>,
    /// For each part, and for the end, the gaps that stand before it.
    gaps: Vec<GapSums>,
    /// What follows each place.
    places: Vec<Place>,
    /// The rows of the widest gap: no more can vanish where a column ends.
    pub widest_gap: usize,
}

/// What follows a place.
#[derive(Clone, Copy, Debug, Default)]
struct Place {
    /// The fewest rows from there on.
    fewest: u32,
    /// The most.
    most: u32,
    /// The part that it stands before; that after the paragraph that it stands in.
    part: u32,
    /// The rows before that part.
    rows: u32,
}

/// A piece of the flow as numbers.
pub(super) enum Part {
    /// A row, and what a break before it costs.
    Row(f64),
    /// White.
    Gap(Gap),
    /// A paragraph: what a break before it costs, and its ways.
    Paragraph(f64, Vec<TrackWay>),
}

/// A way to set a paragraph.
pub(super) struct TrackWay {
    /// What it costs.
    pub cost: f64,
    /// What a break before each line but the first costs.
    pub breaks: Vec<f64>,
    /// The place before its second line.
    pub second: usize,
}

impl TrackWay {
    /// Its lines.
    pub fn lines(&self) -> usize {
        self.breaks.len() + 1
    }
}

/// Where a place stands in the track.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Spot {
    /// Before a part; before the part after the last at the end.
    Before(usize),
    /// In a paragraph: the part, the way, and the line that follows.
    Inside(usize, usize, usize),
}

impl Track {
    /// The track of a flow.
    pub fn new(flow: &Flow) -> Track {
        let mut track = Track {
            parts: Vec::with_capacity(flow.pieces.len()),
            befores: Vec::with_capacity(flow.pieces.len() + 1),
            owners: Vec::new(),
            gaps: gap_sums(&flow.pieces),
            places: Vec::new(),
            widest_gap: flow.pieces.iter().map(gap_rows).max().unwrap_or(0),
        };
        for (at, piece) in flow.pieces.iter().enumerate() {
            track.befores.push(track.owners.len());
            track.owners.push(at);
            let part = track.part(at, piece);
            track.parts.push(part);
        }
        track.befores.push(track.owners.len());
        track.owners.push(flow.pieces.len());
        let rows = rows_after(&track.parts);
        let mut places = vec![Place::default(); track.places()];
        for (part, (fewest, most)) in rows.into_iter().enumerate() {
            let after = |rows: usize, part: usize| Place {
                fewest: small(fewest + rows),
                most: small(most + rows),
                part: small(part),
                rows: small(rows),
            };
            if let Some(place) = places.get_mut(track.before(part)) {
                *place = after(0, part);
            }
            let before = part.checked_sub(1).and_then(|before| track.parts.get(before));
            let Some(Part::Paragraph(_, ways)) = before else { continue };
            for way in ways {
                let lines = (1..way.lines()).map(|line| way.lines() - line);
                for (place, left) in places.iter_mut().skip(way.second).zip(lines) {
                    *place = after(left, part);
                }
            }
        }
        track.places = places;
        track
    }

    fn part(&mut self, at: usize, piece: &Piece) -> Part {
        match piece {
            Piece::Row(row) => Part::Row(row.cost.value()),
            Piece::Gap(gap) => Part::Gap(*gap),
            Piece::Paragraph(choice) => {
                let ways = choice.ways.iter().map(|way| {
                    let second = self.owners.len();
                    self.owners.resize(second + way.breaks.len(), at);
                    let breaks = way.breaks.iter().copied().map(BreakCost::value).collect();
                    TrackWay { cost: way.cost, breaks, second }
                });
                Part::Paragraph(choice.first.value(), ways.collect())
            }
        }
    }

    /// The number of places; the last is the end.
    pub fn places(&self) -> usize {
        self.owners.len()
    }

    /// The place after everything.
    pub fn end(&self) -> usize {
        self.owners.len() - 1
    }

    /// The first place that is not before white.
    pub fn start(&self) -> usize {
        self.past_gap(0)
    }

    /// Where a place stands.
    pub fn spot(&self, place: usize) -> Spot {
        let owner = self.owners.get(place).copied().unwrap_or(self.parts.len());
        if self.before(owner) == place {
            return Spot::Before(owner);
        }
        let ways = match self.parts.get(owner) {
            Some(Part::Paragraph(_, ways)) => ways.as_slice(),
            _ => &[],
        };
        let way = ways.iter().rposition(|way| way.second <= place && !way.breaks.is_empty()).unwrap_or(0);
        let second = ways.get(way).map_or(place, |way| way.second);
        Spot::Inside(owner, way, place - second + 1)
    }

    /// The place before a part, and past the white there.
    pub fn past_gap(&self, part: usize) -> usize {
        match self.parts.get(part) {
            Some(Part::Gap(_)) => self.before(part + 1),
            _ => self.before(part),
        }
    }

    /// A part, or the white before it.
    pub fn before_gap(&self, part: usize) -> usize {
        let gap = part.checked_sub(1).filter(|gap| matches!(self.parts.get(*gap), Some(Part::Gap(_))));
        gap.unwrap_or(part)
    }

    /// The place before a part.
    fn before(&self, part: usize) -> usize {
        self.befores.get(part).copied().unwrap_or(self.owners.len() - 1)
    }

    /// What it costs to end a column at the place before a part, past the white there.
    pub fn cost_before(&self, part: usize) -> f64 {
        match self.parts.get(part) {
            Some(Part::Row(cost)) | Some(Part::Paragraph(cost, _)) => *cost,
            Some(Part::Gap(_)) => self.cost_before(part + 1),
            None => 0.0,
        }
    }

    /// Whether a column that ends before a part, or before the white there, parts rows of one text, such as the lines
    /// of the lead.
    pub fn parts_rows_before(&self, part: usize) -> bool {
        match self.parts.get(part) {
            Some(Part::Row(cost)) => parts_rows(*cost),
            Some(Part::Gap(_)) => self.parts_rows_before(part + 1),
            Some(Part::Paragraph(..)) | None => false,
        }
    }

    /// The gaps that stand before a part.
    pub fn gaps_before(&self, part: usize) -> GapSums {
        self.gaps.get(part).copied().unwrap_or_default()
    }

    /// The part that a place stands before, or in.
    pub fn owner(&self, place: usize) -> usize {
        self.owners.get(place).copied().unwrap_or(self.parts.len())
    }

    /// The fewest rows from a place on.
    pub fn fewest_rows(&self, place: usize) -> usize {
        self.places.get(place).map_or(0, |place| place.fewest as usize)
    }

    /// The most rows from a place on.
    pub fn most_rows(&self, place: usize) -> usize {
        self.places.get(place).map_or(0, |place| place.most as usize)
    }

    /// The part that a place stands before, or that after the paragraph that it stands in, and the rows before it.
    pub fn follows(&self, place: usize) -> (usize, usize) {
        self.places
            .get(place)
            .map_or((self.parts.len(), 0), |place| (place.part as usize, place.rows as usize))
    }

    /// The lines of a way of a paragraph from line `line` on.
    pub fn left_of(&self, part: usize, way: usize, line: usize) -> usize {
        match self.parts.get(part) {
            Some(Part::Paragraph(_, ways)) => ways.get(way).map_or(0, |way| way.lines().saturating_sub(line)),
            _ => 0,
        }
    }
}

/// Whether a break of that cost before a row parts it from one that it belongs to. Of those that cost more than any
/// white, such as between a heading and its text, it makes no difference.
pub(super) fn parts_rows(cost: f64) -> bool {
    cost > BreakCost::BETWEEN_PARAGRAPHS.value()
}

/// The rows of white that a piece is.
fn gap_rows(piece: &Piece) -> usize {
    match piece {
        Piece::Gap(gap) => gap.rows,
        Piece::Row(_) | Piece::Paragraph(_) => 0,
    }
}

/// For each part, and for the end, the fewest and the most rows from there on.
fn rows_after(parts: &[Part]) -> Vec<(usize, usize)> {
    let mut sum = (0, 0);
    let mut rows = vec![sum];
    for part in parts.iter().rev() {
        let (fewest, most) = match part {
            Part::Row(_) => (1, 1),
            Part::Gap(gap) => (gap.rows, gap.rows),
            Part::Paragraph(_, ways) => {
                let lines = || ways.iter().map(TrackWay::lines);
                (lines().min().unwrap_or(0), lines().max().unwrap_or(0))
            }
        };
        sum = (sum.0 + fewest, sum.1 + most);
        rows.push(sum);
    }
    rows.reverse();
    rows
}
