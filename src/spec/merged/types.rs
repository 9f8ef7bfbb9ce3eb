//! Which TOML types a kind of value takes, and what to say of any other.

use crate::diag::{Code, Diagnostic, FileId, Span};
use crate::spec::contract::{Key, Kind};
use crate::spec::written::{Data, Value};
use crate::spec::{rgb, suggest};

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
        (Kind::Table(_), Data::String(string)) if key.name == "accent" => match rgb::meant(string) {
            Some(meant) => format!("write accent = {{ rgb = \"{meant}\" }}"),
            None => "write # and six hexadecimal digits: accent = { rgb = \"#14508c\" }".to_owned(),
        },
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
        (Kind::Flag, data) => match data {
            Data::String(string) => suggest::flag(string),
            _ => None,
        }
        .map_or_else(|| "write true or false".to_owned(), |meant| format!("write {meant} without quotes")),
        (Kind::Texts | Kind::Names | Kind::Folders, Data::String(string)) if raw.lines().count() == 1 => {
            each_in_quotes(string, key.kind).unwrap_or_else(|| format!("put it in brackets: [{raw}]"))
        }
        (Kind::Texts | Kind::Names | Kind::Folders, _) => "write [\"…\", \"…\"]".to_owned(),
        (Kind::Cmyk, _) => "write [90, 60, 0, 15]".to_owned(),
        (Kind::LengthRange(bounds), _) => format!("write [\"9{0}\", \"10{0}\"]", bounds.unit),
        _ => quoted(value, raw).unwrap_or_else(|| format!("write {} = \"…\"", key.name)),
    }
}

/// The cure for names that stand in one text with commas or semicolons between them. Of other texts, they are taken
/// for several only where each begins with a capital: a sentence has commas, too.
fn each_in_quotes(text: &str, kind: Kind) -> Option<String> {
    let names = parted(text);
    // "Bosnia and Herzegovina" is one name, and "Norway and Georgia" are two.
    let is_clear = !names.iter().any(|name| name.contains(" and ") || name.contains('&'));
    let is_title = |name: &String| name.starts_with(char::is_uppercase) && !name.ends_with('.');
    let are_several = match kind {
        Kind::Names => names.len() > 1,
        Kind::Texts => names.len() > 1 && is_clear && names.iter().all(is_title),
        _ => false,
    };
    let listed = if is_clear { names.join("\", \"") } else { "…\", \"…".to_owned() };
    let is_plain = !text.contains(['"', '\\', '\n']);
    (are_several && is_plain).then(|| format!("put each of them in quotes of its own: [\"{listed}\"]"))
}

/// The parts of a text between its semicolons, or else its commas, but for one inside a name, as in "Korea, Republic
/// of".
fn parted(text: &str) -> Vec<String> {
    let mark = if text.contains(';') { ';' } else { ',' };
    let mut parts: Vec<String> = Vec::new();
    for part in text.split(mark).map(str::trim).filter(|part| !part.is_empty()) {
        let ends_name = part.ends_with(" of") || part.ends_with(" of the");
        match parts.last_mut().filter(|_| ends_name) {
            Some(name) => *name = format!("{name}, {part}"),
            None => parts.push(part.to_owned()),
        }
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_in_one_text_are_told_apart() {
        let check = |text: &str, kind: Kind, expected: Option<&str>| {
            let expected = expected.map(|list| format!("put each of them in quotes of its own: {list}"));
            assert_eq!(each_in_quotes(text, kind), expected, "{text}");
        };
        check("Norway, Georgia", Kind::Names, Some(r#"["Norway", "Georgia"]"#));
        check("Korea, Republic of, Norway", Kind::Names, Some(r#"["Korea, Republic of", "Norway"]"#));
        check("Korea, Republic of; Norway", Kind::Names, Some(r#"["Korea, Republic of", "Norway"]"#));
        check("Korea, Republic of", Kind::Names, None);
        check("Norway", Kind::Names, None);
        check("Norway, Georgia and Armenia", Kind::Names, Some(r#"["…", "…"]"#));
        check("Clean water, Open data", Kind::Texts, Some(r#"["Clean water", "Open data"]"#));
        check("Rivers, lakes and glaciers", Kind::Texts, None);
        check("Water, Food and Energy", Kind::Texts, None);
    }
}
