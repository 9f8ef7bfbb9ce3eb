//! What the line breaker knows of a paragraph: boxes, glue and penalties, and nothing of fonts or letters.
//!
//! The model is that of D. E. Knuth and M. F. Plass, "Breaking Paragraphs into Lines", Software: Practice and
//! Experience 11 (1981), 1119–1184; boxes also say how far they may hang into the margins.

use crate::geom::Length;

/// One part of a paragraph.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Item {
    /// Something that is printed, whole.
    Box {
        /// Its natural width.
        width: Length,
        /// How much its letters may widen, and narrow.
        flex: Length,
        /// How far it hangs out at the left when it begins a line.
        hang_left: Length,
        /// How far it hangs out at the right when it ends a line.
        hang_right: Length,
    },
    /// Space between words; a line may break at it where a box stands right before it.
    Glue {
        /// Its natural width.
        width: Length,
        /// How much it may well grow.
        stretch: Length,
        /// How much it may shrink at the most.
        shrink: Length,
    },
    /// A place where a line may break, at a cost.
    Penalty {
        /// What is printed when the line breaks here: a hyphen.
        width: Length,
        /// The cost: [`Penalty::FORBIDDEN`] and more forbid, [`Penalty::FORCED`] and less force.
        cost: f64,
        /// Whether the line then ends in a divided word: in a hyphen, this one or one of the text's own, or inside an
        /// address.
        divided: bool,
        /// How far what is printed here hangs out at the right; where nothing is, the box before does.
        hang_right: Length,
    },
}

/// Marks on the scale of penalties.
pub struct Penalty;

impl Penalty {
    /// No break here (TeX's `\penalty10000`).
    pub const FORBIDDEN: f64 = 10_000.0;
    /// A break that is worse than any line that is not seen to be loose: the mildest pass does not look at it.
    pub const SPARING: f64 = 800.0;
    /// A break that only the wilder passes of the search may take.
    pub const LAST_RESORT: f64 = 5_000.0;
    /// A break that only the last pass may take, where the line would run past the measure without.
    pub const TIE: f64 = 9_000.0;
    /// A break here whatever it costs.
    pub const FORCED: f64 = -10_000.0;
}

impl Item {
    /// A place where a line may break at a cost, with nothing printed; `divided` where a hyphen stands before it, or an
    /// address goes on behind it.
    pub const fn break_at(cost: f64, divided: bool) -> Item {
        Item::Penalty { width: Length::ZERO, cost, divided, hang_right: Length::ZERO }
    }

    /// A place where no line may break.
    pub const fn no_break() -> Item {
        Item::break_at(Penalty::FORBIDDEN, false)
    }

    /// A place where the line ends whatever it costs.
    pub const fn forced_break() -> Item {
        Item::break_at(Penalty::FORCED, false)
    }
}
