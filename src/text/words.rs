//! What is known of words that were met before: their glyphs, their places for hyphens.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::ops::Range;

/// A table from words to what is known of them, a few values for each.
///
/// What is found never hangs on which words came before: a table may serve one flyer after the other, and then
/// gives each what it would find by itself.
pub(super) struct Words<T> {
    entries: HashMap<u64, Entry, BuildHasherDefault<Hashed>>,
    /// The words, one after the other.
    text: String,
    /// What is known of them, one after the other.
    values: Vec<T>,
}

/// Where a word stands in its table, and what is known of it.
struct Entry {
    word: Place,
    values: Place,
}

/// A place in a table, which is never so long that it needs wider numbers.
#[derive(Clone, Copy)]
struct Place {
    start: u32,
    end: u32,
}

impl From<Range<usize>> for Place {
    fn from(range: Range<usize>) -> Place {
        Place { start: range.start as u32, end: range.end as u32 }
    }
}

impl From<Place> for Range<usize> {
    fn from(place: Place) -> Range<usize> {
        place.start as usize..place.end as usize
    }
}

/// The words that a table has room for from the start: those of a flyer.
const USUAL_WORDS: usize = 800;

/// The bytes of words after which a table begins anew, so that a run of any length is content with little memory:
/// some 25,000 words, more than a programme's flyers share.
const MOST_TEXT: usize = 256 * 1024;

impl<T: Copy> Words<T> {
    /// A table without words.
    pub fn new() -> Words<T> {
        Words {
            entries: HashMap::with_capacity_and_hasher(USUAL_WORDS, BuildHasherDefault::default()),
            text: String::new(),
            values: Vec::new(),
        }
    }

    /// What is known of a word, if it was met before.
    pub fn get(&self, word: &str) -> Option<&[T]> {
        let entry = self.entries.get(&hash(word.as_bytes()))?;
        let known = self.text.get(Range::from(entry.word))? == word;
        if known { self.values.get(Range::from(entry.values)) } else { None }
    }

    /// What is known of a word, which is found out where it was not met before.
    pub fn get_or_insert_with<V: IntoIterator<Item = T>>(
        &mut self,
        word: &str,
        find_out: impl FnOnce() -> V,
    ) -> &[T] {
        let known = self.entries.get(&hash(word.as_bytes()));
        let known = known.filter(|entry| self.text.get(Range::from(entry.word)) == Some(word));
        let values = match known {
            Some(entry) => entry.values.into(),
            None => self.insert(word, find_out()),
        };
        self.values.get(values).unwrap_or_default()
    }

    /// Keeps what is known of a word that was not met before, and gives its place. Of two words with one hash, the
    /// later stays.
    pub fn insert(&mut self, word: &str, values: impl IntoIterator<Item = T>) -> Range<usize> {
        if self.text.len() > MOST_TEXT {
            *self = Words::new();
        }
        let Words { entries, text, values: all } = self;
        let (word_start, values_start) = (text.len(), all.len());
        text.push_str(word);
        all.extend(values);
        let values = values_start..all.len();
        let entry = Entry { word: (word_start..text.len()).into(), values: values.clone().into() };
        entries.insert(hash(word.as_bytes()), entry);
        values
    }
}

/// The multiplier of the hash: an odd number near 2⁶⁴ divided by the golden ratio (D. E. Knuth, "The Art of Computer
/// Programming", volume 3, section 6.4).
const MULTIPLIER: u64 = 0x9e37_79b9_7f4a_7c15;

/// The bytes that the hash takes at a time.
const WORD_BYTES: usize = 8;

/// A hash of a few bytes. Whoever makes words that collide gets them looked up anew each time, and no more.
pub(super) fn hash(bytes: &[u8]) -> u64 {
    let mix = |hash: u64, part: u64| {
        let product = u128::from(hash ^ part) * u128::from(MULTIPLIER);
        product as u64 ^ (product >> u64::BITS) as u64
    };
    let chunks = bytes.chunks(WORD_BYTES).map(|chunk| match <[u8; WORD_BYTES]>::try_from(chunk) {
        Ok(whole) => u64::from_le_bytes(whole),
        Err(_) => chunk.iter().fold(0, |part, byte| part << 8 | u64::from(*byte)),
    });
    mix(chunks.fold(MULTIPLIER, mix), bytes.len() as u64)
}

/// Takes a hash as it is.
#[derive(Default)]
struct Hashed(u64);

impl Hasher for Hashed {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        self.0 = hash(bytes);
    }

    fn write_u64(&mut self, hash: u64) {
        self.0 = hash;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_with_what_is_known_of_them() {
        let mut words = Words::new();
        let all = ["", "a", "water", "waters", "международный", "a word of more than eight bytes"];
        for (at, word) in all.iter().enumerate() {
            assert_eq!(words.get(word), None, "{word}");
            words.insert(word, [at, at + 1]);
        }
        for (at, word) in all.iter().enumerate() {
            assert_eq!(words.get(word), Some([at, at + 1].as_slice()), "{word}");
        }
    }

    #[test]
    fn a_table_that_has_grown_too_large_begins_anew() {
        let mut words = Words::new();
        let (mut bytes, mut longest) = (0, 0);
        for number in 0.. {
            let word = format!("word {number}");
            words.insert(&word, [number]);
            assert_eq!(words.get(&word), Some([number].as_slice()), "{word}");
            bytes += word.len();
            longest = longest.max(word.len());
            if bytes > 3 * MOST_TEXT {
                break;
            }
        }
        // The last word that found room may have gone past it.
        assert!(words.text.len() <= MOST_TEXT + longest, "{}", words.text.len());
    }

    #[test]
    fn the_hash_tells_words_apart() {
        let hashes: std::collections::BTreeSet<u64> =
            (0..20_000).map(|number| hash(format!("word {number}").as_bytes())).collect();
        assert_eq!(hashes.len(), 20_000);
    }
}
