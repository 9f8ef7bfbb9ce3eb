//! The second shape of a spec: all its files as one tree, known keys only, every value with the
//! file and the place that it comes from.

mod check;
mod extend;
mod load;
mod register;
mod tables;
mod types;
mod unknown;

pub use extend::{Merged, read};
pub use load::Library;
pub(in crate::spec) use load::tidy;
pub use register::{Register, entry_of, read as read_register};
pub use tables::Tables;

use std::collections::BTreeMap;

use toml::value::Datetime;

use crate::diag::Span;

/// Keys with the one beside them that says the same in another way: the inks of a colour. Where a
/// file gives another colour, the inks that it inherits are not those of its own.
const COMPANIONS: [(&str, &str); 3] = [("rgb", "cmyk"), ("rgb", "spot"), ("cmyk", "spot")];

/// A table of known keys.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// The header, or what stands for one; of a table that several files give, the winner's.
    pub header: Span,
    /// The entries by key.
    pub entries: BTreeMap<&'static str, Entry>,
    /// Whether a fault may have taken keys away, so that a missing one is no finding.
    pub damaged: bool,
}

/// A key with its value.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// Where the key stands.
    pub key: Span,
    /// The value.
    pub value: Value,
}

/// A value of the right TOML type for its key.
#[derive(Clone, Debug, PartialEq)]
pub struct Value {
    /// Where it stands, with its quotes or brackets.
    pub span: Span,
    /// What it is.
    pub data: Data,
}

/// What a value is.
#[derive(Clone, Debug, PartialEq)]
pub enum Data {
    /// A value with a fault that has been reported.
    Faulty,
    /// A string.
    String(String),
    /// An integer.
    Integer(i64),
    /// A number with a fraction.
    Float,
    /// `true` or `false`.
    Flag(bool),
    /// A TOML date, time, or both.
    Datetime(Datetime),
    /// An array.
    Array(Vec<Value>),
    /// A table.
    Table(Table),
    /// An array of tables.
    Tables(Vec<Table>),
}

impl Table {
    /// A table without keys.
    pub fn new(header: Span) -> Table {
        Table { header, entries: BTreeMap::new(), damaged: false }
    }

    /// The entry of `key`.
    pub fn get(&self, key: &str) -> Option<&Entry> {
        self.entries.get(key)
    }

    /// The names of all keys from here, those of tables inside among them.
    pub fn names(&self) -> impl Iterator<Item = String> {
        self.entries.iter().flat_map(|(key, entry)| {
            let inner = match &entry.value.data {
                Data::Table(table) => table.names().map(|name| format!("{key}.{name}")).collect(),
                _ => Vec::new(),
            };
            inner.into_iter().chain([(*key).to_owned()])
        })
    }

    /// This table with the entries of `over`, which win: tables are merged key by key, all else is
    /// replaced. A key that only goes with another (see [`COMPANIONS`]) does not outlive it.
    #[must_use]
    pub fn merge(mut self, over: Table) -> Table {
        for (leader, companion) in COMPANIONS {
            if self.gives_other(leader, &over) {
                self.entries.remove(companion);
            }
        }
        self.header = over.header;
        self.damaged |= over.damaged;
        for (key, entry) in over.entries {
            let merged = match (self.entries.remove(key), entry) {
                (
                    Some(Entry { value: Value { data: Data::Table(below), .. }, .. }),
                    Entry { key, value: Value { span, data: Data::Table(above) } },
                ) => Entry { key, value: Value { span, data: Data::Table(below.merge(above)) } },
                (_, entry) => entry,
            };
            self.entries.insert(key, merged);
        }
        self
    }

    /// Whether both tables give `key`, and not the same value.
    fn gives_other(&self, key: &str, over: &Table) -> bool {
        match (self.get(key), over.get(key)) {
            (Some(below), Some(above)) => match (&below.value.data, &above.value.data) {
                (Data::String(below), Data::String(above)) => !below.eq_ignore_ascii_case(above),
                (below, above) => below != above,
            },
            _ => false,
        }
    }

    /// Notes that the keys at `path` have been written in some faulty way, so that they are not
    /// missed.
    fn note_faulty(&mut self, path: &[&'static str], span: Span) {
        let Some((key, rest)) = path.split_first() else { return };
        let entry = self.entries.entry(key).or_insert_with(|| {
            let data = if rest.is_empty() { Data::Faulty } else { Data::Table(Table::new(span)) };
            Entry { key: span, value: Value { span, data } }
        });
        if let Data::Table(table) = &mut entry.value.data {
            table.note_faulty(rest, span);
        }
    }
}
