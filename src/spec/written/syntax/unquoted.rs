//! Values that are none of TOML: texts without their quotes or in others, and the words and signs of other languages.

use std::ops::Range;

use super::SyntaxFault;
use super::explain::{COMMENT, LONGEST_REPEATED};
use super::mistake::TomlError;
use super::other_quotes::{inside, is_one_text};
use crate::spec::contract::{self, Kind};
use crate::spec::suggest;

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
        if raw.strip_prefix("//").is_some_and(|rest| rest.is_empty() || rest.contains(char::is_whitespace)) {
            let help = "write a value after the `=`; a comment begins with #";
            return SyntaxFault::new(span.start..span.start + "//".len(), "this key has no value", help);
        }
        if let Some((value, _)) = raw.split_once("//").filter(|(value, _)| is_plain(value.trim_end())) {
            let at = span.start + value.len();
            return other_comment(at..at + "//".len());
        }
        let plain = raw.trim_end_matches([';', ',', '.']);
        if plain.len() < raw.len() && is_plain(plain) {
            let mark = raw.get(plain.len()..).unwrap_or_default();
            return fault(&format!("`{mark}` after a value"), &format!("write {plain}"));
        }
        let key = key_before(text, span.start);
        let takes_number = contract::has_key(key, |kind| matches!(kind, Kind::Integer { .. }));
        // TOML has no number that begins with a nought, and none in quotes of other programs.
        let number = if takes_number { inside(raw) } else { raw }.parse::<i64>();
        let no_value =
            |meant: &str| fault(&format!("`{raw}` is not a value of TOML"), &format!("write {meant}"));
        if let Some(meant) = number.ok().filter(|_| !takes_text(key)) {
            return no_value(&meant.to_string());
        }
        let lower = raw.to_ascii_lowercase();
        if lower.parse::<bool>().is_ok() {
            return no_value(&lower);
        }
        if contract::has_key(key, |kind| matches!(kind, Kind::Flag)) {
            let meant = suggest::flag(inside(plain));
            return no_value(&meant.map_or("true or false".to_owned(), |meant| meant.to_string()));
        }
        if let Some(texts) = self.listed(text) {
            let texts: Vec<&str> = texts.into_iter().filter_map(|span| text.get(span)).collect();
            let list =
                texts.iter().map(|text| format!("\"{}\"", inside(text))).collect::<Vec<_>>().join(", ");
            let list =
                if texts.iter().copied().all(is_repeated) { list } else { "\"…\", \"…\"".to_owned() };
            return fault(
                "a list must stand in brackets, its texts in straight quotes",
                &format!("write [{list}]"),
            );
        }
        // What other programs end a value with is no part of the text.
        let said = raw.split(" //").next().unwrap_or_default().trim_end().trim_end_matches(';');
        let inner = inside(said);
        let message = if inner.len() < said.len() {
            "a text must stand in straight quotes"
        } else {
            "a text must stand in quotes"
        };
        if self.opens_text_below(text) {
            fault(message, "write \"\"\" before and after it")
        } else if is_repeated(said) {
            fault(message, &format!("write \"{inner}\""))
        } else {
            fault(message, "write \" before and after it")
        }
    }
}

/// Whether a cure repeats a text: in straight quotes, it must be what it was in others.
fn is_repeated(text: &str) -> bool {
    let inner = inside(text);
    is_one_text(text) && inner.chars().count() <= LONGEST_REPEATED && !inner.contains(['"', '\\', '\n'])
}

/// The fault of a comment at `span` as other languages begin it.
pub(super) fn other_comment(span: Range<usize>) -> SyntaxFault {
    SyntaxFault::new(span, "`//` begins no comment", "a comment begins with #: write # in place of //")
}

/// Whether a value stands without quotes: a number, `true` or `false`.
fn is_plain(value: &str) -> bool {
    value.parse::<i64>().is_ok() || value.parse::<bool>().is_ok()
}

/// Whether a key takes a text.
pub(super) fn takes_text(key: &str) -> bool {
    contract::has_key(key, |kind| matches!(kind, Kind::Text | Kind::Name | Kind::Reference))
}

/// The name of the key whose value begins at `offset`, or nothing.
pub(super) fn key_before(text: &str, offset: usize) -> &str {
    let before = text.get(..offset).unwrap_or_default().trim_end_matches([' ', '\t', '[']);
    let key = before.strip_suffix('=').unwrap_or_default().trim_end_matches([' ', '\t']);
    let is_of_key = |character: char| character.is_ascii_alphanumeric() || "_-".contains(character);
    key.get(key.trim_end_matches(is_of_key).len()..).unwrap_or_default()
}
