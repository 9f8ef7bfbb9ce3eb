//! By how much a flyer misses its pages: found by setting it with words fewer or more, at the one rung that
//! counts, until it has them.

use super::attempt::{Attempt, Goal};
use super::climb::Fitter;
use super::words::{From, lengthened, shortened, words};
use crate::spec::Flyer;

/// How far from the true number of words the search may end, as a share of the text.
const PRECISION: f64 = 0.003;

/// What is added to the words found, as a share of the text: lines do not end where the words end.
const CERTAINTY: f64 = 0.014;

/// The same where words are added, and at the least half a row of them: those that are found fill the pages with most
/// texts that are tried.
const CERTAINTY_ADDED: f64 = 0.008;

/// How many such shares back fewer words are tried where some are taken out: no more than a figure may be off.
const STEPS_BACK: usize = 3;

/// The most words that are found by trying; a text that lacks more is far from done, and is told from its rows.
const MOST_TRIED: usize = 1_500;

/// How often the words found are made a few more until they will do.
const MOST_CORRECTIONS: usize = 3;

/// Words that are added to learn how many make a row.
const SAMPLE: usize = 200;

/// How many texts are tried where words are added: nobody knows which they will be, and where columns end goes with them.
/// An odd number, so that most of them agree.
const TURNS: usize = 5;

/// How many texts must be fitted with words that are told, as nobody knows which they will be; more pages than a few take
/// long to fit, and a row is less to them.
const TURNS_FITTED: usize = 3;

/// How many steps fewer words are tried than those that are told by the setting that was missed: another may do with
/// less.
const MOST_STEPS_FEWER: usize = 8;

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
    /// There is too little of it.
    Under { lines: usize, words: usize },
    /// Even without running text it comes to so many pages.
    Hopeless { pages: usize },
}

/// A flyer, the rung to set it at, and what it should come to.
#[derive(Clone, Copy)]
struct Search<'a> {
    fitter: Fitter<'a>,
    missed: &'a Attempt<'a>,
    goal: Goal,
    /// Whether words are taken out.
    is_over: bool,
    /// Where they are taken from.
    from: From,
}

/// By how much a flyer, set at the rung of `missed`, misses its goal.
pub(super) fn shortfall(fitter: Fitter<'_>, missed: &Attempt<'_>, goal: Goal) -> Shortfall {
    let is_over = missed.pages() > goal.pages;
    let mut search = Search { fitter, missed, goal, is_over, from: From::All };
    let mut words = search.words();
    if let Ok(of_all) = words
        && is_over
        && search.saves_few_lines(of_all)
    {
        let of_longest = Search { from: From::Longest, ..search };
        if let Some(fewer) = of_longest.words().ok().filter(|fewer| *fewer < of_all) {
            (search, words) = (of_longest, Ok(fewer));
        }
    }
    match words {
        Ok(words) => {
            let lines = search.lines(words);
            if is_over { Shortfall::Over { lines, words } } else { Shortfall::Under { lines, words } }
        }
        Err(pages) => Shortfall::Hopeless { pages },
    }
}

