//! The logical structure of a flyer: what a tagged PDF and a screen reader need to know.

use std::sync::Arc;

/// Names one element of a [`Structure`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ElementId(usize);

impl ElementId {
    /// The root: the whole document.
    pub const ROOT: ElementId = ElementId(0);

    /// Place of the element in [`Structure::elements`].
    pub const fn index(self) -> usize {
        self.0
    }
}

/// The tree of elements, in reading order.
#[derive(Clone, Debug)]
pub struct Structure {
    elements: Vec<Element>,
}

/// One element of the structure.
#[derive(Clone, Debug, PartialEq)]
pub struct Element {
    /// What it is.
    pub role: Role,
    /// The element that holds it; the root holds itself.
    pub parent: ElementId,
    /// Alternative text, for figures.
    pub alt: Option<String>,
    /// The characters that it stands for, where it is drawn rather than set.
    pub actual_text: Option<String>,
    /// Its language (BCP 47), where that is another than its parent's.
    pub lang: Option<Arc<str>>,
}

impl Element {
    fn new(role: Role, parent: ElementId) -> Element {
        Element { role, parent, alt: None, actual_text: None, lang: None }
    }
}

/// What a structure element is (ISO 32000-1, 14.8.4).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// The whole flyer.
    Document,
    /// A part with its own heading, such as an activity.
    Section,
    /// A heading of a level from one.
    Heading(u8),
    /// A paragraph.
    Paragraph,
    /// A bullet list.
    BulletList,
    /// A numbered list.
    NumberedList,
    /// One item of a list.
    ListItem,
    /// The bullet or number of an item.
    Label,
    /// What an item says.
    ListBody,
    /// A picture.
    Figure,
    /// A picture's caption.
    Caption,
    /// A link.
    Link,
    /// Words in another language.
    Span,
}

/// What an item is content of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// Content of a structure element.
    Content(ElementId),
    /// Not content: a screen reader passes over it.
    Artifact(ArtifactKind),
}

/// Kinds of artifact (ISO 32000-1, 14.8.2.2).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ArtifactKind {
    /// Rules, tints and ornaments.
    Decoration,
    /// The running foot.
    Foot,
    /// What a press cuts and sets its plates by, outside of the page.
    PrinterMarks,
}

impl Default for Structure {
    fn default() -> Structure {
        Structure::new()
    }
}

impl Structure {
    /// A structure that holds the root alone.
    pub fn new() -> Structure {
        let root = Element::new(Role::Document, ElementId::ROOT);
        Structure { elements: vec![root] }
    }

    /// Adds an element as the last child of `parent`.
    pub fn add(&mut self, role: Role, parent: ElementId) -> ElementId {
        self.push(Element::new(role, parent))
    }

    /// Adds a figure with its alternative text as the last child of `parent`.
    pub fn add_figure(&mut self, alt: impl Into<String>, parent: ElementId) -> ElementId {
        self.push(Element { alt: Some(alt.into()), ..Element::new(Role::Figure, parent) })
    }

    /// Adds an element that is drawn, with the characters that it stands for, as the last child of `parent`.
    pub fn add_drawn(&mut self, role: Role, text: impl Into<String>, parent: ElementId) -> ElementId {
        self.push(Element { actual_text: Some(text.into()), ..Element::new(role, parent) })
    }

    /// Adds words in another language (BCP 47) as the last child of `parent`.
    pub fn add_span(&mut self, lang: impl Into<Arc<str>>, parent: ElementId) -> ElementId {
        self.push(Element { lang: Some(lang.into()), ..Element::new(Role::Span, parent) })
    }

    fn push(&mut self, element: Element) -> ElementId {
        self.elements.push(element);
        ElementId(self.elements.len() - 1)
    }

    /// All elements; a parent stands before its children, children in reading order.
    pub fn elements(&self) -> &[Element] {
        &self.elements
    }

    /// The section that an element stands in or is, if any.
    pub fn section_of(&self, element: ElementId) -> Option<ElementId> {
        let mut at = element;
        while at != ElementId::ROOT {
            let found = self.get(at)?;
            if found.role == Role::Section {
                return Some(at);
            }
            at = found.parent;
        }
        None
    }

    /// The element named `id`, if this structure holds it.
    pub fn get(&self, id: ElementId) -> Option<&Element> {
        self.elements.get(id.0)
    }
}
