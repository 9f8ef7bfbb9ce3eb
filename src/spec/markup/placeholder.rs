//! Placeholders: `{country}` and its kind, found in a text and filled in after the markup is read.
//!
//! A placeholder goes through the parser as one noncharacter, which the parser takes for a letter.
//! What it stands for comes in afterwards, so no value can ever make markup.

use super::{Mapped, RawText};
use crate::diag::{Code, Diagnostics};
use crate::spec::{suggest, url};

/// A placeholder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Placeholder {
    /// `{country}`
    Country,
    /// `{country_in_text}`
    CountryInText,
    /// `{COUNTRY}`
    CountryInCapitals,
    /// `{year}`
    Year,
    /// `{month}`
    Month,
    /// `{since}`
    Since,
}

impl Placeholder {
    /// All placeholders.
    pub const ALL: [Placeholder; 6] = [
        Placeholder::Country,
        Placeholder::CountryInText,
        Placeholder::CountryInCapitals,
        Placeholder::Year,
        Placeholder::Month,
        Placeholder::Since,
    ];

    /// The name between the braces.
    pub const fn name(self) -> &'static str {
        match self {
            Placeholder::Country => "country",
            Placeholder::CountryInText => "country_in_text",
            Placeholder::CountryInCapitals => "COUNTRY",
            Placeholder::Year => "year",
            Placeholder::Month => "month",
            Placeholder::Since => "since",
        }
    }

    /// The noncharacter that stands for it in the parser; texts hold none, see [`super::lines`].
    const fn mark(self) -> char {
        match self {
            Placeholder::Country => '\u{FDD0}',
            Placeholder::CountryInText => '\u{FDD1}',
            Placeholder::CountryInCapitals => '\u{FDD2}',
            Placeholder::Year => '\u{FDD3}',
            Placeholder::Month => '\u{FDD4}',
            Placeholder::Since => '\u{FDD5}',
        }
    }

    /// The placeholder that `character` stands for.
    pub(super) fn of_mark(character: char) -> Option<Placeholder> {
        Placeholder::ALL.into_iter().find(|placeholder| placeholder.mark() == character)
    }
}

/// What a placeholder stands for.
#[derive(Clone, Debug, PartialEq)]
pub enum Fact {
    /// These characters.
    Known(String),
    /// Nothing: its key is not set, which the cure says.
    Unset(&'static str),
    /// Its key has a fault, which is reported there.
    Faulty,
}

/// What all placeholders stand for.
#[derive(Clone, Debug)]
pub struct Facts {
    facts: [Fact; 6],
}

impl Facts {
    /// The facts that `fact` gives for each placeholder.
    pub fn new(fact: impl FnMut(Placeholder) -> Fact) -> Facts {
        Facts { facts: Placeholder::ALL.map(fact) }
    }

    /// No facts, for texts in which placeholders do not work.
    pub fn none() -> Facts {
        Facts::new(|_| Fact::Faulty)
    }

    fn get(&self, placeholder: Placeholder) -> &Fact {
        let [country, in_text, capitals, year, month, since] = &self.facts;
        match placeholder {
            Placeholder::Country => country,
            Placeholder::CountryInText => in_text,
            Placeholder::CountryInCapitals => capitals,
            Placeholder::Year => year,
            Placeholder::Month => month,
            Placeholder::Since => since,
        }
    }

    /// Whether `text` holds a placeholder whose key has a fault.
    pub fn lack_one_in(&self, text: &str) -> bool {
        Placeholder::ALL.into_iter().any(|placeholder| {
            *self.get(placeholder) == Fact::Faulty && text.contains(&format!("{{{}}}", placeholder.name()))
        })
    }

    /// The characters that a placeholder stands for, empty where there are none.
    pub(super) fn value(&self, placeholder: Placeholder) -> &str {
        match self.get(placeholder) {
            Fact::Known(value) => value,
            Fact::Unset(_) | Fact::Faulty => "",
        }
    }

