//! CommonMark events into blocks. The parser is pulldown-cmark; what it finds outside the subset
//! is a finding, and its words are read on as if it were not there.

mod links;

use std::ops::Range;
use std::sync::Arc;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::build::{Builder, Style};
use super::construct::Construct;
use super::lone::Marks;
use super::placeholder::Placeholder;
use super::span::{SpanTag, span_tag};
use super::{Facts, Mapped, RawText};
use crate::diag::{Code, Diagnostics};
use crate::spec::language;
use crate::spec::model::{Block, List};
use links::OpenLink;

/// How many lists may stand one in another: each takes an indent from the column, which has no room
/// for text after a few, and no reader of a flyer follows more.
pub(super) const GREATEST_LIST_DEPTH: usize = 3;

/// The blocks of `text`, which was made from `raw` and has its placeholders marked. Of the marks at places
/// `reported`, nothing more is said.
pub(super) fn blocks(
    raw: &RawText,
    text: &Mapped,
    facts: &Facts,
    reported: Vec<usize>,
    diagnostics: &mut Diagnostics,
) -> Vec<Block> {
    // Tables are no part of CommonMark, but a writer who makes one must hear that it is not one here.
    let events = Parser::new_ext(text.text(), Options::ENABLE_TABLES).into_offset_iter();
    let mut definitions: Vec<Range<usize>> =
        events.reference_definitions().iter().map(|(_, definition)| definition.span.clone()).collect();
    definitions.sort_by_key(|span| span.start);

    let mut reader = Reader {
        raw,
        text,
        facts,
        diagnostics,
        frames: vec![Frame::Blocks(Vec::new())],
        paragraph: Builder::new(),
        lists_too_deep: 0,
        strong: 0,
        emphasis: 0,
        links: Vec::new(),
        code: false,
        opened_html: Vec::new(),
        spans: Vec::new(),
        marks: Marks::new(reported),
    };
    for span in definitions {
        reader.report(Construct::LinkDefinition, span);
    }
    for (event, range) in events {
        reader.event(event, range);
    }
    reader.end_paragraph();
    reader.marks.report(raw, text, reader.diagnostics);
    match reader.frames.into_iter().next() {
        Some(Frame::Blocks(blocks)) => blocks,
        _ => Vec::new(),
    }
}

/// What is open around the current place.
enum Frame {
    /// The text, or a list item that began at this place.
    Blocks(Vec<Block>),
    Item(Vec<Block>, Range<usize>),
    List(List),
}

struct Reader<'a> {
    raw: &'a RawText,
    text: &'a Mapped,
    facts: &'a Facts,
    diagnostics: &'a mut Diagnostics,
    frames: Vec<Frame>,
    paragraph: Builder,
    /// Lists that are open below the greatest depth; what they hold goes to the last item above them.
    lists_too_deep: usize,
    strong: usize,
    emphasis: usize,
    links: Vec<OpenLink>,
    /// Whether a block of code or HTML is open, the characters of which are no text.
    code: bool,
    /// The names of HTML elements that have been reported, for which closing tags are not.
    opened_html: Vec<String>,
    /// The changes of language that are open: the language, where it is one, and where the change stands.
    spans: Vec<(Option<Arc<str>>, Range<usize>)>,
    /// Marks that may be meant otherwise.
    marks: Marks,
}

