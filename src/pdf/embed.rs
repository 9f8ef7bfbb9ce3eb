//! Fonts as objects of the file: the subset, its widths and metrics, its tables of codes
//! (ISO 32000-1, 9.7 to 9.10).
//!
//! printpdf 0.12 gives each glyph one text and truncates widths, so that it only writes the strings of
//! codes; what the codes mean is written here.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use lopdf::{Dictionary, Document as File, Object, ObjectId, Stream, dictionary};
use skrifa::FontRef;
use skrifa::raw::types::Tag;

use super::PdfError;
use super::cmap::{CMAP_NAME, to_cid, to_unicode};
use super::convert::{bytes, name};
use super::deflate::Deflater;
use super::descriptor::descriptor;
use super::file::fingerprint;
use super::font::{Fonts, UsedFont};
use super::known::{self, Key};
use super::object::{Written, write_entries};
use super::sfnt;

/// The table of codes that takes a code as CID (ISO 32000-1, table 118).
const IDENTITY: &str = "Identity-H";

/// The map that takes a CID as glyph (ISO 32000-1, table 117).
const IDENTITY_MAP: &str = "Identity";

/// The file of a subset and the maps of its codes, deflated, and what a file says of them, as it is written.
pub(super) struct Program {
    /// Whether its outlines are cubic.
    is_cff: bool,
    /// The bytes, as a stream.
    stream: Stream,
    /// The map from codes to glyphs, or to CIDs, where they differ.
    map: Option<Stream>,
    /// The map from codes to characters.
    characters: Stream,
    /// The entries of the descriptor, but for the program.
    descriptor: Vec<u8>,
    /// The entries of the font of glyphs, but for its descriptor and a map to glyphs.
    glyphs: Vec<u8>,
    /// The entries of the font of codes, but for the font of glyphs and the maps.
    font: Vec<u8>,
}

/// The subsets of fonts, which threads take up one by one until all are made: more than half the work of writing a
/// flyer, and none of it hangs on the pages.
pub(super) struct Programs<'f> {
    fonts: &'f Fonts<'f>,
    /// How many are taken up.
    taken: AtomicUsize,
}

/// What came of a font, with its place among all.
pub(super) type Made = (usize, Result<Arc<Program>, PdfError>);

impl<'f> Programs<'f> {
    /// None made yet.
    pub(super) fn new(fonts: &'f Fonts<'f>) -> Programs<'f> {
        Programs { fonts, taken: AtomicUsize::new(0) }
    }

    /// Makes subsets until none is left that no thread has taken up.
    pub(super) fn make(&self, deflater: &mut Deflater) -> Vec<Made> {
        let take = || {
            let place = self.taken.fetch_add(1, Ordering::Relaxed);
            self.fonts.iter().nth(place).map(|font| (place, font))
        };
        std::iter::from_fn(take).map(|(place, font)| (place, known_or_made(font, deflater))).collect()
    }
}

/// All subsets in the order of their fonts.
///
/// # Errors
/// The first that could not be made.
pub(super) fn in_order(mut made: Vec<Made>) -> Result<Vec<Arc<Program>>, PdfError> {
    made.sort_unstable_by_key(|(place, _)| *place);
    made.into_iter().map(|(_, program)| program).collect()
}

/// The program of a font, which another file may have had before.
fn known_or_made(font: &UsedFont<'_>, deflater: &mut Deflater) -> Result<Arc<Program>, PdfError> {
    let key = Key::of(font);
    if let Some(known) = key.and_then(known::find) {
        return Ok(known);
    }
    let program = Arc::new(program(font, deflater)?);
    if let Some(key) = key {
        known::keep(key, &program);
    }
    Ok(program)
}

fn program(font: &UsedFont<'_>, deflater: &mut Deflater) -> Result<Program, PdfError> {
    let refused = || PdfError::Font(font.face.postscript_name.clone());
    let subset = subsetter::subset(&font.face.data, 0, &font.subset).map_err(|_| refused())?;
    let base = format!("{}+{}", tag(font, &subset), font.face.postscript_name);
    let cff = FontRef::new(&subset).map_err(|_| refused())?.table_data(Tag::new(b"CFF "));
    let stream = match cff {
        Some(cff) => {
            deflater.stream(dictionary! { "Subtype" => "CIDFontType0C" }, cff.as_bytes().to_vec())?
        }
        None => {
            let program = sfnt::without_names(&subset).ok_or_else(refused)?;
            deflater.stream(dictionary! { "Length1" => program.len() as i64 }, program)?
        }
    };
    let is_plain = (0..).zip(&font.codes).all(|(code, entry): (u16, _)| code == entry.glyph);
    let map = match cff {
        _ if is_plain => None,
        // A TrueType font takes the code itself as CID, and a map from CIDs to glyphs.
        None => {
            let map = font.codes.iter().flat_map(|entry| entry.glyph.to_be_bytes()).collect();
            Some(deflater.stream(Dictionary::new(), map)?)
        }
        // A CFF font takes the glyph as CID, and a map from codes to CIDs.
        Some(_) => {
            let dict = dictionary! {
                "Type" => "CMap",
                "CMapName" => CMAP_NAME,
                "CIDSystemInfo" => dictionary! {
                    "Registry" => bytes(b"Adobe"), "Ordering" => bytes(b"Identity"), "Supplement" => 0,
                },
            };
            Some(deflater.stream(dict, to_cid(&font.codes))?)
        }
    };
    let characters = deflater.stream(Dictionary::new(), to_unicode(&font.codes))?;
    let is_cff = cff.is_some();
    let mut descriptor = descriptor(font);
    descriptor.set("FontName", name(&base));
    Ok(Program {
        is_cff,
        stream,
        characters,
        descriptor: written(&descriptor),
        glyphs: written(&glyphs(font, &base, is_cff, map.is_some())),
        font: written(&codes(&base, is_cff, map.is_some())),
        map,
    })
}

