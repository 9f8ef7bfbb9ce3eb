//! The order of reference numbers that a person expects: figures by their value, letters by the alphabet.

use std::cmp::Ordering;

/// Compares texts stretch by stretch: `G987` stands before `G4687`, and `983945` before `G987`.
pub(super) fn natural(one: &str, other: &str) -> Ordering {
    let (mut left, mut right) = (one, other);
    while !left.is_empty() && !right.is_empty() {
        let ((first, left_rest), (second, right_rest)) = (stretch(left), stretch(right));
        let is_number = |stretch: &str| stretch.starts_with(|first: char| first.is_ascii_digit());
        let order = match is_number(first) && is_number(second) {
            true => {
                let (first, second) = (first.trim_start_matches('0'), second.trim_start_matches('0'));
                first.len().cmp(&second.len()).then_with(|| first.cmp(second))
            }
            false => first.cmp(second),
        };
        if order != Ordering::Equal {
            return order;
        }
        (left, right) = (left_rest, right_rest);
    }
    // What differs in leading zeros alone still has one order.
    left.len().cmp(&right.len()).then_with(|| one.cmp(other))
}

/// The figures, or what is none, that a text begins with, and what follows.
fn stretch(text: &str) -> (&str, &str) {
    let is_number = text.starts_with(|first: char| first.is_ascii_digit());
    let end = text.find(|letter: char| letter.is_ascii_digit() != is_number).unwrap_or(text.len());
    text.split_at_checked(end).unwrap_or((text, ""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_count_by_value() {
        let expected = ["02", "2", "10", "983945", "G987", "G987-2", "G987-10", "G4687", "H1"];
        let mut sorted = expected;
        sorted.reverse();
        sorted.sort_by(|one, other| natural(one, other));
        assert_eq!(sorted, expected);
    }
}
