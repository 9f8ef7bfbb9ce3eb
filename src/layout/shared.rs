//! What attempts at a flyer share, on whichever thread they are made: texts and pictures, each made once.

use std::sync::atomic::{AtomicUsize, Ordering};

use super::pictures::Pictures;
use crate::spec::Flyer;
use crate::text::{Faces, KnownTexts};

/// What attempts at a flyer share.
pub(super) struct Shared<'a> {
    /// The texts that are set.
    pub known: KnownTexts<'a>,
    /// The pictures that the flyer shows.
    pub pictures: Pictures<'a>,
    /// How many of the flyer's sections were begun in order.
    begun: AtomicUsize,
}

impl<'a> Shared<'a> {
    /// Nothing made yet.
    pub fn new(flyer: &'a Flyer, faces: &'a Faces) -> Shared<'a> {
        Shared { known: faces.known_texts(), pictures: Pictures::new(flyer), begun: AtomicUsize::new(0) }
    }

    /// Says that the section at a place is begun, after all before it.
    pub fn begin(&self, section: usize) {
        self.begun.fetch_max(section + 1, Ordering::Relaxed);
    }

    /// Whether the section at a place was begun, or is done.
    pub fn has_begun(&self, section: usize) -> bool {
        section < self.begun.load(Ordering::Relaxed)
    }
}
