//! Codes: which number in the file stands for which glyph of which face, and for which characters.
//!
//! A PDF maps each code of a font to one text. A glyph that stands for two (the hyphen of a compound
//! word and the one that a line break put in; the space and the no-break space) therefore gets a code
//! for each, and two codes lead to one glyph.

use skrifa::instance::{LocationRef, Size};
use skrifa::metrics::GlyphMetrics;
use skrifa::{FontRef, GlyphId, MetadataProvider};
use subsetter::GlyphRemapper;

use super::PdfError;
use crate::frame::{Document, Glyph, GlyphRun, ItemKind};
use crate::text::{Face, FaceId, Faces};

/// How the frame marks a hyphen that a line break put in.
const SOFT_HYPHEN: &str = "\u{ad}";

/// What such a hyphen stands for in extracted text: a soft hyphen, as a tagged PDF must tell it from a
/// hard one (ISO 32000-1, 14.8.2.2.3). Of all that was tried, it alone keeps the word whole for screen
/// readers and pdfium; poppler and mupdf give it out for the reader of their text to drop.
const SOFT_HYPHEN_TEXT: &str = "\u{ad}";

/// What a hyphen of the text itself stands for where a line ends in it. With U+002D poppler and pdfium
/// take it for a soft one and drop it ("CounterTerrorism"); U+2010 is never dropped.
const LINE_END_HYPHEN_TEXT: &str = "\u{2010}";

/// What a glyph stands for whose cluster has fewer characters than glyphs: WORD JOINER, which
/// says nothing and parts no word. A code without any text is an error in PDF/UA (ISO 14289-1, 7.21.7).
const SILENT_TEXT: &str = "\u{2060}";

/// PDF measures glyphs in thousandths of an em, whatever the font does.
pub(super) const GLYPH_SPACE: f64 = 1000.0;

/// The fonts of a file, in order of first use.
pub(super) struct Fonts<'a> {
    fonts: Vec<UsedFont<'a>>,
}

/// One face with the glyphs that the pages use of it.
pub(super) struct UsedFont<'a> {
    id: FaceId,
    /// The face.
    pub(super) face: &'a Face,
    /// The same face, opened.
    pub(super) file: FontRef<'a>,
    /// The name by which pages call the font.
    pub(super) resource: String,
    /// Old glyph numbers to those in the subset.
    pub(super) subset: GlyphRemapper,
    /// What each code stands for, by code.
    pub(super) codes: Vec<Code>,
    /// The codes of each glyph, by its number in the face.
    of_glyph: ByGlyph<u16>,
}

/// What a code stands for.
pub(super) struct Code {
    /// The glyph's number in the subset.
    pub(super) glyph: u16,
    /// The characters.
    pub(super) text: String,
    /// Whether the characters are all white.
    pub(super) is_space: bool,
    /// The glyph's own advance in thousandths of an em.
    pub(super) width: u16,
}

impl Code {
    /// What a code stands for.
    pub(super) fn new(glyph: u16, text: &str, width: u16) -> Code {
        Code { glyph, text: text.to_owned(), is_space: text.trim().is_empty(), width }
    }
}

impl<'a> Fonts<'a> {
    /// Gives a code to each pair of a glyph and its characters on all pages.
    pub(super) fn collect(document: &Document, faces: &'a Faces) -> Result<Fonts<'a>, PdfError> {
        let mut used: Vec<(FaceId, ByGlyph<&str>)> = Vec::new();
        for item in document.pages.iter().flat_map(|page| &page.items) {
            if let ItemKind::Glyphs(run) = &item.kind {
                let place = used.iter().position(|(face, _)| *face == run.face).unwrap_or(used.len());
                if place == used.len() {
                    used.push((run.face, ByGlyph::new()));
                }
                let Some((_, of_glyph)) = used.get_mut(place) else { continue };
                for (text, glyph) in texts(&run.glyphs).zip(&run.glyphs) {
                    if !of_glyph.get(glyph.id).contains(&text) {
                        of_glyph.push(glyph.id, text);
                    }
                }
            }
        }
        let mut fonts = Vec::with_capacity(used.len());
        for (id, of_glyph) in used {
            let face = faces.get(id).ok_or_else(|| PdfError::Write("a face is not there".into()))?;
            let resource = format!("T{}", fonts.len());
            fonts.push(UsedFont::new(id, face, resource, sorted(of_glyph))?);
        }
        Ok(Fonts { fonts })
    }

    /// The font of a run of glyphs.
    pub(super) fn of(&self, run: &GlyphRun) -> Option<&UsedFont<'a>> {
        self.fonts.iter().find(|font| font.id == run.face)
    }

    /// All fonts in order of first use.
    pub(super) fn iter(&self) -> impl Iterator<Item = &UsedFont<'a>> {
        self.fonts.iter()
    }
}

/// Lists by glyph, found by the glyph's number alone: pages are asked for each of their glyphs.
struct ByGlyph<T> {
    /// For each glyph's number, where its list stands, counted from one; nought where it has none.
    places: Vec<u16>,
    lists: Vec<(u16, Vec<T>)>,
}

impl<T> ByGlyph<T> {
    fn new() -> ByGlyph<T> {
        ByGlyph { places: Vec::new(), lists: Vec::new() }
    }

    fn place(&self, glyph: u16) -> Option<usize> {
        usize::from(*self.places.get(usize::from(glyph))?).checked_sub(1)
    }

