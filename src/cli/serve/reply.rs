//! What is sent back: a status, headers and bytes.

use std::io::{self, Write};
use std::sync::Arc;

/// What a page may load: what comes from here, and nothing from the network.
const POLICY: &str = "default-src 'none'; img-src 'self'; style-src 'self'; script-src 'self'; connect-src 'self'; \
                      base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// A reply that is whole before it is sent.
#[derive(Debug)]
pub struct Reply {
    status: Status,
    kind: &'static str,
    bytes: Arc<[u8]>,
    /// Whether a browser may keep it for as long as it likes.
    is_lasting: bool,
}

/// How a request was met, as in RFC 9110.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// Here it is.
    Found,
    /// It is no request.
    Malformed,
    /// It is meant for another computer.
    Forbidden,
    /// There is nothing of this name.
    NotFound,
    /// It wants something changed.
    NotAllowed,
    /// It is too long.
    TooLong,
    /// flysheet broke down over it.
    BrokenDown,
    /// There are too many others.
    Busy,
}

impl Status {
    /// The number and the words of the first line.
    const fn line(self) -> &'static str {
        match self {
            Status::Found => "200 OK",
            Status::Malformed => "400 Bad Request",
            Status::Forbidden => "403 Forbidden",
            Status::NotFound => "404 Not Found",
            Status::NotAllowed => "405 Method Not Allowed\r\nAllow: GET, HEAD",
            Status::TooLong => "431 Request Header Fields Too Large",
            Status::BrokenDown => "500 Internal Server Error",
            Status::Busy => "503 Service Unavailable",
        }
    }
}

impl Reply {
    /// A reply of a media type.
    pub fn new(status: Status, kind: &'static str, bytes: impl Into<Arc<[u8]>>) -> Reply {
        Reply { status, kind, bytes: bytes.into(), is_lasting: false }
    }

    /// A line of text.
    pub fn text(status: Status, line: &str) -> Reply {
        Reply::new(status, "text/plain; charset=utf-8", format!("{line}\n").into_bytes())
    }

    /// A page.
    pub fn html(status: Status, html: &str) -> Reply {
        Reply::new(status, HTML, html.as_bytes())
    }

    /// The same reply, which a browser may keep where `is_lasting`: its address always leads to the same bytes.
    pub fn lasting(self, is_lasting: bool) -> Reply {
        Reply { is_lasting, ..self }
    }

    /// Writes the reply, or where `is_head` only what it would be like.
    ///
    /// # Errors
    /// When the browser has gone.
    pub fn write(&self, to: &mut impl Write, is_head: bool) -> io::Result<()> {
        let keep = match self.is_lasting {
            true => "private, max-age=31536000, immutable",
            // What is shown changes under its address, and the way to it is short.
            false => "no-store",
        };
        let mut head = format!(
            "HTTP/1.1 {}\r\nContent-Type: {}\r\nContent-Length: {}\r\nCache-Control: {keep}\r\n\
             X-Content-Type-Options: nosniff\r\nCross-Origin-Resource-Policy: same-origin\r\n\
             Referrer-Policy: no-referrer\r\nConnection: close\r\n",
            self.status.line(),
            self.kind,
            self.bytes.len(),
        );
        if self.kind == HTML {
            head.push_str(&format!("Content-Security-Policy: {POLICY}\r\n"));
        }
        head.push_str("\r\n");
        to.write_all(head.as_bytes())?;
        to.write_all(if is_head { &[] } else { &self.bytes })?;
        to.flush()
    }
}

/// The media type of pages.
const HTML: &str = "text/html; charset=utf-8";
