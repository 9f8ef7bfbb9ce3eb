//! Work that is isolated: a panic in it is a bug, and comes out as an error with what it said and where.

use std::any::Any;
use std::cell::{Cell, RefCell};
use std::panic::{self, AssertUnwindSafe};

/// What a piece of work said when it panicked, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Panic(pub String);

impl Panic {
    /// What a panic said, as it comes out of the thread that it ended.
    pub(super) fn of(payload: &(dyn Any + Send)) -> Panic {
        let text = payload.downcast_ref::<String>().map(String::as_str);
        let text = text.or_else(|| payload.downcast_ref::<&str>().copied());
        Panic(text.unwrap_or("no message").to_owned())
    }
}

thread_local! {
    /// Whether this thread is at work that is isolated, so that a panic will be caught.
    static AT_WORK: Cell<bool> = const { Cell::new(false) };
    /// What the last panic of this thread said: the hook knows the place, and only the one who catches the
    /// panic knows the flyer.
    static LAST_PANIC: RefCell<Option<Panic>> = const { RefCell::new(None) };
}

/// Keeps what panics in isolated work say for its results, instead of printing it at once.
pub fn keep_panics() {
    let print = panic::take_hook();
    panic::set_hook(Box::new(move |info| {
        if !AT_WORK.get() {
            return print(info);
        }
        let place = info.location().map(|place| format!(" at {}:{}", place.file(), place.line()));
        let Panic(said) = Panic::of(info.payload());
        LAST_PANIC.set(Some(Panic(said + &place.unwrap_or_default())));
    }));
}

/// The result of some work.
///
/// # Errors
/// With what it said when it panicked.
pub fn isolated<R>(work: impl FnOnce() -> R) -> Result<R, Panic> {
    let before = AT_WORK.replace(true);
    // What the work saw is either its own or never changed, so a panic leaves nothing half-done behind.
    let result = panic::catch_unwind(AssertUnwindSafe(work))
        .map_err(|payload| LAST_PANIC.take().unwrap_or_else(|| Panic::of(payload.as_ref())));
    AT_WORK.set(before);
    result
}
