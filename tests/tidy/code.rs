//! The code as these tests see it: files, and the paths that they name.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use proc_macro2::{Delimiter, TokenStream, TokenTree};

/// A path in the code, such as `std::fs::read`, and the line it stands in.
pub struct Named {
    pub segments: Vec<String>,
    pub line: usize,
}

/// One file of code.
pub struct Code {
    /// The path from the root of the repository.
    pub path: PathBuf,
    pub text: String,
    /// Everything that is named outside tests.
    pub named: Vec<Named>,
}

impl Code {
    fn read(path: &Path) -> Code {
        let text = fs::read_to_string(path).unwrap();
        let tokens: TokenStream = text.parse().unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let mut named = Vec::new();
        collect(&tokens.into_iter().collect::<Vec<_>>(), &mut named);
        Code { path: path.strip_prefix(root()).unwrap().to_path_buf(), text, named }
    }

    /// The names of the modules that lead to this file, from the root of the crate.
    fn modules(&self) -> Vec<String> {
        let path = self.path.strip_prefix("src").unwrap().with_extension("");
        let mut modules: Vec<String> = path.iter().map(|part| part.to_str().unwrap().to_string()).collect();
        modules.pop_if(|last| ["mod", "lib", "main"].contains(&last.as_str()));
        modules
    }

    /// The stage that this file belongs to; `None` for the root of the crate and for the program.
    pub fn stage(&self) -> Option<String> {
        self.modules().into_iter().next()
    }

    /// What a path of this file names from the root of the crate; `None` where it leads elsewhere.
    pub fn named_at_root<'a>(&self, named: &'a Named) -> Option<&'a str> {
        let supers = named.segments.iter().take_while(|segment| *segment == "super").count();
        let start = match named.segments.first()?.as_str() {
            "crate" | "flysheet" => 1,
            "super" if supers == self.modules().len() => supers,
            _ => return None,
        };
        named.segments.get(start).map(String::as_str)
    }

    /// A fault in one line, with its place.
    pub fn fault(&self, line: usize, fault: impl std::fmt::Display) -> String {
        format!("{}:{line}: {fault}", self.path.display())
    }
}

/// Finds every path in tokens, those in the braces of a `use` written out. What is only there for
/// tests is left out.
fn collect(tokens: &[TokenTree], named: &mut Vec<Named>) {
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        match token {
            TokenTree::Punct(punct) if punct.as_char() == '#' && is_for_tests(tokens.get(at + 1)) => {
                let item = tokens[at..].iter().position(ends_item);
                at += item.map_or(tokens.len(), |length| length + 1);
            }
            TokenTree::Group(group) => {
                collect(&group.stream().into_iter().collect::<Vec<_>>(), named);
                at += 1;
            }
            TokenTree::Ident(_) => at += collect_path(&tokens[at..], &[], named),
            _ => at += 1,
        }
    }
}

/// Reads the path that tokens begin with, and gives the number of tokens that it takes.
fn collect_path(tokens: &[TokenTree], before: &[String], named: &mut Vec<Named>) -> usize {
    let Some(first) = tokens.first() else { return 0 };
    let mut segments = before.to_vec();
    let mut at = 0;
    loop {
        match tokens.get(at) {
            Some(TokenTree::Ident(ident)) => segments.push(ident.to_string()),
            Some(TokenTree::Group(group)) if at > 0 && group.delimiter() == Delimiter::Brace => {
                let inner: Vec<TokenTree> = group.stream().into_iter().collect();
                for branch in inner.split(|token| is_punct(Some(token), ',')) {
                    collect_path(branch, &segments, named);
                }
                return at + 1;
            }
            _ => break,
        }
        at += 1;
        if !(is_punct(tokens.get(at), ':') && is_punct(tokens.get(at + 1), ':')) {
            break;
        }
        at += 2;
    }
    named.push(Named { segments, line: first.span().start().line });
    at.max(1)
}

fn is_punct(token: Option<&TokenTree>, character: char) -> bool {
    matches!(token, Some(TokenTree::Punct(punct)) if punct.as_char() == character)
}

/// Whether an attribute says `cfg(test)`.
fn is_for_tests(attribute: Option<&TokenTree>) -> bool {
    attribute.is_some_and(|attribute| attribute.to_string().replace(' ', "") == "[cfg(test)]")
}

/// Whether an item ends with this token.
fn ends_item(token: &TokenTree) -> bool {
    is_punct(Some(token), ';')
        || matches!(token, TokenTree::Group(group) if group.delimiter() == Delimiter::Brace)
}

pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// All files of code below a folder, by path.
pub fn code_in(folder: &str) -> Vec<Code> {
    let mut files = Vec::new();
    let mut folders = vec![root().join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                files.push(Code::read(&path));
            }
        }
    }
    files.sort_by(|one, other| one.path.cmp(&other.path));
    assert!(!files.is_empty(), "no code in {folder}");
    files
}

#[test]
fn paths_are_found_wherever_they_stand() {
    let check = |code: &str, expected: &[&str]| {
        let tokens: Vec<TokenTree> = code.parse::<TokenStream>().unwrap().into_iter().collect();
        let mut named = Vec::new();
        collect(&tokens, &mut named);
        let found: BTreeSet<String> = named.iter().map(|named| named.segments.join("::")).collect();
        for path in expected {
            assert!(found.contains(*path), "{path} is not in {found:?}");
        }
        assert!(!found.iter().any(|path| path.contains("hidden")), "{found:?}");
    };
    check("use crate::{a::{self, b}, c as d, e::*};", &["crate::a::self", "crate::a::b", "crate::c"]);
    check("fn f() { vec![crate::a::<T>(::std::fs::read)]; }", &["crate::a", "std::fs::read"]);
    check("#[error(crate::a)] struct B(super::super::c::D);", &["crate::a", "super::super::c::D"]);
    check("#[cfg(test)] mod tests { use crate::hidden; } use crate::a;", &["crate::a"]);
    check("#[cfg(test)] use crate::hidden; use crate::a;", &["crate::a"]);
    check("/// [crate::hidden]\nfn f() -> &str { \"crate::hidden\" } // crate::hidden", &["f"]);
}
