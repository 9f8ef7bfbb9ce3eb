//! Findings as text: for people, for editors, for programs.

use super::{Diagnostic, Sources};

/// How findings are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MessageFormat {
    /// An excerpt with a caret, and the cure.
    Human,
    /// `file:line:column: severity[code]: message`.
    Short,
    /// One JSON object a line.
    Json,
}

/// One finding as text, ending in a newline.
pub fn render(_diagnostic: &Diagnostic, _sources: &Sources, _format: MessageFormat) -> String {
    String::new()
}
