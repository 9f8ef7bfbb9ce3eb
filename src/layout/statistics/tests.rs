//! Statistics of lines made by hand, whose figures can be reckoned in the head.

use super::*;
use crate::frame::{ElementId, Gap, LineId, MeasuredLine, Role, Structure};
use crate::geom::Length;
use crate::layout::notes::{LineNote, tests::frame};

/// A line of running text of ten points: paragraph, number, count; page and column; words; spaces in em.
pub(in crate::layout) fn line(
    of: (usize, usize, usize),
    place: (usize, usize),
    text: &str,
    gaps: &[f64],
) -> SetLine {
    let size = Length::pt(10.0);
    let (paragraph, number, count) = of;
    SetLine {
        on_page: MeasuredLine {
            id: LineId(0),
            page: place.0,
            element: ElementId::ROOT,
            left: Length::pt(if place.1 == 0 { 30.0 } else { 150.0 }),
            right: Length::pt(if place.1 == 0 { 130.0 } else { 250.0 }),
            baseline: Length::pt(157.5 + number as f64 * 10.0),
            size,
            text: text.to_owned(),
            gaps: gaps.iter().map(|gap| Gap { width: size * *gap, in_em: *gap }).collect(),
            natural: size * (0.25 * gaps.len() as f64),
        },
        note: LineNote {
            paragraph,
            number,
            count,
            justified: number + 1 < count,
            overfull: None,
            range: 0..0,
        },
        span: None,
        column: place.1,
        role: Role::Paragraph,
        activity: None,
        is_running: true,
    }
}

fn of(lines: &[SetLine]) -> Statistics {
    of_lines(lines, 1, 1.0, &Notes { frame: frame(), ..Notes::default() })
}

/// Lines of one paragraph in column 0, with these words.
fn paragraph(words: &[&str]) -> Vec<SetLine> {
    let count = words.len();
    (0..).zip(words).map(|(at, words)| line((0, at, count), (0, 0), words, &[0.3, 0.3])).collect()
}

#[test]
fn the_spread_is_that_of_all_spaces_of_justified_lines() {
    // Spaces of 0.2 and 0.4 em: their mean is 0.3 and each is 0.1 away from it.
    let lines = [
        line((0, 0, 4), (0, 0), "a b c", &[0.2, 0.2]),
        line((0, 1, 4), (0, 0), "a b c", &[0.4, 0.4]),
        // One space is as wide as it must be, and the last line is not justified.
        line((0, 2, 4), (0, 0), "a b", &[0.9]),
        line((0, 3, 4), (0, 0), "a b c", &[0.25, 0.25]),
    ];
    let found = of(&lines);
    assert!((found.space_spread.unwrap() - 1.0 / 3.0).abs() < 1e-9, "{found:?}");
    assert_eq!((found.lines, found.justified_lines), (4, 2));
    assert_eq!(of(&[]).space_spread, None);
    assert_eq!(of(&[]).hyphens_per_100_lines(), None);
}

#[test]
fn the_loosest_line_is_named_by_its_first_words() {
    let lines = [
        line((0, 0, 4), (0, 0), "one two", &[0.3]),
        line((0, 1, 4), (0, 1), "an ex\u{ad}tremely wide\u{a0}line of many words", &[0.5, 0.7]),
        line((0, 2, 4), (0, 1), "just as wide", &[0.6, 0.6]),
        line((0, 3, 4), (0, 1), "the last", &[2.0]),
    ];
    let loosest = of(&lines).loosest.unwrap();
    assert_eq!((loosest.page, loosest.column), (0, 1));
    assert_eq!(loosest.words, "an extremely wide line of …");
    assert!((loosest.space - 0.6).abs() < 1e-9);
}

#[test]
fn three_hyphens_one_below_the_other_are_a_ladder() {
    let check = |lines: &[SetLine], hyphens: usize, ladders: usize| {
        let found = of(lines);
        assert_eq!((found.hyphens, found.ladders), (hyphens, ladders), "{lines:?}");
    };
    check(&paragraph(&["a-", "a\u{ad}", "b"]), 2, 0);
    check(&paragraph(&["a\u{ad} ", "a-", "b\u{2010}", "c"]), 3, 1);
    check(&paragraph(&["a-", "a-", "b", "c-", "d-", "e-", "f-", "g"]), 6, 1);
    // In another column, the eye begins anew.
    let mut parted = paragraph(&["a-", "a-", "a-", "b"]);
    parted[2].column = 1;
    check(&parted, 3, 0);
}

#[test]
fn a_line_alone_at_the_edge_of_a_column_is_counted() {
    /// A paragraph whose lines stand in these columns.
    fn check(columns: &[usize], widows: usize, orphans: usize) {
        let count = columns.len();
        let lines: Vec<SetLine> = (0..)
            .zip(columns)
            .map(|(at, column)| line((0, at, count), (0, *column), "a b", &[0.3]))
            .collect();
        let found = of(&lines);
        assert_eq!((found.widows, found.orphans), (widows, orphans), "{columns:?}");
    }
    check(&[0, 0, 0], 0, 0);
    check(&[0], 0, 0);
    check(&[0, 0, 1, 1], 0, 0);
    check(&[0, 1, 1], 0, 1);
    check(&[0, 0, 1], 1, 0);
    check(&[0, 1], 1, 1);
}

#[test]
fn an_activity_that_goes_on_elsewhere_is_split() {
    let mut structure = Structure::new();
    let sections: Vec<ElementId> = (0..3).map(|_| structure.add(Role::Section, ElementId::ROOT)).collect();
    let in_activity =
        |at: usize, place| SetLine { activity: Some(sections[at]), ..line((at, 0, 1), place, "a", &[]) };
    let lines = [
        in_activity(0, (0, 0)),
        in_activity(1, (0, 0)),
        in_activity(1, (0, 1)),
        in_activity(2, (0, 1)),
        in_activity(2, (1, 1)),
        line((9, 0, 1), (1, 0), "not of any", &[]),
    ];
    assert_eq!(of(&lines).split_blocks, 2);
    // Across the page, columns stand beneath the title.
    let lines = [
        in_activity(0, (0, 0)),
        SetLine { activity: Some(sections[0]), ..line((1, 1, 3), (0, 0), "a", &[]) },
        SetLine { activity: Some(sections[0]), ..line((1, 1, 3), (0, 1), "b", &[]) },
    ];
    assert_eq!(of(&lines).split_blocks, 0);
}

#[test]
fn headings_and_panels_are_no_running_text() {
    let mut lines = paragraph(&["a-", "a-", "a-", "b"]);
    for line in &mut lines {
        line.is_running = false;
    }
    let found = of(&lines);
    assert_eq!((found.lines, found.hyphens, found.ladders, found.loosest), (0, 0, 0, None));
}
