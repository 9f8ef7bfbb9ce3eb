//! The press: the rules of a print shop, by their name, from a file of their own, or key by key.

use std::path::Path;
use std::sync::Arc;

use super::Resolver;
use super::field::{Field, Section};
use crate::diag::{Code, Diagnostic, Span};
use crate::geom::Length;
use crate::spec::contract::PRESET;
use crate::spec::merged::tidy;
use crate::spec::model::{IccProfile, PageTheme, PressTheme};
use crate::spec::suggest;

/// A shop's rules.
struct Preset {
    name: &'static str,
    bleed: Length,
    marks: bool,
    /// The most ink in one place, in per cent.
    ink_limit: u16,
}

/// A bleed, and where it is written.
type Bleed = (Length, Option<Span>);

/// The presets that have names, all for coated paper (FOGRA39). The first is the default.
const PRESETS: [Preset; 2] = [
    // Sheetfed offset; 300 % is what the profile itself keeps to.
    Preset { name: "coated-fogra39", bleed: Length::mm(3.0), marks: false, ink_limit: 300 },
    // Digital presses: toner or ink that is not dry when it is folded wants less of it, and sheets are cut by
    // marks, as nobody plates them up.
    Preset { name: "digital-fogra39", bleed: Length::mm(3.0), marks: true, ink_limit: 260 },
];

/// The name of the profile that comes with flysheet.
const BUILT_IN_PROFILE: &str = "FOGRA39";

/// Where an ICC profile says what it is, and what a press's must say there (ISO 15076-1, 7.2): a profile, of an
/// output device, for cyan, magenta, yellow and black.
const ICC_FIELDS: [(usize, &[u8; 4]); 3] = [(36, b"acsp"), (12, b"prtr"), (16, b"CMYK")];

/// Where an ICC profile says its major version, and the newest that a PDF 1.7 may hold (ISO 32000-1, 8.6.5.5).
const ICC_VERSION: (usize, u8) = (8, 4);

/// Ends of the names of ICC profiles.
const ICC_ENDINGS: [&str; 2] = ["icc", "icm"];

/// The press of a spec that says nothing about it.
pub(super) fn default_press() -> PressTheme {
    let [Preset { bleed, marks, ink_limit, .. }, ..] = PRESETS;
    PressTheme { profile: None, marks, ink_limit, bleed, span: None }
}

impl Resolver<'_, '_> {
    /// Reads `[theme.press]` into `press`. The page's bleed is what it asks for, unless the page says it too.
    pub(super) fn press(
        &mut self,
        section: &Section<'_>,
        page: Option<&Section<'_>>,
        press: &mut PressTheme,
        theme: &mut PageTheme,
    ) {
        press.span = Some(section.table.header);
        let page_says = page.is_some_and(|page| page.table.get("bleed").is_some());
        let mut of_shop = (press.bleed, None);
        if let Field::Given((name, span)) = self.string(section, "preset") {
            self.preset(&name, span, press, &mut of_shop);
        }
        press.bleed = of_shop.0;
        let mut bleed = if page_says { (theme.bleed, theme.spans.bleed) } else { of_shop };
        self.press_keys(section, press, &mut bleed);
        (theme.bleed, theme.spans.bleed) = bleed;
    }

    /// Reads the preset that `name` means.
    fn preset(&mut self, name: &str, span: Span, press: &mut PressTheme, bleed: &mut Bleed) {
        if let Some(preset) = PRESETS.iter().find(|preset| preset.name == name) {
            press.marks = preset.marks;
            press.ink_limit = preset.ink_limit;
            *bleed = (preset.bleed, Some(span));
        } else if Path::new(name).extension().is_some_and(|ending| ending == "toml") {
            let path = self.library.resolve(span.file, name);
            if let Some((_, table)) = self.library.table(&path, PRESET, Some(span)) {
                self.press_keys(&Section::root(&table, PRESET), press, bleed);
            }
        } else {
            let names = PRESETS.iter().map(|preset| preset.name);
            let help = match suggest::nearest(name, names.clone()) {
                Some(meant) => format!("did you mean \"{meant}\"?"),
                None => {
                    let names: Vec<&str> = names.collect();
                    format!("write {}, or the path of a file that ends in .toml", names.join(" or "))
                }
            };
            let message = format!("there is no preset `{name}`");
            self.report(Diagnostic::new(Code::InvalidValue, span, message).help(help));
        }
    }

