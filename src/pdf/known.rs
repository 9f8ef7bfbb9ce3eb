//! Font programs that were made before: the flyers of a run use most faces for the same glyphs, and each subset is made
//! and deflated once.

use std::collections::BTreeMap;
use std::mem;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::embed::Program;
use super::file::fingerprint;
use super::font::UsedFont;

/// The programs after which a generation ends: those of some forty flyers, a few megabytes.
const GENERATION: usize = 128;

/// The programs that this process has made. A program hangs on its face and codes alone, so that it is the same whoever
/// made it, and when.
static MADE: Mutex<Generations> = Mutex::new(Generations { young: BTreeMap::new(), old: BTreeMap::new() });

/// What a program is known by: its face, which is part of this program, by its place in memory; and its codes.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Key {
    face: usize,
    codes: [u8; 16],
}

/// Programs that were used lately, and those that were used before: what is used again lives on, and the rest is
/// forgotten.
struct Generations {
    young: BTreeMap<Key, Arc<Program>>,
    old: BTreeMap<Key, Arc<Program>>,
}

impl Key {
    /// The key of a font; `None` for a face that was read from a file, as another might come to stand in its place.
    pub(super) fn of(font: &UsedFont<'_>) -> Option<Key> {
        let face = font.face.built_in()?.as_ptr().addr();
        let glyphs: Vec<u8> = font.subset.remapped_gids().flat_map(u16::to_le_bytes).collect();
        let mut codes = Vec::new();
        for entry in &font.codes {
            codes.extend(entry.glyph.to_le_bytes());
            codes.extend(entry.text.len().to_le_bytes());
            codes.extend(entry.text.as_bytes());
        }
        Some(Key { face, codes: fingerprint([glyphs.len().to_le_bytes().as_slice(), &glyphs, &codes]) })
    }
}

/// The program of a key, if it was made before.
pub(super) fn find(key: Key) -> Option<Arc<Program>> {
    let mut made = lock();
    if let Some(known) = made.young.get(&key) {
        return Some(Arc::clone(known));
    }
    let known = made.old.remove(&key)?;
    let forgotten = made.keep(key, &known);
    // Others need not wait while these are cleared away.
    drop(made);
    drop(forgotten);
    Some(known)
}

/// Keeps a program.
pub(super) fn keep(key: Key, program: &Arc<Program>) {
    let forgotten = lock().keep(key, program);
    drop(forgotten);
}

fn lock() -> MutexGuard<'static, Generations> {
    MADE.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Generations {
    /// Keeps a program among the young ones; gives those that are forgotten for it.
    fn keep(&mut self, key: Key, program: &Arc<Program>) -> BTreeMap<Key, Arc<Program>> {
        let mut forgotten = BTreeMap::new();
        if self.young.len() >= GENERATION {
            forgotten = mem::replace(&mut self.old, mem::take(&mut self.young));
        }
        self.young.insert(key, Arc::clone(program));
        forgotten
    }
}
