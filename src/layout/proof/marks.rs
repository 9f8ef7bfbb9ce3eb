//! Marks at faults: ladders of hyphens, lines that stick out of their measure, lines alone at the edge of a column.

use super::draw::{self, FAULT, STRONG};
use crate::frame::Item;
use crate::geom::{Length, Point};
use crate::layout::notes::TextFrame;
use crate::layout::statistics::{SetLine, ladders, parted_paragraphs};

/// How far the bar beside a ladder stands off the column, beyond the arrows, and how wide it is.
const LADDER_GAP: Length = Length::pt(12.5);
pub(super) const LADDER_WIDTH: Length = Length::pt(1.6);

/// How far the flag of a lone line stands off the column, and its length and height.
const FLAG_GAP: Length = Length::pt(4.2);
const FLAG_LENGTH: Length = Length::pt(4.5);
const FLAG_HEIGHT: Length = Length::pt(5.0);

/// The marks of page `number`, of whose flyer all `lines` are at hand: what is parted is seen on two pages.
pub(super) fn marks(lines: &[SetLine], number: usize, frame: &TextFrame) -> Vec<Item> {
    let here = |line: &&SetLine| line.on_page.page == number;
    let mut items = Vec::new();
    for ladder in ladders(lines) {
        if let (Some(first), Some(last)) = (ladder.first().copied().filter(here), ladder.last()) {
            items.push(bar(first, last, frame));
        }
    }
    for parted in parted_paragraphs(lines) {
        let alone = [parted.orphan, parted.widow].into_iter().flatten().filter(here);
        items.extend(alone.map(|line| flag_beside(line, frame)));
    }
    for line in lines.iter().filter(here) {
        items.extend(line.note.overfull.map(|excess| sticking_out(line, excess, frame)));
    }
    items
}

/// A bar beside the lines of a ladder.
fn bar(first: &SetLine, last: &SetLine, frame: &TextFrame) -> Item {
    let left = right_edge(first, frame) + LADDER_GAP;
    let top = first.on_page.baseline - frame.baseline + frame.cap_line;
    draw::filled(draw::between(left, left + LADDER_WIDTH, top, last.on_page.baseline), FAULT)
}

/// A flag that points to a line from the left of its column.
fn flag_beside(line: &SetLine, frame: &TextFrame) -> Item {
    let left = frame.columns.get(line.column).map_or(line.on_page.left, |(left, _)| *left);
    let middle = line.on_page.baseline - (frame.baseline - frame.cap_line) / 2.0;
    flag(Point::new(left.min(line.on_page.left) - FLAG_GAP, middle))
}

/// A flag with its point at `tip`.
pub(super) fn flag(tip: Point) -> Item {
    let base = |y: Length| Point::new(tip.x - FLAG_LENGTH, tip.y + y);
    draw::filled_outline(&[tip, base(FLAG_HEIGHT / 2.0), base(-FLAG_HEIGHT / 2.0)], FAULT)
}

/// A box around what does not go into the measure of a line.
fn sticking_out(line: &SetLine, excess: Length, frame: &TextFrame) -> Item {
    let (right, baseline) = (line.on_page.right, line.on_page.baseline);
    let top = baseline - frame.baseline;
    draw::outlined(draw::between(right - excess, right, top, top + frame.leading), FAULT, STRONG)
}

/// The right edge of a line's column.
fn right_edge(line: &SetLine, frame: &TextFrame) -> Length {
    frame.columns.get(line.column).map_or(line.on_page.right, |(left, width)| *left + *width)
}
