//! `flysheet check`: everything that a build finds, and no PDF.

use super::job::Task;
use super::make::{Settings, make};
use super::outcome::{End, Outcome};
use super::report::Style;

/// Checks one flyer. The PDF is made in memory, since even the last stage may find something.
pub fn check(task: &Task, settings: &Settings, style: Style) -> Outcome {
    let made = make(&task.spec, settings);
    let end = match &made.pdf {
        Some(pdf) => End::Sound { pages: pdf.pages },
        None => End::Failed { kept: false },
    };
    Outcome::new(task, &made, end, style)
}
