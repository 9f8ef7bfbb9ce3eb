//! What is answered to a request.

use std::sync::{Arc, OnceLock};

use super::address::is_loopback;
use super::gallery::Gallery;
use super::html;
use super::limit::{Limit, Place};
use super::reply::{Reply, Status};
use super::request::{Method, Request};
use super::route::Route;
use super::shown::Pages;
use crate::cli::batch;
use crate::text::Faces;

/// The style sheet and the script of all pages, and the mark in their tabs.
const STYLE: &str = include_str!("style.css");
const SCRIPT: &str = include_str!("script.js");
const ICON: &str = include_str!("icon.svg");

/// How many may listen to changes at a time: more than anybody has windows, and half of all connections, so that there
/// is room for other requests.
const MOST_LISTENERS: usize = 100;

/// What answers need.
pub struct Desk {
    gallery: Arc<Gallery>,
    /// For drawing; pages name faces by what they are, so that these serve as well as those that they were set in.
    built_in: OnceLock<Faces>,
    listeners: Limit,
}

/// An answer.
pub enum Answer {
    /// One that is sent at once.
    Whole(Reply),
    /// The stream of changes, for as long as somebody listens.
    Changes(Place),
}

impl From<Reply> for Answer {
    fn from(reply: Reply) -> Answer {
        Answer::Whole(reply)
    }
}

impl Desk {
    /// A desk that answers with what hangs in a gallery.
    pub fn new(gallery: Arc<Gallery>) -> Desk {
        Desk { gallery, built_in: OnceLock::new(), listeners: Limit::of(MOST_LISTENERS) }
    }

    /// The gallery.
    pub fn gallery(&self) -> &Gallery {
        &self.gallery
    }

    /// Answers a request.
    pub fn answer(&self, request: &Request) -> Answer {
        if !request.host.as_deref().is_some_and(is_loopback) {
            let cure = "only this computer is served; open the address that `flysheet serve` prints";
            return Reply::text(Status::Forbidden, cure).into();
        }
        if request.method == Method::Other {
            return Reply::text(Status::NotAllowed, "there is nothing here to change").into();
        }
        let route = Route::of(&request.target);
        if route == Some(Route::Events) && request.method == Method::Get {
            return match self.listeners.enter() {
                Some(place) => Answer::Changes(place),
                None => Reply::text(Status::Busy, "too many windows are open").into(),
            };
        }
        let state = request.target.split_once("?v=").map(|(_, state)| state);
        // A fault in drawing is a fault of that picture.
        let reply = batch::isolated(|| route.and_then(|route| self.found(route, state)));
        match reply {
            Ok(reply) => reply.unwrap_or_else(|| self.nothing()).into(),
            Err(panic) => {
                Reply::text(Status::BrokenDown, &format!("flysheet broke down: {}", panic.0)).into()
            }
        }
    }

    /// What there is at an address that names a state, or none; if there is anything.
    fn found(&self, route: Route, state: Option<&str>) -> Option<Reply> {
        let gallery = &*self.gallery;
        let found = |kind: &'static str, text: &str| Reply::new(Status::Found, kind, text.as_bytes());
        let pages = |name: &str| gallery.flyer(name)?.pages.clone();
        let faces = || self.built_in.get_or_init(Faces::built_in);
        let png = |pages: &Pages, bytes: Option<Arc<[u8]>>| {
            // An address that names the state of a picture always leads to the same one.
            let is_lasting = state == Some(&*pages.stamp);
            Some(Reply::new(Status::Found, "image/png", bytes?).lasting(is_lasting))
        };
        Some(match route {
            Route::List => Reply::html(Status::Found, &html::list(&gallery.folder, &gallery.view())),
            Route::Flyer(name) => match html::flyer(&name, &gallery.view()) {
                Some(page) => Reply::html(Status::Found, &page),
                None => {
                    let pdf = Arc::clone(&pages(name.strip_suffix(".pdf")?)?.pdf);
                    Reply::new(Status::Found, "application/pdf", pdf)
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
            Route::Style => found("text/css; charset=utf-8", STYLE),
            Route::Script => found("text/javascript; charset=utf-8", SCRIPT),
            Route::Icon => found("image/svg+xml", ICON),
            // Here only for those who do not listen.
            Route::Events => found("text/event-stream", ""),
        })
    }

    /// That there is nothing at an address.
    fn nothing(&self) -> Reply {
        Reply::html(Status::NotFound, &html::nothing(&self.gallery.folder, &self.gallery.view()))
    }
}
