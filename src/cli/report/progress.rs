//! How far a run is, on a terminal: a bar below what is said, gone when all is done.

use std::io;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// What the bar looks like: how much is done, and how long the rest may take.
const TEMPLATE: &str = "{bar:30} {pos} of {len} flyers{msg}, {eta} to go";

/// A bar, where standard error is a terminal.
pub struct Progress(Option<ProgressBar>);

impl Progress {
    /// No bar.
    pub const fn none() -> Progress {
        Progress(None)
    }

    /// A bar for so many flyers; none where nobody looks on.
    pub fn of(flyers: usize) -> Progress {
        let bar = ProgressBar::with_draw_target(Some(flyers as u64), ProgressDrawTarget::stderr());
        if bar.is_hidden() {
            return Progress(None);
        }
        if let Ok(style) = ProgressStyle::with_template(TEMPLATE) {
            bar.set_style(style.progress_chars("=> "));
        }
        Progress(Some(bar))
    }

    /// One more flyer is done; so many have failed.
    pub fn step(&self, failed: usize) {
        let Some(bar) = &self.0 else { return };
        if failed > 0 {
            bar.set_message(format!(", {failed} failed"));
        }
        bar.inc(1);
    }

    /// Writes something where the bar stands, which moves down.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn aside(&self, write: impl FnOnce() -> io::Result<()>) -> io::Result<()> {
        match &self.0 {
            Some(bar) => bar.suspend(write),
            None => write(),
        }
    }

    /// The bar goes.
    pub fn end(&mut self) {
        if let Some(bar) = self.0.take() {
            bar.finish_and_clear();
        }
    }
}
