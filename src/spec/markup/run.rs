//! Runs of stars and underscores that the parser took for characters, and whether they were meant as markup: they were
//! not where they are marks of notes, or stand as in `5 * 3` and `(*1958)`.
//!
//! What makes a run of marks open or close words is in CommonMark 0.31.2, 6.2, "left-flanking" and "right-flanking".

use std::collections::BTreeSet;
use std::ops::Range;

use super::doubt::Side;
use super::surroundings::{around, is_of_word, opens_words};

/// From so many underscores on, a line to write on is meant.
const BLANK: usize = 3;

/// So many stars make words strong.
const STRONG: usize = 2;

/// A run of one mark, or the part of one that the parser took for characters.
#[derive(Debug)]
pub(super) struct Run {
    pub(super) mark: char,
    pub(super) range: Range<usize>,
    /// The number of its paragraph.
    pub(super) paragraph: usize,
}

/// A run in its surroundings.
pub(super) struct Placed<'a> {
    pub(super) mark: char,
    pub(super) range: Range<usize>,
    pub(super) paragraph: usize,
    /// Whether the parser took the rest of it for markup.
    is_rest: bool,
    pub(super) side: Option<Side>,
    /// Whether it stands inside a word.
    inside: bool,
    before: &'a str,
    after: &'a str,
}

/// What the stars of a text say of each of them.
pub(super) struct Stars {
    /// Where the first mark of a note stands behind a word, if one does.
    first_behind: Option<usize>,
    /// How many notes the marks behind words are for: one star for the first, one more for each further one.
    notes: usize,
    /// The same of all stars in this paragraph: two notes or more are told by their marks alone.
    notes_of_paragraph: usize,
    /// Whether two runs of two stars are in this paragraph.
    has_pair: bool,
}

impl Run {
    /// The run in `text`, which it is of.
    pub(super) fn placed<'a>(&self, text: &'a str) -> Placed<'a> {
        let (before, after) = around(text, &self.range);
        let (outer_before, outer_after) =
            (before.trim_end_matches(self.mark), after.trim_start_matches(self.mark));
        let last = outer_before.chars().next_back().unwrap_or(' ');
        let next = outer_after.chars().next().unwrap_or(' ');
        let flanks = |near: char, far: char| {
            !near.is_whitespace() && (is_of_word(near) || far.is_whitespace() || !is_of_word(far))
        };
        let (left, right) = (flanks(next, last), flanks(last, next));
        Placed {
            mark: self.mark,
            range: self.range.clone(),
            paragraph: self.paragraph,
            is_rest: outer_before.len() + outer_after.len() < before.len() + after.len()
                && !outer_before.ends_with('\\'),
            side: match (left, right) {
                (true, false) => Some(Side::Before),
                (false, true) => Some(Side::After),
                _ => None,
            },
            inside: left && right,
            before: outer_before,
            after: outer_after,
        }
    }
}

