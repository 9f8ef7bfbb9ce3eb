//! The tone of neighbouring lines: what their letters and their spaces do to fill the measure.

use flysheet::text::{Faces, Line, Setting};

use super::{ENGLISH, RIVER, ends_in_hyphen, set, styled};

/// How far the letters of a line are widened or narrowed in shape.
fn stretch(line: &Line) -> f64 {
    line.runs.first().unwrap().stretch
}

/// The mean width of the spaces between a line's words, in their natural width.
fn spaces(line: &Line) -> f64 {
    let faces = Faces::built_in();
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
fn no_line_of_wide_letters_keeps_natural_spaces_beside_one_of_narrow_letters() {
    let mut met = 0;
    for text in [RIVER, ENGLISH] {
        for millimetres in 60..100 {
            let lines = set(styled(text, "en-GB"), f64::from(millimetres), Setting::Justified);
            for pair in lines.windows(2).filter(|pair| pair.iter().all(|line| line.justified)) {
                let [one, other] = pair else { unreachable!() };
                let (wide, narrow) = if stretch(one) > stretch(other) { (one, other) } else { (other, one) };
                if stretch(wide) > 1.0199 && stretch(narrow) < 0.9801 {
                    met += 1;
                    assert!(spaces(wide) > 1.01, "{:.3} at {millimetres} mm", spaces(wide));
                }
            }
        }
    }
    assert!(met > 20, "{met}");
}
