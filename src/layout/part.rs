//! What is to be set: the parts of a paragraph, and how its lines meet their column.

use super::style::Kind;
use crate::geom::Length;
use crate::spec::Paragraph;
use crate::text::{Inset, Measures, Setting};

/// Part of a text that is to be set as one paragraph.
pub(super) struct Part<'p> {
    /// The words.
    pub paragraph: &'p Paragraph,
    /// Their kind.
    pub kind: Kind,
    /// What is put before and after them.
    pub around: (&'static str, &'static str),
    /// Whether no line may break inside.
    pub unbroken: bool,
}

impl<'p> Part<'p> {
    /// The same part in another size.
    pub fn scaled(&self, scale: f64) -> Part<'p> {
        Part { kind: self.kind.scaled(scale), ..*self }
    }

    /// A whole paragraph of one kind.
    pub fn new(paragraph: &'p Paragraph, kind: &Kind) -> Part<'p> {
        Part { paragraph, kind: kind.clone(), around: ("", ""), unbroken: false }
    }
}

/// How lines are set.
#[derive(Clone, Copy, Debug)]
pub(super) struct Shape {
    /// The width of the lines.
    pub measure: Length,
    /// How they meet it.
    pub setting: Setting,
    /// Space before the first.
    pub indent: Length,
    /// Whether words are hyphenated.
    pub hyphenate: bool,
    /// The width up to which words stay whole all the same.
    pub whole_up_to: Length,
    /// The first lines, where they stand beside something.
    pub inset: Option<Inset>,
}

impl Shape {
    /// Ragged lines of `measure`, unhyphenated.
    pub fn ragged(measure: Length) -> Shape {
        let (indent, whole_up_to) = (Length::ZERO, Length::ZERO);
        Shape { measure, setting: Setting::Ragged, indent, hyphenate: false, whole_up_to, inset: None }
    }

    /// The measure of each line.
    pub fn measures(&self) -> Measures {
        self.inset.map_or(Measures::full(self.measure), |inset| Measures::inset(self.measure, inset))
    }

    /// The lines of a heading: balanced, unhyphenated.
    pub fn heading(measure: Length) -> Shape {
        Shape { setting: Setting::Balanced, ..Shape::ragged(measure) }
    }
}
