//! Customs of languages about the ends of lines: words that never stand there, and marks that a space stands beside at
//! which no line breaks.

use std::ops::Range;

use hypher::Lang;

use super::hyphen::patterns;
use super::ranges::meeting;
use super::styled::StyledText;

/// What a language keeps together, beside what all of them do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Custom {
    /// Marks that stand off their words by a space stay with them ("Lexique des règles typographiques en usage à
    /// l’Imprimerie nationale", "Ponctuation").
    SpacedMarks,
    /// Words of one letter stay with the next word: these, in small letters.
    OneLetterWords(&'static [char]),
    /// The same where lines are not the looser for it: words are long, and no rule forbids such line ends (A. E.
    /// Milchin and L. K. Cheltsova, "Справочник издателя и автора", advise against them).
    OneLetterWordsByChoice(&'static [char]),
}

/// How a custom keeps the words at a space together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Keep {
    /// No line ends there.
    Always,
    /// No line ends there that can as well end elsewhere.
    ByChoice,
}

/// The marks that French puts a space behind.
const OPENING_MARKS: [char; 2] = ['«', '‹'];

/// The marks that French puts a space before.
const CLOSING_MARKS: [char; 7] = ['»', '›', ';', ':', '!', '?', '%'];

/// The marks among them whose space is narrow; that of the others is as wide as between words.
const HIGH_MARKS: [char; 3] = [';', '!', '?'];

/// What is printed for a space before such a mark: a narrow space at which no line breaks.
pub const NARROW_SPACE: &str = "\u{202f}";

/// The words of one letter in Polish.
const POLISH: &[char] = &['a', 'i', 'o', 'u', 'w', 'z'];

/// The words of one letter in Czech and Slovak.
const CZECH_AND_SLOVAK: &[char] = &['a', 'i', 'k', 'o', 's', 'u', 'v', 'z'];

/// The words of one letter in Russian.
const RUSSIAN: &[char] = &['а', 'в', 'и', 'к', 'о', 'с', 'у'];

/// The words of one letter in Ukrainian.
const UKRAINIAN: &[char] = &['а', 'в', 'з', 'й', 'і', 'о', 'у'];

impl Custom {
    /// The custom of the language of a BCP 47 tag.
    fn of(lang: &str) -> Option<Custom> {
        match patterns(lang)? {
            Lang::French => Some(Custom::SpacedMarks),
            Lang::Polish => Some(Custom::OneLetterWords(POLISH)),
            Lang::Czech | Lang::Slovak => Some(Custom::OneLetterWords(CZECH_AND_SLOVAK)),
            Lang::Russian => Some(Custom::OneLetterWordsByChoice(RUSSIAN)),
            Lang::Ukrainian => Some(Custom::OneLetterWordsByChoice(UKRAINIAN)),
            _ => None,
        }
    }

    /// How the custom keeps words together.
    fn manner(self) -> Keep {
        match self {
            Custom::SpacedMarks | Custom::OneLetterWords(_) => Keep::Always,
            Custom::OneLetterWordsByChoice(_) => Keep::ByChoice,
        }
    }

    /// Whether the custom keeps a text in the language together with the next word.
    fn keeps_next(self, before: &str) -> bool {
        match self {
            Custom::SpacedMarks => before.ends_with(OPENING_MARKS),
            Custom::OneLetterWords(words) | Custom::OneLetterWordsByChoice(words) => {
                let mut letters = before.chars().rev();
                letters
                    .next()
                    .is_some_and(|letter| letter.to_lowercase().any(|letter| words.contains(&letter)))
                    && letters.next().is_none_or(begins_word)
            }
        }
    }

    /// Whether it keeps a text in the language together with the word before.
    fn keeps_last(self, after: &str) -> bool {
        self == Custom::SpacedMarks && after.starts_with(CLOSING_MARKS)
    }
}

/// Whether a word may begin behind a character: at a space, or at a mark that opens something.
fn begins_word(before: char) -> bool {
    before.is_whitespace()
        || matches!(before, '(' | '[' | '„' | '“' | '‚' | '‘' | '«' | '»' | '"' | '–' | '—')
}

/// The offsets of the plain spaces among bytes `range` of a text, which are in the language of a BCP 47 tag, that this
/// language has as narrow as [`NARROW_SPACE`], in order.
pub fn narrow_spaces<'t>(
    text: &'t str,
    range: &Range<usize>,
    lang: &str,
) -> impl Iterator<Item = usize> + use<'t> {
    let range = if Custom::of(lang) == Some(Custom::SpacedMarks) { range.clone() } else { 0..0 };
    let start = range.start;
    let spaces = text.get(range).unwrap_or_default().match_indices(' ').map(move |(at, _)| start + at);
    spaces.filter(|space| {
        let (before, after) = (text.get(..*space), text.get(space + 1..));
        before.is_some_and(|before| before.ends_with(|last: char| !last.is_whitespace()))
            && after.is_some_and(|after| after.starts_with(HIGH_MARKS))
    })
}

