//! `flysheet check`: everything that a build finds, and no PDF.

use super::job::Task;
use super::make::{Settings, make};
use super::outcome::{End, Outcome};
use super::report::{self, Style};
use crate::diag::Severity;

/// Checks one flyer. The PDF is made in memory, since even the last stage may find something.
pub fn check(task: &Task, settings: &Settings, style: Style) -> Outcome {
    let made = make(&task.spec, settings);
    Outcome {
        task: task.clone(),
        findings: report::findings(&made.diagnostics, &made.sources, style),
        errors: made.diagnostics.count(Severity::Error),
        warnings: made.diagnostics.count(Severity::Warning),
        end: match made.pdf {
            Some(pdf) => End::Sound { pages: pdf.pages },
            None => End::Failed { kept: false },
        },
    }
}
