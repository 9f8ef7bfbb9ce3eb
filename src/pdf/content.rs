//! Content streams: text, colours, marks and rectangles are written here, graphics and pictures by printpdf.
//!
//! printpdf makes several objects of each operand before it writes it, which for the text of a flyer takes a
//! quarter of the time of the whole program, and for its QR code a twentieth. So the operators of text, what stands
//! among them, and rectangles go around it (ISO 32000-1, 8.5, 9.3, 9.4 and 14.6); of what printpdf makes, only the
//! streams of the rest are used: its fonts, boxes, annotations, Info and identifiers say less than they must.

use lopdf::Object;
use printpdf::{Mm, Op, PdfDocument, PdfPage, PdfSaveOptions};

use super::PdfError;
use super::colour::Colour;
use crate::frame::FillRule;

/// Numbers have at most so many decimals, as the finest of them needs: a horizontal scale.
const DECIMALS: u32 = 4;

/// The steps that such a number is a whole count of.
const STEPS: f64 = 10_000.0;

/// The content of one page as it gathers.
#[derive(Default)]
pub(super) struct Content {
    written: Vec<u8>,
    /// Operations for printpdf to write, and after how many written bytes they stand.
    graphics: Vec<(usize, Vec<Op>)>,
}

/// A part of what a `TJ` operator shows.
#[derive(Clone, Copy)]
pub(super) enum Shown<'a> {
    /// Codes, of two bytes each.
    Codes(&'a [u8]),
    /// A move of the pen to the left, in whole thousandths of an em.
    Kern(i64),
}

impl Content {
    /// Adds an operation that printpdf writes.
    pub(super) fn graphics(&mut self, operation: Op) {
        let place = self.written.len();
        match self.graphics.last_mut() {
            Some((last, operations)) if *last == place => operations.push(operation),
            _ => self.graphics.push((place, vec![operation])),
        }
    }

    /// Adds an operator with the numbers that it takes.
    pub(super) fn operator<const N: usize>(&mut self, numbers: [f32; N], operator: &str) {
        for value in numbers {
            number(&mut self.written, f64::from(value));
            self.written.push(b' ');
        }
        self.end(operator);
    }

    /// Begins a marked stretch of a tag, with properties as they stand in the file.
    pub(super) fn begin_mark(&mut self, tag: &str, properties: &str) {
        for part in ["/", tag, " <<", properties, ">> "] {
            self.written.extend_from_slice(part.as_bytes());
        }
        self.end("BDC");
    }

    /// Sets the font, by the name that the page's resources give it, and its size.
    pub(super) fn font(&mut self, resource: &str, size: f32) {
        self.written.push(b'/');
        self.written.extend_from_slice(resource.as_bytes());
        self.written.push(b' ');
        self.operator([size], "Tf");
    }

    /// Adds an operator that takes a name of the page's resources.
    pub(super) fn name(&mut self, resource: &str, operator: &str) {
        for part in ["/", resource, " "] {
            self.written.extend_from_slice(part.as_bytes());
        }
        self.end(operator);
    }

    /// Sets the colour of glyphs and of the inside of shapes.
    pub(super) fn fill(&mut self, colour: Colour) {
        match colour {
            Colour::Grey(grey) => self.operator([grey], "g"),
            Colour::Rgb(rgb) => self.operator(rgb, "rg"),
            Colour::Cmyk(cmyk) => self.operator(cmyk, "k"),
            Colour::Plate(plate, tint) => {
                self.name(&plate.resource(), "cs");
                self.operator([tint], "scn");
            }
        }
    }

    /// Sets the colour of lines.
    pub(super) fn stroke(&mut self, colour: Colour) {
        match colour {
            Colour::Grey(grey) => self.operator([grey], "G"),
            Colour::Rgb(rgb) => self.operator(rgb, "RG"),
            Colour::Cmyk(cmyk) => self.operator(cmyk, "K"),
            Colour::Plate(plate, tint) => {
                self.name(&plate.resource(), "CS");
                self.operator([tint], "SCN");
            }
        }
    }

    /// Fills rectangles, each a corner, a width and a height (ISO 32000-1, 8.5.2.1): a QR code has hundreds of them.
    pub(super) fn rectangles(&mut self, rectangles: Vec<[f32; 4]>, rule: FillRule) {
        for rectangle in rectangles {
            self.operator(rectangle, "re");
        }
        self.end(match rule {
            FillRule::NonZero => "f",
            FillRule::EvenOdd => "f*",
        });
    }

    /// Shows codes from the pen on, with moves of the pen between them.
    pub(super) fn show<'a>(&mut self, shown: impl IntoIterator<Item = Shown<'a>>) {
        self.written.push(b'[');
        for part in shown {
            match part {
                Shown::Codes(codes) => string(&mut self.written, codes),
                Shown::Kern(kern) => integer(&mut self.written, kern),
            }
        }
        self.written.extend_from_slice(b"] ");
        self.end("TJ");
    }

    fn end(&mut self, operator: &str) {
        self.written.extend_from_slice(operator.as_bytes());
        self.written.push(b'\n');
    }
}

/// Adds a number, rounded to its decimals; figures that say nothing are left out.
fn number(bytes: &mut Vec<u8>, value: f64) {
    let steps = (value * STEPS).round();
    figures(bytes, steps < 0.0, steps.abs() as u64, 0);
}