impl Search<'_> {
    /// The words to take out or to add.
    ///
    /// # Errors
    /// The pages that the flyer comes to without any.
    fn words(&self) -> Result<usize, usize> {
        let all = words(self.fitter.flyer);
        let most = if self.is_over { all } else { 2 * MOST_TRIED };
        let precision = ((all as f64 * PRECISION).ceil() as usize).max(1);
        let guess = self.guess(all).max(1);
        if !self.is_over && (guess > MOST_TRIED || all > MOST_SEARCHED) {
            return Ok(guess);
        }
        let (mut too_few, mut enough) = (0, guess.min(most));
        while !self.is_enough(enough) {
            if enough >= most {
                return if self.is_over {
                    Err(self.with(most, 0, |attempt| attempt.pages()))
                } else {
                    Ok(enough)
                };
            }
            too_few = enough;
            enough = (enough + (enough / 4).max(precision)).min(most);
        }
        while enough - too_few > precision {
            let middle = (too_few + enough) / 2;
            if self.is_enough(middle) { enough = middle } else { too_few = middle }
        }
        Ok(self.certain(enough, all, most))
    }

    /// The fewest words that are enough near those that are known to be: columns end here or there as words are
    /// taken out, so that fewer may be enough again where a few more were not.
    fn fewest(&self, enough: usize, step: usize) -> usize {
        let mut fewest = enough;
        for _ in 0..MOST_CORRECTIONS {
            let fewer = (1..=STEPS_BACK).rev().filter_map(|steps| fewest.checked_sub(steps * step));
            match fewer.into_iter().find(|words| *words > 0 && self.is_enough(*words)) {
                Some(fewer) => fewest = fewer,
                None => break,
            }
        }
        fewest
    }

    /// A few more words than just enough, with which the flyer comes to its goal. Where words are added, fewer that fill
    /// the page are a stroke of luck that another text need not have.
    fn certain(&self, enough: usize, all: usize, most: usize) -> usize {
        let step_of = |share: f64| ((all as f64 * share) as usize).max(1);
        if !self.is_over {
            let step = step_of(CERTAINTY_ADDED).max((self.words_in_row(all) / 2.0) as usize);
            let mut tried = (0..=MOST_CORRECTIONS).map(|times| enough + (step << times));
            let certain = tried.find(|words| self.is_fitted(*words)).unwrap_or(enough + step);
            return if self.is_long() { certain } else { self.fewest_fitted(certain, step) };
        }
        let step = step_of(CERTAINTY);
        let first = self.fewest(enough, step) + step;
        let tried = (0..MOST_CORRECTIONS).map(|times| (first + times * step / 2).min(most));
        let mut tried = tried.into_iter();
        tried.find(|words| self.with(*words, 0, |attempt| self.goal.is_met(attempt))).unwrap_or(enough)
    }

    /// Whether words that are taken from all blocks save few lines for their number, as they do where each of many
    /// short ones gives some.
    fn saves_few_lines(&self, words: usize) -> bool {
        let of_longest = Search { from: From::Longest, ..*self }.lines(words);
        of_longest >= SOME_LINES && of_longest as f64 > MANY_MORE * self.lines(words) as f64
    }

    /// About the fewest words up to `certain` with which the flyer is fitted at whatever setting, and a step more, so
    /// that it is with most texts.
    fn fewest_fitted(&self, certain: usize, step: usize) -> usize {
        let (mut too_few, mut enough) = (certain.saturating_sub(MOST_STEPS_FEWER * step), certain);
        while enough - too_few > step {
            let middle = (too_few + enough) / 2;
            if self.is_fitted(middle) { enough = middle } else { too_few = middle }
        }
        (enough + step).min(certain)
    }

    /// Whether the flyer has so many pages that fitting it often takes long.
    fn is_long(&self) -> bool {
        self.goal.pages > MOST_PAGES_FITTED
    }

    /// Whether the flyer is fitted with so many words, whichever they are: where it stands between two settings, they
    /// may bring it to another.
    fn is_fitted(&self, words: usize) -> bool {
        let Some(goal) = self.fitter.goal else { return true };
        let turns = if self.is_long() { 1 } else { TURNS_FITTED };
        (0..turns).all(|turn| {
            let flyer = self.changed(words, turn);
            Fitter { flyer: &flyer, ..self.fitter }.climb(goal.pages).is_ok()
        })
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

    /// Whether so many words are enough to bring the flyer to its pages, or more than enough; where they are added,
    /// with most of the texts that are tried.
    fn is_enough(&self, words: usize) -> bool {
        let is_enough = |turn: usize| {
            self.with(words, turn, |attempt| match self.is_over {
                true => attempt.pages() <= self.goal.pages,
                false => attempt.pages() > self.goal.pages || self.goal.is_met(attempt),
            })
        };
        let turns = if self.is_over { 1 } else { TURNS };
        let (mut enough, mut too_few) = (0, 0);
        for turn in 0..turns {
            if is_enough(turn) {
                enough += 1
            } else {
                too_few += 1
            }
            if 2 * enough.max(too_few) > turns {
                break;
            }
        }
        enough > too_few
    }

    /// What there is to say of the flyer with so many words fewer or more.
    fn with<T>(&self, words: usize, turn: usize, say: impl Fn(&Attempt<'_>) -> T) -> T {
        let flyer = self.changed(words, turn);
        say(&Fitter { flyer: &flyer, ..self.fitter }.filled(self.missed.rung))
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
