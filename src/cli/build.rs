//! `flysheet build`: one PDF for every spec.

use std::iter;
use std::path::Path;

use super::job::Task;
use super::make::{Pdf, Settings, make};
use super::outcome::{End, Outcome};
use super::report::Style;
use super::write::Staged;

/// A flyer that is made, its PDF not in its place yet; two PDFs where it is for the screen and for the press.
pub struct Draft {
    outcome: Outcome,
    pdfs: Vec<Staged>,
}

/// Makes one flyer, and writes what comes of it beside `output`. Where the flyer has errors, nothing there changes.
pub fn draft(task: &Task, output: &Path, settings: &Settings, style: Style) -> Draft {
    let made = make(task, settings);
    let (end, pdfs) = match &made.pdf {
        Some(pdf) => match staged(pdf, output, task.press.as_deref()) {
            Ok(staged) => (End::Written { pages: pdf.pages }, staged),
            Err(error) => (End::Unwritable { error, kept: output.is_file() }, Vec::new()),
        },
        None => (End::Failed { kept: output.is_file() }, Vec::new()),
    };
    Draft { outcome: Outcome::new(task, &made, end, style), pdfs }
}

/// Writes a PDF, and the one for the press where there are two.
fn staged(pdf: &Pdf, output: &Path, press: Option<&Path>) -> anyhow::Result<Vec<Staged>> {
    let beside = press.zip(pdf.press.as_deref());
    iter::once((output, pdf.bytes.as_slice()))
        .chain(beside)
        .map(|(path, bytes)| Staged::new(path, bytes))
        .collect()
}

impl Draft {
    /// What is done, with nothing left to be put in its place.
    pub fn done(outcome: Outcome) -> Draft {
        Draft { outcome, pdfs: Vec::new() }
    }

    /// Puts the PDFs in their places, which waits for the disk.
    pub fn finish(self) -> Outcome {
        let Draft { mut outcome, pdfs } = self;
        if let Err(error) = pdfs.into_iter().try_for_each(Staged::place) {
            let kept = outcome.task.output.as_deref().is_some_and(Path::is_file);
            outcome.end = End::Unwritable { error, kept };
        }
        outcome
    }
}
