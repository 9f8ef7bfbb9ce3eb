//! Characters that no font has, gathered over the flyer: a font that lacks a script lacks it in text after text.

use std::sync::Arc;

use super::setter::Source;
use crate::diag::{Code, Diagnostic, Span};
use crate::text::{MissingGlyph, is_of_one_script, script_name};

/// The most characters that one finding names: a line on a terminal or two.
const MOST_NAMED: usize = 12;

/// Characters that no font has, in groups of one script.
#[derive(Default)]
pub(super) struct MissingCharacters {
    groups: Vec<Group>,
}

/// Characters of one script, or of none.
struct Group {
    /// One of the script; `None` where there is no script.
    representative: Option<char>,
    characters: Vec<char>,
    /// Where they stand, and in which text.
    places: Vec<(Span, Arc<str>)>,
}

impl MissingCharacters {
    /// Adds the characters that no font has of a text, each run of them as one place for each script: a word, or words
    /// between which there is no letter that a font has.
    pub fn add(&mut self, missing: &[MissingGlyph], text: &str, sources: &[Source<'_>]) {
        let end = |glyph: &MissingGlyph| glyph.offset + glyph.character.len_utf8();
        let together = |one: &MissingGlyph, other: &MissingGlyph| {
            !text.get(end(one)..other.offset).unwrap_or_default().contains(char::is_alphanumeric)
        };
        for run in missing.chunk_by(together) {
            for (representative, run) in by_script(run) {
                let (Some(first), Some(last)) = (run.first(), run.last()) else { continue };
                let of_spec = sources.iter().find(|source| source.styled.contains(&first.offset));
                // A character that flysheet itself adds stands beside one of the spec's.
                let Some(source) = of_spec.or(sources.first()) else { return };
                let place = (source.span(&(first.offset..end(last))), source.origin.key.clone());
                let characters = run.iter().map(|glyph| glyph.character);
                match self.groups.iter_mut().find(|group| is_alike(group.representative, representative)) {
                    Some(group) => group.add(characters, place),
                    None => {
                        let mut group = Group { representative, characters: Vec::new(), places: Vec::new() };
                        group.add(characters, place);
                        self.groups.push(group);
                    }
                }
            }
        }
    }

    /// A finding for each script, at the first place of its characters.
    pub fn findings(self) -> impl Iterator<Item = Diagnostic> {
        self.groups.into_iter().filter_map(Group::finding)
    }
}

/// The missing characters of a run by script, each time with one that has it; those of none, such as marks and points,
/// are with what they follow.
fn by_script(run: &[MissingGlyph]) -> Vec<(Option<char>, Vec<&MissingGlyph>)> {
    let mut scripts: Vec<(Option<char>, Vec<&MissingGlyph>)> = Vec::new();
    let mut last = None;
    for glyph in run {
        last = Some(glyph.character).filter(|character| script_name(*character).is_some()).or(last);
        match scripts.iter_mut().find(|(representative, _)| is_alike(*representative, last)) {
            Some((_, glyphs)) => glyphs.push(glyph),
            None => scripts.push((last, vec![glyph])),
        }
    }
    scripts
}

/// Whether two characters stand for the same script, or for none both.
fn is_alike(one: Option<char>, other: Option<char>) -> bool {
    match (one, other) {
        (Some(one), Some(other)) => is_of_one_script(one, other),
        (one, other) => one == other,
    }
}

impl Group {
    fn add(&mut self, characters: impl Iterator<Item = char>, place: (Span, Arc<str>)) {
        for character in characters {
            if !self.characters.contains(&character) {
                self.characters.push(character);
            }
        }
        // A text that is tried at several sizes is the same text.
        if !self.places.contains(&place) {
            self.places.push(place);
        }
    }

    fn finding(mut self) -> Option<Diagnostic> {
        self.places.sort_by_key(|(span, _)| (span.file, span.start));
        let mut places = self.places.iter();
        let (first, key) = places.next()?;
        let more: Vec<Span> = places.map(|(span, _)| *span).collect();
        let named = named(&self.characters);
        let elsewhere = match more.len() {
            0 => String::new(),
            1 => " and of 1 more place".to_owned(),
            count => format!(" and of {count} more places"),
        };
        let them = if self.characters.len() == 1 { "it" } else { "them" };
        // A date is written in figures; it is flysheet that has the month's name for it.
        let instead = match (&**key, more.is_empty()) {
            ("date", true) => "give `date` its year alone".to_owned(),
            ("date", false) => {
                format!("give `date` its year alone and write {them} with other characters elsewhere")
            }
            _ => format!("write {them} with other characters"),
        };
        let help = format!("name a folder with a font that has {them} in `[theme.type] fonts`, or {instead}");
        let message = format!("no font has the {named} of `{key}`{elsewhere}");
        Some(Diagnostic::new(Code::MissingGlyph, *first, message).help(help).and_at(more))
    }
}

/// Characters as a finding names them: their script, or scripts, and each with its code point, the first few of many.
fn named(characters: &[char]) -> String {
    let mut scripts: Vec<String> = Vec::new();
    for script in characters.iter().filter_map(|character| script_name(*character)) {
        if !scripts.contains(&script) {
            scripts.push(script);
        }
    }
    let script = scripts.iter().map(|name| format!("{name} ")).collect::<Vec<_>>().join("and ");
    let named = characters.iter().take(MOST_NAMED);
    let named: Vec<String> =
        named.map(|character| format!("U+{:04X} `{character}`", u32::from(*character))).collect();
    match characters.len() {
        1 => format!("{script}character {}", named.concat()),
        count if count > MOST_NAMED => {
            format!("{script}characters {} and {} more", named.join(", "), count - MOST_NAMED)
        }
        _ => format!("{script}characters {}", named.join(", ")),
    }
}