    fn get(&self, glyph: u16) -> &[T] {
        self.place(glyph).and_then(|place| self.lists.get(place)).map_or(&[], |(_, list)| list)
    }

    fn push(&mut self, glyph: u16, item: T) {
        match self.place(glyph).and_then(|place| self.lists.get_mut(place)) {
            Some((_, list)) => list.push(item),
            None => {
                self.lists.push((glyph, vec![item]));
                if self.places.len() <= usize::from(glyph) {
                    self.places.resize(usize::from(glyph) + 1, 0);
                }
                if let Some(place) = self.places.get_mut(usize::from(glyph)) {
                    // A font has no more than 65,535 glyphs, so that the count goes in.
                    *place = u16::try_from(self.lists.len()).unwrap_or(0);
                }
            }
        }
    }
}

/// All pairs of a text and a glyph, by text, and of one text by glyph.
fn sorted(texts: ByGlyph<&str>) -> Vec<(&str, u16)> {
    let mut pairs: Vec<_> = texts
        .lists
        .into_iter()
        .flat_map(|(glyph, texts)| texts.into_iter().map(move |text| (text, glyph)))
        .collect();
    pairs.sort_unstable();
    pairs
}

impl<'a> UsedFont<'a> {
    /// Codes from one on, sorted by text so that tables of them are short; code 0 is the missing glyph.
    fn new(
        id: FaceId,
        face: &'a Face,
        resource: String,
        pairs: Vec<(&str, u16)>,
    ) -> Result<UsedFont<'a>, PdfError> {
        let refused = || PdfError::Font(face.postscript_name.clone());
        let file = FontRef::new(&face.data).map_err(|_| refused())?;
        let metrics = file.glyph_metrics(Size::unscaled(), LocationRef::default());
        let scale = GLYPH_SPACE / f64::from(face.units_per_em.max(1));
        let mut subset = GlyphRemapper::new();
        let mut codes = vec![Code::new(0, "", width(&metrics, 0, scale))];
        let mut of_glyph = ByGlyph::new();
        for (text, glyph) in pairs {
            of_glyph.push(glyph, u16::try_from(codes.len()).map_err(|_| refused())?);
            let width = width(&metrics, glyph, scale);
            codes.push(Code::new(subset.remap(glyph), text, width));
        }
        Ok(UsedFont { id, face, file, resource, subset, codes, of_glyph })
    }

    /// The code of a glyph that stands for `text`, and what is known of it; code 0 where it has none.
    pub(super) fn code(&self, glyph: u16, text: &str) -> (u16, Option<&Code>) {
        let entry = |code: &u16| self.codes.get(usize::from(*code)).map(|entry| (*code, entry));
        let found = self.of_glyph.get(glyph).iter().filter_map(entry).find(|(_, entry)| entry.text == text);
        found.map_or((0, None), |(code, entry)| (code, Some(entry)))
    }
}

/// A glyph's advance in thousandths of an em, to the nearest whole one.
fn width(metrics: &GlyphMetrics<'_>, glyph: u16, scale: f64) -> u16 {
    let advance = metrics.advance_width(GlyphId::from(glyph)).unwrap_or(0.0);
    (f64::from(advance) * scale).round() as u16
}

/// What each glyph of a run stands for. A cluster's characters stand all on its first glyph; where
/// more glyphs follow, they are dealt out, one each and the rest to the last, so that a letter and its
/// accent keep one text each. Hyphens are told apart.
pub(super) fn texts(glyphs: &[Glyph]) -> impl Iterator<Item = &str> {
    let mut rest = "";
    glyphs.iter().enumerate().map(move |(at, glyph)| {
        if !glyph.text.is_empty() {
            rest = match &*glyph.text {
                SOFT_HYPHEN => SOFT_HYPHEN_TEXT,
                "-" if at > 0 && at + 1 == glyphs.len() => LINE_END_HYPHEN_TEXT,
                text => text,
            };
        }
        let is_last = glyphs.get(at + 1).is_none_or(|next| !next.text.is_empty());
        let end = match rest.chars().next() {
            Some(first) if !is_last => first.len_utf8(),
            _ => rest.len(),
        };
        let (own, after) = rest.split_at(end);
        rest = after;
        if own.is_empty() { SILENT_TEXT } else { own }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geom::Length;

    #[test]
    fn a_cluster_is_dealt_out_to_its_glyphs() {
        let check = |cluster: &[&str], expected: &[&str]| {
            let glyphs: Vec<Glyph> = cluster
                .iter()
                .map(|text| Glyph {
                    id: 1,
                    advance: Length::ZERO,
                    x_offset: Length::ZERO,
                    y_offset: Length::ZERO,
                    text: (*text).into(),
                })
                .collect();
            assert_eq!(texts(&glyphs).collect::<Vec<_>>(), expected);
        };
        check(&["a", "b"], &["a", "b"]);
        check(&["ffi", "c"], &["ffi", "c"]);
        check(&["o\u{308}", "", "c"], &["o", "\u{308}", "c"]);
        check(&["abc", ""], &["a", "bc"]);
        check(&["\u{f6}", "", "c"], &["\u{f6}", SILENT_TEXT, "c"]);
        check(&["", "c"], &[SILENT_TEXT, "c"]);
        check(&["a", "\u{ad}"], &["a", SOFT_HYPHEN_TEXT]);
        check(&["a", "-"], &["a", LINE_END_HYPHEN_TEXT]);
        check(&["a", "-", "b"], &["a", "-", "b"]);
        check(&["-"], &["-"]);
    }
}
