//! The fonts of font folders, kept for a whole run by the folders that a theme names.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use super::digest;
use super::files;
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::spec::TypeTheme;
use crate::text::Faces;

/// The cure for a font that is refused, whatever the reason.
const FONT_CURE: &str =
    "take the file out of the folder, or put a TrueType or OpenType font that may be embedded in its place";

/// The fonts of a run, by the folders that a flyer names.
#[derive(Default)]
pub struct Fonts {
    known: Mutex<BTreeMap<Vec<PathBuf>, Arc<FontSet>>>,
}

/// The built-in faces and those of some folders.
pub struct FontSet {
    /// The faces.
    pub faces: Faces,
    /// The folders, each with the digest of its fonts; `None` for one that cannot be read.
    folders: Vec<(PathBuf, Option<String>)>,
    faults: Vec<Fault>,
}

/// What is wrong with a folder or a font in it.
struct Fault {
    /// The place of the folder among those that were named.
    folder: usize,
    code: Code,
    message: String,
    help: &'static str,
}

impl Fonts {
    /// The faces that a theme's font folders add to the built-in ones; `None` where it names no folder.
    ///
    /// A folder that cannot be read, and a font that cannot be used, is a finding at the folder's place in the spec.
    pub fn of(&self, theme: &TypeTheme, diagnostics: &mut Diagnostics) -> Option<Arc<FontSet>> {
        if theme.fonts.is_empty() {
            return None;
        }
        let set = self.set(folders(theme));
        set.tell(theme, diagnostics);
        Some(set)
    }

    /// The digest of the fonts in a folder; `None` where it cannot be read.
    pub fn digest(&self, folder: &Path) -> Option<String> {
        self.set(vec![folder.to_path_buf()]).folders.first()?.1.clone()
    }

    /// The fonts of some folders.
    fn set(&self, folders: Vec<PathBuf>) -> Arc<FontSet> {
        // Others wait while they are read, since they are about to ask for the same.
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(known.entry(folders).or_insert_with_key(|folders| Arc::new(FontSet::load(folders))))
    }
}

/// The same for a command that sets a flyer for itself: faces of its own.
pub fn faces(theme: &TypeTheme, diagnostics: &mut Diagnostics) -> Option<Faces> {
    if theme.fonts.is_empty() {
        return None;
    }
    let set = FontSet::load(&folders(theme));
    set.tell(theme, diagnostics);
    Some(set.faces)
}

/// The font folders that a theme names.
fn folders(theme: &TypeTheme) -> Vec<PathBuf> {
    theme.fonts.iter().map(|(folder, _)| folder.clone()).collect()
}

impl FontSet {
    /// Says what is wrong with the folders, where the theme names them.
    fn tell(&self, theme: &TypeTheme, diagnostics: &mut Diagnostics) {
        for Fault { folder, code, message, help } in &self.faults {
            if let Some((_, span)) = theme.fonts.get(*folder) {
                diagnostics.push(Diagnostic::new(*code, *span, message).help(*help));
            }
        }
    }

    /// The folders that could be read, each with the digest of its fonts.
    pub fn digests(&self) -> Vec<(String, String)> {
        let name = |folder: &PathBuf| folder.to_string_lossy().into_owned();
        self.folders.iter().filter_map(|(folder, digest)| Some((name(folder), digest.clone()?))).collect()
    }

    fn load(folders: &[PathBuf]) -> FontSet {
        let mut set = FontSet { faces: Faces::built_in(), folders: Vec::new(), faults: Vec::new() };
        for (at, folder) in folders.iter().enumerate() {
            let fonts = fonts_in(folder);
            let digest = fonts.as_ref().ok().map(digest::of_value);
            set.folders.push((folder.clone(), digest));
            let mut fault = |code, message, help| set.faults.push(Fault { folder: at, code, message, help });
            match fonts {
                Err(error) => fault(
                    Code::Unreadable,
                    format!("the font folder `{}` cannot be read: {error}", folder.display()),
                    "name a folder that is there, with files that you may read",
                ),
                Ok(fonts) if fonts.is_empty() => fault(
                    Code::InvalidFont,
                    format!("the font folder `{}` holds no fonts", folder.display()),
                    "fonts are the files in it whose names end in .ttf or .otf",
                ),
                Ok(fonts) => {
                    for (path, bytes) in fonts {
                        if let Err(error) = set.faces.add(bytes) {
                            fault(Code::InvalidFont, format!("`{}` is {error}", path.display()), FONT_CURE);
                        }
                    }
                }
            }
        }
        set
    }
}

/// The font files in a folder, by name.
fn fonts_in(folder: &Path) -> io::Result<Vec<(PathBuf, Vec<u8>)>> {
    let mut paths = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.file_name().is_some_and(is_font) && !path.is_dir() {
            paths.push(path);
        }
    }
    paths.sort();
    let read = |path: PathBuf| match files::read(&path) {
        Ok(bytes) => Ok((path, bytes)),
        Err(error) => Err(io::Error::new(error.kind(), format!("{}: {error}", path.display()))),
    };
    paths.into_iter().map(read).collect()
}

/// Whether a file of this name is a font. A file that is hidden is none.
fn is_font(name: &OsStr) -> bool {
    let extension = Path::new(name).extension();
    let known = extension.is_some_and(|extension| {
        extension.eq_ignore_ascii_case("ttf") || extension.eq_ignore_ascii_case("otf")
    });
    known && !name.as_encoded_bytes().starts_with(b".")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fonts_come_by_name_and_nothing_else_does() {
        let folder = tempfile::tempdir().unwrap();
        for name in ["b.otf", "a.ttf", "C.TTF", ".a.ttf", "OFL.txt"] {
            std::fs::write(folder.path().join(name), name).unwrap();
        }
        std::fs::create_dir(folder.path().join("d.ttf")).unwrap();
        let names: Vec<String> = fonts_in(folder.path())
            .unwrap()
            .into_iter()
            .map(|(_, bytes)| String::from_utf8(bytes).unwrap())
            .collect();
        assert_eq!(names, ["C.TTF", "a.ttf", "b.otf"]);
    }
}
