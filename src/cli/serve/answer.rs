//! Requests and their answers.

use std::io::{self, Cursor, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, OnceLock};
use std::thread;
use std::time::Duration;

use tiny_http::{Header, Method, Request, Response, Server};

use super::address::is_loopback;
use super::events::{self, Listeners};
use super::gallery::Gallery;
use super::html;
use super::route::Route;
use super::shown::Pages;
use crate::cli::batch;
use crate::text::Faces;

/// The style sheet and the script of all pages, and the mark in their tabs.
const STYLE: &str = include_str!("style.css");
const SCRIPT: &str = include_str!("script.js");
const ICON: &str = include_str!("icon.svg");

/// What a page may load: what comes from here, and nothing from the network.
const POLICY: &str = "default-src 'none'; img-src 'self'; style-src 'self'; script-src 'self'; connect-src 'self'; \
                      base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// How long to wait before listening anew where the system has refused to go on, as when too many files are open.
const BEFORE_NEW_TRY: Duration = Duration::from_secs(1);

/// How long nobody asks for anything before it is tried whether anybody could.
const QUIET: Duration = Duration::from_secs(5);

/// How long a request of our own takes to arrive at the most.
const PATIENCE: Duration = Duration::from_secs(5);

/// What answers need.
struct Desk {
    gallery: Arc<Gallery>,
    /// For drawing; pages name faces by what they are, so that these serve as well as those that they were set in.
    built_in: OnceLock<Faces>,
    listeners: Listeners,
}

/// Answers all requests, on threads of their own, until the program ends.
///
/// # Errors
/// When there is no room for a thread, or the listener has no address.
pub fn answer_all(listener: TcpListener, gallery: Arc<Gallery>) -> io::Result<()> {
    let address = listener.local_addr()?;
    let desk = Arc::new(Desk { gallery, built_in: OnceLock::new(), listeners: Listeners::default() });
    thread::Builder::new().spawn(move || {
        loop {
            let server = listener.try_clone().ok().and_then(|clone| Server::from_listener(clone, None).ok());
            while let Some(request) = server.as_ref().and_then(|server| next(server, address)) {
                let desk = Arc::clone(&desk);
                // Where there is no room for a thread, the request is dropped, and a browser asks again.
                let _ = thread::Builder::new().spawn(move || desk.answer(request));
            }
            drop(server);
            thread::sleep(BEFORE_NEW_TRY);
        }
    })?;
    Ok(())
}

/// The next request; none where no more will come. The thread that accepts connections ends without a word where the
/// system refuses it one, so that when all is quiet, we knock ourselves.
fn next(server: &Server, address: SocketAddr) -> Option<Request> {
    if let Some(request) = server.recv_timeout(QUIET).ok()? {
        return Some(request);
    }
    let mut knock = TcpStream::connect_timeout(&address, PATIENCE).ok()?;
    knock.write_all(b"HEAD /_/icon.svg HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n").ok()?;
    server.recv_timeout(PATIENCE).ok()?
}

/// What is sent back.
struct Reply {
    status: u16,
    kind: &'static str,
    bytes: Arc<[u8]>,
    /// How long a browser may keep it.
    keep: &'static str,
}

/// What is shown changes under its address, and the way to it is short.
const NEVER: &str = "no-store";

/// An address that names the state of a picture always leads to the same one.
const ALWAYS: &str = "private, max-age=31536000, immutable";

impl Reply {
    fn new(status: u16, kind: &'static str, bytes: impl Into<Arc<[u8]>>) -> Reply {
        Reply { status, kind, bytes: bytes.into(), keep: NEVER }
    }

    fn text(status: u16, text: &str) -> Reply {
        Reply::new(status, "text/plain; charset=utf-8", text.as_bytes())
    }

    fn html(status: u16, text: &str) -> Reply {
        Reply::new(status, "text/html; charset=utf-8", text.as_bytes())
    }
}

