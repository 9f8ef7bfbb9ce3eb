//! Values that are none of TOML: texts without their quotes or in others, and the words and signs of other languages.

use std::ops::Range;

use super::SyntaxFault;
use super::explain::{COMMENT, LONGEST_REPEATED, goes_on_below, line_at};
use super::mistake::{Mistake, TomlError};
use crate::spec::contract::{self, Kind};
use crate::spec::suggest;

/// Quotation marks that TOML does not know.
const OTHER_QUOTES: [char; 14] = ['“', '”', '„', '‟', '«', '»', '‘', '’', '‚', '‛', '＂', '＇', '〝', '〞'];

impl TomlError {
    /// A value at `span` that is no value of TOML, and is probably a text without its quotes.
    pub(super) fn unquoted(&self, span: Range<usize>, text: &str) -> SyntaxFault {
        let span = self.to_closing_quote(text).unwrap_or(span);
        let raw = text.get(span.clone()).unwrap_or_default();
        let fault = |message: &str, help: &str| SyntaxFault::new(span.clone(), message, help);
        if raw.is_empty() {
            let rest = text.get(span.end..).unwrap_or_default().trim_start_matches([' ', '\t']);
            let is_comment = rest.starts_with('#');
            let help = if is_comment { COMMENT } else { "write a value after the `=`, a text in quotes" };
            return fault("this key has no value", help);
        }
        if let Some((value, _)) = raw.split_once("//").filter(|(value, _)| is_plain(value.trim_end())) {
            let at = span.start + value.len();
            return other_comment(at..at + "//".len());
        }
        let plain = raw.trim_end_matches([';', ',', '.']);
        let lower = raw.to_ascii_lowercase();
        if plain.len() < raw.len() && is_plain(plain) {
            let mark = raw.get(plain.len()..).unwrap_or_default();
            return fault(&format!("`{mark}` after a value"), &format!("write {plain}"));
        }
        if is_plain(&lower) {
            return fault(&format!("`{raw}` is not a value of TOML"), &format!("write {lower}"));
        }
        let takes_flag = contract::has_key(key_before(text, span.start), |kind| matches!(kind, Kind::Flag));
        if let Some(meant) = suggest::flag(raw).filter(|_| takes_flag) {
            return fault(&format!("`{raw}` is not a value of TOML"), &format!("write {meant}"));
        }
        // What other programs end a value with is no part of the text.
        let said = raw.split(" //").next().unwrap_or_default().trim_end().trim_end_matches(';');
        let inner = said.trim_matches(OTHER_QUOTES);
        let message = if inner.len() < said.len() {
            "a text must stand in straight quotes"
        } else {
            "a text must stand in quotes"
        };
        if self.opens_text_below(text) {
            fault(message, "write \"\"\" before and after it")
        } else if inner.chars().count() <= LONGEST_REPEATED && !inner.contains(['"', '\\', '\n']) {
            fault(message, &format!("write \"{inner}\""))
        } else {
            fault(message, "write \" before and after it")
        }
    }

    /// All of a text between quotation marks that TOML does not know, of which the parser has seen only what stands
    /// before a comma or a brace.
    pub(super) fn to_closing_quote(&self, text: &str) -> Option<Range<usize>> {
        let (start, line) = line_at(text, self.span.start);
        let raw = line.get(self.span.start.checked_sub(start)?..)?.trim_end();
        let end = self.span.start + raw.len();
        let is_quoted = raw.starts_with(OTHER_QUOTES) && raw.ends_with(OTHER_QUOTES);
        (self.mistake == Mistake::Unquoted && is_quoted && end > self.span.end)
            .then_some(self.span.start..end)
    }

    /// Whether quotation marks that TOML does not know open a text here that goes on in the lines below.
    pub(super) fn opens_text_below(&self, text: &str) -> bool {
        let raw = text.get(self.span.clone()).unwrap_or_default();
        let inner = raw.trim_start_matches(OTHER_QUOTES);
        let quotes = raw.chars().count() - inner.chars().count();
        let is_open = match quotes {
            0 => false,
            1 | 3 if inner.is_empty() => true,
            _ => !inner.is_empty() && !inner.ends_with(OTHER_QUOTES),
        };
        self.mistake == Mistake::Unquoted
            && is_open
            && (inner.is_empty() && quotes == 3 || goes_on_below(text, self.span.end))
    }
}

/// The fault of a comment at `span` as other languages begin it.
pub(super) fn other_comment(span: Range<usize>) -> SyntaxFault {
    SyntaxFault::new(span, "`//` begins no comment", "a comment begins with #: write # in place of //")
}

/// Whether a value stands without quotes: a number, `true` or `false`.
fn is_plain(value: &str) -> bool {
    value.parse::<i64>().is_ok() || value.parse::<bool>().is_ok()
}

/// The name of the key whose value begins at `offset`, or nothing.
pub(super) fn key_before(text: &str, offset: usize) -> &str {
    let before = text.get(..offset).unwrap_or_default().trim_end_matches([' ', '\t', '[']);
    let key = before.strip_suffix('=').unwrap_or_default().trim_end_matches([' ', '\t']);
    let is_of_key = |character: char| character.is_ascii_alphanumeric() || "_-".contains(character);
    key.get(key.trim_end_matches(is_of_key).len()..).unwrap_or_default()
}
