//! Proper names that nobody has listed: words with a capital that do not begin a sentence.

use std::ops::Range;

use hypher::Lang;

/// The letters of a word that a full stop ends a sentence behind: shorter ones are abbreviations and initials.
const SHORTEST_LAST_WORD: usize = 4;

/// Whether the token in a range of a text is a name, or begins with one: it has a capital, and begins no sentence.
pub(super) fn is_proper(text: &str, token: Range<usize>, lang: Lang) -> bool {
    let (before, token) = (text.get(..token.start).unwrap_or_default(), text.get(token).unwrap_or_default());
    let first = token.chars().find(|character| character.is_alphanumeric());
    first.is_some_and(char::is_uppercase) && !capitalises_nouns(lang) && !ends_sentence(before)
}

/// Whether a sentence ends where a text does, or none has begun.
fn ends_sentence(text: &str) -> bool {
    let closes = |character: char| !character.is_alphanumeric() && !is_mark(character);
    let text = text.trim_end_matches(closes);
    match text.strip_suffix('.') {
        Some(sentence) => {
            let last = sentence.chars().rev().take_while(|character| character.is_alphanumeric());
            let letters = last.take(SHORTEST_LAST_WORD).count();
            letters == 0 || letters == SHORTEST_LAST_WORD
        }
        None => text.is_empty() || text.ends_with(is_mark),
    }
}

/// Whether a character ends a sentence, or what is like one.
fn is_mark(character: char) -> bool {
    matches!(character, '.' | '!' | '?' | ':' | '…' | '։')
}

/// Whether a language writes all nouns with a capital.
fn capitalises_nouns(lang: Lang) -> bool {
    lang == Lang::German
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_with_a_capital_inside_a_sentence_are_names() {
        let check = |before: &str, token: &str, expected: bool| {
            let text = format!("{before}{token}");
            assert_eq!(is_proper(&text, before.len()..text.len(), Lang::English), expected, "{text}");
        };
        check("students of ", "Sikorsky", true);
        check("by “", "“Sikorsky”", true);
        check("by Dr. ", "Sikorsky", true);
        check("by I. ", "Sikorsky", true);
        check("", "Students", false);
        check("of the river. ", "Students", false);
        check("of the “river.” ", "(Students", false);
        check("it says: ", "Students", false);
        check("of ", "students", false);
    }

    #[test]
    fn german_has_capitals_for_all_nouns() {
        assert!(!is_proper("mit Wasser", 4..10, Lang::German));
    }
}
