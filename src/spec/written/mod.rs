//! The first shape of a spec: one file as it is written, a tree of values with their places.
//!
//! A file with faults of syntax still gives a tree: what could be read is there, what could not is
//! [`Data::Broken`], and a table that may have lost keys says so.

mod header;
mod recover;
mod string;
mod syntax;

pub use string::decode;
pub use syntax::SyntaxFault;

use std::ops::Range;

use toml::de::{DeTable, DeValue};
use toml::value::Datetime;

use super::contract::Key;

/// A table of the file.
#[derive(Clone, Debug)]
pub struct Table {
    /// The entries in the order of the file.
    pub entries: Vec<Entry>,
    /// The header, the braces of an inline table, or the key that implies the table.
    pub header: Range<usize>,
    /// Whether faults of syntax may have taken keys away.
    pub damaged: bool,
}

/// A key with its value.
#[derive(Clone, Debug)]
pub struct Entry {
    /// The key.
    pub key: String,
    /// Where the key stands.
    pub key_span: Range<usize>,
    /// The value.
    pub value: Value,
}

/// A value.
#[derive(Clone, Debug)]
pub struct Value {
    /// Where it stands, with its quotes or brackets.
    pub span: Range<usize>,
    /// What it is.
    pub data: Data,
}

/// What a value is.
#[derive(Clone, Debug)]
pub enum Data {
    /// A fault of syntax stands in it.
    Broken,
    /// A string, with its escapes decoded.
    String(String),
    /// An integer; `None` where it is too large to count with.
    Integer(Option<i64>),
    /// A number with a fraction.
    Float,
    /// `true` or `false`.
    Boolean(bool),
    /// A TOML date, time, or both.
    Datetime(Datetime),
    /// An array.
    Array(Vec<Value>),
    /// A table.
    Table(Table),
}

/// Reads one TOML file whose keys should be `keys`, as far as it can be read, with all faults of
/// its syntax in order of place.
pub fn parse(text: &str, keys: &'static [Key]) -> (Table, Vec<SyntaxFault>) {
    let (table, errors) = parse_piece(text, 0..text.len());
    if let Some(fault) = syntax::carriage_returns(text).filter(|_| !errors.is_empty()) {
        let nothing = Table { entries: Vec::new(), header: 0..0, damaged: true };
        return (nothing, vec![fault]);
    }
    if errors.is_empty() { (table, Vec::new()) } else { recover::parse(text, keys, table, errors) }
}

/// Parses the bytes `range` of `text` as a TOML file of its own; places are those in `text`.
fn parse_piece(text: &str, range: Range<usize>) -> (Table, Vec<syntax::TomlError>) {
    let piece = text.get(range.clone()).unwrap_or_default();
    let (root, errors) = DeTable::parse_recoverable(piece);
    let table = convert_table(root.get_ref(), 0..0, range.start);
    let errors = errors.iter().map(|error| syntax::TomlError::new(error, &range)).collect();
    (table, errors)
}

fn convert_table(table: &DeTable<'_>, header: Range<usize>, offset: usize) -> Table {
    let mut entries: Vec<Entry> = table
        .iter()
        .map(|(key, value)| Entry {
            key: key.get_ref().to_string(),
            key_span: shift(key.span(), offset),
            value: convert_value(value.get_ref(), shift(value.span(), offset), offset),
        })
        .collect();
    entries.sort_by_key(|entry| entry.key_span.start);
    Table { entries, header, damaged: false }
}

fn convert_value(value: &DeValue<'_>, span: Range<usize>, offset: usize) -> Value {
    let data = match value {
        DeValue::String(string) => Data::String(string.to_string()),
        DeValue::Integer(integer) => {
            Data::Integer(i64::from_str_radix(integer.as_str(), integer.radix()).ok())
        }
        DeValue::Float(_) => Data::Float,
        DeValue::Boolean(flag) => Data::Boolean(*flag),
        DeValue::Datetime(datetime) => Data::Datetime(*datetime),
        DeValue::Array(array) => Data::Array(
            array
                .iter()
                .map(|element| convert_value(element.get_ref(), shift(element.span(), offset), offset))
                .collect(),
        ),
        DeValue::Table(table) => Data::Table(convert_table(table, span.clone(), offset)),
    };
    Value { span, data }
}

fn shift(range: Range<usize>, offset: usize) -> Range<usize> {
    range.start + offset..range.end + offset
}

