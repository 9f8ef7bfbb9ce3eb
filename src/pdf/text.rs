//! Runs of glyphs as text operators: where each glyph must stand, against where a viewer's pen gets
//! to by itself.
//!
//! A viewer moves its pen by the widths in the font, in whole thousandths of an em, and by the
//! tracking. Only where that misses a glyph's true place does a run hold a number, and the number
//! is reckoned from the true place, so that no error adds up along a line.

use super::content::Content;
use super::convert::{Sheet, points, rounded};
use super::font::{Fonts, GLYPH_SPACE, UsedFont};
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

/// What the text operators of a page have set so far.
#[derive(Default)]
pub(super) struct TextState {
    font: Option<(FaceId, f32)>,
    tracking: f32,
    /// Room for the glyphs of a run, which one run leaves to the next.
    glyphs: Vec<Placed>,
    /// Room for the codes that are shown together.
    codes: Vec<u8>,
    /// Room for what glyphs are set wider than drawn.
    extra: Vec<f64>,
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
    /// Adds the operators that show `run`, whose glyphs have these codes.
    pub(super) fn show(
        &mut self,
        run: &GlyphRun,
        codes: &[u16],
        sheet: Sheet,
        fonts: &Fonts<'_>,
        content: &mut Content,
    ) {
        let size = rounded(run.size.to_pt(), SIZE_STEPS);
        let stretch = rounded(run.stretch, STRETCH_STEPS);
        let em = Length::pt(f64::from(size) * f64::from(stretch));
        let (Some(font), true) = (fonts.of(run), em > Length::ZERO) else { return };
        place(run, codes, font, em, &mut self.glyphs);
        let Some(first) = self.glyphs.first() else { return };

        if self.font != Some((run.face, size)) {
            self.font = Some((run.face, size));
            content.font(&font.resource, size);
        }
        let tracking = tracking(&self.glyphs, &mut self.extra);
        let tracking = rounded(tracking * f64::from(size) / GLYPH_SPACE, SIZE_STEPS);
        if self.tracking != tracking {
            self.tracking = tracking;
            content.operator([tracking], "Tc");
        }
        let start = run.origin.x + em * (first.place / GLYPH_SPACE);
        let (x, y) = (sheet.x(start), sheet.y(run.origin.y));
        content.operator([stretch, 0.0, 0.0, 1.0, x, y], "Tm");

        // Rounding the origin has moved the pen already.
        let pen = Length::pt(f64::from(x)) - sheet.exact_x(run.origin.x);
        let spacing = f64::from(tracking) * GLYPH_SPACE / f64::from(size);
        show_glyphs(&self.glyphs, pen / em * GLYPH_SPACE, spacing, &mut self.codes, content);
    }
}

/// Where the glyphs of a run stand, from its origin.
fn place(run: &GlyphRun, codes: &[u16], font: &UsedFont<'_>, em: Length, places: &mut Vec<Placed>) {
    let mut pen = Length::ZERO;
    let placed = |(glyph, code): (&Glyph, &u16)| {
        let entry = font.codes.get(usize::from(*code));
        let place = (pen + glyph.x_offset) / em * GLYPH_SPACE;
        pen += glyph.advance;
        Placed {
            code: *code,
            width: entry.map_or(0.0, |entry| f64::from(entry.width)),
            place,
            advance: glyph.advance / em * GLYPH_SPACE,
            rise: glyph.y_offset,
            is_space: entry.is_some_and(|entry| entry.is_space),
        }
    };
    places.clear();
    places.extend(run.glyphs.iter().zip(codes).map(placed));
}

/// How much wider than drawn most glyphs of a run are set, in thousandths of an em: the median, as
/// kerning touches only a few.
fn tracking(glyphs: &[Placed], extra: &mut Vec<f64>) -> f64 {
    let inner = glyphs.split_last().map_or(&[][..], |(_, inner)| inner);
    extra.clear();
    extra.extend(inner.iter().filter(|glyph| !glyph.is_space).map(|glyph| glyph.advance - glyph.width));
    let middle = extra.len() / 2;
    if middle == 0 {
        return 0.0;
    }
    let (_, median, _) = extra.select_nth_unstable_by(middle, f64::total_cmp);
    if median.abs() < LEAST_TRACKING { 0.0 } else { *median }
}

/// Shows glyphs from the pen on, together where they stand on one height.
fn show_glyphs(glyphs: &[Placed], mut pen: f64, spacing: f64, codes: &mut Vec<u8>, content: &mut Content) {
    let mut rise = Length::ZERO;
    content.begin_show();
    for glyph in glyphs {
        if glyph.rise != rise {
            content.codes(codes);
            content.end_show();
            rise = glyph.rise;
            content.operator([points(rise)], "Ts");
            content.begin_show();
        }
        if (pen - glyph.place).abs() >= PEN_TOLERANCE {
            let kern = (pen - glyph.place).round();
            content.codes(codes);
            content.kern(kern as i64);
            pen -= kern;
        }
        codes.extend(glyph.code.to_be_bytes());
        pen += glyph.width + spacing;
    }
    content.codes(codes);
    content.end_show();
    if rise != Length::ZERO {
        content.operator([0.0], "Ts");
    }
}
