//! A flyer as the later stages see it: resolved, checked, with nothing left to guess.

use std::ops::Range;
use std::path::PathBuf;
use std::sync::Arc;

use crate::diag::{FileId, Span};
use crate::geom::{Length, Size};

/// One flyer, valid by construction.
#[derive(Clone, Debug, PartialEq)]
pub struct Flyer {
    /// The country's name as a heading.
    pub country: Paragraph,
    /// The year, month and day that the flyer is dated with.
    pub date: Date,
    /// The BCP 47 tag of the flyer's language.
    pub lang: String,
    /// The number of pages to fit the flyer to, with its place in the spec.
    pub pages: Option<(usize, Span)>,
    /// What stands in the band across the head of the first page.
    pub masthead: Masthead,
    /// The opening.
    pub intro: Option<Intro>,
    /// The programme's priorities.
    pub priorities: Option<Priorities>,
    /// What stands under the country's name; may be empty.
    pub overview: Vec<Block>,
    /// The heading above the activities.
    pub activities_heading: Option<Paragraph>,
    /// The activities in order.
    pub activities: Vec<Activity>,
    /// The closing panel.
    pub closing: Option<Closing>,
    /// Where to write to.
    pub contact: Option<Contact>,
    /// Page, type, bounds and colour.
    pub theme: Theme,
}

impl Flyer {
    /// The document's title: programme, edition with its year, and country.
    pub fn title(&self) -> String {
        let edition =
            self.masthead.edition.as_ref().map(|edition| format!("{} {}", edition.text, self.date.year));
        [Some(self.country.text.clone()), edition, Some(self.masthead.programme.text.clone())]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(" – ")
    }
}

/// A year, with month and day where the spec gives them. Checked against the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Date {
    /// The year, 1 to 9999.
    pub year: u16,
    /// The month, 1 to 12.
    pub month: Option<u8>,
    /// The day of the month.
    pub day: Option<u8>,
}

/// The band across the head of the first page.
#[derive(Clone, Debug, PartialEq)]
pub struct Masthead {
    /// The programme's name.
    pub programme: Paragraph,
    /// The name of the series, printed with the year.
    pub edition: Option<Paragraph>,
    /// The month's name in the flyer's language, where the date has one.
    pub month: Option<String>,
    /// A line under the edition.
    pub tagline: Option<Paragraph>,
    /// The programme's mark.
    pub logo: Option<PictureFile>,
}

/// The opening of the flyer.
#[derive(Clone, Debug, PartialEq)]
pub struct Intro {
    /// The opening sentence, set larger.
    pub lead: Option<Paragraph>,
    /// What follows it.
    pub text: Vec<Block>,
}

/// The priorities panel.
#[derive(Clone, Debug, PartialEq)]
pub struct Priorities {
    /// The words that lead into the list.
    pub lead_in: Option<Paragraph>,
    /// The list.
    pub items: Vec<Paragraph>,
    /// What follows the panel.
    pub after: Vec<Block>,
}

/// One activity block.
#[derive(Clone, Debug, PartialEq)]
pub struct Activity {
    /// Where the block begins in the spec.
    pub span: Span,
    /// The title.
    pub title: Paragraph,
    /// The kind of activity.
    pub kind: Option<Paragraph>,
    /// When it took place, printed as given.
    pub dates: Option<Paragraph>,
    /// The text.
    pub text: Vec<Block>,
    /// The reference number, without its brackets.
    pub reference: Option<Paragraph>,
    /// The partner countries; an index entry, not printed.
    pub partners: Vec<String>,
    /// A picture with its caption.
    pub image: Option<Figure>,
}

/// A picture in the text.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// The file and its alternative text.
    pub picture: PictureFile,
    /// What the picture shows.
    pub caption: Option<Paragraph>,
    /// Whose picture it is.
    pub credit: Option<Paragraph>,
}

/// A picture file that was read.
#[derive(Clone, Debug, PartialEq)]
pub struct PictureFile {
    /// Where the spec names it.
    pub span: Span,
    /// The path as it is shown to a person.
    pub path: PathBuf,
    /// The file's bytes.
    pub bytes: Arc<[u8]>,
    /// The alternative text; empty where the picture is decoration.
    pub alt: String,
}

/// The closing panel.
#[derive(Clone, Debug, PartialEq)]
pub struct Closing {
    /// The panel's title.
    pub title: Option<Paragraph>,
    /// The panel's text.
    pub text: Vec<Block>,
}

/// Where to write to.
#[derive(Clone, Debug, PartialEq)]
pub struct Contact {
    /// The address.
    pub text: Vec<Block>,
    /// A web or mail address, linked and printed as a QR code.
    pub url: Option<Url>,
}

/// A web or mail address: http, https or mailto.
#[derive(Clone, Debug, PartialEq)]
pub struct Url {
    /// The whole address.
    pub address: Arc<str>,
    /// Where the spec gives it.
    pub span: Span,
}

/// A part of a text.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// A paragraph.
    Paragraph(Paragraph),
    /// A bullet or numbered list.
    List(List),
}

/// A list.
#[derive(Clone, Debug, PartialEq)]
pub struct List {
    /// The first number; `None` for bullets.
    pub start: Option<u64>,
    /// The items, each of one or more blocks.
    pub items: Vec<Vec<Block>>,
}

/// The character that stands for a hard line break in [`Paragraph::text`]: LINE SEPARATOR.
pub const LINE_BREAK: char = '\u{2028}';

