//! Work that is done beside other work, on a thread of its own where cores are idle: they are, unless a run of many
//! flyers keeps each of them busy with one.

mod isolated;

pub use isolated::{Panic, isolated, keep_panics};

use std::hint::black_box;
use std::sync::mpsc;
use std::thread::{Builder, Scope, ScopedJoinHandle};

/// The memory that is taken for a thread at once, in bytes: about what setting a flyer of two pages takes.
const ROOM: usize = 1024 * 1024;

/// Work that was put aside.
pub enum Aside<'scope, T> {
    /// It is done already.
    Done(T),
    /// Another thread is at it.
    Running(ScopedJoinHandle<'scope, Result<T, Panic>>),
}

/// Does some work on a thread of its own; or at once, on a thread that is one of many at work on a run or where there
/// cannot be another one.
pub fn aside<'scope, T: Send + 'scope>(
    scope: &'scope Scope<'scope, '_>,
    work: impl FnOnce() -> T + Send + 'scope,
) -> Aside<'scope, T> {
    match rayon::current_thread_index() {
        Some(_) => Aside::Done(work()),
        None => begun(Builder::new(), scope, work),
    }
}

/// Work that goes to a thread as `builder` says, or is done at once where there cannot be one.
fn begun<'scope, T: Send + 'scope>(
    builder: Builder,
    scope: &'scope Scope<'scope, '_>,
    work: impl FnOnce() -> T + Send + 'scope,
) -> Aside<'scope, T> {
    // The work is handed over once its thread is there: a thread that cannot be begun would take it along.
    let (hand_over, work_to_do) = mpsc::sync_channel(1);
    let thread = builder.spawn_scoped(scope, move || match work_to_do.recv() {
        Ok(work) => with_room(work),
        Err(error) => Err(Panic(error.to_string())),
    });
    match thread {
        Ok(thread) => {
            // Only a thread that is no more does not take it, and then says why.
            let _ = hand_over.send(work);
            Aside::Running(thread)
        }
        Err(_) => Aside::Done(work()),
    }
}

/// What comes of work on a thread of its own, with room for it.
fn with_room<T>(work: impl FnOnce() -> T) -> Result<T, Panic> {
    isolated(|| {
        take_room();
        work()
    })
}

/// Begins work on a thread of its own whose outcome nobody asks for, since whoever needs it can do what is not done
/// yet. The scope waits for it at its end, so that it had better see for itself when it is of no more use. It is not
/// begun on a thread that is one of many at work on a run, or where there cannot be another one. A panic in it ends
/// that work and nothing else: it comes again where the work is done in its turn.
pub fn ahead<'scope>(scope: &'scope Scope<'scope, '_>, work: impl FnOnce() + Send + 'scope) {
    if rayon::current_thread_index().is_none() {
        let _ = Builder::new().spawn_scoped(scope, || with_room(work));
    }
}

/// Takes memory for this thread at once, and frees it for the thread's work. For any thread but the first, the allocator
/// of the GNU C library would ask the system for a page at a time, and each time all others have to wait for the pages
/// that they touch first (`grow_heap` in its malloc/arena.c). It keeps what it was given where a program has it keep
/// blocks of that size, as `flysheet` does. Other allocators take no notice.
pub fn take_room() {
    drop(black_box(Vec::<u8>::with_capacity(ROOM)));
}

impl<T> Aside<'_, T> {
    /// What came of it, once it is done.
    ///
    /// # Errors
    /// What it said on the other thread when it panicked.
    pub fn join(self) -> Result<T, Panic> {
        match self {
            Aside::Done(result) => Ok(result),
            Aside::Running(thread) => thread.join().unwrap_or_else(|said| Err(Panic::of(said.as_ref()))),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicBool, Ordering};
    use std::thread;

    use super::*;

    #[test]
    fn work_is_done_ahead_only_where_a_core_is_idle() {
        let is_done = || {
            let done = AtomicBool::new(false);
            thread::scope(|scope| ahead(scope, || done.store(true, Ordering::Relaxed)));
            done.into_inner()
        };
        assert!(is_done());
        let pool = rayon::ThreadPoolBuilder::new().num_threads(1).build().unwrap();
        assert!(!pool.install(is_done));
    }

    #[test]
    fn work_goes_to_another_thread_only_where_none_is_busy_with_a_run() {
        let elsewhere = || {
            let here = thread::current().id();
            thread::scope(|scope| aside(scope, || thread::current().id()).join().unwrap() != here)
        };
        assert!(elsewhere());
        let pool = rayon::ThreadPoolBuilder::new().num_threads(1).build().unwrap();
        assert!(!pool.install(elsewhere));
    }

    #[test]
    fn a_panic_is_the_result_of_its_own_work_only() {
        keep_panics();
        thread::scope(|scope| ahead(scope, || panic!("ahead")));
        let said = thread::scope(|scope| aside(scope, || panic!("aside")).join().map(|()| "all is well"));
        let Err(Panic(said)) = said else { panic!("{said:?}") };
        assert!(said.starts_with(concat!("aside at ", file!(), ":")), "{said}");
    }

    #[test]
    fn work_is_done_at_once_where_there_is_no_room_for_a_thread() {
        /// A stack larger than any system's memory, in bytes.
        const NO_ROOM: usize = 1 << 46;
        let here = thread::current().id();
        let builder = Builder::new().stack_size(NO_ROOM);
        assert_eq!(thread::scope(|scope| begun(builder, scope, || thread::current().id()).join()), Ok(here));
    }
}
