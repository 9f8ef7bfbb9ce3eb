//! Layout: a flyer in, pages of placed items out.
//!
//! 1. `style` and `grid` resolve the theme into kinds of text and rows of one leading.
//! 2. `fit` climbs a ladder of sizes until the pages are right; at each rung,
//! 3. `collect` turns every part of the flyer into rows of a `flow`, with what a break before each costs, and
//!    paragraphs into the ways to set them (`block`, `activity`, `panel`, `contact`, `spanning`; `setter`).
//! 4. `breaking` chooses where columns and pages end and how each paragraph is set, for the whole flyer at once.
//! 5. `place` puts the rows in their columns, under the `masthead` and above the `foot`, and composes their lines.

mod activity;
mod block;
mod breaking;
mod collect;
mod contact;
mod faults;
mod findings;
mod fit;
mod flow;
mod foot;
mod grid;
mod masthead;
mod panel;
mod pictures;
mod place;
mod setter;
mod spanning;
mod style;

use crate::diag::Diagnostics;
use crate::frame::Document;
use crate::spec::Flyer;
use crate::text::Faces;
use pictures::Pictures;

/// What came of laying out a flyer.
pub struct Layout {
    /// The pages.
    pub document: Document,
    /// All findings; with an error among them the document is not to be written.
    pub diagnostics: Diagnostics,
}

/// Lays out a flyer, at the size and leading that give the pages it asks for.
pub fn layout(flyer: &Flyer, faces: &Faces) -> Layout {
    let mut diagnostics = findings::unknown_families(flyer, faces);
    let (pictures, unreadable) = Pictures::new(flyer);
    diagnostics.append(unreadable);
    let (attempt, refusal) = fit::fit(flyer, faces, &pictures);
    let mut collector = attempt.collector;
    refusal.into_iter().chain(findings::no_room(&collector)).for_each(|finding| diagnostics.push(finding));
    diagnostics.append(findings::too_tall(&collector, &attempt.plans));
    let (pages, bookmarks) = place::place(&mut collector, &attempt.plans);
    let document = Document {
        title: flyer.title(),
        lang: flyer.lang.clone(),
        pages,
        bookmarks,
        structure: collector.setter.structure,
        pictures: pictures.all(),
    };
    diagnostics.append(collector.setter.diagnostics);
    Layout { document, diagnostics }
}
