//! Whether a flyer is built again, and why: what its PDF was made of is compared with what there is now.
//!
//! Contents decide, never times. Where a file has changed, the spec is read, and the flyer that comes of it decides:
//! an entry of a register that changes concerns only the flyers that take it.

use std::path::Path;

use super::digest;
use super::files;
use super::job::Task;
use super::make::{Read, Settings, read};
use super::state::{Entry, State};

/// The version and the build of flysheet.
pub const TOOL: &str = concat!(env!("CARGO_PKG_VERSION"), "+", env!("FLYSHEET_BUILD"));

/// What is to be done with a flyer.
pub enum Verdict {
    /// It is built.
    Build {
        /// Why.
        reason: String,
        /// The flyer, where finding out took reading it.
        read: Option<Box<Read>>,
    },
    /// Its PDF stays as it is.
    Keep {
        /// Why.
        reason: String,
        /// What is known of it.
        entry: Box<Entry>,
        /// Whether that is news: it comes of other files than before.
        renewed: bool,
    },
}

/// What is to be done with a flyer whose PDF stands at `output`.
pub fn judge(task: &Task, output: &Path, settings: &Settings, state: &State) -> Verdict {
    let build = |reason: &str| Verdict::Build { reason: reason.to_string(), read: None };
    let Some(entry) = state.entry(output) else { return build("no earlier build of it is known") };
    if settings.force {
        return build("`--force` asks for it");
    }
    if settings.statistics {
        return build("its figures are asked for");
    }
    if entry.tool != TOOL {
        return build("flysheet itself has changed");
    }
    if state.spec_path(&task.spec).as_ref() != Some(&entry.spec) {
        return build("its PDF was built from another spec");
    }
    // The other files are named as from there, too, and may not be found from here.
    if let Some((named, _)) =
        entry.files.first().filter(|(named, _)| Some(named.as_str()) != task.spec.to_str())
    {
        return build(&format!("its spec was named `{named}` when it was built"));
    }
    if entry.options != options(task, settings) {
        return build("the options have changed");
    }
    let changed = changed(entry, settings);
    if changed.is_empty() {
        return of_pdf(entry, output, None, None);
    }
    let reason = format!("{} changed", changed.join(", "));
    let read = Box::new(read(&task.spec, settings));
    match read.flyer_digest() {
        // A warning names a line, and lines may have moved.
        Some(flyer)
            if flyer == entry.flyer
                && entry.findings.is_empty()
                && read.is_silent()
                && !fonts_changed(entry, settings) =>
        {
            let renewed = Entry { files: read.files.clone(), ..entry.clone() };
            of_pdf(&renewed, output, Some(format!("{reason}, and nothing that this flyer says")), Some(read))
        }
        _ => Verdict::Build { reason, read: Some(read) },
    }
}

/// The verdict where all that the PDF was made of is as it was, as far as the PDF itself goes.
fn of_pdf(entry: &Entry, output: &Path, renewed: Option<String>, read: Option<Box<Read>>) -> Verdict {
    let build = |reason: &str| Verdict::Build { reason: reason.to_string(), read };
    let same = |path: &Path, digest: &str| Some(digest::of_bytes(&files::read(path).ok()?) == digest);
    let press = entry.press.as_ref().map(|(name, digest)| same(&output.with_file_name(name), digest));
    match same(output, &entry.pdf).zip(press.unwrap_or(Some(true))) {
        Some((true, true)) => Verdict::Keep {
            renewed: renewed.is_some(),
            reason: renewed.unwrap_or_else(|| "nothing that it is made of changed".to_string()),
            entry: Box::new(entry.clone()),
        },
        Some(_) => build("its PDF is not the one that was built"),
        None => build("its PDF is gone"),
    }
}

/// The files and font folders that are not as they were when the PDF was built.
fn changed(entry: &Entry, settings: &Settings) -> Vec<String> {
    let files = entry
        .files
        .iter()
        .filter(|(path, digest)| settings.files.digest(Path::new(path)).as_ref() != Some(digest));
    let fonts = entry.fonts.iter().filter(|font| font_changed(font, settings));
    files.chain(fonts).map(|(path, _)| format!("`{path}`")).collect()
}

fn fonts_changed(entry: &Entry, settings: &Settings) -> bool {
    entry.fonts.iter().any(|font| font_changed(font, settings))
}

fn font_changed((folder, digest): &(String, String), settings: &Settings) -> bool {
    settings.files.fonts.digest(Path::new(folder)).as_ref() != Some(digest)
}

/// The options that change what the PDF of a task looks like, as entries have them. Whoever adds such an option adds
/// it here, or flyers are kept that it would change.
pub fn options(task: &Task, settings: &Settings) -> String {
    let common = settings.family.as_ref().and_then(|family| family.rung(&task.spec));
    let Settings { profile, pages, created, .. } = settings;
    format!("profile {profile:?}, pages {pages:?}, created {created:?}, setting {common:?}")
}
