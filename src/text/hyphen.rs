//! Hyphenation by language, with the patterns of F. M. Liang, "Word Hy-phen-a-tion by Com-put-er" (1983).

use hypher::Lang;

use super::words::Words;

/// The fewest letters of a word that is hyphenated at all: shorter ones are better whole.
const SHORTEST_WORD: usize = 5;

/// The fewest letters of a word in capitals that is hyphenated where nothing else helps: shorter ones are
/// abbreviations, which nobody would know again in two parts.
const SHORTEST_CAPITALS: usize = 9;

/// A place inside a token, a stretch of characters without spaces, where a line may end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct WordBreak {
    /// Its offset in the token.
    pub at: u32,
    /// What kind of place it is.
    pub kind: WordBreakKind,
}

/// Kinds of places inside tokens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum WordBreakKind {
    /// Between two syllables of a word.
    Syllable,
    /// Between two syllables of a part of a compound that has hyphens of its own: for lines that would be seen to be
    /// loose without.
    CompoundSyllable,
    /// Between two syllables of a word in capitals: for lines that would gape without.
    RareSyllable,
    /// Between two syllables of a part of a compound with a capital that a part with a capital follows, as in
    /// "Guinea-Bissau": only for lines that would run past the measure without.
    FirstPartSyllable,
    /// At a joint of an address or an identifier, where a hyphen would be read as a part of it: for lines that would be
    /// seen to be loose without.
    Joint,
}

/// The language whose patterns a BCP 47 tag asks for, if there are any.
pub(super) fn patterns(lang: &str) -> Option<Lang> {
    let primary = lang.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
    let code = <[u8; 2]>::try_from(primary.as_bytes()).ok()?;
    Lang::from_iso(code)
}

/// The places for hyphens in words that were met before, by language.
#[derive(Default)]
pub(super) struct Hyphenator {
    languages: Vec<(Lang, Words<WordBreak>)>,
}

impl Hyphenator {
    /// The places inside `token`, a stretch of characters without spaces, where a line may end.
    ///
    /// Names of more than one capital and numbers stay whole; a compound breaks at its own hyphen rather than
    /// elsewhere, an address or an identifier at its joints alone.
    pub fn points(&mut self, token: &str, lang: Lang) -> impl Iterator<Item = WordBreak> {
        let words = if token.len() < SHORTEST_WORD { None } else { self.words(lang) };
        let points = words.map(|words| words.get_or_insert_with(token, || points(token, lang)));
        points.unwrap_or_default().iter().copied()
    }

    /// The words of a language.
    fn words(&mut self, lang: Lang) -> Option<&mut Words<WordBreak>> {
        if !self.languages.iter().any(|(known, _)| *known == lang) {
            self.languages.push((lang, Words::new()));
        }
        self.languages.iter_mut().find(|(known, _)| *known == lang).map(|(_, words)| words)
    }
}

/// What [`Hyphenator::points`] keeps of a token.
fn points(token: &str, lang: Lang) -> Vec<WordBreak> {
    if token.contains(['@', '/', '_']) || has_inner_full_stop(token) {
        return joints(token);
    }
    if token.chars().any(char::is_numeric) {
        return Vec::new();
    }
    let is_compound = token.contains(OWN_HYPHENS);
    let capitalised = words(token).filter(|(_, word)| is_capitalised(word));
    let last_capital = capitalised.last().map_or(0, |(start, _)| start);
    let mut points = Vec::new();
    for (start, word) in words(token) {
        let between = token.get(start + word.len()..last_capital).unwrap_or_default();
        let kind = if is_capitalised(word) && (between.contains(OWN_HYPHENS) || between.contains(DASH)) {
            WordBreakKind::FirstPartSyllable
        } else if is_compound {
            WordBreakKind::CompoundSyllable
        } else {
            WordBreakKind::Syllable
        };
        add_syllables(word, start, lang, kind, &mut points);
    }
    points
}

/// The hyphens that join the parts of a compound.
const OWN_HYPHENS: [char; 3] = ['-', '\u{2010}', '\u{2011}'];

/// The dash that joins names of their own: "Moscow–Vladivostok".
const DASH: char = '–';

/// The words of a token, with the offset of each: stretches of letters.
fn words(token: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + token.get(at..)?.find(char::is_alphabetic)?;
        let tail = token.get(start..)?;
        let length = tail.find(|character: char| !is_word_part(character)).unwrap_or(tail.len());
        at = start + length;
        Some((start, tail.get(..length)?))
    })
}

/// Whether a word begins with a capital.
fn is_capitalised(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
}

/// The signs that join the parts of addresses and identifiers.
const JOINTS: [char; 8] = ['.', '@', '_', '?', '&', '=', '#', '%'];

