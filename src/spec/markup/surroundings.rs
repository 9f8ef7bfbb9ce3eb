//! What stands around a mark, as far as it tells what the mark was meant for.

use std::ops::Range;

use super::placeholder::Placeholder;

/// The letters of the longest word in the bounds of an interval: a unit, as in `[10 km, 20 km)`.
const LONGEST_UNIT: usize = 2;

/// What stands before and after bytes `range` of `text`.
pub(super) fn around<'a>(text: &'a str, range: &Range<usize>) -> (&'a str, &'a str) {
    (text.get(..range.start).unwrap_or_default(), text.get(range.end..).unwrap_or_default())
}

/// Whether the character at a place has a backslash that makes it mean itself.
pub(super) fn is_escaped(text: &str, at: usize) -> bool {
    let before = text.get(..at).unwrap_or_default();
    (before.len() - before.trim_end_matches('\\').len()) % 2 == 1
}

/// Whether a character is part of a word, as a placeholder is.
pub(super) fn is_of_word(character: char) -> bool {
    character.is_alphanumeric() || Placeholder::of_mark(character).is_some()
}

/// Whether emphasised words begin with what belongs to a word or a sign before them, as when the marks of two notes
/// make emphasis: `10 €*, then 20 €*`.
pub(super) fn is_cut_off(before: &str, inner: &str) -> bool {
    let goes_on = |last: char| !last.is_whitespace() && !opens_words(last);
    before.ends_with(goes_on) && inner.starts_with([',', '.', ';', ':', ')'])
}

/// Whether what stands before and after emphasised words makes them part of a name as programs have it, such as
/// `__init__.py`: a point joins them to another part, which is no sentence, as it begins small.
pub(super) fn is_joined_by_point(before: &str, inner: &str, after: &str) -> bool {
    let is_small = |mark: char| mark.is_alphanumeric() && !mark.is_uppercase();
    let begins = before.strip_suffix('.').is_some_and(|rest| rest.ends_with(is_of_word));
    let goes_on = after.strip_prefix('.').is_some_and(|rest| rest.starts_with(is_small));
    goes_on || (begins && inner.starts_with(is_small))
}

/// Whether a character is punctuation that words begin with.
pub(super) fn opens_words(character: char) -> bool {
    matches!(character, '"' | '\'' | '“' | '„' | '‘' | '‚' | '«' | '‹' | '(' | '[' | '<' | '¿' | '¡')
}

/// Whether the address of a link begins.
pub(super) fn begins_address(text: &str) -> bool {
    ["https://", "http://", "mailto:", "www."].iter().any(|start| text.starts_with(start))
}

/// Whether what stands after an opening bracket makes a half-open interval of it, such as `[0, 1)`, `[a; b[` or
/// `[10 km–20 km)`: two bounds of figures, signs and the shortest of words.
pub(super) fn is_interval(rest: &str) -> bool {
    let Some((inner, _)) = rest.split_once([')', '[']) else { return false };
    let mut words = inner.split(|mark: char| !mark.is_alphabetic());
    inner.trim().contains([',', ';', '-', '–', '−']) && words.all(|word| word.chars().count() <= LONGEST_UNIT)
}
