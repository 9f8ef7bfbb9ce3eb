//! From what a writer did to a finding and its cure.

use std::ops::Range;

use super::SyntaxFault;
use super::mistake::{Mistake, TomlError};
use super::unquoted::{key_before, takes_text};
use crate::diag::Code;
use crate::spec::contract::{self, Kind};
use crate::spec::written::{Data, Table, Value};

/// The cure for a `#` that was meant as a value.
pub(super) const COMMENT: &str = "`#` begins a comment; a text with `#` must stand in quotes";

/// Longest text, in characters, that a cure repeats.
pub(super) const LONGEST_REPEATED: usize = 40;

impl TomlError {
    /// The fault that this error means in `text`, of which `table` could be read.
    pub(in crate::spec::written) fn explain(&self, text: &str, table: &Table) -> SyntaxFault {
        let raw = text.get(self.span.clone()).unwrap_or_default();
        let line = line_at(text, self.span.start).1.trim();
        let fault = |message: &str, help: &str| SyntaxFault::new(self.span.clone(), message, help);
        if let Some(fault) = self.odd_character(text) {
            return fault;
        }
        match self.mistake {
            Mistake::Unclosed(opener) => self.unclosed(opener, text, table),
            Mistake::UnclosedHeader => fault("this header is not closed", "write [name] or [[name]]"),
            Mistake::NoComma if self.is_after_apostrophe(text) => self.apostrophe(text),
            Mistake::NoEquals | Mistake::KeyCharacter if line.contains(':') => {
                fault("there is no `=` after this key", "write `=` instead of `:`")
            }
            Mistake::NoEquals => {
                let before = text.get(..self.span.start).unwrap_or_default().trim_end();
                let key = text.get(token(text, before.len())).unwrap_or_default();
                let key = if key.is_empty() || key.len() > LONGEST_REPEATED { "key" } else { key };
                let help = format!("write {key} = \"…\"; a text of several lines stands in \"\"\"…\"\"\"");
                fault("there is no `=` after this key", &help)
            }
            Mistake::AfterValue => self.after_value(text),
            Mistake::KeyCharacter => {
                fault("a key may hold letters, digits, `-` and `_` only", "take the other characters out")
            }
            Mistake::NoKey => fault("a key is missing here", "write key = value"),
            Mistake::NoComma => fault("a comma is missing here", "put a comma between two values"),
            Mistake::ExtraComma => fault("there is a comma too many", "take it away"),
            Mistake::ExtraEquals => fault("there is an `=` too many", "take it away"),
            Mistake::Duplicate => {
                SyntaxFault::duplicate(raw, self.span.clone(), first(table, raw, self.span.start))
            }
            Mistake::Unquoted => self.unquoted(self.span.clone(), text),
            Mistake::Number => self.unquoted(token(text, self.span.start), text),
            Mistake::NoOpeningQuote => fault(
                "a text that ends with a quotation mark and does not begin with one",
                "write \" before and after it",
            ),
            Mistake::Escape | Mistake::EscapeDigits => self.escape(text),
            Mistake::ControlCharacter => self.control_character(text),
            Mistake::Date => self.date(raw, key_before(text, self.span.start)),
            Mistake::OtherStructural | Mistake::OtherInValue => {
                let help = "see https://toml.io for how values and tables are written";
                fault(&format!("this is not TOML: {}", self.message), help)
            }
        }
    }

    /// What is never closed is marked where it is opened.
    fn unclosed(&self, opener: &str, text: &str, table: &Table) -> SyntaxFault {
        let (what, closer) = match opener {
            "[" => ("list", "]"),
            "{" => ("table", "}"),
            quotes => ("text", quotes),
        };
        let start = last_opened(table, text, opener, self.span.start);
        let span = start.map_or(self.span.clone(), |start| start..start + opener.len());
        // In `{ rgb = #14508c }`, it is the comment that takes the bracket away.
        let (line_start, line) = line_at(text, span.start);
        match line.find("= #").filter(|_| what != "text") {
            Some(at) => {
                let sign = line_start + at + "= ".len();
                SyntaxFault::new(sign..sign + 1, "a comment where a value should be", COMMENT)
            }
            None if matches!(opener, "\"" | "'") && goes_on_below(text, span.end) => {
                let help = format!("write {} before and after a text of several lines", opener.repeat(3));
                SyntaxFault::new(span, "this text goes on below its line", help)
            }
            None => {
                let message = format!("this {what} is never closed");
                let other = other_closer(closer, text.get(span.end..).unwrap_or_default());
                let help = match other.filter(|_| what == "text") {
                    Some(other) => format!("end it with {closer} in place of {other}"),
                    None => format!("end it with {closer}"),
                };
                SyntaxFault::new(span, message, help)
            }
        }
    }

