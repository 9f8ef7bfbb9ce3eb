//! `flysheet contact-sheet`: the pages of many flyers on one sheet.

use std::path::Path;

use anyhow::{Context, anyhow};
use serde::Serialize;

use super::args::{ContactSheetArguments, PagesShown};
use super::batch::Manner;
use super::job::{self, Task};
use super::outcome::Outcome;
use super::report::{Reporter, Style, counted};
use super::set::{SetFlyer, set_or_read, with_error};
use super::status::Status;
use super::{batch, environment, style, write};
use crate::frame::Document;
use crate::layout::sheet::{Form, Shows, Thumbnail, contact_sheet};
use crate::pdf::{self, Profile, Timestamp};
use crate::raster::{self, Outlines, Resolution};
use crate::text::Faces;

/// The width of a picture for each of its columns, in pixels: words on a thumbnail can be told apart, if not read.
const COLUMN_PIXELS: u32 = 320;

/// The width of a picture that is not asked to be wider, in pixels: what common viewers take.
const WIDEST: u32 = 8_000;

/// The moment of a sheet without a flyer that has one.
const NO_MOMENT: Timestamp = Timestamp { year: 1970, month: 1, day: 1, hour: 0, minute: 0, second: 0 };

/// Lays the pages of flyers out on a sheet, and says what came of it.
pub fn run(arguments: &ContactSheetArguments) -> Status {
    let style = style(&arguments.run.messages);
    let mut reporter = Reporter::new(style);
    let form = form(&arguments.output).map_err(|error| vec![error]);
    let created = environment::source_date_epoch().map_err(|error| vec![error]);
    match (job::to_show(&arguments.paths, &arguments.output), form, created) {
        (Ok(tasks), Ok(form), Ok(created)) => {
            if let Err(error) = show(arguments, &tasks, form, created, style, &mut reporter) {
                reporter.error(&error);
            }
        }
        (tasks, form, created) => {
            for error in [tasks.err(), form.err(), created.err()].into_iter().flatten().flatten() {
                reporter.error(&error);
            }
        }
    }
    reporter.status()
}

/// What the name of the output asks for.
fn form(output: &Path) -> anyhow::Result<Form> {
    if job::names_a_picture(output) {
        return Ok(Form::Picture);
    }
    if job::names_a_pdf(output) {
        return Ok(Form::Pages);
    }
    Err(anyhow!(
        "a contact sheet is one file, and `{}` does not name one in `.png` or `.pdf`",
        output.display()
    ))
}

/// A flyer on the sheet: its name, and its pages where it has no error.
struct Shown {
    name: String,
    document: Option<Document>,
    /// How many pages the flyer has, those that are not shown among them.
    pages: usize,
}

/// What a sheet is made of, in the order of the flyers.
struct Flyers {
    shown: Vec<Shown>,
    faces: Faces,
    moment: Timestamp,
}

