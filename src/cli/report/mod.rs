//! What a run says: the only place that writes to standard output and standard error.
//!
//! A pipe that its reader has closed is no fault: what cannot be read any more is left unsaid.

mod lines;
mod progress;
mod told;

pub use crate::diag::counted;
pub use told::{Told, findings, typed};

use std::collections::BTreeSet;
use std::io::{self, Write};
use std::time::Duration;

use serde::Serialize;

use super::outcome::{End, Outcome};
use super::state::Leftover;
use super::status::Status;
use crate::diag::{MessageFormat, RenderOptions, one_line};
use progress::Progress;

/// How things are said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Style {
    /// How findings are shown.
    pub format: MessageFormat,
    /// Whether the lines about flyers are left out.
    pub quiet: bool,
    /// Whether to say why each flyer is built or not.
    pub explain: bool,
    /// What the terminal that findings are shown on can do.
    pub terminal: RenderOptions,
}

/// Says what comes of a run, and remembers what it has said.
pub struct Reporter {
    style: Style,
    shown: BTreeSet<String>,
    progress: Progress,
    counts: Counts,
    status: Status,
    stdout_lost: bool,
}

/// How many flyers came out how.
#[derive(Clone, Copy, Debug, Default)]
struct Counts {
    built: usize,
    unchanged: usize,
    checked: usize,
    failed: usize,
}

impl Counts {
    /// Counts one flyer.
    fn add(&mut self, end: &End) {
        *match end {
            End::Written { .. } => &mut self.built,
            End::Unchanged { .. } => &mut self.unchanged,
            End::Sound { .. } => &mut self.checked,
            End::Failed { .. } | End::Unwritable { .. } => &mut self.failed,
        } += 1;
    }

    /// All flyers.
    const fn all(self) -> usize {
        self.built + self.unchanged + self.checked + self.failed
    }
}

impl Reporter {
    /// A reporter that has said nothing yet.
    pub fn new(style: Style) -> Reporter {
        Reporter {
            style,
            shown: BTreeSet::new(),
            progress: Progress::none(),
            counts: Counts::default(),
            status: Status::AllWell,
            stdout_lost: false,
        }
    }

    /// Shows from now on how many of so many flyers are done, where people look on.
    pub fn begin(&mut self, flyers: usize) {
        if self.style.format == MessageFormat::Human && !self.style.quiet && flyers > 1 {
            self.progress = Progress::of(flyers);
        }
    }

    /// Says what came of one flyer. A finding that was shown for another flyer, since it lies in a fragment that
    /// both read, is not shown again.
    pub fn flyer(&mut self, outcome: Outcome) {
        self.counts.add(&outcome.end);
        self.worsen(outcome.status());
        let line = self.line(&outcome);
        self.findings(outcome.findings);
        if let End::Unwritable { error, .. } = &outcome.end {
            self.error(error);
        }
        self.findings_stream(&line);
        self.findings_stream(&outcome.statistics);
        self.progress.step(self.counts.failed);
    }

    /// One more flyer is done, of which there is nothing to say.
    pub fn step(&mut self) {
        self.progress.step(self.counts.failed);
    }

    /// No longer shows how many flyers are done.
    pub fn end(&mut self) {
        self.progress.end();
    }

    /// Says what was found in many flyers together.
    pub fn findings(&mut self, findings: Vec<Told>) {
        for finding in findings {
            if self.shown.insert(finding.topic) {
                self.findings_stream(&finding.text);
            }
        }
    }

    /// Says how many of all `flyers` came out how, and how long it took, where there was more than one; and that the
    /// run was stopped, where it was.
    pub fn total(&mut self, flyers: usize, took: Duration, stopped: Option<u8>) {
        self.progress.end();
        if let Some(status) = stopped {
            let done = self.counts.all();
            self.stopped(status, &format!("{done} of {flyers} flyers are done, the others as they were"));
        }
        if flyers > 1 && self.style.format == MessageFormat::Human && !self.style.quiet {
            self.standard_error(&lines::total(self.counts, took));
        }
    }

