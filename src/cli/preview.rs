//! `flysheet preview`: the pages of one flyer as pictures.

use std::path::{Path, PathBuf};

use anyhow::anyhow;
use serde::Serialize;

use super::args::PreviewArguments;
use super::batch::{self, Manner};
use super::job::{self, Task};
use super::outcome::Outcome;
use super::report::Reporter;
use super::set::{set, with_error};
use super::status::Status;
use super::{style, write};
use crate::raster::{self, Outlines, Pixels, RasterError, Resolution};
use crate::text::Faces;

/// Draws the pages of a flyer, and says what came of it.
pub fn run(arguments: &PreviewArguments) -> Status {
    let style = style(&arguments.messages);
    let mut reporter = Reporter::new(style);
    let tasks = match (task(&arguments.spec), check_output(&arguments.output)) {
        (Ok(task), Ok(())) => [task],
        (task, output) => {
            let errors = task.err().into_iter().flatten().chain(output.err());
            errors.for_each(|error| reporter.error(&error));
            return reporter.status();
        }
    };
    let faces = Faces::built_in();
    let resolution = Resolution::dpi(f64::from(arguments.dpi));
    batch::run(
        &tasks,
        Manner { threads: 1, stop: &|| false },
        |task| set(&task.spec, &faces).map(|flyer| drawn(&flyer, &faces, resolution)),
        std::convert::identity,
        |task, result| match result {
            Ok(Ok(Ok(pages))) => {
                if let Err(error) = write_all(&pages, task, &arguments.output, &mut reporter) {
                    reporter.error(&error);
                }
            }
            Ok(Ok(Err(error))) => reporter.error(&error.into()),
            Ok(Err(unset)) => reporter.flyer(with_error(task, &unset, style)),
            Err(panic) => reporter.flyer(Outcome::broken_down(task, &panic, style)),
        },
    );
    reporter.status()
}

/// The only flyer that a path names.
fn task(path: &Path) -> Result<Task, Vec<anyhow::Error>> {
    let tasks = job::to_look_at(&[path.to_path_buf()])?;
    <[Task; 1]>::try_from(tasks).map(|[task]| task).map_err(|tasks| {
        let count = tasks.len();
        vec![anyhow!("a preview shows one flyer, and there are {count} specs; name one of them")]
    })
}

/// All pages of a flyer.
fn drawn(
    flyer: &super::set::SetFlyer,
    built_in: &Faces,
    resolution: Resolution,
) -> Result<Vec<Pixels>, RasterError> {
    let faces = flyer.faces.as_ref().unwrap_or(built_in);
    let mut outlines = Outlines::default();
    let pages = flyer.document.pages.iter();
    pages.map(|page| raster::draw(&flyer.document, page, faces, &mut outlines, resolution)).collect()
}

/// Writes the pictures of all pages.
fn write_all(pages: &[Pixels], task: &Task, output: &Path, reporter: &mut Reporter) -> anyhow::Result<()> {
    for (number, page) in (1..).zip(pages) {
        let path = place(&task.spec, output, number, pages.len());
        write::alone(&path, &page.png()?)?;
        let output = path.display().to_string();
        let human = format!("{output}  page {number} of {}", pages.len());
        reporter.result(&human, &PreviewLine { r#type: "preview", output, page: number, pages: pages.len() });
    }
    Ok(())
}

/// Where the picture of a page goes: `output` itself where it names a picture, with the page's number where there are
/// several, else a file in it.
fn place(spec: &Path, output: &Path, page: usize, pages: usize) -> PathBuf {
    if !job::names_a_picture(output) {
        let name = spec.file_stem().unwrap_or_default().display().to_string();
        return output.join(format!("{name}-{page}.png"));
    }
    if pages == 1 {
        return output.to_path_buf();
    }
    let stem = output.file_stem().unwrap_or_default().display().to_string();
    output.with_file_name(format!("{stem}-{page}.png"))
}

/// Refuses an output that is neither a picture nor a folder of them.
fn check_output(output: &Path) -> anyhow::Result<()> {
    if output == Path::new("-") {
        return Err(anyhow!("a picture is not written to standard output; name a file or a folder with -o"));
    }
    if job::names_a_picture(output) {
        return Ok(());
    }
    job::check_folder(output, "the name of a picture ends in `.png`")
}

/// A picture that was written, for programs.
#[derive(Serialize)]
struct PreviewLine {
    r#type: &'static str,
    output: String,
    page: usize,
    pages: usize,
}
