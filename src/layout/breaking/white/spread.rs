//! Growth spread over the gaps of a column.

use super::{GapGrowth, count};
use crate::layout::flow::GapKind;

impl GapGrowth {
    /// By how many rows each gap of a column grows, given their kinds from the head down. What remains after an
    /// even spread goes to the lowest.
    pub fn spread(self, kinds: &[GapKind]) -> Vec<usize> {
        let roles = roles(kinds);
        let gaps = count(kinds);
        let mut singles = Shares::new(self.singles, gaps.singles);
        let mut pairs = Shares::new(self.pairs, gaps.pairs);
        // Openings take a row each before the name does, and second rows go round in the same order.
        let unseen = self.heads.min(gaps.openings);
        let at_name = (self.heads - unseen).min(gaps.names);
        let seconds = self.heads - unseen - at_name;
        let mut openings = Shares::new(unseen + seconds.min(gaps.openings), gaps.openings);
        let mut names = Shares::new(at_name + seconds.saturating_sub(gaps.openings), gaps.names);
        let mut blocks = self.blocks;
        let mut below = 0;
        let mut rows: Vec<usize> = Vec::with_capacity(kinds.len());
        for role in roles.iter().rev() {
            rows.push(match role {
                Role::Block => one_of(&mut blocks),
                Role::Opening => openings.next_share(),
                Role::Name => names.next_share(),
                Role::Single => singles.next_share(),
                Role::Below => {
                    below = pairs.next_share();
                    below
                }
                Role::Above => below,
            });
        }
        rows.reverse();
        rows
    }
}

/// A row of those that are left, if any are.
fn one_of(left: &mut usize) -> usize {
    let one = (*left).min(1);
    *left -= one;
    one
}

/// Rows that are spread evenly, the first of the gaps asked for taking what remains.
pub(super) struct Shares {
    /// Rows of each.
    pub each: usize,
    /// How many have one more.
    pub more: usize,
}

impl Shares {
    /// So many rows over so many gaps.
    pub fn new(rows: usize, gaps: usize) -> Shares {
        let (each, more) = (rows.checked_div(gaps), rows.checked_rem(gaps));
        Shares { each: each.unwrap_or(0), more: more.unwrap_or(0) }
    }

    fn next_share(&mut self) -> usize {
        let more = self.more.min(1);
        self.more -= more;
        self.each + more
    }
}

/// What a gap is among those of its column.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    Block,
    Opening,
    Name,
    Single,
    Above,
    Below,
}

/// What each gap of a column is among them, given their kinds from the head down.
pub(super) fn roles(kinds: &[GapKind]) -> Vec<Role> {
    let at = |at: usize| kinds.get(at).copied();
    let role = |(place, kind): (usize, &GapKind)| match kind {
        GapKind::Block => Role::Block,
        GapKind::BelowOpening => Role::Opening,
        GapKind::BelowName => Role::Name,
        GapKind::BeforePanel if at(place + 1) == Some(GapKind::AfterPanel) => Role::Above,
        GapKind::AfterPanel if place > 0 && at(place - 1) == Some(GapKind::BeforePanel) => Role::Below,
        GapKind::Section | GapKind::BeforePanel | GapKind::AfterPanel => Role::Single,
    };
    kinds.iter().enumerate().map(role).collect()
}
