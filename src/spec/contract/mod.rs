//! The keys of the spec, as one table: what they are called, what they hold, which must be there.
//!
//! Checking, suggestions and the schema all read this table; nothing else lists the keys.

mod keys;
mod limits;

pub use keys::{PLACES, PRESET, REGISTER, SPEC};
pub use limits::MOST_PAGES;

use crate::geom::Length;

/// One key of a table.
#[derive(Debug)]
pub struct Key {
    /// The name as it is written.
    pub name: &'static str,
    /// What the value is.
    pub kind: Kind,
    /// Whether the key must be there.
    pub need: Need,
    /// The value of a key that is not there, as it would be written; `None` where there is none.
    pub default: Option<&'static str>,
    /// What the key is for, in one sentence.
    pub doc: &'static str,
}

/// Whether a key must be there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// It may be left out.
    Optional,
    /// It must be there: in the spec, or in what it extends. A table that must be there has a key that must.
    Required,
    /// It must be there, in this block or in the block of the register that `use` names.
    RequiredUnlessUse,
}

/// What a value is, beyond its TOML type.
#[derive(Clone, Copy, Debug)]
pub enum Kind {
    /// A name on one line, taken as it stands: no markup, no placeholders.
    Name,
    /// A text of one paragraph, with inline markup and placeholders.
    Text,
    /// A text of any number of paragraphs and lists, with markup and placeholders.
    Prose,
    /// A text of one paragraph of which only the characters count, such as the alternative text of a picture; may be
    /// empty.
    PlainText,
    /// An array of [`Kind::Text`].
    Texts,
    /// An array of [`Kind::Name`].
    Names,
    /// A reference number or key: a string without white space, or an integer.
    Reference,
    /// A regular expression.
    Pattern,
    /// An ISO 3166-1 alpha-2 code.
    CountryCode,
    /// A BCP 47 tag.
    Language,
    /// A http, https or mailto address.
    Url,
    /// A year, year and month, or date: as a string, a TOML date or (the year) an integer.
    Date,
    /// An integer between two bounds, both allowed.
    Integer {
        /// The least value.
        least: i64,
        /// The greatest value.
        most: i64,
    },
    /// `true` or `false`.
    Flag,
    /// The path of a file, relative to the file that it is written in.
    Path,
    /// One [`Kind::Path`] or an array of them.
    Paths,
    /// An array of paths of folders, relative to the file that they are written in.
    Folders,
    /// The name of a font family.
    Family,
    /// A length with its unit.
    Length(Bounds),
    /// Two lengths in an array: the least and the greatest.
    LengthRange(Bounds),
    /// The name of a page size, or width and height in an array.
    PageSize(Bounds),
    /// A colour of the screen: `#rrggbb` or `#rgb`.
    Rgb,
    /// A colour of the press: cyan, magenta, yellow and black in per cent, in an array.
    Cmyk,
    /// One of a few words.
    Choice(&'static [&'static str]),
    /// A table.
    Table(&'static [Key]),
    /// An array of tables.
    Tables(&'static [Key]),
}

/// The least and the greatest length that make sense for a key, both allowed.
#[derive(Clone, Copy, Debug)]
pub struct Bounds {
    /// The least length.
    pub least: Length,
    /// The greatest length.
    pub most: Length,
    /// The unit to suggest where one is missing.
    pub unit: &'static str,
}

impl Bounds {
    /// The least and the greatest length, as they would be written.
    pub fn written(&self) -> (String, String) {
        let written = |length: Length| match self.unit {
            "mm" => format!("{:.0}mm", length.to_mm()),
            unit => format!("{:.0}{unit}", length.to_pt()),
        };
        (written(self.least), written(self.most))
    }
}

impl Kind {
    /// What a value should be, as a finding says it: "`title` must be …".
    pub fn wanted(&self) -> &'static str {
        match self {
            Kind::Name
            | Kind::Text
            | Kind::Prose
            | Kind::PlainText
            | Kind::Pattern
            | Kind::CountryCode
            | Kind::Language
            | Kind::Url
            | Kind::Path
            | Kind::Family
            | Kind::Rgb
            | Kind::Choice(_) => "a text in quotes",
            Kind::Reference => "a text in quotes or a whole number",
            Kind::Texts | Kind::Names | Kind::Folders => "a list of texts",
            Kind::Date => "a date",
            Kind::Integer { .. } => "a whole number",
            Kind::Flag => "true or false",
            Kind::Paths => "a text in quotes or a list of texts",
            Kind::Length(_) => "a length in quotes",
            Kind::LengthRange(_) => "a list of two lengths",
            Kind::PageSize(_) => "the name of a size or a list of two lengths",
            Kind::Cmyk => "a list of four whole numbers",
            Kind::Table(_) => "a table",
            Kind::Tables(_) => "a list of tables",
        }
    }

    /// The keys below this one, where it is a table or an array of tables.
    pub fn keys(&self) -> Option<&'static [Key]> {
        match self {
            Kind::Table(keys) | Kind::Tables(keys) => Some(keys),
            _ => None,
        }
    }
}

