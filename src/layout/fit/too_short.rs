//! The words to add to a flyer that is too short for its pages.

use super::fitter::Fitter;
use super::its_pages::is_whole;
use super::refusal::At;
use super::shortfall::WordSearch;
use super::text_blocks::words;

/// What is added to the words that are found, as a share of the text, and at the least half a row of them: no text
/// tells all of another.
const CERTAINTY_ADDED: f64 = 0.006;

/// What is added for another reason, as a share of the root of the words: a word is about half a word longer or shorter
/// than the mean of those that stand there, and many by as much as their root has.
const DEVIATION_OF_WORDS: f64 = 0.5;

/// What is added for a third reason, as a share of the words: who writes many makes other paragraphs of them than those
/// that stand there, with fewer last lines.
const OTHER_PARAGRAPHS: f64 = 0.02;

/// The most words that are found by trying; a text that lacks more is far from done, and is told from its rows …
const MOST_TRIED: usize = 1_500;

/// … and as a share of a text, where that is more: a long one lacks as many sooner.
const MOST_TRIED_OF_TEXT: f64 = 0.25;

/// How many texts are tried: nobody knows which words they will be, and where columns end goes with them …
const TEXTS: usize = 9;

/// … how many where the columns are more than a few: they take long, and a row is less to them …
const TEXTS_OF_SOME_PAGES: usize = 4;

/// … and how many where the flyer is a long one.
const TEXTS_OF_MANY_WORDS: usize = 1;

/// How many in a hundred of them need fewer words than those that are told: half of them would leave half of all texts
/// short, and more would hear the one that the others are not like above all.
const TEXTS_FILLED: usize = 70;

/// How many texts must be fitted with words that are told between two settings.
const TEXTS_FITTED: usize = 3;

/// How many rows of words are tried, one after the other, where a flyer of few columns stands between two settings:
/// another than the one that was missed may do with less than that …
const MOST_ROWS_TRIED: usize = 10;

/// … and how many where its columns are more.
const ROWS_TRIED_OF_MANY_COLUMNS: usize = 3;

/// The most columns, on all pages, of a flyer of which most texts are tried: three pages of two.
const FEW_COLUMNS: usize = 6;

/// The most columns of a flyer whose texts are fitted with the words that are told: nine pages of two. A flyer of twenty
/// pages of two may take ten seconds.
const MOST_COLUMNS_FITTED: usize = 18;

/// The words above which a flyer is a long one.
const MANY_WORDS: usize = 5_000;

impl WordSearch<'_> {
    /// The words to add; and whether texts of so many words more were fitted, or it would take too long to know and none
    /// of their blocks is known to outgrow its column.
    pub fn words_to_add(&self) -> (usize, bool) {
        let all = words(self.fitter.flyer);
        let guess = self.guess(all).max(1);
        let most = MOST_TRIED.max((all as f64 * MOST_TRIED_OF_TEXT) as usize);
        if guess > most {
            return (guess, !self.outgrows_column(guess));
        }
        let row = (self.words_in_row(all) as usize).max(1);
        let is_long = !self.may_fit_texts() || guess > all && !self.has_few_columns();
        if self.at == At::Between
            && let Some(words) = self.fitted_at_once()
        {
            return (words, true);
        }
        let more = ((all as f64 * CERTAINTY_ADDED) as usize).max(row / 2);
        let needed = self.words_for_most(all, guess, 2 * most);
        // What is uncertain for two reasons is so by less than by both in sum.
        let deviation = (needed as f64).sqrt() * DEVIATION_OF_WORDS;
        let paragraphs = needed as f64 * OTHER_PARAGRAPHS;
        let words = needed + ((more as f64).hypot(deviation) + paragraphs).round() as usize;
        let fitted = match self.at {
            At::Between if !is_long => None,
            At::Furthest if !is_long && self.are_most_fitted(words) => Some(words),
            _ if self.outgrows_column(words) => None,
            At::Furthest if !is_long => self.fitted(words, row),
            At::Furthest | At::Between | At::Common => Some(words),
        };
        (fitted.unwrap_or(words), fitted.is_some())
    }

    /// A few words with which the flyer is fitted at whatever setting, if there is time to know: a row or some.
    pub fn fitted_at_once(&self) -> Option<usize> {
        let row = (self.words_in_row(words(self.fitter.flyer)) as usize).max(1);
        self.may_fit_texts().then(|| self.fitted(0, row)).flatten()
    }

    /// The words with which most texts are long enough: about as many for each, and never the same.
    fn words_for_most(&self, all: usize, guess: usize, most: usize) -> usize {
        let texts = match self.has_few_columns() {
            true => TEXTS,
            false if all > MANY_WORDS => TEXTS_OF_MANY_WORDS,
            false => TEXTS_OF_SOME_PAGES,
        };
        let mut needed: Vec<usize> = Vec::new();
        for turn in 0..texts {
            let near = needed.get(needed.len() / 2).copied().unwrap_or(guess);
            needed.push(self.needed(near, most, turn));
            needed.sort_unstable();
        }
        needed.get(texts * TEXTS_FILLED / 100).copied().unwrap_or(guess)
    }

    /// Whether most texts of so many words more are fitted, at whatever setting.
    fn are_most_fitted(&self, words: usize) -> bool {
        let fitted = (0..TEXTS_FITTED).filter(|turn| self.is_fitted(words, *turn));
        fitted.count() * 2 > TEXTS_FITTED
    }

    /// The fewest words with which all texts that are tried are fitted, at whatever setting, and with a row less as
    /// well: what one number alone does is luck. They are looked for row by row from some on.
    fn fitted(&self, from: usize, row: usize) -> Option<usize> {
        let mut fitted_before = false;
        let most = if self.has_few_columns() { MOST_ROWS_TRIED } else { ROWS_TRIED_OF_MANY_COLUMNS };
        (1..=most).map(|rows| from + rows * row).find(|words| {
            let is_fitted = (0..TEXTS_FITTED).all(|turn| self.is_fitted(*words, turn));
            let was_fitted = std::mem::replace(&mut fitted_before, is_fitted);
            is_fitted && was_fitted
        })
    }

    /// Whether a block that must stay whole, such as a panel, is taller than a column with so many words more.
    pub fn outgrows_column(&self, words: usize) -> bool {
        self.with(words, 0, |_, attempt| !is_whole(&attempt))
    }

    /// Whether there is time to try most texts, and to fit them in more than one way.
    pub fn has_few_columns(&self) -> bool {
        self.columns() <= FEW_COLUMNS
    }

    /// Whether there is time to fit texts of other words.
    fn may_fit_texts(&self) -> bool {
        self.columns() <= MOST_COLUMNS_FITTED
    }

    /// The columns of the flyer, on all its pages.
    fn columns(&self) -> usize {
        self.goal.pages * self.missed.collector.grid.columns
    }

    /// Whether a flyer with so many words fewer or more is fitted, at whatever setting.
    pub fn is_fitted(&self, words: usize, turn: usize) -> bool {
        let flyer = self.changed(words, turn);
        Fitter { flyer: &flyer, ..self.fitter }.climb(self.goal).is_ok_and(|attempt| is_whole(&attempt))
    }
}
