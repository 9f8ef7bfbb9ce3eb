//! Constructs of CommonMark that texts may not hold, each with its cure.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Tag};

use super::parse::GREATEST_LIST_DEPTH;
use super::{Mapped, RawText};
use crate::diag::{Code, Diagnostic};

/// A construct outside the subset.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Construct {
    Heading,
    Rule,
    BlockQuote,
    IndentedCode,
    FencedCode,
    Code,
    Html,
    Image,
    Table,
    LinkDefinition,
    LinkTitle,
    EmptyLink,
    BrokenLink,
    EmptyItem,
    OpenSpan,
    DeepList,
    /// A list where there is room for one paragraph only.
    LoneList,
}

impl Construct {
    /// The construct that an element is, if it is one.
    pub(super) fn of_tag(tag: &Tag<'_>) -> Option<Construct> {
        match tag {
            Tag::Heading { .. } => Some(Construct::Heading),
            Tag::BlockQuote(_) => Some(Construct::BlockQuote),
            Tag::CodeBlock(CodeBlockKind::Indented) => Some(Construct::IndentedCode),
            Tag::CodeBlock(CodeBlockKind::Fenced(_)) => Some(Construct::FencedCode),
            Tag::HtmlBlock => Some(Construct::Html),
            Tag::Image { .. } => Some(Construct::Image),
            Tag::Table(_) => Some(Construct::Table),
            _ => None,
        }
    }

    /// The finding about this construct at bytes `range` of `text`.
    pub(super) fn finding(self, raw: &RawText, text: &Mapped, range: Range<usize>) -> Diagnostic {
        let range = self.visible(text.text(), range);
        let source = text.text().get(range.clone()).unwrap_or_default();
        let (message, cure) = (self.message(source), self.cure(raw, source));
        raw.finding(Code::UnsupportedMarkup, text, range, message).help(cure)
    }

    /// What it is, where `source` is its first line.
    fn message(self, source: &str) -> &'static str {
        match self {
            Construct::Heading if source.starts_with('#') => "a heading in a text",
            Construct::Heading => "a line that makes a heading of the line above it",
            Construct::Rule => "a rule across the text",
            Construct::BlockQuote => "a block quote in a text",
            Construct::IndentedCode => "an indented block of code in a text",
            Construct::FencedCode => "a block of code in a text",
            Construct::Code => "a code span in a text",
            Construct::OpenSpan => "a change of language that does not end",
            Construct::Html if source.starts_with("<!--") => "an HTML comment in a text",
            Construct::Html => "HTML in a text",
            Construct::Image => "a picture in a text",
            Construct::Table => "a table in a text",
            Construct::LinkDefinition if source.starts_with("[^") => {
                "a footnote in a text, which would not be printed"
            }
            Construct::LinkDefinition => "a link definition in a text, which would not be printed",
            Construct::LinkTitle => "a link with a title, which would not be printed",
            Construct::EmptyLink => "a link without text",
            Construct::BrokenLink => "a link that is not complete, and would be printed as it stands",
            Construct::EmptyItem => "a list item without text",
            Construct::DeepList => "a list that stands too deep in other lists",
            Construct::LoneList => "a list in a text of one paragraph",
        }
    }

    /// What to do about it.
    fn cure(self, raw: &RawText, source: &str) -> String {
        let plain = |mark: &str| format!("write {} for a plain {mark}", raw.escaped(mark));
        let words = match self {
            Construct::Heading if source.starts_with('#') => {
                return format!("take the # away; headings come from the spec's own keys ({})", plain("#"));
            }
            Construct::BlockQuote => return format!("take the > away ({})", plain(">")),
            Construct::Code => return format!("take the ` away ({})", plain("`")),
            Construct::Html if !source.starts_with("<!--") => return format!("take it away; {}", plain("<")),
            Construct::LinkDefinition if source.starts_with("[^") => {
                return format!("write the note into the text, in round brackets ({})", plain("["));
            }
            Construct::LinkDefinition => {
                return format!("write [text](address) at the link ({})", plain("["));
            }
            Construct::BrokenLink => return format!("{} ({})", broken_link_cure(source), plain("]")),
            Construct::DeepList => {
                return format!(
                    "take spaces away before it, so that no more than {GREATEST_LIST_DEPTH} lists stand one in another"
                );
            }
            Construct::LoneList => return lone_list_cure(raw, source),
            Construct::Heading => "take the line away; headings come from the spec's own keys",
            Construct::Rule => "take the line away",
            Construct::IndentedCode => "take the spaces at the head of the line away",
            Construct::FencedCode => "take the lines of ``` or ~~~ away",
            Construct::OpenSpan => "write </span> where it ends, in the same paragraph",
            Construct::Html => "write comments outside the text, after a #",
            Construct::Image => "take it away; pictures stand under `image` of an [[activity]]",
            Construct::Table => "write a list, or sentences",
            Construct::LinkTitle | Construct::EmptyLink => "write [text](address)",
            Construct::EmptyItem => "write a text, or take the line away",
        };
        words.to_owned()
    }

    /// What to mark in the excerpt: the first line of the construct without its indentation; of an
    /// underlined heading, the line that makes it one.
    fn visible(self, text: &str, range: Range<usize>) -> Range<usize> {
        let whole = text.get(range.clone()).unwrap_or_default();
        let start = range.start + whole.len() - whole.trim_start().len();
        let whole = whole.trim();
        if self == Construct::Heading && !whole.starts_with('#') {
            let line = whole.rsplit('\n').next().unwrap_or_default();
            let start = start + whole.len() - line.trim_start().len();
            return start..start + line.trim().len();
        }
        let line = whole.split('\n').next().unwrap_or_default();
        start..start + line.trim_end().len()
    }
}

/// The cure for a link that is not complete, where `source` is what begins at its second bracket.
fn broken_link_cure(source: &str) -> &'static str {
    match source.split_once(')').map(|(address, _)| address.trim_start_matches("](")) {
        None => "put ) right after the address",
        Some(address) if address.contains(char::is_whitespace) => {
            "take the white space out of the address, or write %20"
        }
        Some(_) => "write [text](address), without a link in the text",
    }
}

/// The cure for a list, of which `source` is the first line, where there is room for one paragraph only.
fn lone_list_cure(raw: &RawText, source: &str) -> String {
    let digits = source.len() - source.trim_start_matches(|mark: char| mark.is_ascii_digit()).len();
    let (number, rest) = source.split_at(digits);
    let mark: String = rest.chars().take(1).collect();
    let plain = format!("(write {number}{} for a plain {number}{mark})", raw.escaped(&mark));
    // A list of keys is itself what the writer wants.
    if raw.key == "priorities.items" {
        return format!("write each of them between quotes of its own: items = [\"…\", \"…\"] {plain}");
    }
    format!("write a sentence; lists stand under `text` and `after` {plain}")
}