    /// The address `marked` with its placeholders filled in, percent-encoded (RFC 3986, 2.1).
    pub(super) fn fill_address(&self, marked: &str) -> String {
        let mut address = String::with_capacity(marked.len());
        for character in marked.chars() {
            match Placeholder::of_mark(character) {
                Some(placeholder) => address.push_str(&url::encode(self.value(placeholder))),
                None => address.push(character),
            }
        }
        address
    }
}

/// Longest name, in characters, that is taken for a misspelt placeholder rather than a stray brace.
const LONGEST_NAME: usize = 30;

/// The text with every placeholder as its mark and every doubled brace as one; other braces,
/// unknown placeholders and those without a value are findings.
pub(super) fn mark(raw: &RawText, text: &Mapped, facts: &Facts, diagnostics: &mut Diagnostics) -> Mapped {
    let whole = text.text();
    let mut marked = Mapped::new();
    let mut at = 0;
    while let Some(found) = whole.get(at..).and_then(|rest| rest.find(['{', '}'])) {
        let start = at + found;
        marked.push_from(text, at..start);
        let rest = whole.get(start..).unwrap_or_default();
        at = if rest.starts_with("{{") || rest.starts_with("}}") {
            let brace = if rest.starts_with('{') { "{" } else { "}" };
            if let Some(name) = name_in_doubled_braces(whole, start) {
                let message = format!("`{{{{{name}}}}}` is printed as {{{name}}}");
                let place = start..start + name.len() + 4;
                let finding = raw.finding(Code::DoubtfulMarkup, text, place, message);
                let help = format!(
                    "write `{{{name}}}` for what it stands for, or `&#123;{name}&#125;` for its name in braces"
                );
                diagnostics.push(finding.help(help));
            }
            marked.push_at(brace, text.source(start..start + 2));
            start + 2
        } else if let Some(name) = name_in_braces(rest) {
            let end = start + name.len() + 2;
            let placeholder = Placeholder::ALL.into_iter().find(|known| known.name() == name);
            match placeholder {
                Some(placeholder) => {
                    if let Fact::Unset(cure) = facts.get(placeholder) {
                        let message = format!("there is no value for `{{{name}}}`");
                        diagnostics
                            .push(raw.finding(Code::UnsetPlaceholder, text, start..end, message).help(*cure));
                    }
                    marked.push_at(placeholder.mark().encode_utf8(&mut [0; 4]), text.source(start..end));
                }
                None => {
                    let message = format!("unknown placeholder `{{{name}}}`");
                    let finding = raw.finding(Code::UnknownPlaceholder, text, start..end, message);
                    diagnostics.push(finding.help(cure(name)));
                    marked.push_from(text, start..end);
                }
            }
            end
        } else {
            let message = "a brace that is not part of a placeholder";
            let help = match name_beside_brace(whole, start) {
                Some(name) => format!("did you mean `{{{name}}}`?"),
                None if rest.starts_with('{') => "write {{ for a plain brace".to_owned(),
                None => "write }} for a plain brace".to_owned(),
            };
            diagnostics.push(raw.finding(Code::LoneBrace, text, start..start + 1, message).help(help));
            marked.push_from(text, start..start + 1);
            start + 1
        };
    }
    marked.push_from(text, at..whole.len());
    marked
}

/// The name in `{name}` at the start of `rest`, if it looks like one.
fn name_in_braces(rest: &str) -> Option<&str> {
    let (name, _) = rest.strip_prefix('{')?.split_once('}')?;
    let is_letter = |character: char| character.is_alphanumeric() || matches!(character, '_' | '-' | ' ');
    // `{country|upper}` and its kind: what other programs can do with a placeholder.
    let is_sign = |character: char| matches!(character, '|' | ':' | '.' | '!' | '(' | ')');
    let is_name = name.chars().all(|character| is_letter(character) || is_sign(character))
        && name.contains(char::is_alphanumeric)
        && name.chars().count() <= LONGEST_NAME;
    is_name.then_some(name)
}

/// The name of the placeholder in `{{name}}` at `start`, between no more braces: who writes more of them means braces.
fn name_in_doubled_braces(text: &str, start: usize) -> Option<&'static str> {
    let (before, rest) = text.split_at_checked(start)?;
    let (name, after) = rest.strip_prefix("{{")?.split_once("}}")?;
    known_name(name).filter(|_| !before.ends_with('{') && !after.starts_with('}'))
}

/// The name of the placeholder that the brace at `at` begins or ends.
fn name_beside_brace(text: &str, at: usize) -> Option<&'static str> {
    let (before, rest) = text.split_at_checked(at)?;
    let is_of_name = |character: char| character.is_alphanumeric() || character == '_';
    let name = match rest.strip_prefix('{') {
        Some(after) => after.split_at_checked(after.len() - after.trim_start_matches(is_of_name).len())?.0,
        None => before.get(before.trim_end_matches(is_of_name).len()..)?,
    };
    known_name(name)
}

fn known_name(name: &str) -> Option<&'static str> {
    Placeholder::ALL.map(Placeholder::name).into_iter().find(|known| *known == name)
}

/// The cure for a placeholder that does not exist.
fn cure(name: &str) -> String {
    let names = Placeholder::ALL.map(Placeholder::name);
    match suggest::nearest(name.trim(), names) {
        Some(meant) => format!("did you mean `{{{meant}}}`?"),
        None => format!("the placeholders are {}", names.map(|name| format!("{{{name}}}")).join(", ")),
    }
}
