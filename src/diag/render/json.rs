//! One JSON object a line, for programs.

use serde::Serialize;

use crate::diag::{Diagnostic, OnPage, Severity, Sources, Span};

/// What is said of a further place of the same fault.
const MORE: &str = "here too";

/// A finding as programs read it. Keys are never left out, but for those that finished PDFs alone have; what is not
/// known is `null`. The names and their order are part of the command line's contract.
#[derive(Serialize)]
pub struct FindingObject<'a> {
    /// The file's name.
    pub file: Option<&'a str>,
    /// The line of the first character, from one.
    pub line: Option<usize>,
    /// That character in its line, from one.
    pub column: Option<usize>,
    /// The line of the place after the last character.
    pub end_line: Option<usize>,
    /// That place in its line.
    pub end_column: Option<usize>,
    /// How bad it is.
    pub severity: Severity,
    /// The stable name of this kind of finding.
    pub code: &'static str,
    /// What is wrong.
    pub message: &'a str,
    /// The cure.
    pub help: Option<&'a str>,
    /// Other places that explain it, or have the same fault.
    pub related: Vec<RelatedObject<'a>>,
    /// The clauses of standards that ask for it, of a finished PDF.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub clauses: Option<&'a [&'static str]>,
    /// The page, from one.
    pub page: Option<usize>,
    /// How far from the left edge of the page, in millimetres.
    pub x_mm: Option<f64>,
    /// How far from its top, in millimetres.
    pub y_mm: Option<f64>,
    /// How often it was found, in a finished PDF.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub count: Option<usize>,
}

impl<'a> FindingObject<'a> {
    /// A finding of which nothing else is known.
    pub fn new(severity: Severity, code: &'static str, message: &'a str) -> FindingObject<'a> {
        FindingObject {
            file: None,
            line: None,
            column: None,
            end_line: None,
            end_column: None,
            severity,
            code,
            message,
            help: None,
            related: Vec::new(),
            clauses: None,
            page: None,
            x_mm: None,
            y_mm: None,
            count: None,
        }
    }

    /// The finding on a line, ending in a newline.
    pub fn line(&self) -> String {
        // A value of strings and numbers always serialises; were it ever not to, an empty object keeps
        // the one-object-a-line shape.
        let mut line = serde_json::to_string(self).unwrap_or_else(|_| "{}".to_owned());
        line.push('\n');
        line
    }
}

/// A place that explains a finding, or that it is about too.
#[derive(Serialize)]
pub struct RelatedObject<'a> {
    file: &'a str,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
    message: &'a str,
}

/// The finding as one JSON object; lines, columns and pages count from one, ends are exclusive.
pub(super) fn render(diagnostic: &Diagnostic, sources: &Sources) -> String {
    let located = diagnostic.span.and_then(|span| sources.locate(span));
    let place = diagnostic.on_page.map(OnPage::in_mm);
    let explaining = diagnostic.related.iter().map(|(span, label)| (*span, label.as_str()));
    let more = diagnostic.more.iter().map(|span| (*span, MORE));
    let finding = FindingObject {
        file: located.map(|located| located.name).or(diagnostic.path.as_deref()),
        line: located.map(|located| located.start.line),
        column: located.map(|located| located.start.column),
        end_line: located.map(|located| located.end.line),
        end_column: located.map(|located| located.end.column),
        help: diagnostic.help.as_deref(),
        related: explaining.chain(more).filter_map(|(span, label)| related(span, label, sources)).collect(),
        page: diagnostic.on_page.map(|place| place.page),
        x_mm: place.map(|(x, _)| x),
        y_mm: place.map(|(_, y)| y),
        ..FindingObject::new(diagnostic.severity, diagnostic.code.name(), &diagnostic.message)
    };
    finding.line()
}

fn related<'a>(span: Span, label: &'a str, sources: &'a Sources) -> Option<RelatedObject<'a>> {
    let located = sources.locate(span)?;
    Some(RelatedObject {
        file: located.name,
        line: located.start.line,
        column: located.start.column,
        end_line: located.end.line,
        end_column: located.end.column,
        message: label,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::Code;
    use crate::geom::{Length, Point};

    #[test]
    fn every_key_is_there() {
        let mut sources = Sources::new();
        let file = sources.add("a.toml", "x = 1\nx = 2\n");
        let check = |diagnostic: Diagnostic, expected: &str| {
            assert_eq!(render(&diagnostic, &sources), format!("{expected}\n"));
        };
        check(
            Diagnostic::new(Code::Syntax, Span::new(file, 6, 7), "\"x\" twice")
                .help("once")
                .related(Span::new(file, 0, 1), "first")
                .on_page(OnPage { page: 2, at: Point::new(Length::mm(16.0), Length::mm(102.4)) }),
            concat!(
                r#"{"file":"a.toml","line":2,"column":1,"end_line":2,"end_column":2,"severity":"error","#,
                r#""code":"syntax","message":"\"x\" twice","help":"once","related":[{"file":"a.toml","#,
                r#""line":1,"column":1,"end_line":1,"end_column":2,"message":"first"}],"#,
                r#""page":2,"x_mm":16.0,"y_mm":102.4}"#
            ),
        );
        check(
            Diagnostic::without_place(Code::Internal, "oh"),
            concat!(
                r#"{"file":null,"line":null,"column":null,"end_line":null,"end_column":null,"#,
                r#""severity":"error","code":"internal","message":"oh","help":null,"related":[],"#,
                r#""page":null,"x_mm":null,"y_mm":null}"#
            ),
        );
    }
}
