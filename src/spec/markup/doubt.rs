//! What in a text is probably not what was meant, though it has a meaning: each with its cure.

use std::ops::Range;

use super::{Mapped, RawText};
use crate::diag::{Code, Diagnostic};

/// The side of words on which a mark stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    Before,
    After,
}

/// Something doubtful.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Doubt {
    /// A mark of emphasis or of code that has no other end; `None` where it stands at no words' side.
    Lone(Option<Side>),
    /// A bracket that is not closed, and whether the address of a link follows.
    OpenBracket { link: bool },
    /// White space between the two parts of a link.
    PartedLink,
    /// The words of a link in round brackets, its address in square ones.
    TurnedLink,
    /// Stars inside words, or underscores inside a name, that make emphasis of what is between them.
    InsideWords,
    /// Lines that begin as items of a list do, but for a space.
    NoSpace(Unlisted),
    /// Lines that begin with a bullet of another kind.
    OtherBullet(Unlisted),
    /// Lines that begin with a number of another kind.
    OtherNumber(Unlisted),
}

/// Lines that were meant as items of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Unlisted {
    /// How many.
    pub count: usize,
    /// How many of them stand as paragraphs of their own; the others run on in what is above them, or into each other.
    pub paragraphs: usize,
    /// Whether they are beside items.
    pub beside_list: bool,
}

impl Doubt {
    /// The finding about this at bytes `range` of `text`, where the mark in question stands.
    pub(super) fn finding(self, raw: &RawText, text: &Mapped, range: Range<usize>) -> Diagnostic {
        let mark = text.text().get(range.clone()).unwrap_or_default();
        let (message, cure) = self.words(raw, mark);
        raw.finding(Code::DoubtfulMarkup, text, range, message).help(cure)
    }

    fn words(self, raw: &RawText, mark: &str) -> (String, String) {
        let escaped: String = mark.chars().map(|mark| raw.escaped(&mark.to_string())).collect();
        let plain = format!("(write {escaped} for a plain {mark})");
        let (message, cure) = match self {
            Doubt::NoSpace(lines) => {
                let message = lines.message(&format!("{mark} and no space after it"));
                return (message, format!("write a space after {mark}{}", lines.each()));
            }
            Doubt::OtherBullet(lines) => {
                let cure = format!("write - and a space in place of {mark}{}", lines.each());
                return (lines.message(mark), cure);
            }
            Doubt::OtherNumber(lines) => {
                let cure =
                    format!("write 1. and a space, or - and a space, in place of {mark}{}", lines.each());
                return (lines.message(mark), cure);
            }
            Doubt::InsideWords => {
                let (marks, one) = if mark.starts_with('_') {
                    ("underscores inside a name", "_")
                } else {
                    ("stars inside words", "*")
                };
                let message =
                    format!("{marks} that make emphasis of what is between them, and are not printed");
                return (message, format!("write {} for each of them", raw.escaped(one)));
            }
            Doubt::Lone(side) => lone(mark, side),
            Doubt::OpenBracket { link: true } => (
                "a link whose [ is not closed, and that is printed as it stands".to_owned(),
                "write [text](address)".to_owned(),
            ),
            Doubt::OpenBracket { link: false } => (
                "a [ that nothing closes, and that is printed as it stands".to_owned(),
                "write ] where it ends, in the same paragraph".to_owned(),
            ),
            Doubt::PartedLink => (
                "white space between the words of a link and its address, which are printed as they stand"
                    .to_owned(),
                "take it away, as in [text](address)".to_owned(),
            ),
            Doubt::TurnedLink => (
                "a link the wrong way round, which is printed as it stands".to_owned(),
                "write [text](address)".to_owned(),
            ),
        };
        (message, format!("{cure} {plain}"))
    }
}

/// What is said of a mark of emphasis or of code that has no other end, and its cure.
fn lone(mark: &str, side: Option<Side>) -> (String, String) {
    let (fault, cure) = match side {
        _ if mark.starts_with('`') => {
            ("nothing closes", "take it away, or write ‘ for a quotation mark".to_owned())
        }
        Some(Side::Before) => (
            "nothing closes",
            format!("write {mark} right after the last word that it is meant for, in the same paragraph"),
        ),
        Some(Side::After) => (
            "nothing opens",
            format!("write {mark} right before the first word that it is meant for, in the same paragraph"),
        ),
        None => (
            "marks no words",
            format!("write {mark} right before the first word and right after the last, without a space"),
        ),
    };
    (format!("a {mark} that {fault}, and that is printed as it stands"), cure)
}

impl Unlisted {
    /// What becomes of these lines, which begin with something that makes no item.
    fn message(self, beginning: &str) -> String {
        let Unlisted { count, paragraphs, beside_list } = self;
        match (count, paragraphs) {
            (1, 0) if beside_list => {
                format!("a line beside a list begins with {beginning}, and runs on in the text above it")
            }
            (1, _) if beside_list => {
                format!("a line beside a list begins with {beginning}, and stands as a paragraph of its own")
            }
            (1, 0) => format!("a line begins with {beginning}: it makes no list, and runs on in the text"),
            (1, _) => {
                format!(
                    "a line begins with {beginning}: it makes no list, and stands as a paragraph of its own"
                )
            }
            (_, 0) => {
                format!("{count} lines begin with {beginning}: they make no list, and run on in the text")
            }
            _ if paragraphs == count => format!(
                "{count} lines begin with {beginning}: they make no list, and each stands as a paragraph of its own"
            ),
            _ => format!(
                "{count} lines begin with {beginning}: they make no list, and run on in the text or stand as \
                 paragraphs of their own"
            ),
        }
    }

    /// Where a cure of these lines is to be done.
    fn each(self) -> &'static str {
        if self.count == 1 { "" } else { ", on each of the lines" }
    }
}
