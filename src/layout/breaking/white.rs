//! White in columns: what it costs, and which gaps take it up.

mod spread;

use super::super::flow::{GapKind, Piece};
use spread::{Role, Shares, roles};

/// The cost of a row of white at the foot of a column that its gaps leave; of two rows, four times as much. A
/// paragraph is split, however thinly, and set as loose as any may be, before a column ends short; only a last line
/// of one short word (a badness of ten thousand) is worse.
pub(super) const WHITE_COST: f64 = 8_000.0;

/// The cost of each row of white at the foot of a column past the second, in that of the first. It was set by looking
/// at pages; the square would go on to five, seven and nine times that: where whole blocks leave many
/// rows white, two fewer are not worth a word that goes on in another column.
const FURTHER_WHITE: f64 = 3.0;

/// What is added to that for the square of the further rows, in the same unit, so that columns that all end far
/// from the foot end level. Without it, one of them could as well have all of the white.
const FURTHER_WHITE_GROWTH: f64 = 0.02;

/// The rows of white at the foot of a column up to which it may end inside a paragraph or the lead as well as anywhere:
/// so that as many still stay white before one ends in a hyphen. With two, a tenth fewer columns end so; with any, a
/// sixth more.
const MOST_BELOW_LINES: usize = 4;

/// What it costs, beside that white, that a column ends inside a paragraph or the lead with more of it at its foot, in
/// badness: as much as six further rows. The white would hold the lines that go on elsewhere, and a reader asks why
/// they do; without them the next column may lack two lines and the white below them. A third as much was too little
/// for that.
const UNFINISHED_COST: f64 = 6.0 * FURTHER_WHITE * WHITE_COST;

/// The cost of a row by which a gap before a section, beside a panel or below an opening grows, so that its column
/// ends level, in badness; it grows with the square, so that two gaps grow by a row before one does by two. A row costs
/// less than a loose line, and was set so by looking at pages.
const GROWN_GAP_COST: f64 = 80.0;

/// The cost of a row by which white grows where it is seen: below the country's name, which then stands off its words,
/// and a second row below an opening. Less than one loose line.
const SEEN_ROW_COST: f64 = 600.0;

/// The cost of a row by which a gap between two activities grows, which then differs from its neighbours, in badness:
/// more than the 240 of another gap's second row, so that the others grow by two first.
const GROWN_BLOCK_GAP_COST: f64 = 300.0;

/// What is added where some of the gaps between the activities of a column grow and others do not, in badness: more
/// than one more of them costs where another gap then need not grow, so that the last one grows with the others.
const UNEVEN_GAPS_COST: f64 = 250.0;

/// The cost of a second row below the country's name, in badness: the name then floats between its words and those
/// above, and two lines had better stand alone. The column is still a good one.
const FLOATING_NAME_COST: f64 = 1_300.0;

/// Rows by which a gap may grow at the most; one between two activities grows by one at the most.
const MOST_GROWTH: usize = 2;

/// Gaps between two places.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct GapCount {
    /// Between activities.
    pub blocks: usize,
    /// Below openings.
    pub openings: usize,
    /// Below the country's name.
    pub names: usize,
    /// Those that grow alone.
    pub singles: usize,
    /// Pairs above and below a panel, which grow together.
    pub pairs: usize,
}

/// How many rows of white the gaps of a column take up; those of a pair, each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct GapGrowth {
    blocks: usize,
    /// Below openings and the country's name.
    heads: usize,
    singles: usize,
    pairs: usize,
}

/// Gaps from the start of a flow to a place, added up.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct GapSums {
    blocks: usize,
    openings: usize,
    names: usize,
    singles: usize,
    /// Gaps above panels that have white below as well.
    above: usize,
    /// Gaps below panels that have white above as well.
    below: usize,
}

/// For each piece, and for the end, the gaps before it.
pub(super) fn gap_sums(pieces: &[Piece]) -> Vec<GapSums> {
    let mut sums = GapSums::default();
    let mut all = Vec::with_capacity(pieces.len() + 1);
    for (at, piece) in pieces.iter().enumerate() {
        all.push(sums);
        match piece {
            Piece::Gap(gap) => match gap.kind {
                GapKind::Block => sums.blocks += 1,
                GapKind::BelowOpening => sums.openings += 1,
                GapKind::BelowName => sums.names += 1,
                GapKind::BeforePanel if next_gap(pieces, at) == Some(GapKind::AfterPanel) => sums.above += 1,
                GapKind::AfterPanel if sums.above > sums.below => sums.below += 1,
                GapKind::Section | GapKind::BeforePanel | GapKind::AfterPanel => sums.singles += 1,
            },
            Piece::Row(_) | Piece::Paragraph(_) => {}
        }
    }
    all.push(sums);
    all
}

/// The kind of the first gap after piece `at`.
fn next_gap(pieces: &[Piece], at: usize) -> Option<GapKind> {
    pieces.iter().skip(at + 1).find_map(|piece| match piece {
        Piece::Gap(gap) => Some(gap.kind),
        Piece::Row(_) | Piece::Paragraph(_) => None,
    })
}

