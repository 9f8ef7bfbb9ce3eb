//! The text of a new spec: every key of the contract in its order, each with what it is for above it, set where a
//! flyer needs it, and else as a comment that can be taken into use.

use std::collections::BTreeSet;

use super::examples::{ACTIVITIES, UNUSED, WORDS, find};
use super::{PROGRAMME, name};
use crate::spec::contract::{Key, Kind, SPEC};
use crate::spec::{country_code, is_english};

/// The widest line of a note, in characters: what fits a window beside another.
const WIDEST: usize = 100;

/// What a flyer says itself where a fragment has the programme's texts.
const OWN: [&str; 2] = ["intro.lead", "overview.text"];

/// What is known of a new flyer.
pub struct Starter<'a> {
    /// The country's name.
    pub country: &'a str,
    /// The language's tag, where one was asked for.
    pub lang: Option<&'a str>,
    /// The date, as a spec has it.
    pub month: &'a str,
    /// The path of the spec, as a shell takes it.
    pub spec: &'a str,
    /// The folder of the spec, as a shell takes it.
    pub folder: &'a str,
    /// The line that names the schema beside the spec, where there is one.
    pub schema: Option<&'a str>,
    /// The keys that the programme's fragment gives, where there is one.
    pub programme: Option<&'a BTreeSet<String>>,
}

impl Starter<'_> {
    /// The whole text.
    pub fn text(&self) -> String {
        let mut page = Page::default();
        if let Some(schema) = self.schema {
            page.line(&format!("#:schema {schema}"));
        }
        page.note(&format!(
            "The flyer of {}.",
            name::in_text(self.country).as_deref().unwrap_or(self.country)
        ));
        page.line("#");
        page.note(
            "Notes such as this one are for you, and are not printed. Write your own words between the quotes; words \
             in braces, such as {country_in_text}, are filled in. A line such as #since = 1996 is a key that you may \
             use: take its # away.",
        );
        page.line("#");
        page.note(&format!("flysheet check {}   finds mistakes", self.spec));
        page.note(&format!("flysheet build {}   makes the PDF", self.spec));
        let width = self.spec.chars().count();
        page.note(&format!("flysheet serve {:width$}   shows the flyer while you write", self.folder));
        for key in SPEC {
            match key.kind {
                Kind::Tables(keys) => self.activities(key, keys, &mut page),
                Kind::Table(keys) => self.table(key, keys, key.name, &mut page),
                _ => self.key(key, key.name, &mut page),
            }
        }
        page.text
    }

    /// One key, with its note.
    fn key(&self, key: &Key, path: &str, page: &mut Page) {
        let (value, is_set) = self.value(key, path);
        page.gap();
        page.note(&self.note(key, path));
        page.entry(key.name, &value, is_set);
    }

    /// What a key is for, and what must be known of the value that stands there.
    fn note(&self, key: &Key, path: &str) -> String {
        if path == "code" && country_code(self.country).is_none() {
            format!("{} XX stands for no country: write your own’s in its place.", key.doc)
        } else {
            key.doc.to_owned()
        }
    }

    /// One table, with its note and its keys; those inside, where it has nothing else. Its header is always set: it
    /// says nothing by itself, and below one that is a comment, a key taken into use would go to the table before.
    fn table(&self, key: &Key, keys: &'static [Key], path: &str, page: &mut Page) {
        page.gap();
        page.note(&self.about(key, path));
        let is_inline =
            |key: &Key| matches!(key.kind, Kind::Table(_)) && find(UNUSED, &below(path, key)).is_none();
        if keys.iter().all(is_inline) {
            for key in keys {
                if let Kind::Table(keys) = key.kind {
                    self.table(key, keys, &below(path, key), page);
                }
            }
            return;
        }
        page.header(&format!("[{path}]"), true);
        keys.iter().for_each(|key| self.key(key, &below(path, key), page));
    }

    /// What a table is for, and where its keys come from without this spec.
    fn about(&self, key: &Key, path: &str) -> String {
        let mut said = key.doc.to_owned();
        if path == "theme" {
            said.push_str(" Nothing below needs a change.");
        } else if self.programme.is_some_and(|given| given.contains(path)) {
            said.push_str(&format!(
                " {PROGRAMME} has it; a key that you write here wins over the one there."
            ));
        }
        said
    }

    /// The activities: one with every key that there is, one with those that most have, and how to take one from the
    /// register.
    fn activities(&self, key: &Key, keys: &'static [Key], page: &mut Page) {
        let header = format!("[[{}]]", key.name);
        let (uses, own): (Vec<&Key>, Vec<&Key>) = keys.iter().partition(|key| key.name == "use");
        for (at, words) in ACTIVITIES.iter().enumerate() {
            page.gap();
            if at == 0 {
                page.note(key.doc);
            }
            page.header(&header, true);
            for key in &own {
                let path = format!("activity.{}", key.name);
                let set = words.iter().find(|(known, _)| *known == path).map(|(_, value)| (*value, true));
                let unused = || Some((find(UNUSED, &path).or(key.default)?, false)).filter(|_| at == 0);
                let Some((value, is_set)) = set.or_else(unused) else { continue };
                if at == 0 {
                    page.gap();
                    page.note(key.doc);
                }
                page.entry(key.name, value, is_set);
            }
        }
        for key in uses {
            page.gap();
            page.note(&format!("{} Take away the # of both lines.", key.doc));
            page.header(&header, false);
            page.entry(key.name, find(UNUSED, "activity.use").unwrap_or_default(), false);
        }
    }

    /// The value of a key, and whether it is set; of one that is not, what goes without it, or else an example.
    fn value(&self, key: &Key, path: &str) -> (String, bool) {
        if let Some(known) = self.known(path) {
            return known;
        }
        let words = find(WORDS, path);
        let is_own = match self.programme {
            None => true,
            Some(given) => OWN.contains(&path) || (path == "masthead.programme" && !given.contains(path)),
        };
        if let Some(words) = words.filter(|_| is_own) {
            return (words.to_owned(), true);
        }
        let words = words.map(|words| if words.contains('\n') { short(&key.kind) } else { words });
        (key.default.or(words).or_else(|| find(UNUSED, path)).unwrap_or_default().to_owned(), false)
    }

    /// What is known of this flyer for a key, and whether it needs to be set; `None` where nothing is.
    fn known(&self, path: &str) -> Option<(String, bool)> {
        match path {
            "extends" => self.programme.map(|_| (quoted(PROGRAMME), true)),
            "country" => Some((quoted(self.country), true)),
            "country_in_text" => {
                // Articles are known in English alone.
                let name = if self.lang.is_none_or(is_english) { name::in_text(self.country) } else { None };
                Some((quoted(name.as_deref().unwrap_or(self.country)), name.is_some()))
            }
            "code" => country_code(self.country).map(|code| (quoted(code), true)),
            "lang" => self.lang.map(|lang| (quoted(lang), true)),
            "date" => Some((quoted(self.month), true)),
            _ => None,
        }
    }
}

