//! One flyer, from its spec to its pages, for commands that show pages.

use std::path::Path;

use super::files::{self, RunFiles};
use super::fonts;
use super::job::{Task, names_a_pdf};
use super::make::first_moment;
use super::outcome::Outcome;
use super::report::Style;
use crate::diag::{Code, Diagnostic, Diagnostics, Sources};
use crate::frame::Document;
use crate::layout::Rung;
use crate::pdf::{self, Timestamp};
use crate::spec::{Flyer, Reading, TITLE_DASH};
use crate::text::Faces;
use crate::{spec, typeset_with};

/// A flyer that is set.
pub struct SetFlyer {
    /// The country's name.
    pub country: String,
    /// The pages.
    pub document: Document,
    /// The faces that it is set in, where they are not the built-in ones alone.
    pub faces: Option<Faces>,
    /// The first moment that its date can mean, or that its PDF is dated with.
    pub moment: Option<Timestamp>,
}

/// Why there is no set flyer.
pub struct Unset {
    /// The files that were read.
    pub sources: Sources,
    /// All findings, at least one of them an error.
    pub diagnostics: Diagnostics,
}

/// A flyer with its pages, and what they were made of.
pub struct Set {
    /// What was set.
    pub flyer: Flyer,
    /// The pages.
    pub document: Document,
    /// The faces that it is set in, where they are not the built-in ones alone.
    pub faces: Option<Faces>,
    /// The files that were read.
    pub sources: Sources,
}

/// Sets a flyer that was read, with the setting that it has in common with others, where there is one.
///
/// # Errors
/// With all findings, where one of them is an error.
pub fn set_reading(reading: Reading, built_in: &Faces, common: Option<Rung>) -> Result<Set, Unset> {
    let Reading { flyer, sources, mut diagnostics, .. } = reading;
    let Some(flyer) = flyer else { return Err(Unset { sources, diagnostics }) };
    let faces = fonts::faces(&flyer.theme.text, &mut diagnostics);
    let set = typeset_with(&flyer, faces.as_ref().unwrap_or(built_in), common);
    diagnostics.append(set.diagnostics);
    match set.document {
        Some(document) if !diagnostics.has_errors() => Ok(Set { flyer, document, faces, sources }),
        _ => Err(Unset { sources, diagnostics }),
    }
}

/// Sets the flyer of the spec at `path`.
///
/// # Errors
/// With all findings, where one of them is an error.
pub fn set(path: &Path, built_in: &Faces) -> Result<SetFlyer, Unset> {
    let Set { flyer, document, faces, .. } =
        set_reading(spec::read(path, &RunFiles::default()), built_in, None)?;
    Ok(SetFlyer { moment: Some(first_moment(&flyer)), country: flyer.country.text, document, faces })
}

/// The flyer of the spec at `path`, or of the PDF that flysheet wrote there.
///
/// # Errors
/// With all findings, where one of them is an error.
pub fn set_or_read(path: &Path, built_in: &Faces) -> Result<SetFlyer, Unset> {
    if names_a_pdf(path) { read_back(path) } else { set(path, built_in) }
}

/// The flyer of a PDF.
fn read_back(path: &Path) -> Result<SetFlyer, Unset> {
    let bytes = files::read(path).map_err(|error| error.to_string());
    let reading = bytes.and_then(|bytes| pdf::read::read(&bytes).map_err(|error| error.to_string()));
    let pdf::read::Reading { document, faces, created } = reading.map_err(|why| {
        let mut diagnostics = Diagnostics::new();
        let finding = Diagnostic::without_place(Code::Unreadable, why)
            .in_file(path.to_string_lossy())
            .help("name a spec, or a PDF that `flysheet build` wrote");
        diagnostics.push(finding);
        Unset { sources: Sources::new(), diagnostics }
    })?;
    Ok(SetFlyer { country: country_of(&document, path), document, faces: Some(faces), moment: created })
}

/// The country's name, with which the title of a flyer begins; the file's where it has no title.
fn country_of(document: &Document, path: &Path) -> String {
    match document.title.split(TITLE_DASH).next() {
        Some(country) if !country.is_empty() => country.to_owned(),
        _ => path.file_stem().unwrap_or_default().display().to_string(),
    }
}

/// What came of a flyer that has an error.
pub fn with_error(task: &Task, unset: &Unset, style: Style) -> Outcome {
    Outcome::failed(task, &unset.diagnostics, &unset.sources, style, false)
}
