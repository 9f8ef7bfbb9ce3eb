//! Where a file goes that a place names: a place that is a link stands for the file that it leads to.

use std::path::{Path, PathBuf};

use anyhow::ensure;

/// How many links may lead from one to the next, as on Linux; those that lead in a circle have no end.
const MOST_LINKS: usize = 40;

/// The file that a place stands for: where the place is a link, what that leads to, whether it is there or not.
pub fn destination(place: &Path) -> PathBuf {
    let mut file = place.to_path_buf();
    for _ in 0..MOST_LINKS {
        match std::fs::read_link(&file) {
            Ok(target) => file = file.with_file_name(target),
            Err(_) => break,
        }
    }
    file
}

/// The file that a place stands for, if it may be written there.
///
/// # Errors
/// Where a link leads to a file with another ending, which is no earlier output but something to read, or leads in a circle.
pub fn output(place: &Path) -> anyhow::Result<PathBuf> {
    let file = destination(place);
    let is_link = |path: &Path| path.symlink_metadata().is_ok_and(|metadata| metadata.is_symlink());
    ensure!(!is_link(&file), "its links lead in a circle");
    let is_other_kind = is_link(place) && file.exists() && file.extension() != place.extension();
    ensure!(
        !is_other_kind,
        "it is a link to `{}`, a file of another kind; remove the link, or name another file",
        file.display()
    );
    Ok(file)
}
