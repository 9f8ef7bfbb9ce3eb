//! Line breaking over the whole paragraph.
//!
//! All ways to cut a paragraph into lines are weighed together, by dynamic programming: the cheapest way to
//! reach each break is found from the cheapest ways to reach the breaks before it, and breaks too far back to
//! share a line are let go (Knuth and Plass, cited in [`item`](super::item)). A first pass keeps every line's
//! spaces within a tolerance; should no way through exist, an emergency pass lets lines be looser, and in the
//! end longer than the measure, so that the search never fails.

mod cost;
mod search;

pub use cost::Setting;

use super::item::Item;
use crate::geom::Length;
use search::Search;

/// A line that was chosen.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ChosenLine {
    /// The item at which the line ends.
    pub end: usize,
    /// How far its spaces stretch (positive) or shrink (negative), in units of what they may.
    pub ratio: f64,
    /// How much of it does not go into the measure, if any.
    pub overfull: Option<Length>,
}

/// Cuts a paragraph that ends in a forced break into lines of at most `measure`.
pub fn break_lines(items: &[Item], measure: Length, setting: Setting) -> Vec<ChosenLine> {
    match setting {
        Setting::Justified | Setting::Ragged => search(items, measure, setting, None),
        Setting::Balanced => {
            // The fewest lines come from filling each; the best widths for that many from weighing them all.
            let fewest = search(items, measure, Setting::Ragged, None).len();
            search(items, measure, Setting::Balanced, Some(fewest))
        }
    }
}

/// The cheapest lines: within the tolerance if there are any, else by the emergency pass.
fn search(items: &[Item], measure: Length, setting: Setting, lines: Option<usize>) -> Vec<ChosenLine> {
    [false, true]
        .into_iter()
        .find_map(|emergency| Search::new(items, measure, setting, emergency).run(lines))
        .or_else(|| Search::new(items, measure, setting, true).run(None))
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::super::item::Penalty;
    use super::*;

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
                        hyphen: true,
                        hang_right: Length::ZERO,
                    });
                }
                items.push(Item::Box {
                    width: Length::pt(10.0 * part.len() as f64),
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
            if matches!(items[line.end], Item::Penalty { hyphen: true, .. }) {
                shown.push('-');
            }
            words.push(shown);
        }
        found.extend(words.iter().map(String::as_str));
        assert_eq!(found, expected, "{text:?} at {measure}");
    }

    #[test]
    fn the_whole_paragraph_is_weighed() {
        // Filling each line in turn would give "aa bb c" and then "dd" and "eeeeee" with one gap between.
        check("aa bb cc dd ee", 46.0, Setting::Justified, &["aa bb", "cc dd", "ee"]);
    }

    #[test]
    fn a_word_is_hyphenated_only_where_it_pays() {
        check("aaaa bb-bb cc", 66.0, Setting::Justified, &["aaaa bb-", "bb cc"]);
        check("aaaa bbbb cc", 84.0, Setting::Justified, &["aaaa bbbb", "cc"]);
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
    fn a_forced_break_ends_a_line() {
        let mut items = items("aa bb");
        items.splice(1..1, [Item::no_break(), Item::forced_break()]);
        let lines = break_lines(&items, Length::pt(100.0), Setting::Justified);
        assert_eq!(lines.iter().map(|line| line.end).collect::<Vec<_>>(), [2, items.len() - 1]);
    }

    #[test]
    fn nothing_but_the_end_is_one_line() {
        let items = [
            Item::no_break(),
            Item::Penalty {
                width: Length::ZERO,
                cost: Penalty::FORCED,
                hyphen: false,
                hang_right: Length::ZERO,
            },
        ];
        assert_eq!(break_lines(&items, Length::pt(100.0), Setting::Justified).len(), 1);
    }
}
