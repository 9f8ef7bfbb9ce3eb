//! The specs that paths name: files themselves, and those that stand in folders.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fs::FileType;
use std::io;
use std::path::{Component, Path, PathBuf};

use anyhow::{Context, anyhow};

use crate::cli::state::State;

/// The folder that is meant where no path is given.
pub const DEFAULT_SPECS: &str = "flyers";

/// The specs that paths name, in the order of the paths and by name in a folder, each once.
pub(super) fn specs(paths: &[PathBuf]) -> Result<Vec<PathBuf>, Vec<anyhow::Error>> {
    select(paths, expand)
}

/// The specs and the finished PDFs that paths name, each once; a folder without specs stands for the flyers in it.
pub(super) fn specs_and_pdfs(paths: &[PathBuf]) -> Result<Vec<PathBuf>, Vec<anyhow::Error>> {
    select(paths, |path| {
        if !path.is_dir() {
            return expand(path);
        }
        specs_in(path).or_else(|none| match flyers_in(path)? {
            pdfs if pdfs.is_empty() => Err(none),
            pdfs => Ok(pdfs),
        })
    })
}

/// The finished PDFs that paths name, each once.
///
/// # Errors
/// With every path that leads nowhere.
pub fn finished(paths: &[PathBuf]) -> Result<Vec<PathBuf>, Vec<anyhow::Error>> {
    if paths.is_empty() {
        return Ok(Vec::new());
    }
    select(paths, |path| if path.exists() { Ok(vec![path.to_path_buf()]) } else { Err(not_there(path)) })
}

/// The files that paths name, each of which `expand` follows.
fn select(
    paths: &[PathBuf],
    expand: impl Fn(&Path) -> anyhow::Result<Vec<PathBuf>>,
) -> Result<Vec<PathBuf>, Vec<anyhow::Error>> {
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

/// The folders among `paths`: every spec that stands in one of them is meant. The one that the program stands in has
/// no name.
pub fn folders(paths: &[PathBuf]) -> Vec<PathBuf> {
    let default = [PathBuf::from(DEFAULT_SPECS)];
    let paths = if paths.is_empty() { &default } else { paths };
    let folders = paths.iter().filter(|path| path.is_dir());
    folders.map(|path| path.components().filter(|part| *part != Component::CurDir).collect()).collect()
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

/// The specs in a folder that is looked into, however few, by name.
///
/// # Errors
/// When it cannot be read.
pub fn any_specs_in(folder: &Path) -> anyhow::Result<Vec<PathBuf>> {
    files_in(folder, is_spec)
}

/// The specs in a folder, by name.
fn specs_in(folder: &Path) -> anyhow::Result<Vec<PathBuf>> {
    let specs = any_specs_in(folder)?;
    if specs.is_empty() {
        return Err(anyhow!(
            "no specs in `{}`: a spec's name ends in `.toml` and does not begin with `_`",
            folder.display()
        ));
    }
    Ok(specs)
}

/// The PDFs in a folder, not below it, by name.
///
/// # Errors
/// When it cannot be read.
pub fn pdfs_in(folder: &Path) -> anyhow::Result<Vec<PathBuf>> {
    files_in(folder, is_pdf)
}

/// The finished flyers in a folder, by name: the PDFs that it remembers to have been built from specs, without what
/// else may stand beside them (files for the press, the register, sheets); all PDFs where it remembers none.
fn flyers_in(folder: &Path) -> anyhow::Result<Vec<PathBuf>> {
    let pdfs = pdfs_in(folder)?;
    let state = State::of(folder);
    let built: Vec<PathBuf> = pdfs.iter().filter(|pdf| state.entry(pdf).is_some()).cloned().collect();
    Ok(if built.is_empty() { pdfs } else { built })
}

/// The files in a folder whose names are right, by name.
fn files_in(folder: &Path, is_meant: fn(&OsStr) -> bool) -> anyhow::Result<Vec<PathBuf>> {
    let read = || -> io::Result<Vec<PathBuf>> {
        let mut files = Vec::new();
        for entry in std::fs::read_dir(folder)? {
            let entry = entry?;
            let path = entry.path();
            if path.file_name().is_some_and(is_meant) && is_file(&path, entry.file_type()?) {
                files.push(without_dots(&path));
            }
        }
        Ok(files)
    };
    let mut files = read().with_context(|| format!("cannot read the folder `{}`", folder.display()))?;
    files.sort();
    Ok(files)
}

/// Whether what stands in a folder is a file. A link that leads nowhere is one that whoever reads it will report; a
/// folder is none, nor is a pipe, which would be waited for.
fn is_file(path: &Path, kind: FileType) -> bool {
    match kind.is_symlink() {
        true => path.metadata().map_or(true, |metadata| metadata.is_file()),
        false => kind.is_file(),
    }
}

/// Whether a file of this name is a PDF. A file that is hidden is none.
fn is_pdf(name: &OsStr) -> bool {
    let ending = Path::new(name).extension();
    ending.is_some_and(|ending| ending.eq_ignore_ascii_case("pdf"))
        && !name.as_encoded_bytes().starts_with(b".")
}

/// Whether a file of this name in a folder is a spec. A file that is hidden is none.
fn is_spec(name: &OsStr) -> bool {
    let is_toml = Path::new(name).extension() == Some(OsStr::new("toml"));
    is_toml && !is_fragment(name) && !name.as_encoded_bytes().starts_with(b".")
}

/// Whether a file of this name is a fragment, read by specs and never built itself.
pub(in crate::cli) fn is_fragment(name: &OsStr) -> bool {
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

/// What tells one file from another, however its folder is spelt. The name itself is kept, since a
/// link gives a file a second name on purpose.
pub(in crate::cli) fn identity(path: &Path) -> PathBuf {
    let parent = match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    };
    let parent = std::fs::canonicalize(parent).unwrap_or_else(|_| parent.to_path_buf());
    parent.join(path.file_name().unwrap_or_default())
}

/// A path as it is shown to a person: without `.` and doubled slashes.
pub fn without_dots(path: &Path) -> PathBuf {
    let path: PathBuf = path.components().filter(|part| *part != Component::CurDir).collect();
    if path.as_os_str().is_empty() { PathBuf::from(".") } else { path }
}

#[cfg(test)]
pub(in crate::cli::job) mod tests {
    use super::*;

    /// A folder with empty files in it.
    pub(in crate::cli::job) fn folder(files: &[&str]) -> tempfile::TempDir {
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

    #[cfg(unix)]
    #[test]
    fn a_link_in_a_folder_counts_and_what_is_no_file_does_not() {
        use std::os::unix::{fs::symlink, net::UnixListener};
        let folder = folder(&["a.txt"]);
        let path = |name: &str| folder.path().join(name);
        let _waits = UnixListener::bind(path("waits.toml")).unwrap();
        symlink(path("a.txt"), path("link.toml")).unwrap();
        symlink(path("nothing"), path("lost.toml")).unwrap();
        symlink(folder.path(), path("up.toml")).unwrap();
        assert_eq!(any_specs_in(folder.path()).unwrap(), [path("link.toml"), path("lost.toml")]);
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
