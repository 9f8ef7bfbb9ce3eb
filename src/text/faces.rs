//! The faces that a run of flysheet can use, and how one is chosen.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use super::Learnt;
use super::face::{Face, FaceError, FaceId, NORMAL_WIDTH};
use super::known::KnownTexts;
use super::shared::SharedTexts;

/// All faces that a run of flysheet can use, loaded once and shared.
#[derive(Default)]
pub struct Faces {
    faces: Vec<Face>,
    /// What typesetters of these faces have learnt, each for one of those to come.
    learnt: Mutex<Vec<Learnt>>,
    /// Texts that were set in these faces for several flyers.
    shared: SharedTexts,
    /// Families with a font among them that may not be embedded, and is not here.
    refused: Vec<String>,
    /// Whether an empty box is good enough for a character that no face has.
    stands_in: bool,
}

/// The style of a stretch of text, as far as choosing a face and its size goes.
#[derive(Clone, Debug, PartialEq)]
pub struct FaceQuery {
    /// The family's name.
    pub family: Arc<str>,
    /// The weight wanted, 1 to 1000.
    pub weight: u16,
    /// Whether an italic is wanted.
    pub italic: bool,
}

/// The family of running text where the spec names none.
pub const BODY_FAMILY: &str = "Source Serif 4";

/// The family of headings where the spec names none.
pub const HEADING_FAMILY: &str = "Source Sans 3";

/// The built-in font files; see `fonts/README.md`.
const BUILT_IN: [&[u8]; 10] = [
    include_bytes!("../../fonts/SourceSerif4-Regular.ttf"),
    include_bytes!("../../fonts/SourceSerif4-It.ttf"),
    include_bytes!("../../fonts/SourceSerif4-Bold.ttf"),
    include_bytes!("../../fonts/SourceSerif4-BoldIt.ttf"),
    include_bytes!("../../fonts/SourceSerif4-Light.ttf"),
    include_bytes!("../../fonts/SourceSans3-Regular.ttf"),
    include_bytes!("../../fonts/SourceSans3-It.ttf"),
    include_bytes!("../../fonts/SourceSans3-Semibold.ttf"),
    include_bytes!("../../fonts/SourceSans3-Bold.ttf"),
    include_bytes!("../../fonts/SourceSans3-BoldIt.ttf"),
];

impl Faces {
    /// The given faces.
    pub fn new(faces: Vec<Face>) -> Faces {
        Faces { faces, ..Faces::default() }
    }

    /// The faces that are part of the program.
    pub fn built_in() -> Faces {
        let faces = BUILT_IN.iter().filter_map(|bytes| Face::parse(Cow::Borrowed(bytes)).ok());
        // A test in `apart` holds them to it; looking into their rules takes as long as shaping a page.
        Faces::new(faces.map(Face::with_words_apart).collect())
    }

    /// These faces with one more from the bytes of a font file; it comes before faces of the same family and
    /// style that are there already.
    ///
    /// # Errors
    /// When the bytes are not a font that can be used.
    pub fn add(&mut self, data: Vec<u8>) -> Result<FaceId, FaceError> {
        let face = Face::parse(Cow::Owned(data)).inspect_err(|error| {
            if let FaceError::NotEmbeddable { family } = error {
                self.refused.push(family.clone());
            }
        })?;
        Ok(self.push(face))
    }

    /// The same faces, with an empty box for each character that none of them has: pages in them show where it stands,
    /// and are not to be written.
    pub fn with_stand_ins(&self) -> Faces {
        let faces = self.faces.iter().filter_map(|face| Face::parse(face.data.clone()).ok());
        Faces { stands_in: true, ..Faces::new(faces.collect()) }
    }

    /// Whether an empty box is good enough for a character that no face has.
    pub(super) fn stands_in(&self) -> bool {
        self.stands_in
    }

    /// Adds a face, in which texts that were set before might be set now.
    fn push(&mut self, face: Face) -> FaceId {
        self.shared = SharedTexts::default();
        self.faces.push(face);
        FaceId((self.faces.len() - 1) as u16)
    }

