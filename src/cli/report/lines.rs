//! What came of one flyer, on a line: in words, or as JSON.

use std::time::Duration;

use serde::Serialize;

use super::Counts;
use crate::cli::outcome::{End, Outcome};

/// What came of one flyer, for people: how many pages, errors and warnings it has, and what became of its PDF.
pub fn human(outcome: &Outcome) -> String {
    let output = outcome.task.output.as_deref();
    let beside = outcome.task.press.as_ref();
    let (subject, pages) = match outcome.end {
        End::Written { pages } => (output, Some(pages)),
        End::Sound { pages } => (None, Some(pages)),
        End::Failed { .. } | End::Unwritable { .. } => (None, None),
    };
    let errors = match outcome.end {
        End::Sound { .. } => Some("no errors".to_string()),
        _ => (outcome.errors > 0).then(|| counted(outcome.errors, "error")),
    };
    let pages = pages.map(|pages| counted(pages, "page"));
    let warnings = (outcome.warnings > 0).then(|| counted(outcome.warnings, "warning"));
    let found: Vec<String> = [pages, errors, warnings].into_iter().flatten().collect();
    let proof = outcome.task.proof.as_deref();
    let pdf = match (&outcome.end, output.or(proof)) {
        (End::Failed { kept } | End::Unwritable { kept, .. }, Some(place)) => Some(match kept {
            true => format!("kept {} as it was", place.display()),
            false if proof.is_some() => "no proof written".to_string(),
            false => "no PDF written".to_string(),
        }),
        (End::Written { .. }, _) => beside.map(|press| format!("for the press {}", press.display())),
        (End::Sound { .. }, _) => proof.map(|proof| format!("proof in {}", proof.display())),
        _ => None,
    };
    let found = (!found.is_empty()).then(|| found.join(", "));
    let line: Vec<String> = [found, pdf].into_iter().flatten().collect();
    format!("{}  {}\n", subject.unwrap_or(&outcome.task.spec).display(), line.join("; "))
}

/// What came of a run, for people: how many flyers are well, what was done with them, and how fast.
pub fn total(counts: Counts, took: Duration) -> String {
    let Counts { built, checked, failed } = counts;
    let all = counts.all();
    let well = match failed {
        0 => format!("{}, all well", counted(all, "flyer")),
        _ => format!("{} of {} are well", all - failed, counted(all, "flyer")),
    };
    let kinds = [(built, "built"), (checked, "checked"), (failed, "failed")];
    let kinds = kinds.iter().filter(|(count, _)| *count > 0);
    let kinds: Vec<String> = kinds.map(|(count, what)| format!("{count} {what}")).collect();
    let seconds = took.as_secs_f64();
    let speed = if seconds > 0.0 { all as f64 / seconds } else { 0.0 };
    format!("{well}: {}; {seconds:.2} s, {speed:.0} flyers a second\n", kinds.join(", "))
}

/// A number of things in words.
pub fn counted(count: usize, thing: &str) -> String {
    match count {
        1 => format!("1 {thing}"),
        _ => format!("{count} {thing}s"),
    }
}

/// What came of one flyer, for programs. The names and their order are part of the command line's contract.
#[derive(Serialize)]
struct FlyerLine {
    r#type: &'static str,
    spec: String,
    output: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    press: Option<String>,
    proof: Option<String>,
    pages: Option<usize>,
    status: &'static str,
    errors: usize,
    warnings: usize,
    kept: bool,
}

/// What came of one flyer, as one line of JSON.
pub fn json(outcome: &Outcome) -> String {
    let (status, pages, kept) = match outcome.end {
        End::Written { pages } => ("written", Some(pages), false),
        End::Sound { pages } => ("checked", Some(pages), false),
        End::Failed { kept } | End::Unwritable { kept, .. } => ("failed", None, kept),
    };
    let line = FlyerLine {
        r#type: "flyer",
        spec: outcome.task.spec.display().to_string(),
        output: outcome.task.output.as_ref().map(|output| output.display().to_string()),
        press: outcome.task.press.as_ref().map(|press| press.display().to_string()),
        proof: outcome.task.proof.as_ref().map(|proof| proof.display().to_string()),
        pages,
        status,
        errors: outcome.errors,
        warnings: outcome.warnings,
        kept,
    };
    // A structure of strings and numbers always has a form in JSON.
    serde_json::to_string(&line).unwrap_or_default() + "\n"
}
