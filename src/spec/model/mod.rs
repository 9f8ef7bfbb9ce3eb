//! A flyer as the later stages see it: resolved, checked, with nothing left to guess.

mod paragraph;
mod theme;

pub use paragraph::{LINE_BREAK, Markup, Origin, Paragraph, Segment};
pub use theme::{Accent, FitTheme, IccProfile, PageSpans, PageTheme, PressTheme, Theme, TypeTheme};

use std::hash::{Hash, Hasher};
use std::path::PathBuf;
use std::sync::Arc;

use crate::diag::Span;

/// One flyer, valid by construction. Its hash tells what it says, and not where in its files that stands.
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
    /// All entries of the register that it may take activities from, in the order of the register.
    pub register: Vec<RegisterEntry>,
    /// The names of countries that its data hold, which are better not hyphenated: its own, and the partners of its
    /// activities; in alphabetical order, each once.
    pub names: Vec<String>,
    /// The closing panel.
    pub closing: Option<Closing>,
    /// Where to write to.
    pub contact: Option<Contact>,
    /// Page, type, bounds and colour.
    pub theme: Theme,
}

impl Hash for Flyer {
    /// All that the flyer says; not what else its register holds, which concerns other flyers.
    fn hash<H: Hasher>(&self, state: &mut H) {
        // All fields by name, so that a new one is not forgotten here.
        let Flyer {
            country,
            date,
            lang,
            pages,
            masthead,
            intro,
            priorities,
            overview,
            activities_heading,
            activities,
            register: _,
            names,
            closing,
            contact,
            theme,
        } = self;
        (country, date, lang, pages, masthead, intro, priorities, overview).hash(state);
        (activities_heading, activities, names, closing, contact, theme).hash(state);
    }
}

/// What stands between the parts of a document's title.
pub const TITLE_DASH: &str = " – ";

impl Flyer {
    /// The document's title: country, edition with its year, and programme, on one line.
    pub fn title(&self) -> String {
        let edition = self.masthead.edition.as_ref();
        let edition = edition.map(|edition| format!("{} {}", edition.in_one_line(), self.date.year));
        [Some(self.country.in_one_line()), edition, Some(self.masthead.programme.in_one_line())]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(TITLE_DASH)
    }
}

/// A year, with month and day where the spec gives them. Checked against the calendar. A year stands before its months,
/// and a month before its days.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    /// The year, 1 to 9999.
    pub year: u16,
    /// The month, 1 to 12.
    pub month: Option<u8>,
    /// The day of the month.
    pub day: Option<u8>,
}

/// The band across the head of the first page.
#[derive(Clone, Debug, PartialEq, Hash)]
pub struct Masthead {
    /// The programme's name.
    pub programme: Paragraph,
    /// The name of the series, printed with the year.
    pub edition: Option<Paragraph>,
    /// The month's name in the flyer's language, where the date has one.
    pub month: Option<Paragraph>,
    /// A line under the edition.
    pub tagline: Option<Paragraph>,
    /// The programme's mark.
    pub logo: Option<PictureFile>,
}

/// The opening of the flyer.
#[derive(Clone, Debug, PartialEq, Hash)]
pub struct Intro {
    /// The opening sentence, set larger.
    pub lead: Option<Paragraph>,
    /// What follows it.
    pub text: Vec<Block>,
}

/// The priorities panel.
#[derive(Clone, Debug, PartialEq, Hash)]
pub struct Priorities {
    /// The words that lead into the list.
    pub lead_in: Option<Paragraph>,
    /// The list.
    pub items: Vec<Paragraph>,
    /// What follows the panel.
    pub after: Vec<Block>,
}

/// One activity block.
#[derive(Clone, Debug, PartialEq, Hash)]
pub struct Activity {
    /// Where the block begins in the spec.
    pub span: Span,
    /// The entry of the register that it was taken from, if it was.
    pub entry: Option<RegisterEntry>,
    /// Its key, where it has one beside or instead of a reference number.
    pub id: Option<Paragraph>,
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
    pub partners: Vec<Paragraph>,
    /// A picture with its caption.
    pub image: Option<Figure>,
    /// Whether it stands across the columns.
    pub spans: bool,
}

/// An entry of a register.
#[derive(Clone, Debug, PartialEq)]
pub struct RegisterEntry {
    /// What `use` calls it: its reference number, or its key where it has none.
    pub name: String,
    /// Where its block begins.
    pub span: Span,
}

impl Hash for RegisterEntry {
    /// Nothing: what an entry is called is not printed.
    fn hash<H: Hasher>(&self, _: &mut H) {}
}

/// A picture in the text.
#[derive(Clone, Debug, PartialEq, Hash)]
pub struct Figure {
    /// The file and its alternative text.
    pub picture: PictureFile,
    /// What the picture shows.
    pub caption: Option<Paragraph>,
    /// Whose picture it is.
    pub credit: Option<Paragraph>,
    /// Where it stands.
    pub place: FigurePlace,
}

/// Where a picture stands in the text that it belongs to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum FigurePlace {
    /// In the column, as wide as it.
    #[default]
    Column,
    /// Across all columns of the page.
    Span,
    /// At the side of the column, with text beside it.
    Inset,
}

/// A picture file that was read.
#[derive(Clone, Debug, PartialEq, Hash)]
pub struct PictureFile {
    /// Where the spec names it.
    pub span: Span,
    /// The path as it is shown to a person.
    pub path: PathBuf,
    /// The file's bytes.
    pub bytes: Arc<[u8]>,
    /// The alternative text; empty where the picture is decoration.
    pub alt: String,
    /// Where the spec gives the alternative text, if it does.
    pub alt_span: Option<Span>,
}

/// The closing panel.
#[derive(Clone, Debug, PartialEq, Hash)]
pub struct Closing {
    /// The panel's title.
    pub title: Option<Paragraph>,
    /// The panel's text.
    pub text: Vec<Block>,
    /// Whether it stands across the columns.
    pub spans: bool,
}

/// Where to write to.
#[derive(Clone, Debug, PartialEq, Hash)]
pub struct Contact {
    /// The address.
    pub text: Vec<Block>,
    /// A web or mail address, linked and printed as a QR code.
    pub url: Option<Url>,
}

/// A web or mail address: http, https or mailto.
#[derive(Clone, Debug, PartialEq, Hash)]
pub struct Url {
    /// The whole address.
    pub address: Arc<str>,
    /// Where the spec gives it.
    pub span: Span,
}

/// A part of a text.
#[derive(Clone, Debug, PartialEq, Hash)]
pub enum Block {
    /// A paragraph.
    Paragraph(Paragraph),
    /// A bullet or numbered list.
    List(List),
}

/// A list.
#[derive(Clone, Debug, PartialEq, Hash)]
pub struct List {
    /// The first number; `None` for bullets.
    pub start: Option<u64>,
    /// The items, each of one or more blocks.
    pub items: Vec<Vec<Block>>,
}
