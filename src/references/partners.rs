//! Countries named as partners whose flyers do not carry the activity.

use std::collections::{BTreeMap, BTreeSet};

use super::programme::{Noted, Programme, Record, place_of};
use crate::diag::{Code, Diagnostic, FileId};

/// What makes two blocks the same activity.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Activity<'p> {
    /// The same reference number.
    Reference(&'p str),
    /// The same entry of a register, by its place.
    Entry((FileId, usize)),
    /// The same key.
    Id(&'p str),
    /// The same title.
    Title(&'p str),
}

/// A finding for each activity that names a country whose flyer is in the run and does not carry it.
///
/// A country without a flyer in the run, such as one that takes part in many activities and has no flyer of its own,
/// is not missed.
pub(super) fn without_activity(programme: &Programme) -> Vec<Diagnostic> {
    let mut flyers: BTreeMap<String, &str> = BTreeMap::new();
    for (country, spec) in &programme.countries {
        flyers.entry(folded(country)).or_insert(spec);
    }
    let mut activities: BTreeMap<Activity<'_>, Vec<&Record>> = BTreeMap::new();
    for record in &programme.records {
        activities.entry(activity(record)).or_default().push(record);
    }
    let mut found: Vec<Diagnostic> =
        activities.values().filter_map(|records| finding(records, &flyers)).collect();
    found.sort_by_key(|finding| finding.span.map(|span| (span.file, span.start)));
    found
}

/// The finding about one activity, with all countries that it misses.
fn finding(records: &[&Record], flyers: &BTreeMap<String, &str>) -> Option<Diagnostic> {
    // Countries that carry it, and those that are known to miss it.
    let mut settled: BTreeSet<String> = records.iter().map(|record| folded(&record.country)).collect();
    let mut missing: Vec<(&Noted, &str)> = Vec::new();
    for partner in records.iter().flat_map(|record| &record.partners) {
        let name = folded(&partner.text);
        if let Some(spec) = flyers.get(&name)
            && settled.insert(name)
        {
            missing.push((partner, spec));
        }
    }
    let (first, record) = (missing.first()?.0, records.first()?);
    let names: Vec<String> =
        missing.iter().map(|(partner, spec)| format!("{} ({spec})", partner.text)).collect();
    let message =
        format!("“{}” names partners whose flyers do not carry it: {}", record.title.text, names.join(", "));
    let help = match &record.entry {
        Some(entry) => format!("add [[activity]] with use = \"{}\" there, or take the name away", entry.name),
        None => {
            "move the activity into the register and take it with `use` in both, or take the name away".into()
        }
    };
    Some(Diagnostic::new(Code::PartnerWithoutActivity, first.span, message).help(help))
}

/// What a block is known by.
fn activity(record: &Record) -> Activity<'_> {
    match (&record.reference, &record.entry, &record.id) {
        (Some(reference), _, _) => Activity::Reference(&reference.text),
        (None, Some(entry), _) => Activity::Entry(place_of(entry.span)),
        (None, None, Some(id)) => Activity::Id(id),
        (None, None, None) => Activity::Title(&record.title.text),
    }
}

/// A country's name as it is compared.
fn folded(name: &str) -> String {
    name.to_lowercase()
}
