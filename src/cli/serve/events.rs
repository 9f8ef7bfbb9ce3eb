//! The stream of changes, as browsers listen to one: a line whenever something is shown anew (server-sent events).

use std::io::{self, Write};
use std::time::Duration;

use super::gallery::Gallery;

/// What stands before the lines.
const HEAD: &str = "HTTP/1.1 200 OK\r\n\
    Content-Type: text/event-stream\r\n\
    Cache-Control: no-store\r\n\
    X-Content-Type-Options: nosniff\r\n\
    Cross-Origin-Resource-Policy: same-origin\r\n\
    Connection: close\r\n\
    \r\n";

/// How long a stream is silent at the most. Only in writing to it does it show that the browser has gone.
const LONGEST_SILENCE: Duration = Duration::from_secs(15);

/// Tells of every change until the browser goes.
///
/// # Errors
/// When it has gone, which is how every stream ends.
pub fn write(writer: &mut impl Write, gallery: &Gallery) -> io::Result<()> {
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
