//! Setting ahead: on a core that is idle, what stands last in a flyer is set first.
//!
//! Whoever sets the flyer from its beginning finds the texts known that were set from its end. What comes of a text
//! never hangs on who has set it, so that the flyer is the same wherever the two meet.

use super::collect::Collector;
use super::order::sections;

impl Collector<'_> {
    /// Sets the texts of the flyer from the last section on, up to one that whoever collects them in order has begun;
    /// then places the glyphs of all texts that are set, in the way that is most likely chosen. Nothing is kept but
    /// the texts.
    pub fn set_ahead(&mut self) {
        for (at, section) in sections(self.flyer).iter().enumerate().rev() {
            if self.shared.has_begun(at) {
                break;
            }
            self.section(section);
        }
        self.setter.compose_ahead();
    }
}
