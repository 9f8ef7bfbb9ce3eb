//! Which standards a file says that it keeps.

use super::objects::Objects;
use super::xmp::{PDFA, PDFUA, PDFX, Packet};

/// A standard that files are checked against.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standard {
    /// PDF/X-4 (ISO 15930-7): for exchange with a print shop.
    X4,
    /// PDF/A-2a (ISO 19005-2): for an archive.
    A2a,
    /// PDF/UA-1 (ISO 14289-1): for everybody's access.
    Ua1,
}

impl Standard {
    /// Its name for people.
    pub const fn name(self) -> &'static str {
        match self {
            Standard::X4 => "PDF/X-4",
            Standard::A2a => "PDF/A-2a",
            Standard::Ua1 => "PDF/UA-1",
        }
    }
}

/// The mark of PDF/X before PDF/X-4.
const OLD_PDFX: &str = "http://ns.adobe.com/pdfx/1.3/";

/// What a file claims.
#[derive(Default)]
pub(super) struct Claims {
    /// Standards that are checked here.
    pub(super) standards: Vec<Standard>,
    /// Standards that are not, as the file names them.
    pub(super) others: Vec<String>,
    /// Whether PDF/X is claimed by an output intent, and not in the metadata.
    pub(super) by_intent_only: bool,
}

impl Claims {
    /// What the metadata and the output intents of a file claim.
    pub(super) fn of(objects: Objects<'_>, packet: Option<&Packet>) -> Claims {
        let mut claims = Claims::default();
        let said = |namespace, name| packet.and_then(|packet| packet.get(namespace, name));
        match said(PDFX, "GTS_PDFXVersion").or(said(OLD_PDFX, "GTS_PDFXVersion")) {
            Some("PDF/X-4") => claims.standards.push(Standard::X4),
            Some(other) => claims.others.push(other.to_owned()),
            None if has_press_intent(objects) => {
                claims.by_intent_only = true;
                claims.standards.push(Standard::X4);
            }
            None => {}
        }
        match (said(PDFA, "part"), said(PDFA, "conformance")) {
            (Some("2"), Some("A")) => claims.standards.push(Standard::A2a),
            (None, None) => {}
            (part, level) => {
                let level = level.unwrap_or_default().to_lowercase();
                claims.others.push(format!("PDF/A-{}{level}", part.unwrap_or("?")));
            }
        }
        match said(PDFUA, "part") {
            Some("1") => claims.standards.push(Standard::Ua1),
            Some(part) => claims.others.push(format!("PDF/UA-{part}")),
            None => {}
        }
        claims
    }
}

fn has_press_intent(objects: Objects<'_>) -> bool {
    let intents = objects.catalog().map_or(&[][..], |catalog| objects.array(catalog, "OutputIntents"));
    let mut intents = intents.iter().filter_map(|intent| objects.follow(intent)?.as_dict().ok());
    intents.any(|intent| objects.name(intent, "S") == Some(b"GTS_PDFX"))
}
