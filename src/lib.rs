//! flysheet turns a TOML flyer spec into a two-column, printable PDF.
//!
//! Data flows one way, a folder a stage:
//!
//! 1. [`spec`] reads TOML files into a checked [`spec::Flyer`].
//! 2. [`text`] shapes, hyphenates and breaks paragraphs into lines.
//! 3. [`layout`] makes blocks of the lines and pages of the blocks, as [`frame`]s; [`preflight`] looks at them.
//! 4. [`pdf`] writes frames as a PDF file, reads it back, and [`raster`] draws them as pictures; [`compare`] finds what
//!    has changed between two documents.
//!
//! [`references`] looks at many flyers side by side.
//!
//! [`cli`] stands on top: it alone touches files, the environment, the clock and the terminal.
//! [`diag`] carries findings from every stage, [`geom`] its lengths, [`picture`] reads pictures, [`aside`] spreads work
//! over idle cores.

pub mod aside;
pub mod cli;
pub mod compare;
pub mod diag;
pub mod frame;
pub mod geom;
pub mod layout;
pub mod pdf;
pub mod picture;
pub mod preflight;
pub mod raster;
pub mod references;
pub mod spec;
pub mod text;

/// What came of setting a flyer.
pub struct Typeset {
    /// The pages; `None` where there are errors.
    pub document: Option<frame::Document>,
    /// What layout noted beside the pages.
    pub notes: layout::notes::Notes,
    /// All findings of text and layout.
    pub diagnostics: diag::Diagnostics,
    /// All findings about the finished pages; none where blocks do not go into them.
    pub preflight: diag::Diagnostics,
    /// The setting that the flyer was fitted with.
    pub rung: layout::Rung,
    /// The setting that gives it its pages, whatever was changed after that for the end of a column: what a run needs
    /// that shares one setting.
    pub needed: layout::Rung,
}

/// Sets a flyer: from a checked spec to placed pages.
pub fn typeset(flyer: &spec::Flyer, faces: &text::Faces) -> Typeset {
    typeset_with(flyer, faces, None)
}

/// Sets a flyer with the setting that it has in common with others, where there is one.
pub fn typeset_with(flyer: &spec::Flyer, faces: &text::Faces, common: Option<layout::Rung>) -> Typeset {
    let layout::Layout { document, notes, diagnostics, rung, needed } = layout::layout(flyer, faces, common);
    // Of pages that things stand on one over the other, every place is wrong.
    let in_disorder =
        |finding: &diag::Diagnostic| matches!(finding.code, diag::Code::NoRoom | diag::Code::BlockTooTall);
    let preflight = if diagnostics.iter().any(in_disorder) {
        diag::Diagnostics::new()
    } else {
        preflight::preflight(flyer, &document, &notes, faces)
    };
    let document = (!diagnostics.has_errors()).then_some(document);
    Typeset { document, notes, diagnostics, preflight, rung, needed }
}

/// Adds to findings about what shows on a flyer's pages, and that earlier stages made, where it stands. The flyer is
/// set for that as far as it can be, with the setting that it has in common with others: a character that no face has
/// is an empty box.
pub fn place_findings(
    flyer: &spec::Flyer,
    faces: &text::Faces,
    common: Option<layout::Rung>,
    findings: &mut diag::Diagnostics,
) {
    if findings.iter().any(preflight::lacks_place) {
        let set = layout::layout(flyer, &faces.with_stand_ins(), common);
        preflight::place(flyer, &set.document, &set.notes, faces, findings);
    }
}
