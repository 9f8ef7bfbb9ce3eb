//! Looking up what stands in a part of a text, where what stands in all of it is in order: a long paragraph has
//! thousands of such stretches and places, and asks about each of its words.

use std::ops::Range;

/// What has a range of a text's bytes.
pub(super) trait Ranged {
    /// The bytes.
    fn range(&self) -> &Range<usize>;
}

impl Ranged for Range<usize> {
    fn range(&self) -> &Range<usize> {
        self
    }
}

impl<T> Ranged for (Range<usize>, T) {
    fn range(&self) -> &Range<usize> {
        &self.0
    }
}

/// Those of some stretches, which follow each other in the text, that have bytes in a range, or round an empty one.
pub(super) fn meeting<'s, T: Ranged>(stretches: &'s [T], range: &Range<usize>) -> &'s [T] {
    let start = stretches.partition_point(|stretch| stretch.range().end <= range.start);
    let rest = stretches.get(start..).unwrap_or_default();
    let end = rest.partition_point(|stretch| stretch.range().start < range.end);
    rest.get(..end).unwrap_or_default()
}

/// Those of some places in a text, which rise, that lie in a range.
pub(super) fn places_in<'s>(places: &'s [usize], range: &Range<usize>) -> &'s [usize] {
    let start = places.partition_point(|place| *place < range.start);
    let rest = places.get(start..).unwrap_or_default();
    let end = rest.partition_point(|place| *place < range.end);
    rest.get(..end).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stretches_are_found_as_if_each_was_looked_at() {
        let stretches = [0..3, 3..4, 6..6, 6..9, 9..20];
        for (start, end) in (0..22).flat_map(|start| (start..22).map(move |end| (start, end))) {
            let meets = |stretch: &&Range<usize>| stretch.start < end && start < stretch.end;
            let expected: Vec<Range<usize>> = stretches.iter().filter(meets).cloned().collect();
            assert_eq!(meeting(&stretches, &(start..end)), expected, "{start}..{end}");
        }
    }

    #[test]
    fn places_are_found_as_if_each_was_looked_at() {
        let places = [0, 3, 3, 4, 9];
        for (start, end) in (0..11).flat_map(|start| (start..11).map(move |end| (start, end))) {
            let expected: Vec<usize> =
                places.iter().copied().filter(|place| (start..end).contains(place)).collect();
            assert_eq!(places_in(&places, &(start..end)), expected, "{start}..{end}");
        }
    }
}
