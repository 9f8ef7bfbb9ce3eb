//! Lines that do not go into their measure, at their place in the spec.

use super::setter::Source;
use crate::diag::{Code, Diagnostic};
use crate::geom::Length;
use crate::text::Line;

/// The least excess of a line that anybody sees.
const LEAST_EXCESS: Length = Length::mm(0.1);

/// A finding for each line that is too long to be overlooked.
pub(super) fn overfull(lines: &[Line], text: &str, sources: &[Source<'_>]) -> Vec<Diagnostic> {
    lines.iter().filter_map(|line| overfull_line(line, text, sources)).collect()
}

fn overfull_line(line: &Line, text: &str, sources: &[Source<'_>]) -> Option<Diagnostic> {
    let excess = line.overfull.filter(|excess| *excess >= LEAST_EXCESS)?;
    let range = line.range.clone();
    let source = sources.iter().find(|source| source.styled.end > range.start)?;
    let span = source.span(&range);
    let words = text.get(range).unwrap_or_default();
    let longest = words.split_whitespace().max_by_key(|word| word.chars().count()).unwrap_or_default();
    let key = &source.origin.key;
    let message = format!("a line of `{key}` is {:.1} mm too long for its column", excess.to_mm());
    let help = match key.ends_with("url") {
        true => "give a shorter address that leads to the same page".to_owned(),
        false => format!("break `{longest}` with a soft hyphen (U+00AD), or reword the line"),
    };
    Some(Diagnostic::new(Code::OverfullLine, span, message).help(help))
}
