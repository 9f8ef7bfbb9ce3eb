//! Reading keys that hold strings: texts, names, references, and what an empty one comes to.

use super::Resolver;
use super::field::{Field, Section};
use crate::diag::{Code, Diagnostic, Diagnostics, Span};
use crate::spec::markup::{self, RawText};
use crate::spec::merged::{Data, Value};
use crate::spec::model::{Block, Origin, Paragraph};

impl Resolver<'_, '_> {
    /// The characters of a string, which the key `name` holds.
    pub(super) fn raw(&self, value: &Value, name: &str) -> Option<RawText> {
        let Data::String(string) = &value.data else { return None };
        Some(RawText::new(self.library.text(value.span), value.span.start, string, value.span.file, name))
    }

    /// The string of `key`, without white space around it. One that is empty is absent, or, where
    /// it is required, a finding.
    pub(super) fn string(&mut self, section: &Section<'_>, key: &str) -> Field<(String, Span)> {
        self.value(section, key).and_then(|value| match &value.data {
            Data::String(string) if string.trim().is_empty() => self.empty(section, key, value.span),
            Data::String(string) => Field::Given((string.trim().to_owned(), value.span)),
            _ => Field::Faulty,
        })
    }

    /// Where the string of `key` stands, if there is nothing in it.
    pub(super) fn empty_string(&self, section: &Section<'_>, key: &str) -> Option<Span> {
        let value = &section.table.get(key)?.value;
        matches!(&value.data, Data::String(string) if string.trim().is_empty()).then_some(value.span)
    }

    /// What an empty text comes to.
    fn empty<T>(&mut self, section: &Section<'_>, key: &str, span: Span) -> Field<T> {
        if !section.is_required(key) {
            return Field::Absent;
        }
        self.report_empty(&section.path_of(key), span);
        Field::Faulty
    }

    fn report_empty(&mut self, name: &str, span: Span) {
        self.report(
            Diagnostic::new(Code::EmptyText, span, format!("`{name}` is empty"))
                .help("write a text between the quotes"),
        );
    }

    /// The characters of `key`, where there are any.
    pub(super) fn raw_text(&mut self, section: &Section<'_>, key: &str) -> Field<(RawText, Span)> {
        self.value(section, key).and_then(|value| match self.raw(value, &section.path_of(key)) {
            Some(raw) if raw.mapped.text().trim().is_empty() => self.empty(section, key, value.span),
            Some(raw) if is_unfilled(raw.mapped.text()) => {
                self.report_unfilled(&raw.key, value.span);
                Field::Faulty
            }
            Some(raw) => Field::Given((raw, value.span)),
            None => Field::Faulty,
        })
    }

    /// Reports a text that is yet to be written.
    fn report_unfilled(&mut self, name: &str, span: Span) {
        let message = format!("`{name}` has … in the place of its text");
        self.report(
            Diagnostic::new(Code::EmptyText, span, message).help("write the text between the quotes"),
        );
    }

    /// A text of one paragraph.
    pub(super) fn text(&mut self, section: &Section<'_>, key: &str) -> Field<Paragraph> {
        self.raw_text(section, key).and_then(|(raw, span)| self.paragraph(&raw, span))
    }

    fn paragraph(&mut self, raw: &RawText, span: Span) -> Field<Paragraph> {
        let mut found = Diagnostics::new();
        match markup::paragraph(raw, &self.facts, &mut found) {
            Some(paragraph) => {
                self.library.diagnostics.append(found);
                Field::Given(paragraph)
            }
            None => {
                self.report_nothing_left(raw, span, found);
                Field::Faulty
            }
        }
    }

    /// Reports a text of which the markup leaves nothing, such as `&nbsp;`. Where it has another
    /// fault, which is among those `found` in it, or holds a placeholder that has one, that may be why.
    fn report_nothing_left(&mut self, raw: &RawText, span: Span, found: Diagnostics) {
        let is_explained = found.has_errors() || self.facts.lack_one_in(raw.mapped.text());
        self.library.diagnostics.append(found);
        if !is_explained {
            self.report_empty(&raw.key, span);
        }
    }

    /// A text of paragraphs and lists; empty where the key is absent.
    pub(super) fn prose(&mut self, section: &Section<'_>, key: &str) -> Vec<Block> {
        let Field::Given((raw, span)) = self.raw_text(section, key) else { return Vec::new() };
        let mut found = Diagnostics::new();
        let blocks = markup::prose(&raw, &self.facts, &mut found);
        if blocks.is_empty() {
            self.report_nothing_left(&raw, span, found);
        } else {
            self.library.diagnostics.append(found);
        }
        blocks
    }

    /// The characters of a text of one paragraph, without what its markup makes of them; one that is empty is given.
    pub(super) fn plain_text(&mut self, section: &Section<'_>, key: &str) -> Field<String> {
        self.value(section, key).and_then(|value| match self.raw(value, &section.path_of(key)) {
            Some(raw) if raw.mapped.text().trim().is_empty() => Field::Given(String::new()),
            Some(raw) if is_unfilled(raw.mapped.text()) => {
                self.report_unfilled(&raw.key, value.span);
                Field::Faulty
            }
            Some(raw) => {
                self.paragraph(&raw, value.span).and_then(|paragraph| Field::Given(paragraph.in_one_line()))
            }
            None => Field::Faulty,
        })
    }

