//! One line a finding, in the shape that editors and build logs know.

use super::one_line;
use crate::diag::{Diagnostic, Sources};

/// `file:line:column: severity[code]: message`; without a place `file: …`, without a file neither.
pub(super) fn render(diagnostic: &Diagnostic, sources: &Sources) -> String {
    let located = diagnostic.span.and_then(|span| sources.locate(span));
    let place = match (located, &diagnostic.path) {
        (Some(located), _) => {
            format!("{}:{}:{}: ", located.name, located.start.line, located.start.column)
        }
        (None, Some(path)) => format!("{path}: "),
        (None, None) => String::new(),
    };
    let severity = diagnostic.severity.name();
    format!("{place}{severity}[{}]: {}\n", diagnostic.code.name(), one_line(&diagnostic.message))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::{Code, Span};

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
            "a/b.toml:2:6: warning[overfull-line]: x y\n",
        );
        check(Diagnostic::without_place(Code::Internal, "x").in_file("a"), "a: error[internal]: x\n");
        check(Diagnostic::without_place(Code::Internal, "x"), "error[internal]: x\n");
    }
}