/// The font of the glyphs of a subset, without what it names.
fn glyphs(font: &UsedFont<'_>, base: &str, is_cff: bool, has_map: bool) -> Dictionary {
    let mut glyphs = dictionary! {
        "Type" => "Font",
        "Subtype" => if is_cff { "CIDFontType0" } else { "CIDFontType2" },
        "BaseFont" => name(base),
        "CIDSystemInfo" => dictionary! {
            "Registry" => bytes(b"Adobe"), "Ordering" => bytes(b"Identity"), "Supplement" => 0,
        },
        "W" => widths(font, is_cff),
    };
    if !is_cff && !has_map {
        glyphs.set("CIDToGIDMap", IDENTITY_MAP);
    }
    glyphs
}

/// The font that takes codes to glyphs, without what it names.
fn codes(base: &str, is_cff: bool, has_map: bool) -> Dictionary {
    let encoding = if is_cff && has_map { CMAP_NAME } else { IDENTITY };
    let mut font = dictionary! {
        "Type" => "Font",
        "Subtype" => "Type0",
        "BaseFont" => if is_cff { name(&format!("{base}-{encoding}")) } else { name(base) },
    };
    if encoding == IDENTITY {
        font.set("Encoding", IDENTITY);
    }
    font
}

/// The entries of a dictionary as they are written.
fn written(dictionary: &Dictionary) -> Vec<u8> {
    let mut bytes = Vec::new();
    write_entries(&mut bytes, dictionary);
    bytes
}

/// Writes all fonts with their programs; gives the dictionary that names them.
pub(super) fn write(
    fonts: &Fonts<'_>,
    programs: &[Arc<Program>],
    file: &mut File,
    written: &mut Written,
) -> Dictionary {
    let mut named = Dictionary::new();
    for (font, program) in fonts.iter().zip(programs) {
        named.set(font.resource.as_str(), program.write(file, written));
    }
    named
}

impl Program {
    /// Writes the font of this program with all that hangs on it; gives its id.
    fn write(&self, file: &mut File, written: &mut Written) -> ObjectId {
        let mut add_stream = |stream| {
            let id = file.new_object_id();
            written.add_stream(id, stream);
            id
        };
        let (program, characters) = (add_stream(&self.stream), add_stream(&self.characters));
        let map = self.map.as_ref().map(&mut add_stream);
        let [descriptor, glyphs, font] = [(); 3].map(|()| file.new_object_id());
        written.add_dictionary(descriptor, |object| {
            object.extend(&self.descriptor);
            object.set_reference(if self.is_cff { "FontFile3" } else { "FontFile2" }, program);
        });
        written.add_dictionary(glyphs, |object| {
            object.extend(&self.glyphs);
            object.set_reference("FontDescriptor", descriptor);
            if let Some(map) = map.filter(|_| !self.is_cff) {
                object.set_reference("CIDToGIDMap", map);
            }
        });
        written.add_dictionary(font, |object| {
            object.extend(&self.font);
            if let Some(map) = map.filter(|_| self.is_cff) {
                object.set_reference("Encoding", map);
            }
            object.set("DescendantFonts", &Object::Array(vec![Object::Reference(glyphs)]));
            object.set_reference("ToUnicode", characters);
        });
        font
    }
}

/// Six letters that tell this subset from any other of the same face (ISO 32000-1, 9.6.4).
fn tag(font: &UsedFont<'_>, subset: &[u8]) -> String {
    let texts = font.codes.iter().map(|entry| entry.text.as_bytes());
    let hash = u128::from_le_bytes(fingerprint([subset].into_iter().chain(texts)));
    let letter = |place: u32| char::from(b'A' + (hash / 26_u128.pow(place) % 26) as u8);
    (0..6).map(letter).collect()
}

/// The widths by CID (ISO 32000-1, 9.7.4.3): by code, or by glyph in a CFF font.
fn widths(font: &UsedFont<'_>, by_glyph: bool) -> Object {
    let mut entries: Vec<(u16, u16)> = (0..)
        .zip(&font.codes)
        .map(|(code, entry)| (if by_glyph { entry.glyph } else { code }, entry.width))
        .collect();
    entries.sort_unstable();
    entries.dedup();
    let widths = entries.into_iter().map(|(_, width)| Object::from(width)).collect();
    Object::Array(vec![Object::Integer(0), Object::Array(widths)])
}
