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
            _ => {
                let is_closed = self.rest_of_line(text).and_then(text_length).is_some();
                !inner.is_empty() && !inner.ends_with(OTHER_QUOTES) && !is_closed
            }
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
        // Amid a word, it is an apostrophe.
        let closes = closing.contains(&mark) && !after.starts_with(char::is_alphanumeric);
        if closes {
            open = open.saturating_sub(1);
        } else if mark == opening && !closing.contains(&mark) {
            open += 1;
        }
        let after_text = after.trim_start();
        let may_end = after_text.is_empty() || after_text.starts_with([',', ']', '}', '#', ';']);
        if closes && open == 0 && may_end {
            return Some(at + mark.len_utf8());
        }
    }
    None
}

/// What stands between the quotation marks that a text begins and ends with.
pub(super) fn inside(text: &str) -> &str {
    if text.starts_with(OTHER_QUOTES) { text.trim_matches(OTHER_QUOTES) } else { text }
}

/// Whether the marks around a text belong together, so that a cure may go without them: in `“Norway” and “Georgia”`,
/// the first one is closed before.
pub(super) fn is_one_text(text: &str) -> bool {
    let closing = text.chars().next().and_then(closing).unwrap_or_default();
    let inner = inside(text).chars().find(|mark| ['“', '”', '„', '«', '»'].contains(mark));
    inner.is_none_or(|mark| !closing.contains(&mark))
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
    use super::{is_one_text, text_length};

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
        check("“Norway” and “Georgia, too”", Some("“Norway” and “Georgia, too”"));
        check("‘The farmers’ wells, too’", Some("‘The farmers’ wells, too’"));
        check("“”, a", Some("“”"));
        check("“Norway, “Georgia”", None);
        check("Norway", None);
    }

    #[test]
    fn marks_around_several_texts_do_not_belong_together() {
        let check = |text: &str, expected: bool| assert_eq!(is_one_text(text), expected, "{text}");
        check("“Norway”", true);
        check("„Norwegen“", true);
        check("“a “b”, c”", true);
        check("‘The farmers’ wells’", true);
        check("He said “yes”", true);
        check("“Norway” and “Georgia”", false);
        check("„Norwegen“ und „Georgien“", false);
        check("“Yes” was said", false);
    }
}
