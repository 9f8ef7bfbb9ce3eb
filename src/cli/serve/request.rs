//! A request as a browser writes it (RFC 9112): its first line and its headers. Nothing that it may carry behind them
//! is read, as there is nothing here to change.

use std::io::Read;

use httparse::{EMPTY_HEADER, Error, Header};

/// The longest head of a request, in bytes. Browsers send the cookies of all programs at this computer along, whatever
/// their ports, and other programs read no more either.
const LONGEST_HEAD: usize = 32 * 1024;

/// The most headers of a request: several times what browsers send.
const MOST_HEADERS: usize = 100;

/// How many bytes are read at a time: the whole head of what browsers usually ask.
const PIECE: usize = 2048;

/// A request.
#[derive(Debug, PartialEq, Eq)]
pub struct Request {
    /// What is to be done.
    pub method: Method,
    /// What it is to be done with: a path, and perhaps a query.
    pub target: String,
    /// The computer that it is meant for, as it says once; none where it says none, or several.
    pub host: Option<String>,
}

/// What a request asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// To be sent something.
    Get,
    /// To be told about it only.
    Head,
    /// Anything else.
    Other,
}

/// Why there is no request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unread {
    /// It does not come: the browser has gone, or takes too long.
    Lost,
    /// It is longer than any that is answered.
    TooLong,
    /// It is none.
    Malformed,
}

impl Request {
    /// Reads a request.
    ///
    /// # Errors
    /// When it does not come, or is none that can be answered.
    pub fn read(mut stream: impl Read) -> Result<Request, Unread> {
        let mut head = Vec::new();
        loop {
            let mut headers = [EMPTY_HEADER; MOST_HEADERS];
            let mut request = httparse::Request::new(&mut headers);
            match request.parse(&head) {
                Ok(parsed) if parsed.is_complete() => return Request::of(&request),
                Ok(_) if head.len() < LONGEST_HEAD => {}
                Ok(_) | Err(Error::TooManyHeaders) => return Err(Unread::TooLong),
                Err(_) => return Err(Unread::Malformed),
            }
            let mut piece = [0; PIECE];
            match stream.read(&mut piece) {
                Ok(0) | Err(_) => return Err(Unread::Lost),
                Ok(length) => head.extend(piece.iter().take(length)),
            }
        }
    }

    fn of(request: &httparse::Request<'_, '_>) -> Result<Request, Unread> {
        let method = match request.method {
            Some("GET") => Method::Get,
            Some("HEAD") => Method::Head,
            _ => Method::Other,
        };
        let target = request.path.ok_or(Unread::Malformed)?.to_owned();
        let is_host = |header: &&Header<'_>| header.name.eq_ignore_ascii_case("host");
        let mut hosts = request.headers.iter().filter(is_host);
        let host = match (hosts.next(), hosts.next()) {
            (Some(host), None) => String::from_utf8(host.value.to_vec()).ok(),
            _ => None,
        };
        Ok(Request { method, target, host })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &str) -> Result<Request, Unread> {
        Request::read(bytes.as_bytes())
    }

    #[test]
    fn a_request_is_read_however_it_comes() {
        let text = "GET /a?v=1 HTTP/1.1\r\nhost: localhost:80\r\nAccept: */*\r\n\r\n";
        let expected =
            Request { method: Method::Get, target: "/a?v=1".into(), host: Some("localhost:80".into()) };
        assert_eq!(read(text), Ok(expected));
        let (first, second) = text.split_at(20);
        assert_eq!(Request::read(first.as_bytes().chain(second.as_bytes())), read(text), "in two pieces");
        assert_eq!(read(&text.replace("\r\n", "\n")), read(text), "lines end otherwise");
        assert_eq!(read(&text.replace("HTTP/1.1", "HTTP/1.0")), read(text), "an older one");
        let method = |text: &str| read(text).unwrap().method;
        assert_eq!(method(&text.replace("GET", "HEAD")), Method::Head);
        assert_eq!(method(&text.replace("GET", "POST")), Method::Other);
    }

    #[test]
    fn only_one_host_counts() {
        let host = |headers: &str| read(&format!("GET / HTTP/1.1\r\n{headers}\r\n")).unwrap().host;
        assert_eq!(host("Host: a\r\n"), Some("a".into()));
        assert_eq!(host(""), None);
        assert_eq!(host("Host: a\r\nHost: a\r\n"), None);
    }

    #[test]
    fn what_is_no_request_is_told_apart() {
        assert_eq!(read(""), Err(Unread::Lost));
        assert_eq!(read("GET / HTTP/1.1\r\nHost: a"), Err(Unread::Lost));
        for text in ["GET /\r\n\r\n", "GET / HTTP/2.0\r\n\r\n", "GET / HTTP/1.1\r\na b\r\n\r\n"] {
            assert_eq!(read(text), Err(Unread::Malformed), "{text}");
        }
        let long = "a".repeat(LONGEST_HEAD);
        assert_eq!(read(&format!("GET /{long} HTTP/1.1\r\n\r\n")), Err(Unread::TooLong));
        let many = "a: b\r\n".repeat(MOST_HEADERS + 1);
        assert_eq!(read(&format!("GET / HTTP/1.1\r\n{many}\r\n")), Err(Unread::TooLong));
    }
}
