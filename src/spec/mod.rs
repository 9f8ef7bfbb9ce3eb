//! The spec: TOML files in, a checked [`Flyer`] out.
//!
//! A spec goes through three shapes, which are never mixed: `written`, one file as it stands;
//! `merged`, all files as one tree; and `model`, the flyer. Every fault of a spec is found in
//! one pass: what has a fault is set aside and reading goes on.

pub mod contract;
mod language;
mod markup;
mod merged;
mod model;
mod resolve;
mod rgb;
mod schema;
mod suggest;
mod url;
mod written;

pub use language::{is_english, tag as language_tag};
pub use markup::Placeholder;
pub use merged::Tables;
pub use model::*;
pub use resolve::country_code;
pub use schema::{Schema, schema};

use std::collections::BTreeSet;
use std::io;
use std::path::Path;

use crate::diag::{Code, Diagnostic, Diagnostics, Sources};

/// Where the spec's files come from: the file system in `cli`, a map in tests.
pub trait Files {
    /// The bytes of the file at `path`.
    ///
    /// # Errors
    /// As opening and reading a file does.
    fn read(&self, path: &Path) -> io::Result<Vec<u8>>;

    /// What is known of fragments and registers, where several specs are read.
    fn tables(&self) -> Option<&Tables> {
        None
    }
}

/// What came of reading a spec.
pub struct Reading {
    /// The flyer; `None` where there are errors.
    pub flyer: Option<Flyer>,
    /// Where there are errors, what could be read of the flyer all the same: not to be written, but later
    /// stages may look for faults in it.
    pub draft: Option<Flyer>,
    /// All files that were read.
    pub sources: Sources,
    /// All findings.
    pub diagnostics: Diagnostics,
}

/// Reads the spec at `path` with every file that it names.
pub fn read(path: &Path, files: &dyn Files) -> Reading {
    let mut library = merged::Library::new(files);
    let merged = merged::read(path, &mut library);
    let flyer = merged.and_then(|merged| resolve::flyer(&merged, &mut library));
    let merged::Library { sources, mut diagnostics, .. } = library;
    if flyer.is_none() && !diagnostics.has_errors() {
        // No flyer without a reason: whoever reads the findings must not be left with none.
        let message = "the spec has a fault that flysheet cannot name";
        diagnostics.push(Diagnostic::without_place(Code::Internal, message).in_file(path.to_string_lossy()));
    }
    let (draft, flyer) = if diagnostics.has_errors() { (flyer, None) } else { (None, flyer) };
    Reading { flyer, draft, sources, diagnostics }
}

/// The keys that the file at `path` gives with all that it extends, by their names from the root, as in
/// `masthead.programme`; without those inside of `[[activity]]`. None where it cannot be read.
pub fn given_keys(path: &Path, files: &dyn Files) -> BTreeSet<String> {
    let mut library = merged::Library::new(files);
    merged::read(path, &mut library).map(|merged| merged.root.names().collect()).unwrap_or_default()
}
