//! What wishes come to, on paragraphs of which lines end in hyphens.

use super::*;
use crate::geom::Length;
use crate::text::item::Penalty;
use crate::text::linebreak::breaks::place_of;
use crate::text::linebreak::node::Node;
use crate::text::linebreak::reset_lines::part_around;
use crate::text::linebreak::ways;

/// So many words of a few letters of five points, each of which may be hyphenated in its middle.
fn items(words: usize) -> Vec<Item> {
    let (none, pt) = (Length::ZERO, Length::pt);
    let part = |letters: usize| {
        let width = pt(5.0 * letters as f64);
        Item::Box { width, flex: none, hang_left: none, hang_right: none }
    };
    let mut items = Vec::new();
    for letters in (0..words).map(|at| 1 + at * 7 % 5) {
        let hyphen = Item::Penalty { width: pt(2.0), cost: 5.0, divided: true, hang_right: none };
        let space = Item::Glue { width: pt(3.0), stretch: pt(3.0), shrink: pt(1.0) };
        items.extend([part(letters), hyphen, part(letters), space]);
    }
    items.pop();
    items.extend([Item::break_at(Penalty::FORBIDDEN, false), Item::forced_break()]);
    items
}

#[test]
fn a_line_that_ends_a_column_ends_in_no_hyphen_where_that_is_wished_for() {
    let (items, measures) = (items(120), Length::pt(230.0).into());
    let known = ways(&items, &measures, Setting::Justified, 0, &|_, _| false);
    let best = known.best().unwrap();
    let hyphenated: Vec<usize> =
        (1..).zip(&best.lines).filter(|(_, line)| line.divided).map(|(number, _)| number).collect();
    assert!(!hyphenated.is_empty());
    for line in hyphenated {
        let wish = Wish { tolerance: 4.0, other_count_tolerance: 4.0, whole_lines: vec![vec![line]] };
        let more = more(&items, &measures, &[best], &wish);
        let is_as_wished =
            |way: &Variant| way.lines.len() == best.lines.len() && !way.lines[line - 1].divided;
        assert!(more.iter().any(is_as_wished), "line {line}");
    }
}

#[test]
fn a_long_paragraph_ends_all_wished_lines_whole_in_one_way_and_sets_few_others_anew() {
    let (items, measures) = (items(6_000), Length::pt(230.0).into());
    let known = ways(&items, &measures, Setting::Justified, 0, &|_, _| false);
    let best = known.best().unwrap();
    let hyphenated = (1..).zip(&best.lines).filter(|(_, line)| line.divided).map(|(number, _)| number);
    let mut wished: Vec<usize> = Vec::new();
    for line in hyphenated {
        if wished.last().is_none_or(|last| last + 100 <= line) {
            wished.push(line);
        }
    }
    assert!(wished.len() > 3, "{wished:?}");
    let wish = Wish { tolerance: 4.0, other_count_tolerance: 0.0, whole_lines: vec![wished.clone()] };
    let more = more(&items, &measures, &[best], &wish);
    let way = more.iter().find(|way| wished.iter().all(|line| ends_whole(&way.lines, *line))).unwrap();
    assert_eq!(way.lines.len(), best.lines.len());
    let is_near = |number: usize| wished.iter().any(|line| line.abs_diff(number) < 50);
    for ((number, line), other) in (1..).zip(&best.lines).zip(&way.lines) {
        assert!(line == other || is_near(number), "line {number}");
    }
}