impl Reader<'_> {
    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(tag),
            Event::Text(_) | Event::Html(_) if self.code => {}
            Event::Text(text) => {
                self.report_broken_links(range.clone());
                self.marks.look(self.text.text(), range.clone());
                self.push(&text, range);
            }
            Event::Code(code) => {
                self.report(Construct::Code, range.clone());
                self.push(&code, range);
            }
            Event::InlineHtml(html) | Event::Html(html) => self.html(&html, range),
            Event::SoftBreak => self.paragraph.push_space(self.text.source(range), &self.style()),
            Event::HardBreak => self.paragraph.push_line_break(self.text.source(range), &self.style()),
            Event::Rule => self.report(Construct::Rule, range),
            // Of constructs that are not asked for, see `Options` above, there are no events.
            _ => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>, range: Range<usize>) {
        if let Some(construct) = Construct::of_tag(&tag) {
            self.report(construct, range.clone());
        }
        if matches!(tag, Tag::Strong | Tag::Emphasis) {
            self.marks.emphasis(self.text.text(), range.clone());
        }
        match tag {
            Tag::Strong => self.strong += 1,
            Tag::Emphasis => self.emphasis += 1,
            Tag::Link { link_type, dest_url, title, .. } => {
                if !title.is_empty() {
                    self.report(Construct::LinkTitle, range.clone());
                }
                self.start_link(link_type, &dest_url, range);
            }
            Tag::Image { .. } => {}
            Tag::CodeBlock(_) | Tag::HtmlBlock => {
                self.end_paragraph();
                self.code = true;
            }
            Tag::List(start) => {
                self.end_paragraph();
                self.start_list(start, range);
            }
            Tag::Item => {
                self.end_paragraph();
                if self.lists_too_deep == 0 {
                    self.frames.push(Frame::Item(Vec::new(), range));
                }
            }
            _ => self.end_paragraph(),
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Strong => self.strong = self.strong.saturating_sub(1),
            TagEnd::Emphasis => self.emphasis = self.emphasis.saturating_sub(1),
            TagEnd::Link => self.end_link(),
            TagEnd::Image => {}
            TagEnd::CodeBlock | TagEnd::HtmlBlock => self.code = false,
            TagEnd::Item => {
                self.end_paragraph();
                if self.lists_too_deep == 0
                    && let Some(Frame::Item(blocks, range)) = self.frames.pop()
                {
                    if blocks.is_empty() {
                        self.report(Construct::EmptyItem, range);
                    } else if let Some(Frame::List(list)) = self.frames.last_mut() {
                        list.items.push(blocks);
                    }
                }
            }
            TagEnd::List(_) if self.lists_too_deep > 0 => self.lists_too_deep -= 1,
            TagEnd::List(_) => {
                if let Some(Frame::List(list)) = self.frames.pop()
                    && !list.items.is_empty()
                {
                    self.add(Block::List(list));
                }
            }
            _ => self.end_paragraph(),
        }
    }

    fn start_list(&mut self, start: Option<u64>, range: Range<usize>) {
        let depth = self.frames.iter().filter(|frame| matches!(frame, Frame::List(_))).count();
        if depth < GREATEST_LIST_DEPTH {
            self.frames.push(Frame::List(List { start, items: Vec::new() }));
            return;
        }
        // Lists in a list that is too deep are part of the same fault.
        if self.lists_too_deep == 0 {
            self.report(Construct::DeepList, range);
        }
        self.lists_too_deep += 1;
    }

    fn html(&mut self, html: &str, range: Range<usize>) {
        match span_tag(html) {
            Some(SpanTag::Open(lang)) => return self.start_span(lang, range),
            Some(SpanTag::Close) if self.spans.pop().is_some() => return,
            _ => {}
        }
        let (closing, rest) = match html.strip_prefix("</") {
            Some(rest) => (true, rest),
            None => (false, html.strip_prefix('<').unwrap_or(html)),
        };
        let name: String = rest.chars().take_while(char::is_ascii_alphanumeric).collect();
        if closing && self.opened_html.contains(&name) {
            return;
        }
        self.opened_html.push(name);
        self.report(Construct::Html, range);
    }

    fn start_span(&mut self, written: &str, range: Range<usize>) {
        let lang = language::tag(written).map_err(|cure| {
            let message = format!("`{written}` is not a language tag (BCP 47)");
            let place = range.clone();
            self.diagnostics
                .push(self.raw.finding(Code::InvalidLanguage, self.text, place, message).help(cure));
        });
        self.spans.push((lang.ok().map(Arc::from), range));
    }

    /// Appends the text of an event to the paragraph.
    fn push(&mut self, text: &str, range: Range<usize>) {
        let style = self.style();
        if self.text.text().get(range.clone()) == Some(text) {
            self.paragraph.push(self.text, range, self.facts, &style);
        } else {
            let place = self.text.source(range);
            self.paragraph.push_at(&self.plain(text), &place, &style);
        }
    }

    /// The characters of a text with its placeholders filled in.
    fn plain(&self, text: &str) -> String {
        let mut plain = String::with_capacity(text.len());
        for character in text.chars() {
            match Placeholder::of_mark(character) {
                Some(placeholder) => plain.push_str(self.facts.value(placeholder)),
                None => plain.push(character),
            }
        }
        plain
    }

    fn style(&self) -> Style {
        Style {
            strong: self.strong > 0,
            emphasis: self.emphasis > 0,
            link: self.links.last().map(|link| link.address.clone()),
            lang: self.spans.iter().rev().find_map(|(lang, _)| lang.clone()),
        }
    }

    fn end_paragraph(&mut self) {
        for (_, range) in std::mem::take(&mut self.spans) {
            self.report(Construct::OpenSpan, range);
        }
        self.marks.end_paragraph(self.text.text());
        let paragraph = std::mem::take(&mut self.paragraph);
        if let Some(paragraph) = paragraph.finish(self.raw) {
            self.add(Block::Paragraph(paragraph));
        }
    }

    fn add(&mut self, block: Block) {
        match self.frames.last_mut() {
            Some(Frame::Blocks(blocks) | Frame::Item(blocks, _)) => blocks.push(block),
            Some(Frame::List(list)) => list.items.push(vec![block]),
            None => {}
        }
    }

    fn report(&mut self, construct: Construct, range: Range<usize>) {
        self.diagnostics.push(construct.finding(self.raw, self.text, range));
    }
}
