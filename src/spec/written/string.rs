//! Strings of TOML, decoded with a map from every character back to the file.

use std::str::Chars;

use crate::spec::markup::Mapped;

/// The string token `raw`, which stands at `offset` of its file and means `value`, as a text that
/// knows where each of its characters stands. (TOML 1.1, "String".)
///
/// Where this reading of the token and `value` ever disagree, all of the text is mapped to the
/// whole token.
pub fn decode(raw: &str, offset: usize, value: &str) -> Mapped {
    match read(raw, offset) {
        Some(mapped) if mapped.text() == value => mapped,
        _ => {
            let mut mapped = Mapped::new();
            mapped.push_at(value, offset..offset + raw.len());
            mapped
        }
    }
}

fn read(raw: &str, offset: usize) -> Option<Mapped> {
    let literal = raw.starts_with('\'');
    let multi_line = ["\"\"\"", "'''"].into_iter().find(|quotes| raw.starts_with(quotes) && raw.len() >= 6);
    let quotes = multi_line.unwrap_or(if literal { "'" } else { "\"" });
    let mut body = raw.strip_prefix(quotes)?.strip_suffix(quotes)?;
    if multi_line.is_some() {
        // A newline right after the opening quotes is not part of the text.
        body = body.strip_prefix("\r\n").or_else(|| body.strip_prefix('\n')).unwrap_or(body);
    }
    let start = offset + raw.len() - quotes.len() - body.len();

    let mut mapped = Mapped::new();
    let mut rest = body;
    while !literal && let Some(at) = rest.find('\\') {
        let (before, escape) = rest.split_at(at);
        let place = start + body.len() - rest.len();
        mapped.push_literal(before, place);
        let mut chars = escape.chars();
        chars.next();
        let character = unescape(&mut chars, multi_line.is_some())?;
        rest = chars.as_str();
        let place = place + at;
        if let Some(character) = character {
            mapped.push_at(character.encode_utf8(&mut [0; 4]), place..place + escape.len() - rest.len());
        }
    }
    mapped.push_literal(rest, start + body.len() - rest.len());
    Some(mapped)
}

/// Takes one escape after its backslash: its character, `None` for a line continuation. `None`
/// outside for what is not an escape.
fn unescape(chars: &mut Chars<'_>, multi_line: bool) -> Option<Option<char>> {
    let ahead = chars.as_str();
    let character = match chars.next()? {
        'b' => '\u{8}',
        'e' => '\u{1b}',
        'f' => '\u{c}',
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        '"' => '"',
        '\\' => '\\',
        'x' => hexadecimal(chars, 2)?,
        'u' => hexadecimal(chars, 4)?,
        'U' => hexadecimal(chars, 8)?,
        ' ' | '\t' | '\r' | '\n' if multi_line => {
            *chars = ahead.trim_start_matches([' ', '\t', '\r', '\n']).chars();
            return Some(None);
        }
        _ => return None,
    };
    Some(Some(character))
}

fn hexadecimal(chars: &mut Chars<'_>, digits: usize) -> Option<char> {
    let (number, rest) = chars.as_str().split_at_checked(digits)?;
    *chars = rest.chars();
    char::from_u32(u32::from_str_radix(number, 16).ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Checks the text and, for each of its characters, the file's text at the mapped place.
    fn check(raw: &str, text: &str, places: &[&str]) {
        let file = format!("a = {raw}");
        let value = toml::from_str::<toml::Table>(&file).unwrap()["a"].as_str().unwrap().to_owned();
        let mapped = decode(raw, 4, &value);
        assert_eq!(mapped.text(), text);
        let found: Vec<&str> = mapped
            .text()
            .char_indices()
            .map(|(at, character)| &file[mapped.source(at..at + character.len_utf8())])
            .collect();
        assert_eq!(found, places);
    }

    #[test]
    fn every_character_knows_its_place() {
        check(r#""ab""#, "ab", &["a", "b"]);
        check(r"'a\n'", r"a\n", &["a", "\\", "n"]);
        check(r#""""#, "", &[]);
        check(r#""""a"b""c""""#, "a\"b\"\"c", &["a", "\"", "b", "\"", "\"", "c"]);
        check(r#""č\u010d\\\"\x41""#, "čč\\\"A", &["č", "\\u010d", "\\\\", "\\\"", "\\x41"]);
        check("\"\"\"\na\\\n   b\"\"\"", "ab", &["a", "b"]);
        check("\"\"\"\r\na\\  \r\n \r\n  b\r\nc\"\"\"", "ab\r\nc", &["a", "b", "\r", "\n", "c"]);
        check("'''\n'a\n'''", "'a\n", &["'", "a", "\n"]);
        check("'''a''''", "a'", &["a", "'"]);
    }

    #[test]
    fn a_disagreement_maps_to_the_whole_token() {
        let mapped = decode(r#""abc""#, 7, "xyz");
        assert_eq!(mapped.source(1..2), 7..12);
    }
}
