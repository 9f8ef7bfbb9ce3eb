//! What is wanted of a paragraph, and the passes that a search for it takes.

use super::breaks::Break;
use super::cost::Setting;
use super::node::Way;
use super::pass::{FOR_A_SOUND_END, Means, Pass, passes};
use super::search::Search;
use crate::text::measures::Measures;

/// Which ways a search is to find.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Goal {
    /// The best, whatever its number of lines.
    Best,
    /// The best, and the best at each number of lines that is so near to it.
    Near(usize),
    /// The best of a number of lines.
    Exactly(usize),
}

/// The most lines that are balanced: of more, nobody sees whether they are of one width, and it would take the cube of
/// their number in time.
const MOST_BALANCED: usize = 12;

/// How a paragraph is to be set that is to be had at numbers of lines up to `farthest` away from the best, and which
/// ways are wanted.
pub(super) fn goal(
    breaks: &[Break],
    measures: &Measures,
    setting: Setting,
    farthest: usize,
) -> (Setting, Goal) {
    match setting {
        Setting::Justified | Setting::Ragged if farthest > 0 => (setting, Goal::Near(farthest)),
        Setting::Justified | Setting::Ragged => (setting, Goal::Best),
        // The best widths for the fewest lines come from weighing them all.
        Setting::Balanced => {
            let ragged =
                || search(breaks, measures, Setting::Ragged, Goal::Best).0.first().map(|way| way.lines.len());
            match fewest_lines(breaks, measures).or_else(ragged) {
                Some(lines) if lines <= MOST_BALANCED => (setting, Goal::Exactly(lines)),
                Some(_) => (Setting::Ragged, Goal::Best),
                None => (setting, Goal::Best),
            }
        }
    }
}

/// The lines of a text where each is filled with whole words, whatever it costs to end it; `None` where a word goes
/// into no line.
fn fewest_lines(breaks: &[Break], measures: &Measures) -> Option<usize> {
    let (mut begin, mut end, mut lines) = (breaks.first()?, None, 0);
    for to in breaks.iter().skip(1) {
        let ends_well = to.is_forced() || Means::Usual.allow(to.cost) && !to.hyphenates();
        if !ends_well {
            continue;
        }
        let fits = |begin: &Break, line: usize| begin.widths_to(to).natural.fits(measures.width(line));
        if !fits(begin, lines) {
            begin = end.take()?;
            lines += 1;
            if !fits(begin, lines) {
                return None;
            }
        }
        end = Some(to);
        if to.is_forced() {
            (begin, end) = (to, None);
            lines += 1;
        }
    }
    Some(lines)
}

/// The ways that are wanted, the best first, by the mildest pass that has any; where the best of those ends in a short
/// word, by a pass that lets lines be looser, if its best does not. That is worth no break of last resort, but one line
/// that gapes.
pub(super) fn search(
    breaks: &[Break],
    measures: &Measures,
    setting: Setting,
    goal: Goal,
) -> (Vec<Way>, Option<Pass>) {
    let mut found: Vec<Way> = Vec::new();
    let mut by = None;
    for pass in passes(setting) {
        if pass.means > Means::Usual && !found.is_empty() {
            break;
        }
        let goal = if matches!(goal, Goal::Near(_)) && !pass.is_choosy() { Goal::Best } else { goal };
        let ways = Search::new(breaks, measures, setting, *pass).run(goal);
        let ends_well = ways.first().is_some_and(|best| !best.faulty_end);
        if found.is_empty() || ends_well {
            (found, by) = (ways, Some(*pass));
        }
        if ends_well {
            break;
        }
    }
    if setting == Setting::Justified && found.first().is_some_and(|best| best.faulty_end) {
        let ways = Search::new(breaks, measures, setting, FOR_A_SOUND_END).run(Goal::Best);
        if ways.first().is_some_and(|best| !best.faulty_end) {
            (found, by) = (ways, Some(FOR_A_SOUND_END));
        }
    }
    match goal {
        Goal::Exactly(_) if found.is_empty() => search(breaks, measures, setting, Goal::Best),
        _ => (found, by),
    }
}
