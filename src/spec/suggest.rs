//! "Did you mean": the nearest of the names that would have been right.

/// Other words for a name: spellings and synonyms that no count of letters brings near it.
const ALIASES: &[(&str, &str)] = &[
    ("reference", "ref"),
    ("key", "id"),
    ("picture", "image"),
    ("photo", "image"),
    ("img", "image"),
    ("path", "file"),
    ("src", "file"),
    ("language", "lang"),
    ("locale", "lang"),
    ("link", "url"),
    ("website", "url"),
    ("body", "text"),
    ("name", "title"),
    ("subtitle", "tagline"),
    ("program", "programme"),
    ("project", "activity"),
    ("projects", "activity"),
    ("type", "kind"),
    ("list", "items"),
    ("header", "masthead"),
    ("introduction", "intro"),
    ("countrycode", "code"),
    ("page_count", "pages"),
    ("font", "type"),
    ("fonts", "type"),
    ("color", "colour"),
    ("inherits", "extends"),
    ("include", "extends"),
];

/// The name among `candidates` that `name` was probably meant to be: the same but for case,
/// hyphens and spaces, another word for it, or the one with the fewest letters amiss, at most one
/// in three (Damerau–Levenshtein distance); the earlier of two that are as near.
pub fn nearest<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let name = normal(name);
    let alias = ALIASES.iter().find(|(word, _)| *word == name).map(|(_, meant)| *meant);
    let mut best: Option<(usize, &str)> = None;
    for candidate in candidates {
        let distance = match candidate {
            _ if normal(candidate) == name => 0,
            _ if alias == Some(candidate) => 1,
            _ => strsim::damerau_levenshtein(&name, &normal(candidate)),
        };
        let longer = name.chars().count().max(candidate.chars().count());
        if distance <= letters_amiss(longer) && best.is_none_or(|(least, _)| distance < least) {
            best = Some((distance, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

/// What a word means where `true` or `false` should be.
pub fn flag(word: &str) -> Option<bool> {
    match word.to_lowercase().as_str() {
        "true" | "yes" | "on" => Some(true),
        "false" | "no" | "off" => Some(false),
        _ => None,
    }
}

/// How many letters may be amiss in a word of `length` letters.
fn letters_amiss(length: usize) -> usize {
    (length / 3).max(1)
}

/// The letters of a name, without what people write differently.
fn normal(name: &str) -> String {
    name.chars()
        .flat_map(char::to_lowercase)
        .map(|character| if matches!(character, '-' | ' ' | '.') { '_' } else { character })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_name_is_found() {
        let names = ["lead_in", "items", "after", "colour", "ref", "id", "priorities", "type"];
        let check = |name: &str, expected: Option<&str>| {
            assert_eq!(nearest(name, names), expected, "{name}");
        };
        check("leadin", Some("lead_in"));
        check("lead-in", Some("lead_in"));
        check("Lead_In", Some("lead_in"));
        check("itmes", Some("items"));
        check("color", Some("colour"));
        check("prioritys", Some("priorities"));
        check("rf", Some("ref"));
        check("reference", Some("ref"));
        check("fonts", Some("type"));
        check("zebra", None);
        check("", None);
    }
}
