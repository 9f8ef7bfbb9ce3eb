//! Scripts and directions, as the shaper knows them.

use harfrust::{Direction, Script, Tag};
use unicode_script::{Script as UnicodeScript, UnicodeScript as _};

/// A direction as the shaper names it.
pub(super) fn direction(right_to_left: bool) -> Direction {
    if right_to_left { Direction::RightToLeft } else { Direction::LeftToRight }
}

/// The script that text is shaped as: Latin where it has none of its own, such as a number.
pub(super) fn shaping_script(script: UnicodeScript) -> UnicodeScript {
    match script {
        UnicodeScript::Common | UnicodeScript::Inherited | UnicodeScript::Unknown => UnicodeScript::Latin,
        script => script,
    }
}

/// A script as the shaper names it.
pub(super) fn script_tag(script: UnicodeScript) -> Option<Script> {
    let tag = <[u8; 4]>::try_from(script.short_name().as_bytes()).unwrap_or(*b"Latn");
    Script::from_iso15924_tag(Tag::new(&tag))
}

/// The name of a character's script (Unicode Standard Annex #24), as in "Georgian"; `None` where it has none of its
/// own.
pub fn script_name(character: char) -> Option<String> {
    // Unicode's identifiers are the names, with `_` for a space.
    own_script(character).map(|script| script.full_name().replace('_', " "))
}

/// Whether two characters are of one script, or of none both; Han and kana, which one word may mix, count as one.
pub fn is_of_one_script(one: char, other: char) -> bool {
    let with_kana = |character: char| match own_script(character) {
        Some(UnicodeScript::Hiragana | UnicodeScript::Katakana) => Some(UnicodeScript::Han),
        script => script,
    };
    with_kana(one) == with_kana(other)
}

fn own_script(character: char) -> Option<UnicodeScript> {
    match character.script() {
        UnicodeScript::Common | UnicodeScript::Inherited | UnicodeScript::Unknown => None,
        script => Some(script),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scripts_have_the_names_that_people_give_them() {
        let check = |character, name: Option<&str>| assert_eq!(script_name(character).as_deref(), name);
        check('ი', Some("Georgian"));
        check('ᐃ', Some("Canadian Aboriginal"));
        check('ⴰ', Some("Tifinagh"));
        check('1', None);
    }

    #[test]
    fn han_and_kana_are_one_script() {
        assert!(is_of_one_script('日', 'の') && is_of_one_script('ミ', 'の') && is_of_one_script('1', '-'));
        assert!(!is_of_one_script('日', 'ი') && !is_of_one_script('日', '1'));
    }
}
