//! Content streams: text, colours, marks and filled paths are written here, lines and pictures by printpdf.
//!
//! printpdf makes several objects of each operand before it writes it, which for the text of a flyer takes a
//! quarter of the time of the whole program, for its QR code a twentieth, and for its logo as much. So the operators
//! of text, what stands among them, and filled paths go around it (ISO 32000-1, 8.5, 9.3, 9.4 and 14.6); of what
//! printpdf makes, only the streams of the rest are used: its fonts, boxes, annotations, Info and identifiers say less
//! than they must.

use lopdf::Object;
use printpdf::{Mm, Op, PdfDocument, PdfPage, PdfSaveOptions};

use super::PdfError;
use super::colour::Colour;
use crate::frame::FillRule;

/// Numbers are written as whole counts of so many steps, a power of ten, as the finest of them needs: a horizontal
/// scale has four decimals.
const STEPS: u32 = 10_000;

/// The content of one page as it gathers.
#[derive(Default)]
pub(super) struct Content {
    written: Vec<u8>,
    /// Operations for printpdf to write, and after how many written bytes they stand.
    graphics: Vec<(usize, Vec<Op>)>,
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

    /// Fills the path that the operators before have made.
    pub(super) fn fill_path(&mut self, rule: FillRule) {
        self.end(match rule {
            FillRule::NonZero => "f",
            FillRule::EvenOdd => "f*",
        });
    }

    /// Begins to show codes from the pen on, with moves of the pen between them (ISO 32000-1, 9.4.3).
    pub(super) fn begin_show(&mut self) {
        self.written.push(b'[');
    }

    /// Shows codes, of two bytes each, and clears them away.
    pub(super) fn codes(&mut self, codes: &mut Vec<u8>) {
        if !codes.is_empty() {
            string(&mut self.written, codes);
            codes.clear();
        }
    }

    /// Moves the pen to the left, by whole thousandths of an em.
    pub(super) fn kern(&mut self, kern: i64) {
        integer(&mut self.written, kern);
    }

    /// Ends what is shown; where it is nothing, nothing stands of it.
    pub(super) fn end_show(&mut self) {
        if self.written.last() == Some(&b'[') {
            self.written.pop();
            return;
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
    let steps = (value * f64::from(STEPS)).round();
    if steps < 0.0 {
        bytes.push(b'-');
    }
    let count = steps.abs() as u64;
    figures(bytes, count / u64::from(STEPS));
    let (mut rest, mut place) = ((count % u64::from(STEPS)) as u32, STEPS / 10);
    if rest > 0 {
        bytes.push(b'.');
    }
    while rest > 0 {
        bytes.push(b'0' + (rest / place) as u8);
        rest %= place;
        place /= 10;
    }
}

/// Adds a whole number.
pub(super) fn integer(bytes: &mut Vec<u8>, value: i64) {
    if value < 0 {
        bytes.push(b'-');
    }
    figures(bytes, value.unsigned_abs());
}

/// Adds the figures of a whole number.
fn figures(bytes: &mut Vec<u8>, mut rest: u64) {
    // As many as the greatest number has; they come from the last to the first.
    let mut figures = [0; 20];
    let mut begins = figures.len();
    for figure in figures.iter_mut().rev() {
        *figure = b'0' + (rest % 10) as u8;
        begins -= 1;
        rest /= 10;
        if rest == 0 {
            break;
        }
    }
    bytes.extend_from_slice(figures.get(begins..).unwrap_or_default());
}

/// Adds a literal string (ISO 32000-1, 7.3.4.2).
pub(super) fn string(bytes: &mut Vec<u8>, text: &[u8]) {
    bytes.push(b'(');
    for part in text.split_inclusive(|byte| matches!(byte, b'(' | b')' | b'\\' | b'\r')) {
        match part {
            [plain @ .., special @ (b'(' | b')' | b'\\')] => {
                bytes.extend_from_slice(plain);
                bytes.extend([b'\\', *special]);
            }
            // A reader would take it for the end of a line.
            [plain @ .., b'\r'] => {
                bytes.extend_from_slice(plain);
                bytes.extend(b"\\r");
            }
            plain => bytes.extend_from_slice(plain),
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
        if places.is_empty() {
            return written;
        }
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
        check(10.0507, "10.0507");
        check(123_456_789.5, "123456789.5");
        check(1.002, "1.002");
    }

    #[test]
    fn graphics_stand_where_they_came() {
        let mut content = Content::default();
        content.begin_mark("P", "/MCID 0");
        content.begin_show();
        content.codes(&mut b"\0(\0\r".to_vec());
        content.kern(-5);
        content.codes(&mut b"\0a".to_vec());
        content.end_show();
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
