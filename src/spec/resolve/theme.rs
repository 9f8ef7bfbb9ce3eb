//! The theme: page, type, bounds for fitting, colour.

use std::path::PathBuf;

use super::Resolver;
use super::field::{Field, Section};
use crate::diag::{Code, Diagnostic, Span};
use crate::geom::{Length, Size};
use crate::spec::merged::{Data, Value};
use crate::spec::model::{Accent, FitTheme, PageTheme, Theme, TypeTheme};

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
        accent: Accent { rgb: [0x14, 0x50, 0x8c], cmyk: Some([90, 60, 0, 15]) },
    }
}

impl Resolver<'_, '_> {
    pub(super) fn theme(&mut self, root: &Section<'_>) -> Theme {
        let mut theme = default_theme();
        let Some(section) = root.section("theme") else { return theme };
        if let Some(page) = section.section("page") {
            self.page(&page, &mut theme.page);
        }
        if let Some(text) = section.section("type") {
            self.type_theme(&text, &mut theme.text);
        }
        self.fit(section.section("fit").as_ref(), &theme.text, &mut theme.fit);
        if let Some(accent) = section.section("colour").and_then(|colour| colour.section("accent")) {
            self.accent(&accent, &mut theme.accent);
        }
        theme
    }

    fn type_theme(&mut self, section: &Section<'_>, text: &mut TypeTheme) {
        text.fonts = self.folders(section, "fonts");
        text.body = self.string(section, "body").given();
        text.heading = self.string(section, "heading").given();
        self.length(section, "size", &mut text.size);
        self.length(section, "leading", &mut text.leading);
        if let Field::Given(justify) = self.flag(section, "justify") {
            text.justify = justify;
        }
    }

    /// The bounds of fitting. Bounds that the spec does not give hold the type that it does give.
    fn fit(&mut self, section: Option<&Section<'_>>, text: &TypeTheme, fit: &mut FitTheme) {
        for (key, given, bounds) in
            [("size", text.size, &mut fit.size), ("leading", text.leading, &mut fit.leading)]
        {
            let read = section.map_or(Field::Absent, |section| self.length_range(section, key));
            match read {
                Field::Given((least, most, span)) => {
                    *bounds = (least, most);
                    if !(least.fits(given) && given.fits(most)) {
                        let message =
                            format!("`theme.type.{key}` is {}pt, outside of these bounds", given.to_pt());
                        self.report(
                            Diagnostic::new(Code::InvalidValue, span, message)
                                .help(format!("let the bounds hold `theme.type.{key}`")),
                        );
                    }
                }
                Field::Absent => *bounds = (bounds.0.min(given), bounds.1.max(given)),
                Field::Faulty => {}
            }
        }
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
