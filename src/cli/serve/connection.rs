//! Connections of browsers: a request each, answered on a thread of its own.
//!
//! A connection is closed after its answer. A new one at this computer costs less than keeping count of old ones.

use std::io::{self, Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};

use super::answer::{Answer, Desk};
use super::events;
use super::limit::Limit;
use super::reply::{Reply, Status};
use super::request::{Method, Request, Unread};

/// How many connections may be open at a time: several windows of many pictures, and with the files that are read,
/// fewer than the 256 that some systems let a program open.
const MOST: usize = 200;

/// How long to wait where all are taken, or the system has no room for one, as when too many files are open. Those who
/// ask stay in line meanwhile.
const BEFORE_NEW_TRY: Duration = Duration::from_millis(100);

/// How long a request may take to arrive. Browsers open connections ahead of need, and some lie idle.
const LONGEST_REQUEST: Duration = Duration::from_secs(10);

/// How long a browser may take to receive an answer, or a line of a stream: some megabytes within one computer, or by a
/// tunnel from another.
const LONGEST_ANSWER: Duration = Duration::from_secs(120);

/// How long a browser may take to close its side when it has been answered.
const LONGEST_FAREWELL: Duration = Duration::from_secs(1);

/// How many bytes of what it had still to say are waited for meanwhile: any form, and no flood.
const LONGEST_REMAINDER: u64 = 1024 * 1024;

/// Answers all who connect, until the program ends.
///
/// # Errors
/// When there is no room for a thread.
pub fn answer_all(listener: TcpListener, desk: Desk) -> io::Result<()> {
    let (desk, limit) = (Arc::new(desk), Limit::of(MOST));
    thread::Builder::new().spawn(move || {
        loop {
            match listener.accept() {
                Ok((stream, _)) => {
                    // Where all places are taken, those who ask stay in line.
                    let place = limit.wait(BEFORE_NEW_TRY);
                    let desk = Arc::clone(&desk);
                    // A connection that there is no thread for is closed, and a browser asks again.
                    let _ = thread::Builder::new().spawn(move || {
                        attend(&stream, &desk);
                        drop((stream, place));
                    });
                }
                Err(_) => thread::sleep(BEFORE_NEW_TRY),
            }
        }
    })?;
    Ok(())
}

/// Answers the request of a connection. Whoever has gone meanwhile needs no answer.
fn attend(stream: &TcpStream, desk: &Desk) {
    // What is sent is whole already, so that nothing is gained by waiting for more.
    let _ = stream.set_nodelay(true);
    let (answer, method) = match Request::read(Bounded::by(LONGEST_REQUEST, stream)) {
        Ok(request) => (desk.answer(&request), request.method),
        Err(Unread::Lost) => return,
        Err(Unread::TooLong) => (Reply::text(Status::TooLong, "too long a request").into(), Method::Get),
        Err(Unread::Malformed) => (Reply::text(Status::Malformed, "no request").into(), Method::Get),
    };
    let sent = match answer {
        Answer::Whole(reply) => reply.write(&mut Bounded::by(LONGEST_ANSWER, stream), method == Method::Head),
        Answer::Changes(_listener) => {
            let each = stream.set_write_timeout(Some(LONGEST_ANSWER));
            each.and_then(|()| events::write(&mut &*stream, desk.gallery()))
        }
    };
    if sent.is_ok() {
        close(stream);
    }
}

/// Closes a connection once the other side has read all. Closed while there is something that it sent and nobody read,
/// such as the body of a form, it would lose the end of the answer.
fn close(stream: &TcpStream) {
    let _ = stream.shutdown(Shutdown::Write);
    let mut remainder = Bounded::by(LONGEST_FAREWELL, stream).take(LONGEST_REMAINDER);
    let _ = io::copy(&mut remainder, &mut io::sink());
}

/// A connection that is read or written until some moment at the latest, however little comes at a time.
struct Bounded<'a> {
    stream: &'a TcpStream,
    until: Instant,
}

impl Bounded<'_> {
    fn by(longest: Duration, stream: &TcpStream) -> Bounded<'_> {
        Bounded { stream, until: Instant::now() + longest }
    }

    /// How long there is still to go.
    fn rest(&self) -> io::Result<Option<Duration>> {
        let rest = self.until.saturating_duration_since(Instant::now());
        if rest.is_zero() { Err(io::ErrorKind::TimedOut.into()) } else { Ok(Some(rest)) }
    }
}

impl Read for Bounded<'_> {
    fn read(&mut self, bytes: &mut [u8]) -> io::Result<usize> {
        self.stream.set_read_timeout(self.rest()?)?;
        self.stream.read(bytes)
    }
}

impl Write for Bounded<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.stream.set_write_timeout(self.rest()?)?;
        self.stream.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.stream.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_connection_is_read_no_longer_than_it_may_take() {
        let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
        let mut browser = TcpStream::connect(listener.local_addr().unwrap()).unwrap();
        let (stream, _) = listener.accept().unwrap();
        browser.write_all(b"GET").unwrap();
        let read = Request::read(Bounded::by(Duration::from_millis(20), &stream));
        assert_eq!(read, Err(Unread::Lost));
    }
}
