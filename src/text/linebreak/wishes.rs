//! More ways to set a paragraph than come by themselves: what columns ask for that would end uneven, or in a hyphen.

#[cfg(test)]
mod tests;

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
    /// The stretch ratio that no justified line may pass in a way of as many lines as the best; ragged lines may be
    /// as short as such lines well may.
    pub tolerance: f64,
    /// The same in a way of another number of lines, unless a line of the best is looser still. It counts where it is
    /// the lesser of the two.
    pub other_count_tolerance: f64,
    /// Lines after which columns may end, by number in rising order, the first being 1: for each of these lists a way
    /// in which as many of its lines as may be end in no hyphen.
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
        if way.faulty_end && !self.takes_faulty_ends || way.is_cut_short() {
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
