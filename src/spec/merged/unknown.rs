//! Keys that their table does not have: what each was probably meant for, and the cure.

use crate::spec::contract::{self, Home, Key};
use crate::spec::suggest;
use crate::spec::written;

/// What an unknown key was probably meant for.
pub(super) enum Meant {
    /// A key of the same table, which is not there under its own name.
    Key(&'static str),
    /// A key of another table, by its path from the root.
    Elsewhere(Vec<&'static str>),
    /// Nothing that would be missed.
    Nothing,
}

/// Where an unknown key stands.
pub(super) struct Unknown<'a> {
    /// The name.
    pub name: &'a str,
    /// The table with all that is written in it.
    pub written: &'a written::Table,
    /// The keys that the table has.
    pub keys: &'static [Key],
    /// The path of the table.
    pub path: &'a [&'static str],
    /// The keys of the outermost table.
    pub root: &'static [Key],
    /// The text of the file.
    pub text: &'a str,
}

impl Unknown<'_> {
    /// What the key was probably meant for, and the cure.
    pub(super) fn judge(&self) -> (Meant, String) {
        let near = self.near_key();
        let homes = self.homes(self.name, |_| true);
        if !homes.is_empty() && near.is_none_or(|near| !is_close(near.name, self.name)) {
            let cure = match homes.as_slice() {
                [home] if home.path.is_empty() => {
                    format!("`{}` belongs at the head of the file, above all [tables]", self.name)
                }
                _ => format!("`{}` belongs under {}", self.name, one_of(&homes)),
            };
            return (self.elsewhere(self.name, &homes), cure);
        }
        if let Some(near) = near {
            let asked = format!("did you mean `{}`?", near.name);
            return match self.line_of(near.name) {
                Some(line) => (Meant::Nothing, format!("{asked} It is already set, at line {line}")),
                None => (Meant::Key(near.name), asked),
            };
        }
        let below = |home: &Home| home.path.len() > self.path.len() && home.path.starts_with(self.path);
        let names = contract::homes(self.root).into_iter().filter(below);
        let names = names.flat_map(|home| home.keys).map(|key| key.name);
        if let Some(name) = suggest::nearest(self.name, names) {
            let homes = self.homes(name, below);
            let cure = format!("did you mean `{name}`? It belongs under {}", one_of(&homes));
            return (self.elsewhere(name, &homes), cure);
        }
        (Meant::Nothing, format!("the keys here are {}", list(self.keys)))
    }

    /// The key of the table that is nearest to this one by name; of two as near, one that is not set.
    fn near_key(&self) -> Option<&'static Key> {
        let (set, unset): (Vec<&Key>, Vec<&Key>) =
            self.keys.iter().partition(|key| self.line_of(key.name).is_some());
        let names = unset.into_iter().chain(set).map(|key| key.name);
        suggest::nearest(self.name, names).and_then(|name| contract::find(self.keys, name))
    }

    /// The line, from 1, where a key of the table is set, if it is.
    fn line_of(&self, name: &str) -> Option<usize> {
        let entry = self.written.entries.iter().find(|entry| entry.key == name)?;
        Some(1 + self.text.get(..entry.key_span.start)?.matches('\n').count())
    }

    /// The other tables, of those that are asked for, with a key of this name.
    fn homes(&self, name: &str, is_asked: impl Fn(&Home) -> bool) -> Vec<Home> {
        let others = contract::homes(self.root).into_iter().filter(|home| home.path != self.path);
        others.filter(|home| is_asked(home) && contract::find(home.keys, name).is_some()).collect()
    }

    /// The key `name` of the only one of `homes`, unless nobody can say of which table of an array.
    fn elsewhere(&self, name: &str, homes: &[Home]) -> Meant {
        match homes {
            [Home { path, keys, is_repeated: false, .. }] => match contract::find(keys, name) {
                Some(key) => Meant::Elsewhere(path.iter().copied().chain([key.name]).collect()),
                None => Meant::Nothing,
            },
            _ => Meant::Nothing,
        }
    }
}

/// Whether two names are one but for a letter.
fn is_close(one: &str, other: &str) -> bool {
    strsim::damerau_levenshtein(one, other) <= 1
}

/// The names of `keys` for a reader: "`a`, `b` and `c`".
fn list(keys: &[Key]) -> String {
    let names: Vec<String> = keys.iter().map(|key| format!("`{}`", key.name)).collect();
    joined(&names, "and").unwrap_or_else(|| "no keys".to_owned())
}

/// The headers of tables for a reader: `[intro], [[activity]] or [closing]`.
fn one_of(homes: &[Home]) -> String {
    let headers: Vec<String> = homes.iter().map(Home::header).collect();
    joined(&headers, "or").unwrap_or_default()
}

/// Words in a row, the last two with `word` between them; `None` where there are none.
fn joined(words: &[String], word: &str) -> Option<String> {
    match words.split_last()? {
        (last, []) => Some(last.clone()),
        (last, rest) => Some(format!("{} {word} {last}", rest.join(", "))),
    }
}
