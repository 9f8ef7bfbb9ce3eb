//! Profiles: what a file is for, and all that follows from it.
//!
//! The rest of the writer asks a profile's rules what to do, and never which profile it is.

mod screen;

use lopdf::{Dictionary, Object, ObjectId, Stream, dictionary};

use super::PdfError;
use super::colour::{Colour, Space};
use super::convert::text;
use super::deflate::Deflater;
use crate::frame::Ink;

/// What a file is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Profile {
    /// For the screen and for office printers: in sRGB, after PDF/UA-1 and PDF/A-2a.
    Screen,
}

/// What the profile of a file asks of it.
pub(super) struct Rules {
    space: Space,
    /// What the colours of the file are meant in.
    condition: Condition,
    /// The kinds of output intent that say so (ISO 32000-1, 14.11.5), one for each standard.
    intents: &'static [&'static str],
}

/// A way to show colours that the numbers of a file are meant for.
struct Condition {
    /// Its short name, as a registry has it where there is one.
    identifier: &'static str,
    /// Its name for people.
    name: &'static str,
    /// How many numbers make up a colour.
    colours: i64,
    /// The ICC profile.
    profile: &'static [u8],
}

impl Profile {
    /// What this profile asks of a file.
    pub(super) fn rules(&self) -> Rules {
        match self {
            Profile::Screen => screen::rules(),
        }
    }
}

impl Rules {
    /// An ink as the file's output intent means it.
    pub(super) fn colour(&self, ink: Ink) -> Colour {
        self.space.colour(ink)
    }

    /// The output intents, all of one profile.
    pub(super) fn output_intents(&self, profile: ObjectId) -> Object {
        let intent = |kind: &&'static str| {
            Object::Dictionary(dictionary! {
                "Type" => "OutputIntent",
                "S" => *kind,
                "OutputConditionIdentifier" => text(self.condition.identifier),
                "Info" => text(self.condition.name),
                "DestOutputProfile" => profile,
            })
        };
        Object::Array(self.intents.iter().map(intent).collect())
    }

    /// The colour profile of the output intents.
    pub(super) fn condition(&self, deflater: &mut Deflater) -> Result<Stream, PdfError> {
        let dict: Dictionary = dictionary! { "N" => self.condition.colours };
        deflater.stream(dict, self.condition.profile.to_vec())
    }
}
