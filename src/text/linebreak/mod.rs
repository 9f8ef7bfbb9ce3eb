//! Line breaking over the whole paragraph.
//!
//! All ways to cut a paragraph into lines are weighed together, by dynamic programming (Knuth and Plass, cited in
//! [`item`](super::item)):
//!
//! 1. `breaks` finds where lines may end, and the widths up to there.
//! 2. `search` finds the cheapest way to reach each break from the cheapest ways to reach those before it (`node`), and
//!    lets go of breaks too far back to share a line. `fill`, `cost` and `last_line` tell what a line comes to by itself,
//!    `demerits` what it costs beside others; `buffers` are room that one search leaves to the next.
//! 3. `goal` runs one `pass` after the other until there is a way: the mildest holds spaces to a narrow tolerance and
//!    divides no name, compound or address, the next ones hold them to wider ones, the next lets lines end at breaks of
//!    last resort, and the last does whatever it takes, so that there always is one. One more may let a justified line
//!    gape for a sound end.
//! 4. `repair` searches the best way again where a word stands under itself or white runs down through the lines.
//! 5. `beside_best` adds ways that columns may ask for. Should those not do, `wishes` finds what they wish for, and
//!    `reset_lines` sets lines near a column's end anew where it would end in a hyphen.

mod beside_best;
mod breaks;
mod buffers;
mod cost;
mod demerits;
#[cfg(test)]
mod exhaustive;
pub(super) mod fill;
mod goal;
mod last_line;
mod node;
mod pass;
mod repair;
mod reset_lines;
mod search;
#[cfg(test)]
mod tests;
mod wishes;

pub use cost::Setting;
use pass::Pass;
pub use wishes::Wish;
pub(super) use wishes::more;

use super::item::Item;
use super::measures::Measures;
use super::variants::Variants;
use crate::geom::Length;
use beside_best::{nearest, prefer_whole_words, whole_words};
use breaks::breaks;
use goal::{Goal, goal, search};
use node::Way;
use repair::{Alike, Repair};
use search::Search;

/// How many lines fewer or more than the best way a variant may have.
pub const FARTHEST: usize = 2;

/// How many lines fewer or more than the cheapest way to the same item a way may have on its course: one more than
/// it may end with.
const MOST_LINES_APART: usize = FARTHEST + 1;

/// A line that was chosen.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ChosenLine {
    /// The item at which the line ends.
    pub end: usize,
    /// How far its spaces stretch (positive) or shrink (negative), in units of what they well may, past what its
    /// letters take up.
    pub ratio: f64,
    /// Whether it ends in a divided word: in a hyphen, one that the break puts in or one of the text's own, or inside
    /// an address. A column had better not end with such a line.
    pub divided: bool,
    /// Whether it is set to the full measure.
    pub fills: bool,
    /// How much of it does not go into the measure, if any.
    pub overfull: Option<Length>,
}

/// The best way to cut a paragraph that ends in a forced break into lines of at most `measures`, and the best
/// at each number of lines up to `farthest` away from it. `alike` says whether two ranges of items print the same
/// word, which should not stand under itself at an edge.
pub(super) fn ways(
    items: &[Item],
    measures: &Measures,
    setting: Setting,
    farthest: usize,
    alike: &Alike<'_>,
) -> Variants {
    let breaks = breaks(items);
    let (setting, goal) = goal(&breaks, measures, setting, farthest);
    let (mut found, pass) = search(&breaks, measures, setting, goal);
    if setting == Setting::Justified
        && let Some(pass) = pass.filter(Pass::is_choosy)
    {
        let repair = Repair { items, breaks: &breaks, measures, pass, alike };
        choose_by_looks(&mut found, &repair, farthest);
    }
    keep_worthy(&mut found, setting, farthest);
    let least = found.first().map_or(0.0, |best| best.badness);
    let variants = found.into_iter().map(|way| way.into_variant(setting, least)).collect();
    let text = breaks.last().map_or(Length::ZERO, |end| end.before.width);
    Variants::new(variants, filled_lines(text, measures))
}

/// Repairs the best of some justified ways, and adds others, of which one may be the better.
fn choose_by_looks(found: &mut Vec<Way>, repair: &Repair<'_>, farthest: usize) {
    let Some(best) = found.first_mut() else { return };
    repair.repair(best);
    let widest = repair.pass.at_its_widest();
    let search = || Search::new(repair.breaks, repair.measures, Setting::Justified, widest);
    if farthest > 0 && widest.tolerance > repair.pass.tolerance {
        found.extend(nearest(found, search));
    }
    found.extend(whole_words(found, search));
    prefer_whole_words(found, |way| repair.cost(way));
}

/// Drops the ways that nobody should choose.
fn keep_worthy(found: &mut Vec<Way>, setting: Setting, farthest: usize) {
    let Some(best) = found.first() else { return };
    // Ragged lines cost little however short they are, and an item of a list would be cut to pieces.
    let is_short = setting == Setting::Ragged && best.lines.len() < LINES_TO_CHOOSE;
    let (lines, ends_well) = (best.lines.len(), !best.faulty_end);
    if farthest == 0 || is_short {
        found.truncate(1);
    }
    found.retain(|way| way.lines.len() == lines || !way.is_cut_short());
    if ends_well {
        // No level column is worth a short word alone on a line.
        found.retain(|way| !way.faulty_end);
    }
}

/// How many whole measures a text of some width fills.
fn filled_lines(text: Length, measures: &Measures) -> usize {
    let mut left = text;
    let beside = measures.same_from();
    for line in 0..beside {
        left -= measures.width(line);
        if left < Length::ZERO {
            return line;
        }
    }
    beside + (left / measures.width(beside)).max(0.0) as usize
}

/// The fewest lines of a paragraph that is worth setting in ways that do not come by themselves.
const LINES_TO_CHOOSE: usize = 4;
