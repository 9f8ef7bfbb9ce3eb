//! The sections of the flyer in the order of the page, but for the activities.

use super::Resolver;
use super::field::{Field, Section};
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::spec::language;
use crate::spec::markup;
use crate::spec::merged::Table;
use crate::spec::model::{
    Block, Closing, Contact, Date, Intro, Masthead, Origin, Paragraph, Priorities, Segment, Url,
};
use crate::spec::url;

impl Resolver<'_, '_> {
    pub(super) fn masthead(
        &mut self,
        root: &Section<'_>,
        date: Option<Date>,
        lang: &str,
    ) -> Option<Masthead> {
        // A masthead that is not there lacks the keys that it must have.
        let nothing = Table { damaged: root.table.damaged, ..Table::new(root.table.header) };
        let masthead = match root.table.get("masthead") {
            Some(_) => root.section("masthead")?,
            None => root.inner("masthead", &nothing),
        };
        let programme = self.text(&masthead, "programme").given();
        let edition = self.text(&masthead, "edition");
        let tagline = self.text(&masthead, "tagline");
        let logo = self.logo(&masthead, programme.as_ref().map(Paragraph::in_one_line));
        let month = date.and_then(|date| date.month).and_then(|month| month_of_date(root, month, lang));
        Some(Masthead {
            programme: programme?,
            edition: edition.given(),
            month,
            tagline: tagline.given(),
            logo,
        })
    }

    pub(super) fn intro(&mut self, root: &Section<'_>) -> Option<Intro> {
        let intro = root.section("intro")?;
        let lead = self.text(&intro, "lead").given();
        let text = self.prose(&intro, "text");
        (lead.is_some() || !text.is_empty()).then_some(Intro { lead, text })
    }

    pub(super) fn priorities(&mut self, root: &Section<'_>) -> Option<Priorities> {
        let priorities = root.section("priorities")?;
        let lead_in = self.text(&priorities, "lead_in");
        let items = self.texts(&priorities, "items");
        let after = self.prose(&priorities, "after");
        let no_items = match &items {
            Field::Absent => true,
            Field::Given(items) => items.is_empty(),
            Field::Faulty => false,
        };
        if let (Field::Given(_), true) = (&lead_in, no_items) {
            let span = ["items", "lead_in"].into_iter().find_map(|key| priorities.table.get(key));
            let span = span.map_or(priorities.table.header, |entry| entry.key);
            self.report(
                Diagnostic::new(Code::NoItems, span, "`priorities.lead_in` leads into an empty list")
                    .help("write items = [\"…\", \"…\"], or take `lead_in` away"),
            );
        }
        let (lead_in, items) = (lead_in.given(), items.given().unwrap_or_default());
        let is_there = lead_in.is_some() || !items.is_empty() || !after.is_empty();
        is_there.then_some(Priorities { lead_in, items, after })
    }

    pub(super) fn overview(&mut self, root: &Section<'_>) -> Vec<Block> {
        root.section("overview").map(|overview| self.prose(&overview, "text")).unwrap_or_default()
    }

    pub(super) fn closing(&mut self, root: &Section<'_>) -> Option<Closing> {
        let closing = root.section("closing")?;
        let title = self.text(&closing, "title").given();
        let text = self.prose(&closing, "text");
        let spans = self.flag(&closing, "span").given().unwrap_or(false);
        (title.is_some() || !text.is_empty()).then_some(Closing { title, text, spans })
    }

    pub(super) fn contact(&mut self, root: &Section<'_>) -> Option<Contact> {
        let contact = root.section("contact")?;
        let text = self.prose(&contact, "text");
        let url = self.url(&contact, "url");
        (url.is_some() || !text.is_empty()).then_some(Contact { text, url })
    }

    fn url(&mut self, section: &Section<'_>, key: &str) -> Option<Url> {
        let (raw, span) = self.raw_text(section, key).given()?;
        let mut found = Diagnostics::new();
        let address = markup::address(&raw, &self.facts, &mut found);
        // Of an address that lacks a part, nobody can say whether the rest of it is sound.
        let is_whole = !found.has_errors() && !self.facts.lack_one_in(raw.mapped.text());
        self.library.diagnostics.append(found);
        if !is_whole {
            return None;
        }
        if let Err(fault) = url::check(&address) {
            self.report(Diagnostic::new(Code::InvalidUrl, span, fault.message).help(fault.help));
        }
        // A draft prints a faulty one all the same, so that it can be said where it stands.
        Some(Url { address: address.into(), span })
    }
}

/// The month's name in the flyer's language, which stands in the place of the date.
fn month_of_date(root: &Section<'_>, month: u8, lang: &str) -> Option<Paragraph> {
    let text = language::capitalised(&language::month(month, lang), lang);
    let span = root.table.get("date")?.value.span;
    let name = Segment { text: 0, source: span.start, source_len: span.end - span.start };
    let end = Segment { text: text.len(), source: span.end, source_len: 0 };
    let origin = Origin { key: "date".into(), file: span.file, segments: [name, end].into() };
    Some(Paragraph { text, markup: Vec::new(), origin })
}
