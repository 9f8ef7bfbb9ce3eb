//! Marks of lines made by hand, where they must stand.

use super::{marks, tints};
use crate::frame::{Item, ItemKind};
use crate::geom::{Length, Rect};
use crate::layout::notes::tests::frame;
use crate::layout::statistics::{SetLine, tests::line};

/// The places of items, in whole points: left, top, right, bottom.
fn places(items: &[Item]) -> Vec<[i64; 4]> {
    let bounds = items.iter().filter_map(|item| match &item.kind {
        ItemKind::Shape(shape) => shape.bounds(),
        _ => None,
    });
    let round = |length: Length| length.to_pt().round() as i64;
    let place = |rect: Rect| [rect.left(), rect.top(), rect.right(), rect.bottom()].map(round);
    bounds.map(place).collect()
}

#[test]
fn only_uneven_justified_lines_are_tinted() {
    // Natural spaces are a quarter of an em.
    let lines = [
        line((0, 0, 4), (0, 0), "even", &[0.25, 0.26]),
        line((0, 1, 4), (0, 0), "loose", &[0.4, 0.4]),
        line((0, 2, 4), (0, 0), "tight", &[0.2, 0.2]),
        line((0, 3, 4), (0, 0), "the last", &[0.5, 0.5]),
    ];
    let lines: Vec<&SetLine> = lines.iter().collect();
    let places = places(&tints::tints(&lines, &frame()));
    // Each tint has its row of ten points, and two heads of arrows right of the column.
    assert_eq!(places.len(), 6);
    assert_eq!((places[0], places[3]), ([30, 160, 130, 170], [30, 170, 130, 180]));
    for at in [1, 2, 4, 5] {
        assert!(places[at][0] >= 130 && places[at][2] <= 150, "{places:?}");
    }
}

#[test]
fn a_ladder_has_a_bar_from_its_first_line_to_its_last() {
    let words = ["a-", "a-", "a-", "b"];
    let lines: Vec<SetLine> =
        (0..).zip(words).map(|(at, words)| line((0, at, 4), (0, 0), words, &[])).collect();
    let [left, top, right, bottom] = places(&marks::marks(&lines, 0, &frame()))[0];
    assert!(left > 130 && right < 150);
    assert_eq!((top, bottom), (153, 178));
    assert!(marks::marks(&lines, 1, &frame()).is_empty());
}

#[test]
fn a_line_left_alone_has_a_flag_on_its_own_page() {
    let lines = [
        line((0, 0, 3), (0, 1), "a", &[]),
        line((0, 1, 3), (1, 0), "b", &[]),
        line((0, 2, 3), (1, 0), "c", &[]),
    ];
    let check = |page: usize, expected: usize| {
        assert_eq!(marks::marks(&lines, page, &frame()).len(), expected, "page {page}");
    };
    check(0, 1);
    check(1, 0);
}

#[test]
fn what_sticks_out_of_a_line_has_a_box() {
    let mut lines = [line((0, 0, 1), (0, 0), "a", &[])];
    lines[0].note.overfull = Some(Length::pt(12.0));
    assert_eq!(places(&marks::marks(&lines, 0, &frame())), [[118, 150, 130, 160]]);
}
