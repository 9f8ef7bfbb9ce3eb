//! A country's name: as it was typed, within a sentence, and as the name of a file.

use any_ascii::any_ascii;
use anyhow::ensure;

/// The ending of a spec's name.
const ENDING: &str = ".toml";

/// Words of names that take an article within a sentence.
const WITH_ARTICLE: [&str; 21] = [
    "bahamas",
    "commonwealth",
    "comoros",
    "congo",
    "duchy",
    "emirates",
    "federation",
    "gambia",
    "islands",
    "kingdom",
    "maldives",
    "netherlands",
    "philippines",
    "principality",
    "republic",
    "state",
    "states",
    "sultanate",
    "uae",
    "uk",
    "usa",
];

/// The name that words of the command line mean.
///
/// # Errors
/// When there is no name in them, or they name a file, or hold what no name can.
pub fn typed(words: &[String]) -> anyhow::Result<String> {
    let name = words.join(" ").split_whitespace().collect::<Vec<_>>().join(" ");
    ensure!(!name.is_empty(), "there is no country's name; write it after `flysheet new`");
    ensure!(!name.contains(char::is_control), "there are control characters in the country's name");
    ensure!(
        !name.contains(['{', '}']),
        "there is a brace in `{name}`, where placeholders do not work; write the country's name itself"
    );
    if let Some(country) = name.to_ascii_lowercase().strip_suffix(ENDING) {
        let stem = country.rsplit(['/', '\\']).next().unwrap_or_default();
        anyhow::bail!(
            "`{name}` names a file; write the country's name, as in `flysheet new {stem}`, and the file gets its name from it"
        );
    }
    Ok(name)
}

/// The name of a spec for the country: small letters without accents, figures, and hyphens between words.
///
/// # Errors
/// When no letter or figure of the name has a likeness among those of ASCII.
pub fn file(country: &str) -> anyhow::Result<String> {
    let plain = any_ascii(country).to_ascii_lowercase();
    let words: Vec<&str> =
        plain.split(|letter: char| !letter.is_ascii_alphanumeric()).filter(|word| !word.is_empty()).collect();
    ensure!(
        !words.is_empty(),
        "there is no letter in `{country}` to name a file by; write the country's name, as in `flysheet new Armenia`"
    );
    Ok(words.join("-") + ENDING)
}

/// The name within a sentence, where it takes an article there that it does not have. A name turned round, as lists
/// have it ("Korea, Republic of"), is left alone: an article before it would be wrong too.
pub fn in_text(country: &str) -> Option<String> {
    if let Some(rest) = country.strip_prefix("The ") {
        return Some(format!("the {rest}"));
    }
    let is_turned_round = country.contains([',', '(']);
    let takes_article = country
        .split(|letter: char| !letter.is_alphabetic() && letter != '-')
        .any(|word| WITH_ARTICLE.contains(&word.to_lowercase().as_str()));
    (takes_article && !is_turned_round && !country.starts_with("the ")).then(|| format!("the {country}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_called_after_its_country() {
        let check = |country: &str, expected: &str| assert_eq!(file(country).unwrap(), expected, "{country}");
        check("Republic of Korea", "republic-of-korea.toml");
        check("Bosnia and Herzegovina", "bosnia-and-herzegovina.toml");
        check("Côte d'Ivoire", "cote-d-ivoire.toml");
        check("Co\u{302}te d’Ivoire", "cote-d-ivoire.toml");
        check("Türkiye", "turkiye.toml");
        check("São Tomé & Príncipe", "sao-tome-principe.toml");
        check("  Österreich / Łódź ", "osterreich-lodz.toml");
        check("\"Quoted\\Land\"", "quoted-land.toml");
        check("Ελλάδα", "ellada.toml");
        check("Україна", "ukraina.toml");
        check("日本", "riben.toml");
        for country in ["", "…", "- & -", "''"] {
            assert!(file(country).is_err(), "{country}");
        }
    }

    #[test]
    fn words_become_a_name_or_are_refused() {
        let check = |words: &[&str], expected: Result<&str, &str>| {
            let words: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
            match (typed(&words), expected) {
                (Ok(name), Ok(expected)) => assert_eq!(name, expected),
                (Err(error), Err(part)) => assert!(error.to_string().contains(part), "{error}"),
                (found, expected) => panic!("{words:?}: {found:?}, not {expected:?}"),
            }
        };
        check(&["Armenia"], Ok("Armenia"));
        check(&["New", "Zealand"], Ok("New Zealand"));
        check(&[" New   Zealand "], Ok("New Zealand"));
        check(&["", " "], Err("no country's name"));
        check(&["a\u{7}b"], Err("control characters"));
        check(&["{country}"], Err("a brace"));
        check(&["flyers/armenia.toml"], Err("`flysheet new armenia`"));
    }

    #[test]
    fn some_names_take_an_article() {
        let check = |country: &str, expected: Option<&str>| {
            assert_eq!(in_text(country).as_deref(), expected, "{country}");
        };
        check("Republic of Korea", Some("the Republic of Korea"));
        check("Kyrgyz Republic", Some("the Kyrgyz Republic"));
        check("United Arab Emirates", Some("the United Arab Emirates"));
        check("Netherlands", Some("the Netherlands"));
        check("UK", Some("the UK"));
        check("The Gambia", Some("the Gambia"));
        check("Congo-Kinshasa", None);
        check("the Gambia", None);
        check("Democratic Republic of the Congo", Some("the Democratic Republic of the Congo"));
        check("Lao People's Democratic Republic", Some("the Lao People's Democratic Republic"));
        check("Korea, Republic of", None);
        check("Iran (Islamic Republic of)", None);
        check("Armenia", None);
        check("New Zealand", None);
    }
}
