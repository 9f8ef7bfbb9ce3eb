//! Links: their addresses, those without words, and those that the parser took for none.

use std::ops::Range;
use std::sync::Arc;

use pulldown_cmark::LinkType;

use super::{Construct, Reader};
use crate::diag::Code;
use crate::spec::url;

/// A link that is open.
pub(super) struct OpenLink {
    pub address: Arc<str>,
    range: Range<usize>,
    /// The length of the paragraph where the link began.
    length: usize,
}

impl Reader<'_> {
    pub(super) fn start_link(&mut self, link_type: LinkType, destination: &str, range: Range<usize>) {
        let mut address = self.facts.fill_address(destination);
        if link_type == LinkType::Email {
            address.insert_str(0, "mailto:");
        }
        if let Err(fault) = url::check(&address) {
            let place = self.destination(destination, &range);
            self.diagnostics
                .push(self.raw.finding(Code::InvalidUrl, self.text, place, fault.message).help(fault.help));
        }
        self.links.push(OpenLink { address: address.into(), range, length: self.paragraph.len() });
    }

    pub(super) fn end_link(&mut self) {
        if let Some(link) = self.links.pop()
            && self.paragraph.len() == link.length
        {
            self.report(Construct::EmptyLink, link.range);
        }
    }

    /// Where the address stands in a link, or all of the link where it is escaped.
    fn destination(&self, destination: &str, link: &Range<usize>) -> Range<usize> {
        let whole = self.text.text().get(link.clone()).unwrap_or_default();
        match whole.rfind(destination).filter(|_| !destination.is_empty()) {
            Some(at) => link.start + at..link.start + at + destination.len(),
            None => link.clone(),
        }
    }

    /// Reports what the text in bytes `range` holds of links that the parser took for none. A bracket with a
    /// backslash is meant as it stands; the parser begins a text of its own at it.
    pub(super) fn report_broken_links(&mut self, range: Range<usize>) {
        let whole = self.text.text();
        let brackets = whole.get(range.clone()).unwrap_or_default().match_indices(']');
        for start in brackets.map(|(at, _)| range.start + at) {
            let rest = whole.get(start..).unwrap_or_default();
            let is_escaped =
                start == range.start && whole.get(..start).is_some_and(|text| text.ends_with('\\'));
            if rest.starts_with("](") && !is_escaped {
                let line = rest.split('\n').next().unwrap_or_default();
                let end = line.find(')').map_or(line.trim_end().len(), |at| at + 1);
                self.report(Construct::BrokenLink, start..start + end);
            }
        }
    }
}
