//! Text: characters in, lines of placed glyphs out.

mod face;

pub use face::{Face, FaceId};

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
