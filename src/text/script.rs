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

/// The name of a character's script (Unicode Standard Annex #24), as in "Georgian"; `None` where it has none of its own.
pub fn script_name(character: char) -> Option<&'static str> {
    match character.script() {
        UnicodeScript::Common | UnicodeScript::Inherited | UnicodeScript::Unknown => None,
        script => Some(script.full_name()),
    }
}
