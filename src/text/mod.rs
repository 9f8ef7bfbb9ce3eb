//! Text: characters in, lines of placed glyphs out.

mod face;

pub use face::{Face, FaceError, FaceId};

/// All faces that a run of flysheet can use.
pub struct Faces {
    faces: Vec<Face>,
}

impl Faces {
    /// The faces of a run, in order of their names for this run.
    pub fn new(faces: Vec<Face>) -> Faces {
        Faces { faces }
    }

    /// The names of all faces, in order.
    pub fn ids(&self) -> impl Iterator<Item = FaceId> + use<> {
        (0..self.faces.len()).map_while(|at| u16::try_from(at).ok()).map(FaceId)
    }

    /// The face named `id`, if these faces hold it.
    pub fn get(&self, id: FaceId) -> Option<&Face> {
        self.faces.get(usize::from(id.0))
    }
}
