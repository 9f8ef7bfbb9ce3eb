//! Texts: a subset of CommonMark with placeholders, read into paragraphs and lists.
//!
//! Each step makes a [`Mapped`] text of another, so that a finding about any character points at
//! its line and column in the file: decode, clean, dedent, mark placeholders, escape backquotes inside words, parse.

mod backquote;
mod build;
mod construct;
mod doubt;
mod lines;
mod lone;
mod mapped;
mod parse;
mod placeholder;
mod run;
mod span;
mod surroundings;
mod unlisted;

pub use mapped::Mapped;
pub use placeholder::{Fact, Facts, Placeholder};

use std::ops::Range;

use super::model::{Block, Origin, Paragraph};
use crate::diag::{Code, Diagnostic, Diagnostics, FileId, Span};

/// A string of the spec, before anything is made of it.
#[derive(Clone, Debug)]
pub struct RawText {
    /// The characters.
    pub mapped: Mapped,
    /// The file that it stands in.
    pub file: FileId,
    /// The key, as in `activity.text`.
    pub key: String,
    /// Whether a backslash in the file must be doubled to mean one.
    pub basic: bool,
    /// Whether the text begins on the line of its opening quotes.
    pub begins_on_quote_line: bool,
}

impl RawText {
    /// The text of the TOML string `token`, which stands at `offset` and means `value`.
    pub fn new(token: &str, offset: usize, value: &str, file: FileId, key: &str) -> RawText {
        let after_quotes = token.trim_start_matches(['"', '\'']);
        RawText {
            mapped: super::written::decode(token, offset, value),
            file,
            key: key.to_owned(),
            basic: token.starts_with('"'),
            begins_on_quote_line: !after_quotes.starts_with(['\n', '\r']),
        }
    }

    /// How the character `character` is written in this string so that it means itself.
    fn escaped(&self, character: &str) -> String {
        let backslash = if self.basic { "\\\\" } else { "\\" };
        format!("{backslash}{character}")
    }

    /// A finding about bytes `range` of `text`, which was made from this string.
    fn finding(
        &self,
        code: Code,
        text: &Mapped,
        range: Range<usize>,
        message: impl Into<String>,
    ) -> Diagnostic {
        let place = text.source(range);
        Diagnostic::new(code, Span::new(self.file, place.start, place.end), message)
    }

    /// Where the bytes of `text`, which was made from this string, come from.
    fn origin(&self, text: &Mapped) -> Origin {
        Origin { key: self.key.clone().into(), file: self.file, segments: text.segments() }
    }
}

/// The paragraphs and lists of a text.
pub fn prose(raw: &RawText, facts: &Facts, diagnostics: &mut Diagnostics) -> Vec<Block> {
    let clean = lines::clean(raw, diagnostics);
    let dedented = lines::dedent(&clean, raw.begins_on_quote_line);
    let marked = placeholder::mark(raw, &dedented, facts, diagnostics);
    let marked = backquote::escape(marked);
    let unlisted = unlisted::report(raw, &marked, diagnostics);
    parse::blocks(raw, &marked, facts, unlisted, diagnostics)
}

/// The one paragraph of a text; `None` where it has no characters.
pub fn paragraph(raw: &RawText, facts: &Facts, diagnostics: &mut Diagnostics) -> Option<Paragraph> {
    let clean = lines::clean(raw, diagnostics);
    let single = lines::single(raw, &clean, diagnostics);
    let marked = placeholder::mark(raw, &single, facts, diagnostics);
    let marked = backquote::escape(marked);
    parse::blocks(raw, &marked, facts, Vec::new(), diagnostics).into_iter().find_map(|block| match block {
        Block::Paragraph(paragraph) => Some(paragraph),
        Block::List(_) => None,
    })
}

/// A web or mail address, with placeholders filled in and percent-encoded, and no white space around it.
pub fn address(raw: &RawText, facts: &Facts, diagnostics: &mut Diagnostics) -> String {
    let clean = lines::clean(raw, diagnostics);
    let marked = placeholder::mark(raw, &clean, facts, diagnostics);
    facts.fill_address(marked.text().trim())
}

/// A name, taken as it stands but for its white space; `None` where it has no characters.
pub fn name(raw: &RawText, diagnostics: &mut Diagnostics) -> Option<Paragraph> {
    let clean = lines::clean(raw, diagnostics);
    let mut builder = build::Builder::new();
    builder.push(&clean, 0..clean.text().len(), &Facts::none(), &build::Style::default());
    builder.finish(raw)
}

#[cfg(test)]
mod tests;
