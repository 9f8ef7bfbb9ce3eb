//! By how much a flyer misses its pages: found by setting it with words fewer, or with several texts of words more, at the
//! rung that was missed until it has them; between two rungs, at whatever setting.

use super::attempt::{Attempt, Goal};
use super::climb::Fitter;
use super::refusal::At;
use super::words::{From, lengthened, shortened, words};
use crate::spec::Flyer;

/// How far from the true number of words the search may end, as a share of the text.
const PRECISION: f64 = 0.003;

/// What is added to the words to take out that are found, as a share of the text: lines do not end where the words end.
const CERTAINTY: f64 = 0.014;

/// The same where words are added, and at the least half a row of them: no text tells all of another.
const CERTAINTY_ADDED: f64 = 0.006;

/// How many such shares back fewer words are tried where some are taken out: no more than a figure may be off.
const STEPS_BACK: usize = 3;

/// The most words that are found by trying; a text that lacks more is far from done, and is told from its rows.
const MOST_TRIED: usize = 1_500;

/// How often words to take out that are found are made fewer, and how often more until they will do.
const MOST_CORRECTIONS: usize = 3;

/// Words that are added to learn how many make a row.
const SAMPLE: usize = 200;

/// How many texts are tried where words are added: nobody knows which they will be, and where columns end goes with them …
const TEXTS: usize = 9;

/// … and how many where the pages are many: they take long, and a row is less to them.
const TEXTS_OF_MANY_PAGES: usize = 4;

/// How many in a hundred of them need fewer words than those that are told: half of them would leave half of all texts
/// short, and more would hear the one that the others are not like above all.
const TEXTS_FILLED: usize = 70;

/// How many texts must be fitted with words that are told between two settings.
const TEXTS_FITTED: usize = 3;

/// How many rows of words are tried, one after the other, where a flyer stands between two settings: another than the one
/// that was missed may do with less than that.
const MOST_ROWS_TRIED: usize = 10;

/// The most pages that are a few.
const MOST_PAGES_FITTED: usize = 3;

/// The words of a flyer above which its figure is told from its rows: a few lines more or less are nothing to it, and
/// each trial takes long.
const MOST_SEARCHED: usize = 5_000;

/// How many times as many lines are saved by words of one block, where it is no use to take them from all alike …
const MANY_MORE: f64 = 1.8;

/// … and how many these are at the least: of a few lines, one more or less is luck.
const SOME_LINES: usize = 6;

/// By how much a flyer misses its pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shortfall {
    /// There is too much of it.
    Over { lines: usize, words: usize },
    /// There is too little of it; `sure` unless texts of so many words more, and of others near, were tried in vain.
    Under { lines: usize, words: usize, sure: bool },
    /// Even without running text it comes to so many pages.
    Hopeless { pages: usize },
}

/// A flyer, the rung to set it at, and what it should come to.
#[derive(Clone, Copy)]
struct Search<'a> {
    fitter: Fitter<'a>,
    missed: &'a Attempt<'a>,
    goal: Goal,
    /// What its rung is.
    at: At,
    /// Whether words are taken out.
    is_over: bool,
    /// Where they are taken from.
    from: From,
}

/// By how much a flyer, set at the rung of `missed`, misses its goal.
pub(super) fn shortfall(fitter: Fitter<'_>, missed: &Attempt<'_>, goal: Goal, at: At) -> Shortfall {
    let is_over = missed.pages() > goal.pages;
    let mut search = Search { fitter, missed, goal, at, is_over, from: From::All };
    if !is_over {
        let (words, sure) = search.words_to_add();
        return Shortfall::Under { lines: search.lines(words), words, sure };
    }
    let mut words = search.words_to_take();
    if let Ok(of_all) = words
        && search.saves_few_lines(of_all)
    {
        let of_longest = Search { from: From::Longest, ..search };
        if let Some(fewer) = of_longest.words_to_take().ok().filter(|fewer| *fewer < of_all) {
            (search, words) = (of_longest, Ok(fewer));
        }
    }
    match words {
        Ok(words) => Shortfall::Over { lines: search.lines(words), words },
        Err(pages) => Shortfall::Hopeless { pages },
    }
}

