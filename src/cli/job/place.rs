//! What no list, proof or sheet is to take the place of: what flyers are made from, and flyers that were built.

use std::path::{Path, PathBuf};

use anyhow::ensure;

use super::identity;
use crate::cli::destination::destination;
use crate::cli::state::State;

/// Refuses a place for `what` where a spec or a fragment stands, whoever reads it, or a PDF that a build wrote there.
/// `option` names another place.
///
/// # Errors
/// With what it would take the place of.
pub(super) fn check_place(what: &str, place: &Path, option: &str) -> anyhow::Result<()> {
    let file = file_of(place);
    // A link that leads to one and is not named so is refused when it is written to, with its own cure.
    let is_read = place.extension().is_some_and(|ending| ending == "toml") && place.is_file();
    ensure!(
        !is_read,
        "{what} would take the place of a spec or a fragment, `{}`; name another file with {option}",
        place.display()
    );
    let is_built = State::of(file.parent().unwrap_or(Path::new("."))).has_written(&file);
    ensure!(
        !is_built,
        "{what} would take the place of a flyer that was built, `{}`; name another file with {option}",
        place.display()
    );
    Ok(())
}

/// What tells the file that a path leads to from others.
pub fn file_of(path: &Path) -> PathBuf {
    identity(&destination(path))
}
