//! `flysheet serve`: the flyers of a folder in the browser, as they are written.
//!
//! One thread looks for changes (`listing`, `watch`), sets what has changed (`workshop`) and hangs it where all can see
//! it (`gallery`); others, one for each `connection`, read requests and answer them (`answer`) with pages (`html`),
//! pictures, and the stream of changes (`events`).
//! Nothing is written anywhere.

mod address;
mod answer;
mod connection;
mod events;
mod excerpt;
mod gallery;
mod html;
mod limit;
mod listing;
mod markup;
mod reply;
mod request;
mod route;
mod said;
mod sections;
mod shown;
mod watch;
mod workshop;

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, anyhow};

use super::args::ServeArguments;
use super::interrupt::Interrupt;
use super::job;
use super::report::Reporter;
use super::status::Status;
use super::{environment, style};
use answer::Desk;
use gallery::Gallery;
use listing::Listing;
use said::Said;
use shown::Shown;
use watch::Watch;
use workshop::{Workshop, name};

/// How long to wait between two looks at the files. A change counts from its second look on, and shall be on the screen
/// by the time that eyes have moved there from the editor.
const BETWEEN_LOOKS: Duration = Duration::from_millis(120);

/// How many times as long as a look takes to wait for the next one, so that looking takes less than a hundredth of a
/// core.
const AT_EASE: u32 = 125;

/// The longest such wait. A look at a drive on the network takes long without taking much of a core.
const LONGEST_WAIT: Duration = Duration::from_millis(500);

/// How many times as long as a look to wait all the same, so that a slow drive is not kept busy.
const SPARING: u32 = 4;

/// Shows the flyers of a folder until somebody ends it.
pub fn run(arguments: &ServeArguments) -> Status {
    let style = style(&arguments.messages);
    let mut reporter = Reporter::new(style);
    let folder = folder(arguments.folder.as_deref());
    let created = environment::source_date_epoch();
    let (folder, created) = match (folder, created) {
        (Ok(folder), Ok(created)) => (folder, created),
        (folder, created) => {
            let errors = [folder.err(), created.err()];
            errors.iter().flatten().for_each(|error| reporter.error(error));
            return reporter.status();
        }
    };
    let interrupt = Interrupt::listen();
    let gallery = Arc::new(Gallery::new(folder.display().to_string()));
    match begin(arguments.port, &gallery) {
        Ok(port) => {
            let mut said = Said::new(style, reporter);
            said.address(port, &folder);
            look_on(&folder, &gallery, Workshop::new(created, style), &interrupt, &mut said);
            reporter = said.end();
        }
        Err(error) => reporter.error(&error),
    }
    if let Some(signal) = interrupt.status() {
        reporter.worsen(Status::Stopped(signal));
    }
    reporter.status()
}

/// Has requests answered from now on, and says at which port.
fn begin(asked: Option<u16>, gallery: &Arc<Gallery>) -> anyhow::Result<u16> {
    let (listener, port) = address::listen(asked)?;
    connection::answer_all(listener, Desk::new(Arc::clone(gallery))).context("cannot listen")?;
    Ok(port)
}

/// The folder that is meant.
fn folder(named: Option<&Path>) -> anyhow::Result<PathBuf> {
    let folder = job::without_dots(named.unwrap_or(Path::new(job::DEFAULT_SPECS)));
    if folder.is_dir() {
        return Ok(folder);
    }
    let shown = folder.display();
    Err(match (named, folder.parent()) {
        (None, _) => {
            anyhow!("there is no folder `{shown}` here; name the folder of your specs: flysheet serve DIR")
        }
        (_, Some(parent)) if folder.is_file() => {
            let parent = if parent.as_os_str().is_empty() { Path::new(".") } else { parent };
            anyhow!(
                "`{shown}` is a file; name its folder, which shows all flyers in it: flysheet serve {}",
                parent.display()
            )
        }
        _ => anyhow!("no such folder: `{shown}`"),
    })
}

/// Looks for changes and shows them, until the program is asked to stop.
fn look_on(folder: &Path, gallery: &Gallery, mut workshop: Workshop, interrupt: &Interrupt, said: &mut Said) {
    let mut listing = Listing::default();
    let mut watch = Watch::default();
    while !interrupt.came() {
        let begun = Instant::now();
        let mut looked = Duration::ZERO;
        match listing.look(folder) {
            Ok(specs) => {
                said.problem(gallery, None);
                for spec in workshop.keep(specs) {
                    gallery.take_down(&name(&spec));
                    said.gone(&spec);
                }
                let suspects = watch.look(workshop.inputs());
                let tasks = workshop.due(specs, &suspects);
                looked = begun.elapsed();
                for task in &tasks {
                    let name = name(&task.spec);
                    if gallery.flyer(&name).is_none() {
                        gallery.hang(Shown::awaited(name, task.spec.display().to_string()));
                    }
                }
                workshop.set(&tasks, &|| interrupt.came(), gallery, |outcome| said.flyer(outcome));
                if !interrupt.came() {
                    said.all_set();
                }
            }
            // Its flyers stay as they were: nothing is known of their files.
            Err(error) => said.problem(gallery, Some(format!("{error:#}"))),
        }
        rest(looked, interrupt);
    }
}

/// How long to wait after a look that took so long.
fn wait_after(look: Duration) -> Duration {
    (look * AT_EASE).clamp(BETWEEN_LOOKS, LONGEST_WAIT).max(look * SPARING)
}

/// Waits for the next look, and no longer than until the program is asked to stop.
fn rest(look: Duration, interrupt: &Interrupt) {
    let until = Instant::now() + wait_after(look);
    while Instant::now() < until && !interrupt.came() {
        thread::sleep(BETWEEN_LOOKS);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn looks_at_many_files_or_slow_drives_come_less_often() {
        let check = |look: u64, wait: u64| {
            assert_eq!(wait_after(Duration::from_micros(look)), Duration::from_millis(wait), "{look}");
        };
        check(200, 120);
        check(2_000, 250);
        check(50_000, 500);
        check(1_000_000, 4_000);
    }
}
