//! What came of one flyer, as it is reported.

use super::figures;
use super::job::Task;
use super::make::Made;
use super::report::{self, Style};
use super::status::Status;
use crate::diag::Severity;

/// What came of one flyer.
pub struct Outcome {
    /// The flyer.
    pub task: Task,
    /// Its findings as text, each ending in a newline.
    pub findings: Vec<String>,
    /// How many of them are errors.
    pub errors: usize,
    /// How many of them are warnings.
    pub warnings: usize,
    /// How well it came out, as text that ends in a newline; empty where that is not to be said.
    pub statistics: String,
    /// How it ended.
    pub end: End,
}

/// How the work on one flyer ended.
#[derive(Debug)]
pub enum End {
    /// The PDF is written.
    Written {
        /// The number of its pages.
        pages: usize,
    },
    /// The flyer could be written, and only a check was asked for.
    Sound {
        /// The number of its pages.
        pages: usize,
    },
    /// The flyer has errors.
    Failed {
        /// Whether a PDF of an earlier build stays in its place.
        kept: bool,
    },
    /// The flyer is well and its PDF cannot be written.
    Unwritable {
        /// Why not.
        error: anyhow::Error,
        /// Whether a PDF of an earlier build stays in its place.
        kept: bool,
    },
}

impl Outcome {
    /// What came of making a flyer, and of what was then done with it.
    pub fn new(task: &Task, made: &Made, end: End, style: Style) -> Outcome {
        Outcome {
            task: task.clone(),
            findings: report::findings(&made.diagnostics, &made.sources, style),
            errors: made.diagnostics.count(Severity::Error),
            warnings: made.diagnostics.count(Severity::Warning),
            statistics: match made.pdf.as_ref().and_then(|pdf| pdf.statistics.as_ref()) {
                Some(statistics) => figures::render(statistics, &task.spec, &made.sources, style),
                None => String::new(),
            },
            end,
        }
    }

    /// How this flyer lets the run end.
    pub fn status(&self) -> Status {
        match self.end {
            End::Written { .. } | End::Sound { .. } => Status::AllWell,
            End::Failed { .. } => Status::SomeFailed,
            End::Unwritable { .. } => Status::CouldNotRun,
        }
    }
}
