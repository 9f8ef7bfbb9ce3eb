//! One file against the contract: unknown keys and wrong types are findings, all else goes on.

use super::unknown::{Meant, Unknown};
use super::{Data, Entry, Table, Value, types};
use crate::diag::{Code, Diagnostic, Diagnostics, FileId, Span};
use crate::spec::contract::{self, Key, Kind};
use crate::spec::written;

/// The known keys of a file whose keys should be `keys`, each with a value of the right type.
pub(super) fn check(
    written: &written::Table,
    keys: &'static [Key],
    file: FileId,
    text: &str,
    diagnostics: &mut Diagnostics,
) -> Table {
    let mut checker = Checker { root: keys, file, text, diagnostics, misplaced: Vec::new() };
    let mut table = checker.table(written, keys, &[], checker.span(0..0));
    for (path, span) in std::mem::take(&mut checker.misplaced) {
        table.note_faulty(&path, span);
    }
    table
}

struct Checker<'a> {
    root: &'static [Key],
    file: FileId,
    text: &'a str,
    diagnostics: &'a mut Diagnostics,
    /// Where keys belong that stand in the wrong table.
    misplaced: Vec<(Vec<&'static str>, Span)>,
}

impl Checker<'_> {
    fn span(&self, range: std::ops::Range<usize>) -> Span {
        Span::new(self.file, range.start, range.end)
    }

    /// A table whose keys should be `keys`, at `path`.
    fn table(
        &mut self,
        written: &written::Table,
        keys: &'static [Key],
        path: &[&'static str],
        header: Span,
    ) -> Table {
        let mut table = Table { damaged: written.damaged, ..Table::new(header) };
        for entry in &written.entries {
            let key_span = self.span(entry.key_span.clone());
            let Some(key) = contract::find(keys, &entry.key) else {
                self.unknown(written, keys, path, entry, &mut table);
                continue;
            };
            let mut inner = path.to_vec();
            inner.push(key.name);
            let value = Value {
                span: self.span(entry.value.span.clone()),
                data: self.data(&entry.value, key, &inner, key_span),
            };
            table.entries.insert(key.name, Entry { key: key_span, value });
        }
        table
    }

    /// A key that the table does not have.
    fn unknown(
        &mut self,
        written: &written::Table,
        keys: &'static [Key],
        path: &[&'static str],
        entry: &written::Entry,
        table: &mut Table,
    ) {
        let span = self.span(entry.key_span.clone());
        let unknown = Unknown { name: &entry.key, written, keys, path, root: self.root, text: self.text };
        let (meant, cure) = unknown.judge();
        match meant {
            Meant::Key(name) => table.note_faulty(&[name], span),
            Meant::Elsewhere(place) => self.misplaced.push((place, span)),
            Meant::Nothing => {}
        }
        let mut names = path.to_vec();
        names.push(&entry.key);
        let finding = Diagnostic::new(Code::UnknownKey, span, format!("unknown key `{}`", names.join(".")));
        self.diagnostics.push(finding.help(cure));
    }

    /// The value of `key`, which stands at `path`.
    fn data(
        &mut self,
        value: &written::Value,
        key: &'static Key,
        path: &[&'static str],
        key_span: Span,
    ) -> Data {
        if let written::Data::Broken = value.data {
            return Data::Faulty;
        }
        match (key.kind, &value.data) {
            (Kind::Table(keys), written::Data::Table(table)) => {
                Data::Table(self.table(table, keys, path, self.header(table, key_span)))
            }
            (Kind::Tables(keys), written::Data::Array(elements)) => {
                let mut tables = Vec::new();
                for element in elements {
                    match &element.data {
                        written::Data::Table(table) => {
                            let header = self.span(table.header.clone());
                            tables.push(self.table(table, keys, path, header));
                        }
                        written::Data::Broken => {}
                        _ => self.wrong_type(element, key, path),
                    }
                }
                // What is left of a list with nothing but faults is no list without elements.
                if tables.is_empty() && !elements.is_empty() { Data::Faulty } else { Data::Tables(tables) }
            }
            (Kind::Table(_) | Kind::Tables(_), _) => {
                self.wrong_type(value, key, path);
                Data::Faulty
            }
            (kind, written::Data::Array(elements)) if types::takes_array(kind) => {
                Data::Array(elements.iter().map(|element| self.element(element, key, path)).collect())
            }
            (kind, _) if types::takes(kind, &value.data) => self.scalar(value, path),
            _ => {
                self.wrong_type(value, key, path);
                Data::Faulty
            }
        }
    }

    /// An element of the array that `key` holds.
    fn element(&mut self, element: &written::Value, key: &'static Key, path: &[&'static str]) -> Value {
        let data = match element.data {
            written::Data::Broken => Data::Faulty,
            _ if types::takes_element(key.kind, &element.data) => self.scalar(element, path),
            _ => {
                let raw = self.text.get(element.span.clone()).unwrap_or_default();
                self.diagnostics.push(types::wrong_element(element, key, path, raw, self.file));
                Data::Faulty
            }
        };
        Value { span: self.span(element.span.clone()), data }
    }

    /// A value that is neither an array nor a table.
    fn scalar(&mut self, value: &written::Value, path: &[&'static str]) -> Data {
        match &value.data {
            written::Data::String(string) => Data::String(string.clone()),
            written::Data::Integer(Some(integer)) => Data::Integer(*integer),
            written::Data::Float => Data::Float,
            written::Data::Boolean(flag) => Data::Flag(*flag),
            written::Data::Datetime(datetime) => Data::Datetime(*datetime),
            written::Data::Integer(None) => {
                let span = self.span(value.span.clone());
                let message = format!("`{}` is too large a number", path.join("."));
                let finding = Diagnostic::new(Code::InvalidValue, span, message);
                self.diagnostics.push(finding.help("write a smaller number"));
                Data::Faulty
            }
            written::Data::Broken | written::Data::Array(_) | written::Data::Table(_) => Data::Faulty,
        }
    }

    /// Where a table speaks of itself: its header, or, of an inline table, the key.
    fn header(&self, table: &written::Table, key_span: Span) -> Span {
        let raw = self.text.get(table.header.clone()).unwrap_or_default();
        if raw.starts_with('[') { self.span(table.header.clone()) } else { key_span }
    }

    fn wrong_type(&mut self, value: &written::Value, key: &'static Key, path: &[&'static str]) {
        let raw = self.text.get(value.span.clone()).unwrap_or_default();
        self.diagnostics.push(types::wrong_type(value, key, path, raw, self.file));
    }
}