/// Sets all flyers, lays them out, and writes the sheet.
fn show(
    arguments: &ContactSheetArguments,
    tasks: &[Task],
    form: Form,
    created: Option<Timestamp>,
    style: Style,
    reporter: &mut Reporter,
) -> anyhow::Result<()> {
    let flyers = set_all(arguments, tasks, style, reporter);
    let thumbnails = thumbnails(&flyers.shown);
    let failed = flyers.shown.iter().filter(|shown| shown.document.is_none()).count();
    let pages = thumbnails.len() - failed;
    let total = counted(flyers.shown.len(), "flyer");
    let summary = match (arguments.pages, failed) {
        (PagesShown::First, 0) => format!("{total}, first pages"),
        (PagesShown::First, _) => format!("{total}, first pages; {failed} with an error"),
        (PagesShown::All, 0) => format!("{total}, {}", counted(pages, "page")),
        (PagesShown::All, _) => format!("{total}, {}; {failed} with an error", counted(pages, "page")),
    };
    let sheet = contact_sheet(&thumbnails, &summary, form, arguments.columns, &flyers.faces);
    let bytes = match form {
        Form::Picture => picture(&sheet, &flyers.faces, arguments.width)?,
        Form::Pages => {
            let options =
                pdf::Options { created: created.unwrap_or(flyers.moment), profile: Profile::Screen };
            pdf::write(&sheet, &flyers.faces, &options)?
        }
    };
    write::alone(&arguments.output, &bytes)?;
    let output = arguments.output.display().to_string();
    let human = format!("{output}  {summary}");
    let flyers = flyers.shown.len();
    reporter.result(&human, &SheetLine { r#type: "contact-sheet", output, flyers, pages, failed });
    Ok(())
}

/// Sets every flyer; those with an error are reported.
fn set_all(
    arguments: &ContactSheetArguments,
    tasks: &[Task],
    style: Style,
    reporter: &mut Reporter,
) -> Flyers {
    let built_in = Faces::built_in();
    let mut flyers = Flyers { shown: Vec::new(), faces: Faces::built_in(), moment: NO_MOMENT };
    // A sheet is written at the end and in one step, so that there is nothing to end cleanly.
    let manner = Manner { threads: batch::threads(&arguments.run), stop: &|| false };
    reporter.begin(tasks.len());
    batch::run(
        tasks,
        manner,
        |task| set_or_read(&task.spec, &built_in).map(|set| with_pages(set, arguments.pages)),
        std::convert::identity,
        |task, result| {
            let failed = match result {
                Ok(Ok((set, pages))) => {
                    reporter.step();
                    return flyers.add(set, pages);
                }
                Ok(Err(unset)) => with_error(task, &unset, style),
                Err(panic) => Outcome::broken_down(task, &panic, style),
            };
            let name = task.spec.file_stem().unwrap_or_default().display().to_string();
            flyers.shown.push(Shown { name, document: None, pages: 0 });
            reporter.flyer(failed);
        },
    );
    reporter.end();
    flyers
}

impl Flyers {
    /// Takes up a flyer that is set.
    fn add(&mut self, set: SetFlyer, pages: usize) {
        let SetFlyer { country, mut document, faces, moment } = set;
        if let Some(faces) = faces {
            document.rename_faces(&self.faces.merge(faces));
        }
        self.moment = self.moment.max(moment.unwrap_or(NO_MOMENT));
        self.shown.push(Shown { name: country, document: Some(document), pages });
    }
}

/// A flyer with the pages that are to be shown, and how many it has in all.
fn with_pages(mut set: SetFlyer, which: PagesShown) -> (SetFlyer, usize) {
    let pages = set.document.pages.len();
    if which == PagesShown::First {
        set.document.pages.truncate(1);
    }
    (set, pages)
}

/// A thumbnail for each page that is shown, and for each flyer that has none.
fn thumbnails(shown: &[Shown]) -> Vec<Thumbnail<'_>> {
    let mut thumbnails = Vec::new();
    for Shown { name, document, pages } in shown {
        let Some(document) = document else {
            thumbnails.push(Thumbnail { name: name.clone(), number: None, shows: Shows::Error });
            continue;
        };
        for (number, page) in (1..).zip(&document.pages) {
            let shows = Shows::Page(document, page);
            thumbnails.push(Thumbnail { name: name.clone(), number: Some((number, *pages)), shows });
        }
    }
    thumbnails
}

/// The sheet as a PNG file.
fn picture(sheet: &Document, faces: &Faces, width: Option<u32>) -> anyhow::Result<Vec<u8>> {
    let page = sheet.pages.first().context("a sheet without a page")?;
    let columns = page.trim.width / crate::layout::sheet::COLUMN;
    let usual = (columns * f64::from(COLUMN_PIXELS)).round().min(f64::from(WIDEST)) as u32;
    let resolution = Resolution::of(width.unwrap_or(usual), page.trim.width);
    let pixels = raster::draw(sheet, page, faces, &mut Outlines::default(), resolution)
        .context("the sheet is too large; more columns make it lower, and --width makes it smaller")?;
    Ok(pixels.png()?)
}

/// What came of the run, for programs.
#[derive(Serialize)]
struct SheetLine {
    r#type: &'static str,
    output: String,
    flyers: usize,
    pages: usize,
    failed: usize,
}
