//! Which characters are spaces, and what kind: those that stretch, those at which a line may break, those of a
//! fixed width.

/// Whether a character is a word space, which stretches and shrinks with its line.
pub(super) fn is_word_space(character: char) -> bool {
    matches!(character, ' ' | '\u{a0}')
}

/// Whether a line may break at a character and leave it out: every white space but those that Unicode Standard
/// Annex #14 glues to their neighbours (class GL).
pub(super) fn vanishes_at_line_end(character: char) -> bool {
    character.is_whitespace() && !matches!(character, '\u{a0}' | '\u{2007}' | '\u{202f}')
}

/// Whether a character is a space of the width that stands inside numbers, and between a number and its unit:
/// figure, punctuation, thin, hair, narrow and the sixth of an em.
pub(super) fn is_narrow_space(character: char) -> bool {
    matches!(character, '\u{2006}'..='\u{200a}' | '\u{202f}')
}
