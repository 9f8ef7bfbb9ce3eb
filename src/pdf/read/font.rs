//! Fonts, read back: which glyph and which characters each code stands for.

use std::collections::BTreeMap;
use std::sync::Arc;

use lopdf::{Dictionary, Document as File, Object, ObjectId, Stream};

use super::{ReadError, dict};
use crate::pdf::cmap::entries;
use crate::pdf::guarded::unpacked;
use crate::text::{FaceId, Faces};

/// The fonts of a file, by the object and by the name that pages call them by.
#[derive(Default)]
pub(super) struct Fonts {
    by_id: BTreeMap<ObjectId, Arc<Font>>,
    named: BTreeMap<Vec<u8>, Arc<Font>>,
}

/// What a code stands for.
#[derive(Clone, Default)]
pub(super) struct Code {
    /// The glyph's number in the face.
    pub(super) glyph: u16,
    /// The characters.
    pub(super) text: Arc<str>,
    /// The advance in thousandths of an em.
    pub(super) width: f64,
}

/// A font.
pub(super) struct Font {
    /// Its face; `None` where its outlines cannot be read, and nothing can be drawn of it.
    pub(super) face: Option<FaceId>,
    codes: BTreeMap<u16, Code>,
}

impl Font {
    /// What a code stands for.
    pub(super) fn code(&self, code: u16) -> Code {
        self.codes.get(&code).cloned().unwrap_or_default()
    }
}

impl Fonts {
    /// Reads the fonts that a page's resources name, those once that other pages have too.
    pub(super) fn load(
        &mut self,
        file: &File,
        resources: &Dictionary,
        faces: &mut Faces,
    ) -> Result<(), ReadError> {
        self.named.clear();
        let Ok(named) = dict(file, resources, b"Font") else { return Ok(()) };
        for (name, object) in named.iter() {
            let id = object.as_reference()?;
            let font = match self.by_id.get(&id) {
                Some(font) => font.clone(),
                None => Arc::new(font(file, file.get_dictionary(id)?, faces)?),
            };
            self.by_id.insert(id, font.clone());
            self.named.insert(name.clone(), font);
        }
        Ok(())
    }

    /// The font that a page calls by `name`.
    pub(super) fn get(&self, name: &[u8]) -> Option<&Font> {
        self.named.get(name).map(|font| &**font)
    }
}

fn font(file: &File, font: &Dictionary, faces: &mut Faces) -> Result<Font, ReadError> {
    let foreign = |_| ReadError::Foreign("it has fonts of another kind");
    let glyphs = font.get_deref(b"DescendantFonts", file).and_then(Object::as_array).map_err(foreign)?;
    let glyphs = glyphs.first().ok_or(ReadError::Foreign("it has a font without glyphs"))?;
    let glyphs = file.dereference(glyphs)?.1.as_dict()?;
    let characters = font.get_deref(b"ToUnicode", file).and_then(Object::as_stream).map_err(foreign)?;
    let texts = texts(&table(characters)?);
    // From codes to CIDs, and from CIDs to glyphs: each the same number where there is no map.
    let cids = match font.get_deref(b"Encoding", file)? {
        Object::Stream(map) => Some(cids(&table(map)?)),
        _ => None,
    };
    let map = match glyphs.get_deref(b"CIDToGIDMap", file) {
        Ok(Object::Stream(map)) => Some(table(map)?),
        _ => None,
    };
    let widths = glyphs.get_deref(b"W", file).and_then(Object::as_array).map_err(foreign)?;
    let widths = widths.get(1).map_or(Ok(&[][..]), |widths| widths.as_array().map(Vec::as_slice))?;
    let code = |(code, text): (u16, String)| {
        let cid = cids.as_ref().map_or(code, |cids| cids.get(&code).copied().unwrap_or(0));
        let at = usize::from(cid);
        let glyph = match &map {
            Some(map) => map
                .get(2 * at..2 * at + 2)
                .and_then(|glyph| glyph.try_into().ok())
                .map_or(0, u16::from_be_bytes),
            None => cid,
        };
        let width = widths.get(at).and_then(|width| width.as_float().ok()).unwrap_or_default();
        (code, Code { glyph, text: text.into(), width: f64::from(width) })
    };
    let codes = texts.into_iter().map(code).collect();
    Ok(Font { face: face(file, font, glyphs, faces), codes })
}

/// The bytes of a table of codes.
fn table(stream: &Stream) -> Result<Vec<u8>, ReadError> {
    unpacked(stream).ok_or_else(|| ReadError::Broken("a table of codes is damaged".into()))
}

/// The face that is embedded for a font.
fn face(file: &File, font: &Dictionary, glyphs: &Dictionary, faces: &mut Faces) -> Option<FaceId> {
    let descriptor = dict(file, glyphs, b"FontDescriptor").ok()?;
    let program =
        descriptor.get_deref(b"FontFile2", file).or_else(|_| descriptor.get_deref(b"FontFile3", file));
    let data = unpacked(program.and_then(Object::as_stream).ok()?)?;
    let name = font.get_deref(b"BaseFont", file).and_then(Object::as_name).ok()?;
    let name = String::from_utf8_lossy(name);
    // Of a subset, the name begins with its tag (ISO 32000-1, 9.6.4).
    let name = name.split_once('+').map_or(&*name, |(_, name)| name);
    faces.add_embedded(data, name.to_owned())
}

/// The characters of each code (ISO 32000-1, 9.10.3).
fn texts(table: &[u8]) -> BTreeMap<u16, String> {
    let table = String::from_utf8_lossy(table);
    let mut texts = BTreeMap::new();
    for entry in entries(&table, "bfchar") {
        if let [code, text] = entry.as_slice() {
            texts.insert(code.first().copied().unwrap_or_default(), String::from_utf16_lossy(text));
        }
    }
    for entry in entries(&table, "bfrange") {
        let [first, last, unit] = entry.as_slice() else { continue };
        let ([first], [last], [unit]) = (first.as_slice(), last.as_slice(), unit.as_slice()) else {
            continue;
        };
        for (code, unit) in (*first..=*last).zip(*unit..) {
            texts.insert(code, String::from_utf16_lossy(&[unit]));
        }
    }
    texts
}

/// The CID of each code.
fn cids(table: &[u8]) -> BTreeMap<u16, u16> {
    let table = String::from_utf8_lossy(table);
    let lines = table.lines().filter_map(|line| line.strip_prefix('<')?.split_once('>'));
    lines.filter_map(|(code, cid)| Some((u16::from_str_radix(code, 16).ok()?, cid.parse().ok()?))).collect()
}
