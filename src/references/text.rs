//! The register for a terminal: numbers in a column of their own, all else aligned beside them.

use super::register::{Listed, Register};
use crate::diag::counted;

/// The space between the numbers and what stands beside them, in columns.
const GUTTER: usize = 2;

/// The least columns for what stands beside the numbers, however narrow the terminal is.
const LEAST_MEASURE: usize = 24;

/// How far the second line of a list stands in, in columns.
const INDENT: usize = 2;

/// The register as text of lines no longer than `width` columns, where words allow it.
pub fn text(register: &Register<'_>, width: usize) -> String {
    let numbers = register.listed.iter().map(|listed| columns(listed.reference)).max().unwrap_or_default();
    let left = numbers + GUTTER;
    let measure = width.saturating_sub(left).max(LEAST_MEASURE);
    let mut text = String::new();
    for listed in &register.listed {
        for (at, line) in lines(listed).iter().flat_map(|line| wrapped(line, measure)).enumerate() {
            let number = if at == 0 { listed.reference } else { "" };
            text += number;
            text += &" ".repeat(left - columns(number));
            text += &line;
            text += "\n";
        }
        text += "\n";
    }
    text + &total(register) + "\n"
}

/// What stands beside a number, each on a line of its own.
fn lines(listed: &Listed<'_>) -> Vec<String> {
    let quiet: Vec<&str> = listed.kinds.iter().chain(&listed.dates).copied().collect();
    let carriers: Vec<String> = listed.carriers.iter().map(|record| record.country_and_pages(' ')).collect();
    let partners = (!listed.partners.is_empty()).then(|| format!("partners: {}", listed.partners.join(", ")));
    let titles = listed.titles.iter().map(|title| title.to_string());
    let quiet = (!quiet.is_empty()).then(|| quiet.join(" · "));
    titles
        .chain(quiet)
        .chain([format!("flyers and pages: {}", carriers.join(", "))])
        .chain(partners)
        .collect()
}

/// The number of numbers and flyers in words.
fn total(register: &Register<'_>) -> String {
    format!("{} in {}", counted(register.listed.len(), "reference number"), counted(register.flyers, "flyer"))
}

/// A line broken between its words so that none is longer than `measure`, where a word itself is not.
fn wrapped(line: &str, measure: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in line.split(' ') {
        match lines.last_mut() {
            Some(last) if columns(last) + 1 + columns(word) <= measure => {
                last.push(' ');
                last.push_str(word);
            }
            Some(_) => lines.push(" ".repeat(INDENT) + word),
            None => lines.push(word.to_owned()),
        }
    }
    lines
}

/// The columns that a text takes; every character of the scripts that flyers are set in takes one.
fn columns(text: &str) -> usize {
    text.chars().count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_break_between_words() {
        assert_eq!(wrapped("partners: Armenia, Georgia", 18), ["partners: Armenia,", "  Georgia"]);
        assert_eq!(wrapped("ab", 1), ["ab"]);
    }
}