    fn control_character(&self, text: &str) -> SyntaxFault {
        let start = self.span.start;
        // The parser points past a carriage return that no newline follows.
        let start = if self.message.starts_with("carriage return") { start.saturating_sub(1) } else { start };
        let character = text.get(start..).and_then(|rest| rest.chars().next()).unwrap_or_default();
        let message = format!("the control character U+{:04X} in a text", u32::from(character));
        let fault = SyntaxFault::new(start..start + character.len_utf8(), message, "take it out");
        SyntaxFault { code: Code::ControlCharacter, ..fault }
    }

    /// What is meant for a date as the value of a key: nothing else of TOML begins with figures and a hyphen.
    fn date(&self, raw: &str, key: &str) -> SyntaxFault {
        let digits =
            |part: &str, count| part.len() == count && part.bytes().all(|byte| byte.is_ascii_digit());
        let takes_number = contract::has_key(key, |kind| matches!(kind, Kind::Integer { .. }));
        let year = raw.split('-').next().filter(|year| digits(year, 4));
        if let Some(year) = year.filter(|_| takes_number) {
            let message = format!("`{key}` takes a year alone");
            return SyntaxFault::new(self.span.clone(), message, format!("write {year}"));
        }
        if takes_text(key) {
            let help = format!("write \"{raw}\"");
            return SyntaxFault::new(self.span.clone(), "a text must stand in quotes", help);
        }
        let is_month = raw.split_once('-').is_some_and(|(year, month)| digits(year, 4) && digits(month, 2));
        // "invalid date, expected day between 01 and 28"
        let expected = self.message.split_once("expected ").map(|(_, expected)| expected);
        let (message, help) = match expected.filter(|expected| expected.contains("between")) {
            _ if is_month => ("a year and month must stand in quotes", format!("write \"{raw}\"")),
            Some(expected) => ("this date is not in the calendar", format!("write a {expected}")),
            None => ("this is not a date", "write \"2022\", \"2022-08\" or \"2022-08-31\"".to_owned()),
        };
        SyntaxFault { code: Code::InvalidDate, ..SyntaxFault::new(self.span.clone(), message, help) }
    }
}

/// The quotation mark of a word processor that stands where a text should end with `closer`: as often, at the end of a
/// line.
fn other_closer(closer: &str, rest: &str) -> Option<String> {
    let marks = ['”', '“', '’', '»', '«'].map(|mark| mark.to_string().repeat(closer.len()));
    let mut lines = rest.lines().take(if closer.len() == 1 { 1 } else { usize::MAX });
    lines.find_map(|line| marks.iter().find(|mark| line.trim_end().ends_with(mark.as_str())).cloned())
}

/// The line of `text` that holds the byte at `offset`, and where it begins.
pub(super) fn line_at(text: &str, offset: usize) -> (usize, &str) {
    let (before, after) = text.split_at_checked(offset).unwrap_or((text, ""));
    let start = before.rfind('\n').map_or(0, |newline| newline + 1);
    let end = after.find('\n').map_or(text.len(), |newline| before.len() + newline);
    (start, text.get(start..end).unwrap_or_default())
}

/// The word around the byte at `offset`: up to what ends a value.
fn token(text: &str, offset: usize) -> Range<usize> {
    let ends = |character: char| character.is_whitespace() || "=,[]{}#\"'".contains(character);
    let (before, after) = text.split_at_checked(offset).unwrap_or((text, ""));
    let start = before.trim_end_matches(|character: char| !ends(character)).len();
    start..before.len() + after.find(ends).unwrap_or(after.len())
}

/// Whether the lines below the one at `offset` go on in words: the next that is not empty begins no key, header,
/// comment or value.
pub(super) fn goes_on_below(text: &str, offset: usize) -> bool {
    let after = text.get(offset..).unwrap_or_default();
    let mut below = after.lines().skip(1).map(str::trim).filter(|line| !line.is_empty());
    below.next().is_some_and(|line| {
        let of_key = |byte: u8| byte.is_ascii_alphanumeric() || b"_-. \t".contains(&byte);
        let begins_key = line.split_once('=').is_some_and(|(key, _)| key.bytes().all(of_key));
        !begins_key && (line == "\"" || !line.starts_with(['[', ']', '}', '#', '"', '\'', ',']))
    })
}

