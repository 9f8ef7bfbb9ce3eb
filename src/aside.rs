//! Work that is done beside other work, on a thread of its own where cores are idle: they are, unless a run of many
//! flyers keeps each of them busy with one.

use std::thread::{self, Scope, ScopedJoinHandle};

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
        None => Aside::Running(scope.spawn(work)),
    }
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
    use super::*;

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
