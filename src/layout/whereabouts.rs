//! The pages that each activity stands on, read from the finished document.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use crate::frame::{Document, ElementId, Mark, Role};

/// The first and the last page of each activity, counted from one, in the order of the flyer's activities; `None`
/// for one of which nothing is on a page.
pub fn activity_pages(document: &Document) -> Vec<Option<RangeInclusive<usize>>> {
    let mut pages: BTreeMap<ElementId, RangeInclusive<usize>> = BTreeMap::new();
    for (number, page) in (1..).zip(&document.pages) {
        for item in &page.items {
            let Mark::Content(element) = item.mark else { continue };
            let Some(section) = document.structure.section_of(element) else { continue };
            let first = pages.get(&section).map_or(number, |known| *known.start());
            pages.insert(section, first..=number);
        }
    }
    let sections = document.structure.elements().iter().enumerate();
    let sections = sections.filter(|(_, element)| element.role == Role::Section);
    sections
        .map(|(at, _)| pages.iter().find(|(id, _)| id.index() == at).map(|(_, pages)| pages.clone()))
        .collect()
}
