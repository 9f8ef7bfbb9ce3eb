//! Layout: a flyer in, pages of placed items out.
//!
//! 1. `style` and `grid` resolve the theme into kinds of text and rows of one leading.
//! 2. `fit` climbs a ladder of sizes until the pages are right; at each rung,
//! 3. `collect` turns every part of the flyer into rows of a `flow`, with what a break before each costs
//!    (`block`, `activity`, `panel`, `contact`; `setter` sets their lines).
//! 4. `breaking` chooses where columns and pages end, for the whole flyer at once.
//! 5. `place` puts the rows in their columns, under the `masthead` and above the `foot`.

mod activity;
mod block;
mod breaking;
mod collect;
mod contact;
mod fit;
mod flow;
mod foot;
mod grid;
mod masthead;
mod panel;
mod place;
mod setter;
mod style;

use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::frame::Document;
use crate::spec::Flyer;
use crate::text::Faces;

/// What came of laying out a flyer.
pub struct Layout {
    /// The pages.
    pub document: Document,
    /// All findings; with an error among them the document is not to be written.
    pub diagnostics: Diagnostics,
}

/// Lays out a flyer, at the size and leading that give the pages it asks for.
pub fn layout(flyer: &Flyer, faces: &Faces) -> Layout {
    let unknown = unknown_families(flyer, faces);
    if unknown.has_errors() {
        return Layout { document: Document::default(), diagnostics: unknown };
    }
    let (attempt, refusal) = fit::fit(flyer, faces);
    let mut collector = attempt.collector;
    let (pages, bookmarks) = place::place(&mut collector, &attempt.plans);
    let document = Document {
        title: flyer.title(),
        lang: flyer.lang.clone(),
        pages,
        bookmarks,
        structure: collector.setter.structure,
        pictures: collector.pictures,
    };
    let mut diagnostics = collector.setter.diagnostics;
    refusal.into_iter().for_each(|refusal| diagnostics.push(refusal));
    Layout { document, diagnostics }
}

/// A finding for each family that the theme names and no face belongs to.
fn unknown_families(flyer: &Flyer, faces: &Faces) -> Diagnostics {
    let mut diagnostics = Diagnostics::new();
    for (family, span) in [&flyer.theme.text.body, &flyer.theme.text.heading].into_iter().flatten() {
        if !faces.has_family(family) {
            let known = faces.families().join(", ");
            diagnostics.push(
                Diagnostic::new(
                    Code::UnknownFont,
                    *span,
                    format!("no font of the family `{family}` is at hand"),
                )
                .help(format!("name one of {known}, or add its folder to `[theme.type] fonts`")),
            );
        }
    }
    diagnostics
}
