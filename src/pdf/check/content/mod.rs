//! What stands on pages: every operator, and all that content calls by name, to any depth.
//!
//! `walk` follows the operators, `state` is what they set, `space` tells colour spaces apart; `colour` judges colours,
//! `named` what is called by name, `mark` what is content and what artifact.

mod colour;
mod mark;
mod named;
mod space;
mod state;
mod walk;

use std::collections::{BTreeMap, BTreeSet};

use lopdf::{Dictionary, Object, ObjectId};

use self::mark::Marks;
use self::walk::Walker;
use super::finding::Findings;
use super::intent::Meant;
use super::objects::{Objects, as_dict};
use super::rule::Rule;
use super::sheet::Sheet;
use crate::pdf::guarded::{operations, page_content};

/// A stretch of content that says which element it belongs to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Stretch {
    /// The page, from zero.
    pub(super) page: usize,
    /// The key of what holds it in the parent tree; `None` where it has none.
    pub(super) key: Option<i64>,
    /// Its number.
    pub(super) number: i64,
    /// Whether it stands on the page itself, and not in a form.
    pub(super) is_of_page: bool,
}

/// What is the same for all pages.
pub(super) struct Contents<'a> {
    objects: Objects<'a>,
    meant: Meant,
    /// The most ink in one place: the sum of all inks, in per cent.
    ink_limit: u16,
    /// What each spot colour means where it is not at hand.
    spots: BTreeMap<String, Object>,
    /// Fonts that were looked at.
    fonts: BTreeSet<ObjectId>,
    /// The stretches of all pages.
    pub(super) stretches: Vec<Stretch>,
}

impl<'a> Contents<'a> {
    /// Nothing seen yet.
    pub(super) fn new(objects: Objects<'a>, meant: Meant, ink_limit: u16) -> Contents<'a> {
        let (spots, fonts) = (BTreeMap::new(), BTreeSet::new());
        Contents { objects, meant, ink_limit, spots, fonts, stretches: Vec::new() }
    }

    /// Looks at what stands on a page, and at how its annotations look.
    pub(super) fn check(&mut self, sheet: Sheet<'a>, findings: &mut Findings) {
        let objects = self.objects;
        let resources = sheet.inherited(objects, "Resources").and_then(as_dict);
        let key = objects.integer(sheet.page, "StructParents");
        let content = page_content(objects.0, sheet.id);
        let mut walker = Walker::new(self, sheet, findings);
        walker.group(sheet.page);
        let is_there = objects
            .one_or_more(sheet.page, "Contents")
            .iter()
            .all(|part| objects.follow(part).is_some_and(|part| part.as_stream().is_ok()));
        let is_named = sheet.page.has(b"Contents") == objects.get(sheet.page, "Contents").is_some();
        let content = content.filter(|_| is_there && is_named);
        match content.and_then(|content| operations(&content)) {
            Some(operations) => walker.run(&operations, resources, Marks::of_page(key)),
            None => walker.add(Rule::BrokenContent, "the content of the page cannot be read"),
        }
        for (_, annotation) in sheet.annotations(objects) {
            for stream in appearances(objects, annotation) {
                walker.form(stream, None, Marks::unasked());
            }
        }
    }
}

/// The streams that show an annotation.
fn appearances<'a>(objects: Objects<'a>, annotation: &'a Dictionary) -> Vec<&'a Object> {
    let Some(appearance) = objects.dict(annotation, "AP") else { return Vec::new() };
    let mut streams = Vec::new();
    for (_, shown) in appearance.iter() {
        match objects.follow(shown) {
            Some(Object::Stream(_)) => streams.push(shown),
            Some(Object::Dictionary(states)) => streams.extend(states.iter().map(|(_, state)| state)),
            _ => {}
        }
    }
    streams
}
