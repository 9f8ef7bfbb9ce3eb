//! Marks that are probably not what was meant: those that the parser took for characters, as nothing closes or opens
//! them, and stars inside words that it took for markup.
//!
//! What makes a run of marks open or close words is in CommonMark 0.31.2, 6.2, "left-flanking" and "right-flanking".

use std::ops::Range;

use super::doubt::{Doubt, Side};
use super::placeholder::Placeholder;
use super::{Mapped, RawText};
use crate::diag::Diagnostics;

/// From so many underscores on, a line to write on is meant.
const BLANK: usize = 3;

/// The marks that events have shown so far to be doubtful, or to be in need of a look at the whole text.
#[derive(Debug, Default)]
pub(super) struct Marks {
    /// Where marks of list items stand, which were reported already.
    reported: Vec<usize>,
    /// Runs of `*`, `_` or backquotes that the parser took for characters.
    runs: Vec<Run>,
    /// Opening brackets of this paragraph that are not closed yet.
    open: Vec<usize>,
    doubts: Vec<(Doubt, Range<usize>)>,
}

/// A run of one mark, or the part of one that the parser took for characters.
#[derive(Debug)]
struct Run {
    mark: char,
    range: Range<usize>,
}

/// A run in its surroundings.
struct Placed<'a> {
    mark: char,
    range: Range<usize>,
    /// Whether the parser took the rest of it for markup.
    is_rest: bool,
    side: Option<Side>,
    /// Whether it stands inside a word.
    inside: bool,
    before: &'a str,
    after: &'a str,
}

impl Marks {
    /// No marks yet in a text where those of list items at these places were reported.
    pub(super) fn new(reported: Vec<usize>) -> Marks {
        Marks { reported, ..Marks::default() }
    }

    /// Looks for marks in bytes `range` of `text`, which the parser took for characters.
    pub(super) fn look(&mut self, text: &str, range: Range<usize>) {
        for (at, mark) in text.get(range.clone()).unwrap_or_default().char_indices() {
            let at = range.start + at;
            if !matches!(mark, '*' | '_' | '`' | '[' | ']') {
                continue;
            }
            match mark {
                // A bracket with a backslash ends, for a reader, what one without begins.
                ']' if is_escaped(text, at) => self.open.truncate(self.open.len().saturating_sub(1)),
                _ if is_escaped(text, at) => {}
                '[' => self.open_bracket(text, at),
                ']' => self.close_bracket(text, at),
                _ => match self.runs.last_mut() {
                    Some(last) if last.mark == mark && last.range.end == at => last.range.end = at + 1,
                    _ if self.reported.contains(&at) => {}
                    _ => self.runs.push(Run { mark, range: at..at + 1 }),
                },
            }
        }
    }

    fn open_bracket(&mut self, text: &str, at: usize) {
        let (before, after) = around(text, &(at..at + 1));
        if before.ends_with(')') && begins_address(after) {
            self.doubts.push((Doubt::TurnedLink, at..at + 1));
        }
        // One that stands after a word and before none ends something, as that of an open interval.
        let ends_something = before.ends_with(char::is_alphanumeric) && !after.starts_with(is_of_word);
        if !ends_something {
            self.open.push(at);
        }
    }

    fn close_bracket(&mut self, text: &str, at: usize) {
        let Some(opening) = self.open.pop() else { return };
        let inner = text.get(opening + 1..at).unwrap_or_default();
        let rest = text.get(at + 1..).unwrap_or_default();
        let is_reference = inner.starts_with("ref") || inner.chars().all(|mark| mark.is_ascii_digit());
        if rest.starts_with(char::is_whitespace)
            && rest.trim_start().strip_prefix('(').is_some_and(begins_address)
            && !is_reference
        {
            self.doubts.push((Doubt::PartedLink, at..at + 1));
        }
    }

    /// Looks at emphasised or strong words, which are bytes `range` of `text` with their marks.
    pub(super) fn emphasis(&mut self, text: &str, range: Range<usize>) {
        let whole = text.get(range.clone()).unwrap_or_default();
        let (before, after) = around(text, &range);
        let inner = whole.trim_matches('*');
        let begins_inside = before.ends_with(is_of_word) && inner.starts_with(is_of_word);
        let ends_inside = inner.ends_with(is_of_word) && after.starts_with(is_of_word);
        // Part of one word may well be emphasised.
        let is_part = inner.chars().any(char::is_alphabetic) && !inner.contains(char::is_whitespace);
        if whole.starts_with('*') && begins_inside && ends_inside && !is_part {
            self.doubts.push((Doubt::InsideWords, range));
        }
    }

    /// Ends a paragraph, beyond which no bracket is closed.
    pub(super) fn end_paragraph(&mut self, text: &str) {
        for at in std::mem::take(&mut self.open) {
            let rest = text.get(at + 1..).unwrap_or_default();
            let rest = rest.split("\n\n").next().unwrap_or_default();
            if is_interval(rest) {
                continue;
            }
            let own = rest.split('[').next().unwrap_or_default();
            let link = own.split('(').skip(1).any(begins_address);
            self.doubts.push((Doubt::OpenBracket { link }, at..at + 1));
        }
    }

