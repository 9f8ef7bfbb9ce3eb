//! What is said on the terminal while flyers are shown.

use std::path::Path;

use serde::Serialize;

use super::gallery::Gallery;
use crate::cli::outcome::{End, Outcome};
use crate::cli::report::{Reporter, Style, counted};
use crate::diag::MessageFormat;

/// Says what comes of each change.
pub struct Said {
    style: Style,
    reporter: Reporter,
    /// Says what comes of the flyers that are set at one time: what several say is said once, and what was said of an
    /// earlier state may be news again.
    at_once: Reporter,
    /// How many flyers were set when all were for the first time, and how many of them have an error.
    first: (usize, usize),
    is_begun: bool,
}

impl Said {
    /// Nothing is said yet.
    pub fn new(style: Style, reporter: Reporter) -> Said {
        Said { style, reporter, at_once: Reporter::new(style), first: (0, 0), is_begun: false }
    }

    /// Says where the pages are found. Whoever asks for quiet needs that all the same.
    pub fn address(&mut self, port: u16, folder: &Path) {
        let address = format!("http://127.0.0.1:{port}/");
        let line = AddressLine { r#type: "serve", address: &address, folder: folder.display().to_string() };
        self.reporter.answer(&format!("{address}\n"), &json(&line));
    }

    /// Says what came of one flyer. For people, all of them at the start are one line, as the page shows the rest.
    pub fn flyer(&mut self, outcome: Outcome) {
        if self.is_begun || self.style.format != MessageFormat::Human {
            self.at_once.flyer(outcome);
            return;
        }
        let (flyers, failed) = self.first;
        self.first = (flyers + 1, failed + usize::from(matches!(outcome.end, End::Failed { .. })));
    }

    /// All flyers that have changed are set; says how many there are, the first time.
    pub fn all_set(&mut self) {
        self.at_once = Reporter::new(self.style);
        if !self.is_begun {
            self.is_begun = true;
            let (flyers, failed) = self.first;
            let state = match failed {
                0 => String::new(),
                failed => format!(", {failed} of them with an error"),
            };
            self.reporter.note(&format!(
                "shows {}{state}; open the address in a browser, and end with Ctrl-C",
                counted(flyers, "flyer")
            ));
        }
    }

    /// Says that the spec of a flyer is gone.
    pub fn gone(&mut self, spec: &Path) {
        let spec = spec.display().to_string();
        self.reporter.result(&format!("{spec}  gone"), &GoneLine { r#type: "gone", spec: &spec });
    }

    /// Says, here and on the pages, why the folder cannot be looked into, or that it can again, if that is news.
    pub fn problem(&mut self, gallery: &Gallery, problem: Option<String>) {
        if gallery.set_problem(problem.clone()) {
            let human = problem.as_deref().unwrap_or("the folder is back");
            let line = FolderLine { r#type: "folder", problem: problem.as_deref() };
            self.reporter.result(human, &line);
        }
    }

    /// The reporter, for what there is to say at the end.
    pub fn end(self) -> Reporter {
        self.reporter
    }
}

/// A line of JSON.
fn json(value: &impl Serialize) -> String {
    // A structure of strings and numbers always has a form in JSON.
    serde_json::to_string(value).unwrap_or_default() + "\n"
}

/// Where the pages are found, for programs.
#[derive(Serialize)]
struct AddressLine<'a> {
    r#type: &'static str,
    address: &'a str,
    folder: String,
}

/// That a spec is gone, for programs.
#[derive(Serialize)]
struct GoneLine<'a> {
    r#type: &'static str,
    spec: &'a str,
}

/// Why the folder cannot be looked into, for programs; null where it can again.
#[derive(Serialize)]
struct FolderLine<'a> {
    r#type: &'static str,
    problem: Option<&'a str>,
}
