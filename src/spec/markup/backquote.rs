//! Backquotes inside words, which are characters and no marks of code: writers mean an apostrophe by them (`O`Brien`).

use super::Mapped;
use super::surroundings::{is_escaped, is_of_word};

/// The text with a backslash before each backquote between two letters, so that the parser takes it for a character.
pub(super) fn escape(text: Mapped) -> Mapped {
    let written = text.text();
    let mut escaped = Mapped::new();
    let mut kept = 0;
    for (at, mark) in written.match_indices('`') {
        let before = written.get(..at).unwrap_or_default();
        let after = written.get(at + mark.len()..).unwrap_or_default();
        let is_inside_word = before.ends_with(is_of_word) && after.starts_with(is_of_word);
        if is_inside_word && !is_escaped(written, at) && !is_in_linked_address(before) {
            escaped.push_from(&text, kept..at);
            let place = text.source(at..at).start;
            escaped.push_at("\\", place..place);
            kept = at;
        }
    }
    if kept == 0 {
        return text;
    }
    escaped.push_from(&text, kept..written.len());
    escaped
}

/// Whether a text ends inside an address such as `<https://example.org>`, where a backslash would mean itself.
fn is_in_linked_address(before: &str) -> bool {
    before.rsplit(char::is_whitespace).next().is_some_and(|word| word.contains("<http"))
}
