//! The spec: TOML files in, a checked [`Flyer`] out.

mod model;

pub use model::*;

use std::io;
use std::path::Path;

use crate::diag::{Diagnostics, Sources};

/// Where the spec's files come from: the file system in `cli`, a map in tests.
pub trait Files {
    /// The bytes of the file at `path`.
    ///
    /// # Errors
    /// As opening and reading a file does.
    fn read(&self, path: &Path) -> io::Result<Vec<u8>>;
}

/// What came of reading a spec.
pub struct Reading {
    /// The flyer; `None` where there are errors.
    pub flyer: Option<Flyer>,
    /// All files that were read.
    pub sources: Sources,
    /// All findings.
    pub diagnostics: Diagnostics,
}

/// Reads the spec at `path` with every file that it names.
pub fn read(_path: &Path, _files: &dyn Files) -> Reading {
    Reading { flyer: None, sources: Sources::new(), diagnostics: Diagnostics::new() }
}
