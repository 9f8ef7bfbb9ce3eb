//! The lines of a text, made ready for the markup: line ends, control characters, indentation.

use std::ops::Range;

use super::construct::Construct;
use super::{Mapped, RawText};
use crate::diag::{Code, Diagnostics};

/// The text with LF line ends and without characters that have no place in it, each of which is a finding.
pub(super) fn clean(raw: &RawText, diagnostics: &mut Diagnostics) -> Mapped {
    let text = raw.mapped.text();
    let mut clean = Mapped::new();
    let mut kept = 0;
    for (at, character) in text.char_indices() {
        let end = at + character.len_utf8();
        let line_end = character == '\r' && text.get(end..).is_some_and(|rest| rest.starts_with('\n'));
        let fault = fault(character).filter(|_| !line_end);
        if !line_end && fault.is_none() {
            continue;
        }
        clean.push_from(&raw.mapped, kept..at);
        kept = end;
        if let Some((code, kind, cure)) = fault {
            let message = format!("the {kind} U+{:04X} in a text", u32::from(character));
            diagnostics.push(raw.finding(code, &raw.mapped, at..end, message).help(cure));
        }
    }
    clean.push_from(&raw.mapped, kept..text.len());
    clean
}

/// What bullets of the fonts Symbol and Wingdings become when they are pasted.
const BULLETS_OF_SYMBOL_FONTS: [char; 5] = ['\u{F0B7}', '\u{F0A7}', '\u{F0D8}', '\u{F0A8}', '\u{F076}'];

/// Why a character has no place in a text: the kind of finding, the kind of character, and the cure.
fn fault(character: char) -> Option<(Code, &'static str, &'static str)> {
    if BULLETS_OF_SYMBOL_FONTS.contains(&character) {
        let cure =
            "a word processor’s bullet: write - and a space at the head of a line for an item of a list";
        return Some((Code::PrivateUseCharacter, "private-use character", cure));
    }
    if is_private(character) {
        let cure = "no screen reader can say it: write a character of Unicode’s own, or a picture with `alt`";
        return Some((Code::PrivateUseCharacter, "private-use character", cure));
    }
    is_forbidden(character).then_some((Code::ControlCharacter, "control character", "take it out"))
}

/// Whether a character is a control character but newline and tab, a byte order mark (no PDF may say that a
/// glyph stands for one: ISO 14289-1, 7.21.7), PARAGRAPH SEPARATOR (paragraphs are parted by blank lines), or a
/// noncharacter (Unicode 16.0, 23.7).
fn is_forbidden(character: char) -> bool {
    (character.is_control() && !matches!(character, '\n' | '\t'))
        || matches!(character, '\u{2029}' | '\u{FEFF}' | '\u{FDD0}'..='\u{FDEF}')
        || u32::from(character) & 0xFFFE == 0xFFFE
}

