//! `flysheet build`: one PDF for every spec.

use std::path::Path;

use super::job::Task;
use super::make::{Made, Settings, make};
use super::outcome::{End, Outcome};
use super::report::{self, Style};
use super::write;
use crate::diag::Severity;

/// Builds one flyer and writes its PDF to `output`. Where the flyer has errors, nothing there changes.
pub fn build(task: &Task, output: &Path, settings: &Settings, style: Style) -> Outcome {
    let made = make(&task.spec, settings);
    Outcome {
        task: task.clone(),
        findings: report::findings(&made.diagnostics, &made.sources, style),
        errors: made.diagnostics.count(Severity::Error),
        warnings: made.diagnostics.count(Severity::Warning),
        end: written(&made, output),
    }
}

/// Writes the PDF, if there is one.
fn written(made: &Made, output: &Path) -> End {
    let Some(pdf) = &made.pdf else {
        return End::Failed { kept: output.is_file() };
    };
    match write::whole(output, &pdf.bytes) {
        Ok(()) => End::Written { pages: pdf.pages },
        Err(error) => End::Unwritable(error),
    }
}
