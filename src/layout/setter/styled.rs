//! Parts of a text as one styled text, with where each stretch of it comes from.

use std::ops::Range;

use super::{Setter, Tag};
use crate::diag::Span;
use crate::frame::{ElementId, Role};
use crate::layout::part::Part;
use crate::spec::{Markup, Origin};
use crate::text::{NARROW_SPACE, StyledText, narrow_spaces};

/// Where a stretch of the styled text comes from.
pub(in crate::layout) struct Source<'p> {
    /// The stretch of the styled text.
    pub styled: Range<usize>,
    /// Where its paragraph comes from.
    pub origin: &'p Origin,
    /// The offset in the paragraph of the stretch's first byte.
    pub offset: usize,
}

/// The soft hyphen.
const SOFT_HYPHEN: char = '\u{ad}';

impl Setter<'_> {
    /// Parts as one text, as content of `element`, with where it comes from; the tags of its stretches count from nought.
    pub(super) fn styled<'p>(
        &mut self,
        parts: &[Part<'p>],
        element: ElementId,
    ) -> (StyledText, Vec<Source<'p>>) {
        let tags = self.tags.len();
        let mut styled = StyledText::new(self.lang.clone());
        let length = |part: &Part<'_>| part.around.0.len() + part.paragraph.text.len() + part.around.1.len();
        styled.text.reserve(parts.iter().map(length).sum());
        let mut sources = Vec::with_capacity(parts.len());
        for part in parts {
            self.push_part(part, element, tags, &mut styled, &mut sources);
        }
        (styled, sources)
    }

    fn push_part<'p>(
        &mut self,
        part: &Part<'p>,
        element: ElementId,
        tags: usize,
        styled: &mut StyledText,
        sources: &mut Vec<Source<'p>>,
    ) {
        let start = styled.text.len();
        let plain = self.tag(tags, Tag { ink: part.kind.ink, element, link: None });
        let (before, after) = part.around;
        styled.push(before, part.kind.marked(false, false), plain);
        let mut offset = 0;
        let text = part.paragraph.text.as_str();
        let unmarked = |range: Range<usize>| Markup { range, ..Markup::default() };
        for markup in part.paragraph.markup.iter().chain([&unmarked(text.len()..text.len())]) {
            for Markup { range, strong, emphasis, link, lang } in
                [&unmarked(offset..markup.range.start), markup]
            {
                if range.is_empty() {
                    continue;
                }
                let mut element = element;
                if let Some(lang) = lang {
                    element = self.structure.add_span(lang.clone(), element);
                }
                if link.is_some() {
                    element = self.structure.add(Role::Link, element);
                }
                let first = styled.text.len();
                let tag = self.tag(tags, Tag { ink: part.kind.ink, element, link: link.clone() });
                let style = part.kind.marked(*strong, *emphasis);
                let mut push = |styled: &mut StyledText, printed: &str, offset: usize| {
                    let begin = styled.text.len();
                    styled.push(printed, style.clone(), tag);
                    let origin = &part.paragraph.origin;
                    sources.push(Source { styled: begin..styled.text.len(), origin, offset });
                };
                let mut narrow = narrow_spaces(text, range, lang.as_ref().unwrap_or(&self.lang)).peekable();
                let mut from = range.start;
                // A soft hyphen is not printed: it becomes a place to break.
                for (at, piece) in text.get(range.clone()).unwrap_or_default().split(SOFT_HYPHEN).enumerate()
                {
                    if at > 0 {
                        styled.soft_hyphens.push(styled.text.len());
                    }
                    let end = from + piece.len();
                    // A space that is printed as a narrow one takes more bytes than in its paragraph: a source by itself.
                    while let Some(space) = narrow.next_if(|space| *space < end) {
                        push(styled, text.get(from..space).unwrap_or_default(), from);
                        push(styled, NARROW_SPACE, space);
                        from = space + ' '.len_utf8();
                    }
                    push(styled, text.get(from..end).unwrap_or_default(), from);
                    from = end + SOFT_HYPHEN.len_utf8();
                }
                if let Some(lang) = lang {
                    styled.spans.push((first..styled.text.len(), lang.clone()));
                }
            }
            offset = markup.range.end;
        }
        styled.push(after, part.kind.marked(false, false), plain);
        if part.unbroken {
            let begin = start + (before.len() - before.trim_start().len());
            styled.unbroken.push(begin..styled.text.len());
        }
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
