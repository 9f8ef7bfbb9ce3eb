//! Line breaking over the whole paragraph.
//!
//! All ways to cut a paragraph into lines are weighed together, by dynamic programming (Knuth and Plass, cited in
//! [`item`](super::item)):
//!
//! 1. `breaks` finds where lines may end, and the widths up to there.
//! 2. `search` finds the cheapest way to reach each break from the cheapest ways to reach those before it (`node`), and
//!    lets go of breaks too far back to share a line. `fill`, `cost` and `last_line` tell what a line comes to by itself,
//!    `demerits` what it costs beside others; `buffers` are room that one search leaves to the next.
//! 3. `wanted` runs one `pass` after the other until there is a way: the mildest holds spaces to a narrow tolerance and
//!    divides no name, compound or address, the next ones hold them to wider ones, the next lets lines end at breaks of last resort, and the last does whatever it takes, so
//!    that there always is one.
//! 4. `repair` searches the best way again where a word stands under itself or white runs down through the lines.
//! 5. `others` adds ways beside the best that columns may ask for. Should those not do, `more` finds what is wished for,
//!    and `anew` sets lines near a column's end anew where it would end in a hyphen.

mod anew;
mod breaks;
mod buffers;
mod cost;
mod demerits;
#[cfg(test)]
mod exhaustive;
pub(super) mod fill;
mod last_line;
mod more;
mod node;
mod others;
mod pass;
mod repair;
mod search;
mod wanted;

pub use cost::Setting;
pub use more::Wish;
pub(super) use more::more;
use pass::Pass;

use super::item::Item;
use super::measures::Measures;
use super::variants::Variants;
use crate::geom::Length;
use breaks::breaks;
use node::Way;
use others::{nearest, prefer_whole_words, whole_words};
use repair::{Alike, Repair};
use search::Search;
use wanted::{Wanted, search, wanted};

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
    /// Whether it ends in a divided word: in a hyphen, one that the break puts in or one of the text's own, or inside an
    /// address. A column had better not end with such a line.
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
    let (setting, wanted) = wanted(&breaks, measures, setting, farthest);
    let (mut found, pass) = search(&breaks, measures, setting, wanted);
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
    // Ragged lines may be as short as they like, and an item of a list would be cut to pieces.
    let is_short = setting == Setting::Ragged && best.lines.len() < LINES_TO_CHOOSE;
    let ends_well = !best.faulty_end;
    if farthest == 0 || is_short {
        found.truncate(1);
    }
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

#[cfg(test)]
mod tests {
    use super::super::item::Penalty;
    use super::*;

    fn break_lines(items: &[Item], measure: Length, setting: Setting) -> Vec<ChosenLine> {
        ways(items, &measure.into(), setting, 0, &|_, _| false).best().unwrap().lines.clone()
    }

    /// Ten-point words as given, with spaces of 3 points that stretch by 3 and shrink by 1; `-` inside a word
    /// is a place to hyphenate it, with a hyphen of 2 points.
    fn items(text: &str) -> Vec<Item> {
        let mut items = Vec::new();
        for (at, word) in text.split(' ').enumerate() {
            if at > 0 {
                items.push(Item::Glue {
                    width: Length::pt(3.0),
                    stretch: Length::pt(3.0),
                    shrink: Length::pt(1.0),
                });
            }
            for (at, part) in word.split('-').enumerate() {
                if at > 0 {
                    items.push(Item::Penalty {
                        width: Length::pt(2.0),
                        cost: 50.0,
                        divided: true,
                        hang_right: Length::ZERO,
                    });
                }
                items.push(Item::Box {
                    width: Length::pt(10.0 * part.len() as f64),
                    flex: Length::ZERO,
                    hang_left: Length::ZERO,
                    hang_right: Length::ZERO,
                });
            }
        }
        items.push(Item::no_break());
        items.push(Item::forced_break());
        items
    }

    fn check(text: &str, measure: f64, setting: Setting, expected: &[&str]) {
        let items = items(text);
        let lines = break_lines(&items, Length::pt(measure), setting);
        let mut found = Vec::new();
        let mut words = Vec::new();
        let mut parts = text.split(['-', ' ']);
        let mut at = 0;
        for line in &lines {
            let mut shown = String::new();
            while at < line.end {
                match items[at] {
                    Item::Box { .. } => shown.push_str(parts.next().unwrap()),
                    Item::Glue { .. } if !shown.is_empty() => shown.push(' '),
                    _ => {}
                }
                at += 1;
            }
            if matches!(items[line.end], Item::Penalty { divided: true, .. }) {
                shown.push('-');
            }
            words.push(shown);
        }
        found.extend(words.iter().map(String::as_str));
        assert_eq!(found, expected, "{text:?} at {measure}");
    }

