//! The register as comma-separated values (RFC 4180): a row for each number in each flyer.

use super::register::Register;

/// The names of the columns.
const HEADER: [&str; 9] =
    ["ref", "title", "kind", "dates", "partners", "country", "spec", "first_page", "last_page"];

/// What stands between the partners of a row.
const BETWEEN_PARTNERS: &str = "; ";

/// The register as comma-separated values, each row as its own flyer has it; lines end as RFC 4180, 2.1 asks.
pub fn csv(register: &Register<'_>) -> String {
    let mut text = row(&HEADER);
    for listed in &register.listed {
        for record in &listed.carriers {
            let partners: Vec<&str> = record.partners.iter().map(|partner| partner.text.as_str()).collect();
            let page = |page: Option<&usize>| page.map(usize::to_string).unwrap_or_default();
            text += &row(&[
                listed.reference,
                &record.title.text,
                record.kind.as_deref().unwrap_or_default(),
                record.dates.as_ref().map(|dates| dates.text.as_str()).unwrap_or_default(),
                &partners.join(BETWEEN_PARTNERS),
                &record.country,
                &record.spec,
                &page(record.pages.as_ref().map(|pages| pages.start())),
                &page(record.pages.as_ref().map(|pages| pages.end())),
            ]);
        }
    }
    text
}

/// One row, with the end of its line.
fn row(fields: &[&str]) -> String {
    fields.iter().map(|text| field(text)).collect::<Vec<_>>().join(",") + "\r\n"
}

/// A field, in quotes where it needs them (RFC 4180, 2.6 and 2.7).
fn field(text: &str) -> String {
    if text.contains(['"', ',', '\r', '\n']) {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_is_quoted_where_it_must_be() {
        assert_eq!(
            row(&["G4687", "Water, and “air”", "a \"b\"", "", "two\nlines"]),
            "G4687,\"Water, and “air”\",\"a \"\"b\"\"\",,\"two\nlines\"\r\n"
        );
    }
}
