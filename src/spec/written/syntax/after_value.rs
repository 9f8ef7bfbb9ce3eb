//! What stands behind a value on its line, though nothing may.

use super::SyntaxFault;
use super::explain::{LONGEST_REPEATED, line_at};
use super::mistake::TomlError;
use super::unquoted::other_comment;

impl TomlError {
    /// Something after the value of a key.
    pub(super) fn after_value(&self, text: &str) -> SyntaxFault {
        let (start, line) = line_at(text, self.span.start);
        let rest = line.get(self.span.start.saturating_sub(start)..).unwrap_or_default().trim_end();
        let fault =
            |help: &str| SyntaxFault::new(self.span.clone(), "there is something after the value", help);
        match rest {
            ";" | "," | "." => fault(&format!("take the {rest} away")),
            _ if rest.starts_with("//") => other_comment(self.span.start..self.span.start + "//".len()),
            _ if begins_key(rest) => fault("begin a new line for the next key"),
            _ if rest.strip_prefix([';', ',']).is_some_and(begins_key) => {
                fault("begin a new line for the next key, without the sign before it")
            }
            _ if self.is_after_apostrophe(text) => self.apostrophe(text),
            _ if is_thousands(line, rest) => fault(&format!("write {}", digits_of(value_on(line)))),
            _ if line.contains('"') => fault("inside a text in quotes, write \\\" for a quotation mark"),
            _ => fault("begin a new line for the next key"),
        }
    }

    /// Whether an apostrophe has ended a text between single quotes right before this place, amid a word and not before
    /// the next key.
    pub(super) fn is_after_apostrophe(&self, text: &str) -> bool {
        let (before, after) = text.split_at_checked(self.span.start).unwrap_or((text, ""));
        let is_key = after.split(['\'', '"', ',', '\n']).next().is_some_and(|words| words.contains('='));
        before.ends_with('\'') && after.starts_with(char::is_alphabetic) && !is_key
    }

    /// A text between single quotes that an apostrophe ends.
    pub(super) fn apostrophe(&self, text: &str) -> SyntaxFault {
        let value = value_on(line_at(text, self.span.start).1);
        let inner = value.strip_prefix('\'').and_then(|rest| rest.strip_suffix('\''));
        let help = match inner
            .filter(|inner| inner.chars().count() <= LONGEST_REPEATED && !inner.contains(['"', '\\']))
        {
            Some(inner) => format!("write \"{inner}\""),
            None => "write \" instead of ' before and after a text with an apostrophe".to_owned(),
        };
        SyntaxFault::new(
            self.span.start.saturating_sub(1)..self.span.start,
            "an apostrophe ends this text",
            help,
        )
    }
}

/// What stands behind the first `=` of a line.
fn value_on(line: &str) -> &str {
    line.split_once('=').map_or("", |(_, value)| value.trim())
}

/// Whether a line goes on with another key and its `=`.
fn begins_key(rest: &str) -> bool {
    let rest = rest.trim_start();
    let of_key = |letter: char| letter.is_ascii_alphanumeric() || "_-.".contains(letter);
    let after = rest.trim_start_matches(of_key);
    after.len() < rest.len() && after.trim_start().starts_with('=')
}

/// Whether a comma parts the thousands of a number from what goes on, and nothing stands behind it.
fn is_thousands(line: &str, rest: &str) -> bool {
    let is_figure = |letter: char| letter.is_ascii_digit();
    let value = value_on(line);
    let groups = rest.strip_prefix(',').unwrap_or_default().split(',');
    value.starts_with(is_figure)
        && value.chars().all(|letter| is_figure(letter) || letter == ',')
        && groups.into_iter().all(|group| group.len() == 3)
}

/// The figures of a number, run together.
fn digits_of(value: &str) -> String {
    value.chars().filter(char::is_ascii_digit).collect()
}