    /// Reports what is doubtful in all of `text`, which was made from `raw`.
    pub(super) fn report(mut self, raw: &RawText, text: &Mapped, diagnostics: &mut Diagnostics) {
        let placed: Vec<Placed<'_>> = self.runs.iter().map(|run| run.placed(text.text())).collect();
        let notes = notes(&placed);
        let mut last: Option<&Placed<'_>> = None;
        for run in placed.iter().filter(|run| run.is_doubtful(&notes)) {
            if last.is_some_and(|last| last.was_meant_with(run)) {
                last = None;
                continue;
            }
            self.doubts.push((Doubt::Lone(run.side), run.range.clone()));
            last = Some(run);
        }
        for (doubt, range) in self.doubts {
            diagnostics.push(doubt.finding(raw, text, range));
        }
    }
}

impl Run {
    fn placed<'a>(&self, text: &'a str) -> Placed<'a> {
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
    /// Whether the run was probably meant as markup, in a text whose notes have marks of these lengths.
    fn is_doubtful(&self, notes: &[usize]) -> bool {
        let length = self.range.len();
        if self.is_in_address() || (self.mark == '_' && length >= BLANK) {
            return false;
        }
        match (self.mark, self.side) {
            ('*' | '_', _) if self.is_rest => true,
            ('*', Some(Side::After)) => !notes.contains(&length),
            ('*', Some(Side::Before)) => {
                self.is_before_words() && !(self.begins_line() && notes.contains(&length))
            }
            ('*', None) => length > 1 && !self.is_between_figures() && (!self.inside || self.is_in_letters()),
            ('_', Some(Side::Before)) => self.is_before_words() && !self.is_before_identifier(),
            ('`', Some(Side::Before)) => self.is_before_words(),
            _ => false,
        }
    }

    /// Whether this run and the next were to mark the words between them, and a space keeps them from it: one cure
    /// mends both.
    fn was_meant_with(&self, next: &Placed<'_>) -> bool {
        let is_parted = self.side.is_none() || next.side.is_none();
        let is_pair = self.side != Some(Side::After) && next.side != Some(Side::Before);
        is_parted && is_pair && self.mark == next.mark && self.range.len() == next.range.len()
    }

    /// Whether words follow that marks can be meant for, and no `.toml` or comma.
    fn is_before_words(&self) -> bool {
        let opens = |mark| {
            matches!(mark, '"' | '\'' | '“' | '„' | '‘' | '‚' | '«' | '‹' | '(' | '[' | '<' | '¿' | '¡')
        };
        self.after.starts_with(|mark| is_of_word(mark) || opens(mark) || matches!(mark, '*' | '_' | '`'))
    }

    /// Whether a name as programs have it follows.
    fn is_before_identifier(&self) -> bool {
        let word = self.after.split(char::is_whitespace).next().unwrap_or_default();
        word.trim_end_matches(|mark| !is_of_word(mark)).contains(['_', '.', '/'])
    }

    /// Whether the run stands at the head of a line.
    fn begins_line(&self) -> bool {
        self.before.trim_end_matches([' ', '\t']).ends_with('\n') || self.before.trim().is_empty()
    }

    fn is_between_figures(&self) -> bool {
        let is_figure = |mark: char| mark.is_ascii_digit();
        self.before.trim_end().ends_with(is_figure) && self.after.trim_start().starts_with(is_figure)
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

/// The lengths of the marks of notes: stars after a word, one for the first note, one more for each further one.
fn notes(runs: &[Placed<'_>]) -> Vec<usize> {
    let after = |length: &usize| {
        let is_one = |run: &Placed<'_>| {
            run.mark == '*' && run.range.len() == *length && run.side == Some(Side::After) && !run.is_rest
        };
        runs.iter().any(is_one)
    };
    (1..).take_while(after).collect()
}

/// What stands before and after bytes `range` of `text`.
fn around<'a>(text: &'a str, range: &Range<usize>) -> (&'a str, &'a str) {
    (text.get(..range.start).unwrap_or_default(), text.get(range.end..).unwrap_or_default())
}

/// Whether the character at a place has a backslash that makes it mean itself.
fn is_escaped(text: &str, at: usize) -> bool {
    let before = text.get(..at).unwrap_or_default();
    (before.len() - before.trim_end_matches('\\').len()) % 2 == 1
}

/// Whether a character is part of a word, as a placeholder is.
fn is_of_word(character: char) -> bool {
    character.is_alphanumeric() || Placeholder::of_mark(character).is_some()
}

fn begins_address(text: &str) -> bool {
    ["https://", "http://", "mailto:", "www."].iter().any(|start| text.starts_with(start))
}

/// Whether what stands after an opening bracket makes an interval of it, which a round bracket closes.
fn is_interval(rest: &str) -> bool {
    let Some((inner, _)) = rest.split_once(')') else { return false };
    let is_part = |mark: char| mark.is_ascii_digit() || mark.is_whitespace() || ",.;-–−%∞".contains(mark);
    inner.contains(|mark: char| mark.is_ascii_digit()) && inner.chars().all(is_part)
}
