//! More ways to set a paragraph than come by themselves: what columns ask for that would end uneven, or in a hyphen.

use super::breaks::breaks;
use super::cost::Setting;
use super::node::Way;
use super::pass::{Means, Pass};
use super::search::Search;
use super::{FARTHEST, LINES_TO_CHOOSE, Wanted};
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
    /// Lines after which a column may end, by number, the first being 1: a way for each that has no hyphen there.
    pub whole_lines: Vec<usize>,
}

/// Ways to set a paragraph that are not `known` yet: of other numbers of lines near the best, where they are better
/// than those that are known, and of each number of lines some in which a wished line ends in no hyphen.
pub(in crate::text) fn more(
    items: &[Item],
    measures: &Measures,
    known: &[&Variant],
    wish: &Wish,
) -> Vec<Variant> {
    let Some(best) = known.first() else { return Vec::new() };
    let setting = best.setting;
    let ratios = best.lines.iter().filter(|line| line.fills).map(|line| line.ratio);
    let loosest = ratios.fold(wish.other_count_tolerance, f64::max);
    let is_ragged = setting != Setting::Justified;
    if is_ragged && best.lines.len() < LINES_TO_CHOOSE {
        return Vec::new();
    }
    let (tolerance, loosest) =
        if is_ragged { (f64::INFINITY, f64::INFINITY) } else { (wish.tolerance, loosest) };
    let breaks = breaks(items);
    let search = |tolerance| Search::new(&breaks, measures, setting, Pass { tolerance, means: Means::Usual });
    let found = search(tolerance.min(loosest)).run(Wanted::Near(FARTHEST));
    let Some((least, ends_badly)) = found.first().map(|best| (best.badness, best.faulty_end)) else {
        return Vec::new();
    };
    let mut more: Vec<Variant> = Vec::new();
    let offer = |more: &mut Vec<Variant>, way: Way, is_better: &dyn Fn(&Variant, &Variant) -> bool| {
        let is_sound = ends_badly || !way.faulty_end;
        let variant = Variant { cost: (way.badness - least).max(0.0), lines: way.lines, setting };
        if is_sound && known.iter().copied().chain(&*more).all(|other| is_better(&variant, other)) {
            more.push(variant);
        }
    };
    let is_cheaper = |variant: &Variant, other: &Variant| {
        other.lines.len() != variant.lines.len() || variant.cost < other.cost
    };
    let counts: Vec<usize> = found.iter().map(|way| way.lines.len()).collect();
    for way in found {
        offer(&mut more, way, &is_cheaper);
    }
    for count in counts {
        // Lines may gape for a line that ends whole; for more lines or fewer, no further than the wish says.
        let tolerance = if count == best.lines.len() { tolerance } else { tolerance.min(loosest) };
        for line in wish.whole_lines.iter().copied().filter(|line| *line < count) {
            let of_count = |variant: &&Variant| variant.lines.len() == count;
            let ends_whole = |variant: &Variant| variant.lines.get(line - 1).is_some_and(|line| !line.hyphen);
            let cheapest = known.iter().copied().chain(&more).filter(of_count);
            let cheapest = cheapest.min_by(|one, other| one.cost.total_cmp(&other.cost));
            // No way in which the line must end whole is better than the best of all that does so by itself.
            if cheapest.is_some_and(ends_whole) {
                continue;
            }
            if let Some(way) = search(tolerance).with_whole_line(line).run(Wanted::Exactly(count)).pop() {
                offer(&mut more, way, &|variant, other| {
                    !of_count(&other) || !ends_whole(other) || variant.cost < other.cost
                });
            }
        }
    }
    more
}

#[cfg(test)]
mod tests {
    use super::super::ways;
    use super::*;
    use crate::geom::Length;
    use crate::text::item::Penalty;

    /// Words of a few letters of five points, each of which may be hyphenated in its middle.
    fn items() -> Vec<Item> {
        let (none, pt) = (Length::ZERO, Length::pt);
        let part = |letters: usize| {
            let width = pt(5.0 * letters as f64);
            Item::Box { width, flex: none, hang_left: none, hang_right: none }
        };
        let mut items = Vec::new();
        for letters in (0..120).map(|at| 1 + at * 7 % 5) {
            let hyphen = Item::Penalty { width: pt(2.0), cost: 5.0, hyphen: true, hang_right: none };
            let space = Item::Glue { width: pt(3.0), stretch: pt(3.0), shrink: pt(1.0) };
            items.extend([part(letters), hyphen, part(letters), space]);
        }
        items.pop();
        items.extend([Item::break_at(Penalty::FORBIDDEN, false), Item::forced_break()]);
        items
    }

    #[test]
    fn a_line_that_ends_a_column_ends_in_no_hyphen_where_that_is_wished_for() {
        let (items, measures) = (items(), Length::pt(230.0).into());
        let known = ways(&items, &measures, Setting::Justified, 0, &|_, _| false);
        let best = known.best().unwrap();
        let hyphenated: Vec<usize> =
            (1..).zip(&best.lines).filter(|(_, line)| line.hyphen).map(|(number, _)| number).collect();
        assert!(!hyphenated.is_empty());
        for line in hyphenated {
            let wish = Wish { tolerance: 4.0, other_count_tolerance: 4.0, whole_lines: vec![line] };
            let more = more(&items, &measures, &[best], &wish);
            let is_as_wished =
                |way: &Variant| way.lines.len() == best.lines.len() && !way.lines[line - 1].hyphen;
            assert!(more.iter().any(is_as_wished), "line {line}");
        }
    }

    #[test]
    fn looser_lines_give_more_numbers_of_lines() {
        let (items, measures) = (items(), Length::pt(230.0).into());
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
        let (items, measures) = (items(), Length::pt(230.0).into());
        let known = ways(&items, &measures, Setting::Justified, 0, &|_, _| false);
        let best = known.best().unwrap();
        let whole_lines: Vec<usize> = (1..best.lines.len()).collect();
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
}
