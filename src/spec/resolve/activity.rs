//! The activities: blocks of the spec itself, and blocks that it takes from the register.

use std::collections::BTreeSet;

use super::Resolver;
use super::field::{Field, Section};
use super::pattern::Pattern;
use crate::diag::{Code, Diagnostic, Span};
use crate::spec::merged::{Data, Register, Table, entry_of, read_register};
use crate::spec::model::{Activity, Paragraph, RegisterEntry};
use crate::spec::suggest;

/// The activities of a flyer and what goes for all of them.
pub(super) struct Activities {
    /// The heading above them; without activities there is none.
    pub heading: Option<Paragraph>,
    /// The activities in order.
    pub activities: Vec<Activity>,
    /// All entries of the register.
    pub register: Vec<RegisterEntry>,
    /// The partners of the activities, and of all in the register.
    pub partners: BTreeSet<String>,
}

/// What is known about the register.
enum Source {
    /// The spec names none.
    Unnamed,
    /// It cannot be read, which has been reported.
    Faulty,
    /// Its blocks, and its name as it is shown.
    Read(Register, String),
}

impl Resolver<'_, '_> {
    /// The activities, each taken from the register where it says so.
    pub(super) fn activities(&mut self, root: &Section<'_>) -> Activities {
        let common = root.section("activities");
        let heading = common.as_ref().and_then(|common| self.text(common, "heading").given());
        let source = match &common {
            Some(common) => self.register(common),
            None if root.table.get("activities").is_some() || self.may_be_lost(root.table) => Source::Faulty,
            None => Source::Unnamed,
        };
        let pattern = common.as_ref().and_then(|common| self.pattern(common, "ref_pattern"));
        let written = root.table.get("activity").map(|entry| &entry.value.data);
        let tables = match written {
            Some(Data::Tables(tables)) => tables.as_slice(),
            _ => &[],
        };
        let is_none_meant = tables.is_empty() && !matches!(written, Some(Data::Faulty));
        if is_none_meant && heading.is_some() {
            self.report_lone_heading(root, common.as_ref());
        }
        let mut read = |table| Some((table, self.activity(root, table, &source, pattern.as_ref())?));
        let activities: Vec<(&Table, Activity)> = tables.iter().filter_map(&mut read).collect();
        self.report_repeated_uses(&activities);
        let activities: Vec<Activity> = activities.into_iter().map(|(_, activity)| activity).collect();
        let own = activities.iter().flat_map(|activity| &activity.partners);
        let partners: BTreeSet<String> = own.map(|partner| partner.text.clone()).collect();
        let register = match &source {
            Source::Read(register, _) => register.entries().collect(),
            Source::Unnamed | Source::Faulty => Vec::new(),
        };
        Activities { heading: heading.filter(|_| !activities.is_empty()), activities, register, partners }
    }

    /// Says that a heading has no activities below it. One of a shared file is for the flyers that have some.
    fn report_lone_heading(&mut self, root: &Section<'_>, common: Option<&Section<'_>>) {
        let Some(heading) = common.and_then(|common| common.table.get("heading")) else { return };
        if heading.key.file == root.table.header.file && !self.may_be_lost(root.table) {
            let message = "`activities.heading` stands above no activity, and is not printed";
            self.report(
                Diagnostic::new(Code::LoneHeading, heading.key, message)
                    .help("write the activities below it, each under [[activity]], or take `heading` away"),
            );
        }
    }

    fn register(&mut self, common: &Section<'_>) -> Source {
        match self.string(common, "register") {
            Field::Absent => Source::Unnamed,
            Field::Faulty => Source::Faulty,
            Field::Given((written, span)) => {
                let path = self.library.resolve(span.file, &written);
                match read_register(&path, span, self.library) {
                    Some(register) => Source::Read(register, written),
                    None => Source::Faulty,
                }
            }
        }
    }

    fn activity(
        &mut self,
        root: &Section<'_>,
        table: &Table,
        source: &Source,
        pattern: Option<&Pattern>,
    ) -> Option<Activity> {
        let (table_with_use, entry) = self.with_use(root, table, source);
        let section = root.inner("activity", &table_with_use);
        let title = self.text(&section, "title");
        let text = self.prose(&section, "text");
        let kind = self.text(&section, "kind");
        let dates = self.text(&section, "dates");
        let reference = self.reference(&section, "ref").given();
        if let (Some(reference), Some(pattern)) = (&reference, pattern) {
            self.check_pattern(reference, pattern);
        }
        let id = self.reference(&section, "id");
        let partners = self.names(&section, "partners");
        let image = self.figure(&section);
        let spans = self.flag(&section, "span");
        Some(Activity {
            span: table.header,
            entry,
            id: id.given(),
            title: title.given()?,
            kind: kind.given(),
            dates: dates.given(),
            text,
            reference,
            partners: partners.given().unwrap_or_default(),
            image,
            spans: spans.given().unwrap_or(false),
        })
    }

    /// The keys of a block over those of the block of the register that it uses. Where `use` has a
    /// fault, none of the other keys is missing for certain.
    fn with_use(
        &mut self,
        root: &Section<'_>,
        table: &Table,
        source: &Source,
    ) -> (Table, Option<RegisterEntry>) {
        let Some(entry) = table.get("use") else { return (table.clone(), None) };
        let lost = (Table { damaged: true, ..table.clone() }, None);
        let Field::Given(name) = self.reference(&root.inner("activity", table), "use") else { return lost };
        let (name, span) = (name.text, entry.value.span);
        match source {
            Source::Faulty => lost,
            Source::Unnamed => {
                self.report(
                    Diagnostic::new(Code::NoRegister, span, "`use` without a register to take from")
                        .help("write register = \"_activities.toml\" under [activities]"),
                );
                lost
            }
            Source::Read(register, written) => match register.find(&name) {
                Some(block) => (over(block, table), entry_of(block)),
                None => {
                    self.report_unknown_use(&name, span, register, written);
                    lost
                }
            },
        }
    }

    fn report_unknown_use(&mut self, name: &str, span: Span, register: &Register, written: &str) {
        if register.damaged {
            return;
        }
        let message = format!("the register {written} has no block `{name}`");
        let finding = Diagnostic::new(Code::UnknownUse, span, message);
        self.report(match suggest::nearest(name, register.names()) {
            Some(meant) => finding.help(format!("did you mean \"{meant}\"?")),
            None => finding.help("give the `ref` or `id` of one of its blocks"),
        });
    }
}

/// The register's block with the keys of the flyer's own, each of which replaces it whole: half of
/// another picture's keys would be no picture.
fn over(block: &Table, table: &Table) -> Table {
    let mut merged = block.clone();
    merged.damaged |= table.damaged;
    for (key, entry) in &table.entries {
        merged.entries.insert(key, entry.clone());
    }
    merged
}
