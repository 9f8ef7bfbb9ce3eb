//! The theme: page, type, bounds for fitting, colour.

use std::path::PathBuf;

use super::Resolver;
use super::field::{Field, Section};
use super::press::default_press;
use crate::diag::{Code, Diagnostic, Span};
use crate::geom::{Length, Size};
use crate::spec::merged::{Data, Value};
use crate::spec::model::{Accent, FitTheme, PageSpans, PageTheme, Theme, TypeTheme};

/// How much more than the size a leading usually is, in points: what a cure proposes.
const USUAL_LEAD_PT: f64 = 3.0;

/// The theme of a spec that says nothing about it. The contract names the same values for readers;
/// a test holds the two together.
pub(super) fn default_theme() -> Theme {
    Theme {
        page: PageTheme {
            size: Size::new(Length::mm(210.0), Length::mm(297.0)),
            top: Length::mm(14.0),
            bottom: Length::mm(16.0),
            left: Length::mm(16.0),
            right: Length::mm(16.0),
            columns: 2,
            gutter: Length::mm(7.0),
            bleed: Length::mm(3.0),
            span: None,
            spans: PageSpans::default(),
        },
        text: TypeTheme {
            fonts: Vec::new(),
            body: None,
            heading: None,
            size: Length::pt(9.25),
            leading: Length::pt(12.5),
            justify: true,
        },
        fit: FitTheme {
            size: (Length::pt(8.5), Length::pt(9.75)),
            leading: (Length::pt(11.5), Length::pt(13.0)),
        },
        accent: Accent {
            rgb: [0x14, 0x50, 0x8c],
            cmyk: Some([90, 60, 0, 15]),
            spot: None,
            span: None,
            press_span: None,
        },
        press: default_press(),
    }
}

impl Resolver<'_, '_> {
    pub(super) fn theme(&mut self, root: &Section<'_>) -> Theme {
        let mut theme = default_theme();
        let Some(section) = root.section("theme") else { return theme };
        if let Some(page) = section.section("page") {
            self.page(&page, &mut theme.page);
        }
        if let Some(press) = section.section("press") {
            let page = section.section("page");
            self.press(&press, page.as_ref(), &mut theme.press, &mut theme.page);
        }
        let text = section.section("type");
        if let Some(text) = &text {
            self.type_theme(text, &mut theme.text);
        }
        let fit = section.section("fit");
        let (size, leading) = (&mut theme.text.size, &mut theme.text.leading);
        let size_known = self.measure("size", text.as_ref(), fit.as_ref(), size, &mut theme.fit.size);
        let leading_known =
            self.measure("leading", text.as_ref(), fit.as_ref(), leading, &mut theme.fit.leading);
        if size_known && leading_known {
            self.check_leading(text.as_ref(), fit.as_ref(), &theme.text);
        }
        if let Some(accent) = section.section("colour").and_then(|colour| colour.section("accent")) {
            self.accent(&accent, &mut theme.accent);
            self.check_ink(&accent, theme.accent.cmyk, &theme.press);
        }
        theme
    }

    fn type_theme(&mut self, section: &Section<'_>, text: &mut TypeTheme) {
        text.fonts = self.folders(section, "fonts");
        text.body = self.string(section, "body").given();
        text.heading = self.string(section, "heading").given();
        self.flag(section, "justify").set(&mut text.justify);
    }

    /// Reads a measure of the type, and its bounds in fitting. Of the two, one that the spec does
    /// not give makes way for one that it does: bounds widen, a measure moves between its bounds.
    /// `false` where one of the two has a fault.
    fn measure(
        &mut self,
        key: &str,
        text: Option<&Section<'_>>,
        fit: Option<&Section<'_>>,
        measure: &mut Length,
        bounds: &mut (Length, Length),
    ) -> bool {
        let given = text.map_or(Field::Absent, |text| self.length(text, key));
        let range = fit.map_or(Field::Absent, |fit| self.length_range(fit, key));
        let known = !matches!(given, Field::Faulty) && !matches!(range, Field::Faulty);
        match (given, range) {
            (Field::Given(length), Field::Given((least, most, span))) => {
                if !(least.fits(length) && length.fits(most)) {
                    let message = format!("`theme.fit.{key}` does not hold `theme.type.{key}`");
                    let mut finding = Diagnostic::new(Code::InvalidValue, span, message)
                        .help("make the bounds wider, or change what they should hold");
                    if let Some(entry) = text.and_then(|text| text.table.get(key)) {
                        finding = finding.related(entry.value.span, "outside of the bounds");
                    }
                    self.report(finding);
                }
                (*measure, *bounds) = (length, (least, most));
            }
            (Field::Given(length), _) => {
                *measure = length;
                *bounds = (bounds.0.min(length), bounds.1.max(length));
            }
            (_, Field::Given((least, most, _))) => {
                *measure = measure.max(least).min(most);
                *bounds = (least, most);
            }
            _ => {}
        }
        known
    }

    /// Checks that lines stand no closer than their type is large, so that none runs into the next.
    fn check_leading(&mut self, text: Option<&Section<'_>>, fit: Option<&Section<'_>>, measures: &TypeTheme) {
        if measures.size.fits(measures.leading) {
            return;
        }
        let entry = |section: Option<&Section<'_>>, key| {
            section.and_then(|section| section.table.get(key)).map(|entry| entry.value.span)
        };
        // The default measures are sound, so one of these has been given.
        let place = entry(text, "leading").or(entry(text, "size"));
        let Some(span) = place.or(entry(fit, "leading")).or(entry(fit, "size")) else { return };
        let in_hundredths = |length: Length| (length.to_pt() * 100.0).round() / 100.0;
        let (size, leading) = (in_hundredths(measures.size), in_hundredths(measures.leading));
        let message = format!("the leading, {leading} pt, is less than the size of the type, {size} pt");
        let help = format!("write leading = \"{}pt\" under [theme.type], say", (size + USUAL_LEAD_PT).ceil());
        self.report(Diagnostic::new(Code::InvalidLength, span, message).help(help));
    }

    fn folders(&mut self, section: &Section<'_>, key: &str) -> Vec<(PathBuf, Span)> {
        let Field::Given(Value { data: Data::Array(elements), .. }) = self.value(section, key) else {
            return Vec::new();
        };
        let mut folders = Vec::new();
        for element in elements {
            let Data::String(written) = &element.data else { continue };
            if written.trim().is_empty() {
                let message = format!("an element of `{}` is empty", section.path_of(key));
                self.report(
                    Diagnostic::new(Code::EmptyText, element.span, message)
                        .help("name a folder, or take it away"),
                );
            } else {
                folders.push((self.library.resolve(element.span.file, written), element.span));
            }
        }
        folders
    }
}