    /// Reads the keys that a shop's rules are written in.
    fn press_keys(&mut self, section: &Section<'_>, press: &mut PressTheme, bleed: &mut Bleed) {
        if let Field::Given(length) = self.length(section, "bleed") {
            *bleed = (length, section.span_of("bleed"));
        }
        self.flag(section, "marks").set(&mut press.marks);
        let limit = self.integer(section, "ink_limit");
        limit
            .and_then(|(limit, _)| u16::try_from(limit).map_or(Field::Faulty, Field::Given))
            .set(&mut press.ink_limit);
        if let Field::Given((name, span)) = self.string(section, "profile") {
            self.profile(&name, span, press);
        }
    }

    /// Reads the ICC profile that `name` means.
    fn profile(&mut self, name: &str, span: Span, press: &mut PressTheme) {
        if name.eq_ignore_ascii_case(BUILT_IN_PROFILE) {
            press.profile = None;
            return;
        }
        let ending = Path::new(name).extension().unwrap_or_default();
        if !ICC_ENDINGS.iter().any(|known| ending.eq_ignore_ascii_case(known)) {
            let message = format!("there is no profile `{name}`");
            let help = format!("write {BUILT_IN_PROFILE}, or the path of a file that ends in .icc or .icm");
            self.report(Diagnostic::new(Code::InvalidValue, span, message).help(help));
            return;
        }
        let path = self.library.resolve(span.file, name);
        let Some(bytes) = self.library.profile(&path, span) else { return };
        if let Some(fault) = fault_of(&bytes) {
            let message = format!("`{name}` {fault}");
            let help = "ask the print shop for the ICC profile of its press, or leave `profile` out";
            self.report(Diagnostic::new(Code::InvalidProfile, span, message).help(help));
            return;
        }
        press.profile = Some(IccProfile { path: tidy(&path), bytes: Arc::from(bytes), span });
    }

    /// Checks that the paper takes the inks of the programme's colour.
    pub(super) fn check_ink(&mut self, accent: &Section<'_>, cmyk: Option<[u8; 4]>, press: &PressTheme) {
        let (Some(cmyk), Some(entry)) = (cmyk, accent.table.get("cmyk")) else { return };
        let sum: u16 = cmyk.into_iter().map(u16::from).sum();
        if sum > press.ink_limit {
            let message = format!("the colour takes {sum} % of ink, and the paper {} %", press.ink_limit);
            let help = format!(
                "take {} % from cyan, magenta and yellow together; black can stand for some of it",
                sum - press.ink_limit
            );
            self.report(Diagnostic::new(Code::TooMuchInk, entry.value.span, message).help(help));
        }
    }
}

/// What is wrong with a profile for a press, if anything.
fn fault_of(bytes: &[u8]) -> Option<&'static str> {
    let is = |(place, wanted): &(usize, &[u8; 4])| bytes.get(*place..place + 4) == Some(wanted.as_slice());
    let [is_profile, is_output, is_cmyk] = ICC_FIELDS.each_ref().map(is);
    let (place, newest) = ICC_VERSION;
    if !is_profile {
        Some("is not an ICC profile")
    } else if !is_output || !is_cmyk {
        Some("is not the profile of a press that prints cyan, magenta, yellow and black")
    } else if bytes.get(place).is_some_and(|version| *version > newest) {
        Some("is an ICC profile of a newer version than a PDF may hold")
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn profiles_of_presses_are_told_from_others() {
        let header = |version: u8, class: &[u8; 4], space: &[u8; 4], signature: &[u8; 4]| {
            let mut bytes = vec![0; 128];
            bytes[8] = version;
            bytes[12..16].copy_from_slice(class);
            bytes[16..20].copy_from_slice(space);
            bytes[36..40].copy_from_slice(signature);
            bytes
        };
        assert_eq!(fault_of(&header(2, b"prtr", b"CMYK", b"acsp")), None);
        assert_eq!(fault_of(&header(4, b"prtr", b"CMYK", b"acsp")), None);
        for faulty in [
            header(5, b"prtr", b"CMYK", b"acsp"),
            header(2, b"mntr", b"RGB ", b"acsp"),
            header(2, b"scnr", b"CMYK", b"acsp"),
            header(2, b"prtr", b"CMYK", b"none"),
            Vec::new(),
        ] {
            assert!(fault_of(&faulty).is_some(), "{faulty:?}");
        }
    }
}
