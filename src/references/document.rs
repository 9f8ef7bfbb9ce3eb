//! The register as a flyer of its own: a block for each reference number, under the programme's masthead.

use std::sync::Arc;

use super::register::{Listed, Register};
use crate::diag::{FileId, Span};
use crate::spec::{Activity, Block, Flyer, Markup, Masthead, Origin, Paragraph};

/// The language of the words that flysheet itself adds, as a BCP 47 tag.
const LANG: &str = "en-GB";

/// What stands in the masthead where flyers have their edition.
const EDITION: &str = "Register";

/// The heading where flyers have their country.
const HEADING: &str = "References";

/// What stands between a number and its title.
const AFTER_NUMBER: &str = " · ";

/// What stands between two titles, kinds or dates that flyers give the same number.
const BETWEEN_VALUES: &str = " / ";

/// What stands between a country and its pages: no line ends there.
const NO_BREAK_SPACE: char = '\u{a0}';

/// The word before the partners that have no flyer which carries a number.
const WITH: &str = "with";

/// What stands before that word.
const BEFORE_WITH: &str = "; ";

/// The register as a flyer that looks like `model`, the latest of the run: its masthead, theme, date and contact.
pub fn document(register: &Register<'_>, model: &Flyer) -> Flyer {
    let words = Words { file: model.country.origin.file };
    Flyer {
        country: words.plain(HEADING),
        date: model.date,
        lang: LANG.to_owned(),
        pages: None,
        masthead: Masthead { edition: Some(words.plain(EDITION)), ..model.masthead.clone() },
        intro: None,
        priorities: None,
        overview: vec![Block::Paragraph(words.plain(&overview(register)))],
        activities_heading: None,
        activities: register.listed.iter().map(|listed| words.activity(listed)).collect(),
        register: Vec::new(),
        names: model.names.clone(),
        closing: None,
        contact: model.contact.clone(),
        theme: {
            let mut theme = model.theme.clone();
            // Lists of names have no use for even edges.
            theme.text.justify = false;
            theme
        },
    }
}

/// What the register holds, in a sentence or two.
fn overview(register: &Register<'_>) -> String {
    let numbers = register.listed.len();
    let flyers = match register.flyers {
        1 => "one flyer".to_owned(),
        flyers => format!("{flyers} flyers"),
    };
    match numbers {
        0 => format!("No activity in {flyers} has a reference number."),
        _ => format!(
            "{} of {flyers}. Beside each country stand the pages of its flyer that the activity is on; \
             partners without such a flyer follow at the end.",
            if numbers == 1 {
                "One reference number".to_owned()
            } else {
                format!("{numbers} reference numbers")
            }
        ),
    }
}

/// What makes paragraphs of words that stand in no spec.
struct Words {
    /// The file that a finding about them points to.
    file: FileId,
}

impl Words {
    /// The block of one number.
    fn activity(&self, listed: &Listed<'_>) -> Activity {
        let values = |values: &[&str]| (!values.is_empty()).then(|| self.plain(&values.join(BETWEEN_VALUES)));
        let title = format!("{}{AFTER_NUMBER}{}", listed.reference, listed.titles.join(BETWEEN_VALUES));
        Activity {
            span: Span::new(self.file, 0, 0),
            entry: None,
            id: None,
            title: self.plain(&title),
            kind: values(&listed.kinds),
            dates: values(&listed.dates),
            text: vec![Block::Paragraph(self.countries(listed))],
            reference: None,
            partners: Vec::new(),
            image: None,
            spans: false,
        }
    }

    /// The flyers that carry a number with their pages, and the partners that have no such flyer.
    fn countries(&self, listed: &Listed<'_>) -> Paragraph {
        let flyers: Vec<String> =
            listed.carriers.iter().map(|record| record.country_and_pages(NO_BREAK_SPACE)).collect();
        let is_other = |partner: &&&str| !listed.carriers.iter().any(|record| record.country == **partner);
        let others: Vec<&str> = listed.partners.iter().filter(is_other).copied().collect();
        let mut paragraph = self.plain(&flyers.join(", "));
        if !others.is_empty() {
            paragraph.text += BEFORE_WITH;
            let begins = paragraph.text.len();
            paragraph.text += WITH;
            let range = begins..paragraph.text.len();
            paragraph.markup.push(Markup { range, emphasis: true, ..Markup::default() });
            paragraph.text += " ";
            paragraph.text += &others.join(", ");
        }
        paragraph
    }

    /// A paragraph without marks.
    fn plain(&self, text: &str) -> Paragraph {
        let origin = Origin { key: "refs".into(), file: self.file, segments: Arc::default() };
        Paragraph { text: text.to_owned(), markup: Vec::new(), origin }
    }
}
