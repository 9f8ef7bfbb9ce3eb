//! One flyer, from its spec to the bytes of its PDF, in memory.

use std::path::Path;

use super::args::Profile;
use super::family::Family;
use super::files::{self, FileSystem};
use super::job::Task;
use super::press;
use crate::diag::{Code, Diagnostic, Diagnostics, Sources};
use crate::layout::Rung;
use crate::layout::proof::proof;
use crate::layout::statistics::{Statistics, statistics};
use crate::pdf::{self, PdfError, Timestamp};
use crate::spec::{self, Flyer};
use crate::text::Faces;
use crate::{Typeset, typeset, typeset_with};

/// What is the same for all flyers of a run.
pub struct Settings {
    /// The faces that need no font folder.
    pub built_in: Faces,
    /// What the files are for.
    pub profile: Profile,
    /// The number of pages that overrides the one in the spec.
    pub pages: Option<usize>,
    /// The flyers that share a setting, once it is known.
    pub family: Option<Family>,
    /// Whether to say how well each flyer came out.
    pub statistics: bool,
    /// The moment that overrides the spec's date inside the PDF.
    pub created: Option<Timestamp>,
}

/// What came of making a flyer.
pub struct Made {
    /// The files that were read.
    pub sources: Sources,
    /// All findings.
    pub diagnostics: Diagnostics,
    /// The PDF; `None` where there are errors.
    pub pdf: Option<Pdf>,
}

/// A PDF that is not written yet.
pub struct Pdf {
    /// The bytes of the file, or of the one for the screen where there are two.
    pub bytes: Vec<u8>,
    /// The bytes of the other one, for the press.
    pub press: Option<Vec<u8>>,
    /// The number of pages.
    pub pages: usize,
    /// How well the flyer came out, where that was asked for.
    pub statistics: Option<Statistics>,
    /// The file of the flyer's proof, where one was asked for.
    pub proof: Option<Vec<u8>>,
}

/// Makes the flyer that a task describes, in memory.
pub fn make(task: &Task, settings: &Settings) -> Made {
    let path = &task.spec;
    let reading = spec::read(path, &FileSystem);
    let mut diagnostics = reading.diagnostics;
    let mut pdf = None;
    if let Some(flyer) = reading.flyer {
        let flyer = with_pages(flyer, settings.pages);
        let common = settings.family.as_ref().and_then(|family| family.rung(path));
        pdf = set_and_write(flyer, settings, common, task.proof.is_some(), &mut diagnostics);
    }
    if let Some(draft) = reading.draft {
        diagnostics.append(faults_of_draft(&draft, settings));
    }
    if pdf.is_none() && !diagnostics.has_errors() {
        let nothing =
            Diagnostic::without_place(Code::Internal, "no PDF came of the spec, and no stage said why");
        diagnostics.push(nothing.in_file(path.display().to_string()));
    }
    Made { sources: reading.sources, pdf: pdf.filter(|_| !diagnostics.has_errors()), diagnostics }
}

/// The setting that the flyer of the spec at `path` needs by itself, and whether it declares its pages; `None` where
/// it has errors.
pub fn needed(path: &Path, settings: &Settings) -> Option<(Rung, bool)> {
    let flyer = with_pages(spec::read(path, &FileSystem).flyer?, settings.pages);
    let own_faces = files::faces(&flyer.theme.text, &mut Diagnostics::new());
    let faces = own_faces.as_ref().unwrap_or(&settings.built_in);
    let Typeset { document, rung, .. } = typeset(&flyer, faces);
    document.map(|_| (rung, flyer.pages.is_some()))
}

/// Pages of the flyer, and the PDF of the pages.
fn set_and_write(
    flyer: Flyer,
    settings: &Settings,
    common: Option<Rung>,
    with_proof: bool,
    diagnostics: &mut Diagnostics,
) -> Option<Pdf> {
    let own_faces = files::faces(&flyer.theme.text, diagnostics);
    let faces = own_faces.as_ref().unwrap_or(&settings.built_in);
    let Typeset { document, notes, diagnostics: findings, .. } = typeset_with(&flyer, faces, common);
    diagnostics.append(findings);
    let document = document?;
    let created = settings.created.unwrap_or_else(|| first_moment(&flyer));
    let options = pdf::Options { created, profile: pdf::Profile::Screen };
    let screen = || pdf::write(&document, faces, &options);
    let for_press = || press::write(&flyer, &document, faces, created);
    let write = || -> Result<Pdf, PdfError> {
        let proof = with_proof.then(|| pdf::write(&proof(&document, &notes, faces), faces, &options));
        let (bytes, press) = match settings.profile {
            Profile::Screen => (screen()?, None),
            Profile::Press => (for_press()?, None),
            Profile::Both => (screen()?, Some(for_press()?)),
        };
        Ok(Pdf {
            bytes,
            press,
            pages: document.pages.len(),
            statistics: settings.statistics.then(|| statistics(&document, &notes, faces)),
            proof: proof.transpose()?,
        })
    };
    let refused = |error| press::refused(&flyer, &notes, &error);
    write().map_err(|error| refused(error).into_iter().for_each(|finding| diagnostics.push(finding))).ok()
}

/// The faults that setting finds in a flyer that is not to be written, so that they are told in the same pass.
/// Faults that may come of what could not be read, such as too few pages, are left out.
fn faults_of_draft(draft: &Flyer, settings: &Settings) -> Diagnostics {
    let mut found = Diagnostics::new();
    let own_faces = files::faces(&draft.theme.text, &mut found);
    let faces = own_faces.as_ref().unwrap_or(&settings.built_in);
    for finding in typeset(draft, faces).diagnostics.iter() {
        if matches!(finding.code, Code::MissingGlyph | Code::InvalidPicture | Code::UnknownFont) {
            found.push(finding.clone());
        }
    }
    found
}

/// The flyer, to be fitted to `pages` pages where they are given. A finding about the number then points to
/// the spec's own number, or to the country's name where it gives none.
pub(super) fn with_pages(mut flyer: Flyer, pages: Option<usize>) -> Flyer {
    if let Some(pages) = pages {
        let span = match flyer.pages {
            Some((_, span)) => span,
            None => flyer.country.origin.span(0..flyer.country.text.len()),
        };
        flyer.pages = Some((pages, span));
    }
    flyer
}

/// The start of the first day that a flyer's date can mean.
pub fn first_moment(flyer: &Flyer) -> Timestamp {
    let date = flyer.date;
    Timestamp {
        year: date.year,
        month: date.month.unwrap_or(1),
        day: date.day.unwrap_or(1),
        hour: 0,
        minute: 0,
        second: 0,
    }
}
