//! Plain text: whether its words can be shaped one by one, and which those are.

use std::ops::Range;

use unicode_normalization::char::is_combining_mark;
use unicode_script::Script as UnicodeScript;

use super::coverage::is_invisible;

/// The words in bytes `range` of a text, each with the space before and the space after it, so that neighbours
/// share one.
pub(super) fn words(text: &str, range: Range<usize>) -> impl Iterator<Item = Range<usize>> {
    let bytes = text.as_bytes().get(..range.end).unwrap_or_default();
    let mut next = Some(range.start);
    std::iter::from_fn(move || {
        let start = next?;
        let inside = start + usize::from(bytes.get(start) == Some(&b' '));
        let space = bytes.get(inside..)?.iter().position(|byte| *byte == b' ').map(|at| inside + at);
        // A stretch that ends in a space ends with the word before it, unless the text does as well.
        next = space.filter(|space| space + 1 < bytes.len() || bytes.len() == text.len());
        Some(start..space.map_or(bytes.len(), |space| space + 1))
    })
}

/// Whether nothing in a text makes its words depend on each other: no mark or joiner after a space, and no fraction
/// slash, around which figures change.
pub(super) fn has_plain_words(text: &str) -> bool {
    let mut after_space = true;
    text.is_ascii()
        || text.chars().all(|character| {
            let begins = std::mem::replace(&mut after_space, character == ' ');
            character != FRACTION_SLASH
                && !(begins
                    && (is_combining_mark(character) || is_invisible(character) || character >= PLAIN_END))
        })
}

/// The fraction slash.
const FRACTION_SLASH: char = '\u{2044}';

/// Past all letters of plain scripts: from the halfwidth forms on, some characters join the one before them.
const PLAIN_END: char = '\u{ff00}';

/// Whether a script has no shaping rules of its own that words are not tried with.
pub(super) fn is_plain_script(script: UnicodeScript) -> bool {
    matches!(script, UnicodeScript::Latin | UnicodeScript::Greek | UnicodeScript::Cyrillic)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_share_the_spaces_between_them() {
        let check = |text: &str, range: Range<usize>, expected: &[&str]| {
            let found: Vec<&str> = words(text, range).map(|word| &text[word]).collect();
            assert_eq!(found, expected, "{text:?}");
        };
        check("one", 0..3, &["one"]);
        check("one two six", 0..11, &["one ", " two ", " six"]);
        check(" one  ", 0..6, &[" one ", "  ", " "]);
        check("one two six", 3..8, &[" two "]);
        check("one two six", 3..11, &[" two ", " six"]);
        check("one two  six", 0..9, &["one ", " two ", "  "]);
    }
}
