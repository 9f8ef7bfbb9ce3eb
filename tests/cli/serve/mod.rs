//! `serve`: the flyers of a folder in the browser, as they are written.

#![cfg(unix)]

mod changes;
mod command;
mod pages;

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use crate::Folder;

/// How long anything may take, on a machine that does a lot besides.
const LONGEST: Duration = Duration::from_secs(120);

/// How long to wait between two tries.
const BETWEEN_TRIES: Duration = Duration::from_millis(30);

/// A `flysheet serve` that runs, and ends with the test.
struct Serving {
    child: Child,
    port: u16,
}

/// What came of a request.
#[derive(Debug)]
struct Answer {
    status: u16,
    head: String,
    body: Vec<u8>,
}

impl Answer {
    fn text(&self) -> &str {
        std::str::from_utf8(&self.body).unwrap()
    }

    #[track_caller]
    fn has(&self, parts: &[&str]) {
        for part in parts {
            assert!(self.text().contains(part), "no `{part}` in\n{}", self.text());
        }
    }

    #[track_caller]
    fn lacks(&self, parts: &[&str]) {
        for part in parts {
            assert!(!self.text().contains(part), "`{part}` in\n{}", self.text());
        }
    }
}

impl Serving {
    /// Serves a folder, at any free port.
    fn of(folder: &Folder, words: &str) -> Serving {
        Serving::from(folder.command(&format!("serve --port 0 {words}")))
    }

    fn from(mut command: Command) -> Serving {
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.as_mut().unwrap()).read_line(&mut line).unwrap();
        let port = line.strip_prefix("http://127.0.0.1:").unwrap().strip_suffix("/\n").unwrap();
        Serving { port: port.parse().unwrap(), child }
    }

    fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        stream.set_read_timeout(Some(LONGEST)).unwrap();
        stream
    }

    /// What comes of a request with these lines as its head.
    fn ask(&self, head: &str) -> Answer {
        let mut stream = self.connect();
        write!(stream, "{head}\r\nConnection: close\r\n\r\n").unwrap();
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).unwrap();
        let end = bytes.windows(4).position(|window| window == b"\r\n\r\n").unwrap();
        let head = String::from_utf8(bytes[..end].to_vec()).unwrap();
        let status = head.split(' ').nth(1).unwrap().parse().unwrap();
        Answer { status, head, body: bytes[end + 4..].to_vec() }
    }

    fn get(&self, path: &str) -> Answer {
        self.ask(&format!("GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{}", self.port))
    }

    /// The page at a path, once it says something; fails if it never does.
    #[track_caller]
    fn get_with(&self, path: &str, part: &str) -> Answer {
        self.get_when(path, |answer| answer.text().contains(part)).unwrap_or_else(|last| {
            panic!("no `{part}` in\n{}", last.text());
        })
    }

    /// What stands at a path, once it is as it shall be; else what stood there last.
    fn get_when(&self, path: &str, is_right: impl Fn(&Answer) -> bool) -> Result<Answer, Answer> {
        let begun = Instant::now();
        loop {
            let answer = self.get(path);
            if is_right(&answer) {
                return Ok(answer);
            }
            if begun.elapsed() > LONGEST {
                return Err(answer);
            }
            thread::sleep(BETWEEN_TRIES);
        }
    }

    /// The stream of changes.
    fn events(&self) -> Events {
        let mut stream = self.connect();
        write!(stream, "GET /_/events HTTP/1.1\r\nHost: localhost:{}\r\n\r\n", self.port).unwrap();
        let mut events = Events(BufReader::new(stream));
        let head = std::iter::repeat_with(|| events.line()).take_while(|line| !line.is_empty());
        let head: Vec<String> = head.collect();
        assert!(head.iter().any(|line| line == "Content-Type: text/event-stream"), "{head:?}");
        events.next();
        events
    }

    fn signal(&self, signal: &str) {
        let status = Command::new("kill").args([signal, &self.child.id().to_string()]).status();
        assert!(status.unwrap().success());
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A stream of changes.
struct Events(BufReader<TcpStream>);

impl Events {
    fn line(&mut self) -> String {
        let mut line = String::new();
        self.0.read_line(&mut line).unwrap();
        line.trim_end().to_owned()
    }

    /// The number of the next change.
    fn next(&mut self) -> u64 {
        loop {
            if let Some(revision) = self.line().strip_prefix("data: ") {
                return revision.parse().unwrap();
            }
        }
    }
}

/// The address of the picture of a page, as a flyer's page has it.
fn picture(page: &Answer, path: &str) -> String {
    let (_, rest) = page.text().split_once(&format!("src=\"{path}")).unwrap();
    format!("{path}{}", rest.split_once('"').unwrap().0)
}