impl Desk {
    /// Answers one request. Whoever has gone meanwhile needs no answer.
    fn answer(&self, request: Request) {
        if is_meant_for_us(&request)
            && *request.method() == Method::Get
            && Route::of(request.url()) == Some(Route::Events)
        {
            if let Some(_listener) = self.listeners.enter() {
                return events::stream(request, &self.gallery);
            }
            return send(request, &Reply::text(503, "too many windows are open\n"));
        }
        // A fault in drawing is a fault of that picture.
        let reply = batch::isolated(|| self.reply(&request));
        send(
            request,
            &reply.unwrap_or_else(|panic| Reply::text(500, &format!("flysheet broke down: {}\n", panic.0))),
        );
    }

    fn reply(&self, request: &Request) -> Reply {
        if !is_meant_for_us(request) {
            return Reply::text(
                403,
                "only this computer is served; open the address that `flysheet serve` prints\n",
            );
        }
        if !matches!(request.method(), Method::Get | Method::Head) {
            return Reply::text(405, "there is nothing here to change\n");
        }
        let target = request.url();
        let state = target.split_once("?v=").map(|(_, state)| state);
        Route::of(target).and_then(|route| self.found(route, state)).unwrap_or_else(|| self.nothing())
    }

    /// What there is at an address that names a state, or none; if there is anything.
    fn found(&self, route: Route, state: Option<&str>) -> Option<Reply> {
        let gallery = &*self.gallery;
        let pages = |name: &str| gallery.flyer(name)?.pages.clone();
        let faces = || self.built_in.get_or_init(Faces::built_in);
        let png = |pages: &Pages, bytes: Option<Arc<[u8]>>| {
            let keep = if state == Some(&*pages.stamp) { ALWAYS } else { NEVER };
            Some(Reply { keep, ..Reply::new(200, "image/png", bytes?) })
        };
        Some(match route {
            Route::List => Reply::html(200, &html::list(&gallery.folder, &gallery.view())),
            Route::Flyer(name) => match html::flyer(&name, &gallery.view()) {
                Some(page) => Reply::html(200, &page),
                None => {
                    let pdf = Arc::clone(&pages(name.strip_suffix(".pdf")?)?.pdf);
                    Reply::new(200, "application/pdf", pdf)
                }
            },
            Route::Picture(name, number) => {
                let pages = pages(&name)?;
                png(&pages, pages.picture(number, faces()))?
            }
            Route::Thumbnail(name) => {
                let pages = pages(&name)?;
                png(&pages, pages.thumbnail(faces()))?
            }
            Route::Style => Reply::new(200, "text/css; charset=utf-8", STYLE.as_bytes()),
            Route::Script => Reply::new(200, "text/javascript; charset=utf-8", SCRIPT.as_bytes()),
            Route::Icon => Reply::new(200, "image/svg+xml", ICON.as_bytes()),
            // Listened to, and not looked at.
            Route::Events => Reply::text(200, ""),
        })
    }

    /// That there is nothing at an address.
    fn nothing(&self) -> Reply {
        Reply::html(404, &html::nothing(&self.gallery.folder, &self.gallery.view()))
    }
}

/// Whether a request names this computer, once.
fn is_meant_for_us(request: &Request) -> bool {
    let mut hosts = request.headers().iter().filter(|header| header.field.equiv("Host"));
    match (hosts.next(), hosts.next()) {
        (Some(host), None) => is_loopback(host.value.as_str()),
        _ => false,
    }
}

/// Sends an answer. Whoever has gone meanwhile needs none.
fn send(request: Request, reply: &Reply) {
    let is_html = reply.kind.starts_with("text/html");
    let headers = [
        ("Content-Type", reply.kind),
        ("Cache-Control", reply.keep),
        ("X-Content-Type-Options", "nosniff"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
        ("Referrer-Policy", "no-referrer"),
    ];
    let policy = is_html.then_some(("Content-Security-Policy", POLICY));
    let allowed = (reply.status == 405).then_some(("Allow", "GET, HEAD"));
    let headers = headers.into_iter().chain(policy).chain(allowed);
    let headers = headers.filter_map(|(name, value)| Header::from_bytes(name, value).ok()).collect();
    let bytes = Cursor::new(Arc::clone(&reply.bytes));
    let response = Response::new(reply.status.into(), headers, bytes, Some(reply.bytes.len()), None)
        // A length says more than pieces do: it shows when an answer was cut off.
        .with_chunked_threshold(usize::MAX);
    let _ = request.respond(response);
}
