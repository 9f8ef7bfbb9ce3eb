//! `flysheet diff`: what has changed between two builds, flyer by flyer, in words and in pictures.
//!
//! `sides` pairs the files of the two builds, `page` compares the pages of a pair, `say` puts changes into words.

mod page;
mod say;
mod sides;

use std::path::{Path, PathBuf};

use anyhow::{Context, anyhow};

use self::page::{Drawn, compare_pages};
use self::say::{Line, What};
use self::sides::{Pair, sides};
use super::args::DiffArguments;
use super::batch::{Manner, Panic};
use super::files;
use super::report::{Reporter, counted};
use super::status::Status;
use super::{batch, job, style, write};
use crate::compare::changes;
use crate::pdf::read::read;
use crate::raster::Resolution;

/// Compares two builds, and says what came of it.
pub fn run(arguments: &DiffArguments) -> Status {
    let mut reporter = Reporter::new(style(&arguments.run.messages));
    let pairs = sides(&arguments.old, &arguments.new);
    let folder =
        job::check_folder(&arguments.output, "-o names a folder for the pictures of what has changed");
    let pairs = match (pairs, folder) {
        (Ok(pairs), Ok(())) => pairs,
        (pairs, folder) => {
            let errors = pairs.err().unwrap_or_default().into_iter().chain(folder.err());
            errors.for_each(|error| reporter.error(&error));
            return reporter.status();
        }
    };
    let resolution = Resolution::dpi(f64::from(arguments.dpi));
    let mut pictures = 0;
    batch::run(
        &pairs,
        Manner { threads: batch::threads(&arguments.run), stop: &|| false },
        |pair| compare(pair, resolution, &arguments.output),
        std::convert::identity,
        |pair, result| {
            let result = result.unwrap_or_else(|Panic(said)| Err(anyhow!("flysheet broke down: {said}")));
            match result {
                Ok(found) => {
                    pictures += found.pictures;
                    say::say(&pair.name, &found.lines, &mut reporter);
                }
                Err(error) => reporter.error(&error.context(format!("cannot compare `{}`", pair.name))),
            }
        },
    );
    if pictures > 0 {
        reporter.note(&format!("{} in {}", counted(pictures, "picture"), arguments.output.display()));
    }
    reporter.status()
}

/// What was found of one flyer.
#[derive(Default)]
struct Found {
    lines: Vec<Line>,
    /// How many pictures were written.
    pictures: usize,
}

/// Compares one flyer, and writes its pictures.
fn compare(pair: &Pair, resolution: Resolution, folder: &Path) -> anyhow::Result<Found> {
    let (old, new) = match (&pair.old, &pair.new) {
        (Some(old), Some(new)) => (old, new),
        (Some(_), None) => return Ok(Found { lines: vec![Line::of_flyer(What::OnlyOld)], pictures: 0 }),
        (None, _) => return Ok(Found { lines: vec![Line::of_flyer(What::OnlyNew)], pictures: 0 }),
    };
    let bytes =
        |path: &PathBuf| files::read(path).with_context(|| format!("cannot read `{}`", path.display()));
    let (old_bytes, new_bytes) = (bytes(old)?, bytes(new)?);
    if old_bytes == new_bytes {
        return Ok(Found::default());
    }
    let reading = |path: &PathBuf, bytes: &[u8]| read(bytes).with_context(|| format!("`{}`", path.display()));
    let (old, new) = (reading(old, &old_bytes)?, reading(new, &new_bytes)?);
    let changes = changes(&old.document, &new.document);
    let drawn = compare_pages(&old, &new, &changes, resolution)?;
    let mut found = Found::default();
    let (pages, before) = (new.document.pages.len(), old.document.pages.len());
    if pages != before {
        found.lines.push(Line::of_flyer(What::Pages { new: pages, old: before }));
    }
    let path = |page: usize| folder.join(format!("{}-{}.png", pair.name, page + 1));
    for Drawn { page, picture, .. } in &drawn {
        write::alone(&path(*page), &picture.png()?)?;
        found.pictures += 1;
    }
    let place = |page: usize| {
        let is_drawn = drawn.iter().any(|drawn| drawn.page == page);
        is_drawn.then(|| path(page).display().to_string())
    };
    found.lines.extend(changes.iter().map(|change| Line::of_change(change, place(change.page()))));
    let looks = drawn.iter().filter(|drawn| drawn.looks);
    found.lines.extend(looks.map(|drawn| Line::of_page(drawn.page, place(drawn.page))));
    if found.lines.is_empty() {
        found.lines.push(Line::of_flyer(What::File));
    }
    Ok(found)
}
