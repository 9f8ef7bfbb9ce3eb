//! Text can be told from what is behind it (WCAG 2.1, success criterion 1.4.3).

use super::{Finished, corner, letters};
use crate::diag::{Code, Diagnostic, OnPage, Span};
use crate::frame::{GlyphRun, Ink, Item, ItemKind, LEAST_CONTRAST, PressInk, screen_contrast};
use crate::geom::{Length, Point, Rect};

/// The contrast that is enough for large text.
const LEAST_LARGE: f64 = 3.0;

/// By how much less contrast in print is let pass, as a share: it is told by a model of the inks, and what a press's
/// profile finds just enough is not to be refused.
const LENIENCE: f64 = 0.05;

/// The sizes from which text counts as large: plain, and bold (WCAG 2.1, "large scale").
const LARGE: Length = Length::pt(18.0);
const LARGE_BOLD: Length = Length::pt(14.0);

/// The weight from which a face is bold.
const BOLD: u16 = 700;

/// A colour that stands behind what follows it on the page; none where it is a picture.
struct Ground {
    rect: Rect,
    ink: Option<Ink>,
}

/// Where text is read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Medium {
    /// On a screen, and as an office printer has it.
    Screen,
    /// On paper, as a press has printed it.
    Press,
}

/// Text that is too much like its ground.
struct Faint {
    medium: Medium,
    span: Span,
    ratio: f64,
    least: f64,
    ink: Ink,
    ground: Ink,
    place: OnPage,
}

/// A finding for the faintest text that one place of the spec is to blame for: the programme's colour where the theme
/// gives one, since all other colours of text are flysheet's own. Its value for the press is looked at too.
pub(super) fn check(finished: &Finished<'_>) -> Vec<Diagnostic> {
    let mut known = Vec::new();
    let mut faintest: Vec<Faint> = Vec::new();
    for (number, page) in finished.pages() {
        let mut grounds: Vec<Ground> = Vec::new();
        for item in &page.items {
            grounds.extend(ground(item));
            let ItemKind::Glyphs(run) = &item.kind else { continue };
            let Some(behind) = behind(run, &grounds) else { continue };
            let least = least(run, finished);
            // A flyer has a handful of colours, and hundreds of runs.
            if known.contains(&(run.ink, behind, least)) {
                continue;
            }
            known.push((run.ink, behind, least));
            let Some(rect) = letters(run) else { continue };
            for (medium, ratio) in ratios(run.ink, behind, finished) {
                if ratio >= medium.enough(least) {
                    continue;
                }
                let span = span(run, medium, finished);
                let place = corner(number, rect);
                let faint = Faint { medium, span, ratio, least, ink: run.ink, ground: behind, place };
                match faintest.iter_mut().find(|other| (other.span, other.medium) == (span, medium)) {
                    Some(other) if other.ratio <= ratio => {}
                    Some(other) => *other = faint,
                    None => faintest.push(faint),
                }
            }
        }
    }
    faintest.into_iter().map(Faint::finding).collect()
}

/// How well text can be told from its ground: on the screen, and on the press where the theme gives a colour for it.
fn ratios(ink: Ink, ground: Ink, finished: &Finished<'_>) -> impl Iterator<Item = (Medium, f64)> {
    let has_press_value = finished.flyer.theme.accent.cmyk.is_some();
    let press = || (Medium::Press, ink.press_contrast(ground, &finished.document.spots));
    let screen = (Medium::Screen, screen_contrast(ink.rgb, ground.rgb));
    [screen].into_iter().chain(has_press_value.then(press))
}

/// What the spec has to change for text to be told from its ground.
fn span(run: &GlyphRun, medium: Medium, finished: &Finished<'_>) -> Span {
    let accent = &finished.flyer.theme.accent;
    let of_colour = match medium {
        Medium::Screen => accent.span,
        Medium::Press => accent.press_span.or(accent.span),
    };
    of_colour.unwrap_or_else(|| finished.span_of_run(run))
}

/// The contrast that the text of a run needs.
fn least(run: &GlyphRun, finished: &Finished<'_>) -> f64 {
    let is_bold = finished.faces.get(run.face).is_some_and(|face| face.weight >= BOLD);
    let large = if is_bold { LARGE_BOLD } else { LARGE };
    if large.fits(run.size) { LEAST_LARGE } else { LEAST_CONTRAST }
}

/// What an item puts behind those that follow it.
fn ground(item: &Item) -> Option<Ground> {
    match &item.kind {
        ItemKind::Shape(shape) if matches!(item.mark, crate::frame::Mark::Artifact(_)) => {
            Some(Ground { rect: shape.bounds()?, ink: Some(shape.fill?) })
        }
        ItemKind::Picture { rect, .. } => Some(Ground { rect: *rect, ink: None }),
        _ => None,
    }
}

/// The colour behind a run; `None` where that is a picture.
fn behind(run: &GlyphRun, grounds: &[Ground]) -> Option<Ink> {
    let at = Point::new(run.origin.x, run.origin.y - run.size * 0.3);
    let is_there = |ground: &&Ground| {
        let Ground { rect, .. } = ground;
        (rect.left()..rect.right()).contains(&at.x) && (rect.top()..rect.bottom()).contains(&at.y)
    };
    grounds.iter().rev().find(is_there).map_or(Some(Ink::WHITE), |ground| ground.ink)
}

impl Faint {
    fn finding(self) -> Diagnostic {
        let message = format!(
            "text in {} on {} has a contrast of {:.2} : 1{}, where {} : 1 is the least that can be read",
            self.medium.name(self.ink),
            self.medium.name_of_ground(self.ground),
            // Rounded down, so that what lacks a hair is not shown as enough.
            (self.ratio * 100.0).floor() / 100.0,
            if self.medium == Medium::Press { " in print" } else { "" },
            self.least
        );
        let help = "take a darker colour; of all its text, this is the faintest";
        Diagnostic::new(Code::LowContrast, self.span, message).help(help).on_page(self.place)
    }
}

impl Medium {
    /// From which contrast on nothing is said, where so much is the least.
    fn enough(self, least: f64) -> f64 {
        match self {
            Medium::Screen => least,
            Medium::Press => least * (1.0 - LENIENCE),
        }
    }

    /// What text stands on, as it is called there.
    fn name_of_ground(self, ink: Ink) -> String {
        let is_paper = match self {
            Medium::Screen => ink.rgb == Ink::WHITE.rgb,
            Medium::Press => ink.press == Ink::WHITE.press,
        };
        if is_paper { "paper".into() } else { self.name(ink) }
    }

    /// A colour as it is called there.
    fn name(self, ink: Ink) -> String {
        let [red, green, blue] = ink.rgb;
        match (self, ink.press) {
            (Medium::Press, PressInk::Process(parts)) => format!("cmyk {parts:?}"),
            (Medium::Press, PressInk::Spot { strength, .. }) => format!("{strength} % of the spot colour"),
            _ => format!("#{red:02x}{green:02x}{blue:02x}"),
        }
    }
}
