//! Where lines may break: the opportunities of Unicode (UAX #14), less the protected ones, and hyphens.

#[cfg(test)]
mod tests;

use unicode_linebreak::BreakOpportunity;

use super::address::Addresses;
use super::custom::{Customs, Keep};
use super::hyphen::{Hyphenator, WordBreak, WordBreakKind, patterns};
use super::last_word::mark_last_word;
use super::proper::is_proper;
use super::protect::is_protected;
use super::ranges::{meeting, places_in};
use super::space::vanishes_at_line_end;
use super::styled::StyledText;
use super::ties::is_tied;

/// A place where a line may end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Opportunity {
    /// Offset of the end of what the line prints.
    pub end: usize,
    /// Offset of what the next line begins with: past the spaces.
    pub next: usize,
    /// What kind of place it is.
    pub kind: OpportunityKind,
}

impl Opportunity {
    /// Whether a word goes on behind it.
    pub fn is_inside_word(&self) -> bool {
        matches!(
            self.kind,
            OpportunityKind::Hyphenation
                | OpportunityKind::SparingHyphenation
                | OpportunityKind::RareHyphenation
                | OpportunityKind::TiedHyphenation
        )
    }
}

/// Kinds of places where a line may end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum OpportunityKind {
    /// It must end here.
    Forced,
    /// At a space, or several, or a separator.
    Space,
    /// At a space between words that a reader takes as one, and only where the line would run past the measure without.
    Tied,
    /// At the space before a stretch that stays whole, such as a reference, which should not be left alone.
    BeforeUnbroken,
    /// At the space behind a word of one letter that had better stay with the next.
    AfterShortWord,
    /// At the space behind a word that leads to the next, in a heading or the lead.
    AfterLeadingWord,
    /// Where no space is: after a hyphen or a dash of the text's own, and wherever else Unicode allows it.
    WithoutSpace,
    /// Inside a word, which then gets a hyphen.
    Hyphenation,
    /// Inside a word with a capital that does not begin a sentence, somebody's name or the name of something, or inside
    /// a part of a compound: it gets a hyphen only where a line would be seen to be loose without.
    SparingHyphenation,
    /// Inside a word of the flyer's own names or in capitals, or the last one before a stretch that stays
    /// whole, which gets a hyphen only where a line would gape without.
    RareHyphenation,
    /// Inside a part of a compound name before the last, as in "Guinea-Bissau", which gets a hyphen only where the line
    /// would run past the measure without.
    TiedHyphenation,
    /// At a joint of an address or an identifier, without a hyphen, and only where a line would be seen to be loose
    /// without.
    Joint,
    /// The same before a stretch that stays whole, with which a part of the address would stand alone: only where a
    /// line would gape without.
    RareJoint,
    /// At the space before a short last word that only a stretch follows which stays whole: the two would stand alone
    /// on a line that looks long enough.
    BeforeLastWord,
}

/// The character that ends a line whatever it costs.
const LINE_SEPARATOR: char = '\u{2028}';

/// The hyphen that addresses have.
const OWN_HYPHEN: char = '-';

/// The bytes of text that have one opportunity at the least, in languages of short words: what room is made for.
const BYTES_PER_OPPORTUNITY: usize = 4;

/// All places where a line of the text may end, in order, without its very end. The author's own soft hyphens
/// are among them in any case; those of the language's patterns where `hyphenate` says so.
pub(super) fn opportunities(
    styled: &StyledText,
    hyphenate: bool,
    hyphenator: &mut Hyphenator,
) -> Vec<Opportunity> {
    let text = styled.text.as_str();
    let (customs, mut addresses) = (Customs::of(styled), Addresses::new(text));
    let mut found = Vec::with_capacity(text.len() / BYTES_PER_OPPORTUNITY + 1);
    found.extend(
        unicode_linebreak::linebreaks(text)
            .filter(|(offset, _)| *offset < text.len())
            .filter_map(|(offset, kind)| opportunity(styled, &customs, &mut addresses, offset, kind)),
    );
    add_hyphenations(styled, hyphenate, hyphenator, &mut found);
    found.sort_by_key(|opportunity| (opportunity.end, opportunity.next, opportunity.kind));
    found.dedup_by_key(|opportunity| opportunity.end);
    mark_last_word(styled, &mut found);
    found
}

