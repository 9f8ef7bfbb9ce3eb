//! Profiles: what a file is for, and all that follows from it.
//!
//! The rest of the writer asks a profile's rules what to do, and never which profile it is.

mod press;
mod screen;
mod separation;

pub use press::{Press, PressProfile};
pub(super) use separation::Separation;

use std::sync::Arc;

use lopdf::{Dictionary, Object, ObjectId, Stream, dictionary};

use super::PdfError;
use super::colour::{Colour, Plate, Space};
use super::convert::{name, text};
use super::deflate::{Deflater, plain};
use crate::frame::{Document, Ink, Spot};
use crate::geom::{Length, Size};
use crate::picture::Pixels;

/// What a file is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Profile {
    /// For the screen and for office printers: in sRGB, shown as it is after trimming, after PDF/UA-1 and PDF/A-2a.
    Screen,
    /// As for the screen, with its bleed in view: for a proof, which draws the edge that is cut.
    Proof,
    /// For a print shop: in the colours of its press, after PDF/X-4, and after PDF/UA-1 and PDF/A-2a too.
    Press(Press),
}

/// What the profile of a file asks of it.
pub(super) struct Rules {
    /// The space of its colours.
    space: Space,
    /// What the colours are meant in.
    condition: Condition,
    /// The width of a picture's pixels: smaller ones are only weight.
    pixel: Length,
    /// The kinds of output intent that say so (ISO 32000-1, 14.11.5), one for each standard.
    intents: &'static [&'static str],
    /// Whether the file is to be exchanged with a print shop, and says so (ISO 15930-7).
    pub(super) is_exchanged: bool,
    /// Whether a page is shown, and comes out of an office printer, as it is after trimming.
    pub(super) shows_trimmed: bool,
    /// Whether there are places to click.
    pub(super) has_links: bool,
    /// Whether objects may be packed into streams.
    pub(super) packs_objects: bool,
}

/// A way to show colours that the numbers of a file are meant for.
struct Condition {
    /// Its short name, as a registry has it where there is one.
    identifier: String,
    /// Its name for people.
    name: String,
    /// The registry that knows the short name.
    registry: Option<&'static str>,
    /// How many numbers make up a colour.
    colours: i64,
    /// The ICC profile.
    profile: ProfileBytes,
}

/// The bytes of an ICC profile.
enum ProfileBytes {
    /// As they are.
    Plain(Arc<[u8]>),
    /// Deflated already (RFC 1950): a large one takes longer than the rest of a file.
    Deflated(&'static [u8]),
}

impl Profile {
    /// What this profile asks of a file.
    pub(super) fn rules(&self) -> Rules {
        match self {
            Profile::Screen => screen::rules(),
            Profile::Proof => Rules { shows_trimmed: false, ..screen::rules() },
            Profile::Press(press) => press.rules(),
        }
    }
}

impl Rules {
    /// An ink as the file's output intent means it.
    pub(super) fn colour(&self, ink: Ink) -> Result<Colour, PdfError> {
        self.space.colour(ink)
    }

    /// Whether text and hairlines in this ink are printed over what stands below them, which then has no gap
    /// where plates do not lie quite on one another.
    pub(super) fn overprints(&self, ink: Ink) -> bool {
        self.separation().is_some() && ink.is_black_only()
    }

    /// How pictures become inks, where they must; nothing then may shine through anything either.
    pub(super) fn separation(&self) -> Option<&Separation> {
        match &self.space {
            Space::Rgb => None,
            Space::Cmyk(separation) => Some(separation),
        }
    }

    /// How many pixels a picture is to have that stands in so much room.
    pub(super) fn pixels(&self, room: Size) -> Pixels {
        let fit = |side: Length| (side / self.pixel).round().max(1.0) as u32;
        Pixels { width: fit(room.width), height: fit(room.height) }
    }

    /// The structure type of a link's words: without a place to click they are no link (ISO 14289-1, 7.18.5).
    pub(super) fn link_tag(&self) -> &'static str {
        if self.has_links { "Link" } else { "Span" }
    }

    /// Adds to the resources of pages the graphics states and colour spaces that their content may name.
    pub(super) fn add_resources(&self, document: &Document, resources: &mut Dictionary) {
        if self.separation().is_none() {
            return;
        }
        let state = |overprints: bool| {
            dictionary! {
                "Type" => "ExtGState", "OP" => overprints, "op" => overprints, "OPM" => i64::from(overprints),
            }
        };
        resources.set("ExtGState", dictionary! { "Over" => state(true), "Out" => state(false) });
        let all = Spot { name: "All".into(), cmyk: [100; 4] };
        let mut spaces = dictionary! { Plate::All.resource() => plate(&all) };
        for (place, spot) in (0..).zip(&document.spots) {
            spaces.set(Plate::Spot(place).resource(), plate(spot));
        }
        resources.set("ColorSpace", spaces);
    }

    /// The output intents, all of one profile.
    pub(super) fn output_intents(&self, profile: ObjectId) -> Object {
        let condition = &self.condition;
        let intent = |kind: &&'static str| {
            let mut intent = dictionary! {
                "Type" => "OutputIntent",
                "S" => *kind,
                "OutputConditionIdentifier" => text(&condition.identifier),
                "Info" => text(&condition.name),
                "DestOutputProfile" => profile,
            };
            if let Some(registry) = condition.registry {
                intent.set("RegistryName", text(registry));
            }
            Object::Dictionary(intent)
        };
        Object::Array(self.intents.iter().map(intent).collect())
    }

    /// The colour profile of the output intents.
    pub(super) fn condition(&self, deflater: &mut Deflater) -> Result<Stream, PdfError> {
        let mut dict: Dictionary = dictionary! { "N" => self.condition.colours };
        match &self.condition.profile {
            ProfileBytes::Plain(bytes) => deflater.stream(dict, bytes.to_vec()),
            ProfileBytes::Deflated(bytes) => {
                dict.set("Filter", "FlateDecode");
                Ok(plain(dict, bytes.to_vec()))
            }
        }
    }
}

/// The colour space of a plate (ISO 32000-1, 8.6.6.4), from nothing of it to all of it.
fn plate(spot: &Spot) -> Object {
    let full = spot.cmyk.map(|part| Object::Real(f32::from(part) / 100.0));
    let tint = dictionary! {
        "FunctionType" => 2,
        "Domain" => vec![Object::Integer(0), Object::Integer(1)],
        "C0" => vec![Object::Integer(0); 4],
        "C1" => full.to_vec(),
        "N" => 1,
    };
    Object::Array(vec![name("Separation"), name(&spot.name), name("DeviceCMYK"), Object::Dictionary(tint)])
}
