//! Texts between quotation marks that TOML does not know: where they end, and how many of them there are.

use std::ops::Range;

use super::explain::{goes_on_below, line_at};
use super::mistake::{Mistake, TomlError};
use super::unquoted::key_before;
use crate::spec::contract::{self, Kind};

/// Quotation marks that TOML does not know.
pub(super) const OTHER_QUOTES: [char; 14] =
    ['“', '”', '„', '‟', '«', '»', '‘', '’', '‚', '‛', '＂', '＇', '〝', '〞'];

impl TomlError {
    /// All of a text between quotation marks that TOML does not know, of which the parser has seen only what stands
    /// before a comma or a brace; all such texts where the key takes a list.
    pub(super) fn to_closing_quote(&self, text: &str) -> Option<Range<usize>> {
        let line = self.rest_of_line(text)?;
        let end = match self.listed(text) {
            Some(texts) => texts.last()?.end,
            None => self.span.start + text_length(line)?,
        };
        (self.mistake == Mistake::Unquoted && end > self.span.end).then_some(self.span.start..end)
    }

    /// The texts between quotation marks that TOML does not know, where the value of a key that takes a list is made of
    /// nothing else.
    pub(super) fn listed(&self, text: &str) -> Option<Vec<Range<usize>>> {
        let takes_list = |kind| matches!(kind, Kind::Texts | Kind::Names | Kind::Folders);
        let is_in_list = text.get(..self.span.start)?.trim_end().ends_with('[');
        if is_in_list || !contract::has_key(key_before(text, self.span.start), takes_list) {
            return None;
        }
        let mut rest = self.rest_of_line(text)?;
        let mut start = self.span.start;
        let mut texts = Vec::new();
        while !rest.is_empty() && !rest.starts_with('#') {
            let length = text_length(rest)?;
            texts.push(start..start + length);
            let after = rest.get(length..)?.trim_start();
            let next = after.strip_prefix(',').unwrap_or(after).trim_start();
            start += rest.len() - next.len();
            rest = next;
        }
        Some(texts)
    }

    /// Whether quotation marks that TOML does not know open a text here that goes on in the lines below.
    pub(super) fn opens_text_below(&self, text: &str) -> bool {
        let raw = text.get(self.span.clone()).unwrap_or_default();
        let inner = raw.trim_start_matches(OTHER_QUOTES);
        let quotes = raw.chars().count() - inner.chars().count();
        let is_open = match quotes {
            0 => false,
            1 | 3 if inner.is_empty() => true,
            _ => !inner.is_empty() && !inner.ends_with(OTHER_QUOTES),
        };
        self.mistake == Mistake::Unquoted
            && is_open
            && (inner.is_empty() && quotes == 3 || goes_on_below(text, self.span.end))
    }

    /// What stands on the line from this error on.
    fn rest_of_line<'a>(&self, text: &'a str) -> Option<&'a str> {
        let (start, line) = line_at(text, self.span.start);
        line.get(self.span.start.checked_sub(start)?..).map(str::trim_end)
    }
}

/// Of how many bytes the text is that a quotation mark opens at the head of `line`: to the mark that closes it, where a
/// value may end behind that.
pub(super) fn text_length(line: &str) -> Option<usize> {
    let mut characters = line.char_indices();
    let (_, opening) = characters.next()?;
    let closing = closing(opening)?;
    let mut open = 1_usize;
    for (at, mark) in characters {
        let after = line.get(at + mark.len_utf8()..)?;
        if closing.contains(&mark) {
            // Amid a word, it is an apostrophe.
            open -= usize::from(!after.starts_with(char::is_alphanumeric));
        } else if mark == opening {
            open += 1;
        }
        if open == 0 {
            let ends_value = |next: char| ",]}#;".contains(next);
            let after_text = after.trim_start();
            let ends = after_text.is_empty() || after_text.starts_with(ends_value);
            return ends.then_some(at + mark.len_utf8());
        }
    }
    None
}

/// The marks that close what `opening` opens: in some languages, those that open it in others.
fn closing(opening: char) -> Option<&'static [char]> {
    Some(match opening {
        '“' | '”' | '‟' => &['”'],
        '„' => &['“', '”'],
        '«' => &['»'],
        '»' => &['«', '»'],
        '‘' | '’' | '‛' => &['’'],
        '‚' => &['‘', '’'],
        '＂' => &['＂'],
        '＇' => &['＇'],
        '〝' | '〞' => &['〞'],
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::text_length;

    #[test]
    fn a_text_ends_where_its_own_mark_closes_it() {
        let check = |line: &str, expected: Option<&str>| {
            assert_eq!(text_length(line).map(|length| &line[..length]), expected, "{line}");
        };
        check("“Norway”, “Georgia”", Some("“Norway”"));
        check("“a, b”  # see “notes”", Some("“a, b”"));
        check("“a “b”, c”", Some("“a “b”, c”"));
        check("„Norwegen“, „Georgien“", Some("„Norwegen“"));
        check("‘Norway’s, and more’", Some("‘Norway’s, and more’"));
        check("“Norway” and “Georgia, too”", None);
        check("“Norway, “Georgia”", None);
        check("Norway", None);
    }
}
