//! `flysheet build`: one PDF for every spec.

use std::path::Path;

use super::job::Task;
use super::make::{Pdf, Settings, make};
use super::outcome::{End, Outcome};
use super::report::Style;
use super::write;

/// Builds one flyer and writes its PDF to `output`. Where the flyer has errors, nothing there changes.
pub fn build(task: &Task, output: &Path, settings: &Settings, style: Style) -> Outcome {
    let made = make(task, settings);
    let end = match &made.pdf {
        Some(pdf) => written(pdf, output),
        None => End::Failed { kept: output.is_file() },
    };
    Outcome::new(task, &made, end, style)
}

/// Writes a PDF to its place.
fn written(pdf: &Pdf, output: &Path) -> End {
    match write::whole(output, &pdf.bytes) {
        Ok(()) => End::Written { pages: pdf.pages },
        Err(error) => End::Unwritable { error, kept: output.is_file() },
    }
}
