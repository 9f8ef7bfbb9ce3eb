//! `flysheet refs`: every reference number, with the flyers that carry it and the pages it stands on.

use std::path::Path;

use anyhow::anyhow;
use serde::Serialize;

use super::args::{ListFormat, Lock, Profile, RefsArguments};
use super::batch::{self, Manner};
use super::family::Family;
use super::fonts;
use super::job::{self, List, Task};
use super::make::{Settings, first_moment, read};
use super::outcome::Outcome;
use super::report::{Reporter, Style, counted};
use super::set::{Set, Unset, set_reading, with_error};
use super::status::Status;
use super::{environment, style, write};
use crate::diag::{Diagnostics, MessageFormat};
use crate::layout::activity_pages;
use crate::pdf;
use crate::references::{self, Programme, Register};
use crate::spec::Flyer;
use crate::{Typeset, typeset};

/// Lists the reference numbers of flyers, and says what came of it.
pub fn run(arguments: &RefsArguments) -> Status {
    let style = style(&arguments.run.messages);
    let mut reporter = Reporter::new(style);
    let list = job::to_list(&arguments.paths, arguments.format, arguments.output.as_deref());
    let created = environment::source_date_epoch().map_err(|error| vec![error]);
    match (list, created) {
        (Ok((_, List { output: None, .. })), Ok(_)) if style.format == MessageFormat::Json => {
            reporter.error(&anyhow!(
                "with --message-format json, findings go to standard output; name a file for the list with -o"
            ));
        }
        (Ok((tasks, list)), Ok(created)) => {
            let manner = Manner { threads: batch::threads(&arguments.run), stop: &|| false };
            // Every profile has the same pages.
            let mut settings = Settings { pages: arguments.pages, ..Settings::new(Profile::Screen, created) };
            if let Some(Lock::Family) = arguments.lock {
                settings.family = Family::of(&tasks, manner, &settings);
            }
            if let Err(error) = make_list(&tasks, &list, manner, &settings, style, &mut reporter) {
                reporter.error(&error);
            }
        }
        (list, created) => {
            for error in [list.err(), created.err()].into_iter().flatten().flatten() {
                reporter.error(&error);
            }
        }
    }
    reporter.status()
}

/// Sets every flyer, reports those with errors, and writes the list of what the others carry; with none of them well,
/// there is no list.
fn make_list(
    tasks: &[Task],
    list: &List,
    manner: Manner<'_>,
    settings: &Settings,
    style: Style,
    reporter: &mut Reporter,
) -> anyhow::Result<()> {
    let (mut programme, mut model) = (Programme::new(), None);
    batch::run(
        tasks,
        manner,
        |task| set(task, settings),
        std::convert::identity,
        |task, result| match result {
            Ok(Ok(set)) => {
                programme.add(&task.spec, &set.flyer, &set.sources, &activity_pages(&set.document));
                model = Some(later(model.take(), set.flyer));
            }
            Ok(Err(unset)) => reporter.flyer(with_error(task, &unset, style)),
            Err(panic) => reporter.flyer(Outcome::broken_down(task, &panic, style)),
        },
    );
    let Some(model) = model else { return Ok(()) };
    let register = Register::of(&programme);
    let text = match list.format {
        ListFormat::Text => references::text(&register, environment::columns()),
        ListFormat::Csv => references::csv(&register),
        ListFormat::Json => references::json(&register),
        ListFormat::Pdf => String::new(),
    };
    match &list.output {
        Some(output) if list.format == ListFormat::Pdf => {
            write_to(output, &document(&register, &model, settings)?, &register, reporter)
        }
        Some(output) => write_to(output, text.as_bytes(), &register, reporter),
        None => {
            reporter.answer(&text, &text);
            Ok(())
        }
    }
}

/// Sets the flyer that a task describes, as `build` does.
fn set(task: &Task, settings: &Settings) -> Result<Set, Unset> {
    let common = settings.family.as_ref().and_then(|family| family.rung(&task.spec));
    set_reading(read(&task.spec, settings).reading, settings.built_in(), common)
}

/// The flyer of the later date; the first of two that share one.
fn later(known: Option<Flyer>, flyer: Flyer) -> Flyer {
    match known {
        Some(known) if known.date >= flyer.date => known,
        _ => flyer,
    }
}

/// The list as a PDF that looks like the flyers.
fn document(register: &Register<'_>, model: &Flyer, settings: &Settings) -> anyhow::Result<Vec<u8>> {
    let flyer = references::document(register, model);
    // What is wrong with a font folder has been reported with the flyer that names it.
    let own_faces = fonts::faces(&flyer.theme.text, &mut Diagnostics::new());
    let faces = own_faces.as_ref().unwrap_or(settings.built_in());
    let Typeset { document, diagnostics, .. } = typeset(&flyer, faces);
    let Some(document) = document else {
        let messages: Vec<&str> = diagnostics.iter().map(|finding| finding.message.as_str()).collect();
        anyhow::bail!("the list cannot be set: {}", messages.join("; "));
    };
    let created = settings.created.unwrap_or_else(|| first_moment(&flyer));
    let options = pdf::Options { created, profile: pdf::Profile::Screen };
    Ok(pdf::write(&document, faces, &options)?)
}

/// Writes the list to its place, and says so.
fn write_to(
    output: &Path,
    bytes: &[u8],
    register: &Register<'_>,
    reporter: &mut Reporter,
) -> anyhow::Result<()> {
    write::alone(output, bytes)?;
    let output = output.display().to_string();
    let (numbers, flyers) = (register.listed.len(), register.flyers);
    let human = format!("{output}  {} in {}", counted(numbers, "reference number"), counted(flyers, "flyer"));
    reporter.result(&human, &ListLine { r#type: "refs", output, numbers, flyers });
    Ok(())
}

/// A list that was written, for programs.
#[derive(Serialize)]
struct ListLine {
    r#type: &'static str,
    output: String,
    numbers: usize,
    flyers: usize,
}
