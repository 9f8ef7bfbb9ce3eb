//! What came of one flyer, as it is reported.

use super::job::Task;
use super::status::Status;

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
    Unwritable(anyhow::Error),
}

impl Outcome {
    /// How this flyer lets the run end.
    pub fn status(&self) -> Status {
        match self.end {
            End::Written { .. } | End::Sound { .. } => Status::AllWell,
            End::Failed { .. } => Status::SomeFailed,
            End::Unwritable(_) => Status::CouldNotRun,
        }
    }
}
