//! More ways to set a paragraph than come by themselves: what columns ask for that would end uneven, or in a hyphen.

use super::breaks::breaks;
use super::cost::Setting;
use super::node::Way;
use super::pass::{Means, Pass};
use super::reset_lines::{Resetter, ends_whole};
use super::search::Search;
use super::{FARTHEST, Goal, LINES_TO_CHOOSE};
use crate::text::item::Item;
use crate::text::measures::Measures;
use crate::text::variants::Variant;

/// What is asked of a paragraph.
#[derive(Clone, Debug)]
pub struct Wish {
    /// The stretch ratio that no justified line may pass in a way of as many lines as the best; ragged lines may be as
    /// short as they like.
    pub tolerance: f64,
    /// The same in a way of another number of lines, unless a line of the best is looser still. It counts where it is the
    /// lesser of the two.
    pub other_count_tolerance: f64,
    /// Lines after which columns may end, by number in rising order, the first being 1: for each of these lists a way in
    /// which as many of its lines as may be end in no hyphen.
    pub whole_lines: Vec<Vec<usize>>,
}

/// Ways to set a paragraph that are not `known` yet, the best of which is the first: of other numbers of lines near the
/// best, where they are better than those that are known, and of each number of lines some in which wished lines end in
/// no hyphen. Each costs what it is worse than the best that is known.
pub(in crate::text) fn more(
    items: &[Item],
    measures: &Measures,
    known: &[&Variant],
    wish: &Wish,
) -> Vec<Variant> {
    let Some(best) = known.first() else { return Vec::new() };
    if best.setting != Setting::Justified && best.lines.len() < LINES_TO_CHOOSE {
        return Vec::new();
    }
    let breaks = breaks(items);
    let (tolerance, other_count_tolerance) = tolerances(best, wish);
    let pass = Pass { tolerance: other_count_tolerance, means: Means::Usual };
    let found = Search::new(&breaks, measures, best.setting, pass).run(Goal::Near(FARTHEST));
    let mut counts: Vec<usize> = found.iter().map(|way| way.lines.len()).collect();
    if !counts.contains(&best.lines.len()) {
        counts.push(best.lines.len());
    }
    let resetter = Resetter { breaks: &breaks, measures, setting: best.setting };
    let takes_faulty_ends = resetter.way(&best.lines).is_some_and(|way| way.faulty_end);
    let mut offers = Offers { known, best, takes_faulty_ends, more: Vec::new() };
    for way in found {
        offers.offer(way, |_| true);
    }
    for count in counts {
        // Lines may gape for a line that ends whole; for more lines or fewer, no further than the wish says.
        let tolerance = if count == best.lines.len() { tolerance } else { other_count_tolerance };
        for whole in &wish.whole_lines {
            let whole: Vec<usize> = whole.iter().copied().filter(|line| *line < count).collect();
            // Where they all end whole in the cheapest way, none in which they must is better.
            let cheapest = offers.cheapest(count);
            if let Some(way) =
                cheapest.and_then(|way| resetter.with_whole_lines(&way.lines, &whole, tolerance))
            {
                let wished: Vec<usize> =
                    whole.into_iter().filter(|line| ends_whole(&way.lines, *line)).collect();
                offers.offer(way, |known| wished.iter().all(|line| ends_whole(&known.lines, *line)));
            }
        }
    }
    offers.more
}

/// The stretch ratios that no line may pass: in a way of as many lines as the best, and in others.
fn tolerances(best: &Variant, wish: &Wish) -> (f64, f64) {
    if best.setting != Setting::Justified {
        return (f64::INFINITY, f64::INFINITY);
    }
    let ratios = best.lines.iter().filter(|line| line.fills).map(|line| line.ratio);
    (wish.tolerance, wish.tolerance.min(ratios.fold(wish.other_count_tolerance, f64::max)))
}

/// The ways that are offered beside those that are known.
struct Offers<'a> {
    known: &'a [&'a Variant],
    best: &'a Variant,
    /// Whether ways may end in a short word: where the best does as well.
    takes_faulty_ends: bool,
    more: Vec<Variant>,
}

impl Offers<'_> {
    /// Offers a way, if it is cheaper than each of its `rivals` of as many lines.
    fn offer(&mut self, way: Way, rivals: impl Fn(&Variant) -> bool) {
        if way.faulty_end && !self.takes_faulty_ends {
            return;
        }
        let variant = way.into_variant(self.best.setting, self.best.badness);
        let mut alike = self.of_count(variant.lines.len()).filter(|other| rivals(other));
        if alike.all(|other| variant.cost < other.cost) {
            drop(alike);
            self.more.push(variant);
        }
    }

    /// The cheapest way of a number of lines.
    fn cheapest(&self, count: usize) -> Option<&Variant> {
        self.of_count(count).min_by(|one, other| one.cost.total_cmp(&other.cost))
    }

    /// All ways of a number of lines.
    fn of_count(&self, count: usize) -> impl Iterator<Item = &Variant> {
        self.known.iter().copied().chain(&self.more).filter(move |variant| variant.lines.len() == count)
    }
}

#[cfg(test)]
mod tests {
    use super::super::breaks::place_of;
    use super::super::node::Node;
    use super::super::reset_lines::part_around;
    use super::super::ways;
    use super::*;
    use crate::geom::Length;
    use crate::text::item::Penalty;

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
                let barred: Vec<usize> = items
                    .filter(|at| ends.last().is_some_and(|end| at < end) && !ends.contains(at))
                    .collect();
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
        let word: Vec<Item> =
            items.iter().filter(|item| !matches!(item, Item::Glue { .. })).cloned().collect();
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
            let wish =
                Wish { tolerance: f64::INFINITY, other_count_tolerance, whole_lines: whole_lines.clone() };
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
}
