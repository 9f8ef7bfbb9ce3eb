//! What has changed between two settings of a flyer, block by block.
//!
//! 1. `block` takes a document apart into its blocks: activities, headings with their text, paragraphs.
//! 2. `pair` finds the block of the old document that each of the new one was.
//! 3. Here, pairs become changes.
//!
//! Words are compared as they read, whatever lines they are set in.

mod block;
mod pair;

use crate::frame::Document;
use crate::geom::{Length, Rect};
use block::{Block, Part};

/// A change of one block.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// The block's heading, or its first words where it has none.
    pub block: String,
    /// What has changed.
    pub kind: ChangeKind,
    /// Where the block stood, page by page from zero; empty where it was not there.
    pub old: Vec<(usize, Rect)>,
    /// Where it stands now; empty where it is no longer there.
    pub new: Vec<(usize, Rect)>,
}

/// What has changed of a block, the weightiest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ChangeKind {
    /// It was not there.
    Added,
    /// It is no longer there.
    Removed,
    /// It says something else.
    Text,
    /// A link in it leads elsewhere.
    Link,
    /// A picture in it is described in other words.
    Description,
    /// Its lines, letters or colours are set otherwise.
    Setting,
    /// It stands elsewhere.
    Moved,
}

impl Change {
    /// The first page on which it shows, from zero: the new one, or the old one of a block that is gone.
    pub fn page(&self) -> usize {
        self.new.first().or(self.old.first()).map_or(0, |(page, _)| *page)
    }
}

/// How far a block may stand from where it stood and still count as unmoved: what rounding in a file does.
const UNMOVED: Length = Length::pt(0.05);

/// All changes of blocks, in the order of the new document; what is gone stands where it was.
pub fn changes(old: &Document, new: &Document) -> Vec<Change> {
    let (old, new) = (block::blocks(old), block::blocks(new));
    let pairs = pair::pairs(&old, &new);
    pairs.into_iter().filter_map(|(old, new)| change(old, new)).collect()
}

fn change(old: Option<&Block>, new: Option<&Block>) -> Option<Change> {
    let kind = match (old, new) {
        (None, _) => ChangeKind::Added,
        (_, None) => ChangeKind::Removed,
        (Some(old), Some(new)) if old.text() != new.text() => ChangeKind::Text,
        (Some(old), Some(new)) if old.links != new.links => ChangeKind::Link,
        (Some(old), Some(new)) if old.descriptions != new.descriptions => ChangeKind::Description,
        (Some(old), Some(new)) => match displaced(&old.parts, &new.parts)? {
            true => ChangeKind::Setting,
            false => ChangeKind::Moved,
        },
    };
    let places = |block: Option<&Block>| block.map(Block::places).unwrap_or_default();
    let block = new.or(old).map(|block| block.name.clone()).unwrap_or_default();
    Some(Change { block, kind, old: places(old), new: places(new) })
}

/// Whether the parts of a block stand otherwise to each other, or only the whole elsewhere; `None` where they stand
/// as they did.
fn displaced(old: &[Part], new: &[Part]) -> Option<bool> {
    if old.len() != new.len() {
        return Some(true);
    }
    let far = |one: Length, other: Length| !(one - other).abs().fits(UNMOVED);
    let mut moves = Vec::new();
    for (old, new) in old.iter().zip(new) {
        let resized =
            far(old.rect.size.width, new.rect.size.width) || far(old.rect.size.height, new.rect.size.height);
        if resized || old.look != new.look {
            return Some(true);
        }
        let by = (new.rect.left() - old.rect.left(), new.rect.top() - old.rect.top());
        moves.push((new.page != old.page, by));
    }
    let still =
        |(page, (x, y)): &(bool, (Length, Length))| !page && !far(*x, Length::ZERO) && !far(*y, Length::ZERO);
    if moves.iter().all(still) { None } else { Some(false) }
}
