//! `flysheet build`: one PDF for every spec whose flyer has changed.

use std::iter;
use std::path::Path;
use std::time::Instant;

use super::digest;
use super::job::Task;
use super::make::{Made, Pdf, Read, Settings, make, read};
use super::outcome::{End, Outcome};
use super::rebuild::{self, Verdict, judge};
use super::report::Style;
use super::state::{Entry, State};
use super::write::Staged;
use crate::diag::Sources;

/// A flyer that is made, its PDF not in its place yet; two PDFs where it is for the screen and for the press.
pub struct Draft {
    outcome: Outcome,
    pdfs: Vec<Staged>,
    /// What the output folder is to remember of it.
    entry: Option<Entry>,
}

/// Makes one flyer, where it must be, and writes what comes of it beside `output`. Where it has errors, nothing there
/// changes.
pub fn draft(task: &Task, output: &Path, settings: &Settings, state: Option<&State>, style: Style) -> Draft {
    let begun = Instant::now();
    let verdict = match state {
        Some(state) => judge(task, output, settings, state),
        None => Verdict::Build { reason: "a single file is always built".to_string(), read: None },
    };
    let mut draft = match verdict {
        Verdict::Build { reason, read: known } => {
            let read = known.map_or_else(|| read(&task.spec, settings), |known| *known);
            built(task, output, settings, state, read, style).because(reason)
        }
        Verdict::Keep { reason, entry, renewed } => {
            // Warnings show lines of the spec, which was not read yet.
            let sources = match entry.findings.is_empty() {
                true => Sources::new(),
                false => read(&task.spec, settings).reading.sources,
            };
            let outcome = Outcome::of_kept(task, &entry, &sources, style);
            Draft { outcome, pdfs: Vec::new(), entry: renewed.then_some(*entry) }.because(reason)
        }
    };
    draft.outcome.took = begun.elapsed();
    draft
}

/// Makes a flyer that was read.
fn built(
    task: &Task,
    output: &Path,
    settings: &Settings,
    state: Option<&State>,
    read: Read,
    style: Style,
) -> Draft {
    let remembered = state.and_then(|state| Some((state, read.flyer_digest()?, read.files.clone())));
    let made = make(task, settings, read);
    let Some(pdf) = &made.pdf else {
        let end = End::Failed { kept: output.is_file() };
        return Draft::done(Outcome::new(task, &made, end, style));
    };
    match staged(pdf, output, task.press.as_deref()) {
        Ok(pdfs) => {
            let digest = digest::of_bytes(&pdf.bytes);
            let entry = remembered.and_then(|(state, flyer, files)| {
                entry(task, output, settings, state, (&made, pdf), (flyer, files, digest.clone()))
            });
            let mut outcome = Outcome::new(task, &made, End::Written { pages: pdf.pages }, style);
            outcome.digest = Some(digest);
            Draft { outcome, pdfs, entry }
        }
        Err(error) => {
            let end = End::Unwritable { error, kept: output.is_file(), halfway: false };
            Draft::done(Outcome::new(task, &made, end, style))
        }
    }
}

/// Writes a PDF, and the one for the press where there are two.
fn staged(pdf: &Pdf, output: &Path, press: Option<&Path>) -> anyhow::Result<Vec<Staged>> {
    let beside = press.zip(pdf.press.as_deref());
    iter::once((output, pdf.bytes.as_slice()))
        .chain(beside)
        .map(|(path, bytes)| Staged::new(path, bytes))
        .collect()
}

/// What the output folder is to remember of a PDF; `None` where its name cannot be written down.
fn entry(
    task: &Task,
    output: &Path,
    settings: &Settings,
    state: &State,
    (made, pdf): (&Made, &Pdf),
    (flyer, files, digest): (String, Vec<(String, String)>, String),
) -> Option<Entry> {
    let press = match task.press.as_deref().zip(pdf.press.as_ref()) {
        Some((path, bytes)) => Some((path.file_name()?.to_str()?.to_string(), digest::of_bytes(bytes))),
        None => None,
    };
    let outdated = if press.is_none() { state.entry(output).and_then(Entry::left_behind) } else { None };
    Some(Entry {
        output: output.file_name()?.to_str()?.to_string(),
        spec: state.spec_path(&task.spec)?,
        tool: rebuild::TOOL.to_string(),
        options: rebuild::options(task, settings),
        files,
        fonts: made.fonts.clone(),
        flyer,
        pdf: digest,
        press,
        outdated,
        pages: pdf.pages,
        setting: Some(pdf.setting.clone()),
        findings: made.diagnostics.iter().cloned().collect(),
    })
}

impl Draft {
    /// What is done, with nothing left to be put in its place.
    pub fn done(outcome: Outcome) -> Draft {
        Draft { outcome, pdfs: Vec::new(), entry: None }
    }

    /// The same with why it was built, or not.
    fn because(mut self, reason: String) -> Draft {
        self.outcome.reason = Some(reason);
        self
    }

    /// Puts the PDFs in their places, which waits for the disk.
    pub fn finish(self, state: Option<&State>) -> Outcome {
        let Draft { mut outcome, pdfs, entry } = self;
        if let (Some(state), Some(entry)) = (state, entry) {
            state.add(entry);
        }
        let mut placed = 0;
        let mut place = |pdf: Staged| pdf.place().map(|()| placed += 1);
        // A pair is replaced as one, as far as can be known before.
        let all_checked = pdfs.iter().try_for_each(Staged::check_place);
        if let Err(error) = all_checked.and_then(|()| pdfs.into_iter().try_for_each(&mut place)) {
            let halfway = placed > 0;
            let kept = !halfway && outcome.task.output.as_deref().is_some_and(Path::is_file);
            outcome.end = End::Unwritable { error, kept, halfway };
            outcome.digest = None;
        }
        outcome
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::{Diagnostics, MessageFormat, RenderOptions};

    #[test]
    fn a_pair_of_which_one_file_is_in_its_place_is_not_said_to_be_as_it_was() {
        let folder = tempfile::tempdir().unwrap();
        let (output, press) = (folder.path().join("a.pdf"), folder.path().join("gone/a-press.pdf"));
        let task = Task {
            spec: "a.toml".into(),
            output: Some(output.clone()),
            press: Some(press.clone()),
            proof: None,
        };
        let style = Style {
            format: MessageFormat::Human,
            quiet: false,
            explain: false,
            terminal: RenderOptions::default(),
        };
        let end = |pdfs: Vec<Staged>| {
            let outcome = Outcome::failed(&task, &Diagnostics::new(), &Sources::new(), style, false);
            Draft { outcome, pdfs, entry: None }.finish(None).end
        };
        let pair = || [&output, &press].map(|path| Staged::new(path, b"new").unwrap()).into();
        std::fs::write(&output, "old").unwrap();
        std::fs::create_dir_all(&press).unwrap();
        assert!(matches!(end(pair()), End::Unwritable { kept: true, halfway: false, .. }));
        assert_eq!(std::fs::read(&output).unwrap(), b"old");
        // Nobody could know this before.
        let pdfs = pair();
        std::fs::remove_dir_all(folder.path().join("gone")).unwrap();
        assert!(matches!(end(pdfs), End::Unwritable { kept: false, halfway: true, .. }));
        assert_eq!(std::fs::read(&output).unwrap(), b"new");
    }
}
