//! What activities are called where a refusal names them.

use crate::spec::Flyer;

/// The most letters of a title that a message quotes: more than most titles have, and no more than a line.
const MOST_LETTERS: usize = 60;

/// Places in words, of activities that share a title.
const PLACES: [&str; 10] =
    ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];

/// What the activity at a place is called: its title in quotes; where others have the same, with its place among them.
pub(super) fn activity_name(flyer: &Flyer, at: usize) -> String {
    let quoted: Vec<String> =
        flyer.activities.iter().map(|activity| quoted(&activity.title.in_one_line())).collect();
    let name = quoted.get(at).cloned().unwrap_or_default();
    let alike = |titles: &[String]| titles.iter().filter(|title| **title == name).count();
    if alike(&quoted) < 2 {
        return name;
    }
    let before = alike(quoted.get(..at).unwrap_or_default());
    match PLACES.get(before) {
        Some(place) => format!("the {place} {name}"),
        None => format!("number {} of those called {name}", before + 1),
    }
}

/// A title in quotes; of a long one, its first words.
fn quoted(title: &str) -> String {
    let Some((end, _)) = title.char_indices().nth(MOST_LETTERS) else { return format!("“{title}”") };
    let first = title.get(..end).unwrap_or_default();
    match first.rsplit_once(char::is_whitespace) {
        Some((words, _)) => format!("“{} …”", words.trim_end()),
        None => format!("“{first}…”"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_title_ends_at_a_word() {
        let check = |title: &str, expected: &str| assert_eq!(quoted(title), expected);
        let long = "Assessing transboundary water pollution in the rivers of four";
        check(&long[..60], "“Assessing transboundary water pollution in the rivers of fou”");
        check(long, "“Assessing transboundary water pollution in the rivers of …”");
        check(&"Č".repeat(61), &format!("“{}…”", "Č".repeat(60)));
    }
}