    /// What is known of the texts of a flyer that is to be set: what earlier flyers share.
    pub fn known_texts(&self) -> KnownTexts<'_> {
        KnownTexts::new(&self.shared)
    }

    /// What an earlier typesetter has learnt, for one that begins. Each takes it for itself alone, so that no thread
    /// waits for another.
    pub(super) fn take_learnt(&self) -> Learnt {
        self.learnt.lock().unwrap_or_else(PoisonError::into_inner).pop().unwrap_or_default()
    }

    /// Keeps what a typesetter has learnt.
    pub(super) fn keep_learnt(&self, learnt: Learnt) {
        self.learnt.lock().unwrap_or_else(PoisonError::into_inner).push(learnt);
    }

    /// These faces with one more that a PDF file holds, to be drawn and not to be set in; gives its name, or `None`
    /// where it cannot be read.
    pub fn add_embedded(&mut self, data: Vec<u8>, postscript_name: String) -> Option<FaceId> {
        Some(self.push(Face::embedded(data, postscript_name)?))
    }

    /// These faces with those of `other` that are not here yet; gives the name here of each of its faces.
    pub fn merge(&mut self, other: Faces) -> BTreeMap<FaceId, FaceId> {
        let mut names = BTreeMap::new();
        for (at, face) in other.faces.into_iter().enumerate() {
            let known = self.faces.iter().position(|known| known.data == face.data);
            let name = known.map_or_else(|| self.push(face), |place| FaceId(place as u16));
            names.insert(FaceId(at as u16), name);
        }
        names
    }

    /// The face named `id`, if these faces hold it.
    pub fn get(&self, id: FaceId) -> Option<&Face> {
        self.faces.get(usize::from(id.0))
    }

    /// All faces with their names, in order of loading.
    pub fn iter(&self) -> impl Iterator<Item = (FaceId, &Face)> {
        self.faces.iter().enumerate().map(|(at, face)| (FaceId(at as u16), face))
    }

    /// Whether any face belongs to the family.
    pub fn has_family(&self, family: &str) -> bool {
        self.faces.iter().any(|face| face.family.eq_ignore_ascii_case(family))
    }

    /// Whether a font of the family was refused because it may not be embedded.
    pub fn has_refused(&self, family: &str) -> bool {
        self.refused.iter().any(|refused| refused.eq_ignore_ascii_case(family))
    }

    /// The names of all families, in order of loading.
    pub fn families(&self) -> Vec<&str> {
        let mut families: Vec<&str> = Vec::new();
        for face in &self.faces {
            if !families.contains(&face.family.as_str()) {
                families.push(&face.family);
            }
        }
        families
    }

    /// The face nearest to a query: right family before a width nearest to normal before right slope before nearest
    /// weight; a face loaded later before an earlier one.
    pub fn find(&self, query: &FaceQuery) -> Option<FaceId> {
        self.ranked(query).min().map(|(_, id)| id)
    }

    /// All faces, nearest to the query first: the order in which a character looks for a glyph.
    pub fn chain(&self, query: &FaceQuery) -> Vec<FaceId> {
        let mut ranked: Vec<_> = self.ranked(query).collect();
        ranked.sort_unstable();
        ranked.into_iter().map(|(_, id)| id).collect()
    }

    /// All faces, with how far each is from a query.
    fn ranked(&self, query: &FaceQuery) -> impl Iterator<Item = (impl Ord, FaceId)> {
        self.iter().map(|(id, face)| {
            let other_family = !face.family.eq_ignore_ascii_case(&query.family);
            // Families come with condensed and expanded faces, and nothing in a spec asks for them.
            let width = face.width_class.abs_diff(NORMAL_WIDTH);
            let weight = face.weight.abs_diff(query.weight);
            ((other_family, width, face.italic != query.italic, weight, std::cmp::Reverse(id)), id)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_face_is_chosen() {
        let faces = Faces::built_in();
        let check = |family: &str, weight, italic, expected: &str| {
            let id = faces.find(&FaceQuery { family: family.into(), weight, italic }).unwrap();
            assert_eq!(faces.get(id).unwrap().postscript_name, expected);
        };
        check(BODY_FAMILY, 400, false, "SourceSerif4-Regular");
        check(BODY_FAMILY, 400, true, "SourceSerif4-Italic");
        check(BODY_FAMILY, 700, true, "SourceSerif4-BoldItalic");
        check(BODY_FAMILY, 300, false, "SourceSerif4-Light");
        check("source sans 3", 600, false, "SourceSans3-SemiBold");
        check(HEADING_FAMILY, 700, false, "SourceSans3-Bold");
    }

    /// Where usWidthClass stands in the table `OS/2`.
    const WIDTH_CLASS: usize = 6;

    /// A font of the family of headings whose letters are said to be so wide.
    fn of_width(file: usize, width_class: u16) -> Vec<u8> {
        let mut font = BUILT_IN[file].to_vec();
        let record = font.windows(4).position(|tag| tag == b"OS/2").unwrap();
        let table = font[record + 8..record + 12].iter().fold(0, |sum, byte| sum << 8 | usize::from(*byte));
        font[table + WIDTH_CLASS..table + WIDTH_CLASS + 2].copy_from_slice(&width_class.to_be_bytes());
        font
    }

    #[test]
    fn the_face_of_normal_width_is_chosen_whatever_the_order() {
        let (regular, italic, bold) = (5, 6, 8);
        let check = |files: &[(usize, u16)], (weight, italic): (u16, bool), expected: usize| {
            for reversed in [false, true] {
                let mut faces = Faces::default();
                let mut names = vec![FaceId::NONE; files.len()];
                let order: Vec<usize> =
                    if reversed { (0..files.len()).rev().collect() } else { (0..files.len()).collect() };
                for at in order {
                    names[at] = faces.add(of_width(files[at].0, files[at].1)).unwrap();
                }
                let query = FaceQuery { family: HEADING_FAMILY.into(), weight, italic };
                assert_eq!(
                    faces.find(&query),
                    Some(names[expected]),
                    "{files:?} {weight} {italic} {reversed}"
                );
            }
        };
        check(&[(regular, 3), (regular, 5), (regular, 7)], (400, false), 1);
        check(&[(regular, 3), (regular, 4)], (400, false), 1);
        check(&[(regular, 9), (regular, 6)], (400, false), 1);
        // Among faces of one width, slope and weight decide as ever.
        check(&[(regular, 5), (bold, 5), (italic, 5), (bold, 3), (italic, 3)], (700, false), 1);
        check(&[(regular, 5), (bold, 5), (italic, 5), (bold, 3), (italic, 3)], (400, true), 2);
        check(&[(regular, 5), (italic, 3)], (400, true), 0);
    }

    #[test]
    fn every_built_in_file_is_a_face() {
        assert_eq!(Faces::built_in().iter().count(), BUILT_IN.len());
    }

    #[test]
    fn merged_faces_are_held_once() {
        let mut faces = Faces::built_in();
        let name = |faces: &Faces, id| faces.get(id).unwrap().postscript_name.clone();
        let mut other = Faces::built_in();
        other.faces.reverse();
        let own = include_bytes!("../../tests/assets/LibertinusSerif-Letters.otf");
        other.add(own.to_vec()).unwrap();
        let before: Vec<(FaceId, String)> = other.iter().map(|(id, _)| (id, name(&other, id))).collect();
        let names = faces.merge(other);
        assert_eq!(faces.iter().count(), BUILT_IN.len() + 1);
        for (id, expected) in before {
            assert_eq!(name(&faces, names[&id]), expected);
        }
    }

    #[test]
    fn bytes_that_are_no_font_are_refused() {
        assert_eq!(Faces::default().add(b"not a font".to_vec()), Err(FaceError::NotAFont));
    }
}
