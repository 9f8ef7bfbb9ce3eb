//! The search against all ways there are: paragraphs of chance, small enough to try every set of breaks, and larger
//! ones of which every line must hold what the search says of it.

use super::breaks::breaks;
use super::cost::{Ending, Fitness, Verdict, Widths, weigh};
use super::demerits::{Before, LADDER, demerits, felt_badness};
use super::last_line::LastLine;
use super::pass::{Means, Pass, passes};
use super::search::Search;
use super::{FARTHEST, Goal, Setting, ways};
use crate::geom::Length;
use crate::text::item::Item;
use crate::text::measures::{Inset, Measures};
use crate::text::variants::Variant;

/// Numbers without a pattern, the same each time (D. E. Knuth, MMIX's linear congruential generator).
struct Chance(u64);

impl Chance {
    fn below(&mut self, bound: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % bound
    }

    fn points(&mut self, least: u64, most: u64) -> Length {
        Length::pt((least + self.below(most - least + 1)) as f64)
    }

    /// A paragraph of words, some of which may be hyphenated and some of which hold together.
    fn paragraph(&mut self, words: u64) -> Vec<Item> {
        let mut items = Vec::new();
        for word in 0..words {
            if word > 0 {
                if self.below(8) == 0 {
                    items.push(Item::no_break());
                }
                let width = self.points(3, 4);
                items.push(Item::Glue { width, stretch: width * 3.0, shrink: width * 0.5 });
            }
            for part in 0..1 + self.below(3) / 2 {
                if part > 0 {
                    let width = Length::pt(2.0);
                    items.push(Item::Penalty {
                        width,
                        cost: 60.0,
                        divided: true,
                        hang_right: Length::pt(1.0),
                    });
                }
                let width = self.points(8, 40);
                items.push(Item::Box {
                    width,
                    flex: width * 0.04,
                    hang_left: Length::pt(self.below(2) as f64),
                    hang_right: Length::pt(self.below(3) as f64),
                });
            }
        }
        items.push(Item::no_break());
        items.push(Item::forced_break());
        items
    }
}

/// The places at which a first pass may end a line.
fn places(items: &[Item]) -> Vec<usize> {
    let legal = |at: usize| match items[at] {
        Item::Glue { .. } => at > 0 && matches!(items[at - 1], Item::Box { .. }),
        Item::Penalty { cost, .. } => passes(Setting::Justified)[0].means.allow(cost),
        Item::Box { .. } => false,
    };
    (0..items.len()).filter(|at| legal(*at)).collect()
}

/// The widths of a line from a break, or the start, to an item.
fn widths(items: &[Item], from: usize, to: usize) -> Widths {
    let mut widths =
        Widths { natural: Length::ZERO, flex: Length::ZERO, stretch: Length::ZERO, shrink: Length::ZERO };
    let start = (from..to).find(|at| matches!(items[*at], Item::Box { .. })).unwrap_or(to);
    let mut hangs_right = Length::ZERO;
    for (at, item) in items.iter().enumerate().take(to).skip(start) {
        match *item {
            Item::Box { width, flex, hang_left, hang_right } => {
                widths.natural += width - if at == start { hang_left } else { Length::ZERO };
                widths.flex += flex;
                hangs_right = hang_right;
            }
            Item::Glue { width, stretch, shrink } => {
                widths.natural += width;
                widths.stretch += stretch;
                widths.shrink += shrink;
            }
            Item::Penalty { .. } => {}
        }
    }
    if let Item::Penalty { width, hang_right, .. } = items[to]
        && width > Length::ZERO
    {
        widths.natural += width;
        hangs_right = hang_right;
    }
    widths.natural -= hangs_right;
    widths
}

/// What a set of breaks costs in the first pass; `None` where it does not allow it.
fn cost(items: &[Item], measures: &Measures, breaks: &[usize]) -> Option<f64> {
    let tolerance = passes(Setting::Justified)[0].tolerance;
    let mut before = Before { fitness: Fitness::Decent, hyphens: 0 };
    let (mut sum, mut from) = (0.0, 0);
    for (line, to) in breaks.iter().copied().enumerate() {
        let last = to + 1 == items.len();
        let ending = match last {
            false => Ending::Free,
            true if line == 0 => Ending::Only,
            true => Ending::Last(LastLine::new(measures, line, before.hyphens > 0)),
        };
        let widths = widths(items, from, to);
        let Verdict::Fits(weighed) =
            weigh(Setting::Justified, widths, measures.width(line), ending, tolerance)
        else {
            return None;
        };
        let (penalty, divided) = match items[to] {
            Item::Penalty { cost, divided, .. } => (cost, divided),
            _ => (0.0, false),
        };
        sum += demerits(weighed, penalty, divided, last, before);
        let hyphens = if divided { before.hyphens + 1 } else { 0 };
        if hyphens >= LADDER {
            return None;
        }
        before = Before { fitness: weighed.fitness, hyphens };
        from = to;
    }
    Some(sum)
}

/// How bad the lines of a way look, by all that is known of each.
fn badness(items: &[Item], measures: &Measures, way: &Variant) -> f64 {
    let mut before = Before { fitness: Fitness::Decent, hyphens: 0 };
    let (mut sum, mut from) = (0.0, 0);
    for (number, line) in way.lines.iter().enumerate() {
        let last = number + 1 == way.lines.len();
        let ending = match last {
            false => Ending::Free,
            true if number == 0 => Ending::Only,
            true => Ending::Last(LastLine::new(measures, number, before.hyphens > 0)),
        };
        let (widths, measure) = (widths(items, from, line.end), measures.width(number));
        let Verdict::Fits(weighed) = weigh(way.setting, widths, measure, ending, f64::INFINITY) else {
            panic!("line {number} does not fit");
        };
        let penalty = match items[line.end] {
            Item::Penalty { cost, .. } => cost,
            _ => 0.0,
        };
        sum += felt_badness(demerits(weighed, penalty, line.divided, last, before));
        let hyphens = if line.divided { before.hyphens + 1 } else { 0 };
        before = Before { fitness: weighed.fitness, hyphens };
        from = line.end;
    }
    sum
}

