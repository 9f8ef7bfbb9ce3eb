//! Reading single keys: present, absent or faulty, and the findings that every kind of key shares.

use crate::diag::{Code, Diagnostic, Span};
use crate::spec::contract::{self, Key, Kind, Need};
use crate::spec::merged::{Data, Entry, Table, Value};

use super::Resolver;
use crate::spec::suggest;

/// What a key gives.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Field<T> {
    /// The key is not there, or there is nothing in it.
    Absent,
    /// It has a fault, which has been reported.
    Faulty,
    /// Its value.
    Given(T),
}

impl<T> Field<T> {
    pub(super) fn given(self) -> Option<T> {
        match self {
            Field::Given(value) => Some(value),
            Field::Absent | Field::Faulty => None,
        }
    }

    /// Puts the value in `place`, which keeps its own where there is none; `false` for a fault.
    pub(super) fn set(self, place: &mut T) -> bool {
        match self {
            Field::Given(value) => {
                *place = value;
                true
            }
            Field::Absent => true,
            Field::Faulty => false,
        }
    }

    pub(super) fn and_then<U>(self, next: impl FnOnce(T) -> Field<U>) -> Field<U> {
        match self {
            Field::Given(value) => next(value),
            Field::Absent => Field::Absent,
            Field::Faulty => Field::Faulty,
        }
    }
}

/// A table with its name and its part of the contract.
#[derive(Clone, Debug)]
pub(super) struct Section<'t> {
    pub(super) table: &'t Table,
    path: String,
    keys: &'static [Key],
}

impl<'t> Section<'t> {
    /// The outermost table.
    pub(super) fn root(table: &'t Table, keys: &'static [Key]) -> Section<'t> {
        Section { table, path: String::new(), keys }
    }

    /// `table`, which the contract has under `key` of this one.
    pub(super) fn inner<'u>(&self, key: &str, table: &'u Table) -> Section<'u> {
        let keys = contract::find(self.keys, key).and_then(|key| key.kind.keys()).unwrap_or_default();
        Section { table, path: self.path_of(key), keys }
    }

    /// The table under `key`, where it is there and without fault.
    pub(super) fn section(&self, key: &str) -> Option<Section<'t>> {
        match &self.table.get(key)?.value.data {
            Data::Table(table) => Some(self.inner(key, table)),
            _ => None,
        }
    }

    /// Where the value of `key` is written, if it is.
    pub(super) fn span_of(&self, key: &str) -> Option<Span> {
        self.table.get(key).map(|entry| entry.value.span)
    }

    /// The name of `key` from the root of the spec.
    pub(super) fn path_of(&self, key: &str) -> String {
        if self.path.is_empty() { key.to_owned() } else { format!("{}.{key}", self.path) }
    }

    /// What the contract says about `key`.
    pub(super) fn kind(&self, key: &str) -> Option<Kind> {
        contract::find(self.keys, key).map(|key| key.kind)
    }

    pub(super) fn is_required(&self, key: &str) -> bool {
        contract::find(self.keys, key).is_some_and(|key| key.need != Need::Optional)
    }
}

impl Resolver<'_, '_> {
    pub(super) fn report(&mut self, diagnostic: Diagnostic) {
        self.library.diagnostics.push(diagnostic);
    }

    /// Whether a key that is not in `table` may have been lost to a fault.
    pub(super) fn may_be_lost(&self, table: &Table) -> bool {
        self.incomplete || table.damaged
    }

    /// The value of `key`. One that is required and not there is a finding.
    pub(super) fn value<'t>(&mut self, section: &Section<'t>, key: &str) -> Field<&'t Value> {
        match section.table.get(key) {
            Some(Entry { value: Value { data: Data::Faulty, .. }, .. }) => Field::Faulty,
            Some(entry) => Field::Given(&entry.value),
            None if self.may_be_lost(section.table) => Field::Faulty,
            None if section.is_required(key) => {
                self.report_missing(section, key);
                Field::Faulty
            }
            None => Field::Absent,
        }
    }

    fn report_missing(&mut self, section: &Section<'_>, key: &str) {
        let example = match section.kind(key) {
            Some(Kind::Date) => "\"2022-08\"",
            Some(Kind::Prose) => "\"\"\"…\"\"\"",
            Some(Kind::Rgb) => "\"#14508c\"",
            _ => "\"…\"",
        };
        // A header of no width stands for a table that is not written at all.
        let place = if section.table.header.start == section.table.header.end && !section.path.is_empty() {
            format!(" under [{}]", section.path)
        } else {
            String::new()
        };
        let message = format!("`{}` is missing", section.path_of(key));
        let finding = Diagnostic::new(Code::MissingKey, section.table.header, message);
        self.report(finding.help(format!("write {key} = {example}{place}")));
    }

    /// A whole number within the bounds of the contract, with its place.
    pub(super) fn integer(&mut self, section: &Section<'_>, key: &str) -> Field<(i64, Span)> {
        let Some(Kind::Integer { least, most }) = section.kind(key) else { return Field::Absent };
        self.value(section, key).and_then(|value| match value.data {
            Data::Integer(number) if (least..=most).contains(&number) => Field::Given((number, value.span)),
            Data::Integer(_) => {
                let message = format!("`{}` must be from {least} to {most}", section.path_of(key));
                let nearest =
                    if matches!(value.data, Data::Integer(number) if number < least) { least } else { most };
                self.report(
                    Diagnostic::new(Code::InvalidValue, value.span, message)
                        .help(format!("write {key} = {nearest}, say")),
                );
                Field::Faulty
            }
            _ => Field::Faulty,
        })
    }

    /// The one of the words of the contract that `key` gives.
    pub(super) fn choice(&mut self, section: &Section<'_>, key: &str) -> Field<&'static str> {
        let Some(Kind::Choice(words)) = section.kind(key) else { return Field::Absent };
        self.string(section, key).and_then(|(written, span)| {
            match words.iter().find(|word| **word == written) {
                Some(word) => Field::Given(*word),
                None => {
                    let listed =
                        words.iter().map(|word| format!("\"{word}\"")).collect::<Vec<_>>().join(", ");
                    let help = match suggest::nearest(&written, words.iter().copied()) {
                        Some(meant) => format!("did you mean \"{meant}\"? It can be {listed}"),
                        None => format!("it can be {listed}"),
                    };
                    let message = format!("`{}` cannot be `{written}`", section.path_of(key));
                    self.report(Diagnostic::new(Code::InvalidValue, span, message).help(help));
                    Field::Faulty
                }
            }
        })
    }

    /// `true` or `false`.
    pub(super) fn flag(&mut self, section: &Section<'_>, key: &str) -> Field<bool> {
        self.value(section, key).and_then(|value| match value.data {
            Data::Flag(flag) => Field::Given(flag),
            _ => Field::Faulty,
        })
    }
}
