//! The names of months in the languages of flyers.

use pure_rust_locales::locale_match;

use super::{locale, primary};

/// The fewest letters of a month's name from which it can be told.
const SHORTEST_MONTH: usize = 3;

/// The months of Tajik as they stand alone, which its locale has as they stand in Russian dates.
const TAJIK_MONTHS: [&str; 12] = [
    "Январ",
    "Феврал",
    "Март",
    "Апрел",
    "Май",
    "Июн",
    "Июл",
    "Август",
    "Сентябр",
    "Октябр",
    "Ноябр",
    "Декабр",
];

/// The name of a month (1 to 12) as it stands alone in the language of `tag`; in English where the
/// language's months are not known.
pub(in crate::spec) fn month(month: u8, tag: &str) -> String {
    let locale = locale(tag);
    let at = usize::from(month).saturating_sub(1);
    if primary(tag) == "tg" {
        return TAJIK_MONTHS.get(at).copied().unwrap_or_default().to_owned();
    }
    let in_dates = locale_match!(locale => LC_TIME::MON).get(at).copied().unwrap_or_default().trim();
    let alone = locale_match!(locale => LC_TIME::ALT_MON)
        .and_then(|names| names.get(at).copied())
        .map_or(in_dates, str::trim);
    // Some locales capitalise the name that stands alone as if it began a line.
    let is_small = in_dates.starts_with(char::is_lowercase);
    let mut characters = alone.chars();
    match characters.next() {
        Some(first) if is_small && first.is_uppercase() => first.to_lowercase().chain(characters).collect(),
        _ => alone.to_owned(),
    }
}

/// The month (1 to 12) that a word names in the language of `tag` or in English: its name, alone or as it stands in
/// dates, or three letters at least that no other month's name begins with.
pub(in crate::spec) fn month_named(word: &str, tag: &str) -> Option<u8> {
    [tag, "en-GB"].into_iter().find_map(|tag| {
        let locale = locale(tag);
        let word = word.to_lowercase();
        let names = |number: u8| {
            let at = usize::from(number) - 1;
            let in_dates = locale_match!(locale => LC_TIME::MON).get(at).copied().unwrap_or_default();
            [month(number, tag), in_dates.trim().to_owned()].map(|name| name.to_lowercase())
        };
        let is_short = word.chars().count() < SHORTEST_MONTH;
        let begins = |number: &u8| !is_short && names(*number).iter().any(|name| name.starts_with(&word));
        (1..=12).find(|number| names(*number).contains(&word)).or_else(|| {
            let mut found = (1..=12).filter(begins);
            found.next().filter(|_| found.next().is_none())
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_stand_alone_in_their_language() {
        let check = |tag: &str, number, expected: &str| assert_eq!(month(number, tag), expected, "{tag}");
        check("en-GB", 8, "August");
        check("en-001", 8, "August");
        check("fr", 8, "août");
        check("fr-CA", 2, "février");
        check("ru", 8, "август");
        check("uk", 5, "травень");
        check("ca", 4, "abril");
        check("cs", 1, "leden");
        check("ky", 8, "август");
        check("tg", 5, "Май");
        check("tg-TJ", 8, "Август");
        check("sr-Latn", 8, "avgust");
        check("zh-Hant", 8, "八月");
        check("no", 5, "mai");
        check("xx", 12, "December");
    }
}
