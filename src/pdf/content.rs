//! Content streams: printpdf turns operations into bytes.

use lopdf::Object;
use printpdf::{Mm, Op, PdfDocument, PdfPage, PdfSaveOptions};

use super::PdfError;

/// The operations of each page as a content stream. Of what printpdf makes, only these streams are
/// used: its fonts, boxes, annotations, Info and identifiers say less than they must.
pub(super) fn streams(pages: Vec<Vec<Op>>) -> Result<Vec<Vec<u8>>, PdfError> {
    let mut document = PdfDocument::new("");
    // The size of a page is written elsewhere.
    document.pages = pages.into_iter().map(|ops| PdfPage::new(Mm(0.0), Mm(0.0), ops)).collect();
    let options =
        PdfSaveOptions { optimize: false, subset_fonts: false, secure: false, image_optimization: None };
    let mut file = document.to_lopdf_document(&options, &mut Vec::new());
    let pages: Vec<_> = file.get_pages().into_values().collect();
    let take = |page| -> Result<Vec<u8>, lopdf::Error> {
        let contents = file.get_dictionary(page)?.get(b"Contents")?.as_reference()?;
        match file.objects.remove(&contents) {
            Some(Object::Stream(stream)) => Ok(stream.content),
            _ => Err(lopdf::Error::ObjectNotFound(contents)),
        }
    };
    let streams: Result<_, lopdf::Error> = pages.into_iter().map(take).collect();
    streams.map_err(|error| PdfError::Write(error.to_string()))
}