/// The joints of an address or an identifier: behind an underscore, and before any other sign, between words. Slashes
/// are left to Unicode. Figures and abbreviations have none.
fn joints(token: &str) -> Vec<WordBreak> {
    let mut joints = Vec::new();
    let mut before: Option<(usize, &str)> = None;
    for part in token.split_inclusive(JOINTS) {
        let start = before.map_or(0, |(end, _)| end);
        let is_joint = before.is_some_and(|(_, before)| is_word(before) && is_word(part));
        if let Some((end, before)) = before.filter(|_| is_joint) {
            let at = if before.ends_with('_') { end } else { end - 1 };
            joints.push(WordBreak { at: at as u32, kind: WordBreakKind::Joint });
        }
        before = Some((start + part.len(), part));
    }
    joints
}

/// Whether a part of an address or an identifier has the letters of a word: one is an initial, and none a figure. What
/// nearly all addresses begin with says nothing alone.
fn is_word(part: &str) -> bool {
    !part.trim_end_matches(JOINTS).ends_with("www")
        && part.chars().filter(|character| character.is_alphabetic()).nth(1).is_some()
}

/// Whether a full stop stands between two letters, as in an address or in "U.S."
fn has_inner_full_stop(token: &str) -> bool {
    token.trim_matches(|character: char| !character.is_alphanumeric()).contains('.')
}

/// Whether a character goes on a word: a letter, or a mark on one.
fn is_word_part(character: char) -> bool {
    character.is_alphabetic() || matches!(character, '\u{300}'..='\u{36f}')
}

/// Adds the places between the syllables of one word that begins at `start`.
fn add_syllables(word: &str, start: usize, lang: Lang, kind: WordBreakKind, points: &mut Vec<WordBreak>) {
    let letters = word.chars().count();
    let capitals = word.chars().filter(|character| character.is_uppercase()).count();
    let kind = match capitals {
        _ if letters < SHORTEST_WORD => return,
        0 | 1 => kind,
        _ if capitals != letters || letters < SHORTEST_CAPITALS => return,
        _ if kind == WordBreakKind::FirstPartSyllable => kind,
        _ => WordBreakKind::RareSyllable,
    };
    let mut at = start;
    // How few letters may stand before and after a hyphen is the language's own custom.
    for syllable in hypher::hyphenate(word, lang) {
        at += syllable.len();
        if at < start + word.len() {
            points.push(WordBreak { at: at as u32, kind });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `·` stands between syllables, `~` between those of compounds, `:` between those that are parted only where
    /// nothing else helps, `^` between those of parts that stay whole in any measure that they fit, `|` at joints.
    fn check(lang: &str, expected: &str) {
        let text = expected.replace(['·', '~', ':', '^', '|'], "");
        let mut found = text.clone();
        let mut hyphenator = Hyphenator::default();
        let points: Vec<WordBreak> = hyphenator.points(&text, patterns(lang).unwrap()).collect();
        for point in points.iter().rev() {
            let mark = match point.kind {
                WordBreakKind::Syllable => '·',
                WordBreakKind::CompoundSyllable => '~',
                WordBreakKind::RareSyllable => ':',
                WordBreakKind::FirstPartSyllable => '^',
                WordBreakKind::Joint => '|',
            };
            found.insert(point.at as usize, mark);
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
    fn names_and_numbers_stay_whole() {
        for whole in ["NATO", "UNESCO", "McMaster", "G5014", "1.234.567", "31.12.2016", "U.S.A.F.", "i.d.R."]
        {
            check("en", whole);
        }
        check("en", "wa·ter");
    }

    #[test]
    fn compounds_capitals_and_addresses_part_in_their_own_ways() {
        check("en", "Counter-Ter~ror~ism");
        check("en", "CO:OP:ER:A:TION");
        check("en", "www.nato|.int/science");
        check("en", "a.nato|@example|.org");
        check("en", "example|.org/flyers|?lang|=en|&format|=pdf");
        check("en", "someone|@example|.org,");
        check("en", "PACKET_|FANOUT_|HASH_");
    }

    #[test]
    fn a_part_with_a_capital_stays_whole_before_another() {
        check("fr", "Bos^nie-Her~zé~go~vine,");
        check("de", "(Bos^ni^en-Her~ze~go~wi~na)");
        check("fr", "Pa^poua^sie-Nou^velle-Gui~née");
        check("fr", "Ma^cé^doine-du-Nord");
        check("it", "Bo^snia–Her·ze·go·vi·na");
    }

    #[test]
    fn each_language_keeps_its_own_words() {
        let mut hyphenator = Hyphenator::default();
        let mut check = |lang: &str, expected: &[u32]| {
            let points = hyphenator.points("information", patterns(lang).unwrap());
            let points: Vec<u32> = points.map(|point| point.at).collect();
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
