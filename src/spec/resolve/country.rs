//! Country codes: ISO 3166-1 alpha-2, and the one that was probably meant.

use super::everyday_name::code_of_everyday_name;
use super::territory::may_stand_for;
use any_ascii::any_ascii;
use rust_iso3166::{ALL, CountryCode};

/// How alike two names must be for the one to be taken for the other (Jaro–Winkler, 0 to 1): lets
/// a letter or two differ, and keeps Niger from Nigeria's code, Austria from Australia's.
const ALIKE: f64 = 0.96;

/// Checks a code for the country called `name`.
///
/// # Errors
/// That it is no code, with the cure where one can be guessed.
pub(super) fn check_code(code: &str, name: &str) -> Result<(), Option<String>> {
    if rust_iso3166::from_alpha2(code).is_some() {
        return Ok(());
    }
    let capitals = code.trim().to_uppercase();
    let meant = rust_iso3166::from_alpha2(&capitals)
        .or_else(|| rust_iso3166::from_alpha3(&capitals))
        .or_else(|| by_name(name))
        .or_else(|| by_name(code));
    Err(meant.map(|country| format!("write \"{}\" for {}", country.alpha2, country.name)))
}

/// The code of the country of this name, where the name leaves no doubt.
pub fn country_code(name: &str) -> Option<&'static str> {
    by_same_name(name).map(|country| country.alpha2)
}

/// The country that `code` stands for and the one that `name` means without doubt, where they are not the same
/// and the one is no part of the other.
pub(super) fn two_countries(code: &str, name: &str) -> Option<(CountryCode, CountryCode)> {
    let given = rust_iso3166::from_alpha2(code)?;
    let meant = by_same_name(name)
        .filter(|meant| meant.alpha2 != given.alpha2 && !may_stand_for(given.alpha2, meant.alpha2))?;
    // Two countries are called Congo for short.
    let is_short_name = short_name(&given).eq_ignore_ascii_case(name.trim());
    (!is_short_name).then_some((given, meant))
}

/// The name of a country without what stands in brackets behind it.
pub(super) fn short_name(country: &CountryCode) -> &str {
    country.name.split('(').next().unwrap_or_default().trim()
}

/// All codes, in order.
pub fn country_codes() -> Vec<&'static str> {
    let mut codes: Vec<&str> = ALL.iter().map(|country| country.alpha2).collect();
    codes.sort_unstable();
    codes
}

/// The country of this name: the same words in any order, or one that differs by little.
fn by_name(name: &str) -> Option<CountryCode> {
    by_same_name(name).or_else(|| {
        let name = words(name).join(" ");
        let alike = |country: &&CountryCode| {
            strsim::jaro_winkler(&words(country.name).join(" "), &name) >= ALIKE && !name.is_empty()
        };
        ALL.iter().find(alike).copied()
    })
}

/// The country of this name: an everyday one, the same words in any order, or what stands before the bracket of one
/// country alone.
fn by_same_name(name: &str) -> Option<CountryCode> {
    if let Some(code) = code_of_everyday_name(name) {
        return rust_iso3166::from_alpha2(code);
    }
    let words = words(name);
    if words.is_empty() {
        return None;
    }
    let name = name.trim().to_lowercase();
    let is_short_for = |country: &&CountryCode| short_name(country).to_lowercase() == name;
    let only_short = || {
        let mut found = ALL.iter().filter(is_short_for);
        found.next().filter(|_| found.next().is_none())
    };
    ALL.iter().find(|country| self::words(country.name) == words).or_else(only_short).copied()
}

/// The words of a name in alphabetical order, without their accents and without those words that every official name
/// has.
fn words(name: &str) -> Vec<String> {
    let mut words: Vec<String> = any_ascii(name)
        .to_lowercase()
        .split(|character: char| !character.is_alphanumeric() && character != '\'')
        .filter(|word| !matches!(*word, "" | "the" | "of" | "and" | "republic" | "state" | "kingdom"))
        .map(str::to_owned)
        .collect();
    words.sort_unstable();
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_code_that_was_meant_is_found() {
        let check = |code: &str, name: &str, expected: Option<&str>| {
            let help = check_code(code, name).unwrap_err();
            let found = help.as_deref().map(|help| &help[7..9]);
            assert_eq!(found, expected, "{code} {name} {help:?}");
        };
        check("tj", "Tajikistan", Some("TJ"));
        check("KGZ", "Kyrgyz Republic", Some("KG"));
        check("XX", "Tajikistan", Some("TJ"));
        check("XX", "Republic of Korea", Some("KR"));
        check("XX", "Republic of Moldova", Some("MD"));
        check("XX", "Moldova", Some("MD"));
        check("XX", "Turkmenistann", Some("TM"));
        check("XX", "Niger", Some("NE"));
        check("XX", "Nowhere", None);
        check("XX", "", None);
        assert_eq!(check_code("KG", ""), Ok(()));
    }

    #[test]
    fn a_code_of_another_country_is_found_where_the_name_leaves_no_doubt() {
        let check = |code: &str, name: &str, expected: Option<&str>| {
            let found = two_countries(code, name).map(|(_, meant)| meant.alpha2);
            assert_eq!(found, expected, "{code} {name}");
        };
        check("KG", "Armenia", Some("AM"));
        check("NG", "Niger", Some("NE"));
        check("AM", "Armenia", None);
        check("CD", "Congo", None);
        check("XX", "Armenia", None);
        for (code, part) in [
            ("US", "Georgia"),
            ("US", "Puerto Rico"),
            ("DK", "Greenland"),
            ("DK", "Faroe Islands"),
            ("CN", "Hong Kong"),
            ("CN", "Taiwan"),
            ("FR", "Réunion"),
            ("GB", "Gibraltar"),
        ] {
            check(code, part, None);
        }
        check("HK", "China", Some("CN"));
        for fictional_or_historical in ["Ruritania", "Yugoslavia", "Soviet Union", "Czechoslovakia", ""] {
            check("RS", fictional_or_historical, None);
        }
    }

    #[test]
    fn a_name_has_a_code_only_where_it_leaves_no_doubt() {
        let check = |name: &str, expected: Option<&str>| assert_eq!(country_code(name), expected, "{name}");
        check("Republic of Korea", Some("KR"));
        check("Türkiye", Some("TR"));
        check("Côte d'Ivoire", Some("CI"));
        check("moldova", Some("MD"));
        check("Sénégal", Some("SN"));
        check("Cote d’Ivoire", Some("CI"));
        check("Kyrgyz Republic", Some("KG"));
        check("USA", Some("US"));
        check("U.S.A.", Some("US"));
        check("the United Kingdom", Some("GB"));
        check("United Kingdom of Great Britain and Northern Ireland", Some("GB"));
        check("Republic of China", Some("TW"));
        check("China", Some("CN"));
        check("People’s Republic of China", None);
        check("Congo", Some("CG"));
        check("Iran", Some("IR"));
        check("Democratic Republic of Congo", Some("CD"));
        check("Virgin Islands", None);
        check("Turkmenistann", None);
        check("The Republic", None);
        assert!(country_codes().is_sorted() && country_codes().contains(&"TJ"));
    }
}
