//! Where on the pages that shows which earlier stages have found: they know of no pages.

use super::{Finished, Shown, corner, letters, shown};
use crate::diag::{Code, Diagnostic, Diagnostics, OnPage, Span};
use crate::frame::{Document, GlyphRun, ItemKind};
use crate::layout::notes::Notes;
use crate::spec::{Flyer, PictureFile};
use crate::text::Faces;

/// The codes of findings about something that shows on a page. Of others, such as an unknown key, nothing does.
const SHOWING: [Code; 6] = [
    Code::MissingGlyph,
    Code::InvalidUrl,
    Code::MissingAlt,
    Code::UnhelpfulAlt,
    Code::ControlCharacter,
    Code::PrivateUseCharacter,
];

/// The most bytes of markup between the words of a link and its address, and one.
const MARKUP: usize = 4;

/// Whether a finding is about something that shows on a page, and does not say where.
pub fn lacks_place(finding: &Diagnostic) -> bool {
    finding.on_page.is_none() && SHOWING.contains(&finding.code)
}

/// Adds to findings about texts and pictures of a flyer the place where these stand on its pages. Findings whose place
/// is not to be had stay as they are.
pub fn place(flyer: &Flyer, document: &Document, notes: &Notes, faces: &Faces, findings: &mut Diagnostics) {
    let finished = Finished { flyer, document, notes, faces, shown: shown(flyer, document) };
    for finding in findings.iter_mut().filter(|finding| lacks_place(finding)) {
        let Some(span) = finding.span else { continue };
        finding.on_page = match finding.code {
            Code::MissingAlt | Code::UnhelpfulAlt => finished.place_of_picture(span),
            Code::InvalidUrl => finished.place_of_text(span, MARKUP),
            _ => finished.place_of_text(span, 0),
        };
    }
}

impl Finished<'_> {
    /// Where the picture stands whose alternative text a place in the spec is, or that it names next after it.
    fn place_of_picture(&self, span: Span) -> Option<OnPage> {
        let pictures = self.shown.iter().filter_map(|shown| Some((shown, shown.file?)));
        let own = pictures.clone().find(|(_, file)| file.alt_span == Some(span));
        let after = pictures.filter(|(_, file)| file.span.file == span.file && file.span.start >= span.start);
        let place = |(shown, _): (&Shown<'_>, &PictureFile)| corner(shown.page, shown.rect);
        own.or_else(|| after.min_by_key(|(_, file)| file.span.start)).map(place)
    }

    /// Where the line begins that has the words at a place in the spec, or words that end at most so many bytes before
    /// it, as those of a link before its address.
    fn place_of_text(&self, span: Span, before: usize) -> Option<OnPage> {
        let has_it = |run: &GlyphRun| {
            let line = run.line.and_then(|line| self.notes.text.line(line));
            line.is_some_and(|line| {
                self.notes.text.spans(line).any(|words| {
                    words.file == span.file && words.start < span.end && span.start < words.end + before
                })
            })
        };
        self.items().find_map(|(number, _, item)| match &item.kind {
            ItemKind::Glyphs(run) if has_it(run) => Some(corner(number, letters(run)?)),
            _ => None,
        })
    }
}