/// Whether a character means only what a font's makers had in mind (Unicode 16.0, 23.5), which neither PDF/UA nor
/// PDF/A-2a takes for text (ISO 19005-2, 6.2.11.7.3).
fn is_private(character: char) -> bool {
    matches!(character, '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..='\u{FFFFD}' | '\u{100000}'..='\u{10FFFD}')
}

/// The text without the white space that all its lines begin with. A first line that stands right
/// after the quotes says nothing about the others, unless a list begins on it.
pub(super) fn dedent(text: &Mapped, begins_on_quote_line: bool) -> Mapped {
    let lines: Vec<(Range<usize>, &str)> = lines(text.text()).collect();
    let mut common: Option<&str> = None;
    for (at, (_, line)) in lines.iter().enumerate() {
        let is_free =
            at == 0 && begins_on_quote_line && lines.len() > 1 && marker(line.trim_start()).is_none();
        if !line.trim().is_empty() && !is_free {
            let indent = indentation(line);
            common = Some(common.map_or(indent, |common| shared_start(common, indent)));
        }
    }
    let common = common.unwrap_or_default();
    let mut dedented = Mapped::new();
    for (at, (range, line)) in lines.iter().enumerate() {
        // White space between the quotes and the first word is no indentation.
        let is_first = at == 0 && begins_on_quote_line;
        let taken = if line.starts_with(common) && !is_first { common } else { indentation(line) };
        dedented.push_from(text, range.start + taken.len()..range.end);
    }
    dedented
}

/// The spaces and tabs that a line begins with.
fn indentation(line: &str) -> &str {
    line.split_at(line.len() - line.trim_start_matches([' ', '\t']).len()).0
}

/// The text as one paragraph: lines without indentation, what would begin a list escaped, and a
/// finding where a blank line parts two paragraphs, and where lines make a list.
pub(super) fn single(raw: &RawText, text: &Mapped, diagnostics: &mut Diagnostics) -> Mapped {
    let list = list(text.text());
    let mut single = Mapped::new();
    let mut after_blank = false;
    let mut parted = false;
    for (range, line) in lines(text.text()) {
        let trimmed = line.trim_start_matches([' ', '\t']);
        let start = range.start + line.len() - trimmed.len();
        if trimmed.trim().is_empty() {
            after_blank = !single.text().is_empty();
            continue;
        }
        let marker = marker(trimmed);
        // Blank lines between items are part of the list's fault.
        let is_item = list.is_some() && marker.is_some();
        if after_blank && !parted && !is_item {
            let message = format!("`{}` has room for one paragraph only", raw.key);
            let words = start..start + trimmed.trim_end().len();
            diagnostics.push(
                raw.finding(Code::SeveralParagraphs, text, words, message).help("take the blank line away"),
            );
            parted = true;
        }
        after_blank = false;
        let mut kept = start;
        if let Some(at) = marker {
            single.push_from(text, start..start + at);
            kept = start + at;
            let place = text.source(kept..kept).start;
            single.push_at("\\", place..place);
        }
        single.push_from(text, kept..range.end);
    }
    if let Some(first) = list {
        diagnostics.push(Construct::LoneList.finding(raw, text, first));
    }
    single
}

/// The first item of a list of two or more, which a text of one paragraph has no room for. One alone is no list, since
/// people number their titles.
fn list(text: &str) -> Option<Range<usize>> {
    let mut first: Option<Range<usize>> = None;
    let mut in_paragraph = false;
    for (range, line) in lines(text) {
        let line = line.trim();
        match (marker(line), &first) {
            (Some(_), Some(first)) => return Some(first.clone()),
            (Some(at), None) if !in_paragraph || begins_amid_paragraph(line, at) => first = Some(range),
            _ => in_paragraph = !line.is_empty(),
        }
    }
    None
}

/// Whether a line with its marker at `at` begins a list right below a line of words: there, a year that a sentence
/// ends in is no number of an item. (CommonMark 0.31.2, 5.2.)
fn begins_amid_paragraph(line: &str, at: usize) -> bool {
    let is_bullet_or_one = at == 0 || line.get(..at) == Some("1");
    is_bullet_or_one && line.len() > at + 1
}

/// Where in a line the character stands that makes it begin a list item: a bullet, or the stop
/// after a number. (CommonMark 0.31.2, "List items".) A thematic break is no list item.
pub(super) fn marker(line: &str) -> Option<usize> {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let bullets: &[char] = if digits == 0 { &['-', '+', '*'] } else { &['.', ')'] };
    let rest = line.get(digits..)?.strip_prefix(bullets)?;
    let is_item = rest.is_empty() || rest.starts_with([' ', '\t', '\n']);
    (is_item && digits <= 9 && !is_rule(line)).then_some(digits)
}

/// Whether a line is a thematic break. (CommonMark 0.31.2, 4.1.)
fn is_rule(line: &str) -> bool {
    let mut marks = line.chars().filter(|character| !character.is_whitespace());
    let Some(first) = marks.next() else { return false };
    matches!(first, '-' | '*' | '_') && line.matches(first).count() >= 3 && marks.all(|mark| mark == first)
}

/// The lines of a text, each with its newline.
pub(super) fn lines(text: &str) -> impl Iterator<Item = (Range<usize>, &str)> {
    let mut start = 0;
    text.split_inclusive('\n').map(move |line| {
        let range = start..start + line.len();
        start = range.end;
        (range, line)
    })
}

fn shared_start<'a>(one: &'a str, other: &str) -> &'a str {
    let shared = one.bytes().zip(other.bytes()).take_while(|(one, other)| one == other).count();
    one.get(..shared).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn common_indentation_goes() {
        let check = |text: &str, on_quote_line, expected: &str| {
            let mut mapped = Mapped::new();
            mapped.push_literal(text, 0);
            assert_eq!(dedent(&mapped, on_quote_line).text(), expected, "{text:?}");
        };
        check("  a\n\n    b\n  c\n", false, "a\n\n  b\nc\n");
        check("  a\n b\n", false, " a\nb\n");
        check("  a\n b\n", true, "a\nb\n");
        check("a\n    b\n    c", true, "a\nb\nc");
        check("- a\n  - b", true, "- a\n  - b");
        check("\ta\n\tb", false, "a\nb");
        check("", true, "");
    }

    #[test]
    fn list_markers_are_found() {
        let check = |line: &str, expected| assert_eq!(marker(line), expected, "{line}");
        check("- x", Some(0));
        check("-", Some(0));
        check("-x", None);
        check("1. Mai 2012", Some(1));
        check("12) x", Some(2));
        check("2012", None);
        check("1234567890. x", None);
        check("- - -", None);
        check("* * x", Some(0));
    }

    #[test]
    fn two_items_are_a_list_and_one_is_none() {
        let check = |text: &str, expected: Option<Range<usize>>| assert_eq!(list(text), expected, "{text:?}");
        check("- a\n- b", Some(0..4));
        check("a\n- b\n- c", Some(2..6));
        check("1. a\n\n2. b", Some(0..5));
        check("1. a\ngoes on\n2. b", Some(0..5));
        check("a\n1. b\n2. c", Some(2..7));
        check("1. a", None);
        check("- a\nb", None);
        check("- a\n---", None);
        check("in\n2021. And in\n2022. And so on", None);
    }
}
