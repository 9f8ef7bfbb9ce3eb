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
        contract::has_key(key_of_element(text, start + opening), takes_path).then(|| {
            let slashes = path.replace("\\\\", "/").replace('\\', "/");
            SyntaxFault::new(
                start + opening..start + opening + path.len() + 2,
                "a path with backslashes",
                format!("write the path with /: \"{slashes}\""),
            )
        })
    }
}

/// The name of the key whose value begins at `offset`, or whose list has an element there, or nothing.
fn key_of_element(text: &str, offset: usize) -> &str {
    let mut before = text.get(..offset).unwrap_or_default().trim_end();
    while let Some(element) = before.strip_suffix(',').map(str::trim_end) {
        let opening = ['"', '\''].into_iter().find_map(|quote| element.strip_suffix(quote)?.rfind(quote));
        before = opening.and_then(|at| element.get(..at)).unwrap_or_default().trim_end();
    }
    key_before(text, before.trim_end_matches(|mark: char| mark.is_whitespace() || mark == '[').len())
}

#[cfg(test)]
mod tests {
    use super::key_of_element;

    #[test]
    fn the_key_of_a_list_is_known_to_all_its_elements() {
        let check =
            |text: &str, expected: &str| assert_eq!(key_of_element(text, text.len()), expected, "{text}");
        check("a = 1\nfonts = ", "fonts");
        check("fonts = [", "fonts");
        check("fonts = [\"C:\\fonts\", 'é', ", "fonts");
        check("fonts = [\n  \"C:\\fonts\",\n  ", "fonts");
        check("image = { alt = \"é\", file = ", "file");
        check("a, ", "");
        check("\", ", "");
    }
}
