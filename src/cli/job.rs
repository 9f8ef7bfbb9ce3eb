//! What was meant: which specs there are, and where the PDF of each one goes.
//!
//! All of it is settled before any work starts, so that a slip of the pen costs no half-done run.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::io;
use std::path::{Component, Path, PathBuf};

use anyhow::{Context, anyhow};

/// The folder that is meant where no path is given.
const DEFAULT_SPECS: &str = "flyers";

/// The folder that PDFs go into where no other is named.
const DEFAULT_OUTPUT: &str = "out";

/// One flyer to build or to check.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Task {
    /// The spec.
    pub spec: PathBuf,
    /// Where its PDF goes; `None` where none is written.
    pub output: Option<PathBuf>,
}

/// The flyers to check: what `paths` name.
///
/// # Errors
/// With every path that cannot be followed.
pub fn to_check(paths: &[PathBuf]) -> Result<Vec<Task>, Vec<anyhow::Error>> {
    Ok(specs(paths)?.into_iter().map(|spec| Task { spec, output: None }).collect())
}

/// The flyers to build: what `paths` name, each with its place at or under `output`.
///
/// # Errors
/// With every path that cannot be followed, and every output that cannot be meant.
pub fn to_build(paths: &[PathBuf], output: Option<&Path>) -> Result<Vec<Task>, Vec<anyhow::Error>> {
    let tasks = with_outputs(specs(paths)?, output).map_err(|error| vec![error])?;
    let conflicts = conflicts(&tasks);
    if conflicts.is_empty() { Ok(tasks) } else { Err(conflicts) }
}

/// The specs that paths name, in the order of the paths and by name in a folder, each once.
fn specs(paths: &[PathBuf]) -> Result<Vec<PathBuf>, Vec<anyhow::Error>> {
    let default = [PathBuf::from(DEFAULT_SPECS)];
    let paths = if paths.is_empty() { &default } else { paths };
    let mut specs: Vec<PathBuf> = Vec::new();
    let mut known = BTreeMap::new();
    let mut errors = Vec::new();
    for path in paths {
        match expand(&without_dots(path)) {
            Ok(found) => {
                specs.extend(found.into_iter().filter(|spec| known.insert(identity(spec), ()).is_none()));
            }
            Err(error) => errors.push(error),
        }
    }
    if errors.is_empty() { Ok(specs) } else { Err(errors) }
}

/// The specs that one path names: itself, or those in it.
fn expand(path: &Path) -> anyhow::Result<Vec<PathBuf>> {
    let metadata = match std::fs::metadata(path) {
        Ok(metadata) => metadata,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Err(not_there(path)),
        Err(error) => return Err(error).with_context(|| format!("cannot read `{}`", path.display())),
    };
    if metadata.is_dir() {
        return specs_in(path);
    }
    if path.file_name().is_some_and(is_fragment) {
        return Err(anyhow!(
            "`{}` is a fragment, as the `_` before its name says: \
             fragments are read by others and never built themselves",
            path.display()
        ));
    }
    Ok(vec![path.to_path_buf()])
}

/// The specs in a folder, by name.
fn specs_in(folder: &Path) -> anyhow::Result<Vec<PathBuf>> {
    let read = || -> io::Result<Vec<PathBuf>> {
        let mut specs = Vec::new();
        for entry in std::fs::read_dir(folder)? {
            let path = entry?.path();
            if path.file_name().is_some_and(is_spec) && !path.is_dir() {
                specs.push(without_dots(&path));
            }
        }
        Ok(specs)
    };
    let mut specs = read().with_context(|| format!("cannot read the folder `{}`", folder.display()))?;
    specs.sort();
    if specs.is_empty() {
        return Err(anyhow!(
            "no specs in `{}`: a spec's name ends in `.toml` and does not begin with `_`",
            folder.display()
        ));
    }
    Ok(specs)
}

/// Whether a file of this name in a folder is a spec. A file that is hidden is none.
fn is_spec(name: &OsStr) -> bool {
    let is_toml = Path::new(name).extension() == Some(OsStr::new("toml"));
    is_toml && !is_fragment(name) && !name.as_encoded_bytes().starts_with(b".")
}

/// Whether a file of this name is a fragment, read by specs and never built itself.
fn is_fragment(name: &OsStr) -> bool {
    name.as_encoded_bytes().starts_with(b"_")
}

/// Says that a path leads nowhere, and which one may have been meant.
fn not_there(path: &Path) -> anyhow::Error {
    if path == Path::new(DEFAULT_SPECS) {
        return anyhow!("there is no folder `{DEFAULT_SPECS}` here; name a spec or a folder of specs");
    }
    let in_folder = Path::new(DEFAULT_SPECS).join(path);
    let with_ending = |path: &Path| {
        let mut name = path.as_os_str().to_os_string();
        name.push(".toml");
        PathBuf::from(name)
    };
    let meant = [with_ending(path), in_folder.clone(), with_ending(&in_folder)];
    match meant.iter().find(|path| path.exists()) {
        Some(meant) => {
            anyhow!("no such file or folder: `{}`; did you mean `{}`?", path.display(), meant.display())
        }
        None => anyhow!("no such file or folder: `{}`", path.display()),
    }
}

