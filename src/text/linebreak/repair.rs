//! Repair: a chosen way in which a word stands under itself at an edge, or white runs down through the lines, is
//! searched again without one of the breaks at fault, and replaced where that pays.

use std::ops::Range;

use super::ChosenLine;
use super::Goal;
use super::breaks::Break;
use super::cost::Setting;
use super::fill::fill;
use super::node::Way;
use super::pass::Pass;
use super::search::Search;
use crate::geom::Length;
use crate::text::item::Item;
use crate::text::measures::Measures;

/// Tells whether two ranges of items print the same word.
pub(in crate::text) type Alike<'a> = dyn Fn(Range<usize>, Range<usize>) -> bool + 'a;

/// What it is worth to part a word from itself, in demerits: not quite what a hyphen costs in a line that is good
/// otherwise.
const STACKED_DEMERITS: f64 = 12_000.0;

/// What it is worth to stop a river, in demerits; one of three lines is less seen than a word twice.
const RIVER_DEMERITS: f64 = 6_000.0;

/// The lines through which white must run down to be a river.
const RIVER_LINES: usize = 3;

/// The share of the narrower of two spaces that lies under the other, from which on white runs through both.
const RIVER_OVERLAP: f64 = 0.6;

/// The most searches for one paragraph: the time for a bad one stays bounded.
const MOST_TRIES: usize = 4;

/// What the repair of a justified paragraph goes by.
pub(super) struct Repair<'a> {
    pub items: &'a [Item],
    pub breaks: &'a [Break],
    pub measures: &'a Measures,
    /// The pass that found the way.
    pub pass: Pass,
    pub alike: &'a Alike<'a>,
}

/// Something in the look of a way that is at fault.
struct Fault {
    demerits: f64,
    /// The breaks of which another choice would undo it.
    breaks: [Option<usize>; 2],
}

impl Repair<'_> {
    /// Replaces a way by one of as many lines that has fewer faults, where it is not much dearer.
    pub(super) fn repair(&self, way: &mut Way) {
        let mut faults = self.faults(&way.lines);
        let mut barred: Vec<usize> = Vec::new();
        let mut tries = 0;
        'next: while tries < MOST_TRIES {
            let total = way.demerits + total_of(&faults);
            for at in faults.iter().flat_map(|fault| fault.breaks).flatten() {
                if barred.contains(&at) || tries >= MOST_TRIES {
                    continue;
                }
                tries += 1;
                barred.push(at);
                let lines = Goal::Exactly(way.lines.len());
                let search = Search::new(self.breaks, self.measures, Setting::Justified, self.pass);
                if let Some(other) = search.without(&barred).run(lines).pop() {
                    let others = self.faults(&other.lines);
                    if other.demerits + total_of(&others) < total {
                        (*way, faults) = (other, others);
                        continue 'next;
                    }
                }
                barred.pop();
            }
            return;
        }
    }

    /// The demerits of a way, its faults and all.
    pub(super) fn cost(&self, way: &Way) -> f64 {
        way.demerits + total_of(&self.faults(&way.lines))
    }

    /// The faults of a way, from its first line on.
    fn faults(&self, lines: &[ChosenLine]) -> Vec<Fault> {
        let mut faults = Vec::new();
        let looks: Vec<Look> = self.looks(lines);
        let end = |line: usize| lines.get(line).map(|line| line.end);
        for (at, pair) in looks.windows(2).enumerate() {
            let [upper, lower] = pair else { continue };
            if (self.alike)(upper.first_word.clone(), lower.first_word.clone()) {
                let before = at.checked_sub(1).and_then(end);
                faults.push(Fault { demerits: STACKED_DEMERITS, breaks: [end(at), before] });
            }
            let both_full = at + 2 < lines.len();
            if both_full && (self.alike)(upper.last_word.clone(), lower.last_word.clone()) {
                faults.push(Fault { demerits: STACKED_DEMERITS, breaks: [end(at), end(at + 1)] });
            }
        }
        for (at, run) in looks.windows(RIVER_LINES).enumerate() {
            if is_river(run) {
                faults.push(Fault { demerits: RIVER_DEMERITS, breaks: [end(at), end(at + 1)] });
            }
        }
        faults
    }

    /// What is seen of each line.
    fn looks(&self, lines: &[ChosenLine]) -> Vec<Look> {
        let mut from = 0;
        let mut looks = Vec::with_capacity(lines.len());
        for (number, line) in lines.iter().enumerate() {
            looks.push(self.look(from..line.end, number, line.fills));
            from = line.end;
        }
        looks
    }

    fn look(&self, range: Range<usize>, number: usize, fills: bool) -> Look {
        let items = self.items.get(range.clone()).unwrap_or_default();
        let is_box = |item: &Item| matches!(item, Item::Box { .. });
        let is_glue = |item: &Item| matches!(item, Item::Glue { .. });
        let first = items.iter().position(is_box).unwrap_or(items.len());
        let shown = items.get(first..).unwrap_or_default();
        let start = range.start + first;
        let first_word = start..start + shown.iter().position(is_glue).unwrap_or(shown.len());
        let last_word = start + shown.iter().rposition(is_glue).map_or(0, |at| at + 1)..range.end;
        let (mut width, mut flex, mut stretch, mut shrink) =
            (Length::ZERO, Length::ZERO, Length::ZERO, Length::ZERO);
        for item in shown {
            match *item {
                Item::Box { width: more, flex: give, .. } => (width, flex) = (width + more, flex + give),
                Item::Glue { width: more, stretch: most, shrink: least } => {
                    (width, stretch, shrink) = (width + more, stretch + most, shrink + least);
                }
                Item::Penalty { .. } => {}
            }
        }
        let shortfall = if fills { self.measures.width(number) - width } else { Length::ZERO };
        let filled = fill(shortfall, flex, stretch, shrink);
        let mut x = self.measures.left(number);
        let mut gaps = Vec::with_capacity(shown.iter().filter(|item| is_glue(item)).count());
        for item in shown {
            match *item {
                Item::Box { width, flex, .. } => x += width + flex * filled.letters,
                Item::Glue { width, stretch, shrink } => {
                    let give = if filled.spaces < 0.0 { shrink } else { stretch };
                    let end = x + width + give * filled.spaces;
                    gaps.push((x, end));
                    x = end;
                }
                Item::Penalty { .. } => {}
            }
        }
        Look { first_word, last_word, gaps }
    }
}

