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
    let take = |page| -> Result<Vec<u8>, lopdf::Error> {
        let contents = file.get_dictionary(page)?.get(b"Contents")?.as_reference()?;
        match file.objects.remove(&contents) {
            Some(Object::Stream(stream)) => Ok(tightened(&stream.content)),
            _ => Err(lopdf::Error::ObjectNotFound(contents)),
        }
    };
    let streams: Result<_, lopdf::Error> = pages.into_iter().map(take).collect();
    streams.map_err(|error| PdfError::Write(error.to_string()))
}

/// The same content with shorter strings: printpdf writes each code as a string of its own, in
/// hexadecimal digits. Side by side they make one string, of bytes as they are (ISO 32000-1, 7.3.4).
fn tightened(content: &[u8]) -> Vec<u8> {
    let mut short = Vec::with_capacity(content.len());
    let mut rest = content;
    while let Some((&byte, after)) = rest.split_first() {
        match (byte, hexadecimal(after)) {
            (b'<', Some((digits, next))) => {
                if short.last() == Some(&b')') {
                    short.pop();
                } else {
                    short.push(b'(');
                }
                push_bytes(&mut short, digits);
                short.push(b')');
                rest = next;
            }
            (b'<', None) if after.starts_with(b"<") => {
                short.extend_from_slice(b"<<");
                rest = after.get(1..).unwrap_or_default();
            }
            _ => {
                short.push(byte);
                rest = after;
            }
        }
    }
    short
}

/// The digits up to the end of a string, and what follows it.
fn hexadecimal(content: &[u8]) -> Option<(&[u8], &[u8])> {
    let end = content.iter().position(|byte| !byte.is_ascii_hexdigit())?;
    let (digits, rest) = content.split_at(end);
    rest.strip_prefix(b">").filter(|_| !digits.is_empty()).map(|rest| (digits, rest))
}

/// Adds the bytes that pairs of digits stand for; what would end a string or change in it is escaped.
fn push_bytes(string: &mut Vec<u8>, digits: &[u8]) {
    let value = |digit: u8| char::from(digit).to_digit(16).unwrap_or(0) as u8;
    for pair in digits.chunks(2) {
        let byte = pair.iter().fold(0, |byte, digit| byte << 4 | value(*digit));
        match byte {
            b'(' | b')' | b'\\' => string.extend([b'\\', byte]),
            b'\r' => string.extend(b"\\r"),
            _ => string.push(byte),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_side_by_side_are_joined() {
        let check = |given: &[u8], expected: &[u8]| assert_eq!(tightened(given), expected);
        check(b"[<4142><4344>-20<4546>] TJ", b"[(ABCD)-20(EF)] TJ");
        check(b"[<0029><5C0D>] TJ", b"[(\0\\)\\\\\\r)] TJ");
        check(b"/P <</MCID 0>> BDC", b"/P <</MCID 0>> BDC");
        check(b"<</A<</B 1>>>>", b"<</A<</B 1>>>>");
        check(b"<", b"<");
        check(b"<41", b"<41");
    }
}