/// The opportunity that Unicode gives before the character at `offset`, unless it is protected.
fn opportunity(
    styled: &StyledText,
    customs: &Customs<'_>,
    addresses: &mut Addresses<'_>,
    offset: usize,
    kind: BreakOpportunity,
) -> Option<Opportunity> {
    let before = styled.text.get(..offset)?;
    let separator = meeting(&styled.separators, &(offset.saturating_sub(1)..offset)).first();
    let before = separator.map_or(Some(before), |separator| styled.text.get(..separator.start))?;
    let end = before.trim_end_matches(vanishes_at_line_end).len();
    if kind == BreakOpportunity::Mandatory {
        return Some(Opportunity { end, next: offset, kind: OpportunityKind::Forced });
    }
    let (spaces, after) = (styled.text.get(end..offset)?, styled.text.get(offset..)?);
    if after.starts_with(vanishes_at_line_end) || spaces.contains(LINE_SEPARATOR) {
        // More spaces follow, and the place is past them; or a line has only just begun.
        return None;
    }
    let is_inside = !meeting(&styled.unbroken, &(offset..offset)).is_empty()
        || separator.is_some_and(|separator| offset < separator.end);
    let kept = customs.keep(end, offset);
    if is_inside || is_protected(&styled.text, end, offset) || kept == Some(Keep::Always) {
        return None;
    }
    if end == offset && before.ends_with(OWN_HYPHEN) && addresses.have(offset) {
        // At the end of a line, an address's own hyphen would be taken for one that the break put in.
        let place = end - OWN_HYPHEN.len_utf8();
        // One that begins a word has nothing before it to end a line with.
        let ends_word = before.get(..place)?.ends_with(|last: char| !last.is_whitespace());
        return ends_word.then_some(Opportunity { end: place, next: place, kind: OpportunityKind::Joint });
    }
    let begins_unbroken = styled.unbroken.binary_search_by_key(&offset, |range| range.start).is_ok();
    let kind = match end < offset {
        true if separator.is_some() => OpportunityKind::Space,
        true if is_tied(before.get(..end)?, after) => OpportunityKind::Tied,
        true if begins_unbroken => OpportunityKind::BeforeUnbroken,
        true if kept == Some(Keep::ByChoice) => OpportunityKind::AfterShortWord,
        true => OpportunityKind::Space,
        false => OpportunityKind::WithoutSpace,
    };
    Some(Opportunity { end, next: offset, kind })
}

/// Adds the places inside words, in order: in a word that holds soft hyphens those alone, in others what the
/// language's patterns give, where they are to be used.
fn add_hyphenations(
    styled: &StyledText,
    by_patterns: bool,
    hyphenator: &mut Hyphenator,
    found: &mut Vec<Opportunity>,
) {
    let of_text = patterns(&styled.lang).filter(|_| by_patterns);
    if (of_text.is_none() && styled.spans.is_empty() || !by_patterns) && styled.soft_hyphens.is_empty() {
        return;
    }
    let text = styled.text.as_str();
    let inside_word =
        |point: usize| Opportunity { end: point, next: point, kind: OpportunityKind::Hyphenation };
    let mut start = 0;
    for token in text.split(char::is_whitespace) {
        let range = start..start + token.len();
        start =
            range.end + text.get(range.end..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
        if !meeting(&styled.unbroken, &range).is_empty() {
            continue;
        }
        let other = meeting(&styled.spans, &range).first();
        let lang = other.map_or(of_text, |(_, lang)| patterns(lang).filter(|_| by_patterns));
        // The author's own soft hyphens.
        let soft_hyphens = places_in(&styled.soft_hyphens, &(range.start + 1..range.end));
        if !soft_hyphens.is_empty() {
            found.extend(soft_hyphens.iter().copied().map(inside_word));
        } else if let Some(lang) = lang {
            let is_name = !places_in(&styled.names, &range).is_empty();
            let is_proper = is_proper(text, range.clone(), lang);
            let kind = |kind: WordBreakKind| match kind {
                WordBreakKind::Syllable | WordBreakKind::CompoundSyllable if is_name => {
                    OpportunityKind::RareHyphenation
                }
                WordBreakKind::Syllable if !is_proper => OpportunityKind::Hyphenation,
                WordBreakKind::Syllable | WordBreakKind::CompoundSyllable => {
                    OpportunityKind::SparingHyphenation
                }
                WordBreakKind::RareSyllable => OpportunityKind::RareHyphenation,
                WordBreakKind::FirstPartSyllable => OpportunityKind::TiedHyphenation,
                WordBreakKind::Joint => OpportunityKind::Joint,
            };
            let points = hyphenator.points(token, lang);
            let opportunity = |point: WordBreak| Opportunity {
                kind: kind(point.kind),
                ..inside_word(range.start + point.at as usize)
            };
            found.extend(points.map(opportunity));
        }
    }
}
