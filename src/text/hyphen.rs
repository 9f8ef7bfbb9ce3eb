//! Hyphenation by language, with the patterns of F. M. Liang, "Word Hy-phen-a-tion by Com-put-er" (1983).

use hypher::Lang;

use super::words::Words;

/// The fewest letters of a word that is hyphenated at all: shorter ones are better whole.
const SHORTEST_WORD: usize = 5;

/// The language whose patterns a BCP 47 tag asks for, if there are any.
pub(super) fn patterns(lang: &str) -> Option<Lang> {
    let primary = lang.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
    let code = <[u8; 2]>::try_from(primary.as_bytes()).ok()?;
    Lang::from_iso(code)
}

/// What becomes of words that are compounds with a hyphen of their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Compounds {
    /// They stay whole: a compound breaks at its own hyphen.
    Whole,
    /// Their parts are hyphenated like words: there may be no room for a whole one.
    Parted,
}

/// The hyphens that a compound may have of its own.
const OWN_HYPHENS: [char; 3] = ['-', '\u{2010}', '\u{2011}'];

/// The places for hyphens in words that were met before, by language.
#[derive(Default)]
pub(super) struct Hyphenator {
    languages: Vec<(Lang, Words<u32>)>,
}

impl Hyphenator {
    /// The offsets at which the words of `token`, a stretch of characters without spaces, may be hyphenated.
    ///
    /// Names of more than one capital, numbers, addresses, and compounds that have a hyphen of their own stay
    /// whole: a compound breaks at its own hyphen.
    pub fn points(&mut self, token: &str, lang: Lang) -> impl Iterator<Item = usize> {
        let words = if token.len() < SHORTEST_WORD { None } else { self.words(lang) };
        let points = words.map(|words| words.get_or_insert_with(token, || hyphenation_points(token, lang)));
        points.unwrap_or_default().iter().map(|point| *point as usize)
    }

    /// The same, and those inside the parts of a compound.
    pub fn points_in_parts(&mut self, token: &str, lang: Lang) -> Vec<usize> {
        if is_address(token) {
            return Vec::new();
        }
        let mut points = Vec::new();
        let mut start = 0;
        for part in token.split_inclusive(OWN_HYPHENS) {
            let word = part.trim_end_matches(OWN_HYPHENS);
            points.extend(self.points(word, lang).map(|point| start + point));
            start += part.len();
        }
        points
    }

    /// The words of a language.
    fn words(&mut self, lang: Lang) -> Option<&mut Words<u32>> {
        if !self.languages.iter().any(|(known, _)| *known == lang) {
            self.languages.push((lang, Words::new()));
        }
        self.languages.iter_mut().find(|(known, _)| *known == lang).map(|(_, words)| words)
    }
}

/// What [`Hyphenator`] keeps of a token.
fn hyphenation_points(token: &str, lang: Lang) -> Vec<u32> {
    if token.contains(OWN_HYPHENS) || token.chars().any(char::is_numeric) || is_address(token) {
        return Vec::new();
    }
    let mut points = Vec::new();
    let mut rest = token;
    let mut start = 0;
    while let Some(begin) = rest.find(char::is_alphabetic) {
        let tail = rest.get(begin..).unwrap_or_default();
        let length = tail.find(|character: char| !is_word_part(character)).unwrap_or(tail.len());
        let word = tail.get(..length).unwrap_or_default();
        word_points(word, start + begin, lang, &mut points);
        rest = tail.get(length..).unwrap_or_default();
        start += begin + length;
    }
    points
}

/// Whether a token has a sign of addresses, or a full stop between two letters, as in one or in "U.S."
fn is_address(token: &str) -> bool {
    token.contains(['@', '/', '_'])
        || token.trim_matches(|character: char| !character.is_alphanumeric()).contains('.')
}

/// Whether a character goes on a word: a letter, or a mark on one.
fn is_word_part(character: char) -> bool {
    character.is_alphabetic() || matches!(character, '\u{300}'..='\u{36f}')
}

/// Adds the points of one word that begins at `start`.
fn word_points(word: &str, start: usize, lang: Lang, points: &mut Vec<u32>) {
    if word.chars().count() < SHORTEST_WORD
        || word.chars().filter(|character| character.is_uppercase()).count() > 1
    {
        return;
    }
    let mut at = start;
    // How few letters may stand before and after a hyphen is the language's own custom.
    for syllable in hypher::hyphenate(word, lang) {
        at += syllable.len();
        if at < start + word.len() {
            points.push(at as u32);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(lang: &str, expected: &str) {
        let text = expected.replace('·', "");
        let mut found = text.clone();
        let mut hyphenator = Hyphenator::default();
        let points: Vec<usize> = hyphenator.points(&text, patterns(lang).unwrap()).collect();
        for point in points.iter().rev() {
            found.insert(*point, '·');
        }
        assert_eq!(found, expected);
        // Once more, now that it is known.
        assert_eq!(hyphenator.points(&text, patterns(lang).unwrap()).collect::<Vec<_>>(), points);
    }

    #[test]
    fn words_part_by_their_language() {
        check("en-GB", "hy·phen·ation");
        check("en", "“co·op·er·a·tion,”");
        check("de-DE", "Zu·sam·men·ar·beit");
        check("ru", "со·труд·ни·че·ство");
        check("es", "cuan·do");
    }

    #[test]
    fn names_numbers_and_compounds_stay_whole() {
        for whole in ["NATO", "McMaster", "Counter-Terrorism", "www.nato.int", "G5014", "A4"] {
            check("en", whole);
        }
        check("en", "wa·ter");
    }

    #[test]
    fn the_parts_of_a_compound_part_like_words_where_they_may() {
        let check = |token: &str, expected: &[usize]| {
            let mut hyphenator = Hyphenator::default();
            assert_eq!(hyphenator.points_in_parts(token, patterns("en").unwrap()), expected, "{token}");
        };
        check("water-cooperation", &[2, 8, 10, 12, 13]);
        check("water", &[2]);
        check("water-cooperation.org/water", &[]);
        check("NATO-A4", &[]);
    }

    #[test]
    fn each_language_keeps_its_own_words() {
        let mut hyphenator = Hyphenator::default();
        let mut check = |lang: &str, expected: &[usize]| {
            let points: Vec<usize> = hyphenator.points("information", patterns(lang).unwrap()).collect();
            assert_eq!(points, expected, "{lang}");
        };
        for _ in 0..2 {
            check("en", &[2, 5, 7]);
            check("de", &[2, 5, 7, 9]);
        }
    }

    #[test]
    fn a_language_without_patterns_has_none() {
        assert!(patterns("tg").is_none());
        assert!(patterns("").is_none());
    }
}
