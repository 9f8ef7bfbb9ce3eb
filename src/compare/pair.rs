//! Which block of an old document each block of a new one was.

use std::collections::BTreeMap;

use super::block::Block;

/// The least share of words that two blocks with different names have in common where one has become the other.
const ALIKE: f64 = 0.5;

/// Pairs of an old and a new block, in the order of the new document; an old block without a new one comes after the
/// one that it followed.
///
/// Blocks of one name and text belong together, then those of one name, then those that mostly say the same. Where
/// several could, the first one does.
pub(super) fn pairs<'a>(old: &'a [Block], new: &'a [Block]) -> Vec<(Option<&'a Block>, Option<&'a Block>)> {
    // For each old block, its new one.
    let mut found: BTreeMap<usize, usize> = BTreeMap::new();
    let same: [fn(&Block, &Block) -> bool; 3] = [
        |old, new| old.name == new.name && old.text() == new.text(),
        |old, new| old.name == new.name,
        |old, new| in_common(&old.text(), &new.text()) >= ALIKE,
    ];
    for same in same {
        for (to, block) in new.iter().enumerate() {
            if found.values().any(|taken| *taken == to) {
                continue;
            }
            let free = (0..).zip(old).find(|(from, old)| !found.contains_key(from) && same(old, block));
            found.extend(free.map(|(from, _)| (from, to)));
        }
    }
    let gone =
        |after: usize| old.iter().enumerate().skip(after).take_while(|(from, _)| !found.contains_key(from));
    let mut pairs: Vec<_> = gone(0).map(|(_, block)| (Some(block), None)).collect();
    for (to, block) in new.iter().enumerate() {
        match found.iter().find(|(_, taken)| **taken == to) {
            Some((from, _)) => {
                pairs.push((old.get(*from), Some(block)));
                pairs.extend(gone(from + 1).map(|(_, block)| (Some(block), None)));
            }
            None => pairs.push((None, Some(block))),
        }
    }
    pairs
}

/// The share of words that two texts have in common, of those of the longer one.
fn in_common(one: &str, other: &str) -> f64 {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    one.split(' ').for_each(|word| *counts.entry(word).or_default() += 1);
    let shared = other.split(' ').filter(|word| match counts.get_mut(word) {
        Some(count) if *count > 0 => {
            *count -= 1;
            true
        }
        _ => false,
    });
    let longer = one.split(' ').count().max(other.split(' ').count());
    shared.count() as f64 / longer as f64
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::block::Part;
    use crate::geom::Rect;

    fn block(name: &str, words: &str) -> Block {
        let part = Part { page: 0, rect: Rect::default(), words: words.into(), look: String::new() };
        Block { name: name.into(), parts: vec![part], ..Block::default() }
    }

    #[test]
    fn blocks_find_what_they_were() {
        let check = |old: &[(&str, &str)],
                     new: &[(&str, &str)],
                     expected: &[(Option<&str>, Option<&str>)]| {
            let blocks =
                |of: &[(&str, &str)]| of.iter().map(|(name, words)| block(name, words)).collect::<Vec<_>>();
            let (old, new) = (blocks(old), blocks(new));
            let pairs = pairs(&old, &new);
            let names = |pair: &(Option<&Block>, Option<&Block>)| {
                (pair.0.map(|block| block.name.clone()), pair.1.map(|block| block.name.clone()))
            };
            let found: Vec<_> = pairs.iter().map(names).collect();
            let expected: Vec<_> =
                expected.iter().map(|(old, new)| (old.map(String::from), new.map(String::from))).collect();
            assert_eq!(found, expected);
        };
        let both = |name| (Some(name), Some(name));
        check(&[("a", "one"), ("b", "two")], &[("b", "two"), ("a", "one")], &[both("b"), both("a")]);
        check(&[("a", "one"), ("a", "two")], &[("a", "two"), ("a", "three")], &[both("a"), both("a")]);
        check(
            &[("a", "one"), ("b", "x y z"), ("c", "three")],
            &[("a", "one"), ("c", "three"), ("d", "p q r")],
            &[both("a"), (Some("b"), None), both("c"), (None, Some("d"))],
        );
        check(
            &[("The old title", "Since 2002 the net has grown")],
            &[("The title", "Since 2002 the net has shrunk")],
            &[(Some("The old title"), Some("The title"))],
        );
    }
}
