//! What does not agree between the flyers of a run: found in their specs, without setting them.

use std::path::{Path, PathBuf};

use super::batch::{self, Manner};
use super::files::RunFiles;
use super::job::Task;
use super::report::{self, Style, Told};
use crate::references::Programme;
use crate::spec;

/// The findings about all flyers of a run together. `folders` are those of which every spec is in the run.
pub fn findings(tasks: &[Task], folders: &[PathBuf], manner: Manner<'_>, style: Style) -> Vec<Told> {
    let (mut programme, files) = (Programme::new(), RunFiles::default());
    batch::run(
        tasks,
        manner,
        |task| spec::read(&task.spec, &files),
        |reading| reading,
        |task, reading| match reading {
            Ok(reading) => match &reading.flyer {
                Some(flyer) => programme.add(&task.spec, flyer, &reading.sources, &[]),
                None => programme.add_faulty(),
            },
            // What a spec breaks down on has been reported when it was checked.
            Err(_) => programme.add_faulty(),
        },
    );
    let folders: Vec<&Path> = folders.iter().map(PathBuf::as_path).collect();
    report::findings(&programme.findings(&folders), &programme.sources, style)
}
