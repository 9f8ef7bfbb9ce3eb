//! Backslashes that begin no escape, as those of a path on Windows.

use super::SyntaxFault;
use super::explain::line_at;
use super::mistake::{Mistake, TomlError};
use super::unquoted::key_before;
use crate::spec::contract::{self, Kind};

impl TomlError {
    /// A backslash that begins no escape, or not a whole one.
    pub(super) fn escape(&self, text: &str) -> SyntaxFault {
        if let Some(fault) = self.path_with_backslashes(text) {
            return fault;
        }
        if self.mistake == Mistake::EscapeDigits {
            let help = "write \\u and its four hexadecimal digits";
            return SyntaxFault::new(self.span.clone(), "this escape is no character", help);
        }
        let after = text.get(self.span.start..).unwrap_or_default();
        let start = self.span.start.saturating_sub(1);
        match after.chars().next().filter(|character| !character.is_control()) {
            Some(character) => SyntaxFault::new(
                start..self.span.start + character.len_utf8(),
                format!("`\\{character}` is not an escape of TOML"),
                format!("write \\\\{character}, or put the text in '''…'''"),
            ),
            None => SyntaxFault::new(
                start..self.span.start,
                "a backslash in a text in quotes begins an escape",
                "write \\\\",
            ),
        }
    }

    /// The fault of a path that is written with backslashes: one for all of them.
    fn path_with_backslashes(&self, text: &str) -> Option<SyntaxFault> {
        let (start, line) = line_at(text, self.span.start);
        let opening = line.get(..self.span.start.checked_sub(start)?)?.rfind('"')?;
        let (path, _) = line.get(opening + 1..)?.split_once('"')?;
        let takes_path = |kind| matches!(kind, Kind::Path | Kind::Paths | Kind::Folders);
        contract::has_key(key_before(text, start + opening), takes_path).then(|| {
            SyntaxFault::new(
                start + opening..start + opening + path.len() + 2,
                "a path with backslashes",
                format!("write the path with /: \"{}\"", path.replace('\\', "/")),
            )
        })
    }
}
