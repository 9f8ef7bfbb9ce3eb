//! How wide the lines of a paragraph are, by their number: beside an inset picture the first are narrower.

use crate::geom::Length;

/// The measure of each line of a paragraph.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Measures {
    /// The measure of all lines that stand beside nothing.
    full: Length,
    /// The lines that stand beside something.
    inset: Inset,
    /// The size of the type, if that is known.
    em: Option<Length>,
}

/// The first lines of a paragraph, where they stand beside something.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Inset {
    /// How many lines there are; none, and all have the full measure.
    pub lines: usize,
    /// How wide they are.
    pub width: Length,
    /// How far right of the left edge they begin.
    pub left: Length,
}

impl Measures {
    /// The same measure for every line.
    pub const fn full(measure: Length) -> Measures {
        Measures {
            full: measure,
            inset: Inset { lines: 0, width: Length::ZERO, left: Length::ZERO },
            em: None,
        }
    }

    /// Lines of `measure`, the first of which stand beside something.
    pub const fn inset(measure: Length, inset: Inset) -> Measures {
        Measures { full: measure, inset, em: None }
    }

    /// The same measures, of lines in type of a size.
    pub(in crate::text) const fn of_type(self, em: Length) -> Measures {
        Measures { em: Some(em), ..self }
    }

    /// The size of the type, if that is known.
    pub(in crate::text) const fn em(&self) -> Option<Length> {
        self.em
    }

    /// The measure of all lines that stand beside nothing.
    pub const fn full_width(&self) -> Length {
        self.full
    }

    /// The measure of a line; the first is 0.
    pub fn width(&self, line: usize) -> Length {
        if line < self.inset.lines { self.inset.width } else { self.full }
    }

    /// How far right of the left edge a line begins; the first is 0.
    pub fn left(&self, line: usize) -> Length {
        if line < self.inset.lines { self.inset.left } else { Length::ZERO }
    }

    /// The least measure of any line.
    pub fn least(&self) -> Length {
        if self.inset.lines > 0 { self.full.min(self.inset.width) } else { self.full }
    }

    /// The number of the line from which on all have the same measure.
    pub fn same_from(&self) -> usize {
        self.inset.lines
    }
}

impl From<Length> for Measures {
    fn from(measure: Length) -> Measures {
        Measures::full(measure)
    }
}
