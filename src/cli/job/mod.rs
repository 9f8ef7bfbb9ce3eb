//! What was meant: which specs there are, and where the PDF of each one goes.
//!
//! All of it is settled before any work starts, so that a slip of the pen costs no half-done run.

mod list;
mod place;
mod select;
mod show;

use std::collections::BTreeMap;
use std::path::{MAIN_SEPARATOR, Path, PathBuf, is_separator};

use anyhow::anyhow;

pub use self::list::{List, to_list};
pub use self::place::file_of;
use self::select::specs;
pub use self::select::{DEFAULT_SPECS, any_specs_in, finished, folders, pdfs_in};
pub(super) use self::select::{identity, is_fragment, without_dots};
pub use self::show::to_show;

/// The folder that PDFs go into where no other is named.
const DEFAULT_OUTPUT: &str = "out";

/// One flyer to build or to check.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Task {
    /// The spec, or the finished PDF.
    pub spec: PathBuf,
    /// Where its PDF goes; `None` where none is written.
    pub output: Option<PathBuf>,
    /// Where the file for the press goes beside it, when both are written.
    pub press: Option<PathBuf>,
    /// Where its proof goes; `None` where none is written.
    pub proof: Option<PathBuf>,
}

impl Task {
    /// A task that writes nothing.
    pub fn of(spec: PathBuf) -> Task {
        Task { spec, output: None, press: None, proof: None }
    }

    /// The files that the task writes.
    pub fn written(&self) -> impl Iterator<Item = &Path> + Clone {
        self.output.iter().chain(&self.press).chain(&self.proof).map(PathBuf::as_path)
    }
}

/// The flyers to look at: what `paths` name.
///
/// # Errors
/// With every path that cannot be followed.
pub fn to_look_at(paths: &[PathBuf]) -> Result<Vec<Task>, Vec<anyhow::Error>> {
    to_check(paths, None)
}

/// The flyers to check: what `paths` name; `proof` is where the proof of the only one goes.
///
/// # Errors
/// With every path that cannot be followed, and a proof that cannot be meant.
pub fn to_check(paths: &[PathBuf], proof: Option<&Path>) -> Result<Vec<Task>, Vec<anyhow::Error>> {
    let specs = specs(paths)?;
    let Some(proof) = proof else {
        return Ok(specs.into_iter().map(Task::of).collect());
    };
    with_proof(specs, proof).map(|task| vec![task]).map_err(|error| vec![error])
}

/// The only one of some specs, with the place of its proof.
fn with_proof(specs: Vec<PathBuf>, proof: &Path) -> anyhow::Result<Task> {
    if proof == Path::new("-") {
        return Err(anyhow!("a proof is not written to standard output; name a file with --proof"));
    }
    if !names_a_pdf(proof) {
        return Err(anyhow!("a proof is a PDF, and `{}` does not name one in `.pdf`", proof.display()));
    }
    let [spec] = specs.as_slice() else {
        return Err(anyhow!(
            "a proof shows one flyer, and there are {} specs; name one of them before --proof",
            specs.len()
        ));
    };
    place::check_place("the proof", proof, "--proof")?;
    Ok(Task { spec: spec.clone(), output: None, press: None, proof: Some(without_dots(proof)) })
}

/// The flyers to build: what `paths` name, each with its place at or under `output`, and one more beside it where
/// each is a pair.
///
/// # Errors
/// With every path that cannot be followed, and every output that cannot be meant.
pub fn to_build(
    paths: &[PathBuf],
    output: Option<&Path>,
    is_pair: bool,
) -> Result<Vec<Task>, Vec<anyhow::Error>> {
    let mut tasks = with_outputs(specs(paths)?, output).map_err(|error| vec![error])?;
    if is_pair {
        tasks.iter_mut().for_each(|task| task.press = task.output.as_deref().map(beside));
    }
    let conflicts = conflicts(&tasks);
    if conflicts.is_empty() { Ok(tasks) } else { Err(conflicts) }
}

/// The folder that PDFs go into; `None` where `output` names a file.
pub fn folder(output: Option<&Path>) -> Option<PathBuf> {
    let folder = output.unwrap_or(Path::new(DEFAULT_OUTPUT));
    (!names_a_pdf(folder)).then(|| without_dots(folder))
}

/// Each spec with the place of its PDF: `output` itself where it names a file, else a file in it.
fn with_outputs(specs: Vec<PathBuf>, output: Option<&Path>) -> anyhow::Result<Vec<Task>> {
    let folder = output.unwrap_or(Path::new(DEFAULT_OUTPUT));
    if folder == Path::new("-") {
        return Err(anyhow!("a PDF is not written to standard output; name a file or a folder with -o"));
    }
    if let Some(file) = output.filter(|output| names_a_pdf(output)) {
        let count = specs.len();
        let mut specs = specs.into_iter();
        return match (specs.next(), specs.next()) {
            (Some(spec), None) => {
                Ok(vec![Task { spec, output: Some(without_dots(file)), press: None, proof: None }])
            }
            _ => Err(anyhow!(
                "`{}` is one file, and there are {count} specs; name a folder with -o instead",
                file.display()
            )),
        };
    }
    check_folder(folder, "the name of a PDF ends in `.pdf`")?;
    let folder = without_dots(folder);
    let place = |spec: &Path| {
        let name = Path::new(spec.file_name().unwrap_or_default()).with_extension("pdf");
        if folder == Path::new(".") { name } else { folder.join(name) }
    };
    Ok(specs
        .into_iter()
        .map(|spec| Task { output: Some(place(&spec)), spec, press: None, proof: None })
        .collect())
}

