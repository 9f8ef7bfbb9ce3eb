//! The pattern that the programme's reference numbers follow.

use regex_lite::Regex;

use super::Resolver;
use super::field::Section;
use crate::diag::{Code, Diagnostic, Span};
use crate::spec::model::Paragraph;

/// A pattern that reference numbers follow as a whole.
pub(super) struct Pattern {
    /// The regular expression, held to both ends of a number.
    whole: Regex,
    /// The pattern as it is written.
    written: String,
    /// Where it stands.
    span: Span,
}

impl Resolver<'_, '_> {
    /// The regular expression of `key`; one that cannot be read is a finding.
    pub(super) fn pattern(&mut self, section: &Section<'_>, key: &str) -> Option<Pattern> {
        let (written, span) = self.string(section, key).given()?;
        // Alone first: a bracket that is never opened must not close the group around it.
        let whole = Regex::new(&written).and_then(|_| Regex::new(&format!("^(?:{written})$")));
        match whole {
            Ok(whole) => Some(Pattern { whole, written, span }),
            Err(error) => {
                let message = format!("`{}` is not a regular expression: {error}", section.path_of(key));
                let help = "write one such as '[0-9]{6}', between single quotes so that backslashes stay as they are";
                self.report(Diagnostic::new(Code::InvalidPattern, span, message).help(help));
                None
            }
        }
    }

    /// Finds a reference number that does not follow the pattern.
    pub(super) fn check_pattern(&mut self, reference: &Paragraph, pattern: &Pattern) {
        let number = reference.in_one_line();
        if pattern.whole.is_match(&number) {
            return;
        }
        let span = reference.origin.span(0..reference.text.len());
        let message =
            format!("the reference number `{number}` does not follow the pattern `{}`", pattern.written);
        let finding = Diagnostic::new(Code::RefPattern, span, message)
            .help("mend the number, or `ref_pattern` under [activities]");
        self.report(finding.related(pattern.span, "the pattern"));
    }
}
