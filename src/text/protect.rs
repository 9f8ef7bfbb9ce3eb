//! Places where the rules of Unicode allow a line break and good setting does not.

use super::space::is_narrow_space;
use super::ties::is_inside_unit;

/// Whether no line may end with bytes up to `end` of `text` and begin at `next`, though Unicode lets it.
pub(super) fn is_protected(text: &str, end: usize, next: usize) -> bool {
    let (before, after) = (text.get(..end).unwrap_or_default(), text.get(next..).unwrap_or_default());
    if end < next && before.ends_with(|last: char| last.is_ascii_alphabetic()) {
        // Between most words; only after figures and marks can there be anything else to keep.
        return begins_with_dash(after);
    }
    if end == next {
        // A dash without spaces stays with the word before it.
        return is_number_range(before, after) || is_inside_unit(before, after) || after.starts_with('—');
    }
    let last = before.rsplit(char::is_whitespace).next().unwrap_or_default();
    let space = text.get(end..next).unwrap_or_default();
    is_narrow_after_figure(last, space) || begins_with_dash(after)
}

/// A dash between two figures, as in "17–18".
fn is_number_range(before: &str, after: &str) -> bool {
    let mut ending = before.chars().rev();
    matches!(ending.next(), Some('–' | '-' | '‐' | '/'))
        && ending.next().is_some_and(char::is_numeric)
        && after.starts_with(char::is_numeric)
}

/// A space of fixed, narrow width after a figure, as in a number of many figures or before a unit: who writes
/// one wants the two kept together.
fn is_narrow_after_figure(last: &str, space: &str) -> bool {
    last.ends_with(char::is_numeric) && !space.is_empty() && space.chars().all(is_narrow_space)
}

/// A dash with spaces around it stays on the line that it ends.
fn begins_with_dash(after: &str) -> bool {
    let rest = after.strip_prefix(['–', '—']);
    rest.is_some_and(|rest| rest.chars().next().is_none_or(char::is_whitespace))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `|` stands where Unicode allows a break.
    fn check(text: &str, expected: bool) {
        let bar = text.find('|').unwrap();
        let joined = text.replace('|', "");
        let next = joined.len() - joined[bar..].trim_start().len();
        assert_eq!(is_protected(&joined, bar, next), expected, "{text}");
    }

    #[test]
    fn a_narrow_space_keeps_a_figure_with_what_follows() {
        check("100|\u{2009}000 people", true);
        check("25|\u{2009}furlongs", true);
        check("25|\u{2003}furlongs", false);
        check("§|\u{2009}words", false);
    }

    #[test]
    fn ranges_and_dashes() {
        check("17–|18 May", true);
        check("Syr-|Darya", false);
        check("35 m³/|s", true);
        check("35 м³/|с", true);
        check("rivers/|lakes", false);
        check("a river|—and much", true);
        check("a river—|and much", false);
        check("Day| – the first", true);
        check("Day –| the first", false);
    }
}
