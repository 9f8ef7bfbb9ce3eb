//! Entries of a register that no flyer takes.

use std::collections::BTreeSet;
use std::path::Path;

use super::programme::{Programme, place_of};
use crate::diag::{Code, Diagnostic};
use crate::spec::RegisterEntry;

/// A finding for each entry that no flyer takes of a register in one of `whole_folders`, the folders of which every
/// spec is in the run; none where a flyer has errors, since it may be the one that takes an entry.
pub(super) fn unused(programme: &Programme, whole_folders: &[&Path]) -> Vec<Diagnostic> {
    if programme.incomplete {
        return Vec::new();
    }
    let is_whole = |entry: &&RegisterEntry| {
        let source = programme.sources.get(entry.span.file);
        let folder = source.and_then(|source| Path::new(&source.name).parent());
        folder.is_some_and(|folder| whole_folders.contains(&folder))
    };
    let entries = programme.records.iter().filter_map(|record| record.entry.as_ref());
    let taken: BTreeSet<_> = entries.map(|entry| place_of(entry.span)).collect();
    let finding = |entry: &RegisterEntry| {
        let message = format!("no flyer takes `{}` from the register", entry.name);
        Diagnostic::new(Code::UnusedEntry, entry.span, message)
            .help(format!("write use = \"{}\" in a flyer, or take the entry away", entry.name))
    };
    let untaken = programme.entries.iter().filter(|(place, _)| !taken.contains(place));
    untaken.map(|(_, entry)| entry).filter(is_whole).map(finding).collect()
}
