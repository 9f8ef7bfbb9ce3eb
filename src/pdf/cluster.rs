//! Clusters: which characters each glyph stands for, in the text that readers take from a file.

use crate::frame::Glyph;

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
