//! Lines that do not go into their measure, at their place in the spec.

use super::setter::Source;
use crate::diag::{Code, Diagnostic};
use crate::geom::Length;
use crate::text::Line;

/// The least excess of a line that anybody sees.
const LEAST_EXCESS: Length = Length::mm(0.1);

/// A line that is too long to be overlooked.
struct TooLong<'l> {
    line: &'l Line,
    excess: Length,
    /// The longest word of it, or as much of that as stands on it.
    longest: &'l str,
    /// Where that word begins in the text.
    word: usize,
}

/// A finding for each word that has lines which are too long.
pub(super) fn overfull(lines: &[Line], text: &str, sources: &[Source<'_>]) -> Vec<Diagnostic> {
    let too_long: Vec<TooLong<'_>> = lines.iter().filter_map(|line| too_long(line, text)).collect();
    let words = too_long.chunk_by(|one, other| one.word == other.word);
    words.filter_map(|lines| finding(lines, sources)).collect()
}

fn too_long<'l>(line: &'l Line, text: &'l str) -> Option<TooLong<'l>> {
    let excess = line.overfull.filter(|excess| *excess >= LEAST_EXCESS)?;
    let words = text.get(line.range.clone()).unwrap_or_default();
    let longest = words.split_whitespace().max_by_key(|word| word.chars().count()).unwrap_or_default();
    let before = text.get(..line.range.start + words.find(longest)?)?;
    let word = before.trim_end_matches(|letter: char| !letter.is_whitespace()).len();
    Some(TooLong { line, excess, longest, word })
}

/// The finding of the lines that one word has.
fn finding(lines: &[TooLong<'_>], sources: &[Source<'_>]) -> Option<Diagnostic> {
    let (first, last) = (lines.first()?, lines.last()?);
    let range = first.line.range.start..last.line.range.end;
    let source = sources.iter().find(|source| source.styled.end > range.start)?;
    let key = &source.origin.key;
    let excess = lines.iter().map(|line| line.excess).fold(Length::ZERO, Length::max).to_mm();
    let message = match lines.len() {
        1 => format!("a line of `{key}` is {excess:.1} mm too long for its column"),
        count => format!("{count} lines of `{key}` are up to {excess:.1} mm too long for their column"),
    };
    let help = match lines.len() {
        _ if key.ends_with("url") => "give a shorter address that leads to the same page".to_owned(),
        1 => format!("break `{}` with a soft hyphen (U+00AD), or reword the line", first.longest),
        _ => "break each part of this word with a soft hyphen (U+00AD), or reword the lines".to_owned(),
    };
    Some(Diagnostic::new(Code::OverfullLine, source.span(&range), message).help(help))
}
