//! Links: places to click (ISO 32000-1, 12.5.6.5).

use lopdf::{Document as File, Object, ObjectId, dictionary};

use super::convert::{Sheet, bytes, text};
use super::structure::Tags;
use crate::frame::{Link, Mark};

/// Annotation flags: shown in print as on the screen, as PDF/A wants it (ISO 19005-2, 6.3.2).
const PRINT: i64 = 4;

/// The links of a file as they gather, in order of appearance.
#[derive(Default)]
pub(super) struct Links<'a> {
    links: Vec<Placed<'a>>,
}

/// A link, its page, and its key in the parent tree.
struct Placed<'a> {
    link: &'a Link,
    page: usize,
    key: i64,
}

impl<'a> Links<'a> {
    /// Adds a link of `page`, unless it stands outside the structure, as in a running foot: there it is
    /// no link to click.
    pub(super) fn add(&mut self, link: &'a Link, mark: Mark, page: usize, tags: &mut Tags<'_>) {
        self.links.extend(tags.link(mark, page).map(|key| Placed { link, page, key }));
    }

    /// Writes the annotations; gives their ids in order.
    pub(super) fn write(&self, file: &mut File, pages: &[ObjectId], sheets: &[Sheet]) -> Vec<ObjectId> {
        self.links.iter().map(|placed| placed.write(file, pages, sheets)).collect()
    }

    /// Those of the annotations `ids` that stand on `page`.
    pub(super) fn of_page(&self, page: usize, ids: &[ObjectId]) -> Vec<Object> {
        let of_page = self.links.iter().zip(ids).filter(|(placed, _)| placed.page == page);
        of_page.map(|(_, id)| Object::Reference(*id)).collect()
    }
}

impl Placed<'_> {
    fn write(&self, file: &mut File, pages: &[ObjectId], sheets: &[Sheet]) -> ObjectId {
        let mut object = dictionary! {
            "Type" => "Annot",
            "Subtype" => "Link",
            "Border" => vec![Object::Integer(0); 3],
            "F" => PRINT,
            "Contents" => text(&self.link.description),
            "A" => dictionary! { "S" => "URI", "URI" => bytes(address(&self.link.address).as_bytes()) },
            "StructParent" => self.key,
        };
        if let (Some(page), Some(sheet)) = (pages.get(self.page), sheets.get(self.page)) {
            object.set("P", *page);
            object.set("Rect", sheet.corners(self.link.rect));
        }
        file.add_object(object)
    }
}

/// An address in ASCII, as a PDF must write it (ISO 32000-1, 12.6.4.7): other bytes as their
/// percent encoding (RFC 3987, 3.1).
fn address(address: &str) -> String {
    let mut ascii = String::with_capacity(address.len());
    for byte in address.bytes() {
        if byte.is_ascii_graphic() {
            ascii.push(char::from(byte));
        } else {
            ascii.push_str(&format!("%{byte:02X}"));
        }
    }
    ascii
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_ascii() {
        let check = |given: &str, expected: &str| assert_eq!(address(given), expected);
        check("https://example.org/a?b=c#d", "https://example.org/a?b=c#d");
        check("https://example.org/köln b", "https://example.org/k%C3%B6ln%20b");
    }
}
