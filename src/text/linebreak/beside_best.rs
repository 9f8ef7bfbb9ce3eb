//! Ways beside the best that come with it: of other numbers of lines where only looser lines give them, and one
//! without hyphens, which may well be the better one.

use super::node::Way;
use super::search::Search;
use super::{Goal, LINES_TO_CHOOSE};

/// What each hyphen less is worth where words stay whole, in demerits, beside what a hyphen costs: a third as much
/// again. A reader sees that a paragraph has none sooner than that it has one less.
const WHOLE_WORDS_DEMERITS: f64 = 5_000.0;

/// Ways that columns may ask for, beside the best and those that were found with it: a line fewer and a line more
/// where only looser lines give them.
pub(super) fn nearest<'a>(found: &[Way], search: impl Fn() -> Search<'a>) -> Vec<Way> {
    if found.first().is_none_or(|best| best.lines.len() < LINES_TO_CHOOSE) {
        return Vec::new();
    }
    let is_new = |way: &Way| found.iter().all(|known| known.lines.len() != way.lines.len());
    search().run(Goal::Near(1)).into_iter().filter(is_new).collect()
}

/// A way of as many lines as the best, which has a hyphen, without any: the better one where it costs little more, and
/// one for a column that would end in the hyphen.
pub(super) fn whole_words<'a>(found: &[Way], search: impl Fn() -> Search<'a>) -> Vec<Way> {
    let best = found.first().filter(|best| best.lines.len() >= LINES_TO_CHOOSE);
    let best = best.filter(|best| best.lines.iter().any(|line| line.divided));
    let without = |best: &Way| search().without_hyphens().run(Goal::Exactly(best.lines.len()));
    let is_new = |way: &Way| found.iter().all(|known| known.lines != way.lines);
    best.map(without).unwrap_or_default().into_iter().filter(is_new).collect()
}

/// Puts a way whose words stay whole first, if there is one of as many lines that costs little more. `cost` tells the
/// demerits of a way with all that may be at fault in its look.
pub(super) fn prefer_whole_words(found: &mut [Way], cost: impl Fn(&Way) -> f64) {
    let Some(best) = found.first() else { return };
    let hyphens = best.lines.iter().filter(|line| line.divided).count();
    let worth = WHOLE_WORDS_DEMERITS * hyphens as f64;
    let is_rival = |way: &Way| {
        way.lines.len() == best.lines.len()
            && !way.faulty_end
            && way.lines.iter().all(|line| !line.divided)
            && way.demerits - best.demerits < worth
            && cost(way) - cost(best) < worth
    };
    if let Some(at) = found.iter().position(is_rival) {
        found.swap(0, at);
    }
}

#[cfg(test)]
mod tests {
    use super::super::ChosenLine;
    use super::*;

    fn way(hyphens: &[bool], demerits: f64) -> Way {
        let line = |divided: &bool| ChosenLine {
            end: 0,
            ratio: 0.0,
            divided: *divided,
            fills: true,
            overfull: None,
        };
        Way { lines: hyphens.iter().map(line).collect(), demerits, badness: 0.0, faulty_end: false, rag: 0.0 }
    }

    #[test]
    fn words_stay_whole_where_that_costs_little() {
        let check = |rival: Way, faults: f64, expected: bool| {
            let is_rival = |way: &Way| way.demerits != 0.0;
            let mut found = [way(&[true, true, false, false], 0.0), rival];
            prefer_whole_words(&mut found, |way| way.demerits + if is_rival(way) { faults } else { 0.0 });
            assert_eq!(is_rival(&found[0]), expected);
        };
        let least = WHOLE_WORDS_DEMERITS;
        check(way(&[false; 4], 1.9 * least), 0.0, true);
        check(way(&[false; 4], 1.9 * least), 0.2 * least, false);
        check(way(&[false; 4], 2.1 * least), 0.0, false);
        check(way(&[false; 3], 1.0), 0.0, false);
        check(way(&[false, true, false, false], 0.5 * least), 0.0, false);
        check(way(&[false, true, true, false], 1.0), 0.0, false);
        check(Way { faulty_end: true, ..way(&[false; 4], 1.0) }, 0.0, false);
    }
}
