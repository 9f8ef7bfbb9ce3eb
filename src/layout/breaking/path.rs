//! The rows of a column that was chosen, and with them the ways of its paragraphs.

use super::level::Span;
use super::track::{Part, Spot, Track};
use super::walk::Heights;

/// A row of a column: its part, and in a paragraph the way and the line. White is one row here.
pub(super) type Passed = (usize, Option<(usize, usize)>);

/// The cheapest way through a column, as the rows that it passes.
pub(super) fn path(track: &Track, span: Span) -> Vec<Passed> {
    let lines = |part: usize, way: usize, from: usize, to: usize| {
        (from..to).map(move |line| (part, Some((way, line))))
    };
    let mut rows: Vec<Passed> = Vec::new();
    let first = match track.spot(span.start as usize) {
        Spot::Before(part) => part,
        Spot::Inside(part, way, line) => {
            let ends = match track.spot(span.next as usize) {
                Spot::Inside(ends_in, _, end) if ends_in == part => end,
                _ => line + track.left_of(part, way, line),
            };
            rows.extend(lines(part, way, line, ends));
            part + 1
        }
    };
    let (last, ending) = match track.spot(span.next as usize) {
        Spot::Before(part) => (track.before_gap(part), None),
        Spot::Inside(part, way, line) => (part, Some((way, line))),
    };
    if last < first {
        return rows;
    }
    let taken = rows.len() + ending.map_or(0, |(_, line)| line);
    rows.extend(between(track, first, last, (span.rows as usize).saturating_sub(taken)));
    if let Some((way, line)) = ending {
        rows.extend(lines(last, way, 0, line));
    }
    rows
}

/// The cheapest way through whole parts that takes so many rows.
fn between(track: &Track, first: usize, last: usize, rows: usize) -> Vec<Passed> {
    let mut heights = vec![Heights { first: 0, costs: vec![0.0] }];
    let parts = track.parts.get(first..last).unwrap_or_default();
    for part in parts {
        heights.extend(heights.last().map(|before| before.then(part)));
    }
    let mut left = rows;
    let mut passed = Vec::with_capacity(rows);
    for ((at, part), before) in (first..last).zip(parts).zip(&heights).rev() {
        match part {
            Part::Row(_) => {
                passed.push((at, None));
                left = left.saturating_sub(1);
            }
            Part::Gap(gap) => {
                passed.push((at, None));
                left = left.saturating_sub(gap.rows);
            }
            Part::Paragraph(_, ways) => {
                let total = |lines: usize, cost: f64| Some(before.cost(left.checked_sub(lines)?)? + cost);
                let ways = ways.iter().enumerate();
                let ways =
                    ways.filter_map(|(at, way)| Some((total(way.lines(), way.cost)?, at, way.lines())));
                let Some((_, way, lines)) = ways.min_by(|one, other| one.0.total_cmp(&other.0)) else {
                    continue;
                };
                passed.extend((0..lines).rev().map(|line| (at, Some((way, line)))));
                left -= lines;
            }
        }
    }
    passed.reverse();
    passed
}
