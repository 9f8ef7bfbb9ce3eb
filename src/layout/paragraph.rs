//! A paragraph that is set, before it is chosen in which way.

use std::sync::Arc;

use crate::diag::Diagnostic;
use crate::geom::Length;
use crate::text::{Known, Variant};

/// A paragraph that is shaped, and the ways to break it into lines.
pub(super) struct SetParagraph {
    pub known: Arc<Known>,
    /// Where its tags begin among those of all texts.
    pub tags: usize,
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

    /// How many measures its text fills (see [`Variants::filled_lines`](crate::text::Variants::filled_lines)).
    pub fn filled_lines(&self) -> usize {
        self.known.variants.filled_lines()
    }

    /// By how much its first line is indented.
    pub fn indent(&self) -> Length {
        self.known.prepared.indent()
    }

    /// Keeps only the best way: for a paragraph whose number of lines must be known.
    pub fn keep_best(&mut self) {
        self.faults.truncate(1);
    }
}
