//! Tags: what each stretch of a page is, for screen readers and for text that is copied
//! (ISO 32000-1, 14.7 and 14.8; ISO 14289-1).

use std::collections::BTreeMap;

use lopdf::{Dictionary, Document as File, Object, ObjectId, dictionary};
use printpdf::DictItem;

use super::convert::{Sheet, text};
use crate::frame::{ArtifactKind, Element, ElementId, Mark, Role, Structure};
use crate::geom::Rect;

/// The tags of a file as they gather.
pub(super) struct Tags<'a> {
    structure: &'a Structure,
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

/// Where the objects of a file stand.
pub(super) struct Places<'a> {
    /// The pages.
    pub(super) pages: &'a [ObjectId],
    /// How each page is measured.
    pub(super) sheets: &'a [Sheet],
    /// The link annotations, in the order in which they got their keys.
    pub(super) links: &'a [ObjectId],
}

/// Where the objects of the tree stand.
struct Ids {
    elements: Vec<Option<ObjectId>>,
    /// Elements made for links that stand in something other than a link.
    wrappers: Vec<Option<ObjectId>>,
}

impl<'a> Tags<'a> {
    /// No tags yet, for a file of so many pages.
    pub(super) fn new(structure: &'a Structure, pages: usize) -> Tags<'a> {
        Tags {
            structure,
            nodes: vec![Node::default(); structure.elements().len()],
            stretches: vec![Vec::new(); pages],
            links: Vec::new(),
        }
    }

    /// Begins a stretch of `page`: its tag and properties.
    pub(super) fn begin(&mut self, mark: Mark, page: usize) -> (String, BTreeMap<String, DictItem>) {
        let named = |name: &str| DictItem::Name(name.as_bytes().to_vec());
        let element = match mark {
            Mark::Content(element) => self.structure.get(element).map(|found| (element, found)),
            Mark::Artifact(_) => None,
        };
        let properties: Vec<(&str, DictItem)> = match (element, mark) {
            (Some((id, _)), _) => vec![("MCID", DictItem::Int(self.stretch(id, page) as i64))],
            (None, Mark::Artifact(ArtifactKind::Foot)) => vec![
                ("Type", named("Pagination")),
                ("Subtype", named("Footer")),
                ("Attached", DictItem::Array(vec![named("Bottom")])),
            ],
            (None, _) => vec![("Type", named("Layout"))],
        };
        let tag = element.map_or("Artifact", |(_, element)| tag(element.role));
        (tag.to_owned(), properties.into_iter().map(|(key, item)| (key.to_owned(), item)).collect())
    }

    /// Notes that an element covers `rect` of a page.
    pub(super) fn cover(&mut self, mark: Mark, page: usize, rect: Option<Rect>) {
        let (Mark::Content(element), Some(rect)) = (mark, rect) else { return };
        if let Some(node) = self.nodes.get_mut(element.index()) {
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

    /// Writes the tree; gives the id of its root.
    pub(super) fn write(mut self, file: &mut File, places: &Places<'_>) -> ObjectId {
        self.attach(ElementId::ROOT);
        let root = file.new_object_id();
        let mut id_if = |wanted: bool| wanted.then(|| file.new_object_id());
        let ids = Ids {
            elements: self.nodes.iter().map(|node| id_if(node.is_attached)).collect(),
            wrappers: self.links.iter().map(|link| id_if(!self.is_link(link.element))).collect(),
        };
        for ((element, node), id) in self.structure.elements().iter().zip(&self.nodes).zip(&ids.elements) {
            let Some(id) = *id else { continue };
            let parent = ids.element(element.parent).filter(|parent| *parent != id).unwrap_or(root);
            let object = self.element(element, node, parent, &ids, places);
            file.objects.insert(id, Object::Dictionary(object));
        }
        for (number, (link, id)) in self.links.iter().zip(&ids.wrappers).enumerate() {
            if let (Some(id), Some(parent)) = (*id, ids.element(link.element)) {
                let kid = self.annotation(number, places);
                let object = dictionary! { "Type" => "StructElem", "S" => "Link", "P" => parent, "K" => kid };
                file.objects.insert(id, Object::Dictionary(object));
            }
        }
        let tree = self.parent_tree(&ids, file);
        let object = dictionary! {
            "Type" => "StructTreeRoot",
            "K" => ids.element(ElementId::ROOT).map_or(Object::Null, Object::Reference),
            "ParentTree" => tree,
            "ParentTreeNextKey" => (self.stretches.len() + self.links.len()) as i64,
        };
        file.objects.insert(root, Object::Dictionary(object));
        root
    }

    fn is_link(&self, element: ElementId) -> bool {
        self.structure.get(element).is_some_and(|found| found.role == Role::Link)
    }

    /// One element of the tree.
    fn element(
        &self,
        element: &Element,
        node: &Node,
        parent: ObjectId,
        ids: &Ids,
        places: &Places<'_>,
    ) -> Dictionary {
        let own_page = node.kids.iter().find_map(|kid| match kid {
            Kid::Stretch { page, .. } => Some(*page),
            _ => None,
        });
        let mut kids: Vec<Object> =
            node.kids.iter().map(|kid| self.kid(*kid, own_page, ids, places)).collect();
        let mut object = dictionary! { "Type" => "StructElem", "S" => tag(element.role), "P" => parent };
        if let Some(page) = own_page.and_then(|page| places.pages.get(page)) {
            object.set("Pg", *page);
        }
        match kids.len() {
            0 => {}
            1 => object.set("K", kids.remove(0)),
            _ => object.set("K", kids),
        }
        if let Some(alt) = &element.alt {
            object.set("Alt", text(alt));
        }
        if let Some(attributes) = attributes(element, node, places) {
            object.set("A", attributes);
        }
        object
    }

    /// A kid as its element names it; a bare number is a stretch of the element's own page.
    fn kid(&self, kid: Kid, own_page: Option<usize>, ids: &Ids, places: &Places<'_>) -> Object {
        match kid {
            Kid::Element(element) => ids.element(element).map_or(Object::Null, Object::Reference),
            Kid::Stretch { page, number } if Some(page) == own_page => Object::from(number as i64),
            Kid::Stretch { page, number } => {
                let mut object = dictionary! { "Type" => "MCR", "MCID" => number as i64 };
                if let Some(page) = places.pages.get(page) {
                    object.set("Pg", *page);
                }
                Object::Dictionary(object)
            }
            Kid::Link(number) => match ids.wrappers.get(number).copied().flatten() {
                Some(wrapper) => Object::Reference(wrapper),
                None => self.annotation(number, places),
            },
        }
    }

    /// A link annotation as its element names it.
    fn annotation(&self, number: usize, places: &Places<'_>) -> Object {
        let mut object = dictionary! { "Type" => "OBJR" };
        if let Some(annotation) = places.links.get(number) {
            object.set("Obj", *annotation);
        }
        if let Some(page) = self.links.get(number).and_then(|link| places.pages.get(link.page)) {
            object.set("Pg", *page);
        }
        Object::Dictionary(object)
    }

    /// The way back from stretches and links to their elements (ISO 32000-1, 14.7.4.4).
    fn parent_tree(&self, ids: &Ids, file: &mut File) -> ObjectId {
        let reference = |id: Option<ObjectId>| id.map_or(Object::Null, Object::Reference);
        let mut parents: Vec<Object> = Vec::new();
        for stretches in &self.stretches {
            let of_page = stretches.iter().map(|element| reference(ids.element(*element))).collect();
            parents.push(Object::Reference(file.add_object(Object::Array(of_page))));
        }
        let links = self.links.iter().zip(&ids.wrappers);
        parents.extend(links.map(|(link, wrapper)| reference(wrapper.or(ids.element(link.element)))));
        let numbers: Vec<Object> =
            (0_i64..).zip(parents).flat_map(|(key, parent)| [Object::from(key), parent]).collect();
        file.add_object(dictionary! { "Nums" => numbers })
    }
}

impl Ids {
    /// Where an element stands, if it holds anything.
    fn element(&self, element: ElementId) -> Option<ObjectId> {
        self.elements.get(element.index()).copied().flatten()
    }
}

/// What a list or a figure says of its looks (ISO 32000-1, 14.8.5).
fn attributes(element: &Element, node: &Node, places: &Places<'_>) -> Option<Dictionary> {
    match element.role {
        Role::BulletList => Some(dictionary! { "O" => "List", "ListNumbering" => "Disc" }),
        Role::NumberedList => Some(dictionary! { "O" => "List", "ListNumbering" => "Decimal" }),
        Role::Figure => {
            let (page, rect) = node.bounds?;
            let corners = places.sheets.get(page)?.corners(rect);
            Some(dictionary! { "O" => "Layout", "Placement" => "Block", "BBox" => corners })
        }
        _ => None,
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
    }
}
