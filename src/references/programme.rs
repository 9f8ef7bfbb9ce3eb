//! What the flyers of a run have to say of their activities, gathered flyer by flyer.

use std::collections::BTreeMap;
use std::path::Path;

use super::register::Pages;
use crate::diag::{FileId, Sources, Span};
use crate::spec::{Activity, Flyer, Paragraph, RegisterEntry};

/// The activities of all flyers of a run.
#[derive(Debug, Default)]
pub struct Programme {
    /// All files of all flyers, each once.
    pub sources: Sources,
    /// The files by name, to know those again that many flyers read.
    known: BTreeMap<String, Vec<FileId>>,
    /// The activities, flyer by flyer in the order of the run.
    pub records: Vec<Record>,
    /// The countries that have a flyer in the run, with its spec, in the order of the run.
    pub countries: Vec<(String, String)>,
    /// The entries of all registers, each once, by their places.
    pub entries: BTreeMap<(FileId, usize), RegisterEntry>,
    /// Whether a flyer of the run has errors, so that nobody can say what it carries.
    pub incomplete: bool,
}

/// One activity in one flyer.
#[derive(Clone, Debug)]
pub struct Record {
    /// The flyer's country.
    pub country: String,
    /// The flyer's spec.
    pub spec: String,
    /// The language of the flyer, as a BCP 47 tag.
    pub lang: String,
    /// The reference number.
    pub reference: Option<Noted>,
    /// The key of an activity without a reference number.
    pub id: Option<String>,
    /// The title.
    pub title: Noted,
    /// The kind of activity.
    pub kind: Option<String>,
    /// When it took place.
    pub dates: Option<Noted>,
    /// The partner countries.
    pub partners: Vec<Noted>,
    /// The entry of the register that it was taken from.
    pub entry: Option<RegisterEntry>,
    /// The pages that it stands on, where the flyer was set.
    pub pages: Option<Pages>,
}

/// What tells one place from another.
pub(super) fn place_of(span: Span) -> (FileId, usize) {
    (span.file, span.start)
}

/// A text on one line, and where it stands.
#[derive(Clone, Debug)]
pub struct Noted {
    /// The text.
    pub text: String,
    /// Its place among the programme's sources.
    pub span: Span,
}

impl Programme {
    /// A programme without flyers.
    pub fn new() -> Programme {
        Programme::default()
    }

    /// Adds the flyer of the spec at `spec`, which was read from `sources`, with the pages of each of its activities
    /// where it was set.
    pub fn add(&mut self, spec: &Path, flyer: &Flyer, sources: &Sources, pages: &[Option<Pages>]) {
        let files: BTreeMap<FileId, FileId> =
            sources.iter().map(|(file, source)| (file, self.file(&source.name, &source.text))).collect();
        let here = |span: Span| Span { file: files.get(&span.file).copied().unwrap_or(span.file), ..span };
        let noted = |paragraph: &Paragraph| Noted {
            text: paragraph.in_one_line(),
            span: here(paragraph.origin.span(0..paragraph.text.len())),
        };
        let entry =
            |entry: &RegisterEntry| RegisterEntry { name: entry.name.clone(), span: here(entry.span) };
        let (country, spec) = (flyer.country.in_one_line(), spec.display().to_string());
        let record = |(at, activity): (usize, &Activity)| Record {
            country: country.clone(),
            spec: spec.clone(),
            lang: flyer.lang.clone(),
            reference: activity.reference.as_ref().map(noted),
            id: activity.id.as_ref().map(Paragraph::in_one_line),
            title: noted(&activity.title),
            kind: activity.kind.as_ref().map(Paragraph::in_one_line),
            dates: activity.dates.as_ref().map(noted),
            partners: activity.partners.iter().map(noted).collect(),
            entry: activity.entry.as_ref().map(entry),
            pages: pages.get(at).cloned().flatten(),
        };
        self.records.extend(flyer.activities.iter().enumerate().map(record));
        for entry in flyer.register.iter().map(entry) {
            self.entries.entry(place_of(entry.span)).or_insert(entry);
        }
        self.countries.push((country, spec));
    }

    /// Notes that a flyer of the run has errors.
    pub fn add_faulty(&mut self) {
        self.incomplete = true;
    }

    /// The place as `file:line:column`.
    pub(super) fn place(&self, span: Span) -> String {
        match self.sources.locate(span) {
            Some(at) => format!("{}:{}:{}", at.name, at.start.line, at.start.column),
            None => "elsewhere".to_owned(),
        }
    }

    /// A file among the sources; one that was replaced during the run is another file of the same name.
    fn file(&mut self, name: &str, text: &str) -> FileId {
        let known = self.known.get(name).into_iter().flatten();
        let same =
            known.copied().find(|file| self.sources.get(*file).is_some_and(|known| known.text == text));
        same.unwrap_or_else(|| {
            let file = self.sources.add(name, text);
            self.known.entry(name.to_owned()).or_default().push(file);
            file
        })
    }
}

impl Record {
    /// The country with the pages that the activity stands on, as in `Tajikistan 1–2`, and `space` between the two.
    pub(super) fn country_and_pages(&self, space: char) -> String {
        let country = &self.country;
        match &self.pages {
            Some(pages) if pages.start() == pages.end() => format!("{country}{space}{}", pages.start()),
            Some(pages) => format!("{country}{space}{}–{}", pages.start(), pages.end()),
            None => country.clone(),
        }
    }
}
