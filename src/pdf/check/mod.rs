//! Checking: the bytes of any PDF file in, what breaks the standards that it claims out.
//!
//! It is decided by what the file says of itself (`claim`, from the packet that `xmp` reads) which rules (`rule`)
//! apply; `finding` keeps to those, so that what looks at a file need not ask.
//!
//! - `syntax`, `metadata`, `intent` and `access` look at the file as a whole;
//! - `sheet` at boxes and annotations, `content` at what stands on pages, to any depth;
//! - `structure` at the tree of tags, and at the way to it from the pages.
//!
//! The file may be damaged in any way, or made to do harm: nothing is followed without a bound.

mod access;
mod claim;
mod content;
mod finding;
mod intent;
mod metadata;
mod objects;
mod rule;
mod sheet;
mod structure;
mod syntax;
mod xmp;

pub use claim::Standard;
pub use finding::Finding;
pub use rule::Rule;

use std::collections::BTreeMap;

use self::claim::Claims;
use self::content::Contents;
use self::finding::Findings;
use self::objects::Objects;
use self::sheet::Sheet;
use self::xmp::Packet;
use super::guarded::{load, unpacked};
use crate::diag::Severity;

/// What came of checking a file.
#[derive(Clone, Debug, PartialEq)]
pub struct Checked {
    /// The standards that the file claims, and that it was checked against.
    pub standards: Vec<Standard>,
    /// The number of its pages.
    pub pages: usize,
    /// What is wrong: with the file as a whole first, then page by page.
    pub findings: Vec<Finding>,
}

impl Checked {
    /// The number of findings of one severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.findings.iter().filter(|found| found.rule.severity() == severity).count()
    }
}

/// The most ink in one place, as coated paper takes it on an offset press: the sum of all inks, in per cent
/// (ISO 12647-2).
pub const USUAL_INK_LIMIT: u16 = 300;

/// Checks a PDF file against the standards that it claims, and against the most ink that the paper of its press takes
/// in one place, in per cent.
pub fn check(bytes: &[u8], ink_limit: u16) -> Checked {
    let file = match load(bytes) {
        Ok(file) => file,
        Err(why) => return unread(Rule::Broken, format!("this is not a whole PDF file: {why}")),
    };
    if file.is_encrypted() {
        return unread(Rule::Locked, "the file can be read with a password only".into());
    }
    let objects = Objects(&file);
    let sheets: Vec<Sheet> =
        (file.page_iter().enumerate()).filter_map(|(number, id)| Sheet::new(objects, number, id)).collect();
    if sheets.is_empty() {
        return unread(Rule::Broken, "the file has no pages that can be read".into());
    }
    let count = objects.catalog().and_then(|catalog| objects.dict(catalog, "Pages"));
    let count = count.and_then(|pages| objects.integer(pages, "Count"));
    let metadata = objects.catalog().and_then(|catalog| objects.stream(catalog, "Metadata"));
    let packet = metadata.and_then(unpacked).and_then(|packet| Packet::read(&packet));
    let claims = Claims::of(objects, packet.as_ref());
    let mut findings = Findings::new(claims.standards.clone());
    check_claims(&claims, &mut findings);
    if count.and_then(|count| usize::try_from(count).ok()) != Some(sheets.len()) {
        findings.add(Rule::Broken, "some pages cannot be read");
    }

    metadata::check(objects, packet.as_ref(), &mut findings);
    syntax::check(objects, &pages_of_annotations(objects, &sheets), &mut findings);
    access::check(objects, &mut findings);
    let meant = intent::check(objects, &mut findings);
    let mut contents = Contents::new(objects, meant, ink_limit);
    for sheet in &sheets {
        sheet.check_boxes(objects, &mut findings);
        sheet.check_annotations(objects, &mut findings);
        contents.check(*sheet, &mut findings);
    }
    structure::check(objects, &sheets, &contents.stretches, &mut findings);
    let (standards, findings) = findings.finish();
    Checked { standards, pages: sheets.len(), findings }
}

/// What came of a file of which nothing can be said but why it cannot be read.
fn unread(rule: Rule, message: String) -> Checked {
    let mut findings = Findings::new(Vec::new());
    findings.add(rule, message);
    let (standards, findings) = findings.finish();
    Checked { standards, pages: 0, findings }
}

/// Says what the file claims that cannot be checked, or claims in a wrong way.
fn check_claims(claims: &Claims, findings: &mut Findings) {
    if claims.by_intent_only {
        findings.add(Rule::NoIdentification, "the metadata do not say that this is PDF/X-4");
    }
    for other in &claims.others {
        findings.add(Rule::UnknownClaim, format!("the file claims {other}, which is not checked here"));
    }
    if claims.standards.is_empty() && claims.others.is_empty() {
        findings.add(Rule::NoClaim, "the file claims no standard, so that there is nothing to hold it to");
    }
}

/// The number of the page that each annotation stands on.
fn pages_of_annotations(objects: Objects<'_>, sheets: &[Sheet<'_>]) -> BTreeMap<lopdf::ObjectId, usize> {
    let of_sheet = |sheet: &Sheet<'_>| {
        let number = sheet.number;
        sheet.annotations(objects).filter_map(move |(id, _)| Some((id?, number))).collect::<Vec<_>>()
    };
    sheets.iter().flat_map(of_sheet).collect()
}
