//! The look in numbers: sizes, weights and inks of every kind of text, from the theme's few choices.

use std::sync::Arc;

use crate::frame::{Ink, LEAST_CONTRAST, PressInk, Spot, screen_contrast};
use crate::geom::Length;
use crate::spec::{Accent, Theme};
use crate::text::{BODY_FAMILY, FaceQuery, HEADING_FAMILY, TextStyle};

/// The size of the lead sentence, in body sizes: a clear step above the text, yet four lines at most.
const LEAD_SCALE: f64 = 1.55;
/// The size of the country's name, in leadings: its capitals then stand one and a half leadings high, and
/// reach from the cap line of one row to the baseline of the next.
const COUNTRY_LEADINGS: f64 = 2.24;
/// The size of a country's name of more than one line, in leadings: two rows a line hold it without touching.
const LONG_COUNTRY_LEADINGS: f64 = 1.9;
/// The size of a section heading, in body sizes.
const SECTION_SCALE: f64 = 1.4;
/// The size of an activity's title, in body sizes: the bold sans carries it, and most titles keep to a line.
const TITLE_SCALE: f64 = 1.05;
/// The size of the quiet line of kind and dates, in body sizes.
const QUIET_SCALE: f64 = 0.87;
/// The size of a reference, in body sizes: small, and still over seven points.
const REFERENCE_SCALE: f64 = 0.82;
/// The size of captions, in body sizes.
const CAPTION_SCALE: f64 = 0.87;
/// The size of the text in panels, in body sizes.
const PANEL_SCALE: f64 = 0.98;
/// The size of the running foot, in body sizes.
const FOOT_SCALE: f64 = 0.82;
/// The size of the programme's name in the masthead, in body sizes.
const PROGRAMME_SCALE: f64 = 1.2;
/// The size of the edition in the masthead, in body sizes.
const EDITION_SCALE: f64 = 3.7;
/// The size of the month in the masthead, in body sizes.
const MONTH_SCALE: f64 = 1.55;
/// The size of the tagline in the masthead, in body sizes.
const TAGLINE_SCALE: f64 = 1.35;

/// Space between the letters of small type, in em: it keeps them apart where they are smallest.
const SMALL_TRACKING: f64 = 0.008;

/// Text: black only on the press, a shade under black on the screen.
pub(super) const TEXT: Ink = Ink::new([29, 29, 31], [0, 0, 0, 100]);
/// Quiet text: 5.9 : 1 against paper, and 5.5 : 1 in print (WCAG 2.2, 1.4.3 asks for 4.5 : 1).
const QUIET: Ink = Ink::new([92, 98, 106], [0, 0, 0, 74]);
/// The warm second colour, for ornaments only: it is too light to read.
pub(super) const WARM: Ink = Ink::new([222, 160, 40], [0, 32, 90, 6]);
/// The warm second colour in fine lines. On the press they are black: four plates are never so true to one another
/// that a hairline of several stays fine.
pub(super) const RULE: Ink = Ink::new([222, 160, 40], [0, 0, 0, 100]);
/// The warm second colour where it stands on the accent, and is read.
const WARM_ON_ACCENT: Ink = Ink::new([247, 201, 96], [0, 20, 68, 0]);
/// Quiet text on the accent. Where these two have too little contrast with it, white is taken for them.
const PALE_ON_ACCENT: Ink = Ink::new([214, 226, 242], [14, 6, 0, 0]);

/// How strong the tint of the priorities panel is: it shows in greyscale, and text on it stays legible.
const PANEL_TINT: f64 = 0.09;

/// The weight of bold faces.
const BOLD: u16 = 700;
/// The weight of half-bold faces.
const SEMIBOLD: u16 = 600;
/// The weight of regular faces.
const REGULAR: u16 = 400;
/// The weight of light faces.
const LIGHT: u16 = 300;

/// The programme's colour, for the screen and for the press.
fn accent(accent: &Accent) -> Ink {
    match (accent.cmyk, &accent.spot) {
        (Some(_), Some(_)) => Ink { rgb: accent.rgb, press: PressInk::Spot { place: 0, strength: 100 } },
        (Some(cmyk), None) => Ink::new(accent.rgb, cmyk),
        (None, _) => Ink::from_rgb(accent.rgb),
    }
}

/// An ink for text on the accent; white, which is lighter than any, where it cannot be told from this accent well.
fn legible(ink: Ink, accent: Ink, spots: &[Spot]) -> Ink {
    let contrast = screen_contrast(ink.rgb, accent.rgb).min(ink.press_contrast(accent, spots));
    if contrast < LEAST_CONTRAST { Ink::WHITE } else { ink }
}

/// The spot colours of a theme; inks name them by place.
pub(super) fn spots(theme: &Theme) -> Vec<Spot> {
    let accent = &theme.accent;
    let spot = accent.spot.clone().zip(accent.cmyk);
    spot.into_iter().map(|(name, cmyk)| Spot { name, cmyk }).collect()
}

