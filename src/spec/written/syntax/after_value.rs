//! What stands behind a value on its line, though nothing may.

use super::SyntaxFault;
use super::explain::line_at;
use super::mistake::TomlError;
use super::unquoted::other_comment;

impl TomlError {
    /// Something after the value of a key.
    pub(super) fn after_value(&self, text: &str) -> SyntaxFault {
        let (start, line) = line_at(text, self.span.start);
        let rest = line.get(self.span.start.saturating_sub(start)..).unwrap_or_default().trim_end();
        let fault =
            |help: &str| SyntaxFault::new(self.span.clone(), "there is something after the value", help);
        match rest {
            ";" | "," | "." => fault(&format!("take the {rest} away")),
            _ if rest.starts_with("//") => other_comment(self.span.start..self.span.start + "//".len()),
            _ if line.contains('"') => fault("inside a text in quotes, write \\\" for a quotation mark"),
            _ => fault("begin a new line for the next key"),
        }
    }
}
