//! Reference numbers across many flyers: who carries which activity, and where flyers do not agree.
//!
//! A [`Programme`] gathers what the flyers of a run have to say of their activities. [`Programme::findings`] checks
//! them against each other; [`Register`] lists every reference number, and `csv`, `json`, `text` and `document` are
//! the forms of that list.

mod conflicts;
mod csv;
mod document;
mod json;
mod natural;
mod partners;
mod programme;
mod register;
mod text;
mod unused;

pub use csv::csv;
pub use document::document;
pub use json::json;
pub use programme::{Noted, Programme, Record};
pub use register::{Listed, Pages, Register};
pub use text::text;

use std::path::Path;

use crate::diag::Diagnostics;

impl Programme {
    /// Everything that does not agree between the flyers of the run. `whole_folders` are those of which every spec is
    /// in it: only there can an entry of a register be said to be unused.
    pub fn findings(&self, whole_folders: &[&Path]) -> Diagnostics {
        let mut found = Diagnostics::new();
        let conflicts = conflicts::conflicts(self).into_iter();
        let partners = partners::without_activity(self);
        for finding in conflicts.chain(partners).chain(unused::unused(self, whole_folders)) {
            found.push(finding);
        }
        found
    }
}