impl Table {
    /// The entry of `key`.
    pub fn get_mut(&mut self, key: &str) -> Option<&mut Entry> {
        self.entries.iter_mut().find(|entry| entry.key == key)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::spec::contract::SPEC;

    /// The tree in one line: `key=kind`, with `!` for a damaged table.
    fn show(table: &Table) -> String {
        let entries: Vec<String> =
            table.entries.iter().map(|entry| format!("{}={}", entry.key, show_value(&entry.value))).collect();
        format!("{{{}}}{}", entries.join(" "), if table.damaged { "!" } else { "" })
    }

    fn show_value(value: &Value) -> String {
        match &value.data {
            Data::Broken => "?".to_owned(),
            Data::String(string) => format!("{string:?}"),
            Data::Integer(integer) => integer.map_or("big".to_owned(), |integer| integer.to_string()),
            Data::Float => "float".to_owned(),
            Data::Boolean(flag) => flag.to_string(),
            Data::Datetime(datetime) => datetime.to_string(),
            Data::Array(array) => {
                format!("[{}]", array.iter().map(show_value).collect::<Vec<_>>().join(" "))
            }
            Data::Table(table) => show(table),
        }
    }

    /// Checks the tree and the faults, as `line:column message`.
    fn check(text: &str, tree: &str, faults: &[&str]) {
        let (table, found) = parse(text, SPEC);
        let source = crate::diag::Source { name: String::new(), text: text.to_owned() };
        let found: Vec<String> = found
            .iter()
            .map(|fault| {
                let place = source.place(fault.span.start);
                format!("{}:{} {}", place.line, place.column, fault.message)
            })
            .collect();
        assert_eq!(show(&table), tree, "{text}");
        assert_eq!(found, faults, "{text}");
    }

    #[test]
    fn a_good_file_is_a_tree() {
        check(
            "country = \"T\"\ndate = 2022-08-31\n[theme]\npage.columns = 2\n[[activity]]\nref = 0x10\n",
            r#"{country="T" date=2022-08-31 theme={page={columns=2}} activity=[{ref=16}]}"#,
            &[],
        );
    }

    #[test]
    fn a_fault_in_a_value_breaks_that_value_only() {
        check(
            "country = Tajikistan\nsince = 1996\n[intro]\nlead = \"a \\* b \\< c\"\ntext = \"x\"\n",
            r#"{country=? since=1996 intro={lead=? text="x"}!}!"#,
            &[
                "1:11 a text must stand in quotes",
                "4:11 `\\*` is not an escape of TOML",
                "4:16 `\\<` is not an escape of TOML",
            ],
        );
    }

    #[test]
    fn line_ends_that_toml_does_not_know_are_one_fault() {
        check(
            "country = \"T\"\rsince = 1\r[intro]\r",
            "{}!",
            &["1:14 the lines of this file end with a carriage return alone"],
        );
    }

    #[test]
    fn an_unclosed_text_ends_before_the_next_key_or_header() {
        check(
            "[intro]\nlead = \"\"\"Hello\ntext = \"\"\"\nFoo\n\"\"\"\n[closing]\ntitle = \"x\n",
            r#"{intro={lead=? text="Foo\n"}! closing={title=?}!}"#,
            &["2:8 this text is never closed", "7:9 this text is never closed"],
        );
    }

    #[test]
    fn an_unclosed_list_or_table_ends_before_the_next_key_or_header() {
        check(
            "[priorities]\nitems = [\"a\",\n \"b\"\nafter = \"x\"\n[[activity]]\nimage = { file = \"x\", alt = \"y\"\ntitle = \"x\"\n",
            r#"{priorities={items=? after="x"}! activity=[{image=? title="x"}!]}"#,
            &["2:9 this list is never closed", "6:9 this table is never closed"],
        );
    }

    #[test]
    fn a_table_over_several_lines_is_one_value() {
        check(
            "[[activity]]\nimage = {\n  file = \"x\",\n  alt = \"y\",\n}\ntitle = y\n",
            r#"{activity=[{image={file="x" alt="y"} title=?}!]}"#,
            &["6:9 a text must stand in quotes"],
        );
    }

    #[test]
    fn a_broken_header_keeps_its_table() {
        check(
            "country = \"T\"\n[masthead\nprogramme = \"x\"\n[[activity]\ntitle = \"a\"\n[[activity]]\ntitle = \"b\"\nclosing]\ntitle = \"c\"\n",
            r#"{country="T" masthead={programme="x"} activity=[{title="a"} {title="b"}] closing={title="c"}}"#,
            &["2:10 this header is not closed", "4:12 this header is not closed", "8:1 this is not a header"],
        );
    }

    #[test]
    fn a_line_of_prose_is_one_fault() {
        check(
            "[intro]\nlead \"x\"\ntext = \"\"\"x\"\"\" y\nFoo bar.\nBaz.\n[closing]\ntitle = \"y\"\n",
            r#"{intro={lead=? text=?}! closing={title="y"}}"#,
            &["2:6 there is no `=` after this key", "3:16 there is something after the value"],
        );
    }

    #[test]
    fn what_is_given_twice_is_reported_at_the_second() {
        check(
            "since = 1\nsince = 2\n[intro]\nlead = \"x\"\n[closing]\n[intro]\ntext = \"y\"\n",
            r#"{since=1 intro={lead="x" text="y"} closing={}}"#,
            &["2:1 `since` is given twice", "6:2 `intro` is given twice"],
        );
    }

    #[test]
    fn a_date_that_is_not_in_the_calendar_is_a_fault_of_its_own() {
        check(
            "date = 2022-02-30\nsince = 1\n",
            "{date=? since=1}!",
            &["1:8 this date is not in the calendar"],
        );
        check("date = 2022-08\n", "{date=?}!", &["1:8 a year and month must stand in quotes"]);
    }
}
