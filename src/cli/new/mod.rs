//! `flysheet new`: a spec that builds, with words that say what to write in their place.

mod examples;
mod name;
mod starter;
mod today;

use std::path::{MAIN_SEPARATOR, Path, PathBuf};

use anyhow::ensure;
use serde::Serialize;

use super::args::{NewArguments, Profile};
use super::batch;
use super::files::RunFiles;
use super::job::{self, Task, without_dots};
use super::make::Settings;
use super::outcome::Outcome;
use super::report::{Reporter, Style, counted};
use super::status::Status;
use super::{check, environment, style, write};
use crate::diag::one_line;
use crate::spec::given_keys;
use starter::Starter;

/// The fragment with what all flyers of a programme share, as the shipped ones call it.
const PROGRAMME: &str = "_programme.toml";

/// The schema where it stands beside specs.
const SCHEMA: &str = "spec.schema.json";

/// Writes a spec for a country, and says what to do with it.
pub fn run(arguments: &NewArguments) -> Status {
    let style = style(&arguments.messages);
    let mut reporter = Reporter::new(style);
    match write_spec(arguments) {
        Ok((country, spec)) => say(country, &spec, checked(&spec, style), &mut reporter),
        Err(error) => reporter.error(&error),
    }
    reporter.status()
}

/// Writes the spec, and gives the country's name and the place of the spec.
fn write_spec(arguments: &NewArguments) -> anyhow::Result<(String, PathBuf)> {
    let country = name::typed(&arguments.country)?;
    let file = name::file(&country)?;
    job::check_folder(&arguments.dir, "a spec goes into a folder, under the name of its country")?;
    let folder = without_dots(&arguments.dir);
    let spec = without_dots(&folder.join(file));
    ensure!(
        spec.symlink_metadata().is_err(),
        "`{0}` is there already, and stays as it is; edit it, or have the new one in another folder with --dir",
        spec.display()
    );
    let programme = folder.join(PROGRAMME);
    let given = programme.is_file().then(|| given_keys(&programme, &RunFiles::default()));
    let schema = folder.join(SCHEMA).is_file().then(|| format!("./{SCHEMA}"));
    let text = Starter {
        country: &country,
        lang: arguments.lang.as_deref(),
        month: &today::month()?,
        spec: &in_a_shell(&spec),
        folder: &in_a_shell(&folder),
        schema: schema.as_deref(),
        programme: given.as_ref(),
    }
    .text();
    write::new(&spec, text.as_bytes())?;
    Ok((country, spec))
}

/// Says that the spec is there and what to do next, and what keeps it from being built, such as a fault in the
/// programme's fragment or a name in letters that no font has.
fn say(country: String, spec: &Path, checked: Outcome, reporter: &mut Reporter) {
    let shown = spec.display().to_string();
    let pages = checked.end.pages();
    let what = match pages {
        Some(pages) => format!("{}, ready to edit", counted(pages, "page")),
        None => "written, and does not build yet".to_owned(),
    };
    let line = NewLine { r#type: "new", spec: shown.clone(), country, pages };
    reporter.result(&format!("{shown}  {what}"), &line);
    if pages.is_some() {
        reporter.findings(checked.findings);
        reporter.note("Write your own words in it; then make its PDF:");
        reporter.note(&format!("  flysheet build {}", in_a_shell(spec)));
    } else {
        reporter.flyer(checked);
    }
}

/// What a check says of the new spec.
fn checked(spec: &Path, style: Style) -> Outcome {
    let settings = Settings::new(Profile::Both, environment::source_date_epoch().ok().flatten());
    let task = Task::of(spec.to_path_buf());
    batch::isolated(|| check::check(&task, &settings, style))
        .unwrap_or_else(|panic| Outcome::broken_down(&task, &panic, style))
}

/// A path as a shell takes it: in quotes where it holds more than letters, figures and the marks of paths.
fn in_a_shell(path: &Path) -> String {
    let text = one_line(&path.display().to_string());
    let is_plain =
        |letter: char| letter.is_alphanumeric() || letter == MAIN_SEPARATOR || "/.:_-+,@%".contains(letter);
    if text.chars().all(is_plain) { text } else { format!("'{}'", text.replace('\'', r"'\''")) }
}

/// A spec that was written, for programs.
#[derive(Serialize)]
struct NewLine {
    r#type: &'static str,
    spec: String,
    country: String,
    pages: Option<usize>,
}