    #[test]
    fn the_whole_paragraph_is_weighed() {
        // Filling each line in turn would give "a a a a a", and then "d ddd" with a gap of three spaces.
        check("a a a a a d ddd eeeee", 62.0, Setting::Justified, &["a a a a", "a d ddd", "eeeee"]);
    }

    #[test]
    fn a_word_is_hyphenated_only_where_it_pays() {
        check("aaaa bb-bb cc", 66.0, Setting::Justified, &["aaaa bb-", "bb cc"]);
        check("aaaa bbbb cc", 84.0, Setting::Justified, &["aaaa bbbb", "cc"]);
    }

    #[test]
    fn three_hyphens_in_a_row_are_taken_only_where_nothing_else_fits() {
        let loose = ["aa aa-", "aa aa-", "aa", "aaaa", "aa"];
        check("aa aa-aa aa-aa aa-aa aa", 45.0, Setting::Justified, &loose);
        check("aaaa-aaaa-aaaa-aaaa", 45.0, Setting::Justified, &["aaaa-", "aaaa-", "aaaa-", "aaaa"]);
        check("aaaa-aaaa-aaaa-aaaa", 45.0, Setting::Ragged, &["aaaa-", "aaaa-", "aaaa-", "aaaa"]);
    }

    #[test]
    fn a_break_of_last_resort_is_taken_only_where_nothing_else_fits() {
        let check = |measure: f64, setting: Setting, expected: &[usize]| {
            let mut items = items("aa bb cc");
            items.insert(3, Item::break_at(Penalty::LAST_RESORT, false));
            let lines = break_lines(&items, Length::pt(measure), setting);
            assert_eq!(lines.iter().map(|line| line.end).collect::<Vec<_>>(), expected, "{setting:?}");
        };
        for setting in [Setting::Ragged, Setting::Balanced] {
            check(50.0, setting, &[1, 7]);
            check(22.0, setting, &[1, 3, 7]);
        }
    }

    #[test]
    fn a_word_too_long_for_the_measure_is_a_line_of_its_own() {
        let items = items("aa bbbbbbbb cc");
        let lines = break_lines(&items, Length::pt(40.0), Setting::Justified);
        let overfull: Vec<bool> = lines.iter().map(|line| line.overfull.is_some()).collect();
        assert_eq!(overfull, [false, true, false]);
    }

    #[test]
    fn balanced_lines_are_of_like_width() {
        check("aaa bbb ccc ddd", 112.0, Setting::Balanced, &["aaa bbb", "ccc ddd"]);
        check("aaa bbb ccc ddd", 112.0, Setting::Ragged, &["aaa bbb ccc", "ddd"]);
    }

    #[test]
    fn a_short_ragged_text_is_set_in_one_way() {
        let items = items(&["aaa"; 20].join(" "));
        let count = |measure: f64| {
            ways(&items, &Length::pt(measure).into(), Setting::Ragged, FARTHEST, &|_, _| false).iter().count()
        };
        assert_eq!(count(700.0), 1);
        assert!(count(150.0) > 1);
    }

    #[test]
    fn many_lines_are_not_balanced() {
        let text = ["aaa"; 40].join(" ");
        let lines = |setting: Setting| break_lines(&items(&text), Length::pt(100.0), setting);
        assert_eq!(lines(Setting::Balanced), lines(Setting::Ragged));
    }

    #[test]
    fn a_forced_break_ends_a_line() {
        let mut items = items("aa bb");
        items.splice(1..1, [Item::no_break(), Item::forced_break()]);
        let lines = break_lines(&items, Length::pt(100.0), Setting::Justified);
        assert_eq!(lines.iter().map(|line| line.end).collect::<Vec<_>>(), [2, items.len() - 1]);
    }

    #[test]
    fn a_paragraph_that_must_end_in_a_short_word_may_still_take_other_numbers_of_lines() {
        let counts = |text: &str| -> Vec<usize> {
            let ways = ways(&items(text), &Length::pt(100.0).into(), Setting::Justified, 2, &|_, _| false);
            ways.iter().map(|way| way.lines.len()).collect()
        };
        let text = ["a"; 100].join(" ");
        let (fair, short) = (counts(&text), counts(&format!("{text} bbbbbbbbbb a")));
        assert!(fair.len() > 1 && short.len() > 1, "{fair:?} {short:?}");
    }

    #[test]
    fn nothing_but_the_end_is_one_line() {
        let items = [Item::no_break(), Item::forced_break()];
        assert_eq!(break_lines(&items, Length::pt(100.0), Setting::Justified).len(), 1);
    }
}
