//! The tree of tags as objects of the file (ISO 32000-1, 14.7.2 to 14.7.4).

use lopdf::{Dictionary, Document as File, Object, ObjectId, dictionary};

use super::{Kid, Node, Tags};
use crate::frame::{Element, ElementId, Role};
use crate::pdf::convert::{Sheet, text};
use crate::pdf::object::{Entries, Written};

/// Where the objects of a file stand.
pub(in crate::pdf) struct Places<'a> {
    /// The pages.
    pub(in crate::pdf) pages: &'a [ObjectId],
    /// How each page is measured.
    pub(in crate::pdf) sheets: &'a [Sheet],
    /// The link annotations, in the order in which they got their keys.
    pub(in crate::pdf) links: &'a [ObjectId],
}

/// Where the objects of the tree stand.
struct Ids {
    elements: Vec<Option<ObjectId>>,
    /// Elements made for links that stand in something other than a link.
    wrappers: Vec<Option<ObjectId>>,
}

impl Tags<'_> {
    /// Writes the tree, its elements at once; gives the id of its root.
    pub(in crate::pdf) fn write(
        mut self,
        file: &mut File,
        written: &mut Written,
        places: &Places<'_>,
    ) -> ObjectId {
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
            written.add_dictionary(id, |object| self.element(element, node, parent, &ids, places, object));
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

    /// Writes one element of the tree.
    fn element(
        &self,
        element: &Element,
        node: &Node,
        parent: ObjectId,
        ids: &Ids,
        places: &Places<'_>,
        object: &mut Entries<'_>,
    ) {
        let own_page = node.kids.iter().find_map(|kid| match kid {
            Kid::Stretch { page, .. } => Some(*page),
            _ => None,
        });
        object.set_name("Type", "StructElem");
        object.set_name("S", self.tag(element.role));
        object.set_reference("P", parent);
        if let Some(page) = own_page.and_then(|page| places.pages.get(page)) {
            object.set_reference("Pg", *page);
        }
        let kid = |kid: &Kid| self.kid(*kid, own_page, ids, places);
        match node.kids.as_slice() {
            [] => {}
            [only] => object.set("K", &kid(only)),
            kids => object.set("K", &Object::Array(kids.iter().map(kid).collect())),
        }
        if let Some(alt) = &element.alt {
            object.set("Alt", &text(alt));
        }
        if let Some(lang) = &element.lang {
            object.set("Lang", &text(lang));
        }
        if let Some(actual) = &element.actual_text {
            object.set("ActualText", &text(actual));
        }
        if let Some(attributes) = attributes(element, node, places) {
            object.set("A", &Object::Dictionary(attributes));
        }
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
