//! Findings as they gather: those that a claimed standard asks for, each once a page.

use super::claim::Standard;
use super::rule::Rule;
use crate::geom::Point;

/// A breach of a rule.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// The rule.
    pub rule: Rule,
    /// What is wrong, in one short sentence without a full stop.
    pub message: String,
    /// The clauses that ask for it, of the standards that the file claims.
    pub clauses: Vec<&'static str>,
    /// The page, from zero, where it is on one.
    pub page: Option<usize>,
    /// The place of the first such breach, from the top left corner of the trimmed page.
    pub place: Option<Point>,
    /// How often it is so on that page.
    pub count: usize,
}

/// What is wrong with a file.
pub(super) struct Findings {
    standards: Vec<Standard>,
    list: Vec<Finding>,
}

impl Findings {
    /// None yet, for a file that claims these standards.
    pub(super) fn new(standards: Vec<Standard>) -> Findings {
        Findings { standards, list: Vec::new() }
    }

    /// Whether the file claims a standard.
    pub(super) fn claims(&self, standard: Standard) -> bool {
        self.standards.contains(&standard)
    }

    /// Adds a breach that is on no page.
    pub(super) fn add(&mut self, rule: Rule, message: impl Into<String>) {
        self.on(rule, None, None, message);
    }

    /// Adds a breach of page `page`; a rule of standards that the file does not claim is none.
    pub(super) fn on(
        &mut self,
        rule: Rule,
        page: Option<usize>,
        place: Option<Point>,
        message: impl Into<String>,
    ) {
        let clauses = rule.clauses();
        let asked = clauses.iter().filter(|(standard, _)| self.claims(*standard));
        let asked: Vec<&str> = asked.map(|(_, clause)| *clause).collect();
        if asked.is_empty() && !clauses.is_empty() {
            return;
        }
        let message = message.into();
        let same =
            |found: &&mut Finding| found.rule == rule && found.page == page && found.message == message;
        match self.list.iter_mut().find(same) {
            Some(found) => found.count += 1,
            None => self.list.push(Finding { rule, message, clauses: asked, page, place, count: 1 }),
        }
    }

    /// The claimed standards, and the findings: those about the whole file first, then page by page.
    pub(super) fn finish(mut self) -> (Vec<Standard>, Vec<Finding>) {
        self.list.sort_by_key(|finding| finding.page);
        (self.standards, self.list)
    }
}
