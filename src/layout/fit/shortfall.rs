//! By how much a flyer misses its pages: found by setting it with words fewer, or with several texts of words more, at
//! the rung that was missed until it has them; between two rungs, at whatever setting.

use super::attempt::{Attempt, Goal};
use super::fitter::Fitter;
use super::refusal::At;
use super::text_blocks::{longest_first, words};
use super::words::{AddedTo, TakenFrom, lengthened, shortened};
use crate::spec::Flyer;

/// How far from the true number of words the search may end, as a share of the text.
const PRECISION: f64 = 0.003;

/// Words that are added or taken out to learn how many make a row …
const SAMPLE: usize = 200;

/// … and how many in each block at the least: two lines, since of a few words more or less many blocks have as many
/// lines as before.
const SAMPLE_OF_BLOCK: usize = 20;

/// The share of a text from which on leaving out whole blocks is no more work than shortening all.
const MUCH_OF_TEXT: f64 = 0.25;

/// By how much a flyer misses its pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shortfall {
    /// There is too much of it: so many words, taken from where they save lines; `sure` unless texts of so many words
    /// fewer, and of others near, were tried in vain.
    Over { lines: usize, words: usize, from: TakenFrom, sure: bool },
    /// There is too little of it: so many words, added to where they may stand; `sure` unless texts of so many words
    /// more, and of others near, were tried in vain.
    Under { lines: usize, words: usize, to: AddedTo, sure: bool },
    /// Even without running text it misses its pages; it comes to so many, or else breaks into no good ones.
    Hopeless { pages: Option<usize> },
}

impl Shortfall {
    /// Whether its words are known to do, as far as was tried.
    pub fn is_sure(&self) -> bool {
        match self {
            Shortfall::Over { sure, .. } | Shortfall::Under { sure, .. } => *sure,
            Shortfall::Hopeless { .. } => false,
        }
    }

    /// Whether its author may leave out whole blocks in place of words: of these it would take many, or no number of
    /// them is sure to do.
    pub fn may_leave_out(&self, flyer: &Flyer) -> bool {
        match self {
            Shortfall::Over { words: taken, sure, .. } => {
                !sure || *taken as f64 > words(flyer) as f64 * MUCH_OF_TEXT
            }
            Shortfall::Under { .. } => false,
            Shortfall::Hopeless { .. } => true,
        }
    }
}

/// A search for the words by which a flyer misses what it should come to, at a rung.
#[derive(Clone, Copy)]
pub(super) struct WordSearch<'a> {
    pub fitter: Fitter<'a>,
    pub missed: &'a Attempt<'a>,
    pub goal: Goal,
    /// What its rung is.
    pub at: At,
    /// Whether words are taken out.
    pub is_over: bool,
    /// Where they are taken from …
    pub from: TakenFrom,
    /// … or added to.
    pub to: AddedTo,
}

/// By how much a flyer, set at the rung of `missed`, misses its goal.
pub(super) fn shortfall(fitter: Fitter<'_>, missed: &Attempt<'_>, goal: Goal, at: At) -> Shortfall {
    let mut search = WordSearch::new(fitter, missed, goal, at);
    if !search.is_over {
        let (mut words, mut sure) = search.words_to_add();
        let has_others = longest_first(fitter.flyer).iter().any(|block| !block.is_panel());
        if !sure && has_others && search.outgrows_column(words) {
            let to_others = WordSearch { to: AddedTo::AllButPanel, ..search };
            let (more, sure_of_others) = to_others.words_to_add();
            // What outgrows its column without them as well is not the panel.
            if !to_others.outgrows_column(more) {
                (search, words, sure) = (to_others, more, sure_of_others);
            }
        }
        return Shortfall::Under { lines: search.lines(words), words, to: search.to, sure };
    }
    let mut words = search.words_to_take();
    if let Ok((of_all, _)) = words
        && search.saves_few_lines(of_all)
    {
        let of_longest = WordSearch { from: TakenFrom::Longest, ..search };
        if let Some(fewer) = of_longest.words_to_take().ok().filter(|(fewer, _)| *fewer < of_all) {
            (search, words) = (of_longest, Ok(fewer));
        }
    }
    match words {
        Ok((words, sure)) => Shortfall::Over { lines: search.lines(words), words, from: search.from, sure },
        Err(pages) => Shortfall::Hopeless { pages },
    }
}