    /// A signal stopped the run, which gives the exit status; says how much was done.
    pub fn stopped(&mut self, status: u8, done: &str) {
        self.worsen(Status::Stopped(status));
        self.standard_error(&format!("stopped: {done}\n"));
    }

    /// Says what came of the whole run in a line: for people, unless they want it quiet, or for programs.
    pub fn result(&mut self, human: &str, json: &impl Serialize) {
        match self.style.format {
            // A structure of strings and numbers always has a form in JSON.
            MessageFormat::Json => {
                self.findings_stream(&(serde_json::to_string(json).unwrap_or_default() + "\n"));
            }
            MessageFormat::Human if !self.style.quiet => {
                self.findings_stream(&format!("{}\n", one_line(human)));
            }
            MessageFormat::Human | MessageFormat::Short => {}
        }
    }

    /// Says what a command was asked for, on standard output: for people, or for programs.
    pub fn answer(&mut self, human: &str, json: &str) {
        let text = if self.style.format == MessageFormat::Json { json } else { human };
        self.standard_output(text);
    }

    /// Says something by the way, to people who do not want it quiet.
    pub fn note(&mut self, human: &str) {
        if self.style.format == MessageFormat::Human && !self.style.quiet {
            self.standard_error(&format!("{}\n", one_line(human)));
        }
    }

    /// Two builds that were compared differ.
    pub fn differs(&mut self) {
        self.worsen(Status::SomeFailed);
    }

    /// Says what became of PDFs that are left over.
    pub fn leftovers(&mut self, leftovers: &[Leftover]) {
        for leftover in leftovers {
            match self.style.format {
                MessageFormat::Json => self.findings_stream(&lines::leftover_json(leftover)),
                MessageFormat::Human => self.standard_error(&lines::leftover(leftover)),
                MessageFormat::Short => {}
            }
        }
    }

    /// Says something to people.
    pub fn say(&mut self, text: &str) {
        self.standard_error(text);
    }

    /// Says why the command could not run.
    pub fn error(&mut self, error: &anyhow::Error) {
        self.worsen(Status::CouldNotRun);
        self.standard_error(&format!("error: {}\n", one_line(&format!("{error:#}"))));
    }

    /// Says what clap has to say: help, the version, or what is wrong with the command line.
    pub fn clap(&mut self, error: &clap::Error) {
        if error.use_stderr() {
            self.worsen(Status::CouldNotRun);
        }
        self.could_not(&error.print());
    }

    /// How the run ended.
    pub fn status(&self) -> Status {
        self.status
    }

    /// The line about one flyer; empty where the style has none.
    fn line(&self, outcome: &Outcome) -> String {
        match self.style.format {
            MessageFormat::Json => lines::json(outcome),
            MessageFormat::Human if !self.style.quiet => lines::human(outcome, self.style.explain),
            MessageFormat::Short if !self.style.quiet => lines::kept(outcome),
            MessageFormat::Human | MessageFormat::Short => String::new(),
        }
    }

    /// Writes where findings go.
    fn findings_stream(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        if self.style.format == MessageFormat::Json {
            self.standard_output(text);
        } else {
            self.standard_error(text);
        }
    }

    /// Writes to standard output.
    fn standard_output(&mut self, text: &str) {
        let written = io::stdout().lock().write_all(text.as_bytes());
        if self.could_not(&written) && !self.stdout_lost {
            self.stdout_lost = true;
            self.standard_error("error: cannot write to standard output\n");
        }
    }

    /// Writes to standard error.
    fn standard_error(&mut self, text: &str) {
        let written = self.progress.aside(|| io::stderr().lock().write_all(text.as_bytes()));
        self.could_not(&written);
    }

    /// Whether something could not be said although somebody is there to read it. The run then ends so.
    fn could_not(&mut self, written: &io::Result<()>) -> bool {
        let lost = written.as_ref().is_err_and(|error| error.kind() != io::ErrorKind::BrokenPipe);
        if lost {
            self.worsen(Status::CouldNotRun);
        }
        lost
    }

    /// The run ends no better than this.
    pub fn worsen(&mut self, status: Status) {
        self.status = self.status.max(status);
    }
}