/// Where the key `name` stands in the table that holds `before`: the last such key before it.
fn first(table: &Table, name: &str, before: usize) -> Option<Range<usize>> {
    let mut found = None;
    visit(table, &mut |key, span, _| {
        if key == name && span.end <= before {
            found = Some(span.clone());
        }
    });
    found
}

/// Where the last value that begins with `opener` and goes on to `end` begins.
fn last_opened(table: &Table, text: &str, opener: &str, end: usize) -> Option<usize> {
    let mut found = None;
    visit(table, &mut |_, _, value| {
        walk(value, &mut |value| {
            let begins = text.get(value.span.clone()).is_some_and(|raw| raw.starts_with(opener));
            if begins && value.span.end >= end {
                found = found.max(Some(value.span.start));
            }
        });
    });
    found
}

fn visit(table: &Table, each: &mut impl FnMut(&str, &Range<usize>, &Value)) {
    for entry in &table.entries {
        each(&entry.key, &entry.key_span, &entry.value);
        if let Data::Table(inner) = &entry.value.data {
            visit(inner, each);
        }
    }
}

fn walk(value: &Value, each: &mut impl FnMut(&Value)) {
    each(value);
    if let Data::Array(elements) = &value.data {
        for element in elements {
            walk(element, each);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::spec::written::parse_piece;

    /// Checks the first fault: its text, message and cure.
    fn check(text: &str, marked: &str, message: &str, help: &str) {
        let (table, errors) = parse_piece(text, 0..text.len());
        let fault = errors[0].explain(text, &table);
        assert_eq!(
            (&text[fault.span], fault.message.as_str(), fault.help.as_str()),
            (marked, message, help),
            "{text} {errors:?}"
        );
    }

    #[test]
    fn faults_are_in_plain_words() {
        check("a = True", "True", "`True` is not a value of TOML", "write true");
        check("a = Foo", "Foo", "a text must stand in quotes", "write \"Foo\"");
        check("a = “Foo”", "“Foo”", "a text must stand in straight quotes", "write \"Foo\"");
        check("a = 7mm", "7mm", "a text must stand in quotes", "write \"7mm\"");
        check(
            "a = #14508c",
            "",
            "this key has no value",
            "`#` begins a comment; a text with `#` must stand in quotes",
        );
        check("a =\nb = 1", "", "this key has no value", "write a value after the `=`, a text in quotes");
        check("a = [\"x\" \"y\"]", "", "a comma is missing here", "put a comma between two values");
        check("a = 1\na = 2", "a", "`a` is given twice", "take one of the two away");
        check("a: 1", "", "there is no `=` after this key", "write `=` instead of `:`");
        check(
            "a \"x\"",
            "",
            "there is no `=` after this key",
            "write a = \"…\"; a text of several lines stands in \"\"\"…\"\"\"",
        );
        check(
            "a = \"x\" y\"",
            "",
            "there is something after the value",
            "inside a text in quotes, write \\\" for a quotation mark",
        );
        check("a = 'x\nb = 1", "'", "this text is never closed", "end it with '");
        check(
            "a = \"x\\*y\"",
            "\\*",
            "`\\*` is not an escape of TOML",
            "write \\\\*, or put the text in '''…'''",
        );
        check("a = \"x\u{7}y\"", "\u{7}", "the control character U+0007 in a text", "take it out");
        check(
            "a = 2022-13-01",
            "2022-13-01",
            "this date is not in the calendar",
            "write a month between 01 and 12",
        );
        check("a = 2022-8", "2022-8", "this is not a date", "write \"2022\", \"2022-08\" or \"2022-08-31\"");
        check("a = Niger", "Niger", "a text must stand in quotes", "write \"Niger\"");
        check("a = [7.x]", "7.x", "a text must stand in quotes", "write \"7.x\"");
        check("a = 'x\ry'", "\r", "the control character U+000D in a text", "take it out");
        check(
            "a = { b \"x\" }",
            "",
            "there is no `=` after this key",
            "write b = \"…\"; a text of several lines stands in \"\"\"…\"\"\"",
        );
        check(
            "ž = 1",
            "ž",
            "a key may hold letters, digits, `-` and `_` only",
            "take the other characters out",
        );
    }
}
