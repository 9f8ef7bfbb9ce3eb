//! What came of one flyer, on a line: in words, or as JSON.

use std::path::Path;
use std::time::Duration;

use serde::Serialize;

use super::Counts;
use crate::cli::job::Task;
use crate::cli::outcome::{End, Outcome};
use crate::cli::setting::{RungFigures, Setting};
use crate::cli::state::{Leftover, LeftoverCause, LeftoverEnd};
use crate::diag::{counted, one_line};

/// What came of one flyer, for people: how many pages, errors and warnings it has, the setting that it was fitted to,
/// and what became of its PDF.
pub fn human(outcome: &Outcome, explain: bool) -> String {
    let output = outcome.task.output.as_deref();
    let beside = outcome.task.press.as_ref();
    let (subject, pages) = match outcome.end {
        End::Written { pages } | End::Unchanged { pages } => (output, Some(pages)),
        End::Sound { pages } => (None, Some(pages)),
        End::Failed { .. } | End::Unwritable { .. } => (None, None),
    };
    let errors = match outcome.end {
        End::Sound { .. } => Some("no errors".to_string()),
        End::Unchanged { .. } => Some("unchanged".to_string()),
        _ => (outcome.errors > 0).then(|| counted(outcome.errors, "error")),
    };
    let pages = pages.map(|pages| counted(pages, "page"));
    let warnings = (outcome.warnings > 0).then(|| counted(outcome.warnings, "warning"));
    let setting = outcome.setting.as_ref().filter(|_| pages.is_some()).and_then(Setting::words);
    let found: Vec<String> = [pages, setting, errors, warnings].into_iter().flatten().collect();
    let proof = outcome.task.proof.as_deref();
    let pdf = match (&outcome.end, output.or(proof)) {
        (End::Unwritable { halfway: true, .. }, Some(place)) => {
            Some(format!("wrote {}, and no new PDF for the press", place.display()))
        }
        (End::Failed { kept } | End::Unwritable { kept, .. }, Some(place)) => Some(match kept {
            true => as_it_was(place),
            false if proof.is_some() => "no proof written".to_string(),
            false => "no PDF written".to_string(),
        }),
        (End::Written { .. } | End::Unchanged { .. }, _) => {
            beside.map(|press| format!("for the press {}", press.display()))
        }
        (End::Sound { .. }, _) => proof.map(|proof| format!("proof in {}", proof.display())),
        _ => None,
    };
    let found = (!found.is_empty()).then(|| found.join(", "));
    let reason = outcome.reason.as_deref().filter(|_| explain);
    let reason = reason.map(|reason| match outcome.end {
        End::Unchanged { .. } => format!("kept: {reason}"),
        End::Written { .. } => format!("built: {reason}"),
        _ => format!("tried: {reason}"),
    });
    let line: Vec<String> = [found, pdf, reason].into_iter().flatten().collect();
    let subject = subject.unwrap_or(&outcome.task.spec).display();
    one_line(&format!("{subject}  {}", line.join("; "))) + "\n"
}

/// That what an earlier run wrote of a flyer with an error is still in its place, for editors: at the place of its
/// first error. Empty where there is nothing of the kind.
pub fn kept(outcome: &Outcome) -> String {
    let Task { spec, output, proof, .. } = &outcome.task;
    let Some(file) = output.as_deref().or(proof.as_deref()).filter(|_| outcome.end.kept()) else {
        return String::new();
    };
    let place = outcome.findings.iter().find_map(|finding| finding.error_at.clone());
    let place = place.unwrap_or_else(|| one_line(&spec.display().to_string()));
    format!("{place}: note[kept]: {}\n", one_line(&as_it_was(file)))
}

fn as_it_was(file: &Path) -> String {
    format!("kept {} as it was", file.display())
}

/// What came of a run, for people: how many flyers are well, what was done with them, and how fast.
pub fn total(counts: Counts, took: Duration) -> String {
    let Counts { built, unchanged, checked, failed } = counts;
    let all = counts.all();
    let well = match failed {
        0 => format!("{}, all well", counted(all, "flyer")),
        _ => format!("{} of {} are well", all - failed, counted(all, "flyer")),
    };
    let kinds = [(built, "built"), (unchanged, "unchanged"), (checked, "checked"), (failed, "failed")];
    let kinds = kinds.iter().filter(|(count, _)| *count > 0);
    let kinds: Vec<String> = kinds.map(|(count, what)| format!("{count} {what}")).collect();
    let seconds = took.as_secs_f64();
    let speed = if seconds > 0.0 { all as f64 / seconds } else { 0.0 };
    format!("{well}: {}; {seconds:.2} s, {speed:.0} flyers a second\n", kinds.join(", "))
}

/// What became of a PDF that is left over, for people.
pub fn leftover(leftover: &Leftover) -> String {
    let Leftover { output, spec, cause, end } = leftover;
    let cause = match cause {
        LeftoverCause::SpecGone => format!("its spec {} is gone", spec.display()),
        LeftoverCause::Outdated => format!("{} was last built without it", spec.display()),
    };
    let became = match end {
        LeftoverEnd::Stays => "`--prune` removes it",
        LeftoverEnd::Changed => "it is not the file that was built, and stays",
        LeftoverEnd::Unreadable => "it cannot be read, and stays",
        LeftoverEnd::Removed => "removed",
        LeftoverEnd::Unremovable => "it cannot be removed",
    };
    one_line(&format!("{}  left over, {cause}; {became}", output.display())) + "\n"
}

/// What became of a PDF that is left over, for programs.
#[derive(Serialize)]
struct LeftoverLine {
    r#type: &'static str,
    output: String,
    spec: String,
    removed: bool,
}

/// What became of a PDF that is left over, as one line of JSON.
pub fn leftover_json(leftover: &Leftover) -> String {
    let line = LeftoverLine {
        r#type: "leftover",
        output: leftover.output.display().to_string(),
        spec: leftover.spec.display().to_string(),
        removed: leftover.end == LeftoverEnd::Removed,
    };
    serde_json::to_string(&line).unwrap_or_default() + "\n"
}

/// What came of one flyer, for programs. The names and their order are part of the command line's contract.
#[derive(Serialize)]
struct FlyerLine<'a> {
    r#type: &'static str,
    spec: String,
    output: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    press: Option<String>,
    proof: Option<String>,
    pages: Option<usize>,
    rung: Option<&'a RungFigures>,
    status: &'static str,
    errors: usize,
    warnings: usize,
    kept: bool,
    reason: Option<&'a str>,
}

/// What came of one flyer, as one line of JSON.
pub fn json(outcome: &Outcome) -> String {
    let line = FlyerLine {
        r#type: "flyer",
        spec: outcome.task.spec.display().to_string(),
        output: outcome.task.output.as_ref().map(|output| output.display().to_string()),
        press: outcome.task.press.as_ref().map(|press| press.display().to_string()),
        proof: outcome.task.proof.as_ref().map(|proof| proof.display().to_string()),
        pages: outcome.end.pages(),
        rung: outcome.rung(),
        status: outcome.end.name(),
        errors: outcome.errors,
        warnings: outcome.warnings,
        kept: outcome.end.kept(),
        reason: outcome.reason.as_deref(),
    };
    // A structure of strings and numbers always has a form in JSON.
    serde_json::to_string(&line).unwrap_or_default() + "\n"
}
