//! Content streams: printpdf turns operations into bytes, and the bytes are tightened.

use lopdf::Object;
use printpdf::{Mm, Op, PdfDocument, PdfPage, PdfSaveOptions};

use super::PdfError;
use super::font::Fonts;

/// The operations of each page as a content stream. Of what printpdf makes, only these streams are
/// used: its fonts, boxes, annotations, Info and identifiers say less than they must.
pub(super) fn streams(pages: Vec<Vec<Op>>, fonts: &Fonts<'_>) -> Result<Vec<Vec<u8>>, PdfError> {
    let mut document = PdfDocument::new("");
    document.resources.fonts.map = fonts.iter().map(|font| font.for_printpdf()).collect();
    // The size of a page is written elsewhere.
    document.pages = pages.into_iter().map(|ops| PdfPage::new(Mm(0.0), Mm(0.0), ops)).collect();
    let options = PdfSaveOptions { optimize: false, subset_fonts: false, ..PdfSaveOptions::default() };
    let mut file = document.to_lopdf_document(&options, &mut Vec::new());
    let pages: Vec<_> = file.get_pages().into_values().collect();
    let take = |page| {
        let contents = file.get_dictionary(page)?.get(b"Contents")?.as_reference()?;
        match file.objects.remove(&contents) {
            Some(Object::Stream(stream)) => Ok(joined(&stream.content)),
            _ => Err(lopdf::Error::ObjectNotFound(contents)),
        }
    };
    pages
        .into_iter()
        .map(take)
        .collect::<Result<_, _>>()
        .map_err(|error: lopdf::Error| PdfError::Write(error.to_string()))
}

/// Strings that stand side by side, joined: printpdf writes each glyph as one of its own.
fn joined(content: &[u8]) -> Vec<u8> {
    let mut short = Vec::with_capacity(content.len());
    let mut rest = content;
    while let Some((first, after)) = rest.split_first() {
        match after {
            // Between two strings, but not between a dictionary and what follows it.
            [b'<', next, ..] if *first == b'>' && next.is_ascii_hexdigit() => {
                rest = after.get(1..).unwrap_or_default()
            }
            _ => {
                short.push(*first);
                rest = after;
            }
        }
    }
    short
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_side_by_side_are_joined() {
        let check = |given: &[u8], expected: &[u8]| assert_eq!(joined(given), expected);
        check(b"[<0001><0002>-20<0003>] TJ", b"[<00010002>-20<0003>] TJ");
        check(b"/P <</MCID 0>> BDC", b"/P <</MCID 0>> BDC");
        check(b"<</A<</B 1>>>>", b"<</A<</B 1>>>>");
        check(b"<", b"<");
    }
}
