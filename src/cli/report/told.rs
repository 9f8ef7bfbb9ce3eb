//! Findings in words.

use super::Style;
use crate::diag::{Diagnostic, Diagnostics, MessageFormat, Severity, Sources, place_of, render, render_with};

/// A finding in words.
#[derive(Clone, Debug)]
pub struct Told {
    /// As it is shown, ending in a newline.
    pub(super) text: String,
    /// What is told, for people wherever on the pages of a flyer it shows: a fault in a fragment shows elsewhere on
    /// each.
    pub(super) topic: String,
    /// Where it stands, as editors jump to it, if it is an error and has a place.
    pub(super) error_at: Option<String>,
    /// As a JSON object, for the record of the run; nothing for what stands in no record.
    pub record: String,
}

impl Told {
    /// A finding that only this text says.
    pub fn once(text: String) -> Told {
        Told { topic: text.clone(), text, error_at: None, record: String::new() }
    }
}

/// All findings in words, by place.
pub fn findings(diagnostics: &Diagnostics, sources: &Sources, style: Style) -> Vec<Told> {
    let told = |diagnostic: &Diagnostic| {
        let text = finding(diagnostic, sources, style);
        let topic = match style.format {
            // Programs may want to know every place.
            MessageFormat::Json => text.clone(),
            MessageFormat::Human | MessageFormat::Short => {
                let anywhere = Diagnostic { on_page: None, ..diagnostic.clone() };
                // Of several places, the first may be in a fragment, and the others in the flyer.
                let format =
                    if diagnostic.more.is_empty() { MessageFormat::Short } else { MessageFormat::Json };
                render(&anywhere, sources, format)
            }
        };
        let error_at =
            (diagnostic.severity == Severity::Error).then(|| place_of(diagnostic, sources)).flatten();
        Told { text, topic, error_at, record: render(diagnostic, sources, MessageFormat::Json) }
    };
    diagnostics.sorted().into_iter().map(told).collect()
}

/// One finding as text.
fn finding(diagnostic: &Diagnostic, sources: &Sources, style: Style) -> String {
    let text = render_with(diagnostic, sources, style.format, style.terminal);
    match style.format {
        MessageFormat::Json => typed(&text),
        MessageFormat::Human => text + "\n",
        MessageFormat::Short => text,
    }
}

/// A finding as a JSON object of a stream, which holds lines about findings and lines about flyers: it says which it
/// is.
pub fn typed(object: &str) -> String {
    object.replacen('{', r#"{"type":"diagnostic","#, 1)
}
