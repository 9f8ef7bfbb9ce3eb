//! Many flyers at a time, each for itself: what one of them runs into stops no other, and the
//! results come in the order of the tasks, whichever is done first.

use std::any::Any;
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::num::NonZero;
use std::panic::{self, AssertUnwindSafe};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;
use std::thread;

/// The stack of a thread, in bytes: what a program's first thread commonly has, so that a deeply nested spec
/// fares no worse on another one.
const STACK: usize = 8 * 1024 * 1024;

/// What a piece of work said when it panicked, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Panic(pub String);

thread_local! {
    /// Whether this thread is at work on a task, so that a panic will be caught.
    static AT_WORK: Cell<bool> = const { Cell::new(false) };
    /// What the last panic of this thread said: the hook knows the place, and only the one who catches the
    /// panic knows the flyer.
    static LAST_PANIC: RefCell<Option<Panic>> = const { RefCell::new(None) };
}

/// Keeps what panics in the work of [`run`] say for its results, instead of printing it at once.
pub fn keep_panics() {
    let print = panic::take_hook();
    panic::set_hook(Box::new(move |info| {
        if !AT_WORK.get() {
            return print(info);
        }
        let place = info.location().map(|place| format!(" at {}:{}", place.file(), place.line()));
        let said = format!("{}{}", message(info.payload()), place.unwrap_or_default());
        LAST_PANIC.set(Some(Panic(said)));
    }));
}

/// The number of cores that this program may use.
pub fn cores() -> usize {
    thread::available_parallelism().map_or(1, NonZero::get)
}

/// Does `work` on every task, on as many as `threads` threads, and hands each result to `emit` in the order
/// of the tasks, as early as that order allows. A panic in the work on one task comes out as its error.
pub fn run<T: Sync, R: Send>(
    tasks: &[T],
    threads: usize,
    work: impl Fn(&T) -> R + Sync,
    mut emit: impl FnMut(&T, Result<R, Panic>),
) {
    // One task alone is spared the cost of a thread and of its memory.
    if let [task] = tasks {
        return emit(task, isolated(|| work(task)));
    }
    let next = AtomicUsize::new(0);
    let (sender, receiver) = mpsc::channel();
    let take = || {
        let at = next.fetch_add(1, Ordering::Relaxed);
        tasks.get(at).map(|task| (at, task))
    };
    let worker = |sender: mpsc::Sender<_>| {
        while let Some((at, task)) = take() {
            // Nobody listens any more only where the run itself is being torn down.
            let _ = sender.send((at, isolated(|| work(task))));
        }
    };
    let worker = &worker;
    thread::scope(|scope| {
        let mut started = 0;
        for _ in 0..threads.min(tasks.len()) {
            let sender = sender.clone();
            let thread = thread::Builder::new().stack_size(STACK);
            started += usize::from(thread.spawn_scoped(scope, move || worker(sender)).is_ok());
        }
        if started == 0 {
            worker(sender);
        } else {
            drop(sender);
        }
        in_order(receiver, |at, result| {
            if let Some(task) = tasks.get(at) {
                emit(task, result);
            }
        });
    });
}

/// Hands on numbered results in the order of their numbers, from zero.
fn in_order<R>(results: mpsc::Receiver<(usize, R)>, mut emit: impl FnMut(usize, R)) {
    let mut waiting = BTreeMap::new();
    let mut next = 0;
    for (at, result) in results {
        waiting.insert(at, result);
        while let Some(result) = waiting.remove(&next) {
            emit(next, result);
            next += 1;
        }
    }
}

/// The result of some work, or what it said when it panicked.
fn isolated<R>(work: impl FnOnce() -> R) -> Result<R, Panic> {
    AT_WORK.set(true);
    // What the work saw is either its own or never changed, so a panic leaves nothing half-done behind.
    let result = panic::catch_unwind(AssertUnwindSafe(work))
        .map_err(|payload| LAST_PANIC.take().unwrap_or_else(|| Panic(message(payload.as_ref()).to_string())));
    AT_WORK.set(false);
    result
}

/// The words of a panic.
fn message(payload: &(dyn Any + Send)) -> &str {
    let text = payload.downcast_ref::<String>().map(String::as_str);
    text.or_else(|| payload.downcast_ref::<&str>().copied()).unwrap_or("no message")
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    /// Runs work on the numbers 0 to 19 and gives the results as they came out.
    fn results(threads: usize, work: impl Fn(u64) -> u64 + Sync) -> Vec<Result<u64, Panic>> {
        let tasks: Vec<u64> = (0..20).collect();
        let mut results = Vec::new();
        run(&tasks, threads, |task| work(*task), |_, result| results.push(result));
        results
    }

    #[test]
    fn results_come_in_order_whichever_is_done_first() {
        let expected: Vec<_> = (0..20).map(|task| Ok(task * 2)).collect();
        for threads in [1, 2, 7, 64] {
            let found = results(threads, |task| {
                thread::sleep(Duration::from_micros((20 - task) * 100));
                task * 2
            });
            assert_eq!(found, expected, "{threads} threads");
        }
    }

    #[test]
    fn a_panic_is_the_result_of_its_own_task_only() {
        keep_panics();
        let place = concat!("at ", file!(), ":");
        for threads in [1, 3] {
            let found = results(threads, |task| if task == 7 { panic!("task {task}") } else { task });
            for (task, result) in found.into_iter().enumerate() {
                match result {
                    Ok(result) => assert_eq!(result, task as u64),
                    Err(Panic(said)) => {
                        assert_eq!(task, 7);
                        assert!(said.starts_with("task 7") && said.contains(place), "{said}");
                    }
                }
            }
        }
    }
}
