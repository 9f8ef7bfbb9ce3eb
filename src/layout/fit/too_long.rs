//! The words to take out of a flyer that is too long for its pages.

use super::shortfall::WordSearch;
use super::text_blocks::words;
use super::words::TakenFrom;

/// What is added to the words to take out that are found, as a share of the text: lines do not end where the words end.
const CERTAINTY: f64 = 0.014;

/// How many such shares back fewer words are tried where some are taken out: no more than a figure may be off.
const STEPS_BACK: usize = 3;

/// How often words to take out that are found are made fewer, and how often more until they will do.
const MOST_CORRECTIONS: usize = 3;

/// How many times as many lines are saved by words of one block, where it is no use to take them from all alike …
const MANY_MORE: f64 = 1.8;

/// … and how many these are at the least: of a few lines, one more or less is luck.
const SOME_LINES: usize = 6;

impl WordSearch<'_> {
    /// The words to take out.
    ///
    /// # Errors
    /// The pages that the flyer comes to without any.
    pub fn words_to_take(&self) -> Result<usize, usize> {
        let all = words(self.fitter.flyer);
        if !self.is_enough(all, 0) {
            return Err(self.with(all, 0, |_, attempt| attempt.pages()));
        }
        let enough = self.needed(self.guess(all).clamp(1, all.max(1)), all, 0);
        Ok(self.certain(enough, all))
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

    /// A few more words to take out than just enough, with which the flyer comes to its goal.
    fn certain(&self, enough: usize, all: usize) -> usize {
        let step = ((all as f64 * CERTAINTY) as usize).max(1);
        let first = self.fewest(enough, step) + step;
        let tried = (0..MOST_CORRECTIONS).map(|times| (first + times * step / 2).min(all));
        let comes_to_goal =
            |words: &usize| self.with(*words, 0, |fitter, tried| self.comes_to_goal(fitter, tried));
        tried.into_iter().find(comes_to_goal).unwrap_or(enough)
    }

    /// Whether words that are taken from all blocks save few lines for their number, as they do where each of many
    /// short ones gives some.
    pub fn saves_few_lines(&self, words: usize) -> bool {
        let of_longest = WordSearch { from: TakenFrom::Longest, ..*self }.lines(words);
        of_longest >= SOME_LINES && of_longest as f64 > MANY_MORE * self.lines(words) as f64
    }
}