/// Each spec with the place of its PDF: `output` itself where it names a file, else a file in it.
fn with_outputs(specs: Vec<PathBuf>, output: Option<&Path>) -> anyhow::Result<Vec<Task>> {
    let folder = output.unwrap_or(Path::new(DEFAULT_OUTPUT));
    if let Some(file) = output.filter(|output| names_a_pdf(output)) {
        let count = specs.len();
        let mut specs = specs.into_iter();
        return match (specs.next(), specs.next()) {
            (Some(spec), None) => Ok(vec![Task { spec, output: Some(without_dots(file)) }]),
            _ => Err(anyhow!(
                "`{}` is one file, and there are {count} specs; name a folder with -o instead",
                file.display()
            )),
        };
    }
    if folder.exists() && !folder.is_dir() {
        return Err(anyhow!("`{}` is not a folder, and the name of a PDF ends in `.pdf`", folder.display()));
    }
    let folder = without_dots(folder);
    let place = |spec: &Path| {
        let name = Path::new(spec.file_name().unwrap_or_default()).with_extension("pdf");
        if folder == Path::new(".") { name } else { folder.join(name) }
    };
    Ok(specs.into_iter().map(|spec| Task { output: Some(place(&spec)), spec }).collect())
}

/// Whether an output names a PDF rather than a folder of them.
fn names_a_pdf(output: &Path) -> bool {
    // The ending is taken from the whole text, since `Path` leaves out a slash at its end.
    let text = output.as_os_str().as_encoded_bytes().to_ascii_lowercase();
    text.ends_with(b".pdf") && !output.is_dir()
}

/// What is wrong with the outputs of tasks taken together.
fn conflicts(tasks: &[Task]) -> Vec<anyhow::Error> {
    let mut errors = Vec::new();
    let mut taken: BTreeMap<PathBuf, &Path> = BTreeMap::new();
    let specs: BTreeMap<PathBuf, &Path> =
        tasks.iter().map(|task| (identity(&task.spec), task.spec.as_path())).collect();
    for task in tasks {
        let Some(output) = &task.output else { continue };
        let identity = identity(output);
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

/// What tells one file from another, however its folder is spelt. The name itself is kept, since a
/// link gives a file a second name on purpose.
fn identity(path: &Path) -> PathBuf {
    let parent = match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    };
    let parent = std::fs::canonicalize(parent).unwrap_or_else(|_| parent.to_path_buf());
    parent.join(path.file_name().unwrap_or_default())
}

/// A path as it is shown to a person: without `.` and doubled slashes.
fn without_dots(path: &Path) -> PathBuf {
    let path: PathBuf = path.components().filter(|part| *part != Component::CurDir).collect();
    if path.as_os_str().is_empty() { PathBuf::from(".") } else { path }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A folder with empty files in it.
    fn folder(files: &[&str]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for file in files {
            let path = folder.path().join(file);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, "").unwrap();
        }
        folder
    }

    #[test]
    fn a_folder_holds_its_specs_and_neither_fragments_nor_what_lies_below() {
        let folder = folder(&["b.toml", "a.toml", "_c.toml", ".d.toml", "e.txt", "f/g.toml", "h.toml/i"]);
        let found = specs(&[folder.path().to_path_buf()]).unwrap();
        assert_eq!(found, [folder.path().join("a.toml"), folder.path().join("b.toml")]);
    }

    #[test]
    fn a_spec_named_twice_is_built_once() {
        let folder = folder(&["a.toml", "b.toml"]);
        let root = folder.path();
        let found =
            specs(&[root.join("b.toml"), root.to_path_buf(), root.join("../").join(root).join("a.toml")]);
        assert_eq!(found.unwrap(), [root.join("b.toml"), root.join("a.toml")]);
    }

    #[test]
    fn every_wrong_path_is_named() {
        let folder = folder(&["_a.toml", "b/c.txt"]);
        let root = folder.path();
        let errors = specs(&[root.join("x.toml"), root.join("_a.toml"), root.join("b")]).unwrap_err();
        let errors: Vec<String> = errors.iter().map(|error| error.to_string()).collect();
        assert_eq!(
            errors,
            [
                format!("no such file or folder: `{}`", root.join("x.toml").display()),
                format!(
                    "`{}` is a fragment, as the `_` before its name says: \
                     fragments are read by others and never built themselves",
                    root.join("_a.toml").display()
                ),
                format!(
                    "no specs in `{}`: a spec's name ends in `.toml` and does not begin with `_`",
                    root.join("b").display()
                ),
            ]
        );
    }

    #[test]
    fn an_output_is_a_file_or_a_folder_by_its_name() {
        let folder = folder(&["old.pdf/x", "text.txt"]);
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
    }

    #[test]
    fn without_an_output_pdfs_go_into_out() {
        let tasks = with_outputs(vec!["flyers/a.toml".into()], None).unwrap();
        assert_eq!(tasks[0].output.as_deref(), Some(Path::new("out/a.pdf")));
    }

    #[test]
    fn dots_are_not_shown() {
        let check = |path: &str, expected: &str| {
            assert_eq!(without_dots(Path::new(path)), Path::new(expected), "{path}");
        };
        check("./flyers//a.toml", "flyers/a.toml");
        check("../a.toml", "../a.toml");
        check(".", ".");
        check("a/./b", "a/b");
    }
}
