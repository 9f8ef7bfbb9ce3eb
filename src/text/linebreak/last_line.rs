//! Last lines: how wide one is at the least that ends its paragraph well.

use super::cost::Widths;
use crate::geom::Length;
use crate::text::measures::Measures;

/// How well a last line ends its paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum End {
    /// Wide enough.
    Sound,
    /// So short that it catches the eye, and better than a line that is seen to be loose.
    Short,
    /// A short word, or part of one.
    Faulty,
}

/// A last line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct LastLine {
    /// Whether the line before ends in a divided word.
    is_broken: bool,
    /// The width below which it is short.
    seemly: Width,
    /// The width below which it is faulty.
    least: Width,
}

/// The width of a last line.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Width {
    /// Of several words.
    line: Length,
    /// Of one word.
    word: Length,
}

/// The width below which a last line is short, as a share of the measure.
const SHORT_LINE: f64 = 0.2;

/// The width below which a last line of one word is short, as a share of the measure.
const SHORT_WORD: f64 = 0.25;

/// The width below which a last line is faulty where it is short, in em: about twice an indent, so that the line covers
/// the white that the next one begins with.
const FAULTY_LINE: f64 = 2.5;

/// The width below which a last line of one word is faulty where it is short, in em: about eight letters (R.
/// Bringhurst, "The Elements of Typographic Style", 2.4.2, asks for four).
const FAULTY_WORD: f64 = 4.0;

impl LastLine {
    /// The line of a number, the first being 0, if it is the last.
    pub fn new(measures: &Measures, line: usize, is_broken: bool) -> LastLine {
        let measure = measures.width(line);
        let seemly = Width { line: measure * SHORT_LINE, word: measure * SHORT_WORD };
        let least = measures.em().map_or(seemly, |em| Width {
            line: seemly.line.min(em * FAULTY_LINE),
            word: seemly.word.min(em * FAULTY_WORD),
        });
        LastLine { is_broken, seemly, least }
    }

    /// How well it ends the paragraph with natural letters and spaces.
    pub fn end(self, widths: Widths) -> End {
        let is_one_word = widths.stretch <= Length::ZERO;
        let is_narrower = |width: Width| widths.natural < if is_one_word { width.word } else { width.line };
        if widths.natural <= Length::ZERO {
            End::Sound
        } else if is_one_word && self.is_broken || is_narrower(self.least) {
            End::Faulty
        } else if is_narrower(self.seemly) {
            End::Short
        } else {
            End::Sound
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_last_line_is_wide_enough_for_its_type_and_its_measure() {
        let measures = Measures::full(Length::pt(100.0));
        let check = |natural: f64, words: usize, is_broken: bool, em: Option<f64>, expected: End| {
            let measures = em.map_or(measures, |em| measures.of_type(Length::pt(em)));
            let widths = Widths {
                natural: Length::pt(natural),
                flex: Length::ZERO,
                stretch: Length::pt(1.0) * (words - 1) as f64,
                shrink: Length::ZERO,
            };
            let end = LastLine::new(&measures, 1, is_broken).end(widths);
            assert_eq!(end, expected, "{natural} {words} {is_broken} {em:?}");
        };
        check(21.0, 2, false, None, End::Sound);
        check(19.0, 2, false, None, End::Faulty);
        check(26.0, 1, false, None, End::Sound);
        check(24.0, 1, false, None, End::Faulty);
        check(26.0, 1, true, None, End::Faulty);
        check(0.0, 1, false, None, End::Sound);
        // 2.5 and 4 em of 5 points.
        check(13.0, 2, false, Some(5.0), End::Short);
        check(12.0, 2, false, Some(5.0), End::Faulty);
        check(21.0, 1, false, Some(5.0), End::Short);
        check(19.0, 1, false, Some(5.0), End::Faulty);
        check(21.0, 2, true, Some(5.0), End::Sound);
        // In large type the measure decides.
        check(21.0, 2, false, Some(30.0), End::Sound);
    }
}
