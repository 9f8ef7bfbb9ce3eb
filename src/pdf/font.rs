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
use super::cluster::texts;
use crate::frame::{Document, GlyphRun, ItemKind, Page};
use crate::text::{Face, FaceId, Faces};

/// PDF measures glyphs in thousandths of an em, whatever the font does.
pub(super) const GLYPH_SPACE: f64 = 1000.0;

/// The fonts of a file, in order of first use.
pub(super) struct Fonts<'a> {
    fonts: Vec<UsedFont<'a>>,
    /// The code of each glyph, page by page, in the order of the page's items.
    codes: Vec<Vec<u16>>,
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
    pub(super) codes: Vec<Code<'a>>,
}

/// What a code stands for.
pub(super) struct Code<'a> {
    /// The glyph's number in the subset.
    pub(super) glyph: u16,
    /// The characters.
    pub(super) text: &'a str,
    /// Whether the characters are all white.
    pub(super) is_space: bool,
    /// The glyph's own advance in thousandths of an em.
    pub(super) width: u16,
}

impl<'a> Code<'a> {
    /// What a code stands for.
    pub(super) fn new(glyph: u16, text: &'a str, width: u16) -> Code<'a> {
        Code { glyph, text, is_space: text.trim().is_empty(), width }
    }
}

impl<'a> Fonts<'a> {
    /// Gives a code to each pair of a glyph and its characters on all pages.
    pub(super) fn collect(document: &'a Document, faces: &'a Faces) -> Result<Fonts<'a>, PdfError> {
        let mut pairs = Pairs::default();
        let pages: Vec<Vec<usize>> = document.pages.iter().map(|page| pairs.of_page(page)).collect();
        let mut codes = vec![0; pairs.pairs.len()];
        let mut fonts = Vec::with_capacity(pairs.faces.len());
        for (place, (id, _)) in pairs.faces.iter().enumerate() {
            let face = faces.get(*id).ok_or_else(|| PdfError::Write("a face is not there".into()))?;
            let sorted = pairs.sorted(place);
            // More pairs than there are codes are refused here.
            fonts.push(UsedFont::new(*id, face, format!("T{place}"), &sorted)?);
            for (code, (.., number)) in (1..=u16::MAX).zip(&sorted) {
                if let Some(known) = codes.get_mut(*number) {
                    *known = code;
                }
            }
        }
        let code = |number| codes.get(number).copied().unwrap_or_default();
        let codes = pages.into_iter().map(|page| page.into_iter().map(code).collect()).collect();
        Ok(Fonts { fonts, codes })
    }

    /// The font of a run of glyphs.
    pub(super) fn of(&self, run: &GlyphRun) -> Option<&UsedFont<'a>> {
        self.fonts.iter().find(|font| font.id == run.face)
    }

    /// The codes of all glyphs of a page, in the order of its items.
    pub(super) fn codes(&self, page: usize) -> &[u16] {
        self.codes.get(page).map_or(&[], Vec::as_slice)
    }

    /// All fonts in order of first use.
    pub(super) fn iter(&self) -> impl Iterator<Item = &UsedFont<'a>> {
        self.fonts.iter()
    }
}

/// All pairs of a glyph and its characters, in order of first use.
#[derive(Default)]
struct Pairs<'a> {
    pairs: Vec<Pair<'a>>,
    /// Each face with the last pair of each of its glyphs, by the glyph's number.
    faces: Vec<(FaceId, Vec<Option<usize>>)>,
}

/// A glyph of a face and its characters.
struct Pair<'a> {
    /// The face's place among all.
    face: usize,
    glyph: u16,
    text: &'a str,
    /// Another pair of the same glyph.
    before: Option<usize>,
}

impl<'a> Pairs<'a> {
    /// The pairs of all glyphs of a page, in the order of its items.
    fn of_page(&mut self, page: &'a Page) -> Vec<usize> {
        let runs = page.items.iter().filter_map(|item| match &item.kind {
            ItemKind::Glyphs(run) => Some(run),
            _ => None,
        });
        let mut numbers = Vec::with_capacity(runs.clone().map(|run| run.glyphs.len()).sum());
        for run in runs {
            let face = self.faces.iter().position(|(id, _)| *id == run.face).unwrap_or(self.faces.len());
            if face == self.faces.len() {
                self.faces.push((run.face, Vec::new()));
            }
            let glyphs = run.glyphs.iter().zip(texts(&run.glyphs));
            numbers.extend(glyphs.map(|(glyph, text)| self.number(face, glyph.id, text)));
        }
        numbers
    }

