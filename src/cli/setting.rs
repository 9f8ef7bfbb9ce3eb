//! The setting that a flyer came out at: the rung of its fit, for programs, and in words for people.

use serde::{Deserialize, Serialize};

use super::figures::{points, rounded};
use crate::geom::Length;
use crate::layout::notes::RungNote;

/// The rung that a flyer was set at. The names and their order are part of the command line's contract.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RungFigures {
    name: String,
    size_pt: f64,
    leading_pt: f64,
}

impl RungFigures {
    /// The figures of a rung.
    pub fn new(note: &RungNote) -> RungFigures {
        let (size_pt, leading_pt) = (rounded(note.size.to_pt()), rounded(note.leading.to_pt()));
        RungFigures { name: note.name.clone(), size_pt, leading_pt }
    }

    /// The size and the leading, as in `9.75 pt on 13 pt`.
    fn words(&self) -> String {
        format!("{} on {}", points(Length::pt(self.size_pt)), points(Length::pt(self.leading_pt)))
    }
}

/// The setting that a flyer came out at.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Setting {
    /// The rung of the fit.
    pub rung: RungFigures,
    /// Whether the flyer was fitted: to pages that were asked for, to the setting of a family, or away from its own.
    pub fitted: bool,
}

impl Setting {
    /// What people are told of it: nothing of a flyer that is set as its spec says, and need not be otherwise.
    pub fn words(&self) -> Option<String> {
        self.fitted.then(|| self.rung.words())
    }
}
