//! Characters that nobody can see, or that look like others, where TOML has no room for them.

use super::SyntaxFault;
use super::mistake::{Mistake, TomlError};

/// Characters that look like a space or like nothing, by name.
const UNSEEN: &[(char, &str)] = &[
    ('\u{A0}', "no-break space"),
    ('\u{2002}', "en space"),
    ('\u{2003}', "em space"),
    ('\u{2007}', "figure space"),
    ('\u{2009}', "thin space"),
    ('\u{202F}', "narrow no-break space"),
    ('\u{3000}', "ideographic space"),
    ('\u{AD}', "soft hyphen"),
    ('\u{200B}', "zero-width space"),
    ('\u{200C}', "zero-width non-joiner"),
    ('\u{200D}', "zero-width joiner"),
    ('\u{200E}', "left-to-right mark"),
    ('\u{200F}', "right-to-left mark"),
    ('\u{2060}', "word joiner"),
    ('\u{FEFF}', "byte order mark"),
];

/// Small letters of the Cyrillic alphabet, each with the Latin one that it cannot be told from.
const CYRILLIC: &[(char, char)] = &[
    ('\u{430}', 'a'),
    ('\u{435}', 'e'),
    ('\u{43E}', 'o'),
    ('\u{440}', 'p'),
    ('\u{441}', 'c'),
    ('\u{443}', 'y'),
    ('\u{445}', 'x'),
    ('\u{455}', 's'),
    ('\u{456}', 'i'),
    ('\u{458}', 'j'),
    ('\u{501}', 'd'),
    ('\u{4BB}', 'h'),
];

impl TomlError {
    /// The fault of a character here that nobody can see, or that looks like a letter which it is not.
    pub(super) fn odd_character(&self, text: &str) -> Option<SyntaxFault> {
        let place = match self.mistake {
            Mistake::KeyCharacter | Mistake::NoKey | Mistake::AfterValue | Mistake::NoComma => {
                "between words"
            }
            Mistake::Unquoted | Mistake::NoOpeningQuote => "before a value",
            _ => return None,
        };
        let character = text.get(self.span.start..)?.chars().next()?;
        let span = self.span.start..self.span.start + character.len_utf8();
        let number = format!("U+{:04X}", u32::from(character));
        if let Some((_, name)) = UNSEEN.iter().find(|(unseen, _)| *unseen == character) {
            let is_space = character.is_whitespace();
            let help = if is_space { "write a plain space in its place" } else { "take it out" };
            return Some(SyntaxFault::new(span, format!("a {name}, {number}, {place}"), help));
        }
        let (_, latin) = CYRILLIC.iter().find(|(cyrillic, _)| *cyrillic == character)?;
        (self.mistake == Mistake::KeyCharacter).then(|| {
            let message = format!("the Cyrillic letter `{character}`, {number}, in a key");
            SyntaxFault::new(span, message, format!("write the Latin letter {latin} in its place"))
        })
    }
}
