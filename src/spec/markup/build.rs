//! One paragraph in the making: characters, what marks them, where they come from.

use std::ops::Range;
use std::sync::Arc;

use super::placeholder::Placeholder;
use super::{Facts, Mapped, RawText};
use crate::spec::model::{LINE_BREAK, Markup, Paragraph};

/// What marks a character.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Style {
    pub(super) strong: bool,
    pub(super) emphasis: bool,
    pub(super) link: Option<Arc<str>>,
    pub(super) lang: Option<Arc<str>>,
}

/// A paragraph in the making. White space collapses: a space is held back until a character
/// follows it on the same line.
#[derive(Debug, Default)]
pub(super) struct Builder {
    mapped: Mapped,
    markup: Vec<Markup>,
    space: Option<(Range<usize>, Style)>,
}

impl Builder {
    pub(super) fn new() -> Builder {
        Builder::default()
    }

    /// Whether no character has come yet.
    pub(super) fn is_empty(&self) -> bool {
        self.mapped.text().is_empty()
    }

    /// The number of bytes so far.
    pub(super) fn len(&self) -> usize {
        self.mapped.text().len()
    }

    /// Appends the bytes `range` of `text`, with placeholders filled in.
    pub(super) fn push(&mut self, text: &Mapped, range: Range<usize>, facts: &Facts, style: &Style) {
        let mut start = range.start;
        while let Some(rest) = text.text().get(start..range.end)
            && let Some(character) = rest.chars().next()
        {
            // Most of a text is words, and goes on as it is.
            let word = rest.find(|character| !is_plain(character)).unwrap_or(rest.len());
            if word > 0 {
                self.flush_space();
                self.mark(style, word);
                self.mapped.push_from(text, start..start + word);
                start += word;
                continue;
            }
            let end = start + character.len_utf8();
            match Placeholder::of_mark(character) {
                Some(placeholder) => {
                    self.push_at(facts.value(placeholder), &text.source(start..end), style);
                }
                None => {
                    self.push_white_space(character, || text.source(start..end), style);
                }
            }
            start = end;
        }
    }

    /// Appends `text`, for which the bytes `source` of the file stand as a whole.
    pub(super) fn push_at(&mut self, text: &str, source: &Range<usize>, style: &Style) {
        for character in text.chars() {
            if !self.push_white_space(character, || source.clone(), style) {
                self.flush_space();
                self.mark(style, character.len_utf8());
                self.mapped.push_at(character.encode_utf8(&mut [0; 4]), source.clone());
            }
        }
    }

    /// Appends a space that stands at `source`.
    pub(super) fn push_space(&mut self, source: Range<usize>, style: &Style) {
        self.push_white_space(' ', || source.clone(), style);
    }

    /// Appends a hard line break that stands at `source`.
    pub(super) fn push_line_break(&mut self, source: Range<usize>, style: &Style) {
        self.push_white_space(LINE_BREAK, || source.clone(), style);
    }

    /// Takes a character of white space that collapses, or a line break; `false` for any other.
    fn push_white_space(
        &mut self,
        character: char,
        source: impl Fn() -> Range<usize>,
        style: &Style,
    ) -> bool {
        let at_line_start = self.is_empty() || self.mapped.text().ends_with(LINE_BREAK);
        match character {
            ' ' | '\t' | '\n' => {
                if !at_line_start && self.space.is_none() {
                    self.space = Some((source(), style.clone()));
                }
            }
            LINE_BREAK => {
                self.space = None;
                if !self.is_empty() {
                    self.mark(style, LINE_BREAK.len_utf8());
                    self.mapped.push_at(LINE_BREAK.encode_utf8(&mut [0; 4]), source());
                }
            }
            _ => return false,
        }
        true
    }

    fn flush_space(&mut self) {
        if let Some((source, style)) = self.space.take() {
            self.mark(&style, 1);
            // White space of one byte stands letter by letter, so that runs of words stay one piece.
            if source.len() == 1 {
                self.mapped.push_literal(" ", source.start);
            } else {
                self.mapped.push_at(" ", source);
            }
        }
    }

    /// Marks the next `length` bytes.
    fn mark(&mut self, style: &Style, length: usize) {
        if *style == Style::default() {
            return;
        }
        let start = self.len();
        match self.markup.last_mut() {
            Some(last) if last.range.end == start && is_style(last, style) => last.range.end += length,
            _ => self.markup.push(Markup {
                range: start..start + length,
                strong: style.strong,
                emphasis: style.emphasis,
                link: style.link.clone(),
                lang: style.lang.clone(),
            }),
        }
    }

    /// The paragraph, without line breaks at its end; `None` where it has no visible character.
    pub(super) fn finish(mut self, raw: &RawText) -> Option<Paragraph> {
        let end = self.mapped.text().trim_end_matches(LINE_BREAK).len();
        if end < self.len() {
            self.mapped = self.mapped.slice(0..end);
            self.markup.retain_mut(|mark| {
                mark.range.end = mark.range.end.min(end);
                mark.range.start < mark.range.end
            });
        }
        if self.mapped.text().trim().is_empty() {
            return None;
        }
        let origin = raw.origin(&self.mapped);
        Some(Paragraph { text: self.mapped.text().to_owned(), markup: self.markup, origin })
    }
}

/// Whether a character is neither white space that collapses, nor a line break, nor the mark of a placeholder.
fn is_plain(character: char) -> bool {
    !matches!(character, ' ' | '\t' | '\n' | LINE_BREAK) && Placeholder::of_mark(character).is_none()
}

/// Whether a mark has this style; two links are one only where they are the same in the text.
fn is_style(mark: &Markup, style: &Style) -> bool {
    let same_link = match (&mark.link, &style.link) {
        (None, None) => true,
        (Some(one), Some(other)) => Arc::ptr_eq(one, other),
        _ => false,
    };
    mark.strong == style.strong && mark.emphasis == style.emphasis && mark.lang == style.lang && same_link
}
