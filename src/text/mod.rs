//! Text: characters in, lines of placed glyphs out.

mod face;

pub use face::{Face, FaceId};

use std::path::PathBuf;

/// All faces that a run of flysheet can use.
pub struct Faces {
    faces: Vec<Face>,
}

impl Faces {
    /// The face named `id`, if these faces hold it.
    pub fn get(&self, id: FaceId) -> Option<&Face> {
        self.faces.get(usize::from(id.0))
    }
}

// lead provides
impl Faces {
    /// The faces that flysheet brings along.
    pub fn built_in() -> Faces {
        Faces { faces: Vec::new() }
    }

    /// These faces and those of more font files, with what is wrong with any of the files.
    pub fn with_files(self, _files: Vec<(PathBuf, Vec<u8>)>) -> (Faces, Vec<FaceError>) {
        (self, Vec::new())
    }
}

/// Why a font file cannot be used.
// lead provides
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}: {reason}", path.display())]
pub struct FaceError {
    /// The file.
    pub path: PathBuf,
    /// What is wrong with it.
    pub reason: String,
}
