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
        let (message, cure) = self.words(raw, source);
        raw.finding(Code::UnsupportedMarkup, text, range, message).help(cure)
    }

    fn words(self, raw: &RawText, source: &str) -> (&'static str, String) {
        match self {
            Construct::Heading if source.starts_with('#') => (
                "a heading in a text",
                format!(
                    "take the # away; headings come from the spec's own keys (write {} for a plain #)",
                    raw.escaped("#")
                ),
            ),
            Construct::Heading => (
                "a line that makes a heading of the line above it",
                "take the line away; headings come from the spec's own keys".into(),
            ),
            Construct::Rule => ("a rule across the text", "take the line away".into()),
            Construct::BlockQuote => (
                "a block quote in a text",
                format!("take the > away (write {} for a plain >)", raw.escaped(">")),
            ),
            Construct::IndentedCode => {
                ("an indented block of code in a text", "take the spaces at the head of the line away".into())
            }
            Construct::FencedCode => {
                ("a block of code in a text", "take the lines of ``` or ~~~ away".into())
            }
            Construct::Code => (
                "a code span in a text",
                format!("take the ` away (write {} for a plain `)", raw.escaped("`")),
            ),
            Construct::OpenSpan => (
                "a change of language that does not end",
                "write </span> where it ends, in the same paragraph".into(),
            ),
            Construct::Html if source.starts_with("<!--") => {
                ("an HTML comment in a text", "write comments outside the text, after a #".into())
            }
            Construct::Html => {
                ("HTML in a text", format!("take it away; write {} for a plain <", raw.escaped("<")))
            }
            Construct::Image => (
                "a picture in a text",
                "take it away; pictures stand under `image` of an [[activity]]".into(),
            ),
            Construct::Table => ("a table in a text", "write a list, or sentences".into()),
            Construct::LinkDefinition if source.starts_with("[^") => (
                "a footnote in a text, which would not be printed",
                format!(
                    "write the note into the text, in round brackets (write {} for a plain [)",
                    raw.escaped("[")
                ),
            ),
            Construct::LinkDefinition => (
                "a link definition in a text, which would not be printed",
                format!("write [text](address) at the link (write {} for a plain [)", raw.escaped("[")),
            ),
            Construct::LinkTitle => {
                ("a link with a title, which would not be printed", "write [text](address)".into())
            }
            Construct::EmptyLink => ("a link without text", "write [text](address)".into()),
            Construct::BrokenLink => {
                let plain = format!("(write {} for a plain ])", raw.escaped("]"));
                let address = source.split_once(')').map(|(address, _)| address.trim_start_matches("]("));
                let cure = match address {
                    None => "put ) right after the address",
                    Some(address) if address.contains(char::is_whitespace) => {
                        "take the white space out of the address, or write %20"
                    }
                    Some(_) => "write [text](address), without a link in the text",
                };
                ("a link that is not complete, and would be printed as it stands", format!("{cure} {plain}"))
            }
            Construct::EmptyItem => {
                ("a list item without text", "write a text, or take the line away".into())
            }
            Construct::DeepList => (
                "a list that stands too deep in other lists",
                format!(
                    "take spaces away before it, so that no more than {GREATEST_LIST_DEPTH} lists stand \
                     one in another"
                ),
            ),
            Construct::LoneList => ("a list in a text of one paragraph", lone_list_cure(raw, source)),
        }
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
