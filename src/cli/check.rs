//! `flysheet check`: everything that a build finds, and no flyer; a proof where one is asked for.

use std::path::Path;
use std::time::Instant;

use super::job::Task;
use super::make::{Pdf, Settings, make, read};
use super::outcome::{End, Outcome};
use super::report::Style;
use super::write;

/// Checks one flyer, and writes its proof where one is asked for. The PDF is made in memory, since even the last
/// stage may find something; of a flyer with errors there is no proof, and an earlier one stays as it is.
pub fn check(task: &Task, settings: &Settings, style: Style) -> Outcome {
    let begun = Instant::now();
    let made = make(task, settings, read(&task.spec, settings));
    let proof = task.proof.as_deref();
    let kept = || proof.is_some_and(Path::is_file);
    let end = match &made.pdf {
        Some(pdf) => match written(pdf, proof) {
            Ok(()) => End::Sound { pages: pdf.pages },
            Err(error) => End::Unwritable { error, kept: kept(), halfway: false },
        },
        None => End::Failed { kept: kept() },
    };
    let mut outcome = Outcome::new(task, &made, end, style);
    outcome.took = begun.elapsed();
    outcome
}

/// Writes the proof that comes with a PDF, where there is a place for one.
fn written(pdf: &Pdf, place: Option<&Path>) -> anyhow::Result<()> {
    match (&pdf.proof, place) {
        (Some(proof), Some(place)) => write::alone(place, proof),
        _ => Ok(()),
    }
}