/// The customs of a text and of what stands in it in other languages.
pub(super) struct Customs<'s> {
    styled: &'s StyledText,
    of_text: Option<Custom>,
}

impl<'s> Customs<'s> {
    /// The customs of a text.
    pub fn of(styled: &'s StyledText) -> Customs<'s> {
        Customs { styled, of_text: Custom::of(&styled.lang) }
    }

    /// Whether no line should end with bytes up to `end` of the text and begin at `next`, past the spaces, though it
    /// might in other languages.
    pub fn keep(&self, end: usize, next: usize) -> Option<Keep> {
        if end == next || self.of_text.is_none() && self.styled.spans.is_empty() {
            return None;
        }
        let text = self.styled.text.as_str();
        let (before, after) = (text.get(..end).unwrap_or_default(), text.get(next..).unwrap_or_default());
        let of_last = || self.at(end.saturating_sub(1)).filter(|custom| custom.keeps_next(before));
        let of_next = || self.at(next).filter(|custom| custom.keeps_last(after));
        of_last().or_else(of_next).map(Custom::manner)
    }

    /// The custom of the language of the byte at an offset.
    fn at(&self, offset: usize) -> Option<Custom> {
        let span = meeting(&self.styled.spans, &(offset..offset + 1)).first();
        span.map_or(self.of_text, |(_, lang)| Custom::of(lang))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `~` stands at spaces that a language keeps, `_` at those that it keeps by choice.
    fn check(lang: &str, expected: &str) {
        let mut styled = StyledText::new(lang);
        styled.text = expected.replace(['~', '_'], " ");
        let customs = Customs::of(&styled);
        let spaces = styled.text.match_indices(' ').map(|(at, _)| at);
        let mut found = styled.text.clone();
        for space in spaces {
            match customs.keep(space, space + 1) {
                Some(Keep::Always) => found.replace_range(space..space + 1, "~"),
                Some(Keep::ByChoice) => found.replace_range(space..space + 1, "_"),
                None => {}
            }
        }
        assert_eq!(found, expected, "{lang}");
    }

    #[test]
    fn french_marks_stay_with_their_words() {
        check("fr", "Le mot «~grave~», dit-on~: oui~; non~! Dix~% ou plus~?");
        check("fr-CH", "«~Oui~!~»");
        check("en", "« Oui ! »");
    }

    #[test]
    fn french_has_narrow_spaces_before_high_marks() {
        // `~` stands at them.
        let check = |lang: &str, expected: &str| {
            let mut found = expected.replace('~', " ");
            let text = found.clone();
            for space in narrow_spaces(&text, &(0..text.len()), lang) {
                found.replace_range(space..space + 1, "~");
            }
            assert_eq!(found, expected, "{lang}");
        };
        check("fr", "« Oui~! » dit-il : non~; et\u{a0}? Ou\u{202f}! Si~?");
        check("fr", " ! et  ?");
        check("en", "Yes !");
    }

    #[test]
    fn words_of_one_letter_stay_with_the_next() {
        check("pl", "W~lecie i~w~zimie (a~także „z~wody”) są A. oraz B jak też");
        check("cs", "V~létě i~s~vodou k~řece je B");
        check("sk", "O~vode a~v~zime až po");
        check("ru", "В_озере и_в_реке, а_также у_них я");
        check("uk", "В_озері й_у_річці, а_також з_ними");
        check("en", "I saw a lake");
    }

    #[test]
    fn a_span_keeps_the_customs_of_its_own_language() {
        let mut styled = StyledText::new("en");
        styled.text = "He said « oui » and « yes » to a lake".into();
        let span = styled.text.find("« oui").unwrap()..styled.text.find(" and").unwrap();
        styled.spans.push((span, "fr".into()));
        let customs = Customs::of(&styled);
        let kept = |word: &str| {
            let at = styled.text.find(word).unwrap();
            (customs.keep(at - 1, at).is_some(), customs.keep(at + word.len(), at + word.len() + 1).is_some())
        };
        assert_eq!(kept("oui"), (true, true));
        assert_eq!(kept("yes"), (false, false));
        assert_eq!(kept("«"), (false, true));
    }
}