/// The key called `name` among `keys`.
pub fn find(keys: &'static [Key], name: &str) -> Option<&'static Key> {
    keys.iter().find(|key| key.name == name)
}

/// The keys of the table at `path` below `keys`.
pub fn keys_at<'a>(keys: &'static [Key], path: impl IntoIterator<Item = &'a str>) -> Option<&'static [Key]> {
    path.into_iter().try_fold(keys, |keys, name| find(keys, name)?.kind.keys())
}

/// Whether some table of the spec has a key of this name and of such a kind.
pub fn has_key(name: &str, is_such: impl Fn(Kind) -> bool) -> bool {
    homes(SPEC).iter().any(|home| find(home.keys, name).is_some_and(|key| is_such(key.kind)))
}

/// A table where a key may belong.
pub struct Home {
    /// The names that lead to it.
    pub path: Vec<&'static str>,
    /// Its keys.
    pub keys: &'static [Key],
    /// Whether it is one of an array of tables.
    pub is_element: bool,
    /// Whether there may be several of it: it, or one around it, is one of an array.
    pub is_repeated: bool,
}

impl Home {
    /// Its header, as it is written.
    pub fn header(&self) -> String {
        let path = self.path.join(".");
        if self.is_element { format!("[[{path}]]") } else { format!("[{path}]") }
    }
}

/// All tables of a contract whose outermost table has `keys`, the outer ones first: where else a misplaced key may
/// belong.
pub fn homes(keys: &'static [Key]) -> Vec<Home> {
    let mut found = vec![Home { path: Vec::new(), keys, is_element: false, is_repeated: false }];
    for key in keys {
        let is_array = matches!(key.kind, Kind::Tables(_));
        for mut home in key.kind.keys().map(homes).unwrap_or_default() {
            home.is_element |= is_array && home.path.is_empty();
            home.is_repeated |= is_array;
            home.path.insert(0, key.name);
            found.push(home);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check_names(keys: &'static [Key]) {
        let mut names: Vec<&str> = keys.iter().map(|key| key.name).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), keys.len(), "{names:?}");
        for key in keys {
            let snake = key.name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_');
            assert!(snake && key.doc.ends_with('.'), "{}", key.name);
            check_names(key.kind.keys().unwrap_or_default());
        }
    }

    #[test]
    fn names_are_snake_case_and_differ_within_a_table() {
        check_names(SPEC);
        check_names(REGISTER);
    }

    #[test]
    fn tables_are_found_by_path() {
        let check = |path: &[&str], expected: Option<&str>| {
            let keys = keys_at(SPEC, path.iter().copied());
            assert_eq!(keys.and_then(<[Key]>::first).map(|key| key.name), expected, "{path:?}");
        };
        check(&[], Some("extends"));
        check(&["theme", "page", "margin"], Some("top"));
        check(&["activity", "image"], Some("file"));
        check(&["country"], None);
        check(&["theme", "pages"], None);
    }

    #[test]
    fn all_tables_are_found() {
        let homes = homes(SPEC);
        let check = |path: &[&str], header: &str, is_repeated: bool| {
            let home = homes.iter().find(|home| home.path == path).unwrap();
            assert_eq!((home.header().as_str(), home.is_repeated), (header, is_repeated));
            let first = |keys: &[Key]| keys.first().map(|key| key.name);
            assert_eq!(first(home.keys), first(keys_at(SPEC, path.iter().copied()).unwrap()));
        };
        check(&[], "[]", false);
        check(&["theme", "type"], "[theme.type]", false);
        check(&["activity"], "[[activity]]", true);
        check(&["activity", "image"], "[activity.image]", true);
    }
}