impl Placed<'_> {
    /// Whether the run was probably meant as markup, among the stars of its text.
    pub(super) fn is_doubtful(&self, stars: &Stars) -> bool {
        let length = self.range.len();
        if self.is_in_address() || (self.mark == '_' && length >= BLANK) {
            return false;
        }
        match (self.mark, self.side) {
            ('*' | '_', _) if self.is_rest => true,
            ('*', _) if self.is_note(stars) => false,
            ('*', Some(Side::After)) => true,
            ('*', Some(Side::Before)) => self.is_before_words() && !self.is_before_year(),
            ('*', None) if self.inside => length > 1 && self.is_in_letters(),
            // A legend has each mark once, and behind no word: `* p < 0.05; ** p < 0.01`.
            ('*', None) => length == STRONG && (stars.has_pair || self.is_behind_letter()),
            ('_', Some(Side::Before)) => self.is_before_words() && !self.is_before_identifier(),
            ('`', Some(Side::Before)) => self.is_before_words(),
            _ => false,
        }
    }

    /// Whether the run is the mark of a note: behind a word, or later before the note.
    fn is_note(&self, stars: &Stars) -> bool {
        let length = self.range.len();
        let is_later = stars.first_behind.is_some_and(|first| first <= self.range.start);
        length <= stars.notes_of_paragraph
            || (length <= stars.notes && (self.is_behind() || (is_later && self.side == Some(Side::Before))))
    }

    /// Whether the run is one of stars, all of which the parser took for characters.
    fn is_star(&self) -> bool {
        self.mark == '*' && !self.is_rest
    }

    /// Whether the run stands behind a word or a sign, and before no word.
    fn is_behind(&self) -> bool {
        self.side == Some(Side::After) || (self.inside && !self.after.starts_with(is_of_word))
    }

    /// Whether this run and the next were to mark the words between them, and a space keeps them from it: one cure
    /// mends both.
    pub(super) fn was_meant_with(&self, next: &Placed<'_>) -> bool {
        let is_parted = self.side.is_none() || next.side.is_none();
        let is_pair = self.side != Some(Side::After) && next.side != Some(Side::Before);
        is_parted && is_pair && self.mark == next.mark && self.range.len() == next.range.len()
    }

    /// Whether words follow that marks can be meant for, and no `.toml` or comma.
    fn is_before_words(&self) -> bool {
        self.after
            .starts_with(|mark| is_of_word(mark) || opens_words(mark) || matches!(mark, '*' | '_' | '`'))
    }

    /// Whether a name as programs have it follows.
    fn is_before_identifier(&self) -> bool {
        let word = self.after.split(char::is_whitespace).next().unwrap_or_default();
        word.trim_end_matches(|mark| !is_of_word(mark)).contains(['_', '.', '/'])
    }

    /// Whether the run is one star before figures, as that of a birth is: `(*1958)`.
    fn is_before_year(&self) -> bool {
        self.range.len() == 1 && self.after.starts_with(|mark: char| mark.is_ascii_digit())
    }

    fn is_behind_letter(&self) -> bool {
        self.before.trim_end().ends_with(char::is_alphabetic)
    }

    fn is_in_letters(&self) -> bool {
        self.before.ends_with(char::is_alphabetic) && self.after.starts_with(char::is_alphabetic)
    }

    /// Whether the run stands inside a web or mail address.
    fn is_in_address(&self) -> bool {
        let head = self.before.rsplit(char::is_whitespace).next().unwrap_or_default();
        let tail = self.after.split(char::is_whitespace).next().unwrap_or_default();
        !head.is_empty()
            && (head.contains("://") || head.contains("www.") || head.contains('@') || tail.contains('@'))
    }
}

impl Stars {
    /// What all runs of a text say.
    pub(super) fn of_text(runs: &[Placed<'_>]) -> Stars {
        let behind = || runs.iter().filter(|run| run.is_star() && run.is_behind());
        Stars {
            first_behind: behind().find(|run| run.range.len() == 1).map(|run| run.range.start),
            notes: ladder(behind()),
            notes_of_paragraph: 0,
            has_pair: false,
        }
    }

    /// The same with what the runs of one of its paragraphs say.
    pub(super) fn in_paragraph(&self, runs: &[Placed<'_>]) -> Stars {
        let stars = || runs.iter().filter(|run| run.is_star());
        let notes = ladder(stars());
        Stars {
            notes_of_paragraph: if notes > 1 { notes } else { 0 },
            has_pair: stars().filter(|run| run.range.len() == STRONG).count() > 1,
            ..*self
        }
    }
}

/// Up to which number there are runs of one star, of two, and so on.
fn ladder<'a>(runs: impl Iterator<Item = &'a Placed<'a>>) -> usize {
    let lengths: BTreeSet<usize> = runs.map(|run| run.range.len()).collect();
    (1..).take_while(|length| lengths.contains(length)).count()
}
