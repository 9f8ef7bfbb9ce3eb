//! Pictures: the bytes of a file, with the text for readers who cannot see it.

use std::sync::Arc;

use super::Resolver;
use super::field::{Field, Section};
use crate::diag::{Code, Diagnostic, Span};
use crate::spec::merged::{Data, Entry, Value, tidy};
use crate::spec::model::{Figure, FigurePlace, PictureFile};
use crate::spec::url;

/// The cure for a picture without alternative text.
const ALT_CURE: &str = "write alt = \"…\", what the picture shows, or alt = \"\" for mere decoration";

impl Resolver<'_, '_> {
    /// The picture that `key` names, with `alt` as its alternative text.
    pub(super) fn picture(
        &mut self,
        section: &Section<'_>,
        key: &str,
        alt: String,
        alt_span: Option<Span>,
    ) -> Option<PictureFile> {
        let (written, span) = self.string(section, key).given()?;
        if url::is_on_web(&written) {
            let message = "a picture on the web, where flysheet does not look";
            let help = "save the picture beside the flyer, and name its file";
            self.report(Diagnostic::new(Code::MissingPicture, span, message).help(help));
            return None;
        }
        let path = self.library.resolve(span.file, &written);
        let bytes = self.library.picture(&path, span)?;
        Some(PictureFile { span, path: tidy(&path), bytes: Arc::from(bytes), alt, alt_span })
    }

    /// The alternative text under `key`: something, or nothing at all.
    fn alternative(&mut self, section: &Section<'_>, key: &str) -> Field<String> {
        let is_blank = |written: &str| !written.is_empty() && written.trim().is_empty();
        if let Some(Entry { value: Value { data: Data::String(written), span }, .. }) = section.table.get(key)
            && is_blank(written)
        {
            let message = "alternative text of white space alone";
            self.report(Diagnostic::new(Code::MissingAlt, *span, message).help(ALT_CURE));
            return Field::Faulty;
        }
        self.plain_text(section, key)
    }

    /// The picture of an activity, with caption and credit.
    pub(super) fn figure(&mut self, activity: &Section<'_>) -> Option<Figure> {
        let image = activity.section("image")?;
        let alt = if image.table.get("alt").is_none() && !self.may_be_lost(image.table) {
            self.report(
                Diagnostic::new(Code::MissingAlt, image.table.header, "a picture without alternative text")
                    .help(ALT_CURE),
            );
            None
        } else {
            self.alternative(&image, "alt").given()
        };
        let caption = self.text(&image, "caption");
        let credit = self.text(&image, "credit");
        let place = match self.choice(&image, "place").given() {
            Some("span") => FigurePlace::Span,
            Some("inset") => FigurePlace::Inset,
            _ => FigurePlace::Column,
        };
        let picture = self.picture(&image, "file", alt.unwrap_or_default(), image.span_of("alt"))?;
        Some(Figure { picture, caption: caption.given(), credit: credit.given(), place })
    }

    /// The programme's mark; its alternative text is the programme's name where there is no other.
    pub(super) fn logo(&mut self, masthead: &Section<'_>, programme: Option<String>) -> Option<PictureFile> {
        let alt = match self.alternative(masthead, "logo_alt") {
            Field::Given(alt) => alt,
            Field::Absent | Field::Faulty => programme.unwrap_or_default(),
        };
        self.picture(masthead, "logo", alt, masthead.span_of("logo_alt"))
    }
}
