//! Names: words that are better not hyphenated.

use std::collections::BTreeMap;

/// The fewest letters of a word of a name that is looked for: shorter ones stay whole in any case.
const SHORTEST_WORD: usize = 4;

/// How many letters longer than the name a word may be that is the name with an ending: "Azerbaijanis".
const LONGEST_ENDING: usize = 3;

/// The vowels that names end in, which give way to endings: "Ukraine" and "Ukrainian", "Украина" and "Украины".
const FINAL_VOWELS: &str = "aeiouyáéíóúàèäöüаеиоуыэюяіїьй";

/// The words of names, whatever ending their language gives them.
#[derive(Debug, Default)]
pub struct Names {
    /// The words, by their first letter.
    words: BTreeMap<char, Vec<Name>>,
}

/// One word of a name.
#[derive(Debug)]
struct Name {
    /// What words that are this name begin with.
    stem: String,
    /// The most letters of such a word.
    most_letters: usize,
}

impl Names {
    /// The words of some names that begin with a capital: of "Bosnia and Herzegovina", two.
    pub fn new<'n>(names: impl IntoIterator<Item = &'n str>) -> Names {
        let mut found = Names::default();
        for word in names.into_iter().flat_map(|name| name.split(|letter: char| !letter.is_alphabetic())) {
            let letters = word.chars().count();
            let Some(first) = word.chars().next().filter(|first| first.is_uppercase()) else { continue };
            if letters >= SHORTEST_WORD {
                let stem = word.strip_suffix(|last| FINAL_VOWELS.contains(last)).unwrap_or(word).to_owned();
                let name = Name { stem, most_letters: letters + LONGEST_ENDING };
                found.words.entry(first).or_default().push(name);
            }
        }
        found
    }

    /// The offsets in a text at which one of the words begins, in order.
    pub fn places(&self, text: &str) -> Vec<usize> {
        let begins_word =
            |at: usize| !text.get(..at).is_some_and(|before| before.ends_with(char::is_alphabetic));
        // Most bytes of most texts are small letters of ASCII.
        let may_be_capital = |(_, byte): &(usize, u8)| !byte.is_ascii() || byte.is_ascii_uppercase();
        let places = text.bytes().enumerate().filter(may_be_capital).map(|(at, _)| at);
        let begins_name =
            |at: &usize| text.get(*at..).is_some_and(|rest| begins_word(*at) && self.begin(rest));
        places.filter(begins_name).collect()
    }

    /// Whether a text begins with one of the words.
    fn begin(&self, text: &str) -> bool {
        let alike = text.chars().next().and_then(|first| self.words.get(&first));
        let letters = || text.chars().take_while(|letter| letter.is_alphabetic()).count();
        alike.into_iter().flatten().any(|name| text.starts_with(&name.stem) && letters() <= name.most_letters)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A bar stands before each word that is a name.
    fn check(expected: &str) {
        let names =
            Names::new(["Kyrgyz Republic", "Ukraine", "Украина", "Bosnia and Herzegovina", "Azerbaijan"]);
        let text = expected.replace('|', "");
        let mut found = text.clone();
        for place in names.places(&text).iter().rev() {
            found.insert(*place, '|');
        }
        assert_eq!(found, expected);
    }

    #[test]
    fn names_are_known_with_their_endings_and_marks() {
        check("(|Ukraine’s |Kyrgyz friends): |Ukrainian, |Bosnian, “|Azerbaijanis”, с |Украиной");
    }

    #[test]
    fn other_words_are_no_names() {
        check("Republicanism, the republic, and andante; Uranium of ukraine – NewUkraine");
        check("");
    }
}
