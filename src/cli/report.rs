//! What a run says: the only place that writes to standard output and standard error.
//!
//! A pipe that its reader has closed is no fault: what cannot be read any more is left unsaid.

use std::collections::BTreeSet;
use std::io::{self, Write};

use serde::Serialize;

use super::outcome::{End, Outcome};
use super::status::Status;
use crate::diag::{Diagnostic, Diagnostics, MessageFormat, RenderOptions, Sources, render_with};

/// How things are said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Style {
    /// How findings are shown.
    pub format: MessageFormat,
    /// Whether the lines about flyers are left out.
    pub quiet: bool,
    /// What the terminal that findings are shown on can do.
    pub terminal: RenderOptions,
}

/// All findings as text, by place.
pub fn findings(diagnostics: &Diagnostics, sources: &Sources, style: Style) -> Vec<String> {
    diagnostics.sorted().into_iter().map(|diagnostic| finding(diagnostic, sources, style)).collect()
}

/// One finding as text.
pub fn finding(diagnostic: &Diagnostic, sources: &Sources, style: Style) -> String {
    let text = render_with(diagnostic, sources, style.format, style.terminal);
    match style.format {
        // The stream holds lines about findings and lines about flyers, so each says which it is.
        MessageFormat::Json => text.replacen('{', r#"{"type":"diagnostic","#, 1),
        MessageFormat::Human => text + "\n",
        MessageFormat::Short => text,
    }
}

/// Says what comes of a run, and remembers what it has said.
pub struct Reporter {
    style: Style,
    shown: BTreeSet<String>,
    flyers: usize,
    failed: usize,
    status: Status,
    stdout_lost: bool,
}

impl Reporter {
    /// A reporter that has said nothing yet.
    pub fn new(style: Style) -> Reporter {
        Reporter {
            style,
            shown: BTreeSet::new(),
            flyers: 0,
            failed: 0,
            status: Status::AllWell,
            stdout_lost: false,
        }
    }

    /// Says what came of one flyer. A finding that was shown for another flyer, since it lies in a fragment that
    /// both read, is not shown again.
    pub fn flyer(&mut self, outcome: Outcome) {
        self.flyers += 1;
        self.failed += usize::from(outcome.status() != Status::AllWell);
        self.worsen(outcome.status());
        let line = self.line(&outcome);
        for finding in outcome.findings {
            if !self.shown.contains(&finding) {
                self.findings_stream(&finding);
                self.shown.insert(finding);
            }
        }
        if let End::Unwritable { error, .. } = &outcome.end {
            self.error(error);
        }
        self.findings_stream(&line);
        self.findings_stream(&outcome.statistics);
    }

    /// Says how many flyers are well, where there was more than one.
    pub fn total(&mut self) {
        if self.flyers > 1 && self.style.format == MessageFormat::Human && !self.style.quiet {
            let well = self.flyers - self.failed;
            let of = self.flyers;
            self.standard_error(&match self.failed {
                0 => format!("{of} flyers, all well\n"),
                _ => format!("{well} of {of} flyers are well\n"),
            });
        }
    }

    /// Says why the command could not run.
    pub fn error(&mut self, error: &anyhow::Error) {
        self.worsen(Status::CouldNotRun);
        self.standard_error(&format!("error: {error:#}\n"));
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
            MessageFormat::Json => json_line(outcome),
            MessageFormat::Human if !self.style.quiet => human_line(outcome),
            MessageFormat::Human | MessageFormat::Short => String::new(),
        }
    }

    /// Writes where findings go.
    fn findings_stream(&mut self, text: &str) {
        if self.style.format == MessageFormat::Json {
            let written = io::stdout().lock().write_all(text.as_bytes());
            if self.could_not(&written) && !self.stdout_lost {
                self.stdout_lost = true;
                self.standard_error("error: cannot write to standard output\n");
            }
        } else {
            self.standard_error(text);
        }
    }

    /// Writes to standard error.
    fn standard_error(&mut self, text: &str) {
        self.could_not(&io::stderr().lock().write_all(text.as_bytes()));
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
    fn worsen(&mut self, status: Status) {
        self.status = self.status.max(status);
    }
}

/// What came of one flyer, for people: how many pages, errors and warnings it has, and what became of its PDF.
fn human_line(outcome: &Outcome) -> String {
    let output = outcome.task.output.as_deref();
    let (subject, pages) = match outcome.end {
        End::Written { pages } => (output, Some(pages)),
        End::Sound { pages } => (None, Some(pages)),
        End::Failed { .. } | End::Unwritable { .. } => (None, None),
    };
    let errors = match outcome.end {
        End::Sound { .. } => Some("no errors".to_string()),
        _ => (outcome.errors > 0).then(|| counted(outcome.errors, "error")),
    };
    let pages = pages.map(|pages| counted(pages, "page"));
    let warnings = (outcome.warnings > 0).then(|| counted(outcome.warnings, "warning"));
    let found: Vec<String> = [pages, errors, warnings].into_iter().flatten().collect();
    let proof = outcome.task.proof.as_deref();
    let pdf = match (&outcome.end, output.or(proof)) {
        (End::Failed { kept } | End::Unwritable { kept, .. }, Some(place)) => Some(match kept {
            true => format!("kept {} as it was", place.display()),
            false if proof.is_some() => "no proof written".to_string(),
            false => "no PDF written".to_string(),
        }),
        (End::Sound { .. }, _) => proof.map(|proof| format!("proof in {}", proof.display())),
        _ => None,
    };
    let found = (!found.is_empty()).then(|| found.join(", "));
    let line: Vec<String> = [found, pdf].into_iter().flatten().collect();
    format!("{}  {}\n", subject.unwrap_or(&outcome.task.spec).display(), line.join("; "))
}

/// A number of things in words.
pub(super) fn counted(count: usize, thing: &str) -> String {
    match count {
        1 => format!("1 {thing}"),
        _ => format!("{count} {thing}s"),
    }
}

/// What came of one flyer, for programs. The names and their order are part of the command line's contract.
#[derive(Serialize)]
struct FlyerLine {
    r#type: &'static str,
    spec: String,
    output: Option<String>,
    proof: Option<String>,
    pages: Option<usize>,
    status: &'static str,
    errors: usize,
    warnings: usize,
    kept: bool,
}

/// What came of one flyer, as one line of JSON.
fn json_line(outcome: &Outcome) -> String {
    let (status, pages, kept) = match outcome.end {
        End::Written { pages } => ("written", Some(pages), false),
        End::Sound { pages } => ("checked", Some(pages), false),
        End::Failed { kept } | End::Unwritable { kept, .. } => ("failed", None, kept),
    };
    let line = FlyerLine {
        r#type: "flyer",
        spec: outcome.task.spec.display().to_string(),
        output: outcome.task.output.as_ref().map(|output| output.display().to_string()),
        proof: outcome.task.proof.as_ref().map(|proof| proof.display().to_string()),
        pages,
        status,
        errors: outcome.errors,
        warnings: outcome.warnings,
        kept,
    };
    // A structure of strings and numbers always has a form in JSON.
    serde_json::to_string(&line).unwrap_or_default() + "\n"
}
