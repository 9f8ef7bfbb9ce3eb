//! The frame of the file: its catalog and pages (ISO 32000-1, 7.7).

use lopdf::{Dictionary, Document as File, Object, ObjectId, dictionary};

use super::convert::text;
use super::link::Links;
use super::picture::Pictures;
use super::profile::Rules;
use super::structure::Places;
use crate::frame::{Document, Page};

/// What the catalog names.
pub(super) struct Parts {
    /// The tree of pages.
    pub(super) pages: ObjectId,
    /// The tree of tags.
    pub(super) structure: ObjectId,
    /// The bookmarks, if there are any.
    pub(super) outlines: Option<ObjectId>,
    /// The XMP packet.
    pub(super) metadata: ObjectId,
    /// The colour profile of the output intent.
    pub(super) profile: ObjectId,
}

/// The catalog.
pub(super) fn catalog(document: &Document, parts: &Parts, rules: &Rules) -> Dictionary {
    let mut catalog = dictionary! {
        "Type" => "Catalog",
        "Pages" => parts.pages,
        "Lang" => text(&document.lang),
        "MarkInfo" => dictionary! { "Marked" => true },
        "StructTreeRoot" => parts.structure,
        "ViewerPreferences" => dictionary! { "DisplayDocTitle" => true },
        "Metadata" => parts.metadata,
        "OutputIntents" => rules.output_intents(parts.profile),
    };
    if let Some(outlines) = parts.outlines {
        catalog.set("Outlines", outlines);
    }
    catalog
}

/// Writes the pages under their ids and gives the id of their tree.
pub(super) fn pages(
    document: &Document,
    contents: &[ObjectId],
    resources: ObjectId,
    links: &Links<'_>,
    pictures: &Pictures<'_>,
    places: &Places<'_>,
    file: &mut File,
) -> ObjectId {
    let tree = file.new_object_id();
    for (number, (id, content)) in places.pages.iter().zip(contents).enumerate() {
        // Each page names what it uses itself, as PDF/A wants it (ISO 19005-2, 6.2.2).
        let mut object = dictionary! {
            "Type" => "Page", "Parent" => tree, "Contents" => *content, "StructParents" => number as i64,
            "Resources" => resources, "Tabs" => "S",
        };
        if let Some(sheet) = places.sheets.get(number) {
            object.set("MediaBox", sheet.media_box());
            object.set("BleedBox", sheet.bleed_box());
            object.set("TrimBox", sheet.trim_box());
        }
        let annotations = links.of_page(number, places.links);
        if !annotations.is_empty() {
            object.set("Annots", annotations);
        }
        let is_transparent = |page: &Page| pictures.is_transparent(page);
        if document.pages.get(number).is_some_and(is_transparent) {
            object.set("Group", dictionary! { "S" => "Transparency", "CS" => "DeviceRGB" });
        }
        file.objects.insert(*id, Object::Dictionary(object));
    }
    let kids: Vec<Object> = places.pages.iter().map(|id| Object::Reference(*id)).collect();
    let object = dictionary! {
        "Type" => "Pages", "Count" => kids.len() as i64, "Kids" => kids,
    };
    file.objects.insert(tree, Object::Dictionary(object));
    tree
}

/// Has viewers show, and office printers print, the pages as they are after trimming (ISO 32000-1, 14.11.2): with their
/// bleed they are larger than the paper of an office.
pub(super) fn show_trimmed(places: &Places<'_>, file: &mut File) {
    for (id, sheet) in places.pages.iter().zip(places.sheets) {
        if let Ok(page) = file.get_dictionary_mut(*id) {
            page.set("CropBox", sheet.trim_box());
        }
    }
}
