//! One flyer, from its spec to the bytes of its PDF, in memory.

use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use super::args::Profile;
use super::digest;
use super::family::Family;
use super::files::{FlyerFiles, RunFiles};
use super::fonts::FontSet;
use super::job::Task;
use super::press;
use super::setting::{RungFigures, Setting};
use crate::diag::{Code, Diagnostic, Diagnostics, Sources};
use crate::frame::Document;
use crate::layout::proof::proof;
use crate::layout::statistics::{Statistics, statistics};
use crate::layout::{Rung, Step};
use crate::pdf::{self, PdfError, Timestamp};
use crate::spec::{self, Flyer, Reading};
use crate::text::Faces;
use crate::{Typeset, place_findings, typeset, typeset_with};

/// What is the same for all flyers of a run.
pub struct Settings {
    /// The files that flyers read.
    pub files: RunFiles,
    /// The faces that need no font folder, once they are asked for.
    pub built_in: OnceLock<Faces>,
    /// What the files are for.
    pub profile: Profile,
    /// The number of pages that overrides the one in the spec.
    pub pages: Option<usize>,
    /// The flyers that share a setting, once it is known.
    pub family: Option<Family>,
    /// Whether to build what has not changed, too.
    pub force: bool,
    /// Whether to say how well each flyer came out.
    pub statistics: bool,
    /// Whether the pages are kept beside the PDF, for those who show them.
    pub keeps_pages: bool,
    /// The moment that overrides the spec's date inside the PDF.
    pub created: Option<Timestamp>,
}

impl Settings {
    /// What is usual: every flyer by itself, as its spec says, and no more of it than its files.
    pub fn new(profile: Profile, created: Option<Timestamp>) -> Settings {
        Settings {
            files: RunFiles::default(),
            built_in: OnceLock::new(),
            profile,
            pages: None,
            family: None,
            force: false,
            statistics: false,
            keeps_pages: false,
            created,
        }
    }

    /// The faces that need no font folder.
    pub fn built_in(&self) -> &Faces {
        self.built_in.get_or_init(Faces::built_in)
    }
}

/// A spec that was read, with the pages that were asked for.
pub struct Read {
    /// What came of it.
    pub reading: Reading,
    /// The files that were read, in order, each with the digest of its bytes.
    pub files: Vec<(String, String)>,
    /// The files that were asked for and could not be read.
    pub missing: Vec<PathBuf>,
}

impl Read {
    /// The digest of the flyer, wherever in its files its words stand; `None` where there are errors.
    pub fn flyer_digest(&self) -> Option<String> {
        self.reading.flyer.as_ref().map(digest::of_value)
    }

    /// Whether nothing was found.
    pub fn is_silent(&self) -> bool {
        self.reading.diagnostics.is_empty()
    }
}

/// Reads the spec at `path`.
pub fn read(path: &Path, settings: &Settings) -> Read {
    let files = FlyerFiles::new(&settings.files);
    let mut reading = spec::read(path, &files);
    reading.flyer = reading.flyer.map(|flyer| with_pages(flyer, settings.pages));
    Read { reading, missing: files.missing(), files: files.noted() }
}

/// What came of making a flyer.
pub struct Made {
    /// The files that were read.
    pub sources: Sources,
    /// All findings.
    pub diagnostics: Diagnostics,
    /// The PDF; `None` where there are errors.
    pub pdf: Option<Pdf>,
    /// The font folders that were read, each with the digest of its fonts.
    pub fonts: Vec<(String, String)>,
    /// The faces that the flyer is set in, where they are not the built-in ones alone.
    pub faces: Option<Arc<FontSet>>,
}

/// A PDF that is not written yet.
pub struct Pdf {
    /// The bytes of the file, or of the one for the screen where there are two.
    pub bytes: Vec<u8>,
    /// The bytes of the other one, for the press.
    pub press: Option<Vec<u8>>,
    /// The number of pages.
    pub pages: usize,
    /// The setting that they came out at.
    pub setting: Setting,
    /// How well the flyer came out, where that was asked for.
    pub statistics: Option<Statistics>,
    /// The file of the flyer's proof, where one was asked for.
    pub proof: Option<Vec<u8>>,
    /// The pages themselves, where they are kept.
    pub document: Option<Document>,
}

