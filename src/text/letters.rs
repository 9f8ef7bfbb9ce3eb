//! What glyphs stand for: each text is kept once, however many glyphs stand for it.

use std::collections::BTreeSet;
use std::sync::Arc;

/// The texts of ASCII, one byte each.
const PLAIN: usize = 128;

/// The longer texts after which their table begins anew: more than a script has syllables in common use.
const MOST_OTHERS: usize = 4096;

/// Texts that glyphs stand for.
pub(super) struct Letters {
    /// Those of one byte by their byte: most letters of most texts.
    plain: Vec<Option<Arc<str>>>,
    others: BTreeSet<Arc<str>>,
}

impl Default for Letters {
    fn default() -> Letters {
        Letters { plain: vec![None; PLAIN], others: BTreeSet::new() }
    }
}

impl Letters {
    /// A text, shared with every glyph that stands for the same.
    pub fn get(&mut self, text: &str) -> Arc<str> {
        if let [byte] = text.as_bytes()
            && let Some(known) = self.plain.get_mut(usize::from(*byte))
        {
            return known.get_or_insert_with(|| text.into()).clone();
        }
        if let Some(known) = self.others.get(text) {
            return known.clone();
        }
        if self.others.len() >= MOST_OTHERS {
            self.others.clear();
        }
        let new: Arc<str> = text.into();
        self.others.insert(new.clone());
        new
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_texts_are_one() {
        let mut letters = Letters::default();
        for text in ["a", "\u{e9}", "ffi", ""] {
            let first = letters.get(text);
            assert_eq!(&*first, text);
            assert!(Arc::ptr_eq(&first, &letters.get(text)));
        }
        assert_ne!(letters.get("a"), letters.get("b"));
    }
}
