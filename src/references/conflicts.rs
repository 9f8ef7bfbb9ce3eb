//! The same reference number with other titles, dates or partners in another flyer.

use std::collections::{BTreeMap, BTreeSet};

use super::programme::{Noted, Programme, Record, place_of};
use crate::diag::{Code, Diagnostic, FileId, Span};

/// What activities say under one key, once for each thing that is said.
struct Statement {
    /// What is compared.
    value: String,
    /// Where it is said first.
    span: Span,
    /// The places where it is said; a shared block says it once.
    places: BTreeSet<(FileId, usize)>,
    /// How many flyers say it.
    flyers: usize,
}

/// A finding for each title, date or list of partners that differs from what most flyers say of the same number.
///
/// Flyers are compared with those of their own language, since another language has other titles. What a flyer leaves
/// out contradicts nothing.
pub(super) fn conflicts(programme: &Programme) -> Vec<Diagnostic> {
    let mut same: BTreeMap<(&str, &str), Vec<&Record>> = BTreeMap::new();
    for record in &programme.records {
        if let Some(reference) = &record.reference {
            same.entry((&reference.text, &record.lang)).or_default().push(record);
        }
    }
    let mut found = Vec::new();
    for ((reference, _), records) in same {
        let statements = |read: fn(&Record) -> Option<(String, Span)>| statements(&records, read);
        let texts = [
            ("title", statements(|record| Some((record.title.text.clone(), record.title.span)))),
            (
                "dates",
                statements(|record| record.dates.as_ref().map(|dates| (dates.text.clone(), dates.span))),
            ),
        ];
        for (key, statements) in texts {
            found.extend(differences(programme, statements, |usual, other, place| {
                format!("`{key}` of {reference} is “{}” here and “{}” at {place}", other.value, usual.value)
            }));
        }
        found.extend(differences(programme, statements(partners), |usual, other, place| {
            format!(
                "`partners` of {reference} are not those at {place}: {}",
                apart(&usual.value, &other.value)
            )
        }));
    }
    found
}

/// What `read` gives of each record, once for each value, in the order of the run.
fn statements(records: &[&Record], read: fn(&Record) -> Option<(String, Span)>) -> Vec<Statement> {
    let mut statements: Vec<Statement> = Vec::new();
    for (value, span) in records.iter().filter_map(|record| read(record)) {
        let place = place_of(span);
        match statements.iter_mut().find(|known| known.value == value) {
            Some(known) => {
                known.places.insert(place);
                known.flyers += 1;
            }
            None => statements.push(Statement { value, span, places: [place].into(), flyers: 1 }),
        }
    }
    statements
}

/// A finding for each statement but the one that most flyers make, the first of equals.
fn differences(
    programme: &Programme,
    statements: Vec<Statement>,
    message: impl Fn(&Statement, &Statement, &str) -> String,
) -> Vec<Diagnostic> {
    let most = statements.iter().map(|statement| statement.flyers).max().unwrap_or_default();
    let Some(usual) = statements.iter().find(|statement| statement.flyers == most) else { return Vec::new() };
    let place = programme.place(usual.span);
    let finding = |other: &Statement| {
        let elsewhere = match other.places.len() {
            1 => String::new(),
            places => format!(" (so in {places} places)"),
        };
        let message = message(usual, other, &place) + &elsewhere;
        Diagnostic::new(Code::ConflictingRef, other.span, message)
            .help("make both the same; an activity that several flyers carry is best written once, in the register")
            .related(usual.span, "the other")
    };
    statements.iter().filter(|other| other.value != usual.value).map(finding).collect()
}

/// What stands between the names of a list that is compared; no name has one.
const BETWEEN: char = '\n';

/// The partners of an activity in alphabetical order, as one value, and where they stand.
fn partners(record: &Record) -> Option<(String, Span)> {
    let (first, last) = (record.partners.first()?, record.partners.last()?);
    let names: BTreeSet<&str> = record.partners.iter().map(|partner: &Noted| partner.text.as_str()).collect();
    let names: Vec<&str> = names.into_iter().collect();
    Some((names.join(&BETWEEN.to_string()), Span { end: last.span.end, ..first.span }))
}

/// In words, what only one of two lists has.
fn apart(usual: &str, other: &str) -> String {
    let only = |list: &str, without: &str, place: &str| {
        let names: Vec<&str> =
            list.split(BETWEEN).filter(|name| !without.split(BETWEEN).any(|known| known == *name)).collect();
        (!names.is_empty()).then(|| format!("{} only {place}", names.join(", ")))
    };
    let parts = [only(other, usual, "here"), only(usual, other, "there")];
    parts.into_iter().flatten().collect::<Vec<_>>().join("; ")
}
