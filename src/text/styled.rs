//! What a paragraph looks like before it is shaped: characters and how each stretch is to be set.

use std::ops::Range;
use std::sync::Arc;

use super::faces::FaceQuery;
use crate::geom::Length;

/// A paragraph ready to be shaped.
#[derive(Clone, Debug, PartialEq)]
pub struct StyledText {
    /// The stretches, in order, covering all of `text`: first, since it is here that texts mostly differ which are
    /// compared.
    pub stretches: Vec<Stretch>,
    /// The characters; LINE SEPARATOR (U+2028) is a forced line break.
    pub text: String,
    /// Stretches inside which no line may break, such as a reference, in order.
    pub unbroken: Vec<Range<usize>>,
    /// Stretches that only part what stands on both sides, such as a point with its spaces, in order: a line that
    /// breaks there shows nothing of it.
    pub separators: Vec<Range<usize>>,
    /// Offsets in `text` where the author put a soft hyphen, in order; the words that hold one break there only.
    pub soft_hyphens: Vec<usize>,
    /// Offsets in `text` at which words begin that are better not hyphenated, in order.
    pub names: Vec<usize>,
    /// Stretches in other languages, in order, with their BCP 47 tags.
    pub spans: Vec<(Range<usize>, Arc<str>)>,
    /// The BCP 47 tag of the language.
    pub lang: Arc<str>,
}

/// A stretch of text in one style.
#[derive(Clone, Debug, PartialEq)]
pub struct Stretch {
    /// Bytes of the text.
    pub range: Range<usize>,
    /// How it is set.
    pub style: TextStyle,
    /// Whatever the caller wants to find again on the glyphs: colour, link, structure.
    pub tag: usize,
}

/// How a stretch of text is set.
#[derive(Clone, Debug, PartialEq)]
pub struct TextStyle {
    /// The face.
    pub face: FaceQuery,
    /// The size of the em.
    pub size: Length,
    /// Space added after every character, in em.
    pub tracking: f64,
}

impl StyledText {
    /// A text with nothing in it.
    pub fn new(lang: impl Into<Arc<str>>) -> StyledText {
        StyledText {
            text: String::new(),
            stretches: Vec::new(),
            unbroken: Vec::new(),
            separators: Vec::new(),
            soft_hyphens: Vec::new(),
            names: Vec::new(),
            spans: Vec::new(),
            lang: lang.into(),
        }
    }

    /// Whether another text is the same, but for the sizes, tracking and tags of its stretches.
    pub(super) fn differs_in_size_alone(&self, other: &StyledText) -> bool {
        let alike = |(one, other): (&Stretch, &Stretch)| {
            one.range == other.range && one.style.face == other.style.face
        };
        self.text == other.text
            && self.lang == other.lang
            && self.unbroken == other.unbroken
            && self.separators == other.separators
            && self.soft_hyphens == other.soft_hyphens
            && self.names == other.names
            && self.spans == other.spans
            && self.stretches.len() == other.stretches.len()
            && self.stretches.iter().zip(&other.stretches).all(alike)
    }

    /// Adds a stretch of characters at the end.
    pub fn push(&mut self, characters: &str, style: TextStyle, tag: usize) {
        if characters.is_empty() {
            return;
        }
        let start = self.text.len();
        self.text.push_str(characters);
        let range = start..self.text.len();
        match self.stretches.last_mut() {
            Some(last) if last.style == style && last.tag == tag => last.range.end = range.end,
            _ => self.stretches.push(Stretch { range, style, tag }),
        }
    }
}
