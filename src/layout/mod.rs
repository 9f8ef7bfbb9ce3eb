//! Layout: a flyer in, pages of placed items out.
//!
//! 1. `style` and `grid` resolve the theme into kinds of text and rows of one leading.
//! 2. `fit` climbs a ladder of settings until the pages are right; at each rung,
//! 3. `collect` turns every section of the flyer into rows of a `flow`, with what a break before each costs, and
//!    paragraphs into the ways to set them (`block`, `activity`, `inset`, `panel`, `contact`, `spanning`; `setter`).
//! 4. `breaking` chooses where columns and pages end and how each paragraph is set, for the whole flyer at once;
//!    `ends` asks for more ways where a column would end short or in a hyphen.
//! 5. `place` puts the rows in their columns, under the `masthead` and above the `foot`, and composes their lines.
//!
//! Meanwhile an idle core sets texts `ahead`; what attempts make once is `shared`.
//!
//! `notes` are kept beside the pages; [`statistics`] and the [`proof`] are made from both when somebody asks.

mod activity;
mod ahead;
mod block;
mod breaking;
mod collect;
mod contact;
mod ends;
mod faults;
mod findings;
mod fit;
mod flow;
mod foot;
mod grid;
mod inset;
mod lowered;
pub mod marks;
mod masthead;
mod missing;
pub mod notes;
#[cfg(test)]
mod numbers;
mod order;
mod panel;
mod paragraph;
mod part;
mod pictures;
mod place;
pub mod proof;
mod set_off;
mod setter;
mod shared;
pub mod sheet;
mod spanning;
pub mod statistics;
mod style;
mod whereabouts;
mod words;

pub use fit::{CommonRung, Gaps, Looseness, Measure, Need, Rung, Step, common_rung};
pub use whereabouts::activity_pages;

use crate::aside::ahead;
use crate::diag::Diagnostics;
use crate::frame::Document;
use crate::spec::Flyer;
use crate::text::Faces;
use fit::Fitted;
use notes::{Notes, RungNote, TextFrame};
use shared::Shared;

/// What came of laying out a flyer.
pub struct Layout {
    /// The pages.
    pub document: Document,
    /// What was noted beside the pages.
    pub notes: Notes,
    /// All findings; with an error among them the document is not to be written.
    pub diagnostics: Diagnostics,
    /// The setting that the flyer was fitted with.
    pub rung: Rung,
    /// The setting that gives it its pages, whatever was changed after that for the end of a column.
    pub needed: Rung,
}

/// Lays out a flyer: at the setting that gives the pages it asks for, or at the one that its run has in common.
pub fn layout(flyer: &Flyer, faces: &Faces, common: Option<Rung>) -> Layout {
    let shared = Shared::new(flyer, faces);
    let layout = std::thread::scope(|scope| {
        ahead(scope, || fit::set_ahead(flyer, faces, &shared, common));
        layout_with(flyer, faces, &shared, common)
    });
    shared.known.hand_on();
    layout
}

/// Lays out a flyer with what all attempts at it share.
fn layout_with(flyer: &Flyer, faces: &Faces, shared: &Shared<'_>, common: Option<Rung>) -> Layout {
    let pictures = &shared.pictures;
    let mut diagnostics = findings::unknown_families(flyer, faces);
    let Fitted { attempt, needed, refused } = fit::fit(flyer, faces, shared, common);
    diagnostics.append(pictures.unreadable());
    let (rung, mut collector) = (attempt.rung, attempt.collector);
    let too_tall = findings::too_tall(&collector, &attempt.plans);
    // No words make room for what is taller than its column, and the pages are others once it is shorter.
    let refused = refused.filter(|_| too_tall.is_empty());
    refused.into_iter().chain(findings::no_room(&collector)).for_each(|finding| diagnostics.push(finding));
    diagnostics.append(too_tall);
    let (pages, bookmarks) = place::place(&mut collector, &attempt.plans);
    let document = Document {
        title: flyer.title(),
        lang: flyer.lang.clone(),
        pages,
        bookmarks,
        structure: collector.setter.structure,
        pictures: pictures.all(&collector.styles),
        spots: style::spots(&flyer.theme),
    };
    let notes = Notes {
        text: collector.setter.notes,
        frame: TextFrame::new(&collector.grid),
        rung: RungNote::new(rung),
        pictures: pictures.spans(),
    };
    diagnostics.append(collector.setter.diagnostics);
    collector.setter.missing.findings().for_each(|finding| diagnostics.push(finding));
    Layout { document, notes, diagnostics, rung, needed }
}
