//! Lines that are clearly meant as items of a list and make none: "-one" without a space, or a bullet that CommonMark
//! does not know. They run on in the paragraph or in the item above them, or stand as paragraphs of their own.

use std::ops::Range;

use super::doubt::{Doubt, Unlisted};
use super::lines::{lines, marker};
use super::placeholder::Placeholder;
use super::{Mapped, RawText};
use crate::diag::Diagnostics;

/// Bullets of word processors.
const BULLETS: [char; 18] =
    ['•', '‣', '◦', '▪', '●', '·', '∙', '\u{2043}', '➢', '➤', '►', '▶', '❖', '■', '□', '○', '◆', '♦'];

/// Letters and signs that a word processor's bullets become in plain text, where a tab follows.
const BULLETS_BEFORE_TAB: [char; 2] = ['o', '§'];

/// Signs that look like a hyphen: hyphen, non-breaking hyphen, figure dash, minus.
const HYPHENS: [char; 4] = ['\u{2010}', '\u{2011}', '\u{2012}', '\u{2212}'];

/// The most figures or letters in the number of an item, as in (viii) and (12).
const LONGEST_ROMAN: usize = 4;
const LONGEST_NUMBER: usize = 2;

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
    /// An em dash or a bar of so many bytes, which also begins a paragraph of direct speech.
    LongDash(usize),
    /// A number of so many bytes as in "(1)" and "a)", and whether it is the first of its row: between words where the
    /// line was broken, hardly any line begins with that.
    Number(usize, bool),
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
    /// Whether it stands below a line that ends as one above a list does: in a colon, a point or a semicolon.
    is_below_end: bool,
}

/// What is doubtful about lines that were meant as items.
type DoubtOf = fn(Unlisted) -> Doubt;

/// A line that was meant as an item.
struct Mark {
    /// Where the mark stands that it begins with.
    range: Range<usize>,
    /// Marks of one kind end in the same character: "1." and "2." in their point.
    kind: Option<char>,
    doubt: DoubtOf,
    /// Whether the line stands as a paragraph of its own.
    is_paragraph: bool,
}

/// Lines that were meant as items, one after the other, with those that are items.
#[derive(Default)]
struct Stretch {
    marks: Vec<Mark>,
    has_item: bool,
    paragraph: usize,
}

impl Stretch {
    /// Whether these lines are clearly meant as items: two at least, or one beside an item.
    fn is_list(&self) -> bool {
        self.marks.len() > 1 || (self.has_item && !self.marks.is_empty())
    }
}

/// Reports lines of `text` that were meant as items, those in a row with the same kind of mark together; returns where
/// their marks stand.
pub(super) fn report(raw: &RawText, text: &Mapped, diagnostics: &mut Diagnostics) -> Vec<usize> {
    let mut reported = Vec::new();
    let stretches = stretches(text.text());
    for stretch in stretches.iter().filter(|stretch| stretch.is_list()) {
        for alike in stretch.marks.chunk_by(|one, other| one.kind == other.kind) {
            let Some(first) = alike.first() else { continue };
            let paragraphs = alike.iter().filter(|mark| mark.is_paragraph).count();
            let lines = Unlisted { count: alike.len(), paragraphs, beside_list: stretch.has_item };
            diagnostics.push((first.doubt)(lines).finding(raw, text, first.range.clone()));
            reported.extend(alike.iter().map(|mark| mark.range.start));
        }
    }
    reported
}

fn stretches(text: &str) -> Vec<Stretch> {
    let all = read(text);
    let mut stretches: Vec<Stretch> = Vec::new();
    for (at, line) in all.iter().enumerate() {
        let mark = mark(&all, at, text);
        if mark.is_none() && line.beginning != Beginning::Item {
            continue;
        }
        let goes_on = stretches.last().is_some_and(|stretch| {
            line.paragraph == stretch.paragraph || (line.is_first && line.paragraph == stretch.paragraph + 1)
        });
        if !goes_on {
            stretches.push(Stretch::default());
        }
        let Some(stretch) = stretches.last_mut() else { continue };
        stretch.paragraph = line.paragraph;
        stretch.has_item |= mark.is_none();
        stretch.marks.extend(mark);
    }
    stretches
}

/// The mark of line `at` of all lines of `text`, if it was meant as an item and is none.
fn mark(all: &[Line], at: usize, text: &str) -> Option<Mark> {
    let line = all.get(at)?;
    let (length, doubt) = meant(all, at)?;
    let range = line.start..line.start + length;
    let kind = text.get(range.clone()).and_then(|mark| mark.chars().next_back());
    let mut below = (at + 1..all.len()).take_while(|below| {
        all.get(*below)
            .is_some_and(|other| other.paragraph == line.paragraph && other.beginning != Beginning::Item)
    });
    let is_paragraph = line.is_first && !below.any(|below| meant(all, below).is_some());
    Some(Mark { range, kind, doubt, is_paragraph })
}

