//! Lines that are clearly meant as items of a list and make none: "-one" without a space, or a bullet that CommonMark
//! does not know. They run on in the paragraph or in the item above them.

use std::ops::Range;

use super::doubt::Doubt;
use super::lines::{lines, marker};
use super::placeholder::Placeholder;
use super::{Mapped, RawText};
use crate::diag::Diagnostics;

/// Bullets of word processors.
const BULLETS: [char; 8] = ['•', '‣', '◦', '▪', '●', '·', '∙', '\u{2043}'];

/// What a line begins with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Beginning {
    /// The mark of an item.
    Item,
    /// A mark of so many bytes that lacks a space.
    NoSpace(usize),
    /// A bullet of so many bytes.
    Bullet(usize),
    /// An en dash, which may also be one between words where the line was broken.
    Dash,
    /// Words.
    Words,
}

/// A line that has characters.
struct Line {
    /// Where its first character stands.
    start: usize,
    beginning: Beginning,
    /// The number of the paragraph, or of the list without blank lines, that it belongs to.
    paragraph: usize,
    /// Whether it is the first of that.
    is_first: bool,
}

/// Lines that were meant as items, one after the other, with those that are items.
#[derive(Default)]
struct Group {
    marks: Vec<Range<usize>>,
    doubt: Option<fn(usize) -> Doubt>,
    has_item: bool,
    paragraph: usize,
}

impl Group {
    /// Whether these lines are clearly meant as items: two at least, or one beside an item.
    fn is_list(&self) -> bool {
        self.marks.len() > 1 || (self.has_item && !self.marks.is_empty())
    }
}

/// Reports lines of `text` that were meant as items; returns where their marks stand.
pub(super) fn report(raw: &RawText, text: &Mapped, diagnostics: &mut Diagnostics) -> Vec<usize> {
    let mut reported = Vec::new();
    for group in groups(&read(text.text())) {
        if let (true, Some(doubt), Some(first)) = (group.is_list(), group.doubt, group.marks.first()) {
            diagnostics.push(doubt(group.marks.len()).finding(raw, text, first.clone()));
            reported.extend(group.marks.iter().map(|mark| mark.start));
        }
    }
    reported
}

fn groups(all: &[Line]) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for (at, line) in all.iter().enumerate() {
        let is_dash = |other: Option<&Line>| other.is_some_and(|other| other.beginning == Beginning::Dash);
        let (length, doubt): (usize, fn(usize) -> Doubt) = match line.beginning {
            Beginning::NoSpace(length) => (length, Doubt::NoSpace),
            Beginning::Bullet(length) => (length, Doubt::OtherBullet),
            Beginning::Dash
                if is_dash(all.get(at + 1)) || is_dash(at.checked_sub(1).and_then(|at| all.get(at))) =>
            {
                ('–'.len_utf8(), Doubt::OtherBullet)
            }
            Beginning::Item => (0, Doubt::NoSpace),
            Beginning::Dash | Beginning::Words => continue,
        };
        let goes_on = groups.last().is_some_and(|group| {
            line.paragraph == group.paragraph || (line.is_first && line.paragraph == group.paragraph + 1)
        });
        if !goes_on {
            groups.push(Group::default());
        }
        let Some(group) = groups.last_mut() else { continue };
        group.paragraph = line.paragraph;
        if length == 0 {
            group.has_item = true;
        } else {
            group.doubt.get_or_insert(doubt);
            group.marks.push(line.start..line.start + length);
        }
    }
    groups
}

/// The lines of a text that have characters.
fn read(text: &str) -> Vec<Line> {
    let mut read: Vec<Line> = Vec::new();
    let (mut paragraph, mut is_first, mut is_broken) = (0, true, false);
    for (range, line) in lines(text) {
        let trimmed = line.trim_start_matches([' ', '\t']);
        if trimmed.trim().is_empty() {
            paragraph += usize::from(!is_first);
            (is_first, is_broken) = (true, false);
            continue;
        }
        // A line below a hard line break stands by itself, as whoever wrote it saw to.
        let beginning = if is_broken { Beginning::Words } else { beginning(trimmed) };
        let start = range.start + line.len() - trimmed.len();
        read.push(Line { start, beginning, paragraph, is_first });
        let content = line.trim_end_matches('\n');
        (is_first, is_broken) = (false, content.ends_with("  ") || content.ends_with('\\'));
    }
    take_emphasis_back(text, &mut read);
    read
}

/// Makes words of what begins with a star where another star is in the paragraph, which may end emphasis.
fn take_emphasis_back(text: &str, lines: &mut [Line]) {
    let begins = |line: &Line| text.get(line.start..).is_some_and(|rest| rest.starts_with('*'));
    for of_paragraph in lines.chunk_by_mut(|one, other| one.paragraph == other.paragraph) {
        let Some(start) = of_paragraph.first().map(|line| line.start) else { continue };
        let rest = text.get(start..).unwrap_or_default();
        let stars = rest.split("\n\n").next().unwrap_or_default().matches('*').count();
        if stars != of_paragraph.iter().filter(|line| begins(line)).count() {
            let in_doubt = of_paragraph.iter_mut().filter(|line| line.beginning != Beginning::Item);
            in_doubt.filter(|line| begins(line)).for_each(|line| line.beginning = Beginning::Words);
        }
    }
}

/// What a line without indentation begins with.
fn beginning(line: &str) -> Beginning {
    if marker(line).is_some() {
        return Beginning::Item;
    }
    let mut characters = line.chars();
    let (Some(first), rest) = (characters.next(), characters.as_str()) else { return Beginning::Words };
    match first {
        '-' | '+' if begins_words(rest) || rest.starts_with("**") => Beginning::NoSpace(1),
        '*' if begins_words(rest) => Beginning::NoSpace(1),
        '–' if rest.starts_with(' ') || begins_words(rest) => Beginning::Dash,
        _ if BULLETS.contains(&first) => Beginning::Bullet(first.len_utf8()),
        '0'..='9' => {
            let digits = line.bytes().take_while(u8::is_ascii_digit).count();
            let after = line.get(digits..).and_then(|rest| rest.strip_prefix(['.', ')']));
            let is_number = digits <= 2 && after.is_some_and(begins_words);
            if is_number { Beginning::NoSpace(digits + 1) } else { Beginning::Words }
        }
        _ => Beginning::Words,
    }
}

/// Whether a word begins, or a quotation, or a link, and no number.
fn begins_words(text: &str) -> bool {
    let begins = |first: char| {
        first.is_alphabetic()
            || Placeholder::of_mark(first).is_some()
            || matches!(first, '"' | '“' | '„' | '«' | '[')
    };
    text.starts_with(begins)
}
