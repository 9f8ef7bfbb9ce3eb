//! A second reading of a file with faults of syntax, entry by entry, so that each fault costs no
//! more than the entry that it stands in.
//!
//! The TOML parser recovers within a value, but a forgotten quote, bracket or `=` makes it swallow
//! what follows. Headers and keys that the contract knows are firm ground: the file is cut there,
//! and every piece is parsed on its own.

use std::ops::Range;

use super::header::{Header, headers, lines};
use super::syntax::{SyntaxFault, TomlError};
use super::{Data, Entry, Table, Value, parse_piece};
use crate::spec::contract::{self, Key};
use crate::spec::suggest;

/// Reads `text` piece by piece. `whole` and `errors` are what one parse of all of it gave; they
/// stand where the pieces show no fault.
pub(super) fn parse(
    text: &str,
    keys: &'static [Key],
    whole: Table,
    errors: Vec<TomlError>,
) -> (Table, Vec<SyntaxFault>) {
    let mut reader = Reader { text, faults: Vec::new() };
    let headers = headers(text, keys);
    let first = headers.first().map_or(text.len(), |header| header.line.start);
    let mut root = reader.body(0..first, keys);
    for (at, header) in headers.iter().enumerate() {
        let end = headers.get(at + 1).map_or(text.len(), |next| next.line.start);
        let names = header.path.iter().map(|(name, _)| name.as_str());
        let own_keys = contract::keys_at(keys, names).unwrap_or_default();
        let body = reader.body(header.line.end..end, own_keys);
        reader.faults.extend(header.fault.clone());
        reader.place(&mut root, header, body);
    }
    let mut faults = reader.faults;
    if faults.is_empty() {
        faults = errors.iter().map(|error| error.explain(text, &whole)).collect();
        root = whole;
        for error in &errors {
            break_at(&mut root, &error.span);
        }
        root.damaged = true;
    }
    faults.sort_by_key(|fault| fault.span.start);
    faults.dedup();
    (root, faults)
}

/// The state of a second reading.
struct Reader<'a> {
    text: &'a str,
    faults: Vec<SyntaxFault>,
}