/// Of how many bytes the mark of line `at` is, and what is doubtful about it, if it was meant as an item and is none.
fn meant(all: &[Line], at: usize) -> Option<(usize, DoubtOf)> {
    let line = all.get(at)?;
    let is_dash = |at: usize| all.get(at).is_some_and(|line| line.beginning == Beginning::Dash);
    match line.beginning {
        Beginning::NoSpace(length) => Some((length, Doubt::NoSpace)),
        Beginning::Bullet(length) | Beginning::LongDash(length) => Some((length, Doubt::OtherBullet)),
        Beginning::Dash if is_dash(at + 1) || at.checked_sub(1).is_some_and(is_dash) => {
            Some(('–'.len_utf8(), Doubt::OtherBullet))
        }
        Beginning::Number(length, _) if is_numbered(all, line.paragraph) => {
            Some((length, Doubt::OtherNumber))
        }
        Beginning::Item | Beginning::Dash | Beginning::Number(..) | Beginning::Words => None,
    }
}

/// Whether several lines of a paragraph begin with numbers, from the first of a row on.
fn is_numbered(all: &[Line], paragraph: usize) -> bool {
    let mut firsts =
        all.iter().filter(|line| line.paragraph == paragraph).filter_map(|line| match line.beginning {
            Beginning::Number(_, is_first) => Some(is_first),
            _ => None,
        });
    firsts.next() == Some(true) && firsts.next().is_some()
}

/// The lines of a text that have characters.
fn read(text: &str) -> Vec<Line> {
    let mut read: Vec<Line> = Vec::new();
    let (mut paragraph, mut is_first, mut is_broken, mut is_below_end) = (0, true, false, false);
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
        read.push(Line { start, beginning, paragraph, is_first, is_below_end });
        let content = line.trim_end_matches('\n');
        (is_first, is_broken) = (false, content.ends_with("  ") || content.ends_with('\\'));
        is_below_end = content.trim_end().ends_with([':', '.', ';']);
    }
    take_emphasis_back(text, &mut read);
    take_long_dashes_back(&mut read);
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

/// Makes words of what begins with an em dash by itself, or amid a sentence: there it stands between words, where the
/// line was broken.
fn take_long_dashes_back(lines: &mut [Line]) {
    let is_long_dash = |line: &Line| matches!(line.beginning, Beginning::LongDash(_));
    let goes_on = |one: &Line, other: &Line| {
        one.paragraph == other.paragraph && is_long_dash(one) && is_long_dash(other)
    };
    for alike in lines.chunk_by_mut(goes_on) {
        let is_list = alike.len() > 1 && alike.first().is_some_and(|line| line.is_first || line.is_below_end);
        let no_items = alike.iter_mut().filter(|line| is_long_dash(line) && !is_list);
        no_items.for_each(|line| line.beginning = Beginning::Words);
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
        '–' if is_before_words(rest) => Beginning::Dash,
        '—' | '―' if is_before_words(rest) => Beginning::LongDash(first.len_utf8()),
        _ if HYPHENS.contains(&first) && is_before_words(rest) => Beginning::Bullet(first.len_utf8()),
        _ if BULLETS_BEFORE_TAB.contains(&first) && rest.starts_with('\t') => {
            Beginning::Bullet(first.len_utf8())
        }
        _ if BULLETS.contains(&first) => Beginning::Bullet(first.len_utf8()),
        '0'..='9' => {
            let digits = line.bytes().take_while(u8::is_ascii_digit).count();
            let after = line.get(digits..).and_then(|rest| rest.strip_prefix(['.', ')']));
            let is_number = digits <= 2 && after.is_some_and(begins_words);
            if is_number { Beginning::NoSpace(digits + 1) } else { Beginning::Words }
        }
        _ => number(line).unwrap_or(Beginning::Words),
    }
}

/// The number that a line begins with, between brackets or a letter before one: (1), (a), a), iv).
fn number(line: &str) -> Option<Beginning> {
    let bare = line.strip_prefix('(');
    let (label, rest) = bare.unwrap_or(line).split_once(')')?;
    let all = |is_such: fn(char) -> bool, most: usize| label.len() <= most && label.chars().all(is_such);
    let is_label = all(|letter| letter.is_ascii_alphabetic(), 1)
        || all(|letter| "ivx".contains(letter), LONGEST_ROMAN)
        || (bare.is_some() && all(|figure| figure.is_ascii_digit(), LONGEST_NUMBER));
    let is_first = matches!(label, "1" | "a" | "A" | "i" | "I");
    let length = line.len() - rest.len();
    (is_label && !label.is_empty() && is_parted(rest)).then_some(Beginning::Number(length, is_first))
}

/// Whether what follows a mark is white space or words.
fn is_parted(rest: &str) -> bool {
    rest.starts_with(char::is_whitespace) || begins_words(rest)
}

/// Whether what follows a mark is words, with or without white space before them, and no number that the mark may be
/// the sign of.
fn is_before_words(rest: &str) -> bool {
    let words = rest.trim_start();
    is_parted(rest) && !words.is_empty() && !words.starts_with(char::is_numeric)
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
