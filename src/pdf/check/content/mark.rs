//! What each stretch of content is marked as (ISO 32000-1, 14.6).

use lopdf::{Dictionary, Object};

/// What a stretch is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    Artifact,
    /// Content of an element, by its number.
    Content(i64),
    /// Something else, which says nothing of either.
    Other,
}

/// The marks around a place, outermost first.
#[derive(Clone)]
pub(super) struct Marks {
    open: Vec<Mark>,
    /// The key in the parent tree of what holds the stretches.
    pub(super) key: Option<i64>,
    /// Whether the stretches stand on the page itself.
    pub(super) is_of_page: bool,
    /// Whether content must be marked at all.
    is_asked: bool,
}

impl Marks {
    /// Those that a page begins with.
    pub(super) const fn of_page(key: Option<i64>) -> Marks {
        Marks { open: Vec::new(), key, is_of_page: true, is_asked: true }
    }

    /// Those of what is tagged as a whole, or is no content of the page.
    pub(super) const fn unasked() -> Marks {
        Marks { open: Vec::new(), key: None, is_of_page: false, is_asked: false }
    }

    /// Those that a form begins with which is shown here.
    pub(super) fn in_form(&self, key: Option<i64>) -> Marks {
        Marks { key, is_of_page: false, ..self.clone() }
    }

    /// Begins a stretch; `true` where content and artifact stand in one another.
    pub(super) fn begin(&mut self, mark: Mark) -> bool {
        let is_mixed = match mark {
            Mark::Artifact => self.open.iter().any(|open| matches!(open, Mark::Content(_))),
            Mark::Content(_) => self.open.contains(&Mark::Artifact),
            Mark::Other => false,
        };
        self.open.push(mark);
        is_mixed
    }

    /// Ends the innermost stretch.
    pub(super) fn end(&mut self) {
        self.open.pop();
    }

    /// How many stretches are open.
    pub(super) fn depth(&self) -> usize {
        self.open.len()
    }

    /// Whether what is painted here is neither content nor artifact.
    pub(super) fn is_untagged(&self) -> bool {
        self.is_asked && self.open.iter().all(|open| *open == Mark::Other)
    }
}

/// What a tag and its properties mark.
pub(super) fn mark(tag: &[u8], properties: Option<&Dictionary>) -> Mark {
    let number = properties.and_then(|properties| properties.get(b"MCID").and_then(Object::as_i64).ok());
    match (tag, number) {
        (b"Artifact", None) => Mark::Artifact,
        (_, Some(number)) => Mark::Content(number),
        _ => Mark::Other,
    }
}
