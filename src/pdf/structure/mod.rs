//! Tags: what each stretch of a page is, for screen readers and for text that is copied
//! (ISO 32000-1, 14.7 and 14.8; ISO 14289-1).

mod tree;

pub(super) use tree::Places;

use std::borrow::Cow;

use crate::frame::{ArtifactKind, ElementId, Mark, Role, Structure};
use crate::geom::Rect;

/// The tags of a file as they gather.
pub(super) struct Tags<'a> {
    structure: &'a Structure,
    /// What the words of a link are.
    link_tag: &'static str,
    nodes: Vec<Node>,
    /// Per page, the element that each of its marked stretches belongs to.
    stretches: Vec<Vec<ElementId>>,
    /// Where links belong, in order of appearance.
    links: Vec<LinkTag>,
}

/// What an element holds, in order of first appearance.
#[derive(Clone, Default)]
struct Node {
    kids: Vec<Kid>,
    is_attached: bool,
    bounds: Option<(usize, Rect)>,
}

/// One thing that an element holds.
#[derive(Clone, Copy)]
enum Kid {
    Element(ElementId),
    Stretch { page: usize, number: usize },
    Link(usize),
}

/// A link annotation and where it belongs.
struct LinkTag {
    element: ElementId,
    page: usize,
}

impl<'a> Tags<'a> {
    /// No tags yet, for a file of so many pages.
    pub(super) fn new(structure: &'a Structure, pages: usize, link_tag: &'static str) -> Tags<'a> {
        Tags {
            structure,
            link_tag,
            nodes: vec![Node::default(); structure.elements().len()],
            stretches: vec![Vec::new(); pages],
            links: Vec::new(),
        }
    }

    /// Begins a stretch of `page`: its tag, and its properties as they stand in the file.
    pub(super) fn begin(&mut self, mark: Mark, page: usize) -> (&'static str, Cow<'static, str>) {
        let found = match mark {
            Mark::Content(element) => {
                self.structure.get(element).map(|found| (element, self.tag(found.role)))
            }
            Mark::Artifact(_) => None,
        };
        match (found, mark) {
            (Some((element, tag)), _) => (tag, format!("/MCID {}", self.stretch(element, page)).into()),
            (None, Mark::Artifact(ArtifactKind::Foot)) => {
                ("Artifact", "/Type/Pagination/Subtype/Footer/Attached[/Bottom]".into())
            }
            (None, Mark::Artifact(ArtifactKind::PrinterMarks)) => ("Artifact", "/Type/Page".into()),
            (None, _) => ("Artifact", "/Type/Layout".into()),
        }
    }

    /// Notes that an element covers a rectangle of a page.
    pub(super) fn cover(&mut self, mark: Mark, page: usize, rect: impl FnOnce() -> Option<Rect>) {
        let Mark::Content(element) = mark else { return };
        if let (Some(node), Some(rect)) = (self.nodes.get_mut(element.index()), rect()) {
            node.bounds = match node.bounds {
                Some((first, before)) if first == page => Some((first, before.union(rect))),
                None => Some((page, rect)),
                elsewhere => elsewhere,
            };
        }
    }

    /// Adds a link to the element that its mark names, and gives its annotation's key in the parent
    /// tree. `None` for a link that is content of nothing: every link annotation must stand in a link
    /// element with what it covers (ISO 14289-1, 7.18.5), so that there can be no annotation for it.
    pub(super) fn link(&mut self, mark: Mark, page: usize) -> Option<i64> {
        let element = match mark {
            Mark::Content(element) if self.structure.get(element).is_some() => element,
            Mark::Content(_) | Mark::Artifact(_) => return None,
        };
        self.attach(element);
        let number = self.links.len();
        self.links.push(LinkTag { element, page });
        self.hold(element, Kid::Link(number));
        Some((self.stretches.len() + number) as i64)
    }

    /// Numbers a new stretch of `page` that is content of `element`.
    fn stretch(&mut self, element: ElementId, page: usize) -> usize {
        self.attach(element);
        let Some(stretches) = self.stretches.get_mut(page) else { return 0 };
        let number = stretches.len();
        stretches.push(element);
        self.hold(element, Kid::Stretch { page, number });
        number
    }

    /// Makes sure that an element and all that hold it stand in the tree.
    fn attach(&mut self, element: ElementId) {
        let mut child = element;
        while let Some(node) = self.nodes.get_mut(child.index()).filter(|node| !node.is_attached) {
            node.is_attached = true;
            let Some(parent) = self.structure.get(child).map(|found| found.parent) else { return };
            if child == ElementId::ROOT {
                return;
            }
            self.hold(parent, Kid::Element(child));
            child = parent;
        }
    }

    fn hold(&mut self, element: ElementId, kid: Kid) {
        if let Some(node) = self.nodes.get_mut(element.index()) {
            node.kids.push(kid);
        }
    }

    /// The standard structure type of a role.
    fn tag(&self, role: Role) -> &'static str {
        if role == Role::Link { self.link_tag } else { tag(role) }
    }
}

/// The standard structure type of a role (ISO 32000-1, 14.8.4).
fn tag(role: Role) -> &'static str {
    match role {
        Role::Document => "Document",
        Role::Section => "Sect",
        Role::Heading(0 | 1) => "H1",
        Role::Heading(2) => "H2",
        Role::Heading(3) => "H3",
        Role::Heading(4) => "H4",
        Role::Heading(5) => "H5",
        Role::Heading(_) => "H6",
        Role::Paragraph => "P",
        Role::BulletList | Role::NumberedList => "L",
        Role::ListItem => "LI",
        Role::Label => "Lbl",
        Role::ListBody => "LBody",
        Role::Figure => "Figure",
        Role::Caption => "Caption",
        Role::Link => "Link",
        Role::Span => "Span",
    }
}