#[test]
fn lines_set_anew_are_as_cheap_as_any_beside_the_lines_that_stay() {
    let mut begins_inside = false;
    for (words, measure) in [(120, 230.0), (600, 230.0), (600, 180.0)] {
        let measures = Length::pt(measure).into();
        let items = items(words);
        let breaks = breaks(&items);
        let known = ways(&items, &measures, Setting::Justified, 0, &|_, _| false);
        let best = known.best().unwrap();
        let resetter = Resetter { breaks: &breaks, measures: &measures, setting: Setting::Justified };
        let search = || {
            let pass = Pass { tolerance: 4.0, means: Means::Usual };
            Search::new(&breaks, &measures, Setting::Justified, pass)
        };
        for (line, _) in (1..).zip(&best.lines).filter(|(_, line)| line.divided) {
            let whole = [line];
            let way = resetter.with_whole_lines(&best.lines, &whole, 4.0).unwrap();
            // The whole paragraph up to the end of the part, in which the lines before it can end nowhere else.
            let part = part_around(line, &best.lines);
            let ends: Vec<usize> = best.lines[..part.start].iter().map(|line| line.end).collect();
            let items = breaks.iter().map(|at| at.item);
            let barred: Vec<usize> =
                items.filter(|at| ends.last().is_some_and(|end| at < end) && !ends.contains(at)).collect();
            let end = place_of(best.lines[part.end - 1].end, &breaks);
            let all = search().without(&barred).with_whole_lines(&whole).between(Node::START, end);
            let least = all.run(Goal::Exactly(part.end)).pop().unwrap().demerits;
            let nodes = search().along(&way.lines[..part.end]);
            let found = nodes.last().unwrap().demerits;
            assert!((found - least).abs() < 1e-6 * least, "{words} words, line {line}: {found} {least}");
            begins_inside |= part.start > 0;
        }
    }
    assert!(begins_inside);
}

#[test]
fn a_line_that_cannot_end_whole_keeps_no_other_from_it() {
    let (mut items, measures) = (items(120), Length::pt(230.0).into());
    // A word in the middle that is longer than two lines, so that one must end inside it.
    let word: Vec<Item> = items.iter().filter(|item| !matches!(item, Item::Glue { .. })).cloned().collect();
    let middle = items.len() / 2 / 4 * 4;
    items.splice(middle..middle, word.into_iter().take(64));
    let breaks = breaks(&items);
    let known = ways(&items, &measures, Setting::Justified, 0, &|_, _| false);
    let best = &known.best().unwrap().lines;
    let resetter = Resetter { breaks: &breaks, measures: &measures, setting: Setting::Justified };
    let hyphenated = (1..).zip(best).filter(|(_, line)| line.divided).map(|(number, _)| number);
    let can = |line: &usize| resetter.with_whole_lines(best, &[*line], f64::INFINITY).is_some();
    let (able, unable): (Vec<usize>, Vec<usize>) = hyphenated.partition(can);
    let mut are_both_seen = [false; 2];
    for (able, unable) in able.iter().flat_map(|one| unable.iter().map(move |other| (*one, *other))) {
        let wished = [able.min(unable), able.max(unable)];
        let way = resetter.with_whole_lines(best, &wished, f64::INFINITY).unwrap();
        assert!(ends_whole(&way.lines, able), "{able} beside {unable}");
        are_both_seen[usize::from(able < unable)] = true;
    }
    assert_eq!(are_both_seen, [true; 2]);
}

#[test]
fn a_way_costs_what_it_is_worse_than_a_best_that_was_repaired() {
    let (items, measures) = (items(120), Length::pt(230.0).into());
    let known = ways(&items, &measures, Setting::Justified, 0, &|_, _| false);
    let best = known.best().unwrap();
    let wish = Wish { tolerance: 4.0, other_count_tolerance: 4.0, whole_lines: Vec::new() };
    let costs = |repair: f64| -> Vec<f64> {
        let best = Variant { badness: best.badness + repair, ..best.clone() };
        more(&items, &measures, &[&best], &wish).iter().map(|way| way.cost).collect()
    };
    let (plain, repaired) = (costs(0.0), costs(20.0));
    assert!(plain.iter().any(|cost| *cost > 20.0), "{plain:?}");
    let expected: Vec<f64> = plain.iter().map(|cost| (cost - 20.0).max(0.0)).collect();
    let is_close = |(one, other): (&f64, &f64)| (one - other).abs() < 1e-6;
    assert_eq!(repaired.len(), expected.len());
    assert!(repaired.iter().zip(&expected).all(is_close), "{repaired:?} {expected:?}");
}

#[test]
fn looser_lines_give_more_numbers_of_lines() {
    let (items, measures) = (items(120), Length::pt(230.0).into());
    let known = ways(&items, &measures, Setting::Justified, 0, &|_, _| false);
    let best = known.best().unwrap();
    let counts = |tolerance: f64| {
        let wish = Wish { tolerance, other_count_tolerance: tolerance, whole_lines: Vec::new() };
        more(&items, &measures, &[best], &wish).len()
    };
    assert!(counts(1.0) < counts(4.0), "{} {}", counts(1.0), counts(4.0));
}

