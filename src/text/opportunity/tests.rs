//! Opportunities, on texts in which signs mark them.

use super::*;

/// `|` stands at spaces and dashes, `·` at hyphenation points, `~` at those in names and compounds, `_` at ties, `¶` at
/// forced breaks.
fn check(expected: &str) {
    let mut styled = StyledText::new("en-GB");
    styled.text = expected.replace(['|', '·', '~', '_'], "").replace('¶', "\u{2028}");
    let mut found = styled.text.clone();
    for opportunity in opportunities(&styled, true, &mut Hyphenator::default()).iter().rev() {
        match opportunity.kind {
            OpportunityKind::Forced => found.replace_range(opportunity.end..opportunity.next, "¶"),
            OpportunityKind::Hyphenation => found.insert(opportunity.end, '·'),
            OpportunityKind::SparingHyphenation => found.insert(opportunity.end, '~'),
            OpportunityKind::Tied => found.insert(opportunity.end, '_'),
            _ => found.insert(opportunity.end, '|'),
        }
    }
    assert_eq!(found, expected);
}

#[test]
fn lines_break_at_spaces_dashes_and_inside_words() {
    check("The| Syr-|Darya| wa·ter.");
    check("one¶two| three");
    check("on| 9_ De~cem~ber| 2015");
    check("day –| first");
}

#[test]
fn names_part_less_readily_than_the_words_that_begin_sentences() {
    check("Wa·ter.| Wa·ter| “Wa~ter”");
    check("Wa·ter| for| Tajik~istan:| Wa·ter| and| Siko~rsky");
}

#[test]
fn spaces_of_every_width_vanish_at_the_end_of_a_line() {
    let check = |text: &str, expected: &[(usize, usize)]| {
        let mut styled = StyledText::new("en");
        styled.text = text.into();
        let found: Vec<(usize, usize)> = opportunities(&styled, false, &mut Hyphenator::default())
            .iter()
            .filter(|opportunity| opportunity.kind == OpportunityKind::Space)
            .map(|opportunity| (opportunity.end, opportunity.next))
            .collect();
        assert_eq!(found, expected, "{text:?}");
    };
    check("one\u{2009}two", &[(3, 6)]);
    check("one \u{2003} two", &[(3, 8)]);
    check("one\u{202f}two\u{a0}three\u{2007}four", &[]);
    check("one\u{2028} two", &[]);
    check("100\u{2009}000\u{2009}km", &[]);
}

#[test]
fn an_address_never_ends_a_line_in_its_own_hyphen() {
    let check = |text: &str, expected: &[&str]| {
        for lang in ["en", "tg"] {
            let mut styled = StyledText::new(lang);
            styled.text = text.into();
            let found = opportunities(&styled, true, &mut Hyphenator::default());
            let after_hyphen = |found: &&Opportunity| text[..found.end].ends_with('-');
            assert_eq!(found.iter().filter(after_hyphen).count(), 0, "{text}");
            let joints = found.iter().filter(|found| text[found.end..].starts_with('-'));
            let joints: Vec<&str> = joints.map(|found| &text[found.end..]).collect();
            assert_eq!(joints, expected, "{text}");
        }
    };
    check("a@rivers-office.org", &["-office.org"]);
    check("https://x.org/on-rivers", &["-rivers"]);
    check("www.x-y.org/3-4", &["-y.org/3-4"]);
}

#[test]
fn no_line_ends_before_the_hyphen_that_an_address_begins_with() {
    let check = |text: &str, expected: &[(usize, usize)]| {
        let mut styled = StyledText::new("en");
        styled.text = text.into();
        let found = opportunities(&styled, false, &mut Hyphenator::default());
        let found: Vec<(usize, usize)> = found.iter().map(|found| (found.end, found.next)).collect();
        assert_eq!(found, expected, "{text:?}");
    };
    check("-a@b.org x", &[(8, 9)]);
    check("see -foo@x.org", &[(3, 4)]);
    check("see a-foo@x.org", &[(3, 4), (5, 5)]);
}

#[test]
fn an_unbroken_stretch_stays_whole() {
    let mut styled = StyledText::new("en");
    styled.text = "led by all. [ref. 12 34]".into();
    styled.unbroken.push(12..styled.text.len());
    let ends: Vec<usize> = opportunities(&styled, true, &mut Hyphenator::default())
        .iter()
        .map(|opportunity| opportunity.end)
        .collect();
    assert_eq!(ends, [3, 6, 11]);
}

#[test]
fn no_line_shows_the_separator_at_which_it_breaks() {
    let mut styled = StyledText::new("en");
    styled.text = "A project · 2021 on".into();
    styled.separators.push(9..13);
    let found = opportunities(&styled, false, &mut Hyphenator::default());
    let found: Vec<(usize, usize)> = found.iter().map(|found| (found.end, found.next)).collect();
    assert_eq!(found, [(1, 2), (9, 13), (17, 18)]);
}

#[test]
fn hyphens_inside_names_are_of_a_kind_of_their_own() {
    let mut styled = StyledText::new("en-GB");
    styled.text = "water in Uzbekistan".into();
    styled.names.push(9);
    let found = opportunities(&styled, true, &mut Hyphenator::default());
    let inside = |kind| found.iter().filter(move |found| found.kind == kind);
    assert!(inside(OpportunityKind::Hyphenation).all(|found| found.end < 5));
    assert_eq!(inside(OpportunityKind::Hyphenation).count(), 1);
    assert!(inside(OpportunityKind::RareHyphenation).all(|found| found.end > 9));
    assert!(inside(OpportunityKind::RareHyphenation).count() > 0);
}

#[test]
fn the_authors_soft_hyphens_replace_the_patterns_and_need_none() {
    let check = |hyphenate: bool, expected: &[usize]| {
        let mut styled = StyledText::new("en");
        styled.text = "cooperation international".into();
        styled.soft_hyphens.push(2);
        let ends: Vec<usize> = opportunities(&styled, hyphenate, &mut Hyphenator::default())
            .iter()
            .map(|opportunity| opportunity.end)
            .collect();
        assert_eq!(ends, expected);
    };
    check(false, &[2, 11]);
    check(true, &[2, 11, 14, 17, 19]);
}
