//! PDFs whose specs are gone, and press files whose specs are now built without one.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::{Entry, State};
use crate::cli::{digest, files};

/// A PDF that an earlier build wrote, and no build would write now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leftover {
    /// The PDF.
    pub output: PathBuf,
    /// Its spec.
    pub spec: PathBuf,
    /// Why it is left over.
    pub cause: LeftoverCause,
    /// What became of it.
    pub end: LeftoverEnd,
}

/// Why a PDF is left over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LeftoverCause {
    /// Its spec is gone.
    SpecGone,
    /// Its spec was built for the press as well, and then without.
    Outdated,
}

/// What became of a PDF that is left over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LeftoverEnd {
    /// Nothing: it is the file that was built, and nobody asked for it to be removed.
    Stays,
    /// It is not the file that was built, and so not for us to remove.
    Changed,
    /// It cannot be read, so that nobody knows whether it is the file that was built.
    Unreadable,
    /// It is removed.
    Removed,
    /// It could not be removed.
    Unremovable,
}

impl State {
    /// The PDFs that are left over, removed where `prune` asks for it and they are as they were built; and the names
    /// of the entries that need not be remembered any more.
    pub fn leftovers(&self, prune: bool) -> (Vec<Leftover>, Vec<String>) {
        let (mut leftovers, mut gone) = (Vec::new(), Vec::new());
        let added = &self.log().added;
        for entry in self.before.values().filter(|entry| !added.contains_key(&entry.output)) {
            let Some(spec) = self.missing_spec(entry) else { continue };
            let first = leftovers.len();
            for (name, digest) in entry.pdfs() {
                let output = self.folder.join(name);
                let end = end_of(&output, digest, prune);
                let cause = LeftoverCause::SpecGone;
                leftovers.extend(end.map(|end| Leftover { output, spec: spec.clone(), cause, end }));
            }
            let mut found = leftovers.iter().skip(first);
            if found.all(|leftover: &Leftover| leftover.end == LeftoverEnd::Removed) {
                gone.push(entry.output.clone());
            }
        }
        let kept = self.before.values().filter(|entry| !added.contains_key(&entry.output));
        let entries: Vec<&Entry> = kept.chain(added.values()).collect();
        leftovers.extend(entries.iter().filter_map(|entry| self.outdated(entry, &entries, prune)));
        (leftovers, gone)
    }

    /// The press's file that the last build of an entry left behind, unless another entry writes it now.
    fn outdated(&self, entry: &Entry, entries: &[&Entry], prune: bool) -> Option<Leftover> {
        let (name, digest) = entry.outdated.as_ref()?;
        if entries.iter().flat_map(|entry| entry.pdfs()).any(|(written, _)| written == name) {
            return None;
        }
        let output = self.folder.join(name);
        let end = end_of(&output, digest, prune)?;
        let spec = entry.files.first().map_or_else(|| PathBuf::from(&entry.spec), |(path, _)| path.into());
        Some(Leftover { output, spec, cause: LeftoverCause::Outdated, end })
    }

    /// The spec of an entry, if it is not there any more.
    fn missing_spec(&self, entry: &Entry) -> Option<PathBuf> {
        let folder = fs::canonicalize(&self.folder).ok()?;
        let spec = folder.join(&entry.spec);
        let is_gone = fs::symlink_metadata(&spec).is_err_and(|error| error.kind() == io::ErrorKind::NotFound);
        // As people call it: the path that was typed when it was built.
        is_gone.then(|| entry.files.first().map_or(spec, |(path, _)| PathBuf::from(path)))
    }
}

/// What becomes of a PDF that is left over; `None` where it is gone itself.
fn end_of(output: &Path, digest: &str, prune: bool) -> Option<LeftoverEnd> {
    let bytes = match files::read(output) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return None,
        Err(_) => return Some(LeftoverEnd::Unreadable),
    };
    if digest::of_bytes(&bytes) != digest {
        return Some(LeftoverEnd::Changed);
    }
    if !prune {
        return Some(LeftoverEnd::Stays);
    }
    Some(match fs::remove_file(output) {
        Ok(()) => LeftoverEnd::Removed,
        Err(_) => LeftoverEnd::Unremovable,
    })
}
