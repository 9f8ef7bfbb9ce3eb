//! Marks that are probably not what was meant: those that the parser took for characters, as nothing closes or opens
//! them, and stars inside words that it took for markup.

use std::ops::Range;

use super::doubt::Doubt;
use super::run::{Placed, Run, Stars};
use super::surroundings::{
    around, begins_address, is_cut_off, is_escaped, is_interval, is_joined_by_point, is_of_word,
};
use super::{Mapped, RawText};
use crate::diag::Diagnostics;

/// The marks that events have shown so far to be doubtful, or to be in need of a look at the whole text.
#[derive(Debug, Default)]
pub(super) struct Marks {
    /// Where marks of list items stand, which were reported already.
    reported: Vec<usize>,
    /// Runs of `*`, `_` or backquotes that the parser took for characters.
    runs: Vec<Run>,
    /// Opening brackets of this paragraph that are not closed yet.
    open: Vec<usize>,
    /// How many paragraphs have ended.
    paragraph: usize,
    doubts: Vec<(Doubt, Range<usize>)>,
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
                    _ => self.runs.push(Run { mark, range: at..at + 1, paragraph: self.paragraph }),
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
        let inner = whole.trim_matches(['*', '_']);
        let begins_inside = before.ends_with(is_of_word) && inner.starts_with(is_of_word);
        let ends_inside = inner.ends_with(is_of_word) && after.starts_with(is_of_word);
        // Part of one word may well be emphasised.
        let is_part = inner.chars().any(char::is_alphabetic) && !inner.contains(char::is_whitespace);
        let is_lost = match whole.starts_with('*') {
            true => (begins_inside && ends_inside && !is_part) || is_cut_off(before, inner),
            false => is_joined_by_point(before, inner, after),
        };
        if is_lost {
            self.doubts.push((Doubt::InsideWords, range));
        }
    }

    /// Ends a paragraph, beyond which no bracket is closed.
    pub(super) fn end_paragraph(&mut self, text: &str) {
        self.paragraph += 1;
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
        let of_text = Stars::of_text(&placed);
        let mut last: Option<&Placed<'_>> = None;
        for of_paragraph in placed.chunk_by(|one, other| one.paragraph == other.paragraph) {
            let stars = of_text.in_paragraph(of_paragraph);
            for run in of_paragraph.iter().filter(|run| run.is_doubtful(&stars)) {
                if last.is_some_and(|last| last.was_meant_with(run)) {
                    last = None;
                    continue;
                }
                self.doubts.push((Doubt::Lone(run.side), run.range.clone()));
                last = Some(run);
            }
        }
        for (doubt, range) in self.doubts {
            diagnostics.push(doubt.finding(raw, text, range));
        }
    }
}
