//! Texts that are set already: other attempts at the same flyer set most of them alike, since neither leading nor white
//! changes a line, and each is shaped and broken into lines once.

use std::cell::RefCell;
use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::rc::Rc;

use crate::diag::Diagnostic;
use crate::text::{Measures, ParagraphOptions, Prepared, Setting, StyledText, Variant, Variants};

/// The most ways to set one text that are kept: a climb goes back to no more sizes.
const MOST_KEPT: usize = 4;

/// How a text is set.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Manner {
    /// How it is prepared.
    pub options: ParagraphOptions,
    /// The measure of its lines.
    pub measures: Measures,
    /// How they meet it.
    pub setting: Setting,
    /// Whether only the best way counts.
    pub best_only: bool,
}

/// A text that is shaped, and the ways to break it into lines.
pub(super) struct Known {
    pub prepared: Prepared,
    pub variants: Variants,
    pub manner: Manner,
}

/// A paragraph that is shaped, and the ways to break it into lines.
pub(super) struct SetParagraph {
    pub known: Rc<Known>,
    /// What is wrong with the ways that are known, in order; no more of those are offered.
    pub faults: Vec<Vec<Diagnostic>>,
    /// Ways that were asked for later; nothing is wrong with them.
    pub more: Vec<Variant>,
    /// Its number among the notes.
    pub note: usize,
}

impl SetParagraph {
    /// The ways, the best first.
    pub fn ways(&self) -> impl Iterator<Item = &Variant> {
        self.known.variants.iter().take(self.faults.len()).chain(&self.more)
    }

    /// Keeps only the best way: for a paragraph whose number of lines must be known.
    pub fn keep_best(&mut self) {
        self.faults.truncate(1);
    }
}

/// What is known of texts.
#[derive(Default)]
pub(super) struct KnownTexts {
    texts: RefCell<HashMap<u64, Vec<Rc<Known>>>>,
}

impl KnownTexts {
    /// What is known of a text, if it was set in this manner before.
    pub fn find(&self, styled: &StyledText, manner: &Manner) -> Option<Rc<Known>> {
        let texts = self.texts.borrow();
        let mut of_text = texts.get(&hash(&styled.text))?.iter().rev();
        of_text.find(|known| known.manner == *manner && known.prepared.styled() == styled).cloned()
    }

    /// Keeps what is known of a text.
    pub fn keep(&self, known: Known) -> Rc<Known> {
        let known = Rc::new(known);
        let mut texts = self.texts.borrow_mut();
        let of_text = texts.entry(hash(&known.prepared.styled().text)).or_default();
        if of_text.len() == MOST_KEPT {
            of_text.remove(0);
        }
        of_text.push(known.clone());
        known
    }
}

fn hash(text: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    hasher.finish()
}