impl Reader<'_> {
    /// The entries in the bytes `range`, which no header interrupts.
    fn body(&mut self, range: Range<usize>, keys: &'static [Key]) -> Table {
        let mut cuts = vec![range.start];
        cuts.extend(
            lines(self.text, range.clone())
                .filter(|line| line.start > range.start && self.begins_entry(line.clone(), keys))
                .map(|line| line.start),
        );
        cuts.push(range.end);

        let mut table = Table { entries: Vec::new(), header: range.start..range.start, damaged: false };
        let mut rest = cuts.as_slice();
        while let [start, ends @ ..] = rest
            && let Some(nearest) = ends.first()
        {
            let (piece, errors) = parse_piece(self.text, *start..*nearest);
            let (taken, piece, errors) = self.longer(*start, ends, &errors).unwrap_or((1, piece, errors));
            let end = ends.get(taken - 1).copied().unwrap_or(*nearest);
            table.damaged |= !errors.is_empty();
            let piece = self.faulty(*start..end, piece, &errors, keys);
            self.absorb(&mut table, piece);
            rest = ends.get(taken - 1..).unwrap_or_default();
        }
        table
    }

    /// Whether a line begins an entry: a key of this table, or, at the head of the line, one that
    /// was probably meant to be, with or without its `=`.
    fn begins_entry(&self, line: Range<usize>, keys: &'static [Key]) -> bool {
        let whole = self.text.get(line).unwrap_or_default();
        let name: String = whole
            .trim_start_matches([' ', '\t'])
            .chars()
            .take_while(|character| character.is_ascii_alphanumeric() || matches!(character, '_' | '-'))
            .collect();
        let after = whole.trim_start_matches([' ', '\t']).get(name.len()..).unwrap_or_default();
        // A no-break space is one, too: it is a fault of its line, and not of the one before.
        let sign = after.trim_start_matches([' ', '\t', '\u{A0}']);
        let indented = whole.starts_with([' ', '\t']);
        let known = contract::find(keys, &name).is_some();
        if indented {
            return known && sign.starts_with(['=', '.']);
        }
        let nearly = || suggest::nearest(&name, keys.iter().map(|key| key.name)).is_some();
        (known && sign.starts_with(['=', '.', ':', '"', '\''])) || (sign.starts_with('=') && nearly())
    }

    /// A piece from `start` to a later end in which everything is closed, with its errors and the
    /// number of ends that it takes: a text or table of several lines may hold lines that look like
    /// entries.
    fn longer(
        &self,
        start: usize,
        ends: &[usize],
        errors: &[TomlError],
    ) -> Option<(usize, Table, Vec<TomlError>)> {
        if !errors.iter().any(TomlError::is_unclosed) {
            return None;
        }
        ends.iter().enumerate().skip(1).find_map(|(at, end)| {
            let (piece, errors) = parse_piece(self.text, start..*end);
            let closed = !errors.iter().any(TomlError::is_structural);
            closed.then_some((at + 1, piece, errors))
        })
    }

    /// Notes the faults of a piece, and what is left of it.
    fn faulty(
        &mut self,
        range: Range<usize>,
        mut piece: Table,
        errors: &[TomlError],
        keys: &'static [Key],
    ) -> Table {
        let mut errors: Vec<&TomlError> = errors.iter().collect();
        errors.sort_by_key(|error| error.span.start);
        let structural = errors.iter().position(|error| error.loses_hold(self.text));
        for error in errors.iter().take(structural.map_or(errors.len(), |at| at + 1)) {
            self.faults.push(error.explain(self.text, &piece));
            break_at(&mut piece, &error.span);
            if error.is_in_key() {
                // What is left of the key is another one, which nobody meant.
                piece.entries.retain(|entry| !touches(&entry.key_span, &error.span));
            }
        }
        if structural.is_some() {
            for entry in &mut piece.entries {
                entry.value.data = Data::Broken;
            }
            self.note_first_word(range, &mut piece, keys);
        }
        piece
    }

    /// Where a piece gave no entry, the word that it begins with may still be the key.
    fn note_first_word(&self, range: Range<usize>, piece: &mut Table, keys: &'static [Key]) {
        let raw = self.text.get(range.clone()).unwrap_or_default();
        let code = raw.trim_start();
        let word = code.split([' ', '\t', ':', '=', '\n', '\r']).next().unwrap_or_default();
        if piece.entries.is_empty() && contract::find(keys, word).is_some() {
            let start = range.start + raw.len() - code.len();
            let key_span = start..start + word.len();
            let value = Value { span: key_span.clone(), data: Data::Broken };
            piece.entries.push(Entry { key: word.to_owned(), key_span, value });
        }
    }

    /// Adds the entries of `piece` to `table`; a key that both have is a fault, unless dots imply
    /// the tables on both sides.
    fn absorb(&mut self, table: &mut Table, piece: Table) {
        table.damaged |= piece.damaged;
        for entry in piece.entries {
            let Some(at) = table.entries.iter().position(|known| known.key == entry.key) else {
                table.entries.push(entry);
                continue;
            };
            let Some(known) = table.entries.get_mut(at) else { continue };
            match (&mut known.value.data, entry.value.data) {
                (Data::Table(outer), Data::Table(inner))
                    if !self.is_explicit(outer) || !self.is_explicit(&inner) =>
                {
                    self.absorb(outer, inner);
                }
                _ => {
                    let first = Some(known.key_span.clone());
                    self.faults.push(SyntaxFault::duplicate(&entry.key, entry.key_span, first));
                }
            }
        }
    }

    /// Whether a table has a header or braces of its own.
    fn is_explicit(&self, table: &Table) -> bool {
        self.text.get(table.header.clone()).is_some_and(|header| header.starts_with(['[', '{']))
    }

    /// Puts the table `body` where `header` says.
    fn place(&mut self, root: &mut Table, header: &Header, mut body: Table) {
        body.header = header.span.clone();
        let Some(((name, name_span), outer)) = header.path.split_last() else { return };
        let mut table = root;
        for (name, span) in outer {
            let at = table.entries.iter().position(|entry| entry.key == *name).unwrap_or_else(|| {
                let implied = Table { entries: Vec::new(), header: span.clone(), damaged: false };
                table.entries.push(new_entry(name, span, Data::Table(implied), span));
                table.entries.len() - 1
            });
            let Some(entry) = table.entries.get_mut(at) else { return };
            let inner = match &mut entry.value.data {
                Data::Array(elements) => elements.last_mut().map(|element| &mut element.data),
                data => Some(data),
            };
            let Some(Data::Table(inner)) = inner else { return };
            table = inner;
        }
        match table.get_mut(name) {
            None => {
                let data = if header.array {
                    Data::Array(vec![Value { span: header.span.clone(), data: Data::Table(body) }])
                } else {
                    Data::Table(body)
                };
                table.entries.push(new_entry(name, name_span, data, &header.span));
            }
            Some(entry) => match &mut entry.value.data {
                Data::Array(elements) if header.array => {
                    elements.push(Value { span: header.span.clone(), data: Data::Table(body) });
                }
                Data::Table(known) if !header.array => {
                    if self.is_explicit(known) {
                        let first = Some(entry.key_span.clone());
                        self.faults.push(SyntaxFault::duplicate(name, name_span.clone(), first));
                    } else {
                        known.header = header.span.clone();
                    }
                    self.absorb(known, body);
                }
                _ => {
                    let first = Some(entry.key_span.clone());
                    self.faults.push(SyntaxFault::duplicate(name, name_span.clone(), first));
                }
            },
        }
    }
}

fn new_entry(name: &str, key_span: &Range<usize>, data: Data, span: &Range<usize>) -> Entry {
    Entry { key: name.to_owned(), key_span: key_span.clone(), value: Value { span: span.clone(), data } }
}

/// Marks the scalars that the place `span` touches as broken.
fn break_at(table: &mut Table, span: &Range<usize>) {
    for entry in &mut table.entries {
        break_value(&mut entry.value, span);
    }
}

fn break_value(value: &mut Value, span: &Range<usize>) {
    match &mut value.data {
        Data::Array(elements) => elements.iter_mut().for_each(|element| break_value(element, span)),
        Data::Table(table) => break_at(table, span),
        data if touches(&value.span, span) => *data = Data::Broken,
        _ => {}
    }
}

fn touches(one: &Range<usize>, other: &Range<usize>) -> bool {
    one.start <= other.end && other.start <= one.end
}
