//! Files for the screen: PDF/UA-1 (ISO 14289-1) and PDF/A-2a (ISO 19005-2), in sRGB.

use super::{Condition, ProfileBytes, Rules};
use crate::geom::Length;
use crate::pdf::colour::Space;

/// The colours that screen files are meant in: sRGB, as the profile `assets/sRGB-v4.icc.zlib` says them; deflated.
const SRGB: &[u8] = include_bytes!("../../../assets/sRGB-v4.icc.zlib");

/// The width of a picture's pixels: 150 an inch show no steps on a screen at twice its size, nor on an office printer.
const PIXEL: Length = Length::inches(1.0 / 150.0);

pub(super) fn rules() -> Rules {
    Rules {
        space: Space::Rgb,
        condition: Condition {
            identifier: "sRGB".into(),
            name: "sRGB IEC61966-2.1".into(),
            registry: None,
            colours: 3,
            profile: ProfileBytes::Deflated(SRGB),
        },
        pixel: PIXEL,
        intents: &["GTS_PDFA1"],
        is_exchanged: false,
        shows_trimmed: true,
        has_links: true,
        packs_objects: true,
    }
}
