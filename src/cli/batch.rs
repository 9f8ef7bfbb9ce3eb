//! Many flyers at a time, each for itself: what one of them runs into stops no other, and the
//! results come in the order of the tasks, whichever is done first.

use std::collections::BTreeMap;
use std::num::NonZero;
use std::sync::{Mutex, PoisonError, mpsc};
use std::thread;

use rayon::{ThreadPool, ThreadPoolBuilder};

use super::args::RunArguments;
pub use crate::aside::{Panic, isolated, keep_panics};

/// The stack of a thread, in bytes: what a program's first thread commonly has, so that a deeply nested spec
/// fares no worse on another one.
const STACK: usize = 8 * 1024 * 1024;

/// The stack of a thread that only waits for the disk, in bytes.
const SMALL_STACK: usize = 512 * 1024;

/// The number of cores that this program may use.
pub fn cores() -> usize {
    thread::available_parallelism().map_or(1, NonZero::get)
}

/// The number of threads that a command is to use.
pub fn threads(arguments: &RunArguments) -> usize {
    arguments.jobs.unwrap_or_else(cores)
}

/// How a run goes about its tasks.
#[derive(Clone, Copy)]
pub struct Manner<'a> {
    /// How many tasks are worked on at a time.
    pub threads: usize,
    /// Whether no more tasks are to be begun.
    pub stop: &'a (dyn Fn() -> bool + Sync),
}

/// How many tasks are finished at a time: what finishes a task waits for the disk, and a disk that is told to keep
/// several files at a time keeps them in one go.
const FINISHERS: usize = 8;

/// How many tasks wait for a finisher before the workers wait too. Each holds an open file.
const WAITING: usize = 32;

/// Does `work` on every task, on several threads, then `finish` on what came of it, which may wait for the disk, on
/// others; and hands each result to `emit` in the order of the tasks, as early as that order allows. A panic over one
/// task comes out as its error. A task that was not begun when the run was stopped has no result.
pub fn run<T: Sync, W: Send, R: Send>(
    tasks: &[T],
    manner: Manner<'_>,
    work: impl Fn(&T) -> W + Sync,
    finish: impl Fn(W) -> R + Sync,
    mut emit: impl FnMut(&T, Result<R, Panic>),
) {
    let Manner { threads, stop } = manner;
    let pools = match tasks {
        // One task alone is spared the cost of threads and of their memory.
        [] | [_] => None,
        _ => pool(threads.min(tasks.len()), STACK).zip(pool(FINISHERS.min(tasks.len()), SMALL_STACK)),
    };
    let Some((workers, finishers)) = pools else {
        for task in tasks.iter().take_while(|_| !stop()) {
            emit(task, isolated(|| finish(work(task))));
        }
        return;
    };
    let (made, to_finish) = mpsc::sync_channel(WAITING);
    let to_finish = Mutex::new(to_finish);
    let (done, results) = mpsc::channel();
    let (work, finish) = (&work, &finish);
    finishers.in_place_scope(|scope| {
        scope.spawn_broadcast(move |_, _| {
            while let Ok((at, made)) = to_finish.lock().unwrap_or_else(PoisonError::into_inner).recv() {
                let made: Result<W, Panic> = made;
                // Nobody listens any more only where the run itself is being torn down.
                let _ = done.send((at, made.and_then(|made| isolated(|| finish(made)))));
            }
        });
        workers.in_place_scope_fifo(|scope| {
            for (at, task) in tasks.iter().enumerate() {
                let made = made.clone();
                scope.spawn_fifo(move |_| {
                    if !stop() {
                        let _ = made.send((at, isolated(|| work(task))));
                    }
                });
            }
            drop(made);
            in_order(results, |at, result| {
                if let Some(task) = tasks.get(at) {
                    emit(task, result);
                }
            });
        });
    });
}

/// Some threads of a stack so large; `None` where the system has no room for them.
fn pool(threads: usize, stack: usize) -> Option<ThreadPool> {
    ThreadPoolBuilder::new().num_threads(threads).stack_size(stack).build().ok()
}

/// Hands on numbered results in the order of their numbers, from zero; where some are missing, those after them
/// last.
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
    for (at, result) in waiting {
        emit(at, result);
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::time::Duration;

    use super::*;

    /// Runs work on the numbers 0 to 19 and gives the results as they came out.
    fn results(threads: usize, work: impl Fn(u64) -> u64 + Sync) -> Vec<Result<u64, Panic>> {
        let tasks: Vec<u64> = (0..20).collect();
        let manner = Manner { threads, stop: &|| false };
        let mut results = Vec::new();
        run(&tasks, manner, |task| work(*task), |made| made + 1, |_, result| results.push(result));
        results
    }

    #[test]
    fn results_come_in_order_whichever_is_done_first() {
        let expected: Vec<_> = (0..20).map(|task| Ok(task * 2 + 1)).collect();
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
                    Ok(result) => assert_eq!(result, task as u64 + 1),
                    Err(Panic(said)) => {
                        assert_eq!(task, 7);
                        assert!(said.starts_with("task 7") && said.contains(place), "{said}");
                    }
                }
            }
        }
    }

    #[test]
    fn a_run_that_is_stopped_finishes_what_it_has_begun_and_begins_no_more() {
        let tasks: Vec<usize> = (0..200).collect();
        for threads in [1, 3] {
            let begun = AtomicUsize::new(0);
            let manner = Manner { threads, stop: &|| begun.load(Ordering::SeqCst) >= 10 };
            let mut finished = Vec::new();
            let work = |task: &usize| {
                begun.fetch_add(1, Ordering::SeqCst);
                *task
            };
            run(&tasks, manner, work, |task| task, |_, result| finished.push(result.unwrap()));
            assert_eq!(finished.len(), begun.load(Ordering::SeqCst));
            assert!((10..10 + threads).contains(&finished.len()), "{finished:?}");
            assert!(finished.is_sorted(), "{finished:?}");
        }
    }
}
