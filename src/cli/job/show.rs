//! The flyers to show on a contact sheet, and what the sheet must not take the place of.

use std::path::{Path, PathBuf};

use anyhow::anyhow;

use super::place::{self, file_of};
use super::select::specs_and_pdfs;
use super::{Task, names_a_pdf};

/// The flyers to show on a sheet: specs and finished PDFs that `paths` name. A sheet of an earlier run, which may stand
/// among the PDFs of a folder, is none.
///
/// # Errors
/// With every path that cannot be followed, where the sheet would take the place of a flyer, and where nothing is
/// named but the sheet.
pub fn to_show(paths: &[PathBuf], sheet: &Path) -> Result<Vec<Task>, Vec<anyhow::Error>> {
    let shown = specs_and_pdfs(paths);
    let refused = check_place(paths, shown.as_deref().unwrap_or_default(), sheet).err();
    let mut shown = match (shown, refused) {
        (Ok(shown), None) => shown,
        (shown, refused) => return Err(shown.err().into_iter().flatten().chain(refused).collect()),
    };
    let place = file_of(sheet);
    shown.retain(|path| file_of(path) != place);
    if shown.is_empty() {
        return Err(vec![anyhow!("there is no flyer to show beside the sheet `{}`", sheet.display())]);
    }
    Ok(shown.into_iter().map(Task::of).collect())
}

/// Refuses a sheet that would be written over a file that was named, over a spec, or over a PDF that a build wrote.
fn check_place(paths: &[PathBuf], shown: &[PathBuf], sheet: &Path) -> anyhow::Result<()> {
    let place = file_of(sheet);
    let named = paths.iter().filter(|path| !path.is_dir());
    let specs = shown.iter().filter(|path| !names_a_pdf(path));
    if let Some(flyer) = named.chain(specs).find(|path| file_of(path) == place) {
        return Err(anyhow!(
            "the sheet would take the place of `{}`, which it is to show; \
             name another file with -o, or leave that one out",
            flyer.display()
        ));
    }
    place::check_place("the sheet", sheet, "-o")
}
