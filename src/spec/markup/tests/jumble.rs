//! Texts of random pieces, none of whose letters may be lost or go astray.

use super::*;

/// Pieces of texts; only `x` and `y` are to be printed for certain, as `x`.
const PIECES: &[&str] = &[
    "x",
    "x",
    "x ",
    "x",
    "*",
    "**",
    "_",
    "`",
    "[",
    "]",
    "](http://1.2)",
    "(",
    ")",
    "<",
    ">",
    "\n",
    "\n\n",
    " ",
    "  \n",
    "    ",
    "- ",
    "1. ",
    "# ",
    "> ",
    "|",
    "---\n",
    "\\",
    "\\\n",
    "!",
    "~",
    "=",
    "{{",
    "}}",
    "{year}",
    "[x]: x",
    "\t",
    "&",
    ":",
    "+",
    "'",
    "\"",
    "<x>",
    "</x>",
    "&amp;",
    "\u{a0}",
];

/// A text of pieces in an order that `seed` gives (a linear congruential generator, Knuth's MMIX).
fn jumble(seed: u64) -> String {
    let mut state = seed;
    (0..12)
        .map(|_| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            PIECES[usize::try_from(state >> 33).unwrap() % PIECES.len()]
        })
        .collect()
}

/// The number of letters that are printed, and of those that carry a place other than their own.
fn letters(blocks: &[Block], file: &str) -> (usize, usize) {
    let mut counts = (0, 0);
    for block in blocks {
        let (all, astray) = match block {
            Block::Paragraph(paragraph) => {
                let letters: Vec<usize> = paragraph.text.match_indices('x').map(|(at, _)| at).collect();
                let astray = letters.iter().filter(|at| {
                    let span = paragraph.origin.span(**at..**at + 1);
                    &file[span.start..span.end] != "x"
                });
                (letters.len(), astray.count())
            }
            Block::List(list) => list.items.iter().fold((0, 0), |(all, astray), item| {
                let (more, more_astray) = letters(item, file);
                (all + more, astray + more_astray)
            }),
        };
        counts = (counts.0 + all, counts.1 + astray);
    }
    counts
}

#[test]
fn no_letter_is_lost_without_a_finding() {
    let mut without_finding = 0;
    for seed in 0..4000 {
        let text = jumble(seed);
        let token = toml::Value::String(text.clone()).to_string();
        let (blocks, findings, file) = run(&token, prose);
        if findings.is_empty() {
            without_finding += 1;
            let expected = text.matches('x').count();
            assert_eq!(letters(&blocks, &file), (expected, 0), "{text:?} {}", show(&blocks));
        }
        let (single, findings, _) = run(&token, paragraph);
        if findings.is_empty() {
            let printed = single.map_or(0, |paragraph| paragraph.text.matches('x').count());
            assert_eq!(printed, text.matches('x').count(), "{text:?}");
        }
    }
    assert!(without_finding > 500, "{without_finding}");
}
