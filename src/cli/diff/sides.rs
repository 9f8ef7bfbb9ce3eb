//! The files of two builds, paired by their names.

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsString;
use std::path::{Path, PathBuf};

use anyhow::anyhow;

use super::super::job::pdfs_in;

/// A flyer of either build or of both.
pub(super) struct Pair {
    /// The name of its file, without the ending.
    pub name: String,
    /// Its PDF in the earlier build.
    pub old: Option<PathBuf>,
    /// Its PDF in the later one.
    pub new: Option<PathBuf>,
}

/// The flyers of two folders, by name; or two files, whatever their names.
///
/// # Errors
/// With each path that leads nowhere, and where one is a folder and the other is none.
pub(super) fn sides(old: &Path, new: &Path) -> Result<Vec<Pair>, Vec<anyhow::Error>> {
    let missing: Vec<_> = [old, new]
        .into_iter()
        .filter(|path| !path.exists())
        .map(|path| anyhow!("no such file or folder: `{}`", path.display()))
        .collect();
    if !missing.is_empty() {
        return Err(missing);
    }
    match (old.is_dir(), new.is_dir()) {
        (true, true) => {}
        (false, false) => {
            let name = new.file_stem().unwrap_or_default().display().to_string();
            return Ok(vec![Pair { name, old: Some(old.to_path_buf()), new: Some(new.to_path_buf()) }]);
        }
        _ => return Err(vec![anyhow!("a folder is compared with a folder, and a PDF with a PDF")]),
    }
    let (mut old, mut new) = match (pdfs(old), pdfs(new)) {
        (Ok(old), Ok(new)) => (old, new),
        (old, new) => return Err([old.err(), new.err()].into_iter().flatten().collect()),
    };
    let names: BTreeSet<OsString> = old.keys().chain(new.keys()).cloned().collect();
    let pair = |name: OsString| Pair {
        old: old.remove(&name),
        new: new.remove(&name),
        name: Path::new(&name).with_extension("").display().to_string(),
    };
    Ok(names.into_iter().map(pair).collect())
}

/// The PDFs in a folder by their names.
fn pdfs(folder: &Path) -> anyhow::Result<BTreeMap<OsString, PathBuf>> {
    let name = |path: &PathBuf| path.file_name().unwrap_or_default().to_os_string();
    Ok(pdfs_in(folder)?.into_iter().map(|path| (name(&path), path)).collect())
}
