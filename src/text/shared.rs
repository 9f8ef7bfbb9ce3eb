//! Texts that several flyers of a run say, set already.

use std::collections::{BTreeMap, BTreeSet};
use std::mem;
use std::sync::{Arc, PoisonError, RwLock};

use super::known::{Known, Manner};
use super::styled::StyledText;

/// The most ways to set one text that are kept: a climb goes back to no more sizes.
pub(super) const MOST_KEPT: usize = 8;

/// The bytes of text, each counted once for every way in which it is set, after which a generation of shared texts
/// ends. To know how a byte is set, glyph and all, takes some hundred bytes, so that two generations come to some
/// twenty megabytes.
pub(super) const GENERATION: usize = 96 * 1024;

/// The most texts of which it is remembered that one flyer said them.
const MOST_MET: usize = 64 * 1024;

/// Texts by the hash of their characters.
pub(super) type Texts = BTreeMap<u64, Vec<Arc<Known>>>;

/// The text that is set in a manner, among texts of one hash.
pub(super) fn find(of_text: &[Arc<Known>], styled: &StyledText, manner: &Manner) -> Option<Arc<Known>> {
    let is_same = |known: &&Arc<Known>| known.manner == *manner && known.prepared.styled() == styled;
    of_text.iter().rev().find(is_same).cloned()
}

/// Texts that several flyers say, for all threads.
#[derive(Default)]
pub(super) struct SharedTexts {
    generations: RwLock<Generations>,
}

/// Shared texts that were met lately, and those that were met before: what is met again lives on, and the rest is
/// forgotten.
#[derive(Default)]
struct Generations {
    young: Texts,
    old: Texts,
    /// The bytes of the young texts.
    size: usize,
    /// The hashes of texts that flyers have said, whether another one has said them too or not.
    met: BTreeSet<u64>,
}

impl SharedTexts {
    pub fn find(&self, hash: u64, styled: &StyledText, manner: &Manner) -> Option<Arc<Known>> {
        let generations = self.generations.read().unwrap_or_else(PoisonError::into_inner);
        let Generations { young, old, .. } = &*generations;
        [young, old]
            .into_iter()
            .filter_map(|texts| texts.get(&hash))
            .find_map(|of_text| find(of_text, styled, manner))
    }

    /// Takes up the texts of a flyer that others have said before.
    pub fn take(&self, texts: Texts) {
        let mut generations = self.generations.write().unwrap_or_else(PoisonError::into_inner);
        if generations.met.len() > MOST_MET {
            generations.met.clear();
        }
        let mut unshared = Vec::new();
        for (hash, of_text) in texts {
            match generations.met.insert(hash) {
                true => unshared.push(of_text),
                false => generations.keep(hash, of_text),
            }
        }
        let forgotten = generations.age();
        drop(generations);
        // Others need not wait while these are cleared away.
        drop((unshared, forgotten));
    }
}

impl Generations {
    /// Keeps a text, set in some manners, among the young ones.
    fn keep(&mut self, hash: u64, of_text: Vec<Arc<Known>>) {
        let young = self.young.entry(hash).or_default();
        for known in of_text {
            let is_kept = young.iter().any(|young| Arc::ptr_eq(young, &known))
                || find(young, known.prepared.styled(), &known.manner).is_some();
            if young.len() < MOST_KEPT && !is_kept {
                self.size += known.prepared.styled().text.len();
                young.push(known);
            }
        }
    }

    /// Ends a generation that is large enough; gives the texts that are forgotten.
    fn age(&mut self) -> Texts {
        if self.size < GENERATION {
            return Texts::new();
        }
        self.size = 0;
        mem::replace(&mut self.old, mem::take(&mut self.young))
    }
}
