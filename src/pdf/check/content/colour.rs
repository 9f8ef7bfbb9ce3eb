//! Colours: which space they are in, and what ink they lay on the paper.

use lopdf::{Dictionary, Object};

use super::space::{Kind, Space};
use super::state::Paint;
use super::walk::Walker;
use crate::pdf::check::Standard;
use crate::pdf::check::rule::Rule;

/// From how much black on text is meant to be black.
const BLACK: f64 = 0.9;

/// From how much of each of the other inks text is meant to be black too.
const DARK: f64 = 0.6;

/// What figures of ink are rounded to.
const ROUNDING: f64 = 0.005;

impl<'a> Walker<'_, 'a> {
    /// Sets a colour of a device.
    pub(super) fn set_device(&mut self, operator: &str, shares: &[f64]) {
        let space = match operator.to_ascii_lowercase().as_str() {
            "g" => Space::grey(),
            "rg" => Space::rgb(),
            _ => Space::cmyk(),
        };
        if space.kind == Kind::Rgb && self.claims(Standard::X4) {
            self.add(Rule::RgbOperator, format!("`{operator}` sets red, green and blue"));
        } else {
            self.judge_space(&space, operator);
        }
        self.set(operator, Paint { space, shares: shares.to_vec() });
    }

    /// Sets the numbers of a colour, or its pattern.
    pub(super) fn set_shares(&mut self, operator: &str, shares: &[f64], pattern: Option<&[u8]>) {
        let is_stroke = operator.starts_with('S');
        let paint = if is_stroke { &mut self.state.stroke } else { &mut self.state.fill };
        paint.shares = shares.to_vec();
        if let Some(name) = pattern {
            self.pattern(name);
        }
    }

    /// Judges a colour space where it is called, by an operator or by something with colours.
    pub(super) fn judge_space(&mut self, space: &Space, caller: &str) {
        self.judge_spot(space);
        let what = |space: &Space| format!("{caller} uses {}", space.name);
        if space.kind == Kind::Rgb && self.claims(Standard::X4) {
            let (rule, message) = match caller {
                "cs" | "CS" => (Rule::RgbSpace, format!("`{caller}` sets a colour in {}", space.name)),
                "an image" => (Rule::RgbImage, what(space)),
                "a shading" => (Rule::RgbShading, what(space)),
                "a transparency group" => (Rule::RgbGroup, what(space)),
                _ => (Rule::RgbSpace, what(space)),
            };
            let place = if caller == "an image" { self.corner() } else { None };
            return self.add_at(rule, place, message);
        }
        let colours = match space.kind {
            Kind::Rgb => 3,
            Kind::Cmyk => 4,
            // Any intent says how dark a grey is.
            Kind::Grey | Kind::Spot | Kind::Other => return,
        };
        let archive = self.contents.meant.archive;
        if space.is_device && archive != Some(colours) {
            let intent = match archive {
                None => "there is no output intent".to_owned(),
                Some(other) => format!("the output intent has {other} colours"),
            };
            self.add(Rule::Uncovered, format!("colours are in {}, and {intent}", space.name));
        }
    }

    /// Sees that a spot colour means the same everywhere.
    fn judge_spot(&mut self, space: &Space) {
        let Some((name, meaning)) = &space.inks else { return };
        let known = self.contents.spots.entry(name.clone()).or_insert_with(|| meaning.clone());
        if known != meaning {
            self.add(Rule::SpotDiffers, format!("the spot colour {name} has two meanings"));
        }
    }

    /// The group that a page, a form or a mask is blended in.
    pub(super) fn group(&mut self, dict: &'a Dictionary) {
        let objects = self.objects();
        let Some(group) = objects.dict(dict, "Group") else { return };
        if let Ok(space) = group.get(b"CS") {
            let space = Space::read(objects, space, self.resources);
            self.judge_space(&space, "a transparency group");
        }
    }

    /// The shading of a name.
    pub(super) fn shading(&mut self, name: Option<&[u8]>) {
        let shading = name.and_then(|name| self.named("Shading", name));
        if let Some(shading) = shading.and_then(|shading| self.objects().follow(shading)) {
            self.judge_shading(shading);
        }
    }

    pub(super) fn judge_shading(&mut self, shading: &'a Object) {
        let dict = crate::pdf::check::objects::as_dict(shading);
        if let Some(space) = dict.and_then(|shading| shading.get(b"ColorSpace").ok()) {
            let space = Space::read(self.objects(), space, self.resources);
            self.judge_space(&space, "a shading");
        }
    }

    /// The pattern of a name: a shading, or content of its own.
    fn pattern(&mut self, name: &[u8]) {
        let objects = self.objects();
        let Some(pattern) = self.named("Pattern", name) else { return };
        match objects.follow(pattern) {
            Some(Object::Stream(_)) => self.form(pattern, None, super::mark::Marks::unasked()),
            Some(Object::Dictionary(dict)) => {
                if let Some(shading) = objects.get(dict, "Shading") {
                    self.judge_shading(shading);
                }
            }
            _ => {}
        }
    }

    /// Judges text that is filled with the colour that is set.
    pub(super) fn judge_text(&mut self, place: Option<(f64, f64)>) {
        let Some([c, m, y, k]) = self.state.fill.inks() else { return };
        let is_black = k >= BLACK || [c, m, y].into_iter().all(|ink| ink >= DARK);
        if !is_black {
            return;
        }
        if c + m + y > ROUNDING {
            let inks = percent([c, m, y, k]);
            self.add_at(Rule::RichBlack, place, format!("black text is set in {inks}"));
        } else if !(self.state.fill_overprints && self.state.keeps_below) {
            self.add_at(Rule::Knockout, place, "black text does not overprint");
        }
    }

    /// Judges the ink of what is painted.
    pub(super) fn judge_ink(&mut self, fills: bool, strokes: bool, place: Option<(f64, f64)>) {
        let state = &self.state;
        let painted =
            [(fills, &state.fill, state.fill_overprints), (strokes, &state.stroke, state.stroke_overprints)];
        let painted = painted.into_iter().filter(|(is_painted, ..)| *is_painted);
        let keeps_below = state.keeps_below;
        let painted: Vec<(Paint, bool)> = painted.map(|(_, paint, over)| (paint.clone(), over)).collect();
        for (paint, overprints) in painted {
            if paint.space.kind == Kind::Cmyk && !paint.space.is_device && overprints && keeps_below {
                self.add_at(Rule::OverprintMode, place, "a colour with a profile overprints with OPM 1");
            }
            let Some(inks) = paint.inks() else { continue };
            let sum: f64 = inks.iter().sum();
            if sum > f64::from(self.contents.ink_limit) / 100.0 + ROUNDING {
                let message = format!("{} lays {:.0} % of ink on the paper", percent(inks), sum * 100.0);
                self.add_at(Rule::Ink, place, message);
            }
        }
    }
}

/// Inks as people write them.
fn percent(inks: [f64; 4]) -> String {
    inks.map(|ink| format!("{:.0}", ink * 100.0)).join("/")
}
