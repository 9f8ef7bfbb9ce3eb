//! Holds the architecture: which stage may see which, who touches the outside world, and house rules.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "helpers of tests may fail")]

mod code;
mod ledger;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use code::{Code, Named, code_in, root};

/// Which stages each stage may name. The command line stands on top and may name all.
const MAY_NAME: &[(&str, &[&str])] = &[
    ("aside", &[]),
    ("geom", &[]),
    ("diag", &["geom"]),
    ("spec", &["diag", "geom"]),
    ("references", &["spec", "diag"]),
    ("text", &["diag", "geom"]),
    ("frame", &["geom", "text"]),
    ("picture", &["frame", "geom"]),
    ("layout", &["spec", "text", "frame", "picture", "diag", "geom", "aside"]),
    ("preflight", &["spec", "layout", "text", "frame", "diag", "geom"]),
    ("pdf", &["frame", "picture", "text", "diag", "geom", "aside"]),
    ("raster", &["frame", "picture", "text", "geom"]),
    ("compare", &["frame", "geom"]),
];

/// What only the command line may name: files, environment, clock, network and terminal.
const OUTSIDE: &[&str] =
    &["std::fs", "std::env", "std::time", "std::net", "io::stdin", "io::stdout", "io::stderr"];

/// Methods of `Path` that ask the file system.
const ASKS: &[&str] = &["canonicalize", "exists", "is_dir", "is_file", "read_dir", "symlink_metadata"];

/// The only file that asks what time it is: for the date that stands in a new spec, where it can be seen and changed.
const ASKS_THE_TIME: &str = "src/cli/new/today.rs";

/// The greatest number of lines in a file of `src/`: what still holds one idea.
const GREATEST_LENGTH: usize = 300;

/// The same for a file of `tests/`, where cases take many lines and hold no further idea.
const GREATEST_LENGTH_OF_TESTS: usize = 350;

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
fn only_the_live_preview_names_the_network() {
    check_names(|code, named| {
        let is_net = named.segments.starts_with(&["std".to_owned(), "net".to_owned()]);
        let network = is_net || named.segments.iter().any(|segment| segment == "httparse");
        let is_serve = code.path.starts_with("src/cli/serve");
        (network && !is_serve).then(|| format!("only `serve` names {}", named.segments.join("::")))
    });
}

#[test]
fn layout_never_looks_inside_a_glyph_run() {
    check_names(|code, named| {
        let looks = code.stage().as_deref() == Some("layout")
            && named.segments.iter().any(|segment| segment == "Glyph");
        looks.then(|| "`layout` names a glyph".to_owned())
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
fn no_clock_is_read_but_for_the_date_of_a_new_spec() {
    let clocks = ["SystemTime", "Instant", "now", "now_utc", "now_local"];
    check_names(|code, named| {
        let clock = named.segments.iter().find(|segment| clocks.contains(&segment.as_str()))?;
        if code.path == Path::new(ASKS_THE_TIME) {
            return None;
        }
        // The command line may say how long a run took; it never learns what time it is.
        let is_stopwatch = named.segments.iter().any(|segment| segment == "Instant");
        let measures = is_stopwatch && code.stage().as_deref() == Some("cli");
        (!measures).then(|| format!("{clock} reads a clock"))
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
        let most = if code.path.starts_with("tests") { GREATEST_LENGTH_OF_TESTS } else { GREATEST_LENGTH };
        if lines > most {
            faults.push(code.fault(lines, format!("more than {most} lines")));
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
