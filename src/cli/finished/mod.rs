//! `flysheet check FILE.pdf`: finished PDFs, held to the standards that they claim.
//!
//! `say` puts what was found into words.

mod say;

use std::path::{Path, PathBuf};

use anyhow::{Context, anyhow};

use self::say::{finding, json, line};
use super::args::{CheckArguments, CommonArguments, RunArguments};
use super::batch::{Manner, Panic};
use super::interrupt::Interrupt;
use super::job::{self, Task, names_a_pdf};
use super::report::{Reporter, Style, Told};
use super::status::Status;
use super::{batch, files};
use crate::diag::Severity;
use crate::pdf::check::{Checked, USUAL_INK_LIMIT, check};

/// What `check` is asked to look at.
pub struct Asked {
    /// Specs.
    pub flyers: Vec<Task>,
    /// Finished PDFs.
    pub finished: Finished,
}

/// Finished PDFs, and what they are held to beside the standards that they claim.
pub struct Finished {
    paths: Vec<PathBuf>,
    /// The most ink in one place, in per cent.
    ink_limit: u16,
}

/// Tells finished PDFs from specs and folders of specs. Where only PDFs are named, no spec is meant.
///
/// # Errors
/// With every path that cannot be followed, a proof that cannot be meant, and every option that would do nothing.
pub fn asked(arguments: &CheckArguments) -> Result<Asked, Vec<anyhow::Error>> {
    let proof = arguments.proof.as_deref();
    let (pdfs, specs): (Vec<PathBuf>, Vec<PathBuf>) =
        arguments.common.paths.iter().cloned().partition(|path| names_a_pdf(path));
    let are_alone = specs.is_empty() && !pdfs.is_empty();
    let flyers = if are_alone { Ok(Vec::new()) } else { job::to_check(&specs, proof) };
    let (paths, flyers, mut errors) = match (job::finished(&pdfs), flyers) {
        (Ok(paths), Ok(flyers)) => (paths, flyers, Vec::new()),
        (paths, flyers) => {
            let errors = paths.err().into_iter().chain(flyers.err()).flatten().collect();
            (Vec::new(), Vec::new(), errors)
        }
    };
    if are_alone && proof.is_some() {
        errors.push(anyhow!("a proof shows one flyer, and no spec is named; name one before --proof"));
    }
    if let Some(pdf) = pdfs.first() {
        errors.extend(without_effect(&arguments.common, pdf, are_alone));
    } else if arguments.ink_limit.is_some() {
        let message =
            "--ink-limit is for finished PDFs, and none is named; a spec says it under [theme.press]";
        errors.push(anyhow!(message));
    }
    if !errors.is_empty() {
        return Err(errors);
    }
    let ink_limit = arguments.ink_limit.unwrap_or(USUAL_INK_LIMIT);
    Ok(Asked { flyers, finished: Finished { paths, ink_limit } })
}

/// Refuses each option that says nothing of finished PDFs, of which `pdf` is one: those of the run as a whole, which
/// would seem to hold them, and where they `are_alone`, those of specs as well.
fn without_effect(common: &CommonArguments, pdf: &Path, are_alone: bool) -> Vec<anyhow::Error> {
    let of_run = [("--shard", common.shard.is_some()), ("--report", common.report.is_some())];
    let of_specs =
        [("--pages", common.pages.is_some()), ("--lock", common.lock.is_some()), ("--stats", common.stats)];
    let of_specs = of_specs.into_iter().filter(|_| are_alone);
    let given = of_run.into_iter().chain(of_specs).filter(|(_, is_given)| *is_given);
    let refused = |(option, _)| {
        anyhow!(
            "{option} is for specs, and `{}` is a finished PDF; check finished PDFs in a run without it",
            pdf.display()
        )
    };
    given.map(refused).collect()
}

/// Checks finished PDFs, and says what was found in each, until a signal comes.
pub fn run(
    finished: &Finished,
    arguments: &RunArguments,
    style: Style,
    interrupt: &Interrupt,
    reporter: &mut Reporter,
) {
    let manner = Manner { threads: batch::threads(arguments), stop: &|| interrupt.came() };
    let look = |path: &PathBuf| -> anyhow::Result<Checked> {
        let bytes = files::read(path).with_context(|| format!("cannot read `{}`", path.display()))?;
        Ok(check(&bytes, finished.ink_limit))
    };
    let mut done = 0;
    batch::run(&finished.paths, manner, look, std::convert::identity, |path, result| {
        done += 1;
        match result {
            Ok(Ok(checked)) => report(path, &checked, style, reporter),
            Ok(Err(error)) => reporter.error(&error),
            Err(Panic(said)) => {
                reporter.error(&anyhow!("flysheet broke down on `{}`: {said}", path.display()));
            }
        }
    });
    if let Some(status) = interrupt.status() {
        reporter.stopped(status, &format!("{done} of {} PDFs are checked", finished.paths.len()));
    }
}

/// Says what was found in one PDF.
fn report(path: &Path, checked: &Checked, style: Style, reporter: &mut Reporter) {
    if checked.count(Severity::Error) > 0 {
        reporter.worsen(Status::SomeFailed);
    }
    let told = |found| Told::once(finding(path, found, style));
    reporter.findings(checked.findings.iter().map(told).collect());
    reporter.result(&line(path, checked), &json(path, checked));
}
