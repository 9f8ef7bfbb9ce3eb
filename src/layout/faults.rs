//! What setting finds wrong with a text, at its place in the spec.

use super::setter::{Setter, Source};
use crate::diag::{Code, Diagnostic};
use crate::geom::Length;
use crate::text::{Line, MissingGlyph};

/// The least excess of a line that anybody sees.
const LEAST_EXCESS: Length = Length::mm(0.1);

/// The most characters that one finding names.
const MOST_NAMED: usize = 4;

impl Setter<'_> {
    /// A finding for each run of characters that no font has: a word, or words between which there is no
    /// letter that one has.
    pub fn report_missing(&mut self, missing: &[MissingGlyph], text: &str, sources: &[Source<'_>]) {
        let end = |glyph: &MissingGlyph| glyph.offset + glyph.character.len_utf8();
        let together = |one: &MissingGlyph, other: &MissingGlyph| {
            !text.get(end(one)..other.offset).unwrap_or_default().contains(char::is_alphanumeric)
        };
        for run in missing.chunk_by(together) {
            let (Some(first), Some(last)) = (run.first(), run.last()) else { continue };
            let of_spec = sources.iter().find(|source| source.styled.contains(&first.offset));
            // A character that flysheet itself adds stands beside one of the spec's.
            let Some(source) = of_spec.or(sources.first()) else { return };
            let span = source.span(&(first.offset..end(last)));
            let mut characters: Vec<char> = Vec::new();
            for glyph in run {
                if !characters.contains(&glyph.character) {
                    characters.push(glyph.character);
                }
            }
            let key = &source.origin.key;
            let named = named_characters(&characters);
            let help = "name a folder with a font that has it in `[theme.type] fonts`, or write it with other characters";
            let message = format!("no font has the {named} of `{key}`");
            self.diagnostics.push(Diagnostic::new(Code::MissingGlyph, span, message).help(help));
        }
    }
}

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

/// Characters as a finding names them: each with its code point, the first few of many.
fn named_characters(characters: &[char]) -> String {
    let named = characters.iter().take(MOST_NAMED);
    let named: Vec<String> =
        named.map(|character| format!("U+{:04X} `{character}`", u32::from(*character))).collect();
    match characters.len() {
        1 => format!("character {}", named.concat()),
        count if count > MOST_NAMED => {
            format!("characters {} and {} more", named.join(", "), count - MOST_NAMED)
        }
        _ => format!("characters {}", named.join(", ")),
    }
}
