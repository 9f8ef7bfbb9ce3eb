//! Fonts as objects of the file: the subset, its widths and metrics, its tables of codes
//! (ISO 32000-1, 9.7 to 9.10).
//!
//! printpdf 0.12 gives each glyph one text and truncates widths, so that it only writes the strings of
//! codes; what the codes mean is written here.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use lopdf::{Dictionary, Document as File, Object, ObjectId, Stream, dictionary};
use skrifa::instance::{LocationRef, Size};
use skrifa::raw::{TableProvider, types::Tag};
use skrifa::{FontRef, MetadataProvider};

use super::PdfError;
use super::cmap::{CMAP_NAME, to_cid, to_unicode};
use super::convert::{bytes, name};
use super::deflate::Deflater;
use super::file::fingerprint;
use super::font::{Fonts, GLYPH_SPACE, UsedFont};
use super::known::{self, Key};
use super::sfnt;

/// Font flags (ISO 32000-1, table 123): characters beyond the standard Latin set.
const SYMBOLIC: i64 = 1 << 2;
/// All glyphs are equally wide.
const FIXED_PITCH: i64 = 1;
/// Letters have serifs.
const SERIF: i64 = 1 << 1;
/// Letters lean.
const ITALIC: i64 = 1 << 6;

/// Family classes of OS/2 whose letters have serifs: old style to slab, and freeform
/// (OpenType 1.9, OS/2, sFamilyClass).
const SERIF_CLASSES: [i16; 6] = [1, 2, 3, 4, 5, 7];

/// The table of codes that takes a code as CID (ISO 32000-1, table 118).
const IDENTITY: &str = "Identity-H";

/// Cap height over ascent where a font does not say: about that of common Latin faces. For the reader's
/// substitute fonts only; the page is set with the cap height in em that `text` takes.
const CAP_HEIGHT_OF_ASCENT: f32 = 0.7;

/// The weight of a font that does not say: regular (OpenType 1.9, OS/2, usWeightClass).
const USUAL_WEIGHT: f32 = 400.0;

/// The least weight of a face that stems are reckoned from, and its stem in thousandths of an em.
/// No font file says how thick its stems are, and readers ask only to make up a substitute for a font
/// that is missing: a line from a hairline to the stems of a black face is near enough.
const THIN: (f32, f32) = (50.0, 10.0);

/// The greatest such weight, and its stem in thousandths of an em: a quarter of an em, as the vertical
/// strokes of the blackest faces have it.
const BLACK: (f32, f32) = (950.0, 254.0);

/// The file of a subset and the maps of its codes, deflated.
pub(super) struct Program {
    /// The subset's name: a tag and the face's PostScript name.
    base: String,
    /// Whether its outlines are cubic.
    is_cff: bool,
    /// The bytes, as a stream.
    stream: Stream,
    /// The map from codes to glyphs, or to CIDs, where they differ.
    map: Option<Stream>,
    /// The map from codes to characters.
    characters: Stream,
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
    Ok(Program { base, is_cff: cff.is_some(), stream, map, characters })
}

/// Writes all fonts with their programs; gives the dictionary that names them.
pub(super) fn write(fonts: &Fonts<'_>, programs: Vec<Arc<Program>>, file: &mut File) -> Dictionary {
    let mut named = Dictionary::new();
    for (font, program) in fonts.iter().zip(programs) {
        named.set(font.resource.as_str(), font_object(font, &program, file));
    }
    named
}

/// One font with all that hangs on it.
fn font_object(font: &UsedFont<'_>, program: &Program, file: &mut File) -> ObjectId {
    let Program { base, is_cff, stream, map, characters } = program;
    let (kind, key) = if *is_cff { ("CIDFontType0", "FontFile3") } else { ("CIDFontType2", "FontFile2") };
    let mut descriptor = descriptor(font);
    descriptor.set("FontName", name(base));
    descriptor.set(key, file.add_object(stream.clone()));

    let mut glyphs = dictionary! {
        "Type" => "Font",
        "Subtype" => kind,
        "BaseFont" => name(base),
        "CIDSystemInfo" => dictionary! {
            "Registry" => bytes(b"Adobe"), "Ordering" => bytes(b"Identity"), "Supplement" => 0,
        },
        "FontDescriptor" => file.add_object(descriptor),
        "W" => widths(font, *is_cff),
    };
    let (mut encoding, mut encoding_name) = (name(IDENTITY), IDENTITY);
    match map.clone().map(|map| file.add_object(map)) {
        None if *is_cff => {}
        None => glyphs.set("CIDToGIDMap", "Identity"),
        Some(map) if *is_cff => (encoding, encoding_name) = (Object::Reference(map), CMAP_NAME),
        Some(map) => glyphs.set("CIDToGIDMap", map),
    }
    let object = dictionary! {
        "Type" => "Font",
        "Subtype" => "Type0",
        "BaseFont" => match *is_cff {
            true => name(&format!("{base}-{encoding_name}")),
            false => name(base),
        },
        "Encoding" => encoding,
        "DescendantFonts" => vec![Object::Reference(file.add_object(glyphs))],
        "ToUnicode" => file.add_object(characters.clone()),
    };
    file.add_object(object)
}

/// Six letters that tell this subset from any other of the same face (ISO 32000-1, 9.6.4).
fn tag(font: &UsedFont<'_>, subset: &[u8]) -> String {
    let texts = font.codes.iter().map(|entry| entry.text.as_bytes());
    let hash = u128::from_le_bytes(fingerprint([subset].into_iter().chain(texts)));
    let letter = |place: u32| char::from(b'A' + (hash / 26_u128.pow(place) % 26) as u8);
    (0..6).map(letter).collect()
}

/// The metrics of a whole font, in thousandths of an em (ISO 32000-1, 9.8).
fn descriptor(font: &UsedFont<'_>) -> Dictionary {
    let metrics = font.file.metrics(Size::unscaled(), LocationRef::default());
    let scale = GLYPH_SPACE as f32 / f32::from(font.face.units_per_em.max(1));
    let scaled = |value: f32| Object::Integer((value * scale).round() as i64);
    let os2 = font.file.os2().ok();
    let weight = os2.as_ref().map_or(USUAL_WEIGHT, |os2| f32::from(os2.us_weight_class()));
    let has_serifs = os2.is_some_and(|os2| SERIF_CLASSES.contains(&(os2.s_family_class() >> 8)));
    let flags = [
        (true, SYMBOLIC),
        (metrics.is_monospace, FIXED_PITCH),
        (has_serifs, SERIF),
        (metrics.italic_angle != 0.0, ITALIC),
    ];
    let bounds = metrics.bounds.unwrap_or_default();
    dictionary! {
        "Type" => "FontDescriptor",
        "Flags" => flags.iter().filter(|(is_set, _)| *is_set).map(|(_, flag)| flag).sum::<i64>(),
        "FontBBox" => [bounds.x_min, bounds.y_min, bounds.x_max, bounds.y_max].map(scaled).to_vec(),
        "ItalicAngle" => metrics.italic_angle.round() as i64,
        "Ascent" => scaled(metrics.ascent),
        "Descent" => scaled(metrics.descent),
        "CapHeight" => scaled(metrics.cap_height.unwrap_or(metrics.ascent * CAP_HEIGHT_OF_ASCENT)),
        "StemV" => stem(weight),
    }
}

/// About how thick the stems of a face of this weight are, in thousandths of an em.
fn stem(weight: f32) -> i64 {
    let share = (weight - THIN.0) / (BLACK.0 - THIN.0);
    (THIN.1 + (BLACK.1 - THIN.1) * share).round() as i64
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