/// A few words by which a flyer misses a goal that it comes to but for a page that stays white, if they are known to
/// do: they may move what leaves it white, long before they fill the last page at the furthest setting.
pub(super) fn few_words(fitter: Fitter<'_>, missed: &Attempt<'_>, goal: Goal) -> Option<Shortfall> {
    if missed.pages() > goal.pages {
        return Some(shortfall(fitter, missed, goal, At::Furthest)).filter(Shortfall::is_sure);
    }
    let search = WordSearch::new(fitter, missed, goal, At::Furthest);
    let words = search.fitted_at_once()?;
    Some(Shortfall::Under { lines: search.lines(words), words, to: search.to, sure: true })
}

impl<'a> WordSearch<'a> {
    /// A search among texts that are all made shorter, or all longer, whichever brings the flyer nearer to the goal.
    fn new(fitter: Fitter<'a>, missed: &'a Attempt<'a>, goal: Goal, at: At) -> Self {
        let is_over = missed.pages() > goal.pages;
        WordSearch { fitter, missed, goal, at, is_over, from: TakenFrom::All, to: AddedTo::All }
    }
}

impl WordSearch<'_> {
    /// The fewest words of a text that are enough, looked for up and down from others.
    pub fn needed(&self, near: usize, most: usize, turn: usize) -> usize {
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

    /// About how many words they are, by the rows that are missing.
    pub fn guess(&self, all: usize) -> usize {
        (self.missed.rows_missing(self.goal) as f64 * self.words_in_row(all)) as usize
    }

    /// About how many words a row holds.
    pub fn words_in_row(&self, all: usize) -> f64 {
        let sample = SAMPLE.max(SAMPLE_OF_BLOCK * longest_first(self.fitter.flyer).len());
        let sample = if self.is_over { sample.min(all) } else { sample };
        sample as f64 / self.lines(sample) as f64
    }

    /// Whether so many words of a text are enough to bring the flyer to its pages, or more than enough.
    pub fn is_enough(&self, words: usize, turn: usize) -> bool {
        self.with(words, turn, |fitter, attempt| match self.is_over {
            true => attempt.pages() <= self.goal.pages,
            false => attempt.pages() > self.goal.pages || self.meets_goal(fitter, attempt),
        })
    }

    /// Whether the flyer with so many words fewer or more comes to the goal, or would by white.
    pub fn comes_to_goal(&self, words: usize, turn: usize) -> bool {
        self.with(words, turn, |fitter, attempt| self.meets_goal(fitter, attempt))
    }

    /// Whether an attempt comes to the goal, or would by white.
    fn meets_goal(&self, fitter: Fitter<'_>, attempt: Attempt<'_>) -> bool {
        // A flyer of a whole run is not fitted, and so not filled by white.
        let short = fitter.goal.filter(|goal| attempt.pages() <= goal.pages);
        let is_met = match fitter.goal {
            Some(_) => attempt.meeting(self.goal).is_some(),
            None => self.goal.is_met(&attempt),
        };
        is_met || short.is_some_and(|goal| fitter.set(self.missed.rung).filled_by_white(goal).is_some())
    }

    /// What there is to say of the flyer with so many words fewer or more, at the rung that was missed.
    pub fn with<T>(&self, words: usize, turn: usize, say: impl Fn(Fitter<'_>, Attempt<'_>) -> T) -> T {
        let flyer = self.changed(words, turn);
        let fitter = Fitter { flyer: &flyer, ..self.fitter };
        say(fitter, fitter.attempt(self.missed.rung))
    }

    /// The lines that so many words make; at least one.
    pub fn lines(&self, words: usize) -> usize {
        let flyer = self.changed(words, 0);
        let set = Fitter { flyer: &flyer, ..self.fitter }.set(self.missed.rung);
        self.missed.collector.rows_in_all().abs_diff(set.rows()).max(1)
    }

    /// The flyer with so many words fewer or more.
    pub fn changed(&self, words: usize, turn: usize) -> Flyer {
        match self.is_over {
            true => shortened(self.fitter.flyer, words, self.from, turn),
            false => lengthened(self.fitter.flyer, words, self.to, turn),
        }
    }
}
