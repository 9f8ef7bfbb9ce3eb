//! What came of one flyer, as it is reported.

use std::path::Path;
use std::time::Duration;

use super::batch::Panic;
use super::figures;
use super::job::Task;
use super::make::Made;
use super::report::{self, Style, Told};
use super::setting::{RungFigures, Setting};
use super::state::Entry;
use super::status::Status;
use crate::diag::{Code, Diagnostic, Diagnostics, Severity, Sources};

/// What came of one flyer.
pub struct Outcome {
    /// The flyer.
    pub task: Task,
    /// Its findings.
    pub findings: Vec<Told>,
    /// How many of them are errors.
    pub errors: usize,
    /// How many of them are warnings.
    pub warnings: usize,
    /// The setting that it came out at; `None` for a flyer that failed.
    pub setting: Option<Setting>,
    /// How well it came out, as text that ends in a newline; empty where that is not to be said.
    pub statistics: String,
    /// How it ended.
    pub end: End,
    /// Why it was built, or not, where that was a question.
    pub reason: Option<String>,
    /// The digest of its PDF, where there is one that fits the spec.
    pub digest: Option<String>,
    /// How long the work on it took, without waiting for the disk.
    pub took: Duration,
}

/// How the work on one flyer ended.
#[derive(Debug)]
pub enum End {
    /// The PDF is written.
    Written {
        /// The number of its pages.
        pages: usize,
    },
    /// The PDF of an earlier run is what would be written.
    Unchanged {
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
        /// Whether the PDF for the screen is in its place all the same, and only the one for the press is not.
        halfway: bool,
    },
}

impl End {
    /// The word for it that programs read.
    pub const fn name(&self) -> &'static str {
        match self {
            End::Written { .. } => "written",
            End::Unchanged { .. } => "unchanged",
            End::Sound { .. } => "checked",
            End::Failed { .. } | End::Unwritable { .. } => "failed",
        }
    }

    /// Whether a PDF is in its place that was not there before.
    pub const fn has_written(&self) -> bool {
        matches!(self, End::Written { .. } | End::Unwritable { halfway: true, .. })
    }

    /// The number of pages; `None` for a flyer that failed.
    pub const fn pages(&self) -> Option<usize> {
        match self {
            End::Written { pages } | End::Unchanged { pages } | End::Sound { pages } => Some(*pages),
            End::Failed { .. } | End::Unwritable { .. } => None,
        }
    }

    /// Whether the flyer failed and what an earlier run wrote is still in its place.
    pub const fn kept(&self) -> bool {
        match self {
            End::Failed { kept } | End::Unwritable { kept, .. } => *kept,
            _ => false,
        }
    }
}

impl Outcome {
    /// What came of making a flyer, and of what was then done with it.
    pub fn new(task: &Task, made: &Made, end: End, style: Style) -> Outcome {
        Outcome {
            task: task.clone(),
            findings: report::findings(&made.diagnostics, &made.sources, style),
            errors: made.diagnostics.count(Severity::Error),
            warnings: made.diagnostics.count(Severity::Warning),
            setting: made.pdf.as_ref().map(|pdf| pdf.setting.clone()),
            statistics: match made.pdf.as_ref().and_then(|pdf| pdf.statistics.as_ref()) {
                Some(statistics) => figures::render(statistics, &task.spec, &made.sources, style),
                None => String::new(),
            },
            end,
            reason: None,
            digest: None,
            took: Duration::ZERO,
        }
    }

    /// What came of a flyer with errors, of which nothing was written; `kept` says whether a file of an earlier run
    /// stays in its place.
    pub fn failed(
        task: &Task,
        diagnostics: &Diagnostics,
        sources: &Sources,
        style: Style,
        kept: bool,
    ) -> Outcome {
        Outcome {
            task: task.clone(),
            findings: report::findings(diagnostics, sources, style),
            errors: diagnostics.count(Severity::Error),
            warnings: diagnostics.count(Severity::Warning),
            setting: None,
            statistics: String::new(),
            end: End::Failed { kept },
            reason: None,
            digest: None,
            took: Duration::ZERO,
        }
    }

    /// What came of a flyer that flysheet itself broke down on.
    pub fn broken_down(task: &Task, panic: &Panic, style: Style) -> Outcome {
        let diagnostic = breakdown(panic).in_file(task.spec.display().to_string());
        let kept = task.written().any(Path::is_file);
        Outcome::failed(task, &Diagnostics::of(vec![diagnostic]), &Sources::new(), style, kept)
    }

    /// What came of a flyer whose PDF stays as it is: what was found when it was built is said again.
    pub fn of_kept(task: &Task, entry: &Entry, sources: &Sources, style: Style) -> Outcome {
        let diagnostics = Diagnostics::of(entry.findings.clone());
        Outcome {
            task: task.clone(),
            findings: report::findings(&diagnostics, sources, style),
            errors: 0,
            warnings: diagnostics.count(Severity::Warning),
            setting: entry.setting.clone(),
            statistics: String::new(),
            end: End::Unchanged { pages: entry.pages },
            reason: None,
            digest: Some(entry.pdf.clone()),
            took: Duration::ZERO,
        }
    }

    /// The rung of the fit that the flyer was set at; `None` for a flyer that failed.
    pub fn rung(&self) -> Option<&RungFigures> {
        self.end.pages().and(self.setting.as_ref()).map(|setting| &setting.rung)
    }

    /// How this flyer lets the run end.
    pub fn status(&self) -> Status {
        match self.end {
            End::Written { .. } | End::Unchanged { .. } | End::Sound { .. } => Status::AllWell,
            End::Failed { .. } => Status::SomeFailed,
            End::Unwritable { .. } => Status::CouldNotRun,
        }
    }
}

/// The finding that flysheet itself broke down.
pub fn breakdown(Panic(said): &Panic) -> Diagnostic {
    Diagnostic::without_place(Code::Internal, format!("flysheet broke down: {said}"))
        .help("this is a fault in flysheet and not in the spec; please report it, with the spec")
}
