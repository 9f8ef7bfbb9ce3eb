//! One line a finding, in the shape that editors and build logs know.

use super::{message, one_line};
use crate::diag::{Diagnostic, Sources};

/// `file:line:column: severity[code]: message`; without a place `file: …`, without a file neither.
pub(super) fn render(diagnostic: &Diagnostic, sources: &Sources) -> String {
    let place = place_of(diagnostic, sources).map(|place| place + ": ").unwrap_or_default();
    let severity = diagnostic.severity.name();
    format!("{place}{severity}[{}]: {}\n", diagnostic.code.name(), message(diagnostic))
}

/// `file:line:column`, or the file alone; `None` without a file.
pub fn place_of(diagnostic: &Diagnostic, sources: &Sources) -> Option<String> {
    let located = diagnostic.span.and_then(|span| sources.locate(span));
    match (located, &diagnostic.path) {
        (Some(located), _) => {
            Some(format!("{}:{}:{}", one_line(located.name), located.start.line, located.start.column))
        }
        (None, Some(path)) => Some(one_line(path)),
        (None, None) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::{Code, OnPage, Span};
    use crate::geom::{Length, Point};

    #[test]
    fn a_finding_is_one_line() {
        let mut sources = Sources::new();
        let file = sources.add("a/b.toml", "country = \"č\"\r\nx = 1");
        let check = |diagnostic: Diagnostic, expected: &str| {
            assert_eq!(render(&diagnostic, &sources), expected);
        };
        check(
            Diagnostic::new(Code::UnknownKey, Span::new(file, 16, 17), "unknown key `x`").help("no"),
            "a/b.toml:2:1: error[unknown-key]: unknown key `x`\n",
        );
        check(
            Diagnostic::new(Code::OverfullLine, Span::new(file, 99, 99), "x\ny"),
            "a/b.toml:2:6: warning[overfull-line]: x\\ny\n",
        );
        let at = Point::new(Length::mm(1.0), Length::mm(2.0));
        check(
            Diagnostic::new(Code::OverfullLine, Span::new(file, 0, 1), "x").on_page(OnPage { page: 1, at }),
            "a/b.toml:1:1: warning[overfull-line]: x (page 1, 1.0 mm from the left, 2.0 mm from the top)\n",
        );
        check(Diagnostic::without_place(Code::Internal, "x").in_file("a"), "a: error[internal]: x\n");
        check(Diagnostic::without_place(Code::Internal, "x"), "error[internal]: x\n");
    }
}
