//! What was found in finished PDFs, in words: for people, for editors and for programs.

use std::path::Path;

use annotate_snippets::{Group, Level, Origin, Renderer};
use serde::Serialize;

use crate::cli::report::{Style, counted, typed};
use crate::diag::{FindingObject, MessageFormat, Severity, one_line};
use crate::geom::Length;
use crate::pdf::check::{Checked, Finding};

/// One finding as text.
pub(super) fn finding(path: &Path, found: &Finding, style: Style) -> String {
    match style.format {
        MessageFormat::Human => human(path, found, style),
        MessageFormat::Short => {
            let place = place(path, found);
            let (severity, code) = (found.rule.severity().name(), found.rule.name());
            let clauses = found.clauses.iter().map(|clause| format!(" [{clause}]")).collect::<String>();
            format!("{place}: {severity}[{code}]: {}{clauses}\n", message(found))
        }
        MessageFormat::Json => typed(&object(path, found)),
    }
}

fn human(path: &Path, found: &Finding, style: Style) -> String {
    let level = match found.rule.severity() {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let (message, place) = (message(found), place(path, found));
    let mut group = Group::with_title(level.primary_title(&*message).id(found.rule.name()));
    group = group.element(Origin::path(&*place));
    let clauses = found.clauses.join("; ");
    if !clauses.is_empty() {
        group = group.element(Level::NOTE.message(&*clauses));
    }
    group = group.element(Level::HELP.message(found.rule.cure()));
    let renderer = if style.terminal.colour { Renderer::styled() } else { Renderer::plain() };
    renderer.term_width(style.terminal.width).render(&[group]) + "\n\n"
}

/// What is wrong, on one line, and how often where it is so more than once.
fn message(found: &Finding) -> String {
    let message = one_line(&found.message);
    match found.count {
        1 => message,
        count => format!("{message}, {count} times"),
    }
}

/// The file, the page, and the place on it.
fn place(path: &Path, found: &Finding) -> String {
    let mut place = one_line(&path.display().to_string());
    if let Some(page) = found.page {
        place += &format!(": page {}", page + 1);
    }
    if let Some(point) = found.place {
        place += &format!(", {:.1} mm from left, {:.1} mm from top", point.x.to_mm(), point.y.to_mm());
    }
    place
}

/// What came of a file, for people: its pages, what is wrong, and what it was held to.
pub(super) fn line(path: &Path, checked: &Checked) -> String {
    let (errors, warnings) = (checked.count(Severity::Error), checked.count(Severity::Warning));
    let mut parts = vec![counted(checked.pages, "page")];
    parts.push(if errors == 0 { "no errors".into() } else { counted(errors, "error") });
    if warnings > 0 {
        parts.push(counted(warnings, "warning"));
    }
    let names: Vec<&str> = checked.standards.iter().map(|standard| standard.name()).collect();
    let held = if names.is_empty() {
        "checked against no standard".into()
    } else {
        format!("checked as {}", names.join(", "))
    };
    format!("{}  {}; {held}", path.display(), parts.join(", "))
}

/// A finding for programs.
fn object(path: &Path, found: &Finding) -> String {
    let hundredths = |length: Length| (length.to_mm() * 100.0).round() / 100.0;
    let file = path.display().to_string();
    let (severity, code) = (found.rule.severity(), found.rule.name());
    FindingObject {
        file: Some(&file),
        help: Some(found.rule.cure()),
        clauses: Some(&found.clauses),
        page: found.page.map(|page| page + 1),
        x_mm: found.place.map(|place| hundredths(place.x)),
        y_mm: found.place.map(|place| hundredths(place.y)),
        count: Some(found.count),
        ..FindingObject::new(severity, code, &found.message)
    }
    .line()
}

/// What came of a file, for programs. The names and their order are part of the command line's contract.
#[derive(Serialize)]
pub(super) struct FileLine {
    r#type: &'static str,
    file: String,
    standards: Vec<&'static str>,
    pages: usize,
    errors: usize,
    warnings: usize,
}

/// What came of a file, for programs.
pub(super) fn json(path: &Path, checked: &Checked) -> FileLine {
    FileLine {
        r#type: "pdf",
        file: path.display().to_string(),
        standards: checked.standards.iter().map(|standard| standard.name()).collect(),
        pages: checked.pages,
        errors: checked.count(Severity::Error),
        warnings: checked.count(Severity::Warning),
    }
}
