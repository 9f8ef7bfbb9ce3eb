//! The line of a file that a finding is about, and the place in it.

use super::markup::escaped;
use crate::diag::{Sources, Span, one_line};

/// How many characters of a line are shown before, at and behind the place: about a line of a sentence each, since a
/// spec may have a whole paragraph on one line.
const LONGEST: [usize; 3] = [60, 120, 80];

/// What stands where characters were left out.
const CUT: &str = "…";

/// A part of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Excerpt {
    before: String,
    marked: String,
    after: String,
}

impl Excerpt {
    /// The line that a span begins on; none where that is empty, or there is no such file.
    pub fn of(span: Span, sources: &Sources) -> Option<Excerpt> {
        let located = sources.locate(span)?;
        let line = sources.get(span.file)?.text.lines().nth(located.start.line.checked_sub(1)?)?;
        if line.trim().is_empty() {
            return None;
        }
        let characters = line.chars().count();
        let start = located.start.column.saturating_sub(1).min(characters);
        let end = if located.end.line == located.start.line { located.end.column } else { usize::MAX };
        let end = end.saturating_sub(1).clamp(start, characters);
        let part = |from: usize, to: usize| line.chars().skip(from).take(to - from).collect::<String>();
        let [most_before, most_marked, most_after] = LONGEST;
        Some(Excerpt {
            before: cut_before(part(0, start).trim_start(), most_before),
            marked: cut_behind(&part(start, end), most_marked),
            after: cut_behind(part(end, characters).trim_end(), most_after),
        })
    }

    /// The same as HTML.
    pub fn html(&self) -> String {
        let marked = match self.marked.is_empty() {
            true => String::new(),
            false => format!("<mark>{}</mark>", escaped(&self.marked)),
        };
        format!("{}{marked}{}", escaped(&self.before), escaped(&self.after))
    }
}

/// At most the last so many characters.
fn cut_before(text: &str, most: usize) -> String {
    let left_out = text.chars().count().saturating_sub(most);
    let rest: String = text.chars().skip(left_out).collect();
    format!("{}{}", if left_out > 0 { CUT } else { "" }, one_line(&rest))
}

/// At most the first so many characters.
fn cut_behind(text: &str, most: usize) -> String {
    let rest: String = text.chars().take(most).collect();
    format!("{}{}", one_line(&rest), if rest.len() < text.len() { CUT } else { "" })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_place_is_marked_in_its_line() {
        let check = |text: &str, marked: &str, expected: Option<&str>| {
            let mut sources = Sources::new();
            let file = sources.add("a.toml", text);
            let start = text.find(marked).unwrap();
            let span = Span::new(file, start, start + marked.len());
            let found = Excerpt::of(span, &sources).map(|excerpt| excerpt.html());
            assert_eq!(found.as_deref(), expected, "{marked}");
        };
        check("a = 1\n  é = \"<b>\" # c\n", "\"<b>\"", Some("é = <mark>&quot;&lt;b&gt;&quot;</mark> # c"));
        check("a = \"\"\"one\ntwo\"\"\"", "one\ntwo", Some("a = &quot;&quot;&quot;<mark>one</mark>"));
        check("a = 1", "", Some("a = 1"));
        check("a\tb", "b", Some("a\\t<mark>b</mark>"));
        check("\n\na = 1", "\n", None);
        let long = format!("{}HERE{}", "b".repeat(100), "c".repeat(100));
        let expected = format!("…{}<mark>HERE</mark>{}…", "b".repeat(60), "c".repeat(80));
        check(&long, "HERE", Some(&expected));
    }
}
