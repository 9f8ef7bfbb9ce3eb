//! How a run ended, as its exit status tells.

/// How a run ended, from best to worst.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// Every flyer is well.
    AllWell,
    /// At least one flyer has an error; the others are done.
    SomeFailed,
    /// The command could not run, or could not write.
    CouldNotRun,
    /// Somebody stopped the run with a signal, which gives the exit status.
    Stopped(u8),
}

impl Status {
    /// The exit status.
    pub const fn code(self) -> u8 {
        match self {
            Status::AllWell => 0,
            Status::SomeFailed => 1,
            Status::CouldNotRun => 2,
            Status::Stopped(code) => code,
        }
    }
}
