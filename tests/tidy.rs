//! Holds the architecture: which stage may see which, who touches the outside world, and house rules.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "helpers of tests may fail")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use proc_macro2::{Delimiter, TokenStream, TokenTree};

/// Which stages each stage may name. The command line stands on top and may name all.
const MAY_NAME: &[(&str, &[&str])] = &[
    ("geom", &[]),
    ("diag", &["geom"]),
    ("spec", &["diag", "geom"]),
    ("text", &["diag", "geom"]),
    ("frame", &["geom", "text"]),
    ("picture", &["frame", "geom"]),
    ("layout", &["spec", "text", "frame", "picture", "diag", "geom"]),
    ("pdf", &["frame", "text", "geom"]),
];

/// What only the command line may name: files, environment, clock, network and terminal.
const OUTSIDE: &[&str] =
    &["std::fs", "std::env", "std::time", "std::net", "io::stdin", "io::stdout", "io::stderr"];

/// Methods of `Path` that ask the file system.
const ASKS: &[&str] = &["canonicalize", "exists", "is_dir", "is_file", "read_dir", "symlink_metadata"];

/// The greatest number of lines in a file: what still holds one idea.
const GREATEST_LENGTH: usize = 400;

/// A path in the code, such as `std::fs::read`, and the line it stands in.
struct Named {
    segments: Vec<String>,
    line: usize,
}

/// One file of code.
struct Code {
    /// The path from the root of the repository.
    path: PathBuf,
    text: String,
    /// Everything that is named outside tests.
    named: Vec<Named>,
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
    fn stage(&self) -> Option<String> {
        self.modules().into_iter().next()
    }

    /// What a path of this file names from the root of the crate; `None` where it leads elsewhere.
    fn named_at_root<'a>(&self, named: &'a Named) -> Option<&'a str> {
        let supers = named.segments.iter().take_while(|segment| *segment == "super").count();
        let start = match named.segments.first()?.as_str() {
            "crate" | "flysheet" => 1,
            "super" if supers == self.modules().len() => supers,
            _ => return None,
        };
        named.segments.get(start).map(String::as_str)
    }

    /// A fault in one line, with its place.
    fn fault(&self, line: usize, fault: impl std::fmt::Display) -> String {
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

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// All files of code below a folder, by path.
fn code_in(folder: &str) -> Vec<Code> {
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

/// The stages: folders of `src/`, and files beside the root of the library.
fn stages() -> BTreeSet<String> {
    code_in("src").iter().filter_map(Code::stage).collect()
}

/// Fails with every fault that a look at each path in the code of `src/` finds.
fn check_names(fault: impl Fn(&Code, &Named) -> Option<String>) {
    let mut faults = Vec::new();
    for code in code_in("src") {
        for named in &code.named {
            faults.extend(fault(&code, named).map(|fault| code.fault(named.line, fault)));
        }
    }
    check_faults(&faults);
}

/// Fails with every fault that a look at each line of `src/` and `tests/` finds.
fn check_lines(fault: impl Fn(&str) -> Option<String>) {
    let mut faults = Vec::new();
    for code in code_in("src").iter().chain(&code_in("tests")) {
        for (number, line) in code.text.lines().enumerate() {
            faults.extend(fault(line).map(|fault| code.fault(number + 1, fault)));
        }
    }
    check_faults(&faults);
}

fn check_faults(faults: &[String]) {
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}

#[test]
fn stages_name_only_the_stages_below_them() {
    let allowed: BTreeMap<&str, &[&str]> = MAY_NAME.iter().copied().collect();
    check_names(|code, named| {
        let (stage, target) = (code.stage()?, code.named_at_root(named)?);
        if stage == "cli" || stage == target {
            return None;
        }
        let allowed = allowed.get(stage.as_str()).copied().unwrap_or_default();
        (!allowed.contains(&target)).then(|| format!("`{stage}` must not name `{target}`"))
    });
}

#[test]
fn every_stage_has_its_rule() {
    let ruled = MAY_NAME.iter().map(|(stage, _)| stage.to_string()).chain(["cli".to_string()]);
    assert_eq!(stages(), ruled.collect());
}

#[test]
fn the_architecture_lists_every_stage() {
    let text = fs::read_to_string(root().join("ARCHITECTURE.md")).unwrap();
    let headings = text.lines().filter_map(|line| line.strip_prefix("### `")?.strip_suffix('`'));
    assert_eq!(headings.map(str::to_string).collect::<BTreeSet<_>>(), stages());
}

#[test]
fn only_pdf_names_the_pdf_libraries() {
    check_names(|code, named| {
        let is_library = |segment: &&String| ["printpdf", "lopdf"].contains(&segment.as_str());
        let library = named.segments.iter().find(is_library)?;
        (code.stage().as_deref() != Some("pdf")).then(|| format!("only `pdf` names {library}"))
    });
}

#[test]
fn only_the_command_line_touches_the_outside_world() {
    check_names(|code, named| {
        if code.stage().as_deref() == Some("cli") {
            return None;
        }
        let asks = |segment: &String| ASKS.contains(&segment.as_str());
        let outside = named.segments.windows(2).any(|pair| OUTSIDE.contains(&pair.join("::").as_str()))
            || named.segments.iter().any(|segment| segment == "anyhow")
            || named.segments.last().is_some_and(asks);
        outside.then(|| format!("only `cli` names {}", named.segments.join("::")))
    });
}

#[test]
fn no_clock_is_read() {
    let clocks = ["SystemTime", "Instant", "now", "now_utc", "now_local"];
    check_names(|_, named| {
        let clock = named.segments.iter().find(|segment| clocks.contains(&segment.as_str()))?;
        Some(format!("{clock} reads a clock"))
    });
}

#[test]
fn nothing_is_left_over() {
    check_names(|code, named| {
        let name = named.segments.last()?.as_str();
        let line = code.text.lines().nth(named.line - 1)?;
        let is_macro = ["todo", "unimplemented", "dbg"].contains(&name) && line.contains(&format!("{name}!"));
        (is_macro || name == "unsafe").then(|| format!("`{name}` must not stay"))
    });
    let marks = [concat!("FIX", "ME"), concat!("XX", "X")];
    check_lines(|line| marks.iter().find(|mark| line.contains(*mark)).map(|mark| format!("{mark} is left")));
}

#[test]
fn every_file_says_what_it_is_for_and_holds_one_idea() {
    let mut faults = Vec::new();
    for code in code_in("src").iter().chain(&code_in("tests")) {
        if !code.text.starts_with("//! ") {
            faults.push(code.fault(1, "the file does not begin with `//! ` and what it is for"));
        }
        let lines = code.text.lines().count();
        if lines > GREATEST_LENGTH {
            faults.push(code.fault(lines, format!("more than {GREATEST_LENGTH} lines")));
        }
    }
    check_faults(&faults);
}

#[test]
fn an_ignored_test_names_its_issue() {
    check_lines(|line| {
        let reason = line.trim().strip_prefix("#[ignore")?;
        let mut numbers = reason.split('#').skip(1);
        let names_issue = numbers.any(|rest| rest.starts_with(|first: char| first.is_ascii_digit()));
        (!names_issue).then(|| "an ignored test names its issue, as in `#[ignore = \"#12\"]`".into())
    });
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