/// What is seen of a line, as far as faults go.
struct Look {
    /// The items of its first word.
    first_word: Range<usize>,
    /// The items of its last word.
    last_word: Range<usize>,
    /// From where to where its spaces reach.
    gaps: Vec<(Length, Length)>,
}

fn total_of(faults: &[Fault]) -> f64 {
    faults.iter().map(|fault| fault.demerits).sum()
}

/// Whether white runs down through all of some lines.
fn is_river(lines: &[Look]) -> bool {
    let Some((first, others)) = lines.split_first() else { return false };
    first.gaps.iter().any(|gap| runs_down(gap, others))
}

/// Whether white runs from a space down through all of the lines below it.
fn runs_down(upper: &(Length, Length), below: &[Look]) -> bool {
    let Some((line, others)) = below.split_first() else { return true };
    let flows = |lower: &(Length, Length)| {
        let shared = upper.1.min(lower.1) - upper.0.max(lower.0);
        shared > (upper.1 - upper.0).min(lower.1 - lower.0) * RIVER_OVERLAP
    };
    // Spaces stand from left to right: few reach under one.
    let mut near =
        line.gaps.iter().skip_while(|lower| lower.1 <= upper.0).take_while(|lower| lower.0 < upper.1);
    near.any(|lower| flows(lower) && runs_down(lower, others))
}

#[cfg(test)]
mod tests {
    use super::super::cost::{Fitness, UNSTRETCHED};
    use super::super::demerits::{Before, demerits};
    use super::super::{ChosenLine, ways};
    use super::*;
    use crate::text::boxes::HYPHEN_COST;
    use crate::text::item::Penalty;

    /// Ten-point words as given; a space is 3 points wide, and well may become 15.
    fn items(text: &str) -> Vec<Item> {
        let mut items = Vec::new();
        for (at, word) in text.split(' ').enumerate() {
            if at > 0 {
                let pt = Length::pt;
                items.push(Item::Glue { width: pt(3.0), stretch: pt(12.0), shrink: pt(1.0) });
            }
            let (width, none) = (Length::pt(10.0 * word.len() as f64), Length::ZERO);
            items.push(Item::Box { width, flex: none, hang_left: none, hang_right: none });
        }
        items.extend([Item::break_at(Penalty::FORBIDDEN, false), Item::forced_break()]);
        items
    }

    /// The lines of a text in a measure, in points.
    fn lines(text: &str, measure: f64, repairs: bool) -> Vec<String> {
        let items = items(text);
        let words: Vec<&str> = text.split(' ').collect();
        let word = |range: Range<usize>| words.get(range.start / 2);
        let alike = |one: Range<usize>, other: Range<usize>| repairs && word(one) == word(other);
        let found = ways(&items, &Length::pt(measure).into(), Setting::Justified, 0, &alike);
        let mut from = 0;
        let shown = |line: &ChosenLine| {
            let end = line.end.div_ceil(2);
            let shown = words.get(from..end).unwrap_or_default().join(" ");
            from = end;
            shown
        };
        found.best().map_or_else(Vec::new, |best| best.lines.iter().map(shown).collect())
    }

    #[test]
    fn a_word_does_not_stand_under_itself_where_another_way_is_cheap() {
        let text = "the a b c the d e f g h";
        assert_eq!(lines(text, 70.0, false), ["the a b c", "the d e f", "g h"]);
        assert_eq!(lines(text, 70.0, true), ["the a b", "c the d e", "f g h"]);
    }

    #[test]
    fn neither_a_word_twice_nor_a_river_is_worth_a_hyphen() {
        let before = Before { fitness: Fitness::Decent, hyphens: 0 };
        let line = |cost: f64, divided: bool| demerits(UNSTRETCHED, cost, divided, false, before);
        let hyphen = line(HYPHEN_COST, true) - line(0.0, false);
        assert!(RIVER_DEMERITS < STACKED_DEMERITS && STACKED_DEMERITS < hyphen, "{hyphen}");
    }

    #[test]
    fn white_that_lies_over_white_in_three_lines_is_a_river() {
        let look = |gaps: &[(f64, f64)]| Look {
            first_word: 0..0,
            last_word: 0..0,
            gaps: gaps.iter().map(|(from, to)| (Length::pt(*from), Length::pt(*to))).collect(),
        };
        let check = |lines: [&[(f64, f64)]; 3], expected: bool| {
            assert_eq!(is_river(&lines.map(look)), expected, "{lines:?}");
        };
        check([&[(10.0, 13.0)], &[(11.0, 14.0)], &[(12.0, 15.0)]], true);
        check([&[(10.0, 13.0)], &[(12.0, 15.0)], &[(12.0, 15.0)]], false);
        check([&[(10.0, 13.0)], &[(30.0, 33.0)], &[(10.0, 13.0)]], false);
        check([&[(10.0, 13.0), (30.0, 33.0)], &[(30.0, 33.0)], &[(29.0, 34.0)]], true);
    }
}
