//! Tints behind lines whose spaces are far from natural, and beside each an arrow that says which way.

use super::draw::{self, LOOSE, LOOSE_ARROW, TIGHT, TIGHT_ARROW, VERY_LOOSE, VERY_TIGHT};
use crate::frame::{Ink, Item};
use crate::geom::{Length, Point};
use crate::layout::notes::TextFrame;
use crate::layout::statistics::SetLine;

/// How wide the spaces of a line are beside natural ones where it begins to look loose: as much as a space may well
/// grow in the search for line breaks.
pub(super) const LOOSE_FROM: f64 = 1.5;
/// Where it looks so loose that a reader stops: each space is as wide as two.
pub(super) const VERY_LOOSE_FROM: f64 = 2.0;
/// Where a line begins to look tight.
pub(super) const TIGHT_TO: f64 = 0.85;
/// Where words begin to run together: near the least that a line is given.
pub(super) const VERY_TIGHT_TO: f64 = 0.8;

/// How far the arrows stand off the column.
const ARROW_GAP: Length = Length::pt(5.0);
/// The height and half the length of an arrow's head.
const ARROW_HEIGHT: Length = Length::pt(4.6);
const ARROW_LENGTH: Length = Length::pt(2.8);
/// The space between the two heads.
const ARROW_WHITE: Length = Length::pt(0.8);
/// The length of both heads, with the space between them.
pub(super) const ARROWS_LENGTH: Length = Length::pt(2.0 * ARROW_LENGTH.to_pt() + ARROW_WHITE.to_pt());

/// Which way the spaces of a line are off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Grade {
    VeryLoose,
    Loose,
    Tight,
    VeryTight,
}

impl Grade {
    /// The grade of a line whose spaces are `looseness` times as wide as natural ones; `None` for an even line.
    fn of(looseness: f64) -> Option<Grade> {
        match looseness {
            _ if looseness >= VERY_LOOSE_FROM => Some(Grade::VeryLoose),
            _ if looseness >= LOOSE_FROM => Some(Grade::Loose),
            _ if looseness <= VERY_TIGHT_TO => Some(Grade::VeryTight),
            _ if looseness <= TIGHT_TO => Some(Grade::Tight),
            _ => None,
        }
    }

    /// Its tint.
    pub(super) fn ink(self) -> Ink {
        match self {
            Grade::VeryLoose => VERY_LOOSE,
            Grade::Loose => LOOSE,
            Grade::Tight => TIGHT,
            Grade::VeryTight => VERY_TIGHT,
        }
    }

    /// The ink of its arrows, dark enough to show on either tint.
    fn arrow_ink(self) -> Ink {
        match self {
            Grade::VeryLoose | Grade::Loose => LOOSE_ARROW,
            Grade::Tight | Grade::VeryTight => TIGHT_ARROW,
        }
    }
}

/// The tints and arrows of the lines on a page.
pub(super) fn tints(lines: &[&SetLine], frame: &TextFrame) -> Vec<Item> {
    let mut items = Vec::new();
    for line in lines.iter().filter(|line| line.note.justified) {
        let Some(grade) = line.on_page.looseness().and_then(Grade::of) else { continue };
        let on_page = &line.on_page;
        let top = on_page.baseline - frame.baseline;
        items.push(draw::filled(
            draw::between(on_page.left, on_page.right, top, top + frame.leading),
            grade.ink(),
        ));
        let middle = on_page.baseline - (frame.baseline - frame.cap_line) / 2.0;
        let edge = frame.columns.get(line.column).map_or(on_page.right, |(left, width)| *left + *width);
        items.extend(arrows(grade, Point::new(edge.max(on_page.right) + ARROW_GAP, middle)));
    }
    items
}

/// Two heads of arrows from `at` on, around its height: apart for a loose line, together for a tight one.
pub(super) fn arrows(grade: Grade, at: Point) -> [Item; 2] {
    let half = ARROW_HEIGHT / 2.0;
    let head = |from: Length, tip: Length| {
        let base = [Point::new(from, at.y - half), Point::new(from, at.y + half)];
        draw::filled_outline(&[base[0], Point::new(tip, at.y), base[1]], grade.arrow_ink())
    };
    let (one, two) = (at.x + ARROW_LENGTH, at.x + ARROW_LENGTH + ARROW_WHITE);
    match grade {
        Grade::Loose | Grade::VeryLoose => [head(one, at.x), head(two, two + ARROW_LENGTH)],
        Grade::Tight | Grade::VeryTight => [head(at.x, one), head(two + ARROW_LENGTH, two)],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_has_a_grade() {
        let check = |looseness: f64, expected: Option<Grade>| {
            assert_eq!(Grade::of(looseness), expected, "{looseness}");
        };
        check(0.7, Some(Grade::VeryTight));
        check(0.82, Some(Grade::Tight));
        check(1.0, None);
        check(1.49, None);
        check(1.6, Some(Grade::Loose));
        check(3.0, Some(Grade::VeryLoose));
    }
}
