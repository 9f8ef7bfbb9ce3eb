//! The register as JSON: an array of reference numbers, each with the flyers that carry it.

use serde::Serialize;

use super::register::Register;

/// A reference number. The names and their order are part of the command line's contract.
#[derive(Serialize)]
struct Number<'a> {
    r#ref: &'a str,
    titles: &'a [&'a str],
    kinds: &'a [&'a str],
    dates: &'a [&'a str],
    partners: &'a [&'a str],
    flyers: Vec<InFlyer<'a>>,
}

/// A flyer that carries the number; the pages are the first and the last.
#[derive(Serialize)]
struct InFlyer<'a> {
    country: &'a str,
    spec: &'a str,
    first_page: Option<usize>,
    last_page: Option<usize>,
}

/// The register as one JSON array, indented for people, with a newline at its end.
pub fn json(register: &Register<'_>) -> String {
    let numbers: Vec<Number<'_>> = register
        .listed
        .iter()
        .map(|listed| Number {
            r#ref: listed.reference,
            titles: &listed.titles,
            kinds: &listed.kinds,
            dates: &listed.dates,
            partners: &listed.partners,
            flyers: listed
                .carriers
                .iter()
                .map(|record| InFlyer {
                    country: &record.country,
                    spec: &record.spec,
                    first_page: record.pages.as_ref().map(|pages| *pages.start()),
                    last_page: record.pages.as_ref().map(|pages| *pages.end()),
                })
                .collect(),
        })
        .collect();
    // A structure of strings and numbers always has a form in JSON.
    serde_json::to_string_pretty(&numbers).unwrap_or_default() + "\n"
}