impl Search<'_> {
    /// The words to take out.
    ///
    /// # Errors
    /// The pages that the flyer comes to without any.
    fn words_to_take(&self) -> Result<usize, usize> {
        let all = words(self.fitter.flyer);
        if !self.is_enough(all, 0) {
            return Err(self.with(all, 0, |attempt| attempt.pages()));
        }
        let enough = self.needed(self.guess(all).clamp(1, all.max(1)), all, 0);
        Ok(self.certain(enough, all))
    }

    /// The words to add, with which most texts are long enough: about as many for each, and never the same, with some
    /// more; and whether such texts were fitted.
    fn words_to_add(&self) -> (usize, bool) {
        let all = words(self.fitter.flyer);
        let guess = self.guess(all).max(1);
        if guess > MOST_TRIED || all > MOST_SEARCHED {
            return (guess, true);
        }
        let is_long = self.goal.pages > MOST_PAGES_FITTED;
        let texts = if is_long { TEXTS_OF_MANY_PAGES } else { TEXTS };
        let mut needed: Vec<usize> = Vec::new();
        for turn in 0..texts {
            let near = needed.get(needed.len() / 2).copied().unwrap_or(guess);
            needed.push(self.needed(near, 2 * MOST_TRIED, turn));
            needed.sort_unstable();
        }
        let row = (self.words_in_row(all) as usize).max(1);
        let more = ((all as f64 * CERTAINTY_ADDED) as usize).max(row / 2);
        let words = needed.get(texts * TEXTS_FILLED / 100).map_or(guess, |of_most| of_most + more);
        let most_are_fitted = || {
            let fitted = (0..TEXTS_FITTED).filter(|turn| self.is_fitted(words, *turn));
            fitted.count() * 2 > TEXTS_FITTED
        };
        let fitted = match self.at {
            _ if is_long => Some(words),
            At::Common => Some(words),
            At::Furthest if most_are_fitted() => Some(words),
            At::Furthest => self.fitted(words, row),
            At::Between => self.fitted(0, row),
        };
        (fitted.unwrap_or(words), fitted.is_some())
    }

    /// The fewest words with which all texts that are tried are fitted, at whatever setting, and with a row less as well:
    /// what one number alone does is luck. They are looked for row by row from some on.
    fn fitted(&self, from: usize, row: usize) -> Option<usize> {
        let mut fitted_before = false;
        (1..=MOST_ROWS_TRIED).map(|rows| from + rows * row).find(|words| {
            let is_fitted = (0..TEXTS_FITTED).all(|turn| self.is_fitted(*words, turn));
            let was_fitted = std::mem::replace(&mut fitted_before, is_fitted);
            is_fitted && was_fitted
        })
    }

    /// Whether a flyer with so many words more is fitted, at whatever setting.
    fn is_fitted(&self, words: usize, turn: usize) -> bool {
        let flyer = self.changed(words, turn);
        Fitter { flyer: &flyer, ..self.fitter }.climb(self.goal.pages).is_ok()
    }

    /// The fewest words of a text that are enough, looked for up and down from others.
    fn needed(&self, near: usize, most: usize, turn: usize) -> usize {
        let precision = ((words(self.fitter.flyer) as f64 * PRECISION).ceil() as usize).max(1);
        let mut step = precision;
        let (mut too_few, mut enough) = (0, near);
        while enough < most && !self.is_enough(enough, turn) {
            too_few = enough;
            enough = (enough + step).min(most);
            step *= 2;
        }
        // Those that were enough at once may be more than that.
        while too_few == 0 && enough > step {
            if self.is_enough(enough - step, turn) {
                enough -= step
            } else {
                too_few = enough - step
            }
            step *= 2;
        }
        self.halved(too_few, enough, precision, turn)
    }

    /// The fewest words that are enough, between so many that are not and so many that are.
    fn halved(&self, mut too_few: usize, mut enough: usize, precision: usize, turn: usize) -> usize {
        while enough - too_few > precision {
            let middle = (too_few + enough) / 2;
            if self.is_enough(middle, turn) { enough = middle } else { too_few = middle }
        }
        enough
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
        let mut tried = tried.into_iter();
        tried.find(|words| self.with(*words, 0, |attempt| self.goal.is_met(attempt))).unwrap_or(enough)
    }

    /// Whether words that are taken from all blocks save few lines for their number, as they do where each of many
    /// short ones gives some.
    fn saves_few_lines(&self, words: usize) -> bool {
        let of_longest = Search { from: From::Longest, ..*self }.lines(words);
        of_longest >= SOME_LINES && of_longest as f64 > MANY_MORE * self.lines(words) as f64
    }

    /// About how many words they are, by the rows that are missing.
    fn guess(&self, all: usize) -> usize {
        (self.missed.rows_missing(self.goal) as f64 * self.words_in_row(all)) as usize
    }

    /// About how many words a row holds.
    fn words_in_row(&self, all: usize) -> f64 {
        let sample = if self.is_over { SAMPLE.min(all) } else { SAMPLE };
        sample as f64 / self.lines(sample) as f64
    }

    /// Whether so many words of a text are enough to bring the flyer to its pages, or more than enough.
    fn is_enough(&self, words: usize, turn: usize) -> bool {
        self.with(words, turn, |attempt| match self.is_over {
            true => attempt.pages() <= self.goal.pages,
            false => attempt.pages() > self.goal.pages || self.goal.is_met(attempt),
        })
    }

    /// What there is to say of the flyer with so many words fewer or more.
    fn with<T>(&self, words: usize, turn: usize, say: impl Fn(&Attempt<'_>) -> T) -> T {
        let flyer = self.changed(words, turn);
        let fitter = Fitter { flyer: &flyer, ..self.fitter };
        let plain = fitter.attempt(self.missed.rung);
        // A flyer of a whole run is not fitted, and so not filled by white.
        let short = fitter.goal.filter(|goal| plain.pages() <= goal.pages && !goal.is_met(&plain));
        let filled = short.and_then(|goal| fitter.set(self.missed.rung).filled_by_white(goal));
        say(&filled.unwrap_or(plain))
    }

    /// The lines that so many words make; at least one.
    fn lines(&self, words: usize) -> usize {
        let flyer = self.changed(words, 0);
        let set = Fitter { flyer: &flyer, ..self.fitter }.set(self.missed.rung);
        self.missed.collector.rows_in_all().abs_diff(set.rows()).max(1)
    }

    /// The flyer with so many words fewer or more.
    fn changed(&self, words: usize, turn: usize) -> Flyer {
        match self.is_over {
            true => shortened(self.fitter.flyer, words, self.from),
            false => lengthened(self.fitter.flyer, words, turn),
        }
    }
}
