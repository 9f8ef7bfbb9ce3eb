//! The stream of changes, as browsers listen to one: a line whenever something is shown anew (server-sent events).

use std::io::{self, Write};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use tiny_http::Request;

use super::gallery::Gallery;

/// What stands before the lines.
const HEAD: &str = "HTTP/1.1 200 OK\r\n\
    Content-Type: text/event-stream\r\n\
    Cache-Control: no-store\r\n\
    X-Content-Type-Options: nosniff\r\n\
    Connection: close\r\n\
    \r\n";

/// How long a stream is silent at the most. Only in writing to it does it show that the browser has gone.
const LONGEST_SILENCE: Duration = Duration::from_secs(15);

/// How many may listen at a time, each on a thread of its own: far more than anybody has windows, and few enough for any
/// computer.
const MOST_LISTENERS: usize = 200;

/// How many listen.
#[derive(Default)]
pub struct Listeners(AtomicUsize);

impl Listeners {
    /// Takes in one more, unless there are too many.
    pub fn enter(&self) -> Option<Listener<'_>> {
        let listener = Listener(&self.0);
        (self.0.fetch_add(1, Ordering::Relaxed) < MOST_LISTENERS).then_some(listener)
    }
}

/// One who listens, until dropped.
pub struct Listener<'a>(&'a AtomicUsize);

impl Drop for Listener<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

/// Tells of every change until the browser goes.
pub fn stream(request: Request, gallery: &Gallery) {
    // The end of a stream is always that nobody listens any more.
    let _ = write(&mut request.into_writer(), gallery);
}

fn write(writer: &mut impl Write, gallery: &Gallery) -> io::Result<()> {
    let mut revision = gallery.revision();
    writer.write_all(HEAD.as_bytes())?;
    loop {
        write!(writer, "data: {revision}\n\n")?;
        writer.flush()?;
        revision = loop {
            if let Some(revision) = gallery.wait_past(revision, LONGEST_SILENCE) {
                break revision;
            }
            // A comment, which browsers pass over.
            writer.write_all(b":\n\n")?;
            writer.flush()?;
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_is_room_again_when_somebody_leaves() {
        let listeners = Listeners::default();
        let mut all: Vec<_> = (0..MOST_LISTENERS).map(|_| listeners.enter().unwrap()).collect();
        assert!(listeners.enter().is_none());
        all.pop();
        assert!(listeners.enter().is_some());
    }
}
