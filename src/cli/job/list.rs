//! What a list of reference numbers is to be: of which specs, in which form, and where it goes.

use std::path::{Path, PathBuf};

use anyhow::anyhow;

use super::place::{self, file_of};
use super::select::without_dots;
use super::{DEFAULT_OUTPUT, Task, is_closed, other_ending, to_look_at};
use crate::cli::args::ListFormat;

/// The name of a list that goes into a folder.
const NAME: &str = "refs";

/// A list to make.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct List {
    /// Its form.
    pub format: ListFormat,
    /// Where it goes; `None` for standard output.
    pub output: Option<PathBuf>,
}

/// The flyers to list, and the list: what `paths` name, in `format` or the one that the ending of `output` means.
///
/// # Errors
/// With every path that cannot be followed, and an output that cannot be meant.
pub fn to_list(
    paths: &[PathBuf],
    format: Option<ListFormat>,
    output: Option<&Path>,
) -> Result<(Vec<Task>, List), Vec<anyhow::Error>> {
    let tasks = to_look_at(paths)?;
    let specs: Vec<&Path> = tasks.iter().map(|task| task.spec.as_path()).collect();
    let list = list(format, output, &specs).map_err(|error| vec![error])?;
    Ok((tasks, list))
}

/// The list that is meant.
fn list(format: Option<ListFormat>, output: Option<&Path>, specs: &[&Path]) -> anyhow::Result<List> {
    let is_standard_output = output == Some(Path::new("-"));
    let file = output.filter(|_| !is_standard_output);
    let of_file = file.and_then(format_of);
    let is_misspelt = format.is_none() && of_file.is_none();
    let format = format.or(of_file).unwrap_or(ListFormat::Text);
    if format == ListFormat::Pdf && is_standard_output {
        return Err(anyhow!("a PDF is not written to standard output; name a file with -o"));
    }
    let name = Path::new(NAME).with_extension(ending(format));
    let output = match file {
        Some(folder) if folder.is_dir() || is_closed(folder) => Some(without_dots(folder).join(name)),
        Some(file) => Some(without_dots(file)),
        None if format == ListFormat::Pdf => Some(Path::new(DEFAULT_OUTPUT).join(name)),
        None => None,
    };
    if let Some(output) = &output {
        if let Some(spec) = specs.iter().find(|spec| file_of(spec) == file_of(output)) {
            return Err(anyhow!(
                "the list would take the place of the spec `{}`; name another file with -o",
                spec.display()
            ));
        }
        place::check_place("the list", output, "-o")?;
    }
    if let Some(file) = file.filter(|_| is_misspelt)
        && let Some(ending) = other_ending(file)
    {
        return Err(anyhow!(
            "`{}` ends in `.{ending}`, and the name of a list in `.txt`, `.csv`, `.json` or `.pdf`; \
             --format gives a file of any name its form",
            file.display()
        ));
    }
    Ok(List { format, output })
}

/// The form that the ending of a file's name means, if it means one.
fn format_of(file: &Path) -> Option<ListFormat> {
    let ending_of_file = file.extension()?.to_str()?.to_ascii_lowercase();
    [ListFormat::Text, ListFormat::Csv, ListFormat::Json, ListFormat::Pdf]
        .into_iter()
        .find(|format| ending(*format) == ending_of_file)
}

/// The ending of a file of this form.
fn ending(format: ListFormat) -> &'static str {
    match format {
        ListFormat::Text => "txt",
        ListFormat::Csv => "csv",
        ListFormat::Json => "json",
        ListFormat::Pdf => "pdf",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_form_and_the_place_follow_from_what_is_said() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        std::fs::create_dir(root.join("lists")).unwrap();
        let check = |format: Option<ListFormat>, output: &str, expected: Option<(ListFormat, &str)>| {
            let output =
                (!output.is_empty()).then(|| if output == "-" { output.into() } else { root.join(output) });
            let found = list(format, output.as_deref(), &[root.join("a.toml").as_path()]).ok();
            let expected = expected.map(|(format, place)| List {
                format,
                output: (!place.is_empty()).then(|| root.join(place)),
            });
            assert_eq!(found, expected, "{output:?}");
        };
        check(None, "", Some((ListFormat::Text, "")));
        check(None, "-", Some((ListFormat::Text, "")));
        check(Some(ListFormat::Csv), "-", Some((ListFormat::Csv, "")));
        check(None, "a.csv", Some((ListFormat::Csv, "a.csv")));
        check(None, "a.PDF", Some((ListFormat::Pdf, "a.PDF")));
        check(None, "a.xls", None);
        check(Some(ListFormat::Csv), "a.xls", Some((ListFormat::Csv, "a.xls")));
        check(Some(ListFormat::Json), "a.txt", Some((ListFormat::Json, "a.txt")));
        check(Some(ListFormat::Json), "lists", Some((ListFormat::Json, "lists/refs.json")));
        check(None, "new/", Some((ListFormat::Text, "new/refs.txt")));
        check(Some(ListFormat::Pdf), "-", None);
        check(None, "a.toml", None);
        let pdf = list(Some(ListFormat::Pdf), None, &[]).unwrap();
        assert_eq!(pdf.output.as_deref(), Some(Path::new("out/refs.pdf")));
    }
}
