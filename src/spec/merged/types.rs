//! Which TOML types a kind of value takes, and what to say of any other.

use crate::diag::{Code, Diagnostic, FileId, Span};
use crate::spec::contract::{Key, Kind};
use crate::spec::written::{Data, Value};

/// Whether a value of this kind may be an array.
pub(super) fn takes_array(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::Texts
            | Kind::Names
            | Kind::Paths
            | Kind::Folders
            | Kind::LengthRange(_)
            | Kind::PageSize(_)
            | Kind::Cmyk
    )
}

/// Whether an array of this kind may hold this scalar.
pub(super) fn takes_element(kind: Kind, data: &Data) -> bool {
    match kind {
        Kind::Cmyk => matches!(data, Data::Integer(_)),
        // A bare number is a length without a unit, which has a finding of its own.
        Kind::LengthRange(_) | Kind::PageSize(_) => {
            matches!(data, Data::String(_) | Data::Integer(_) | Data::Float)
        }
        _ => matches!(data, Data::String(_)),
    }
}

/// Whether a value of this kind may be this scalar.
pub(super) fn takes(kind: Kind, data: &Data) -> bool {
    match data {
        Data::String(_) => !matches!(
            kind,
            Kind::Integer { .. }
                | Kind::Flag
                | Kind::Texts
                | Kind::Names
                | Kind::Folders
                | Kind::LengthRange(_)
                | Kind::Cmyk
                | Kind::Table(_)
                | Kind::Tables(_)
        ),
        // A bare number is a length without a unit, which has a finding of its own.
        Data::Integer(_) => {
            matches!(kind, Kind::Integer { .. } | Kind::Reference | Kind::Date | Kind::Length(_))
        }
        Data::Float => matches!(kind, Kind::Length(_)),
        Data::Boolean(_) => matches!(kind, Kind::Flag),
        Data::Datetime(_) => matches!(kind, Kind::Date),
        Data::Broken | Data::Array(_) | Data::Table(_) => false,
    }
}

/// The finding about a value that `key`, which stands at `path`, does not take; `raw` is the value
/// as it is written.
pub(super) fn wrong_type(
    value: &Value,
    key: &Key,
    path: &[&'static str],
    raw: &str,
    file: FileId,
) -> Diagnostic {
    let name = path.join(".");
    let message = format!("`{name}` must be {}", key.kind.wanted());
    finding(value, raw, file, message).help(cure(value, key, &name, raw))
}

/// The finding about an element that an array of `key` does not take.
pub(super) fn wrong_element(
    element: &Value,
    key: &Key,
    path: &[&'static str],
    raw: &str,
    file: FileId,
) -> Diagnostic {
    let (wanted, cure) = match key.kind {
        Kind::Cmyk => ("a whole number", "write [90, 60, 0, 15]".to_owned()),
        _ => ("a text in quotes", quoted(element, raw).unwrap_or_else(|| "write \"…\"".to_owned())),
    };
    let message = format!("an element of `{}` must be {wanted}", path.join("."));
    finding(element, raw, file, message).help(cure)
}

/// A finding at the first line of a value: of a table or a long list, it shows what is meant.
fn finding(value: &Value, raw: &str, file: FileId, message: String) -> Diagnostic {
    let line = raw.split(['\n', '\r']).next().unwrap_or_default().len();
    let span = Span::new(file, value.span.start, value.span.start + line);
    Diagnostic::new(Code::WrongType, span, message)
}

/// The cure for a scalar where a text should be.
fn quoted(value: &Value, raw: &str) -> Option<String> {
    let is_bare = matches!(value.data, Data::Integer(_) | Data::Float | Data::Boolean(_) | Data::Datetime(_));
    is_bare.then(|| format!("put it in quotes: \"{raw}\""))
}

/// The cure for a value of the wrong type.
fn cure(value: &Value, key: &Key, name: &str, raw: &str) -> String {
    match (key.kind, &value.data) {
        // The name of the table for all activities is the plural of the name of one.
        (Kind::Table(_), Data::Array(_)) if raw.starts_with("[[") && name == "activities" => {
            "write [[activity]]".to_owned()
        }
        (Kind::Table(_), Data::Array(_)) if raw.starts_with("[[") => format!("write [{name}]"),
        (Kind::Table(_), Data::String(_)) if key.name == "image" => {
            format!("write image = {{ file = {raw}, alt = \"…\" }}")
        }
        (Kind::Table(_), Data::String(_)) if key.name == "accent" => {
            format!("write accent = {{ rgb = {raw} }}")
        }
        (Kind::Table(_), Data::String(_)) if key.name == "margin" => {
            format!("write margin = {{ top = {raw}, bottom = {raw}, left = {raw}, right = {raw} }}")
        }
        (Kind::Table(_), _) => format!("write [{name}] and its keys below it"),
        (Kind::Tables(_), _) => format!("write [[{name}]]"),
        (Kind::Date, _) => "write \"2022\", \"2022-08\" or \"2022-08-31\"".to_owned(),
        (Kind::Integer { .. } | Kind::Flag, Data::String(string))
            if string.parse::<i64>().is_ok() || string.parse::<bool>().is_ok() =>
        {
            format!("take the quotes away: {string}")
        }
        (Kind::Integer { .. }, _) => "write a number without quotes and without a fraction".to_owned(),
        (Kind::Flag, _) => "write true or false".to_owned(),
        (Kind::Texts | Kind::Names | Kind::Folders, Data::String(_)) if raw.lines().count() == 1 => {
            format!("put it in brackets: [{raw}]")
        }
        (Kind::Texts | Kind::Names | Kind::Folders, _) => "write [\"…\", \"…\"]".to_owned(),
        (Kind::Cmyk, _) => "write [90, 60, 0, 15]".to_owned(),
        (Kind::LengthRange(bounds), _) => format!("write [\"9{0}\", \"10{0}\"]", bounds.unit),
        _ => quoted(value, raw).unwrap_or_else(|| format!("write {} = \"…\"", key.name)),
    }
}