/// A kind of text: a style and an ink.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Kind {
    /// Face, size and tracking.
    pub style: TextStyle,
    /// Colour.
    pub ink: Ink,
    /// The weight of `**strong**` in it.
    pub strong: u16,
}

impl Kind {
    /// The kind's style with markup applied.
    pub fn marked(&self, strong: bool, emphasis: bool) -> TextStyle {
        let mut style = self.style.clone();
        if strong {
            style.face.weight = self.strong;
        }
        style.face.italic ^= emphasis;
        style
    }

    /// The same kind in another size.
    pub fn scaled(&self, scale: f64) -> Kind {
        let mut scaled = self.clone();
        scaled.style.size = scaled.style.size * scale;
        scaled
    }

    /// The same kind in another ink.
    pub fn inked(&self, ink: Ink) -> Kind {
        Kind { ink, ..self.clone() }
    }
}

/// All kinds of text of a flyer, and its inks.
#[derive(Clone, Debug)]
pub(super) struct Styles {
    /// The programme's colour.
    pub accent: Ink,
    /// The tint of the priorities panel.
    pub tint: Ink,
    pub body: Kind,
    pub lead: Kind,
    pub country: Kind,
    pub long_country: Kind,
    pub section: Kind,
    pub title: Kind,
    pub quiet: Kind,
    pub reference: Kind,
    pub caption: Kind,
    pub panel_title: Kind,
    pub panel: Kind,
    pub foot: Kind,
    pub programme: Kind,
    pub edition: Kind,
    pub year: Kind,
    pub month: Kind,
    pub tagline: Kind,
    pub closing_title: Kind,
    pub closing: Kind,
    pub contact: Kind,
}

impl Styles {
    /// The kinds of text for a theme, set at `body_size` on `leading`.
    pub fn new(theme: &Theme, body_size: Length, leading: Length) -> Styles {
        let family = |named: &Option<(String, crate::diag::Span)>, usual: &str| -> Arc<str> {
            named.as_ref().map_or(usual, |(name, _)| name).into()
        };
        let serif = family(&theme.text.body, BODY_FAMILY);
        let sans = family(&theme.text.heading, HEADING_FAMILY);
        let kind = |family: &Arc<str>, weight: u16, size: Length, ink: Ink| Kind {
            style: TextStyle {
                face: FaceQuery { family: family.clone(), weight, italic: false },
                size,
                tracking: 0.0,
            },
            ink,
            strong: BOLD,
        };
        let accent = accent(&theme.accent);
        let small = |size: f64, ink: Ink| {
            let mut small = kind(&sans, REGULAR, body_size * size, ink);
            small.style.tracking = SMALL_TRACKING;
            small
        };
        let spots = spots(theme);
        let [warm, pale] = [WARM_ON_ACCENT, PALE_ON_ACCENT].map(|ink| legible(ink, accent, &spots));
        let mut tagline = kind(&serif, REGULAR, body_size * TAGLINE_SCALE, pale);
        tagline.style.face.italic = true;
        Styles {
            accent,
            tint: accent.tint(PANEL_TINT),
            body: kind(&serif, REGULAR, body_size, TEXT),
            lead: kind(&serif, REGULAR, body_size * LEAD_SCALE, accent),
            country: kind(&serif, BOLD, leading * COUNTRY_LEADINGS, accent),
            long_country: kind(&serif, BOLD, leading * LONG_COUNTRY_LEADINGS, accent),
            section: kind(&sans, SEMIBOLD, body_size * SECTION_SCALE, accent),
            title: kind(&sans, BOLD, body_size * TITLE_SCALE, accent),
            quiet: small(QUIET_SCALE, QUIET),
            reference: small(REFERENCE_SCALE, QUIET),
            caption: small(CAPTION_SCALE, QUIET),
            panel_title: kind(&sans, BOLD, body_size * TITLE_SCALE, accent),
            panel: kind(&sans, REGULAR, body_size * PANEL_SCALE, TEXT),
            foot: small(FOOT_SCALE, QUIET),
            programme: kind(&sans, SEMIBOLD, body_size * PROGRAMME_SCALE, Ink::WHITE),
            edition: kind(&serif, LIGHT, body_size * EDITION_SCALE, Ink::WHITE),
            year: kind(&serif, BOLD, body_size * EDITION_SCALE, Ink::WHITE),
            month: kind(&sans, SEMIBOLD, body_size * MONTH_SCALE, warm),
            tagline,
            closing_title: kind(&sans, BOLD, body_size * TITLE_SCALE, Ink::WHITE),
            closing: kind(&sans, REGULAR, body_size * PANEL_SCALE, Ink::WHITE),
            contact: kind(&sans, REGULAR, body_size * PANEL_SCALE, TEXT),
        }
    }

    /// The ink of the theme that looks on the screen as a drawing's colour does, if there is one: a mark in the
    /// programme's colour is then printed in the programme's ink.
    pub fn ink_of(&self, rgb: [u8; 3]) -> Option<Ink> {
        let known = [self.accent, WARM, WARM_ON_ACCENT, PALE_ON_ACCENT, TEXT, QUIET];
        known.into_iter().find(|ink| ink.rgb == rgb)
    }
}
