//! The tree of tags, read back (ISO 32000-1, 14.7).

use std::collections::{BTreeMap, BTreeSet};

use lopdf::{Dictionary, Document as File, Object, ObjectId};

use super::{ReadError, dict, words};
use crate::frame::{ArtifactKind, ElementId, Mark, Role, Structure};

/// The most elements that hold each other: more than any flyer has, and a bound for the stack.
const DEEPEST: usize = 64;

/// The tree, and what belongs to its elements.
#[derive(Default)]
pub(super) struct Tree {
    /// The elements.
    pub(super) structure: Structure,
    stretches: BTreeMap<(usize, i64), ElementId>,
    links: BTreeMap<ObjectId, ElementId>,
}

/// What is known where a branch is read.
struct Reader<'a> {
    file: &'a File,
    pages: &'a BTreeMap<ObjectId, usize>,
    tree: Tree,
    /// Elements that were read: each has one place, also where a damaged tree names it at several, or inside itself.
    seen: BTreeSet<ObjectId>,
}

impl Tree {
    /// The tree that a catalog names; `pages` are the numbers of pages, from zero.
    pub(super) fn read(
        file: &File,
        catalog: &Dictionary,
        pages: &BTreeMap<ObjectId, usize>,
    ) -> Result<Tree, ReadError> {
        let untagged = |_| ReadError::Foreign("it has no tags");
        let root = dict(file, catalog, b"StructTreeRoot").map_err(untagged)?;
        let document = match root.get_deref(b"K", file).map_err(untagged)? {
            Object::Array(kids) => {
                kids.first().and_then(|kid| file.dereference(kid).ok()).map(|(_, kid)| kid)
            }
            kid => Some(kid),
        };
        let document = document.and_then(|document| document.as_dict().ok());
        let mut reader = Reader { file, pages, tree: Tree::default(), seen: BTreeSet::new() };
        reader.kids(document.ok_or(ReadError::Foreign("it has no tags"))?, ElementId::ROOT, 0);
        Ok(reader.tree)
    }

    /// What stretch `number` of a page is content of.
    pub(super) fn of_stretch(&self, page: usize, number: i64) -> Mark {
        match self.stretches.get(&(page, number)) {
            Some(element) => Mark::Content(*element),
            None => Mark::Artifact(ArtifactKind::Decoration),
        }
    }

    /// The element that holds a link's annotation.
    pub(super) fn of_link(&self, annotation: ObjectId) -> ElementId {
        self.links.get(&annotation).copied().unwrap_or(ElementId::ROOT)
    }
}

impl Reader<'_> {
    /// Reads what an element holds.
    fn kids(&mut self, object: &Dictionary, element: ElementId, depth: usize) {
        let page = self.page(object);
        let kids = match object.get_deref(b"K", self.file) {
            Ok(Object::Array(kids)) => kids.as_slice(),
            // A kid that stands for itself is told by what it is, so that a reference must stay one.
            Ok(_) => object.get(b"K").map_or(&[][..], std::slice::from_ref),
            Err(_) => return,
        };
        for kid in kids {
            let Ok((id, object)) = self.file.dereference(kid) else { continue };
            match object {
                Object::Integer(number) => self.stretch(page, *number, element),
                Object::Dictionary(kid) if kid.has_type(b"MCR") => {
                    let number = kid.get(b"MCID").and_then(Object::as_i64).unwrap_or(-1);
                    self.stretch(self.page(kid).or(page), number, element);
                }
                Object::Dictionary(kid) if kid.has_type(b"OBJR") => {
                    if let Ok(id) = kid.get(b"Obj").and_then(Object::as_reference) {
                        self.tree.links.insert(id, element);
                    }
                }
                Object::Dictionary(kid) if depth < DEEPEST && id.is_none_or(|id| self.seen.insert(id)) => {
                    let added = self.add(kid, element);
                    self.kids(kid, added, depth + 1);
                }
                _ => {}
            }
        }
    }

    fn stretch(&mut self, page: Option<usize>, number: i64, element: ElementId) {
        if let Some(page) = page {
            self.tree.stretches.insert((page, number), element);
        }
    }

    /// The page that an object names.
    fn page(&self, object: &Dictionary) -> Option<usize> {
        self.pages.get(&object.get(b"Pg").and_then(Object::as_reference).ok()?).copied()
    }

    fn add(&mut self, object: &Dictionary, parent: ElementId) -> ElementId {
        let tag = object.get_deref(b"S", self.file).and_then(Object::as_name).unwrap_or_default();
        let role = match tag {
            b"Sect" => Role::Section,
            [b'H', level @ b'1'..=b'6'] => Role::Heading(level - b'0'),
            b"L" if self.is_numbered(object) => Role::NumberedList,
            b"L" => Role::BulletList,
            b"LI" => Role::ListItem,
            b"Lbl" => Role::Label,
            b"LBody" => Role::ListBody,
            b"Figure" => {
                let alt = words(self.file, object, b"Alt").unwrap_or_default();
                return self.tree.structure.add_figure(alt, parent);
            }
            b"Caption" => Role::Caption,
            b"Link" => Role::Link,
            b"Span" => {
                let lang = words(self.file, object, b"Lang").unwrap_or_default();
                return self.tree.structure.add_span(lang, parent);
            }
            _ => Role::Paragraph,
        };
        self.tree.structure.add(role, parent)
    }

    fn is_numbered(&self, list: &Dictionary) -> bool {
        let attributes = dict(self.file, list, b"A");
        let numbering =
            attributes.and_then(|attributes| attributes.get(b"ListNumbering")).and_then(Object::as_name);
        numbering.is_ok_and(|name| name == b"Decimal")
    }
}
