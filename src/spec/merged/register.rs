//! The register: a file of blocks that flyers take with `use`.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use super::load::Library;
use super::{Data, Entry, Table};
use crate::diag::{Code, Diagnostic, Span};
use crate::spec::contract::REGISTER;
use crate::spec::model::RegisterEntry;

/// The blocks of a register.
#[derive(Debug)]
pub struct Register {
    /// The file, which other flyers of a run share.
    table: Arc<Table>,
    /// Blocks by reference number, and by key.
    by_ref: BTreeMap<String, usize>,
    by_id: BTreeMap<String, usize>,
    /// Whether faults may have taken blocks away, so that none is unknown for certain.
    pub damaged: bool,
}

impl Register {
    /// The block that `use` means: by `ref` first, then by `id`.
    pub fn find(&self, name: &str) -> Option<&Table> {
        let at = self.by_ref.get(name).or_else(|| self.by_id.get(name))?;
        blocks(&self.table).get(*at)
    }

    /// All entries that have a name, in the order of the file.
    pub fn entries(&self) -> impl Iterator<Item = RegisterEntry> {
        blocks(&self.table).iter().filter_map(entry_of)
    }

    /// All names that `use` may take, in order.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.by_ref.keys().chain(self.by_id.keys()).map(String::as_str)
    }
}

/// Reads the register at `path`, which the spec names at `named`. `None` where it cannot be read.
pub fn read(path: &Path, named: Span, library: &mut Library<'_>) -> Option<Register> {
    let (_, table) = library.table(path, REGISTER, Some(named))?;
    let damaged = table.damaged
        || table.get("activity").is_some_and(|entry| !matches!(entry.value.data, Data::Tables(_)))
        || blocks(&table).iter().any(|block| block.damaged);
    let mut register = Register { table, by_ref: BTreeMap::new(), by_id: BTreeMap::new(), damaged };
    for at in 0..blocks(&register.table).len() {
        register.index(at, library);
    }
    Some(register)
}

impl Register {
    fn index(&mut self, at: usize, library: &mut Library<'_>) {
        let table = Arc::clone(&self.table);
        let blocks = blocks(&table);
        let Some(block) = blocks.get(at) else { return };
        if block.get("ref").is_none() && block.get("id").is_none() && !block.damaged {
            library.diagnostics.push(
                Diagnostic::new(
                    Code::MissingKey,
                    block.header,
                    "a block of a register must have `ref` or `id`, or no flyer can use it",
                )
                .help("write ref = \"…\" or id = \"…\""),
            );
        }
        for (key, index) in [("ref", &mut self.by_ref), ("id", &mut self.by_id)] {
            let Some((name, span)) = block.get(key).and_then(name_of) else { continue };
            let Some(first) = index.get(&name) else {
                index.insert(name, at);
                continue;
            };
            let mut finding =
                Diagnostic::new(Code::DuplicateRef, span, format!("two blocks have the {key} `{name}`"))
                    .help(format!("give one of them another {key}"));
            if let Some((_, first)) = blocks.get(*first).and_then(|block| block.get(key)).and_then(name_of) {
                finding = finding.related(first, "first given here");
            }
            library.diagnostics.push(finding);
        }
    }
}

/// The blocks of a register's file.
fn blocks(table: &Table) -> &[Table] {
    match table.get("activity").map(|entry| &entry.value.data) {
        Some(Data::Tables(blocks)) => blocks,
        _ => &[],
    }
}

/// A block of the register by its name and place.
pub fn entry_of(block: &Table) -> Option<RegisterEntry> {
    let (name, _) = ["ref", "id"].into_iter().find_map(|key| block.get(key).and_then(name_of))?;
    Some(RegisterEntry { name, span: block.header })
}

/// The name that `ref` or `id` gives, with its place.
fn name_of(entry: &Entry) -> Option<(String, Span)> {
    let name = match &entry.value.data {
        Data::String(name) => name.trim().to_owned(),
        Data::Integer(number) => number.to_string(),
        _ => return None,
    };
    (!name.is_empty()).then_some((name, entry.value.span))
}