/// For each number of lines the least that any set of breaks costs.
fn exhausted(items: &[Item], measures: &Measures) -> Vec<(usize, f64)> {
    let places = places(items);
    let (end, inner) = places.split_last().unwrap();
    let mut least: Vec<(usize, f64)> = Vec::new();
    for chosen in 0..1_u32 << inner.len() {
        let some = inner.iter().enumerate().filter(|(at, _)| chosen >> at & 1 == 1).map(|(_, item)| *item);
        let breaks: Vec<usize> = some.chain([*end]).collect();
        if let Some(cost) = cost(items, measures, &breaks) {
            match least.iter_mut().find(|(lines, _)| *lines == breaks.len()) {
                Some(known) => known.1 = known.1.min(cost),
                None => least.push((breaks.len(), cost)),
            }
        }
    }
    least.sort_by_key(|(lines, _)| *lines);
    least
}

#[test]
fn each_variant_costs_what_the_best_of_all_ways_of_so_many_lines_costs() {
    let mut chance = Chance(3);
    let mut variants = 0;
    for paragraph in 0..150 {
        let items = chance.paragraph(7);
        let measures = match paragraph % 3 {
            0 => Measures::full(Length::pt(90.0)).of_type(Length::pt(5.0)),
            1 => Measures::full(Length::pt(130.0)),
            _ => Measures::inset(
                Length::pt(130.0),
                Inset { lines: 2, width: Length::pt(80.0), left: Length::pt(50.0) },
            ),
        };
        let expected = exhausted(&items, &measures);
        let pass = passes(Setting::Justified)[0];
        let breaks = breaks(&items);
        let search = || Search::new(&breaks, &measures, Setting::Justified, pass);
        let mut found = search().run(Goal::Near(usize::MAX));
        found.sort_by_key(|way| way.lines.len());
        assert_eq!(found.len(), expected.len(), "paragraph {paragraph}: {expected:?}");
        for (way, (lines, cost)) in found.iter().zip(&expected) {
            assert_eq!(way.lines.len(), *lines, "paragraph {paragraph}");
            assert!(
                (way.demerits - cost).abs() < 1e-6 * cost.max(1.0),
                "paragraph {paragraph}, {lines} lines"
            );
        }
        variants += found.len();
        // The best comes out the same where only it is asked for.
        let best = search().run(Goal::Best).first().map(|way| way.demerits);
        let least = expected.iter().map(|(_, cost)| *cost).min_by(f64::total_cmp);
        assert_eq!(best.is_some(), least.is_some());
        assert!(best.zip(least).is_none_or(|(best, least)| (best - least).abs() < 1e-6 * least.max(1.0)));
    }
    assert!(variants > 80, "{variants} ways say little");
}

#[test]
fn every_line_of_every_paragraph_is_what_the_search_says() {
    let mut chance = Chance(5);
    let mut dearer = 0;
    for paragraph in 0..400_u64 {
        let items = chance.paragraph(1 + paragraph % 60);
        let measures = Measures::full(chance.points(20, 260));
        for setting in [Setting::Justified, Setting::Ragged, Setting::Balanced] {
            let found = ways(&items, &measures, setting, 2, &|_, _| false);
            let best = found.best().unwrap();
            let bad = |way: &Variant| badness(&items, &measures, way);
            for way in found.iter() {
                let mut from = 0;
                for (at, line) in way.lines.iter().enumerate() {
                    assert!(line.end > from, "paragraph {paragraph}: line {at} goes back");
                    let widths = widths(&items, from, line.end);
                    let give = if setting == Setting::Justified {
                        widths.flex + widths.shrink
                    } else {
                        Length::ZERO
                    };
                    let fits = (widths.natural - give).fits(measures.width(at));
                    assert_eq!(fits, line.overfull.is_none(), "paragraph {paragraph}: line {at}");
                    from = line.end;
                }
                assert_eq!(from, items.len() - 1, "paragraph {paragraph} is cut short");
                if way.lines.iter().chain(&best.lines).all(|line| line.overfull.is_none()) {
                    let worse = (bad(way) - bad(best)).max(0.0);
                    assert!((way.cost - worse).abs() < 1e-3, "paragraph {paragraph}: {} {worse}", way.cost);
                    dearer += usize::from(worse > 0.0);
                }
            }
        }
    }
    assert!(dearer > 100, "{dearer} ways beside the best say little");
}

#[test]
fn what_is_let_go_of_on_the_course_of_a_long_paragraph_costs_no_way_that_is_wanted() {
    let mut chance = Chance(7);
    let mut beside = 0;
    for paragraph in 0..300 {
        let items = chance.paragraph(100 + paragraph);
        let measures = Measures::full(chance.points(90, 260));
        let breaks = breaks(&items);
        let pass = Pass { tolerance: 2.0, means: Means::Usual };
        let ways = |search: Search<'_>| -> Vec<(usize, f64)> {
            let found = search.run(Goal::Near(FARTHEST));
            found.iter().map(|way| (way.lines.len(), way.demerits)).collect()
        };
        let search = || Search::new(&breaks, &measures, Setting::Justified, pass);
        let all = ways(search().keeping_all());
        assert_eq!(ways(search()), all, "paragraph {paragraph}");
        beside += all.len().saturating_sub(1);
    }
    assert!(beside > 600, "{beside} ways beside the best say little");
}