/// The gaps between two places.
pub(super) fn gaps_between(start: GapSums, end: GapSums) -> GapCount {
    let (above, below) = (end.above - start.above, end.below - start.below);
    // A column that begins inside a panel has only the white below it.
    let begins_inside = start.above > start.below && below > 0;
    let pairs = below - usize::from(begins_inside);
    let singles = end.singles - start.singles + (above - pairs) + usize::from(begins_inside);
    let (openings, names) = (end.openings - start.openings, end.names - start.names);
    GapCount { blocks: end.blocks - start.blocks, openings, names, singles, pairs }
}

/// The gaps of a column, given their kinds from the head down.
pub(super) fn count(kinds: &[GapKind]) -> GapCount {
    let roles = roles(kinds);
    let of = |role: Role| roles.iter().filter(|other| **other == role).count();
    let (blocks, openings, names) = (of(Role::Block), of(Role::Opening), of(Role::Name));
    GapCount { blocks, openings, names, singles: of(Role::Single), pairs: of(Role::Below) }
}

/// The most rows of white that the gaps of a column take up.
pub(super) fn most_taken(gaps: GapCount) -> usize {
    gaps.blocks + most_at_heads(gaps) + MOST_GROWTH * (gaps.singles + 2 * gaps.pairs)
}

/// The most rows of white that the gaps below openings and the country's name take up.
fn most_at_heads(gaps: GapCount) -> usize {
    MOST_GROWTH * (gaps.openings + gaps.names)
}

/// The most rows of white at the foot of a column of so many rows that cost less than `limit`.
pub(super) fn most_at_foot(limit: f64, rows: usize) -> usize {
    (1..=rows).take_while(|rows| foot_cost(*rows) < limit).count()
}

/// What so many rows of white in a column cost.
pub(super) fn white_cost(white: usize, gaps: GapCount) -> f64 {
    if white == 0 {
        return 0.0;
    }
    if gaps == GapCount::default() {
        return foot_cost(white);
    }
    cheapest_growth(white, gaps).0
}

/// What so many rows of white at the foot of a column cost.
fn foot_cost(rows: usize) -> f64 {
    let few = rows.min(2);
    let further = (rows - few) as f64;
    WHITE_COST * ((few * few) as f64 + FURTHER_WHITE * further + FURTHER_WHITE_GROWTH * further * further)
}

/// What it costs that a column ends inside a paragraph or the lead, with so many rows of white and such gaps to take
/// them up.
pub(super) fn unfinished_cost(white: usize, gaps: GapCount) -> f64 {
    let at_foot = white.saturating_sub(most_taken(gaps));
    if at_foot > MOST_BELOW_LINES { UNFINISHED_COST } else { 0.0 }
}

/// The share of what its white costs that the last of level columns pays: where one of them has to end a row short, a
/// reader expects it to be that one.
pub(super) const LAST_COLUMN_SHARE: f64 = 0.99;

/// The least that so many rows of white can cost, over however many columns and gaps.
pub(super) fn least_white_cost(white: usize) -> f64 {
    GROWN_GAP_COST * LAST_COLUMN_SHARE * white as f64
}

/// The cheapest way in which the gaps of a column take up its white, and what that costs with the white that they
/// leave.
pub(super) fn cheapest_growth(white: usize, gaps: GapCount) -> (f64, GapGrowth) {
    let most_pairs = (gaps.pairs * MOST_GROWTH).min(white / 2);
    let ways = (0..=most_pairs).flat_map(|pairs| {
        let most_heads = most_at_heads(gaps).min(white - 2 * pairs);
        (0..=most_heads).map(move |heads| (white - 2 * pairs - heads, pairs, heads))
    });
    // Gaps between activities grow last, or all of them.
    let ways = ways.flat_map(|(left, pairs, heads)| {
        let last = left.saturating_sub(gaps.singles * MOST_GROWTH).min(gaps.blocks);
        [last, gaps.blocks.min(left)].map(|blocks| {
            let singles = (left - blocks).min(gaps.singles * MOST_GROWTH);
            let foot = left - singles - blocks;
            let unseen = heads.min(gaps.openings);
            let floating = heads.saturating_sub(MOST_GROWTH * gaps.openings + gaps.names);
            let seen = heads - unseen - floating;
            let squares = 2 * squares(pairs, gaps.pairs) + unseen + squares(singles, gaps.singles);
            let cost = GROWN_GAP_COST * squares as f64
                + SEEN_ROW_COST * seen as f64
                + FLOATING_NAME_COST * floating as f64
                + GROWN_BLOCK_GAP_COST * blocks as f64
                + if blocks == 0 || blocks == gaps.blocks { 0.0 } else { UNEVEN_GAPS_COST }
                + foot_cost(foot);
            (cost, GapGrowth { blocks, heads, singles, pairs })
        })
    });
    ways.min_by(|(one, _), (other, _)| one.total_cmp(other)).unwrap_or_default()
}

/// The sum of squares of `rows` spread evenly over `gaps`.
fn squares(rows: usize, gaps: usize) -> usize {
    let Shares { each, more } = Shares::new(rows, gaps);
    (gaps - more) * each * each + more * (each + 1) * (each + 1)
}

#[cfg(test)]
mod tests;