#[test]
fn a_wish_for_whole_lines_loosens_no_other_number_of_lines() {
    let (items, measures) = (items(120), Length::pt(230.0).into());
    let known = ways(&items, &measures, Setting::Justified, 0, &|_, _| false);
    let best = known.best().unwrap();
    let whole_lines: Vec<Vec<usize>> = (1..best.lines.len()).map(|line| vec![line]).collect();
    let loosest_of_others = |other_count_tolerance: f64| {
        let wish = Wish { tolerance: f64::INFINITY, other_count_tolerance, whole_lines: whole_lines.clone() };
        let more = more(&items, &measures, &[best], &wish);
        let others = more.iter().filter(|way| way.lines.len() != best.lines.len());
        let lines = others.flat_map(|way| &way.lines).filter(|line| line.fills);
        lines.map(|line| line.ratio).fold(0.0, f64::max)
    };
    let loosest = best.lines.iter().filter(|line| line.fills).map(|line| line.ratio).fold(1.0, f64::max);
    assert!(loosest_of_others(1.0) <= loosest, "{} {loosest}", loosest_of_others(1.0));
    assert!(loosest_of_others(4.0) > loosest, "{} {loosest}", loosest_of_others(4.0));
}

/// Glue as of a word space of 3 points.
fn space() -> Item {
    Item::Glue { width: Length::pt(3.0), stretch: Length::pt(1.5), shrink: Length::pt(1.0) }
}

/// A box with nothing that flexes or hangs.
fn solid(width: f64) -> Item {
    let none = Length::ZERO;
    Item::Box { width: Length::pt(width), flex: none, hang_left: none, hang_right: none }
}

#[test]
fn a_break_of_last_resort_far_away_keeps_no_line_from_ending_whole() {
    let mut items = items(1_200);
    let end = items.split_off(items.len() - 2);
    // Two halves of what goes into no line whole, far below the hyphens.
    items.extend([space(), solid(200.0), Item::break_at(Penalty::LAST_RESORT, false), solid(200.0)]);
    items.extend((0..40).flat_map(|at| [space(), solid(10.0 + f64::from(at * 7 % 5) * 5.0)]));
    items.extend(end);
    let measures = Length::pt(230.0).into();
    let known = ways(&items, &measures, Setting::Justified, 0, &|_, _| false);
    let best = known.best().unwrap();
    let line = 1 + best.lines.iter().position(|line| line.divided).unwrap();
    assert!(line + 50 < best.lines.len());
    let wish = Wish { tolerance: 4.0, other_count_tolerance: 4.0, whole_lines: vec![vec![line]] };
    let more = more(&items, &measures, &[best], &wish);
    assert!(more.iter().any(|way| ends_whole(&way.lines, line)), "line {line}");
}

#[test]
fn no_way_ends_in_a_short_word_where_the_best_does_not() {
    let mut state = 23_u64;
    let mut below = |bound: u64| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % bound
    };
    for paragraph in 0..1_000 {
        let mut items = Vec::new();
        for _ in 0..20 + below(60) {
            items.extend([solid(5.0 + below(150) as f64 / 10.0), space()]);
        }
        items.extend([solid(6.0), Item::no_break(), Item::forced_break()]);
        let measures = Measures::full(Length::pt(80.0 + below(60) as f64));
        let known = ways(&items, &measures, Setting::Justified, FARTHEST, &|_, _| false);
        let best = known.best().unwrap();
        let is_faulty = |way: &Variant| {
            let before = way.lines.iter().rev().nth(1).map_or(0, |line| line.end);
            items[before..].iter().filter(|item| matches!(item, Item::Box { .. })).count() == 1
        };
        for tolerance in [1.15, 1.4, 1.8, 2.5] {
            let wish = Wish { tolerance, other_count_tolerance: tolerance, whole_lines: Vec::new() };
            let more = more(&items, &measures, &known.iter().collect::<Vec<_>>(), &wish);
            assert!(is_faulty(best) || !more.iter().any(is_faulty), "paragraph {paragraph}, {tolerance}");
        }
    }
}
