//! Being asked to stop, with Ctrl-C or by a scheduler: what is under way is finished, and nothing more is begun.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use signal_hook::consts::{SIGINT, SIGTERM};
use signal_hook::flag;

/// What is added to a signal's number for the exit status of a program that it ended, by a shell's custom.
const ENDED_BY: i32 = 128;

/// Whether somebody asked the run to stop.
pub struct Interrupt {
    /// The signal that came last; zero for none.
    signal: Arc<AtomicUsize>,
}

impl Interrupt {
    /// Listens from now on. The first signal is kept for [`Interrupt::came`]; the second, of
    /// either kind, ends the program at once, which leaves no file half-written in its place either.
    pub fn listen() -> Interrupt {
        let signal = Arc::new(AtomicUsize::new(0));
        // Whoever has pressed Ctrl-C in vain may try SIGTERM next, and a scheduler the other way round.
        let came_before = Arc::new(AtomicBool::new(false));
        for number in [SIGINT, SIGTERM] {
            // Where a signal cannot be listened to, it ends the program at once, as it does by itself.
            let _ = flag::register_conditional_shutdown(number, ENDED_BY + number, Arc::clone(&came_before));
            let _ = flag::register(number, Arc::clone(&came_before));
            let _ = flag::register_usize(number, Arc::clone(&signal), number.unsigned_abs() as usize);
        }
        Interrupt { signal }
    }

    /// Whether the run is to stop.
    pub fn came(&self) -> bool {
        self.signal.load(Ordering::Relaxed) != 0
    }

    /// The exit status that tells of the signal, if one came.
    pub fn status(&self) -> Option<u8> {
        let signal = u8::try_from(self.signal.load(Ordering::Relaxed)).ok().filter(|signal| *signal != 0)?;
        u8::try_from(ENDED_BY).ok()?.checked_add(signal)
    }
}
