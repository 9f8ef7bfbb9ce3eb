//! Files as the stages ask for them: specs, fragments and pictures by path, fonts by folder.

use std::ffi::OsStr;
use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::spec::{Files, TypeTheme};
use crate::text::Faces;

/// The greatest file that is read, in bytes: far more than any picture of a flyer needs, and a bound
/// for a path that leads to a device without an end.
const GREATEST_FILE: u64 = 256 * 1024 * 1024;

/// The cure for a font that is refused, whatever the reason.
const FONT_CURE: &str =
    "take the file out of the folder, or put a TrueType or OpenType font that may be embedded in its place";

/// The file system.
pub struct FileSystem;

impl Files for FileSystem {
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        let file = File::open(path)?;
        if let Ok(metadata) = file.metadata() {
            bytes.reserve(usize::try_from(metadata.len().min(GREATEST_FILE)).unwrap_or_default());
        }
        file.take(GREATEST_FILE + 1).read_to_end(&mut bytes)?;
        if bytes.len() as u64 > GREATEST_FILE {
            return Err(io::Error::new(io::ErrorKind::FileTooLarge, "the file is larger than 256 MB"));
        }
        Ok(bytes)
    }
}

/// The built-in faces and those of the font folders that a theme names; `None` where it names none.
///
/// A folder that cannot be read, and a font that cannot be used, is a finding at the folder's place in the spec.
pub fn faces(theme: &TypeTheme, diagnostics: &mut Diagnostics) -> Option<Faces> {
    if theme.fonts.is_empty() {
        return None;
    }
    let mut faces = Faces::built_in();
    for (folder, span) in &theme.fonts {
        let files = match fonts_in(folder) {
            Ok(files) => files,
            Err(error) => {
                let message = format!("the font folder `{}` cannot be read: {error}", folder.display());
                let help = "name a folder that is there, with files that you may read";
                diagnostics.push(Diagnostic::new(Code::Unreadable, *span, message).help(help));
                continue;
            }
        };
        if files.is_empty() {
            let message = format!("the font folder `{}` holds no fonts", folder.display());
            let help = "fonts are the files in it whose names end in .ttf or .otf";
            diagnostics.push(Diagnostic::new(Code::InvalidFont, *span, message).help(help));
        }
        for (path, bytes) in files {
            if let Err(error) = faces.add(bytes) {
                let message = format!("`{}` is {error}", path.display());
                diagnostics.push(Diagnostic::new(Code::InvalidFont, *span, message).help(FONT_CURE));
            }
        }
    }
    Some(faces)
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
    let read = |path: PathBuf| match FileSystem.read(&path) {
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

    #[test]
    fn a_folder_is_not_a_file() {
        assert!(FileSystem.read(Path::new(".")).is_err());
    }
}
