//! The last word of a text that ends in a stretch which stays whole, such as a reference: the two should not stand
//! alone on a line.

use super::opportunity::{Opportunity, OpportunityKind};
use super::styled::StyledText;

/// The most letters of a last word before a reference that should not stand alone with it.
const LONGEST_LAST_WORD: usize = 10;

/// Marks the places before and inside the last word of a text that ends in a stretch which stays whole.
pub(super) fn mark_last_word(styled: &StyledText, found: &mut [Opportunity]) {
    let Some(last) = styled.unbroken.last().filter(|range| range.end == styled.text.len()) else { return };
    let Some(end) = found.iter().rposition(|opportunity| opportunity.next == last.start) else { return };
    let (before, stretch) = found.split_at_mut(end);
    let Some(word_end) = stretch.first().map(|opportunity| opportunity.end) else { return };
    let is_space = |opportunity: &Opportunity| {
        matches!(opportunity.kind, OpportunityKind::Space | OpportunityKind::AfterShortWord)
    };
    let ends_word =
        |opportunity: &Opportunity| is_space(opportunity) || opportunity.kind == OpportunityKind::Forced;
    let Some(space) = before.iter().rposition(ends_word) else { return };
    let Some(begin) = before.get(space).filter(|space| is_space(space)).map(|space| space.next) else {
        return;
    };
    let letters = styled.text.get(begin..word_end).unwrap_or_default().chars();
    let is_short = letters.filter(|letter| letter.is_alphanumeric()).count() <= LONGEST_LAST_WORD;
    for opportunity in before.iter_mut().skip(space) {
        opportunity.kind = match opportunity.kind {
            OpportunityKind::Space | OpportunityKind::AfterShortWord if is_short => {
                OpportunityKind::BeforeLastWord
            }
            // What follows the word is no text: a part of it would stand alone, however long.
            OpportunityKind::Hyphenation | OpportunityKind::SparingHyphenation => {
                OpportunityKind::RareHyphenation
            }
            OpportunityKind::Joint => OpportunityKind::RareJoint,
            kind => kind,
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::hyphen::Hyphenator;
    use crate::text::opportunity::opportunities;

    #[test]
    fn neither_a_short_last_word_nor_part_of_any_should_stand_alone_with_its_reference() {
        let check_in = |lang: &str, text: &str, expected: &[OpportunityKind]| {
            let mut styled = StyledText::new(lang);
            styled.text = format!("{text} [ref. 12]");
            styled.unbroken.push(text.len() + 1..styled.text.len());
            let found = opportunities(&styled, true, &mut Hyphenator::default());
            assert_eq!(found.iter().map(|found| found.kind).collect::<Vec<_>>(), expected, "{text}");
        };
        let check = |text: &str, expected: &[OpportunityKind]| check_in("en-GB", text, expected);
        use OpportunityKind::*;
        check("of the water.", &[Space, BeforeLastWord, RareHyphenation, BeforeUnbroken]);
        check("the lines", &[BeforeLastWord, BeforeUnbroken]);
        let long = [Space, RareHyphenation, RareHyphenation, RareHyphenation, BeforeUnbroken];
        check("a straightforwardness", &long);
        check("see www.rivers.example", &[Space, RareJoint, BeforeUnbroken]);
        check("One", &[BeforeUnbroken]);
        // A word of one letter stays with such a last word all the more.
        check_in("ru", "дом и сад", &[Space, BeforeLastWord, BeforeUnbroken]);
        check_in("uk", "дім у саду.", &[Space, BeforeLastWord, BeforeUnbroken]);
    }
}
