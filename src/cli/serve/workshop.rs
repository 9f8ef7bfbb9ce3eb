//! Sets flyers for the browser: those alone that something has changed for.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::gallery::Gallery;
use super::shown::{Finding, Pages, Shown, findings};
use crate::cli::args::Profile;
use crate::cli::batch::{self, Manner};
use crate::cli::digest;
use crate::cli::files::RunFiles;
use crate::cli::job::Task;
use crate::cli::make::{Made, Read, Settings, make, read};
use crate::cli::outcome::{End, Outcome, breakdown};
use crate::cli::rebuild::TOOL;
use crate::cli::report::Style;
use crate::diag::{Diagnostics, Sources};
use crate::pdf::Timestamp;

/// How many characters of a digest tell the pages of a flyer from earlier ones of the same flyer.
const STAMP: usize = 16;

/// Sets flyers, and remembers what each is made of.
pub struct Workshop {
    settings: Settings,
    style: Style,
    known: BTreeMap<PathBuf, Known>,
    /// What all of them are made of.
    inputs: BTreeSet<PathBuf>,
}

/// What is known of a flyer.
#[derive(Default)]
struct Known {
    /// The files and font folders that it is made of, each with the digest of what was in it, if anything was.
    inputs: BTreeMap<PathBuf, Option<String>>,
    /// What its pages are made of; none where there are errors.
    stamp: Option<String>,
    /// Whether nothing was found.
    is_silent: bool,
}

/// What came of the work on a flyer.
struct Worked {
    inputs: BTreeMap<PathBuf, Option<String>>,
    stamp: Option<String>,
    country: Option<String>,
    /// The flyer; none where it says what it said before.
    made: Option<Made>,
}

impl Workshop {
    /// A workshop that has set nothing yet; `created` overrides the date inside PDFs.
    pub fn new(created: Option<Timestamp>, style: Style) -> Workshop {
        // What is shown is what a build writes.
        let settings = Settings { keeps_pages: true, ..Settings::new(Profile::Screen, created) };
        Workshop { settings, style, known: BTreeMap::new(), inputs: BTreeSet::new() }
    }

    /// All files and font folders that flyers are made of.
    pub fn inputs(&self) -> &BTreeSet<PathBuf> {
        &self.inputs
    }

    /// Sums up what is known of all flyers; there are many more looks at their files than changes of them.
    fn sum_up(&mut self) {
        self.inputs = self.known.values().flat_map(|known| known.inputs.keys().cloned()).collect();
    }

    /// Forgets all flyers but these, and gives those that are forgotten.
    pub fn keep(&mut self, specs: &BTreeSet<PathBuf>) -> Vec<PathBuf> {
        let gone: Vec<PathBuf> = self.known.keys().filter(|spec| !specs.contains(*spec)).cloned().collect();
        gone.iter().for_each(|spec| drop(self.known.remove(spec)));
        if !gone.is_empty() {
            self.sum_up();
        }
        gone
    }

    /// The flyers among `specs` that are to be set: new ones, and those for which one of the suspect files has other
    /// contents now.
    pub fn due(&mut self, specs: &BTreeSet<PathBuf>, suspects: &BTreeSet<PathBuf>) -> Vec<Task> {
        // What was read for the last flyers may be out of date.
        self.settings.files = RunFiles::default();
        let is_due = |spec: &&PathBuf| match self.known.get(*spec) {
            None => true,
            Some(known) => suspects.iter().any(|path| {
                known.inputs.get(path).is_some_and(|noted| *noted != contents(path, &self.settings))
            }),
        };
        specs.iter().filter(is_due).cloned().map(Task::of).collect()
    }

    /// Sets flyers, hangs each in the gallery, and hands on what came of it. A flyer that says what it said before, in
    /// other words or places of its files, stays as it is.
    pub fn set(
        &mut self,
        tasks: &[Task],
        stop: &(dyn Fn() -> bool + Sync),
        gallery: &Gallery,
        mut emit: impl FnMut(Outcome),
    ) {
        let Workshop { settings, style, known, .. } = self;
        let mut news = Vec::new();
        let (settings, style, before) = (&*settings, *style, &*known);
        batch::run(
            tasks,
            Manner { threads: batch::cores(), stop },
            |task| work(task, settings, before.get(&task.spec)),
            std::convert::identity,
            |task, result| {
                let learnt = match result {
                    Ok(Worked { made: None, inputs, stamp, .. }) => Known { inputs, stamp, is_silent: true },
                    Ok(Worked { made: Some(mut made), inputs, stamp, country }) => {
                        let outcome = outcome(task, &made, style);
                        let shown =
                            shown(task, gallery, &outcome, findings(&made.diagnostics, &made.sources));
                        let pages = stamp.as_deref().and_then(|stamp| pages(&mut made, stamp));
                        gallery.hang(Shown {
                            country: country.unwrap_or_else(|| shown.country.clone()),
                            pages: pages.map(Arc::new).or(shown.pages),
                            ..shown
                        });
                        emit(outcome);
                        Known { inputs, stamp, is_silent: made.diagnostics.is_empty() }
                    }
                    Err(panic) => {
                        let outcome = Outcome::broken_down(task, &panic, style);
                        let found = findings(&Diagnostics::of(vec![breakdown(&panic)]), &Sources::new());
                        gallery.hang(shown(task, gallery, &outcome, found));
                        emit(outcome);
                        broken_down_on(&task.spec, before.get(&task.spec), settings)
                    }
                };
                news.push((task.spec.clone(), learnt));
            },
        );
        if !news.is_empty() {
            self.known.extend(news);
            self.sum_up();
        }
    }
}

