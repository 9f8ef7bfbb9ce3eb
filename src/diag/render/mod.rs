//! Findings as text: for people, for editors, for programs.

mod human;
mod json;
mod short;

pub use json::{FindingObject, RelatedObject};
pub use short::place_of;

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

/// What a terminal can show; only [`MessageFormat::Human`] heeds it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RenderOptions {
    /// Whether to colour the text with ANSI escape codes.
    pub colour: bool,
    /// The number of columns to keep within; longer excerpts are cut around the caret.
    pub width: usize,
}

/// Columns of a rendering that nobody asked a width for.
const DEFAULT_WIDTH: usize = 140;

impl Default for RenderOptions {
    fn default() -> RenderOptions {
        RenderOptions { colour: false, width: DEFAULT_WIDTH }
    }
}

/// One finding as plain text, ending in a newline.
pub fn render(diagnostic: &Diagnostic, sources: &Sources, format: MessageFormat) -> String {
    render_with(diagnostic, sources, format, RenderOptions::default())
}

/// One finding as text for a terminal of which `options` are known, ending in a newline.
pub fn render_with(
    diagnostic: &Diagnostic,
    sources: &Sources,
    format: MessageFormat,
    options: RenderOptions,
) -> String {
    match format {
        MessageFormat::Human => human::render(diagnostic, sources, options),
        MessageFormat::Short => short::render(diagnostic, sources),
        MessageFormat::Json => json::render(diagnostic, sources),
    }
}

/// What a finding says, on one line, and where it shows on the pages.
fn message(diagnostic: &Diagnostic) -> String {
    let message = one_line(&diagnostic.message);
    match diagnostic.on_page {
        Some(place) => format!("{message} ({place})"),
        None => message,
    }
}

/// `text` on one line, with nothing in it that a terminal would obey: control characters, which the name of a file or a
/// quoted key may hold, as escapes.
pub fn one_line(text: &str) -> String {
    let is_obeyed = |character: char| {
        character.is_control() || matches!(character, '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    let mut line = String::with_capacity(text.len());
    for character in text.chars() {
        if is_obeyed(character) {
            line.extend(character.escape_default());
        } else {
            line.push(character);
        }
    }
    line
}
