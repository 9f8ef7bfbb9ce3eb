//! `flysheet build`: one PDF for every spec.

use std::path::Path;

use super::job::Task;
use super::make::{Settings, make};
use super::outcome::{End, Outcome};
use super::report::Style;
use super::write::Staged;

/// A flyer that is made, its PDF not in its place yet.
pub struct Draft {
    outcome: Outcome,
    pdf: Option<Staged>,
}

/// Makes one flyer, and writes its PDF beside `output`. Where the flyer has errors, nothing there changes.
pub fn draft(task: &Task, output: &Path, settings: &Settings, style: Style) -> Draft {
    let made = make(task, settings);
    let (end, pdf) = match &made.pdf {
        Some(pdf) => match Staged::new(output, &pdf.bytes) {
            Ok(staged) => (End::Written { pages: pdf.pages }, Some(staged)),
            Err(error) => (End::Unwritable { error, kept: output.is_file() }, None),
        },
        None => (End::Failed { kept: output.is_file() }, None),
    };
    Draft { outcome: Outcome::new(task, &made, end, style), pdf }
}

impl Draft {
    /// What is done, with nothing left to be put in its place.
    pub fn done(outcome: Outcome) -> Draft {
        Draft { outcome, pdf: None }
    }

    /// Puts the PDF in its place, which waits for the disk.
    pub fn finish(self) -> Outcome {
        let Draft { mut outcome, pdf } = self;
        if let Some(Err(error)) = pdf.map(Staged::place) {
            let kept = outcome.task.output.as_deref().is_some_and(Path::is_file);
            outcome.end = End::Unwritable { error, kept };
        }
        outcome
    }
}
