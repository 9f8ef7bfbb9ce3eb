//! Bookmarks, nested by their levels (ISO 32000-1, 12.3.3).

use lopdf::{Dictionary, Document as File, Object, ObjectId, dictionary};

use super::convert::{Sheet, name, text};
use crate::frame::Bookmark;

/// A bookmark with its place among the others.
struct Node<'a> {
    bookmark: &'a Bookmark,
    id: ObjectId,
    /// Place of the one that holds it; `None` is the root.
    parent: Option<usize>,
    kids: Vec<usize>,
}

/// Writes the bookmarks; gives the id of their root, if there are any.
pub(super) fn write(
    bookmarks: &[Bookmark],
    file: &mut File,
    pages: &[ObjectId],
    sheets: &[Sheet],
) -> Option<ObjectId> {
    if bookmarks.is_empty() {
        return None;
    }
    let root = file.new_object_id();
    let (nodes, top) = nest(bookmarks, file);
    let id = |at: usize| nodes.get(at).map_or(root, |node| node.id);
    for (at, node) in nodes.iter().enumerate() {
        let mut object = dictionary! {
            "Title" => text(&node.bookmark.title),
            "Parent" => node.parent.map_or(root, id),
        };
        let siblings = match node.parent.and_then(|parent| nodes.get(parent)) {
            Some(parent) => &parent.kids,
            None => &top,
        };
        if let Some(place) = siblings.iter().position(|sibling| *sibling == at) {
            let mut set = |key: &str, sibling: Option<&usize>| {
                if let Some(sibling) = sibling {
                    object.set(key, id(*sibling));
                }
            };
            set("Prev", place.checked_sub(1).and_then(|before| siblings.get(before)));
            set("Next", siblings.get(place + 1));
        }
        if let (Some(page), Some(sheet)) = (pages.get(node.bookmark.page), sheets.get(node.bookmark.page)) {
            let top = Object::Real(sheet.y(node.bookmark.top));
            object.set("Dest", vec![Object::from(*page), name("XYZ"), Object::Null, top, Object::Null]);
        }
        set_kids(&mut object, &node.kids, descendants(&nodes, &node.kids), id);
        file.objects.insert(node.id, Object::Dictionary(object));
    }
    let mut object = dictionary! { "Type" => "Outlines" };
    set_kids(&mut object, &top, nodes.len(), id);
    file.objects.insert(root, Object::Dictionary(object));
    Some(root)
}

/// Each bookmark under the last shallower one before it; gives also those that none holds.
fn nest<'a>(bookmarks: &'a [Bookmark], file: &mut File) -> (Vec<Node<'a>>, Vec<usize>) {
    let mut nodes: Vec<Node<'a>> = Vec::with_capacity(bookmarks.len());
    let mut top = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    for (at, bookmark) in bookmarks.iter().enumerate() {
        while let Some(last) = open.last() {
            match nodes.get(*last) {
                Some(node) if node.bookmark.level < bookmark.level => break,
                _ => open.pop(),
            };
        }
        let parent = open.last().copied();
        match parent.and_then(|parent| nodes.get_mut(parent)) {
            Some(parent) => parent.kids.push(at),
            None => top.push(at),
        }
        nodes.push(Node { bookmark, id: file.new_object_id(), parent, kids: Vec::new() });
        open.push(at);
    }
    (nodes, top)
}

/// Names the first and last kid, and how many bookmarks show when all are open.
fn set_kids(object: &mut Dictionary, kids: &[usize], shown: usize, id: impl Fn(usize) -> ObjectId) {
    if let (Some(first), Some(last)) = (kids.first(), kids.last()) {
        object.set("First", id(*first));
        object.set("Last", id(*last));
        object.set("Count", shown as i64);
    }
}

fn descendants(nodes: &[Node<'_>], kids: &[usize]) -> usize {
    let below = |kid: &usize| nodes.get(*kid).map_or(0, |node| descendants(nodes, &node.kids));
    kids.len() + kids.iter().map(below).sum::<usize>()
}