/// The path of a key below a table's.
fn below(path: &str, key: &Key) -> String {
    format!("{path}.{}", key.name)
}

/// What stands for a value of several lines that is not set.
fn short(kind: &Kind) -> &'static str {
    if matches!(kind, Kind::Texts) {
        r#"["The first in two to six words", "The second as short"]"#
    } else {
        r#""Say here in one sentence what is to be said.""#
    }
}

/// A text between quotes, as TOML has it; its escapes are those of JSON.
fn quoted(text: &str) -> String {
    serde_json::to_string(text).unwrap_or_default()
}

/// The text of a spec while it is written.
#[derive(Default)]
struct Page {
    text: String,
    /// Whether the last line is the header of a table.
    is_below_header: bool,
}

impl Page {
    fn line(&mut self, line: &str) {
        self.text.push_str(line);
        self.text.push('\n');
        self.is_below_header = false;
    }

    /// A blank line before what comes next; none below the header of a table.
    fn gap(&mut self) {
        if !self.is_below_header {
            self.line("");
        }
    }

    /// The header of a table.
    fn header(&mut self, header: &str, is_set: bool) {
        self.code(header, is_set);
        self.is_below_header = true;
    }

    /// A note, broken into lines.
    fn note(&mut self, note: &str) {
        let mut line = String::from("#");
        for word in note.split(' ') {
            if line.chars().count() + 1 + word.chars().count() > WIDEST {
                self.line(&line);
                line = String::from("#");
            }
            line.push(' ');
            line.push_str(word);
        }
        self.line(&line);
    }

    /// A key with its value.
    fn entry(&mut self, name: &str, value: &str, is_set: bool) {
        self.code(&format!("{name} = {value}"), is_set);
    }

    /// Lines of TOML, as comments where they are not set.
    fn code(&mut self, lines: &str, is_set: bool) {
        for line in lines.lines() {
            self.line(&if is_set { line.to_owned() } else { format!("#{line}") });
        }
    }
}
