//! One JSON object a line, for programs.

use serde::Serialize;

use crate::diag::{Diagnostic, OnPage, Severity, Sources, Span};

/// A finding as programs read it. Keys are never left out; what is not known is `null`.
#[derive(Serialize)]
struct Finding<'a> {
    file: Option<&'a str>,
    line: Option<usize>,
    column: Option<usize>,
    end_line: Option<usize>,
    end_column: Option<usize>,
    severity: Severity,
    code: &'static str,
    message: &'a str,
    help: Option<&'a str>,
    related: Vec<Related<'a>>,
    page: Option<usize>,
    x_mm: Option<f64>,
    y_mm: Option<f64>,
}

/// A second place that explains a finding.
#[derive(Serialize)]
struct Related<'a> {
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
    let finding = Finding {
        file: located.map(|located| located.name).or(diagnostic.path.as_deref()),
        line: located.map(|located| located.start.line),
        column: located.map(|located| located.start.column),
        end_line: located.map(|located| located.end.line),
        end_column: located.map(|located| located.end.column),
        severity: diagnostic.severity,
        code: diagnostic.code.name(),
        message: &diagnostic.message,
        help: diagnostic.help.as_deref(),
        related: diagnostic
            .related
            .iter()
            .filter_map(|(span, label)| related(*span, label, sources))
            .collect(),
        page: diagnostic.on_page.map(|place| place.page),
        x_mm: place.map(|(x, _)| x),
        y_mm: place.map(|(_, y)| y),
    };
    // A value of strings and numbers always serialises; were it ever not to, an empty object keeps
    // the one-object-a-line shape.
    let mut line = serde_json::to_string(&finding).unwrap_or_else(|_| "{}".to_owned());
    line.push('\n');
    line
}

fn related<'a>(span: Span, label: &'a str, sources: &'a Sources) -> Option<Related<'a>> {
    let located = sources.locate(span)?;
    Some(Related {
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