/// A paragraph: its characters, how they are marked, and where they come from.
#[derive(Clone, Debug, PartialEq)]
pub struct Paragraph {
    /// The characters, white space collapsed and trimmed, [`LINE_BREAK`] for a hard break; never empty.
    pub text: String,
    /// Marked stretches of `text`, by offset, not overlapping; what none covers is plain.
    pub markup: Vec<Markup>,
    /// Where the characters come from.
    pub origin: Origin,
}

/// A marked stretch of a paragraph.
#[derive(Clone, Debug, PartialEq)]
pub struct Markup {
    /// Bytes of the paragraph's text.
    pub range: Range<usize>,
    /// `**strong**`.
    pub strong: bool,
    /// `*emphasis*`.
    pub emphasis: bool,
    /// The address of a `[text](url)`, checked.
    pub link: Option<Arc<str>>,
}

/// Where the characters of a paragraph come from, opaque to the stages that carry it.
#[derive(Clone, Debug, PartialEq)]
pub struct Origin {
    /// The key, as in `activity.text`.
    pub key: String,
    /// The file.
    pub file: FileId,
    /// Stretches of text that stand in the file letter by letter, by offset in the text.
    pub segments: Vec<Segment>,
}

/// A stretch of text that stands in a file letter by letter, or all of it at one place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Segment {
    /// Offset of the stretch in the text; it goes on to the next segment.
    pub text: usize,
    /// Offset in the file of the stretch's first byte.
    pub source: usize,
    /// Bytes of the file that the stretch takes.
    pub source_len: usize,
}

impl Origin {
    /// The place in the file of bytes `range` of the text.
    pub fn span(&self, range: Range<usize>) -> Span {
        let start = self.place(range.start, false);
        let end = if range.end > range.start { self.place(range.end, true) } else { start };
        Span::new(self.file, start, end.max(start))
    }

    /// The place in the file of the byte at `offset` of the text, or of the end of the byte before
    /// it. A segment that takes as many bytes of the file as of the text is mapped letter by letter,
    /// any other as a whole.
    fn place(&self, offset: usize, is_end: bool) -> usize {
        let next = self
            .segments
            .partition_point(|segment| if is_end { segment.text < offset } else { segment.text <= offset });
        let Some(segment) = next.checked_sub(1).and_then(|at| self.segments.get(at)) else {
            return self.segments.first().map_or(0, |segment| segment.source);
        };
        let length = self.segments.get(next).map(|next| next.text.saturating_sub(segment.text));
        match length {
            Some(length) if length != segment.source_len && is_end => segment.source + segment.source_len,
            Some(length) if length != segment.source_len => segment.source,
            _ => segment.source + offset.saturating_sub(segment.text).min(segment.source_len),
        }
    }
}

/// Page, type, bounds and colour of a flyer.
#[derive(Clone, Debug, PartialEq)]
pub struct Theme {
    /// The page.
    pub page: PageTheme,
    /// The type.
    pub text: TypeTheme,
    /// Bounds for fitting.
    pub fit: FitTheme,
    /// The programme's colour.
    pub accent: Accent,
}

/// The page and its columns.
#[derive(Clone, Debug, PartialEq)]
pub struct PageTheme {
    /// The trimmed page.
    pub size: Size,
    /// The top margin.
    pub top: Length,
    /// The bottom margin.
    pub bottom: Length,
    /// The left margin.
    pub left: Length,
    /// The right margin.
    pub right: Length,
    /// The number of columns, 1 to 4.
    pub columns: usize,
    /// The space between two columns.
    pub gutter: Length,
    /// How far art that reaches the edge goes past it.
    pub bleed: Length,
    /// Where the theme speaks of the page, for findings about it.
    pub span: Option<Span>,
}

/// The type of a flyer.
#[derive(Clone, Debug, PartialEq)]
pub struct TypeTheme {
    /// Extra folders of font files, as paths that can be opened.
    pub fonts: Vec<(PathBuf, Span)>,
    /// The family of running text; `None` for the built-in one.
    pub body: Option<(String, Span)>,
    /// The family of headings; `None` for the built-in one.
    pub heading: Option<(String, Span)>,
    /// The size of running text.
    pub size: Length,
    /// The distance between baselines: the unit of the grid.
    pub leading: Length,
    /// Whether running text is justified.
    pub justify: bool,
}

/// How far fitting may go.
#[derive(Clone, Debug, PartialEq)]
pub struct FitTheme {
    /// Least and greatest size of running text.
    pub size: (Length, Length),
    /// Least and greatest leading.
    pub leading: (Length, Length),
}

/// One colour, for the screen and for the press.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Accent {
    /// Red, green and blue, 0 to 255.
    pub rgb: [u8; 3],
    /// Cyan, magenta, yellow and black in per cent; `None` where the spec gives no press value.
    pub cmyk: Option<[u8; 4]>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::Sources;

    #[test]
    fn a_stretch_of_text_has_a_place() {
        // "a**b**\u010d": `ab` and an escape of six bytes, from offset 100.
        let segments = [(0, 100, 1), (1, 103, 1), (2, 106, 6), (4, 112, 0)]
            .map(|(text, source, source_len)| Segment { text, source, source_len });
        let file = Sources::new().add("a.toml", "");
        let origin = Origin { key: "intro.lead".into(), file, segments: segments.into() };
        let check = |range: Range<usize>, expected: Range<usize>| {
            let span = origin.span(range.clone());
            assert_eq!(span.start..span.end, expected, "{range:?}");
        };
        check(0..1, 100..101);
        check(1..2, 103..104);
        check(0..2, 100..104);
        check(2..4, 106..112);
        check(1..4, 103..112);
        check(4..4, 112..112);
        check(0..0, 100..100);
    }
}
