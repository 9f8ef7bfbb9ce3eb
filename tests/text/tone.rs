//! The tone of neighbouring lines: what their letters and their spaces do to fill the measure.

use flysheet::geom::Length;
use flysheet::text::{Faces, Line, Setting};

use super::{ENGLISH, RIVER, ends_in_hyphen, set, styled};

/// The letters of a line: the byte of the text at which each stands, and its width.
fn letters(line: &Line) -> Vec<(usize, Length)> {
    let mut at = line.range.start;
    let mut letters = Vec::new();
    for glyph in line.runs.iter().flat_map(|run| run.glyphs.iter()) {
        if !matches!(&*glyph.text, " " | "\u{ad}") {
            letters.push((at, glyph.advance));
        }
        at += glyph.text.len();
    }
    letters
}

/// By which share of their width the letters of a line are wider than the same letters in one long line.
fn widened(line: &Line, long: &Line) -> f64 {
    let natural = letters(long).into_iter().filter(|(at, _)| line.range.contains(at));
    let natural: Length = natural.map(|(_, width)| width).sum();
    let here = letters(line).into_iter().filter(|(at, _)| line.range.contains(at));
    here.map(|(_, width)| width).sum::<Length>() / natural - 1.0
}

/// The mean width of the spaces between a line's words, in their natural width.
fn spaces(line: &Line, faces: &Faces) -> f64 {
    let mut widths = Vec::new();
    for run in &line.runs {
        let natural = run.size * faces.get(run.face).unwrap().word_space;
        let spaces = run.glyphs.iter().filter(|glyph| &*glyph.text == " ");
        widths.extend(spaces.map(|glyph| glyph.advance / natural));
    }
    if !ends_in_hyphen(line) {
        // The one at which the line was broken stands in the margin.
        widths.pop();
    }
    widths.iter().sum::<f64>() / widths.len() as f64
}

#[test]
fn letters_part_widely_only_where_spaces_part_as_well() {
    let faces = Faces::built_in();
    let mut far = 0;
    for text in [RIVER, ENGLISH] {
        let [long] = &*set(styled(text, "en-GB"), 5_000.0, Setting::Ragged) else { panic!("several lines") };
        for millimetres in 60..100 {
            let lines = set(styled(text, "en-GB"), f64::from(millimetres), Setting::Justified);
            for pair in lines.windows(2).filter(|pair| pair.iter().all(|line| line.justified)) {
                let widths = [widened(&pair[0], long), widened(&pair[1], long)];
                let spaces = [spaces(&pair[0], &faces), spaces(&pair[1], &faces)];
                let step = (widths[1] - widths[0]).abs();
                far += usize::from(step > 0.05);
                // Spaces part as well, and the same line has the wider ones.
                let parted = (spaces[1] - spaces[0]) * (widths[1] - widths[0]).signum();
                assert!(step < 0.07 || parted > 0.1, "{step:.3} {spaces:.2?} at {millimetres} mm");
            }
        }
    }
    assert!(far > 10, "{far}");
}
