//! Variants: the best way to set a paragraph, and the best at other numbers of lines near it.

use super::linebreak::{ChosenLine, Setting};

/// One way to set a paragraph.
#[derive(Clone, Debug, PartialEq)]
pub struct Variant {
    /// Its lines.
    pub lines: Vec<ChosenLine>,
    /// How bad it looks: badness and penalties, summed over its lines. A line whose spaces stretch by as much as they
    /// well may has a badness of 100, and a hyphen counts a little more than that again.
    pub(super) badness: f64,
    /// How much worse it looks than the paragraph's best way, which costs nothing: its badness beyond that of the best.
    pub cost: f64,
    /// How its lines meet the measure; ragged where a justified paragraph would gape.
    pub setting: Setting,
}

/// The ways to set a paragraph that layout chooses from.
#[derive(Clone, Debug, PartialEq)]
pub struct Variants {
    /// The best, and after it those with other numbers of lines, and one without hyphens if it has any.
    ways: Vec<Variant>,
    /// See [`Variants::filled_lines`].
    filled_lines: usize,
}

impl Variants {
    /// The given ways, of which the first is the best.
    pub(super) fn new(ways: Vec<Variant>, filled_lines: usize) -> Variants {
        Variants { ways, filled_lines }
    }

    /// How many measures its text fills with natural letters and spaces: unlike the lines of the best way, never fewer
    /// where a word more is set.
    pub fn filled_lines(&self) -> usize {
        self.filled_lines
    }

    /// The best way; `None` for a paragraph that has none, as it does not even end.
    pub fn best(&self) -> Option<&Variant> {
        self.ways.first()
    }

    /// All ways, the best first.
    pub fn iter(&self) -> impl Iterator<Item = &Variant> {
        self.ways.iter()
    }
}
