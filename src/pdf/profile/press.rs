//! Files for a print shop: PDF/X-4 (ISO 15930-7), and PDF/UA-1 and PDF/A-2a beside it.
//!
//! All three are met by one file that has neither places to click, which PDF/X-4 bars from the printed area,
//! nor packed objects, which readers of its kind need not know.

use std::sync::Arc;

use super::{Condition, ProfileBytes, Rules, Separation};
use crate::geom::Length;
use crate::pdf::colour::Space;
use crate::picture::FOGRA39;

/// The registry of printing conditions that have names.
const REGISTRY: &str = "http://www.color.org";

/// The width of a picture's pixels: 300 an inch are twice as many as a press's screen has lines, and more are lost in
/// it.
const PIXEL: Length = Length::inches(1.0 / 300.0);

/// What a print shop asks of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Press {
    /// How its press shows inks on its paper.
    pub profile: PressProfile,
    /// The most ink that its paper takes in one place: the sum of all inks, in per cent.
    pub ink_limit: u16,
}

/// How a press shows inks on its paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PressProfile {
    /// Coated paper, sheetfed offset (ISO 12647-2, FOGRA39).
    Fogra39,
    /// As an ICC profile of its own says.
    File {
        /// The profile's name, for people.
        name: String,
        /// The profile.
        bytes: Arc<[u8]>,
    },
}

impl Press {
    /// What this shop asks of a file.
    pub(super) fn rules(&self) -> Rules {
        let condition = match &self.profile {
            PressProfile::Fogra39 => Condition {
                identifier: "FOGRA39".into(),
                name: "Coated FOGRA39 (ISO 12647-2:2004)".into(),
                registry: Some(REGISTRY),
                colours: 4,
                profile: ProfileBytes::Deflated(FOGRA39),
            },
            PressProfile::File { name, bytes } => Condition {
                identifier: "Custom".into(),
                name: name.clone(),
                registry: None,
                colours: 4,
                profile: ProfileBytes::Plain(Arc::clone(bytes)),
            },
        };
        Rules {
            space: Space::Cmyk(Separation::new(&self.profile, self.ink_limit)),
            condition,
            pixel: PIXEL,
            intents: &["GTS_PDFX", "GTS_PDFA1"],
            is_exchanged: true,
            shows_trimmed: false,
            has_links: false,
            packs_objects: false,
        }
    }
}
