//! The files that were read, and places in them.

/// Names one file among the [`Sources`] of a flyer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
pub struct FileId(u32);

/// A stretch of bytes in one file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Span {
    /// The file.
    pub file: FileId,
    /// Offset of the first byte.
    pub start: usize,
    /// Offset past the last byte.
    pub end: usize,
}

impl std::hash::Hash for Span {
    /// Nothing: what a file says stays the same wherever it stands, and digests tell what is said.
    fn hash<H: std::hash::Hasher>(&self, _: &mut H) {}
}

impl Span {
    /// The bytes `start..end` of `file`.
    pub const fn new(file: FileId, start: usize, end: usize) -> Span {
        Span { file, start, end }
    }
}

/// A place as a person counts it: line and column from one, columns in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// The line, from one.
    pub line: usize,
    /// The character in the line, from one.
    pub column: usize,
}

/// One file that was read.
#[derive(Clone, Debug)]
pub struct Source {
    /// The path as it is shown to a person.
    pub name: String,
    /// The whole text; a byte that is not UTF-8 stands as U+FFFD.
    pub text: String,
}

impl Source {
    /// Line and column of the byte at `offset`; past the end, the place after the last character.
    pub fn place(&self, offset: usize) -> Place {
        let before = self.text.get(..self.boundary(offset)).unwrap_or_default();
        let line = before.rsplit('\n').next().unwrap_or_default();
        Place {
            line: before.bytes().filter(|byte| *byte == b'\n').count() + 1,
            column: line.chars().count() + 1,
        }
    }

    /// The greatest character boundary that is not past `offset`, nor past the end.
    pub(super) fn boundary(&self, offset: usize) -> usize {
        self.text.floor_char_boundary(offset)
    }
}

/// A span as a person counts it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Located<'a> {
    /// The file's name as it is shown to a person.
    pub name: &'a str,
    /// The place of the first character.
    pub start: Place,
    /// The place after the last character.
    pub end: Place,
}

/// All files that were read for one flyer, in order of reading.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    files: Vec<Source>,
}

impl Sources {
    /// No files yet.
    pub fn new() -> Sources {
        Sources::default()
    }

    /// Adds a file and names it.
    pub fn add(&mut self, name: impl Into<String>, text: impl Into<String>) -> FileId {
        let id = FileId(u32::try_from(self.files.len()).unwrap_or(u32::MAX));
        self.files.push(Source { name: name.into(), text: text.into() });
        id
    }

    /// The file named `id`, if these sources hold it.
    pub fn get(&self, id: FileId) -> Option<&Source> {
        self.files.get(id.0 as usize)
    }

    /// The file's name, and the first and last place of `span`, if these sources hold the file.
    pub fn locate(&self, span: Span) -> Option<Located<'_>> {
        let source = self.get(span.file)?;
        Some(Located { name: &source.name, start: source.place(span.start), end: source.place(span.end) })
    }

    /// The files in order of reading.
    pub fn iter(&self) -> impl Iterator<Item = (FileId, &Source)> {
        self.files.iter().enumerate().map(|(at, source)| (FileId(at as u32), source))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_counts_lines_and_characters() {
        let source = Source { name: "x.toml".into(), text: "a\nčβ = 1\r\n".into() };
        let check = |offset, line, column| {
            assert_eq!(source.place(offset), Place { line, column }, "offset {offset}");
        };
        check(0, 1, 1);
        check(2, 2, 1);
        check(4, 2, 2);
        check(5, 2, 2);
        check(6, 2, 3);
        check(99, 3, 1);
    }
}