    /// The number of a pair, which is a new one where there is none yet.
    fn number(&mut self, face: usize, glyph: u16, text: &'a str) -> usize {
        let new = self.pairs.len();
        let Some((_, lasts)) = self.faces.get_mut(face) else { return new };
        if lasts.len() <= usize::from(glyph) {
            lasts.resize(usize::from(glyph) + 1, None);
        }
        let Some(last) = lasts.get_mut(usize::from(glyph)) else { return new };
        let mut next = *last;
        while let Some((number, pair)) = next.and_then(|number| Some((number, self.pairs.get(number)?))) {
            if pair.text == text {
                return number;
            }
            next = pair.before;
        }
        self.pairs.push(Pair { face, glyph, text, before: last.replace(new) });
        new
    }

    /// The pairs of a face with their numbers, by text, and of one text by glyph.
    fn sorted(&self, face: usize) -> Vec<(&'a str, u16, usize)> {
        let pairs = self.pairs.iter().enumerate().filter(|(_, pair)| pair.face == face);
        let mut sorted: Vec<_> = pairs.map(|(number, pair)| (pair.text, pair.glyph, number)).collect();
        sorted.sort_unstable();
        sorted
    }
}

impl<'a> UsedFont<'a> {
    /// Codes from one on, sorted by text so that tables of them are short; code 0 is the missing glyph.
    fn new(
        id: FaceId,
        face: &'a Face,
        resource: String,
        pairs: &[(&'a str, u16, usize)],
    ) -> Result<UsedFont<'a>, PdfError> {
        let refused = || PdfError::Font(face.postscript_name.clone());
        let file = FontRef::new(&face.data).map_err(|_| refused())?;
        let metrics = file.glyph_metrics(Size::unscaled(), LocationRef::default());
        let scale = GLYPH_SPACE / f64::from(face.units_per_em.max(1));
        if pairs.len() > usize::from(u16::MAX) {
            return Err(refused());
        }
        let mut subset = GlyphRemapper::new();
        let mut codes = Vec::with_capacity(pairs.len() + 1);
        codes.push(Code::new(0, "", width(&metrics, 0, scale)));
        for (text, glyph, _) in pairs {
            codes.push(Code::new(subset.remap(*glyph), text, width(&metrics, *glyph, scale)));
        }
        Ok(UsedFont { id, face, file, resource, subset, codes })
    }
}

/// A glyph's advance in thousandths of an em, to the nearest whole one.
fn width(metrics: &GlyphMetrics<'_>, glyph: u16, scale: f64) -> u16 {
    let advance = metrics.advance_width(GlyphId::from(glyph)).unwrap_or(0.0);
    (f64::from(advance) * scale).round() as u16
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::frame::{ArtifactKind, Glyph, Ink, Item, Mark};
    use crate::geom::{Length, Point};

    #[test]
    fn a_font_has_a_code_for_each_of_65535_pairs_and_no_more_are_taken() {
        const GLYPHS: u32 = 1_000;
        let faces = Faces::built_in();
        let (face, _) = faces.iter().next().unwrap();
        let collected = |pairs: u32| {
            let glyph = |pair: u32| Glyph {
                id: (pair % GLYPHS) as u16,
                advance: Length::ZERO,
                x_offset: Length::ZERO,
                y_offset: Length::ZERO,
                text: char::from_u32(0x1_0000 + pair).unwrap().to_string().into(),
            };
            let run = GlyphRun {
                face,
                size: Length::pt(10.0),
                ink: Ink::BLACK,
                origin: Point::new(Length::ZERO, Length::ZERO),
                stretch: 1.0,
                glyphs: (0..pairs).map(glyph).collect(),
                line: None,
            };
            let mark = Mark::Artifact(ArtifactKind::Decoration);
            let items = vec![Item { mark, kind: ItemKind::Glyphs(run) }];
            let pages = vec![Page { items, ..Page::default() }];
            let document = Document { pages, ..Document::default() };
            Fonts::collect(&document, &faces).map(|fonts| {
                let mut codes = fonts.codes(0).to_vec();
                codes.sort_unstable();
                codes
            })
        };
        assert_eq!(collected(65_535), Ok((1..=65_535).collect()));
        assert!(matches!(collected(65_536), Err(PdfError::Font(_))));
    }
}
