//! One flyer, from its spec to its pages, for commands that show pages.

use std::path::Path;

use super::files::RunFiles;
use super::fonts;
use super::job::Task;
use super::make::first_moment;
use super::outcome::Outcome;
use super::report::Style;
use crate::diag::{Diagnostics, Sources};
use crate::frame::Document;
use crate::pdf::Timestamp;
use crate::text::Faces;
use crate::{spec, typeset};

/// A flyer that is set.
pub struct SetFlyer {
    /// The country's name.
    pub country: String,
    /// The pages.
    pub document: Document,
    /// The faces that it is set in, where they are not the built-in ones alone.
    pub faces: Option<Faces>,
    /// The first moment that its date can mean.
    pub moment: Timestamp,
}

/// Why there is no set flyer.
pub struct Unset {
    /// The files that were read.
    pub sources: Sources,
    /// All findings, at least one of them an error.
    pub diagnostics: Diagnostics,
}

/// Sets the flyer of the spec at `path`.
///
/// # Errors
/// With all findings, where one of them is an error.
pub fn set(path: &Path, built_in: &Faces) -> Result<SetFlyer, Unset> {
    let reading = spec::read(path, &RunFiles::default());
    let (sources, mut diagnostics) = (reading.sources, reading.diagnostics);
    let Some(flyer) = reading.flyer else { return Err(Unset { sources, diagnostics }) };
    let faces = fonts::faces(&flyer.theme.text, &mut diagnostics);
    let set = typeset(&flyer, faces.as_ref().unwrap_or(built_in));
    diagnostics.append(set.diagnostics);
    match set.document {
        Some(document) if !diagnostics.has_errors() => {
            let country = flyer.country.text.clone();
            Ok(SetFlyer { country, document, faces, moment: first_moment(&flyer) })
        }
        _ => Err(Unset { sources, diagnostics }),
    }
}

/// What came of a flyer that has an error.
pub fn with_error(task: &Task, unset: &Unset, style: Style) -> Outcome {
    Outcome::failed(task, &unset.diagnostics, &unset.sources, style, false)
}
