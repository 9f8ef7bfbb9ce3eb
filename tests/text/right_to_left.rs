//! Words that run from right to left: where they end their lines, and what hangs out there.

use flysheet::geom::Length;
use flysheet::text::{Line, Setting};

use crate::{set, styled, words};

/// What is seen of a line, from left to right, without the characters that only turn the text round; `-` is a
/// hyphen that a line break put in.
fn seen(line: &Line) -> String {
    words(line).replace(['\u{202a}', '\u{202c}', '\u{202e}'], "").replace('\u{ad}', "-")
}

#[test]
fn what_runs_from_right_to_left_ends_its_line_at_the_left() {
    let check = |text: &str, millimetres: f64, expected: &[&str]| {
        let lines = set(styled(text, "en-GB"), millimetres, Setting::Ragged);
        assert_eq!(lines.iter().map(seen).collect::<Vec<_>>(), expected);
    };
    // U+202E turns the letters of a built-in face round, U+202A turns them back.
    check("ab \u{202e}cdef ghij\u{202c} kl", 13.0, &["ab fedc ", "jihg kl"]);
    check("ab \u{202e}cd \u{202a}efg\u{202c} hijklm\u{202c}", 15.0, &["ab efg dc ", "mlkjih"]);
    let mut hyphenated = styled("ab \u{202e}cooperation\u{202c}", "tg");
    hyphenated.soft_hyphens.push("ab \u{202e}coop".len());
    let lines = set(hyphenated, 17.0, Setting::Ragged);
    assert_eq!(lines.iter().map(seen).collect::<Vec<_>>(), ["ab -pooc", "noitare"]);
}

#[test]
fn what_hangs_out_is_what_is_seen_at_the_edge() {
    let check = |text: &str, hangs: bool| {
        let lines = set(styled(text, "en-GB"), 85.0, Setting::Justified);
        let line = lines.first().unwrap();
        let printed: Length = line.runs.iter().map(|run| run.width()).sum();
        assert_eq!(!printed.fits(line.width), hangs, "{text:?}");
    };
    check("mine,", true);
    check("\u{202e}mine,\u{202c}", false);
    check("\u{202e},mine\u{202c}", true);
}

#[test]
fn the_space_at_the_end_of_a_line_that_runs_from_right_to_left_is_in_the_left_margin() {
    // U+200F makes the paragraph run from right to left.
    let lines = set(styled("\u{200f}\u{202e}abch efgh\u{202c}", "en-GB"), 10.0, Setting::Ragged);
    let first = lines.first().unwrap();
    assert_eq!(seen(first).replace('\u{200f}', ""), " hcba");
    let space = first.runs.first().unwrap().glyphs.first().unwrap().advance;
    assert!((first.runs.first().unwrap().x + space).abs().fits(Length::pt(0.01)));
}