/// The place of a file for the press beside the one for the screen.
fn beside(output: &Path) -> PathBuf {
    let mut name = output.file_stem().unwrap_or_default().to_os_string();
    name.push("-press.pdf");
    output.with_file_name(name)
}

/// Whether an output names a PDF rather than a folder of them.
pub fn names_a_pdf(output: &Path) -> bool {
    names_a_file(output, ".pdf")
}

/// Whether an output names a PNG picture rather than a folder of them.
pub fn names_a_picture(output: &Path) -> bool {
    names_a_file(output, ".png")
}

/// Whether an output names a file with this ending, given in small letters, rather than a folder.
fn names_a_file(output: &Path, ending: &str) -> bool {
    // The ending is taken from the whole text, since `Path` leaves out a slash at its end.
    let text = output.as_os_str().as_encoded_bytes().to_ascii_lowercase();
    text.ends_with(ending.as_bytes()) && !output.is_dir()
}

/// Refuses an output that cannot be meant as a folder; `else_what` says what a file would have to be.
///
/// # Errors
/// When it is a file, or has an ending as if it were one.
pub fn check_folder(folder: &Path, else_what: &str) -> anyhow::Result<()> {
    // Without the slash that it may end in, since a system finds no file behind one.
    let place = without_dots(folder);
    if place.exists() && !place.is_dir() {
        return Err(anyhow!("`{}` is not a folder, and {else_what}", place.display()));
    }
    if let Some(ending) = other_ending(folder) {
        return Err(anyhow!(
            "`{0}` ends in `.{ending}`, and {else_what}; \
             for a new folder of this name, write `{0}{MAIN_SEPARATOR}`",
            folder.display()
        ));
    }
    Ok(())
}

/// The ending of an output that is no folder yet and may be a misspelt file: that of its last name, unless
/// a slash says that a folder is meant.
fn other_ending(output: &Path) -> Option<String> {
    let ending = output.extension().filter(|_| !is_closed(output) && !output.is_dir())?;
    Some(ending.to_string_lossy().into_owned())
}

/// Whether an output ends in a slash: a folder is meant, whether it is there or not.
fn is_closed(output: &Path) -> bool {
    output.as_os_str().as_encoded_bytes().last().is_some_and(|last| is_separator(char::from(*last)))
}

/// What is wrong with the outputs of tasks taken together.
fn conflicts(tasks: &[Task]) -> Vec<anyhow::Error> {
    let mut errors = Vec::new();
    let mut taken: BTreeMap<PathBuf, &Path> = BTreeMap::new();
    let specs: BTreeMap<PathBuf, &Path> =
        tasks.iter().map(|task| (file_of(&task.spec), task.spec.as_path())).collect();
    for (task, output) in tasks.iter().flat_map(|task| task.written().map(move |output| (task, output))) {
        let identity = file_of(output);
        if let Some(spec) = specs.get(&identity) {
            errors.push(anyhow!(
                "the PDF of `{}` would take the place of the spec `{}`; name another file with -o",
                task.spec.display(),
                spec.display()
            ));
        }
        if let Some(other) = taken.insert(identity, &task.spec) {
            errors.push(anyhow!(
                "`{}` and `{}` would both be written to `{}`; build them in two runs, \
                 each with a folder of its own after -o",
                other.display(),
                task.spec.display(),
                output.display()
            ));
        }
    }
    errors
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::job::select::tests::folder;

    #[test]
    fn an_output_is_a_file_or_a_folder_by_its_name() {
        let folder = folder(&["old.pdf/x", "old.d/x", "text.txt"]);
        let root = folder.path();
        let check = |output: &str, expected: Option<&str>| {
            let found = with_outputs(vec!["flyers/a.b.toml".into()], Some(&root.join(output)));
            let found = found.ok().map(|tasks| tasks[0].output.clone().unwrap());
            assert_eq!(found, expected.map(|expected| root.join(expected)), "{output}");
        };
        check("new.pdf", Some("new.pdf"));
        check("NEW.PDF", Some("NEW.PDF"));
        check("new.pdf/", Some("new.pdf/a.b.pdf"));
        check("old.pdf", Some("old.pdf/a.b.pdf"));
        check("new", Some("new/a.b.pdf"));
        check("new.d/deep", Some("new.d/deep/a.b.pdf"));
        check("text.txt", None);
        check("new.pfd", None);
        check("deep/new.txt", None);
        check("new.txt/", Some("new.txt/a.b.pdf"));
        check("old.d", Some("old.d/a.b.pdf"));
        check(".hidden", Some(".hidden/a.b.pdf"));
    }

    #[test]
    fn without_an_output_pdfs_go_into_out() {
        let tasks = with_outputs(vec!["flyers/a.toml".into()], None).unwrap();
        assert_eq!(tasks[0].output.as_deref(), Some(Path::new("out/a.pdf")));
    }
}
