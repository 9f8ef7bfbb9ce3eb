//! The pages of two settings of a flyer, drawn and compared.

use crate::compare::{Change, ChangeKind};
use crate::frame::Ink;
use crate::geom::{Length, Rect};
use crate::pdf::read::Reading;
use crate::raster::{self, Outlines, Pixels, RasterError, Resolution, beside, differences};

/// The tints of what says something else, of what was added, of what was removed, and of what stands elsewhere.
const CHANGED: Ink = Ink::new([236, 150, 20], [0, 44, 96, 2]);
const ADDED: Ink = Ink::new([30, 150, 80], [80, 8, 80, 6]);
const REMOVED: Ink = Ink::new([206, 40, 50], [8, 96, 84, 6]);
const MOVED: Ink = Ink::new([50, 120, 200], [80, 46, 0, 2]);

/// How far a tint reaches past its block.
const REACH: Length = Length::pt(2.0);

/// How far what a block draws may reach past its letters: descenders, bullets and the ground of a panel's line.
const SPREAD: Length = Length::pt(8.0);

/// A page that looks different.
pub(super) struct Drawn {
    /// Its number, from zero.
    pub page: usize,
    /// The old and the new page, beside each other and tinted.
    pub picture: Pixels,
    /// Whether anything on it looks different that is no part of a changed block.
    pub looks: bool,
}

/// All pages that look different, or are there on one side only.
pub(super) fn compare_pages(
    old: &Reading,
    new: &Reading,
    changes: &[Change],
    resolution: Resolution,
) -> Result<Vec<Drawn>, RasterError> {
    let mut outlines = (Outlines::default(), Outlines::default());
    let count = old.document.pages.len().max(new.document.pages.len());
    let mut drawn = Vec::new();
    for page in 0..count {
        let mut before = drawn_page(old, page, &mut outlines.0, resolution)?;
        let mut after = drawn_page(new, page, &mut outlines.1, resolution)?;
        let places = |of: fn(&Change) -> &[(usize, Rect)]| -> Vec<(ChangeKind, Rect)> {
            let on_page = |change: &'_ Change| {
                let kind = change.kind;
                let places = of(change).iter().filter(|(at, _)| *at == page);
                places.map(|(_, rect)| (kind, *rect)).collect::<Vec<_>>()
            };
            changes.iter().flat_map(on_page).collect()
        };
        let (old_places, new_places) = (places(|change| &change.old), places(|change| &change.new));
        let mut looks = false;
        if let (Some(before), Some(after)) = (&mut before, &mut after) {
            let different = differences(before, after, resolution);
            if different.is_empty() {
                continue;
            }
            let known: Vec<Rect> =
                old_places.iter().chain(&new_places).map(|(_, rect)| rect.grown(SPREAD)).collect();
            for rect in different {
                if !known.iter().any(|known| known.overlaps(rect)) {
                    looks = true;
                    before.tint(rect.grown(REACH), CHANGED, resolution);
                    after.tint(rect.grown(REACH), CHANGED, resolution);
                }
            }
        }
        for (pixels, places) in [(&mut before, old_places), (&mut after, new_places)] {
            let Some(pixels) = pixels else { continue };
            places
                .into_iter()
                .for_each(|(kind, rect)| pixels.tint(rect.grown(REACH), tint(kind), resolution));
        }
        drawn.push(Drawn { page, picture: beside(before.as_ref(), after.as_ref()), looks });
    }
    Ok(drawn)
}

/// A page of a flyer, where it has that many.
fn drawn_page(
    flyer: &Reading,
    page: usize,
    outlines: &mut Outlines,
    resolution: Resolution,
) -> Result<Option<Pixels>, RasterError> {
    let page = flyer.document.pages.get(page);
    page.map(|page| raster::draw(&flyer.document, page, &flyer.faces, outlines, resolution)).transpose()
}

fn tint(kind: ChangeKind) -> Ink {
    match kind {
        ChangeKind::Added => ADDED,
        ChangeKind::Removed => REMOVED,
        ChangeKind::Text | ChangeKind::Link | ChangeKind::Description => CHANGED,
        ChangeKind::Setting | ChangeKind::Moved => MOVED,
    }
}
