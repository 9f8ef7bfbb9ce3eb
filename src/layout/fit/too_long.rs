//! The words to take out of a flyer that is too long for its pages.

use super::fitter::Fitter;
use super::refusal::At;
use super::shortfall::WordSearch;
use super::text_blocks::words;
use super::words::TakenFrom;
use crate::spec::Flyer;

/// What is added to the words to take out that are found, as a share of the text: lines do not end where the words end.
const CERTAINTY: f64 = 0.014;

/// How many such shares back fewer words are tried where some are taken out: no more than a figure may be off.
const STEPS_BACK: usize = 3;

/// How often words to take out that are found are made fewer …
const MOST_CORRECTIONS: usize = 3;

/// … and how many numbers of them are tried, each half a share more than the one before, until they will do: up to a
/// twelfth of the text, about as far as a picture or a panel moves the ends of columns.
const NUMBERS_TRIED: usize = 12;

/// Where none of them do at the rung that was missed, others may at other rungs: by which share of the text they go up,
/// half of what a figure may be off …
const SHARE_FITTED: f64 = 0.015;

/// … and how often: up to an eighth of the text, past which whole activities are left out more easily. Each takes a
/// climb or two, and some flyers half a second for them.
const MOST_FITTED: usize = 8;

/// How many are tried first where little stays whole, so that they do in all ways: past these, a number that does at the
/// ends of blocks is nearer to the truth.
const NUMBERS_NEAR: usize = 4;

/// In how many ways they are taken: from the ends of blocks, and from those of all their paragraphs.
const TURNS: usize = 2;

/// How many times as many lines are saved by words of one block, where it is no use to take them from all alike …
const MANY_MORE: f64 = 1.8;

/// … and how many these are at the least: of a few lines, one more or less is luck.
const SOME_LINES: usize = 6;

/// The share of a text from which on whole blocks had better be left out: nobody takes as much from each.
const MOST_OF_TEXT: f64 = 0.6;

/// Whether so many of all words are more than anyone takes from the blocks alike.
pub(super) fn is_most_of(words: usize, all: usize) -> bool {
    words as f64 > all as f64 * MOST_OF_TEXT
}

impl WordSearch<'_> {
    /// The words to take out; and whether all texts of so many words fewer that were tried come to the goal.
    ///
    /// # Errors
    /// Where no words are enough, the pages that the flyer comes to without any, if these are too many where none are asked for.
    pub fn words_to_take(&self) -> Result<(usize, bool), Option<usize>> {
        let all = words(self.fitter.flyer);
        let guess = self.guess(all).clamp(1, all.max(1));
        if self.is_enough(all, 0) {
            return Ok(self.certain(self.needed(guess, all, 0), all));
        }
        // Where no pages are asked for, a picture across the page gives rows, and no page is to be filled.
        let flyer = Flyer { pages: None, ..self.fitter.flyer.clone() };
        let unasked = WordSearch {
            fitter: Fitter { flyer: &flyer, goal: None, pictures_give: true, ..self.fitter },
            ..*self
        };
        let pages = unasked.with(all, 0, |_, attempt| attempt.pages());
        Err(Some(pages).filter(|pages| *pages > self.goal.pages))
    }

    /// The fewest words that are enough near those that are known to be: columns end here or there as words are
    /// taken out, so that fewer may be enough again where a few more were not.
    fn fewest(&self, enough: usize, step: usize) -> usize {
        let mut fewest = enough;
        for _ in 0..MOST_CORRECTIONS {
            let fewer = (1..=STEPS_BACK).rev().filter_map(|steps| fewest.checked_sub(steps * step));
            match fewer.into_iter().find(|words| *words > 0 && self.is_enough(*words, 0)) {
                Some(fewer) => fewest = fewer,
                None => break,
            }
        }
        fewest
    }

    /// A few more words to take out than just enough, with which the flyer comes to its goal wherever in its blocks
    /// they are taken; or else in most ways that were tried.
    fn certain(&self, enough: usize, all: usize) -> (usize, bool) {
        let step = ((all as f64 * CERTAINTY) as usize).max(1);
        let first = self.fewest(enough, step) + step;
        let numbers = |tried: usize| (0..tried).map(move |times| (first + times * step / 2).min(all));
        let turns = if self.has_whole_blocks() { TURNS } else { 1 };
        if turns < TURNS
            && let Ok(words) = self.doing(numbers(NUMBERS_NEAR), TURNS)
        {
            return (words, true);
        }
        match self.doing(numbers(NUMBERS_TRIED), turns) {
            Ok(words) => (words, true),
            Err(best) => match self.fitted_further(enough, all, turns) {
                Some(words) => (words, true),
                None => (best, false),
            },
        }
    }

    /// The first of some numbers of words that does, taken in so many ways, as the next does as well: what one number
    /// alone does is luck.
    ///
    /// # Errors
    /// Where there is none, the number that does in most ways.
    fn doing(&self, numbers: impl Iterator<Item = usize>, turns: usize) -> Result<usize, usize> {
        let mut best = None;
        let mut did_before = None;
        for words in numbers {
            let met = (0..turns).filter(|turn| self.comes_to_goal(words, *turn)).count();
            let did = (met == turns).then_some(words);
            let fewer = did_before.filter(|fewer| did > Some(*fewer) && self.is_fitted_in(*fewer, turns));
            if let Some(fewer) = fewer {
                return Ok(fewer);
            }
            did_before = did;
            if best.is_none_or(|(most, _)| met > most) {
                best = Some((met, words));
            }
        }
        Err(best.map_or(0, |(_, words)| words))
    }

    /// Whether the flyer with so many words fewer is fitted in all ways to take them, as far as there is time to know: at
    /// the rung that was missed it may come to its goal, and be too short for all that are tried before.
    fn is_fitted_in(&self, words: usize, turns: usize) -> bool {
        self.at == At::Common || !self.has_few_columns() || (0..turns).all(|turn| self.is_fitted(words, turn))
    }

    /// More words to take out than are enough, with which the flyer is fitted at whatever setting.
    fn fitted_further(&self, enough: usize, all: usize, turns: usize) -> Option<usize> {
        // The flyers of a run are held to its one setting.
        let may_have_others = self.at != At::Common;
        let is_worth_it = may_have_others && self.has_few_columns() && !is_most_of(enough, all);
        let most = if is_worth_it { MOST_FITTED } else { 0 };
        let share = ((all as f64 * SHARE_FITTED) as usize).max(1);
        let further = (1..=most).map(|times| enough + times * share).take_while(|words| *words < all);
        further.into_iter().find(|words| (0..turns).all(|turn| self.is_fitted(*words, turn)))
    }

    /// Whether something across the page or a picture may go to the next column or page as a whole, so that it makes a
    /// difference where words are taken.
    fn has_whole_blocks(&self) -> bool {
        let flyer = self.fitter.flyer;
        self.missed.collector.bands.len() > 1
            || flyer.activities.iter().any(|activity| activity.image.is_some())
    }

    /// Whether words that are taken from all blocks save few lines for their number, as they do where each of many
    /// short ones gives some.
    pub fn saves_few_lines(&self, words: usize) -> bool {
        let of_longest = WordSearch { from: TakenFrom::Longest, ..*self }.lines(words);
        of_longest >= SOME_LINES && of_longest as f64 > MANY_MORE * self.lines(words) as f64
    }
}