/// Makes the flyer of a spec that was read, in memory.
pub fn make(task: &Task, settings: &Settings, read: Read) -> Made {
    let path = &task.spec;
    let reading = read.reading;
    let mut diagnostics = reading.diagnostics;
    let mut fonts = Vec::new();
    let mut own_faces = None;
    let mut pdf = None;
    if let Some(flyer) = reading.flyer {
        let common = settings.family.as_ref().and_then(|family| family.rung(path));
        let set = settings.files.fonts.of(&flyer.theme.text, &mut diagnostics);
        let faces = set.as_ref().map_or_else(|| settings.built_in(), |set| &set.faces);
        fonts = set.as_ref().map_or_else(Vec::new, |set| set.digests());
        pdf = set_and_write(&flyer, faces, settings, common, task.proof.is_some(), &mut diagnostics);
        own_faces = set;
    }
    if let Some(draft) = reading.draft {
        faults_of_draft(&draft, settings, &mut diagnostics);
    }
    if pdf.is_none() && !diagnostics.has_errors() {
        let nothing =
            Diagnostic::without_place(Code::Internal, "no PDF came of the spec, and no stage said why");
        diagnostics.push(nothing.in_file(path.display().to_string()));
    }
    Made {
        sources: reading.sources,
        pdf: pdf.filter(|_| !diagnostics.has_errors()),
        diagnostics,
        fonts,
        faces: own_faces,
    }
}

/// The setting that the flyer of the spec at `path` needs by itself; `None` where it has errors.
pub fn needed(path: &Path, settings: &Settings) -> Option<Rung> {
    let flyer = read(path, settings).reading.flyer?;
    let set = settings.files.fonts.of(&flyer.theme.text, &mut Diagnostics::new());
    let faces = set.as_ref().map_or_else(|| settings.built_in(), |set| &set.faces);
    let Typeset { document, needed, .. } = typeset(&flyer, faces);
    document.map(|_| needed)
}

/// Pages of the flyer, and the PDF of the pages.
fn set_and_write(
    flyer: &Flyer,
    faces: &Faces,
    settings: &Settings,
    common: Option<Rung>,
    with_proof: bool,
    diagnostics: &mut Diagnostics,
) -> Option<Pdf> {
    let Typeset { document, notes, diagnostics: findings, preflight, rung, .. } =
        typeset_with(flyer, faces, common);
    diagnostics.append(findings);
    diagnostics.append(preflight);
    if document.is_none() {
        place_findings(flyer, faces, common, diagnostics);
    }
    let document = document?;
    let setting = Setting {
        rung: RungFigures::new(&notes.rung),
        fitted: flyer.pages.is_some() || common.is_some() || rung.step != Step::Nominal,
    };
    let created = settings.created.unwrap_or_else(|| first_moment(flyer));
    let written =
        |document: &Document, profile| pdf::write(document, faces, &pdf::Options { created, profile });
    let screen = || written(&document, pdf::Profile::Screen);
    let for_press = || press::write(flyer, &document, faces, created);
    let write = || -> Result<Pdf, PdfError> {
        let proof = with_proof.then(|| written(&proof(&document, &notes, faces), pdf::Profile::Proof));
        let (bytes, press) = match settings.profile {
            Profile::Screen => {
                // Inks that a picture comes in are the press's to judge, whatever the file is for.
                if press::comes_in_inks(&document) {
                    for_press()?;
                }
                (screen()?, None)
            }
            Profile::Press => (for_press()?, None),
            Profile::Both => (screen()?, Some(for_press()?)),
        };
        Ok(Pdf {
            bytes,
            press,
            pages: document.pages.len(),
            setting: setting.clone(),
            statistics: settings.statistics.then(|| statistics(&document, &notes, faces)),
            proof: proof.transpose()?,
            document: None,
        })
    };
    match write() {
        Ok(pdf) => Some(Pdf { document: settings.keeps_pages.then_some(document), ..pdf }),
        Err(error) => {
            for finding in press::refused(flyer, &document, &notes, &error) {
                diagnostics.push(finding);
            }
            None
        }
    }
}

/// The faults that setting finds in a flyer that is not to be written, so that they are told in the same pass.
/// Faults that may come of what could not be read, such as too few pages, are left out.
fn faults_of_draft(draft: &Flyer, settings: &Settings, found: &mut Diagnostics) {
    let own = settings.files.fonts.of(&draft.theme.text, found);
    let faces = own.as_ref().map_or_else(|| settings.built_in(), |own| &own.faces);
    let set = typeset(draft, faces);
    for finding in set.diagnostics.iter() {
        if matches!(finding.code, Code::MissingGlyph | Code::InvalidPicture | Code::UnknownFont) {
            found.push(finding.clone());
        }
    }
    found.append(set.preflight);
    place_findings(draft, faces, None, found);
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
