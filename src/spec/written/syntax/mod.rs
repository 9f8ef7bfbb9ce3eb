//! Faults of syntax, in the words of somebody who writes a flyer rather than a parser.

mod after_value;
mod escape;
mod explain;
mod mistake;
mod odd_character;
mod other_quotes;
mod unquoted;

pub(super) use mistake::TomlError;

use std::ops::Range;

use crate::diag::Code;

/// The fault of a file whose lines end as they did on a Macintosh before 2001: to TOML, it is one line.
pub(super) fn carriage_returns(text: &str) -> Option<SyntaxFault> {
    let at = text.find('\r').filter(|_| !text.contains('\n'))?;
    let help = "save the file with line ends of Unix (LF) or Windows (CRLF)";
    Some(SyntaxFault::new(at..at + 1, "the lines of this file end with a carriage return alone", help))
}

/// A fault of TOML syntax.
#[derive(Clone, Debug, PartialEq)]
pub struct SyntaxFault {
    /// The kind of finding.
    pub code: Code,
    /// Where.
    pub span: Range<usize>,
    /// What is wrong.
    pub message: String,
    /// The cure.
    pub help: String,
    /// A second place that explains the first.
    pub related: Option<(Range<usize>, String)>,
}

impl SyntaxFault {
    /// A fault at `span`, with its cure.
    pub(super) fn new(
        span: Range<usize>,
        message: impl Into<String>,
        help: impl Into<String>,
    ) -> SyntaxFault {
        SyntaxFault { code: Code::Syntax, span, message: message.into(), help: help.into(), related: None }
    }

    /// The fault of a key or header `name` that is given at `span` and has been given at `first`.
    pub(super) fn duplicate(name: &str, span: Range<usize>, first: Option<Range<usize>>) -> SyntaxFault {
        let fault = SyntaxFault::new(span, format!("`{name}` is given twice"), "take one of the two away");
        SyntaxFault { related: first.map(|first| (first, "first given here".to_owned())), ..fault }
    }
}
