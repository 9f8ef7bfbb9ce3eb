//! What placeholders stand for: the country, the date, the language, the year of the beginning.

use super::field::{Field, Section};
use super::{Resolver, country, date};
use crate::diag::{Code, Diagnostic, Span};
use crate::spec::language;
use crate::spec::markup::{Fact, Facts, Placeholder};
use crate::spec::merged::{Data, Value};
use crate::spec::model::{Date, Paragraph};

/// The language of a flyer that names none.
const DEFAULT_LANGUAGE: &str = "en-GB";

/// The head of a spec.
pub(super) struct Head {
    pub(super) country: Option<Paragraph>,
    pub(super) date: Option<Date>,
    pub(super) lang: String,
    pub(super) facts: Facts,
}

impl Resolver<'_, '_> {
    /// The head of the spec, and what its placeholders stand for.
    pub(super) fn facts(&mut self, root: &Section<'_>) -> Head {
        let country = self.name(root, "country");
        let in_text = self.name(root, "country_in_text");
        self.country_code(root, &country);
        let lang = self.language(root).given().unwrap_or_else(|| DEFAULT_LANGUAGE.to_owned());
        let date = self.date(root, &lang);
        let since = self.integer(root, "since");
        if let Field::Given((year, span)) = since {
            self.report_doubtful_year(year, span, date.clone().given());
        }

        let facts = Facts::new(|placeholder| match placeholder {
            Placeholder::Country => name_fact(&country),
            Placeholder::CountryInText => match &in_text {
                Field::Absent => name_fact(&country),
                given => name_fact(given),
            },
            Placeholder::CountryInCapitals => match name_fact(&country) {
                Fact::Known(name) => Fact::Known(language::in_capitals(&name, &lang)),
                fact => fact,
            },
            Placeholder::Year => match &date {
                Field::Given(date) => Fact::Known(date.year.to_string()),
                _ => Fact::Faulty,
            },
            Placeholder::Month => match &date {
                Field::Given(Date { month: Some(month), .. }) => Fact::Known(language::month(*month, &lang)),
                Field::Given(_) => Fact::Unset("give the date its month: date = \"2022-08\""),
                _ => Fact::Faulty,
            },
            Placeholder::Since => match &since {
                Field::Given((year, _)) => Fact::Known(year.to_string()),
                Field::Absent => Fact::Unset("write since = 1996 at the head of the file"),
                Field::Faulty => Fact::Faulty,
            },
        });
        Head { country: country.given(), date: date.given(), lang, facts }
    }

    /// The number of pages to fit the flyer to.
    pub(super) fn pages(&mut self, root: &Section<'_>) -> Option<(usize, Span)> {
        let (pages, span) = self.integer(root, "pages").given()?;
        Some((usize::try_from(pages).ok()?, span))
    }

    fn date(&mut self, root: &Section<'_>, lang: &str) -> Field<Date> {
        self.value(root, "date").and_then(|value| match self.read_date(value, lang) {
            Ok(date) => Field::Given(date),
            Err(fault) => {
                self.report(Diagnostic::new(Code::InvalidDate, value.span, fault.message).help(fault.help));
                Field::Faulty
            }
        })
    }

    fn read_date(&self, value: &Value, lang: &str) -> Result<Date, date::DateFault> {
        match &value.data {
            Data::Datetime(datetime) => date::of_toml(datetime),
            // The digits as they stand: a year before 1000 has four of them too.
            Data::Integer(_) => date::parse(self.library.text(value.span), lang),
            Data::String(string) => date::parse(string, lang),
            _ => date::parse("", lang),
        }
    }

    fn language(&mut self, root: &Section<'_>) -> Field<String> {
        if let Some(span) = self.empty_string(root, "lang") {
            self.report(
                Diagnostic::new(Code::InvalidLanguage, span, "`lang` is empty")
                    .help("write \"en-GB\", say, or take the key away"),
            );
            return Field::Faulty;
        }
        self.string(root, "lang").and_then(|(tag, span)| match language::tag(&tag) {
            Ok(tag) => {
                if language::runs_right_to_left(&tag) {
                    self.report_right_to_left(&tag, span);
                }
                Field::Given(tag)
            }
            Err(help) => {
                let message = format!("`{tag}` is not a language tag (BCP 47)");
                self.report(Diagnostic::new(Code::InvalidLanguage, span, message).help(help));
                Field::Faulty
            }
        })
    }

    /// Says what is not done for a language that is written from right to left.
    fn report_right_to_left(&mut self, tag: &str, span: Span) {
        let message = format!(
            "pages are not mirrored for `{tag}`, which is written from right to left: words run so within a line, \
             but columns go from left to right, and short lines, indents, bullets and tints begin at the left"
        );
        let help = "have a reader of the language look at every page before it is printed";
        self.report(Diagnostic::new(Code::RightToLeft, span, message).help(help));
    }

    /// Checks the code, with the country's name to guess the right one from.
    fn country_code(&mut self, root: &Section<'_>, country: &Field<Paragraph>) {
        if let Some(span) = self.empty_string(root, "code") {
            self.report(
                Diagnostic::new(Code::UnknownCountryCode, span, "`code` is empty")
                    .help("write the two capitals of ISO 3166-1, or take the key away"),
            );
        }
        let Field::Given((code, span)) = self.string(root, "code") else { return };
        let name = match country {
            Field::Given(name) => name.text.as_str(),
            _ => "",
        };
        if let Err(help) = country::check_code(&code, name) {
            let message = format!("`{code}` is not a country code (ISO 3166-1 alpha-2)");
            let finding = Diagnostic::new(Code::UnknownCountryCode, span, message);
            self.report(match help {
                Some(help) => finding.help(help),
                None => finding.help("write the two capitals of ISO 3166-1, or take the key away"),
            });
        } else {
            self.report_other_country(&code, span, name);
        }
    }
}

fn name_fact(name: &Field<Paragraph>) -> Fact {
    match name {
        Field::Given(name) => Fact::Known(name.text.clone()),
        // Where the country itself is missing, that is the finding.
        Field::Absent | Field::Faulty => Fact::Faulty,
    }
}
