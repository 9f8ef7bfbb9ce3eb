//! Text can be told from what is behind it (WCAG 2.1, success criterion 1.4.3).

use super::{Finished, corner, letters};
use crate::diag::{Code, Diagnostic, OnPage, Span};
use crate::frame::{GlyphRun, Item, ItemKind};
use crate::geom::{Length, Point, Rect};

/// The contrast that text must have with its ground (WCAG 2.1, 1.4.3).
const LEAST: f64 = 4.5;

/// The contrast that is enough for large text.
const LEAST_LARGE: f64 = 3.0;

/// The sizes from which text counts as large: plain, and bold (WCAG 2.1, "large scale").
const LARGE: Length = Length::pt(18.0);
const LARGE_BOLD: Length = Length::pt(14.0);

/// The weight from which a face is bold.
const BOLD: u16 = 700;

/// The colour of paper.
const PAPER: [u8; 3] = [255; 3];

/// A colour that stands behind what follows it on the page; none where it is a picture.
struct Ground {
    rect: Rect,
    rgb: Option<[u8; 3]>,
}

/// Text that is too much like its ground.
struct Faint {
    span: Span,
    ratio: f64,
    least: f64,
    ink: [u8; 3],
    ground: [u8; 3],
    place: OnPage,
}

/// A finding for the faintest text that one place of the spec is to blame for: the programme's colour where the theme
/// gives one, since all other colours of text are flysheet's own.
pub(super) fn check(finished: &Finished<'_>) -> Vec<Diagnostic> {
    let mut known = Vec::new();
    let mut faintest: Vec<Faint> = Vec::new();
    for (number, page) in finished.pages() {
        let mut grounds: Vec<Ground> = Vec::new();
        for item in &page.items {
            grounds.extend(ground(item));
            let ItemKind::Glyphs(run) = &item.kind else { continue };
            let Some(behind) = behind(run, &grounds) else { continue };
            let (ink, least) = (run.ink.rgb, least(run, finished));
            // A flyer has a handful of colours, and hundreds of runs.
            if known.contains(&(ink, behind, least)) {
                continue;
            }
            known.push((ink, behind, least));
            let ratio = contrast(ink, behind);
            if ratio >= least {
                continue;
            }
            let Some(rect) = letters(run) else { continue };
            let span = finished.flyer.theme.accent.span.unwrap_or_else(|| finished.span_of_run(run));
            let faint = Faint { span, ratio, least, ink, ground: behind, place: corner(number, rect) };
            match faintest.iter_mut().find(|other| other.span == span) {
                Some(other) if other.ratio <= ratio => {}
                Some(other) => *other = faint,
                None => faintest.push(faint),
            }
        }
    }
    faintest.into_iter().map(Faint::finding).collect()
}

/// The contrast that the text of a run needs.
fn least(run: &GlyphRun, finished: &Finished<'_>) -> f64 {
    let is_bold = finished.faces.get(run.face).is_some_and(|face| face.weight >= BOLD);
    let large = if is_bold { LARGE_BOLD } else { LARGE };
    if large.fits(run.size) { LEAST_LARGE } else { LEAST }
}

/// What an item puts behind those that follow it.
fn ground(item: &Item) -> Option<Ground> {
    match &item.kind {
        ItemKind::Shape(shape) if matches!(item.mark, crate::frame::Mark::Artifact(_)) => {
            Some(Ground { rect: shape.bounds()?, rgb: Some(shape.fill?.rgb) })
        }
        ItemKind::Picture { rect, .. } => Some(Ground { rect: *rect, rgb: None }),
        _ => None,
    }
}

/// The colour behind a run; `None` where that is a picture.
fn behind(run: &GlyphRun, grounds: &[Ground]) -> Option<[u8; 3]> {
    let at = Point::new(run.origin.x, run.origin.y - run.size * 0.3);
    let is_there = |ground: &&Ground| {
        let Ground { rect, .. } = ground;
        (rect.left()..rect.right()).contains(&at.x) && (rect.top()..rect.bottom()).contains(&at.y)
    };
    grounds.iter().rev().find(is_there).map_or(Some(PAPER), |ground| ground.rgb)
}

/// How much lighter one colour is than the other, from 1 to 21 (WCAG 2.1, "contrast ratio").
fn contrast(one: [u8; 3], other: [u8; 3]) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// How light a colour is, from 0 to 1 (WCAG 2.1, "relative luminance").
fn luminance(rgb: [u8; 3]) -> f64 {
    let [red, green, blue] = rgb.map(|part| {
        let part = f64::from(part) / 255.0;
        if part <= 0.03928 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    });
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

impl Faint {
    fn finding(self) -> Diagnostic {
        let hex = |[red, green, blue]: [u8; 3]| format!("#{red:02x}{green:02x}{blue:02x}");
        let ground = if self.ground == PAPER { "paper".to_owned() } else { hex(self.ground) };
        let message = format!(
            "text in {} on {ground} has a contrast of {:.2} : 1, where {} : 1 is the least that can be read",
            hex(self.ink),
            // Rounded down, so that what lacks a hair is not shown as enough.
            (self.ratio * 100.0).floor() / 100.0,
            self.least
        );
        let help = "take a darker colour; of all its text, this is the faintest";
        Diagnostic::new(Code::LowContrast, self.span, message).help(help).on_page(self.place)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contrast_is_that_of_the_guidelines() {
        let check = |one: [u8; 3], other: [u8; 3], expected: f64| {
            assert!((contrast(one, other) - expected).abs() < 0.01, "{}", contrast(one, other));
            assert!((contrast(other, one) - expected).abs() < 0.01);
        };
        check([0; 3], [255; 3], 21.0);
        check([255; 3], [255; 3], 1.0);
        // The greys between which the line is drawn.
        check([0x76; 3], [255; 3], 4.54);
        check([0x77; 3], [255; 3], 4.48);
        check([255, 0, 0], [255; 3], 4.0);
    }
}
