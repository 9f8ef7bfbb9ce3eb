//! What the value of a key may be, as a schema: what `resolve` refuses for its form alone, and nothing that it takes,
//! but for white space around a word of a list or instead of it, which an editor never offers.

use super::Schema;
use crate::spec::contract::{Bounds, Key, Kind, Need};
use crate::spec::resolve::{country_codes, size_names};

/// A text that is not blank.
const NOT_BLANK: &str = r"\S";

/// Names hold no placeholders, and so no braces.
const NAME: &str = r"^[^{}]*$";

/// A name that is not blank.
const NAME_NOT_BLANK: &str = r"^[^{}]*[^{}\s][^{}]*$";

/// A reference number: no white space inside.
const REFERENCE: &str = r"^\s*\S+\s*$";

/// The shape of a language tag (BCP 47).
const LANGUAGE: &str = r"^\s*[A-Za-z]{2,3}(-[A-Za-z0-9]+)*\s*$";

/// An address, or nothing.
const URL: &str = r"^\s*([Hh][Tt][Tt][Pp][Ss]?://\S|[Mm][Aa][Ii][Ll][Tt][Oo]:\S|\{|$)";

/// A year, a year and month, or a day. Editors see a TOML date as a string too, with a time where it has one.
const DATE: &str = r"^\s*[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01])([Tt ].*)?)?)?\s*$";

/// A number with its unit.
const LENGTH: &str = r"^\s*\+?([0-9]+\.?[0-9]*|\.[0-9]+)\s*(pt|mm|cm|in)\s*$";

/// A colour of the screen.
const RGB: &str = r"^\s*#([0-9A-Fa-f]{3}|[0-9A-Fa-f]{6})\s*$";

/// The years that are written as numbers: those of four digits.
const YEARS: (i64, i64) = (1000, 9999);

/// Ink in per cent.
const PER_CENT: (i64, i64) = (0, 100);

/// What the value of `key` may be; `None` for tables.
pub(super) fn of(key: &Key) -> Option<Schema> {
    let must_say = key.need != Need::Optional;
    Some(match key.kind {
        Kind::Name => string(Some(if must_say { NAME_NOT_BLANK } else { NAME })),
        Kind::Text | Kind::Prose | Kind::Path | Kind::Family => string(must_say.then_some(NOT_BLANK)),
        Kind::PlainText | Kind::Pattern => string(None),
        Kind::Texts | Kind::Names | Kind::Folders => array(string(Some(NOT_BLANK)), None),
        Kind::Paths => any_of([string(Some(NOT_BLANK)), array(string(Some(NOT_BLANK)), None)]),
        Kind::Reference => any_of([string(Some(REFERENCE)), Schema::of_type("integer")]),
        Kind::CountryCode => choice(country_codes()),
        Kind::Language => string(Some(LANGUAGE)),
        Kind::Url => string(Some(URL)),
        Kind::Date => any_of([string(Some(DATE)), integer(YEARS)]),
        Kind::Integer { least, most } => integer((least, most)),
        Kind::Flag => Schema::of_type("boolean"),
        Kind::Length(_) => string(Some(LENGTH)),
        Kind::LengthRange(_) => array(string(Some(LENGTH)), Some(2)),
        Kind::PageSize(_) => any_of([choice(size_names().collect()), array(string(Some(LENGTH)), Some(2))]),
        Kind::Rgb => string(Some(RGB)),
        Kind::Cmyk => array(integer(PER_CENT), Some(4)),
        Kind::Choice(words) => choice(words.to_vec()),
        Kind::Table(_) | Kind::Tables(_) => return None,
    })
}

/// The lengths between which the value of a key must lie, where it is one or several.
pub(super) fn bounds(kind: &Kind) -> Option<&Bounds> {
    match kind {
        Kind::Length(bounds) | Kind::LengthRange(bounds) | Kind::PageSize(bounds) => Some(bounds),
        _ => None,
    }
}

impl Schema {
    /// A schema that only says the type.
    fn of_type(json_type: &'static str) -> Schema {
        Schema { json_type: Some(json_type), ..Schema::default() }
    }
}

fn string(pattern: Option<&str>) -> Schema {
    Schema { pattern: pattern.map(str::to_owned), ..Schema::of_type("string") }
}

fn integer((least, most): (i64, i64)) -> Schema {
    Schema { minimum: Some(least), maximum: Some(most), ..Schema::of_type("integer") }
}

fn choice(values: Vec<&'static str>) -> Schema {
    Schema { values, ..Schema::of_type("string") }
}

/// An array of any number of elements, or of exactly `length`.
fn array(items: Schema, length: Option<usize>) -> Schema {
    Schema { items: Some(Box::new(items)), min_items: length, max_items: length, ..Schema::of_type("array") }
}

fn any_of(forms: [Schema; 2]) -> Schema {
    Schema { any_of: forms.into(), ..Schema::default() }
}
