//! What the catalog tells readers about access: language, title, tags.

use super::finding::Findings;
use super::objects::Objects;
use super::rule::Rule;

/// Looks at the catalog.
pub(super) fn check(objects: Objects<'_>, findings: &mut Findings) {
    let Some(catalog) = objects.catalog() else { return };
    if objects.text(catalog, "Lang").is_none() {
        findings.add(Rule::Language, "the document has no language");
    }
    let of = |dict, key| objects.dict(catalog, dict).and_then(|dict| objects.truth(dict, key));
    if of("MarkInfo", "Marked") != Some(true) {
        findings.add(Rule::Marked, "the file does not say that it is tagged");
    }
    if of("MarkInfo", "Suspects") == Some(true) {
        findings.add(Rule::Suspects, "the file says that its tags are not to be trusted");
    }
    if of("ViewerPreferences", "DisplayDocTitle") != Some(true) {
        findings.add(Rule::TitleShown, "readers show the name of the file and not its title");
    }
}
