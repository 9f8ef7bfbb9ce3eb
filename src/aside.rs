//! Work that is done beside other work, on a thread of its own where cores are idle: they are, unless a run of many
//! flyers keeps each of them busy with one.

use std::hint::black_box;
use std::thread::{self, Scope, ScopedJoinHandle};

/// The memory that is taken for a thread at once, in bytes: about what setting a flyer of two pages takes.
const ROOM: usize = 1024 * 1024;

/// Work that was put aside.
pub enum Aside<'scope, T> {
    /// It is done already.
    Done(T),
    /// Another thread is at it.
    Running(ScopedJoinHandle<'scope, T>),
}

/// Does some work on a thread of its own, or at once on a thread that is one of many at work on a run.
pub fn aside<'scope, T: Send + 'scope>(
    scope: &'scope Scope<'scope, '_>,
    work: impl FnOnce() -> T + Send + 'scope,
) -> Aside<'scope, T> {
    match rayon::current_thread_index() {
        Some(_) => Aside::Done(work()),
        None => Aside::Running(scope.spawn(|| {
            take_room();
            work()
        })),
    }
}

/// Begins work on a thread of its own whose outcome nobody asks for, since whoever needs it can do what is not done
/// yet. The scope waits for it at its end, so that it had better see for itself when it is of no more use. It is not
/// begun on a thread that is one of many at work on a run, or where there cannot be another one.
pub fn ahead<'scope>(scope: &'scope Scope<'scope, '_>, work: impl FnOnce() + Send + 'scope) {
    if rayon::current_thread_index().is_none() {
        let _ = thread::Builder::new().spawn_scoped(scope, || {
            take_room();
            work();
        });
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
    /// What the other thread said when it panicked.
    pub fn join(self) -> thread::Result<T> {
        match self {
            Aside::Done(result) => Ok(result),
            Aside::Running(thread) => thread.join(),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicBool, Ordering};

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
}