/// What is known of a flyer that flysheet broke down on: what it was made of before, as that is now, so that it is
/// tried again once any of it is saved, be it as it was.
fn broken_down_on(spec: &Path, before: Option<&Known>, settings: &Settings) -> Known {
    let paths = before.into_iter().flat_map(|known| known.inputs.keys().map(PathBuf::as_path));
    let paths = paths.chain([spec]);
    let inputs = paths.map(|path| (path.to_path_buf(), contents(path, settings))).collect();
    Known { inputs, stamp: None, is_silent: false }
}

/// Reads a flyer, and sets it unless it says what it said before and nothing was found in it.
fn work(task: &Task, settings: &Settings, before: Option<&Known>) -> Worked {
    let read = read(&task.spec, settings);
    let inputs = inputs(&read, settings);
    let flyer = read.reading.flyer.as_ref().or(read.reading.draft.as_ref());
    let country = flyer.map(|flyer| flyer.country.text.clone());
    let stamp = stamp(&read, settings);
    // A finding names a line, and lines may have moved.
    let is_same = |known: &Known| known.is_silent && read.is_silent() && known.stamp == stamp;
    let made = (stamp.is_none() || !before.is_some_and(is_same)).then(|| make(task, settings, read));
    Worked { inputs, stamp, country, made }
}

/// The files and font folders that a flyer is made of, and those that it lacks.
fn inputs(read: &Read, settings: &Settings) -> BTreeMap<PathBuf, Option<String>> {
    let files = read.files.iter().map(|(path, digest)| (PathBuf::from(path), Some(digest.clone())));
    let missing = read.missing.iter().map(|path| (path.clone(), None));
    let folders = font_folders(read).map(|folder| (folder.to_path_buf(), contents(folder, settings)));
    files.chain(missing).chain(folders).collect()
}

fn font_folders(read: &Read) -> impl Iterator<Item = &Path> {
    let flyer = read.reading.flyer.as_ref().or(read.reading.draft.as_ref());
    flyer.into_iter().flat_map(|flyer| flyer.theme.text.fonts.iter().map(|(folder, _)| folder.as_path()))
}

/// The digest of what is in a file or a font folder now; none where it cannot be read.
fn contents(path: &Path, settings: &Settings) -> Option<String> {
    match path.is_dir() {
        true => settings.files.fonts.digest(path),
        false => settings.files.digest(path),
    }
}

/// What the pages of a flyer are made of; none where there are errors.
fn stamp(read: &Read, settings: &Settings) -> Option<String> {
    let fonts: Vec<Option<String>> = font_folders(read).map(|folder| contents(folder, settings)).collect();
    let mut digest = digest::of_value(&(TOOL, read.flyer_digest()?, fonts));
    digest.truncate(STAMP);
    Some(digest)
}

/// The pages of a flyer that has no error.
fn pages(made: &mut Made, stamp: &str) -> Option<Pages> {
    let pdf = made.pdf.take()?;
    Some(Pages::new(stamp.to_owned(), pdf.bytes, pdf.document?, made.faces.take()))
}

/// What came of a flyer, as it is reported.
fn outcome(task: &Task, made: &Made, style: Style) -> Outcome {
    let end = match &made.pdf {
        Some(pdf) => End::Sound { pages: pdf.pages },
        None => End::Failed { kept: false },
    };
    Outcome::new(task, made, end, style)
}

/// A flyer with what was found in it, and with the pages that it had before.
fn shown(task: &Task, gallery: &Gallery, outcome: &Outcome, findings: Vec<Finding>) -> Shown {
    let name = name(&task.spec);
    let spec = task.spec.display().to_string();
    let before = gallery.flyer(&name).map_or_else(|| Shown::awaited(name, spec), |shown| (*shown).clone());
    Shown { findings, errors: outcome.errors, warnings: outcome.warnings, is_awaited: false, ..before }
}

/// The name of a flyer in addresses.
pub fn name(spec: &Path) -> String {
    spec.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::report::Style;
    use crate::diag::{MessageFormat, RenderOptions};

    #[test]
    fn a_flyer_that_flysheet_broke_down_on_is_tried_again_when_it_is_as_it_was() {
        let folder = tempfile::tempdir().unwrap();
        let spec = folder.path().join("a.toml");
        let terminal = RenderOptions::default();
        let style = Style { format: MessageFormat::Human, quiet: false, explain: false, terminal };
        let mut workshop = Workshop::new(None, style);
        let specs = BTreeSet::from([spec.clone()]);
        let mut break_down = |text: &str| {
            std::fs::write(&spec, text).unwrap();
            let due = workshop.due(&specs, &specs).len();
            let known = broken_down_on(&spec, workshop.known.get(&spec), &workshop.settings);
            workshop.known.insert(spec.clone(), known);
            due
        };
        assert_eq!(
            [break_down("one"), break_down("two"), break_down("two"), break_down("one")],
            [1, 1, 0, 1]
        );
    }
}