    /// A name on one line. Placeholders do not work in names.
    pub(super) fn name(&mut self, section: &Section<'_>, key: &str) -> Field<Paragraph> {
        self.raw_text(section, key).and_then(|(raw, span)| {
            if let Some(at) = raw.mapped.text().find(['{', '}']) {
                let brace = raw.mapped.source(at..at + 1);
                let place = Span::new(span.file, brace.start, brace.end);
                let message =
                    format!("a brace in `{}`, where placeholders do not work", section.path_of(key));
                self.report(Diagnostic::new(Code::LoneBrace, place, message).help("write the name itself"));
                return Field::Faulty;
            }
            match markup::name(&raw, &mut self.library.diagnostics) {
                Some(name) => Field::Given(name),
                None => Field::Faulty,
            }
        })
    }

    /// An array of texts of one paragraph, none of them empty.
    pub(super) fn texts(&mut self, section: &Section<'_>, key: &str) -> Field<Vec<Paragraph>> {
        self.elements(section, key, |resolver, raw, span| resolver.paragraph(raw, span).given())
    }

    /// An array of names, none of them empty.
    pub(super) fn names(&mut self, section: &Section<'_>, key: &str) -> Field<Vec<Paragraph>> {
        self.elements(section, key, |resolver, raw, _| markup::name(raw, &mut resolver.library.diagnostics))
    }

    /// The elements of an array of strings; an empty one is a finding.
    fn elements<T>(
        &mut self,
        section: &Section<'_>,
        key: &str,
        mut read: impl FnMut(&mut Self, &RawText, Span) -> Option<T>,
    ) -> Field<Vec<T>> {
        let name = section.path_of(key);
        self.value(section, key).and_then(|value| {
            let Data::Array(elements) = &value.data else { return Field::Faulty };
            let mut read_elements = Vec::new();
            for element in elements {
                match self.raw(element, &name) {
                    Some(raw) if raw.mapped.text().trim().is_empty() => {
                        self.report(
                            Diagnostic::new(
                                Code::EmptyText,
                                element.span,
                                format!("an element of `{name}` is empty"),
                            )
                            .help("write a text between the quotes, or take it away"),
                        );
                    }
                    Some(raw) if is_unfilled(raw.mapped.text()) => {
                        self.report_unfilled(&name, element.span);
                    }
                    Some(raw) => read_elements.extend(read(self, &raw, element.span)),
                    None => {}
                }
            }
            if read_elements.len() < elements.len() { Field::Faulty } else { Field::Given(read_elements) }
        })
    }

    /// A reference number or key: characters without white space, or a whole number.
    pub(super) fn reference(&mut self, section: &Section<'_>, key: &str) -> Field<Paragraph> {
        let name = section.path_of(key);
        self.value(section, key).and_then(|value| match &value.data {
            Data::Integer(number) => {
                let mut mapped = markup::Mapped::new();
                let digits = number.to_string();
                if self.library.text(value.span) == digits {
                    mapped.push_literal(&digits, value.span.start);
                } else {
                    mapped.push_at(&digits, value.span.start..value.span.end);
                }
                let origin =
                    Origin { key: name.clone().into(), file: value.span.file, segments: mapped.segments() };
                Field::Given(Paragraph { text: digits, markup: Vec::new(), origin })
            }
            Data::String(string) if string.trim().is_empty() => {
                self.report_empty(&name, value.span);
                Field::Faulty
            }
            Data::String(string) if string.trim().contains(char::is_whitespace) => {
                let help = match number_alone(string) {
                    Some(number) => format!("write the number alone: \"{number}\""),
                    None => "take it out".to_owned(),
                };
                let message = format!("white space in `{name}`");
                self.report(Diagnostic::new(Code::InvalidValue, value.span, message).help(help));
                Field::Faulty
            }
            _ => match self.raw(value, &name) {
                Some(raw) => {
                    markup::name(&raw, &mut self.library.diagnostics).map_or(Field::Faulty, Field::Given)
                }
                None => Field::Faulty,
            },
        })
    }
}

/// The number in a reference as it is printed, such as `[ref. 100217]`.
fn number_alone(written: &str) -> Option<&str> {
    let has_figure = |word: &str| word.contains(|character: char| character.is_ascii_digit());
    let (label, number) =
        written.trim().trim_matches(['[', ']', '(', ')']).trim().rsplit_once(char::is_whitespace)?;
    (has_figure(number) && !has_figure(label)).then_some(number)
}

/// Whether a text is what a cure has in the place of one, as it stands.
fn is_unfilled(text: &str) -> bool {
    matches!(text.trim(), "…" | "...")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_taken_out_of_what_is_printed_around_it() {
        let check =
            |written: &str, expected: Option<&str>| assert_eq!(number_alone(written), expected, "{written}");
        check("[ref. 100217]", Some("100217"));
        check("No. A-17", Some("A-17"));
        check("100 217", None);
        check("see below", None);
    }
}
