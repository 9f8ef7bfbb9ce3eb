//! The file as a whole: its version, encryption, identifier, how objects are packed, and what acts.

use std::collections::BTreeMap;

use lopdf::xref::{XrefEntry, XrefType};
use lopdf::{Dictionary, Object, ObjectId};

use super::claim::Standard;
use super::finding::Findings;
use super::objects::{Objects, as_dict, shown};
use super::rule::Rule;

/// The newest version of PDF that the standards know (ISO 32000-1).
const NEWEST: (u32, u32) = (1, 7);

/// The types of actions (ISO 32000-1, 12.6.4).
const ACTIONS: [&[u8]; 18] = [
    b"GoTo",
    b"GoToR",
    b"GoToE",
    b"Launch",
    b"Thread",
    b"URI",
    b"Sound",
    b"Movie",
    b"Hide",
    b"Named",
    b"SubmitForm",
    b"ResetForm",
    b"ImportData",
    b"JavaScript",
    b"SetOCGState",
    b"Rendition",
    b"Trans",
    b"GoTo3DView",
];

/// Those that an archive may keep (ISO 19005-2, 6.5.1).
const ARCHIVED: [&[u8]; 7] = [b"GoTo", b"GoToR", b"GoToE", b"Thread", b"URI", b"Named", b"SubmitForm"];

/// How deep objects are looked into that stand in one another; lopdf reads none that are deeper.
const DEEPEST: usize = 128;

/// Looks at the file; `pages` are the numbers of the pages that annotations stand on.
pub(super) fn check(objects: Objects<'_>, pages: &BTreeMap<ObjectId, usize>, findings: &mut Findings) {
    let file = objects.0;
    let version = file
        .version
        .split_once('.')
        .and_then(|(major, minor)| Some((major.parse::<u32>().ok()?, minor.trim().parse::<u32>().ok()?)));
    if version.is_none_or(|version| version > NEWEST) {
        findings.add(Rule::Version, format!("the file is PDF {}", file.version.escape_default()));
    }
    if file.trailer.has(b"Encrypt") || file.was_encrypted() {
        findings.add(Rule::Encrypted, "the file is encrypted");
    }
    let is_id = |part: &&Object| part.as_str().is_ok_and(|part| !part.is_empty());
    if objects.array(&file.trailer, "ID").iter().filter(is_id).count() != 2 {
        findings.add(Rule::FileId, "the trailer has no identifier");
    }
    let is_of_type = |object: &&Object, kind: &[u8]| as_dict(object).is_some_and(|dict| dict.has_type(kind));
    let is_packed = |entry: &XrefEntry| matches!(entry, XrefEntry::Compressed { .. });
    let has_packed = file.reference_table.entries.values().any(is_packed);
    if has_packed || file.objects.values().any(|object| is_of_type(&object, b"ObjStm")) {
        findings.add(Rule::ObjectStream, "objects are packed into object streams");
    }
    let is_table = matches!(file.reference_table.cross_reference_type, XrefType::CrossReferenceTable);
    if !is_table || file.objects.values().any(|object| is_of_type(&object, b"XRef")) {
        findings.add(Rule::XrefStream, "the cross-references are in a stream");
    }
    for (id, object) in &file.objects {
        actions(object, pages.get(id).copied(), 0, findings);
    }
}

/// Looks for actions in an object.
fn actions(object: &Object, page: Option<usize>, depth: usize, findings: &mut Findings) {
    if depth > DEEPEST {
        return;
    }
    if let Object::Array(parts) = object {
        parts.iter().for_each(|part| actions(part, page, depth + 1, findings));
    }
    let Some(dict) = as_dict(object) else { return };
    if let Some(kind) = kind_of_action(dict) {
        let kind = shown(kind);
        findings.on(Rule::Action, page, None, format!("there is an action of type {kind}"));
        // A press file has said it already.
        if !ARCHIVED.contains(&kind.as_bytes()) && !findings.claims(Standard::X4) {
            findings.on(Rule::ForbiddenAction, page, None, format!("there is an action of type {kind}"));
        }
    }
    if dict.has(b"AA") {
        findings.on(Rule::Action, page, None, "there are actions that events set off");
        if !findings.claims(Standard::X4) {
            findings.on(Rule::ForbiddenAction, page, None, "there are actions that events set off");
        }
    }
    dict.iter().for_each(|(_, part)| actions(part, page, depth + 1, findings));
}

/// The type of an action that a dictionary is.
fn kind_of_action(dict: &Dictionary) -> Option<&[u8]> {
    let kind = dict.get(b"S").and_then(Object::as_name).ok()?;
    // An element of the tree of tags has a type under the same key, and always a parent.
    let is_element = dict.has_type(b"StructElem") || dict.has(b"P");
    (ACTIONS.contains(&kind) && !is_element).then_some(kind)
}
