//! Runs of glyphs as text operations: where each glyph must stand, against where a viewer's pen gets
//! to by itself.
//!
//! A viewer moves its pen by the widths in the font, in whole thousandths of an em, and by the
//! tracking. Only where that misses a glyph's true place does a run hold a number, and the number
//! is reckoned from the true place, so that no error adds up along a line.

use printpdf::matrix::TextMatrix;
use printpdf::{DictItem, Op, PdfFontHandle, Pt};

use super::convert::{Sheet, points, rounded};
use super::font::{Fonts, GLYPH_SPACE, UsedFont, texts};
use crate::frame::{Glyph, GlyphRun};
use crate::geom::Length;
use crate::text::FaceId;

/// A pen this far off, in thousandths of an em, is set right: at ten points a hundredth of a point.
const PEN_TOLERANCE: f64 = 1.0;

/// Tracking less than this, in thousandths of an em, is left to the pen's corrections.
const LEAST_TRACKING: f64 = 0.5;

/// Sizes and tracking are written in thousandths of a point, as errors in them add up along a line.
const SIZE_STEPS: f64 = 1000.0;

/// Horizontal scales are written in ten thousandths: on a line of 250 pt that is 0.025 pt.
const STRETCH_STEPS: f64 = 10_000.0;

/// What the text operations of a page have set so far.
#[derive(Default)]
pub(super) struct TextState {
    font: Option<(FaceId, f32)>,
    tracking: f32,
}

/// The true place of a glyph and the advance of its shape, in thousandths of an em.
struct Placed {
    code: u16,
    width: f64,
    place: f64,
    advance: f64,
    rise: Length,
    is_space: bool,
}

impl TextState {
    /// Adds the operations that show `run`.
    pub(super) fn show(&mut self, run: &GlyphRun, sheet: Sheet, fonts: &Fonts<'_>, ops: &mut Vec<Op>) {
        let size = rounded(run.size.to_pt(), SIZE_STEPS);
        let stretch = rounded(run.stretch, STRETCH_STEPS);
        let em = Length::pt(f64::from(size) * f64::from(stretch));
        let (Some(font), true) = (fonts.of(run), em > Length::ZERO) else { return };
        let glyphs = place(run, font, em);
        let Some(first) = glyphs.first() else { return };

        if self.font != Some((run.face, size)) {
            self.font = Some((run.face, size));
            let font = PdfFontHandle::External(printpdf::FontId(font.resource.clone()));
            ops.push(Op::SetFont { font, size: Pt(size) });
        }
        let tracking = rounded(tracking(&glyphs) * f64::from(size) / GLYPH_SPACE, SIZE_STEPS);
        if self.tracking != tracking {
            self.tracking = tracking;
            ops.push(Op::SetCharacterSpacing { multiplier: tracking });
        }
        let start = run.origin.x + em * (first.place / GLYPH_SPACE);
        let origin = [sheet.x(start), sheet.y(run.origin.y)];
        let matrix = TextMatrix::Raw([stretch, 0.0, 0.0, 1.0, origin[0], origin[1]]);
        ops.push(Op::SetTextMatrix { matrix });

        // Rounding the origin has moved the pen already.
        let pen = Length::pt(f64::from(origin[0])) - sheet.exact_x(run.origin.x);
        let spacing = f64::from(tracking) * GLYPH_SPACE / f64::from(size);
        show_glyphs(&glyphs, pen / em * GLYPH_SPACE, spacing, ops);
    }
}

/// Where the glyphs of a run stand, from its origin.
fn place(run: &GlyphRun, font: &UsedFont<'_>, em: Length) -> Vec<Placed> {
    let mut pen = Length::ZERO;
    let placed = |(glyph, text): (&Glyph, &str)| {
        let (code, width) = font.code(glyph.id, text);
        let place = (pen + glyph.x_offset) / em * GLYPH_SPACE;
        pen += glyph.advance;
        Placed {
            code,
            width: f64::from(width),
            place,
            advance: glyph.advance / em * GLYPH_SPACE,
            rise: glyph.y_offset,
            is_space: text.trim().is_empty(),
        }
    };
    run.glyphs.iter().zip(texts(&run.glyphs)).map(placed).collect()
}

/// How much wider than drawn most glyphs of a run are set, in thousandths of an em: the median, as
/// kerning touches only a few.
fn tracking(glyphs: &[Placed]) -> f64 {
    let inner = glyphs.split_last().map_or(&[][..], |(_, inner)| inner);
    let mut extra: Vec<f64> =
        inner.iter().filter(|glyph| !glyph.is_space).map(|glyph| glyph.advance - glyph.width).collect();
    let middle = extra.len() / 2;
    if middle == 0 {
        return 0.0;
    }
    let (_, median, _) = extra.select_nth_unstable_by(middle, f64::total_cmp);
    if median.abs() < LEAST_TRACKING { 0.0 } else { *median }
}

/// Shows glyphs from the pen on, a string for each stretch of glyphs on one height.
fn show_glyphs(glyphs: &[Placed], mut pen: f64, spacing: f64, ops: &mut Vec<Op>) {
    let mut rise = 0.0;
    let mut strings = Strings::default();
    for glyph in glyphs {
        let wanted = points(glyph.rise);
        if wanted != rise {
            strings.show(ops);
            rise = wanted;
            ops.push(Op::SetLineOffset { multiplier: rise });
        }
        if (pen - glyph.place).abs() >= PEN_TOLERANCE {
            let kern = (pen - glyph.place).round();
            strings.kern(kern as i64);
            pen -= kern;
        }
        strings.codes.extend(glyph.code.to_be_bytes());
        pen += glyph.width + spacing;
    }
    strings.show(ops);
    if rise != 0.0 {
        ops.push(Op::SetLineOffset { multiplier: 0.0 });
    }
}

/// Strings of codes with moves of the pen between them, as they gather (ISO 32000-1, 9.4.3).
#[derive(Default)]
struct Strings {
    parts: Vec<DictItem>,
    codes: Vec<u8>,
}

impl Strings {
    /// Moves the pen to the left, by thousandths of an em.
    fn kern(&mut self, kern: i64) {
        self.end_string();
        self.parts.push(DictItem::Int(kern));
    }

    /// Shows what has gathered. printpdf has an operation of its own for this, `ShowText`, but makes an
    /// object of each glyph, and knows one text for each; a plain operation takes whole strings.
    fn show(&mut self, ops: &mut Vec<Op>) {
        self.end_string();
        if !self.parts.is_empty() {
            let parts = DictItem::Array(std::mem::take(&mut self.parts));
            ops.push(Op::Unknown { key: "TJ".into(), value: vec![parts] });
        }
    }

    fn end_string(&mut self) {
        if !self.codes.is_empty() {
            let data = std::mem::take(&mut self.codes);
            self.parts.push(DictItem::String { data, literal: true });
        }
    }
}
