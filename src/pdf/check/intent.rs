//! Output intents: what the colours of the file are meant in (ISO 32000-1, 14.11.5).

use lopdf::{Dictionary, Object};

use super::finding::Findings;
use super::objects::{Objects, shown};
use super::rule::Rule;
use crate::pdf::guarded::unpacked;

/// Where an ICC profile says its class, and the space of its colours (ISO 15076-1, 7.2).
const CLASS: std::ops::Range<usize> = 12..16;
const SPACE: std::ops::Range<usize> = 16..20;

/// What the colours of a file are meant in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Meant {
    /// How many numbers a colour of the archive's output intent has; none without one.
    pub(super) archive: Option<i64>,
}

/// Looks at the output intents.
pub(super) fn check(objects: Objects<'_>, findings: &mut Findings) -> Meant {
    let all = objects.catalog().map_or(&[][..], |catalog| objects.array(catalog, "OutputIntents"));
    let all: Vec<&Dictionary> =
        all.iter().filter_map(|intent| objects.follow(intent)?.as_dict().ok()).collect();
    let of_kind = |kind: &[u8]| {
        let of_kind = all.iter().filter(|intent| objects.name(intent, "S") == Some(kind));
        of_kind.copied().collect::<Vec<_>>()
    };
    if findings.claims(super::Standard::X4) {
        let press = of_kind(b"GTS_PDFX");
        if press.is_empty() {
            findings.add(Rule::Intent, "there is no output intent of kind GTS_PDFX");
        }
        if press.len() > 1 {
            findings.add(Rule::Intents, "there are several output intents of kind GTS_PDFX");
        }
        if let Some(intent) = press.first() {
            check_press(objects, intent, findings);
        }
    } else if findings.claims(super::Standard::A2a)
        && of_kind(b"GTS_PDFA1").iter().any(|intent| objects.stream(intent, "DestOutputProfile").is_none())
    {
        findings.add(Rule::Profile, "the output intent GTS_PDFA1 has no profile");
    }
    let profile = |intent: &&Dictionary| intent.get(b"DestOutputProfile").ok().cloned();
    let profiles: Vec<Object> = all.iter().filter_map(profile).collect();
    if profiles.windows(2).any(|pair| pair.first() != pair.last()) {
        findings.add(Rule::IntentsDiffer, "the output intents have different profiles");
    }
    let archive = of_kind(b"GTS_PDFA1")
        .into_iter()
        .find_map(|intent| objects.integer(&objects.stream(intent, "DestOutputProfile")?.dict, "N"));
    Meant { archive }
}

/// Looks at the output intent for the press.
fn check_press(objects: Objects<'_>, intent: &Dictionary, findings: &mut Findings) {
    if objects.text(intent, "OutputConditionIdentifier").is_none() {
        findings.add(Rule::Condition, "the output intent does not name its printing condition");
    }
    let Some(profile) = objects.stream(intent, "DestOutputProfile") else {
        return findings.add(Rule::Profile, "the output intent GTS_PDFX has no profile");
    };
    let colours = objects.integer(&profile.dict, "N");
    if colours != Some(4) {
        let colours = colours.unwrap_or_default();
        return findings
            .add(Rule::WrongProfile, format!("the profile of the output intent has {colours} colours"));
    }
    let bytes = unpacked(profile).unwrap_or_default();
    let [class, space] = [CLASS, SPACE].map(|range| bytes.get(range).unwrap_or_default());
    if class != b"prtr" {
        let class = shown(class);
        findings.add(Rule::WrongProfile, format!("the profile of the output intent is of class “{class}”"));
    } else if space != b"CMYK" {
        let space = shown(space);
        findings.add(Rule::WrongProfile, format!("the profile of the output intent is in “{space}”"));
    }
}