/// Adds a whole number.
pub(super) fn integer(bytes: &mut Vec<u8>, value: i64) {
    figures(bytes, value < 0, value.unsigned_abs(), DECIMALS);
}

/// Adds the figures of a number, the last of which stands at `place`, counted from that of the smallest decimal.
fn figures(bytes: &mut Vec<u8>, is_negative: bool, mut rest: u64, mut place: u32) {
    let begins = bytes.len();
    // From the last figure to the first.
    while rest > 0 || place <= DECIMALS {
        let has_fraction = bytes.len() > begins;
        if place == DECIMALS && has_fraction {
            bytes.push(b'.');
        }
        let figure = (rest % 10) as u8;
        if figure > 0 || has_fraction || place >= DECIMALS {
            bytes.push(b'0' + figure);
        }
        rest /= 10;
        place += 1;
    }
    if is_negative {
        bytes.push(b'-');
    }
    if let Some(written) = bytes.get_mut(begins..) {
        written.reverse();
    }
}

/// Adds a literal string (ISO 32000-1, 7.3.4.2).
pub(super) fn string(bytes: &mut Vec<u8>, codes: &[u8]) {
    bytes.push(b'(');
    for code in codes {
        match code {
            b'(' | b')' | b'\\' => bytes.extend([b'\\', *code]),
            // A reader would take it for the end of a line.
            b'\r' => bytes.extend(b"\\r"),
            _ => bytes.push(*code),
        }
    }
    bytes.push(b')');
}

/// The content of each page as the bytes of its stream.
pub(super) fn streams(contents: Vec<Content>) -> Result<Vec<Vec<u8>>, PdfError> {
    let (mut texts, mut operations) = (Vec::with_capacity(contents.len()), Vec::new());
    for content in contents {
        let places: Vec<usize> = content.graphics.iter().map(|(place, _)| *place).collect();
        operations.extend(content.graphics.into_iter().map(|(_, operations)| operations));
        texts.push((content.written, places));
    }
    let mut graphics = graphics(operations)?.into_iter();
    let mut whole = |(written, places): (Vec<u8>, Vec<usize>)| {
        let mut stream = Vec::with_capacity(written.len() * 2);
        let mut done = 0;
        for (place, graphics) in places.into_iter().zip(&mut graphics) {
            stream.extend_from_slice(written.get(done..place).unwrap_or_default());
            stream.extend(graphics);
            stream.push(b'\n');
            done = place;
        }
        stream.extend_from_slice(written.get(done..).unwrap_or_default());
        stream
    };
    Ok(texts.into_iter().map(&mut whole).collect())
}

/// Stretches of operations as printpdf writes them: it takes each for a page.
fn graphics(stretches: Vec<Vec<Op>>) -> Result<Vec<Vec<u8>>, PdfError> {
    if stretches.is_empty() {
        return Ok(Vec::new());
    }
    let mut document = PdfDocument::new("");
    // The size of a page is written elsewhere.
    document.pages = stretches.into_iter().map(|ops| PdfPage::new(Mm(0.0), Mm(0.0), ops)).collect();
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_no_figures_that_say_nothing() {
        let check = |value: f64, expected: &str| {
            let mut bytes = Vec::new();
            number(&mut bytes, value);
            assert_eq!(String::from_utf8(bytes).unwrap(), expected);
        };
        check(0.0, "0");
        check(-0.0, "0");
        check(12.0, "12");
        check(-300.0, "-300");
        check(595.28, "595.28");
        check(-0.0003, "-0.0003");
        check(0.00004, "0");
        check(-0.99996, "-1");
        check(1.002, "1.002");
    }

    #[test]
    fn rectangles_are_filled_together_by_their_rule() {
        let check = |rule: FillRule, expected: &str| {
            let mut content = Content::default();
            content.rectangles(vec![[1.0, 2.5, 3.0, -4.0], [0.0, 0.0, 1.0, 1.0]], rule);
            let stream = streams(vec![content]).unwrap().remove(0);
            assert_eq!(String::from_utf8(stream).unwrap(), expected);
        };
        check(FillRule::NonZero, "1 2.5 3 -4 re\n0 0 1 1 re\nf\n");
        check(FillRule::EvenOdd, "1 2.5 3 -4 re\n0 0 1 1 re\nf*\n");
    }

    #[test]
    fn graphics_stand_where_they_came() {
        let mut content = Content::default();
        content.begin_mark("P", "/MCID 0");
        content.show([Shown::Codes(b"\0(\0\r"), Shown::Kern(-5), Shown::Codes(b"\0a")]);
        content.graphics(Op::SaveGraphicsState);
        content.graphics(Op::RestoreGraphicsState);
        content.operator([], "EMC");
        content.graphics(Op::SaveGraphicsState);
        let streams = streams(vec![Content::default(), content]).unwrap();
        let lines =
            |stream: &[u8]| String::from_utf8_lossy(stream).split_whitespace().collect::<Vec<_>>().join(" ");
        assert_eq!(lines(&streams[0]), "");
        assert_eq!(lines(&streams[1]), "/P <</MCID 0>> BDC [(\0\\(\0\\r)-5(\0a)] TJ q Q EMC q");
    }
}
