//! Parts of a text as one styled text, with where each stretch of it comes from.

use std::borrow::Cow;
use std::ops::Range;

use super::{Setter, Tag};
use crate::diag::Span;
use crate::frame::{ElementId, Role};
use crate::layout::part::Part;
use crate::spec::{Markup, Origin, Paragraph};
use crate::text::{NARROW_SPACE, StyledText, TextStyle, narrow_spaces};

/// Where a stretch of the styled text comes from.
pub(in crate::layout) struct Source<'p> {
    /// The stretch of the styled text.
    pub styled: Range<usize>,
    /// Where its paragraph comes from.
    pub origin: &'p Origin,
    /// The offset in the paragraph of the stretch's first byte.
    pub offset: usize,
}

/// Whether what stands between two parts is a mark with spaces around it.
fn is_separator(between: &str) -> bool {
    !between.trim().is_empty() && between.starts_with(' ') && between.ends_with(' ')
}

/// The soft hyphen.
const SOFT_HYPHEN: char = '\u{ad}';

/// Parts that are being joined to one text.
struct Joined<'p> {
    styled: StyledText,
    sources: Vec<Source<'p>>,
    /// Where its tags begin among all.
    first_tag: usize,
}

impl Setter<'_> {
    /// Parts as one text, as content of `element`, with where it comes from; the tags of its stretches count from
    /// nought.
    pub(super) fn styled<'p>(
        &mut self,
        parts: &[Part<'p>],
        element: ElementId,
    ) -> (StyledText, Vec<Source<'p>>) {
        let mut styled = StyledText::new(self.lang.clone());
        let length = |part: &Part<'_>| part.around.0.len() + part.paragraph.text.len() + part.around.1.len();
        styled.text.reserve(parts.iter().map(length).sum());
        let sources = Vec::with_capacity(parts.len());
        let mut joined = Joined { styled, sources, first_tag: self.tags.len() };
        for part in parts {
            self.push_part(part, element, &mut joined);
        }
        (joined.styled, joined.sources)
    }

    /// Adds a part, with what is put before and after it.
    fn push_part<'p>(&mut self, part: &Part<'p>, element: ElementId, joined: &mut Joined<'p>) {
        let start = joined.styled.text.len();
        let plain = part.kind.marked(false, false);
        let tag = self.tag(joined.first_tag, Tag { ink: part.kind.ink, element, link: None });
        let (before, after) = part.around;
        joined.styled.push(before, plain.clone(), tag);
        if is_separator(before) && start > 0 && !part.unbroken {
            joined.styled.separators.push(start..joined.styled.text.len());
        }
        for markup in stretches(part.paragraph) {
            self.push_stretch(part, &markup, element, joined);
        }
        joined.styled.push(after, plain, tag);
        if part.unbroken {
            let begin = start + (before.len() - before.trim_start().len());
            joined.styled.unbroken.push(begin..joined.styled.text.len());
        }
    }

    /// Adds a stretch of a part that is marked alike.
    fn push_stretch<'p>(
        &mut self,
        part: &Part<'p>,
        markup: &Markup,
        element: ElementId,
        joined: &mut Joined<'p>,
    ) {
        let Markup { range, strong, emphasis, link, lang } = markup;
        let element = self.element_of(markup, element);
        let tag = self.tag(joined.first_tag, Tag { ink: part.kind.ink, element, link: link.clone() });
        let style = part.kind.marked(*strong, *emphasis);
        let start = joined.styled.text.len();
        joined.push_printed(part.paragraph, range, lang.as_ref().unwrap_or(&self.lang), (&style, tag));
        if let Some(lang) = lang {
            joined.styled.spans.push((start..joined.styled.text.len(), lang.clone()));
        }
    }

    /// The element that a marked stretch of `element` is content of: one of its own for another language and for a
    /// link.
    fn element_of(&mut self, markup: &Markup, mut element: ElementId) -> ElementId {
        if let Some(lang) = &markup.lang {
            element = self.structure.add_span(lang.clone(), element);
        }
        if markup.link.is_some() {
            element = self.structure.add(Role::Link, element);
        }
        element
    }

    /// The number of a tag among those of its text, which begin at a place among all.
    fn tag(&mut self, tags: usize, tag: Tag) -> usize {
        let mut of_text = self.tags.iter().skip(tags);
        of_text.position(|known| *known == tag).unwrap_or_else(|| {
            self.tags.push(tag);
            self.tags.len() - 1 - tags
        })
    }
}

/// All of a paragraph, stretch by stretch: those that are marked, and what is plain before, between and after them.
fn stretches(paragraph: &Paragraph) -> impl Iterator<Item = Cow<'_, Markup>> {
    let plain = |range: Range<usize>| Cow::Owned(Markup { range, ..Markup::default() });
    let end = paragraph.text.len();
    let marked = paragraph.markup.iter().map(Cow::Borrowed).chain([plain(end..end)]);
    let mut offset = 0;
    let with_plain_before = marked.flat_map(move |markup| {
        let before = plain(offset..markup.range.start);
        offset = markup.range.end;
        [before, markup]
    });
    with_plain_before.filter(|markup| !markup.range.is_empty())
}

impl<'p> Joined<'p> {
    /// Adds a range of a paragraph in one style, under one tag, as it is printed in a language.
    fn push_printed(
        &mut self,
        paragraph: &'p Paragraph,
        range: &Range<usize>,
        lang: &str,
        look: (&TextStyle, usize),
    ) {
        let mut narrow = narrow_spaces(&paragraph.text, range, lang).peekable();
        let mut from = range.start;
        let text = |range: Range<usize>| paragraph.text.get(range).unwrap_or_default();
        // A soft hyphen is not printed: it becomes a place to break.
        for (at, piece) in text(range.clone()).split(SOFT_HYPHEN).enumerate() {
            if at > 0 {
                self.styled.soft_hyphens.push(self.styled.text.len());
            }
            let end = from + piece.len();
            // A space that is printed as a narrow one takes more bytes than in its paragraph: a source by itself.
            while let Some(space) = narrow.next_if(|space| *space < end) {
                self.push_source(text(from..space), (&paragraph.origin, from), look);
                self.push_source(NARROW_SPACE, (&paragraph.origin, space), look);
                from = space + ' '.len_utf8();
            }
            self.push_source(text(from..end), (&paragraph.origin, from), look);
            from = end + SOFT_HYPHEN.len_utf8();
        }
    }

    /// Adds what is printed of a source, from an offset in its paragraph on.
    fn push_source(
        &mut self,
        printed: &str,
        (origin, offset): (&'p Origin, usize),
        (style, tag): (&TextStyle, usize),
    ) {
        let start = self.styled.text.len();
        self.styled.push(printed, style.clone(), tag);
        self.sources.push(Source { styled: start..self.styled.text.len(), origin, offset });
    }
}

impl Source<'_> {
    /// The place in the spec of a range of the styled text.
    pub fn span(&self, range: &Range<usize>) -> Span {
        span_of(&self.styled, self.origin, self.offset, range)
    }
}

/// The place in the spec of `range` of a styled text, of which the stretch `styled` comes from `origin`, from the
/// byte at `offset` on.
pub(in crate::layout) fn span_of(
    styled: &Range<usize>,
    origin: &Origin,
    offset: usize,
    range: &Range<usize>,
) -> Span {
    let at = |place: usize| offset + place.clamp(styled.start, styled.end) - styled.start;
    origin.span(at(range.start)..at(range.end))
}
