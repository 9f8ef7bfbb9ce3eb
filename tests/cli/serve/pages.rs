//! What the addresses of `serve` show, and to whom.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::process::Command;

use super::{Serving, picture};
use crate::{BROKEN, Folder, SPEC, is_pdf};

#[test]
fn flyers_are_shown_as_pages_pictures_and_pdfs() {
    let folder = Folder::with(&[("flyers/tajikistan.toml", SPEC), ("flyers/b.toml", BROKEN)]);
    let serving = Serving::of(&folder, "");
    let list = serving.get_with("/", "2 flyers: 1 with an error<");
    list.has(&["<strong>Tajikistan</strong>", "1 page<", "alt=\"Page 1 of Tajikistan\"", "2 errors<"]);
    let thumbnail = serving.get(&picture(&list, "/tajikistan/thumbnail.png"));
    let thumbnail = image::load_from_memory(&thumbnail.body).unwrap();
    assert!(thumbnail.width() < thumbnail.height() && thumbnail.width() < 500);

    let page = serving.get("/tajikistan");
    page.has(&[
        "<h1>Tajikistan</h1>",
        "alt=\"Page 1 of Tajikistan\"",
        "No errors, no warnings",
        "rel=\"prev\"",
    ]);
    let picture = serving.get(&picture(&page, "/tajikistan/1.png"));
    assert!(picture.head.contains("\r\nContent-Type: image/png\r\n"), "{}", picture.head);
    assert!(image::load_from_memory(&picture.body).unwrap().width() > 1000);
    let pdf = serving.get("/tajikistan.pdf");
    assert!(pdf.head.contains("\r\nContent-Type: application/pdf\r\n") && is_pdf(&pdf.body), "{}", pdf.head);

    serving.get("/b").has(&[
        "flyers/b.toml:1:1",
        "did you mean <code>country</code>?",
        "There are no pages yet.",
    ]);
    for path in ["/_/style.css", "/_/script.js", "/_/icon.svg"] {
        assert_eq!(serving.get(path).status, 200, "{path}");
    }
    let head = serving.ask(&format!("HEAD / HTTP/1.1\r\nHost: 127.0.0.1:{}", serving.port));
    assert_eq!((head.status, head.body.len()), (200, 0));
    // The file that a build makes is the one that is shown.
    folder.run("build -q flyers/tajikistan.toml");
    assert!(pdf.body == folder.read("out/tajikistan.pdf"), "another PDF than a build's");
    assert_eq!(folder.names("flyers"), ["b.toml", "tajikistan.toml"]);
}

#[test]
fn a_name_with_any_letter_in_it_has_an_address() {
    let spec = SPEC.replace("country = \"Tajikistan\"", "country = \"A & B <b>\"");
    let folder = Folder::with(&[("flyers/côte d'ivoire & 50%.toml", &spec)]);
    let serving = Serving::of(&folder, "");
    let list = serving.get_with("/", "1 flyer: all well");
    list.has(&["href=\"/c%C3%B4te%20d%27ivoire%20%26%2050%25\"", "<strong>A &amp; B &lt;b&gt;</strong>"]);
    let page = serving.get("/c%C3%B4te%20d%27ivoire%20%26%2050%25");
    assert_eq!(page.status, 200);
    let address = picture(&page, "/c%C3%B4te%20d%27ivoire%20%26%2050%25/1.png");
    assert!(image::load_from_memory(&serving.get(&address).body).is_ok());
}

#[test]
fn only_this_computer_is_served_and_only_what_was_made() {
    let folder = Folder::with(&[("flyers/a.toml", SPEC), ("flyers/_b.toml", "secret"), ("c.txt", "secret")]);
    let serving = Serving::of(&folder, "");
    serving.get_with("/a", "is-well");
    for host in ["example.org", "127.0.0.1.example.org:80", "192.168.1.7"] {
        for path in ["/", "/a/1.png", "/_/events"] {
            let answer = serving.ask(&format!("GET {path} HTTP/1.1\r\nHost: {host}"));
            assert_eq!(answer.status, 403, "{host} {path}");
            answer.lacks(&["Tajikistan"]);
        }
    }
    assert_eq!(serving.ask("GET / HTTP/1.1").status, 403, "no host");
    assert_eq!(
        serving.ask("GET / HTTP/1.1\r\nHost: localhost\r\nHost: example.org").status,
        403,
        "two hosts"
    );
    for path in [
        "/../c.txt",
        "/..%2fc.txt",
        "/%2e%2e/c.txt",
        "/flyers/a.toml",
        "/a.toml",
        "/_b",
        "/_b.toml",
        "/_/..%2f..%2fc.txt",
        "/a/../../c.txt",
        "/a/0.png",
        "/a/2.png",
        "/a/99999999999999999999.png",
        "/a/1.png/x",
        "/b.pdf",
    ] {
        let answer = serving.get(path);
        assert_eq!(answer.status, 404, "{path}");
        answer.lacks(&["secret"]);
    }
    let answer =
        serving.ask(&format!("POST / HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nContent-Length: 0", serving.port));
    assert_eq!(answer.status, 405);
}

#[test]
fn no_request_and_no_number_of_them_is_too_much() {
    let folder = Folder::with(&[("flyers/a.toml", SPEC)]);
    let mut command = Command::new("sh");
    let program = env!("CARGO_BIN_EXE_flysheet");
    // So few files may be open that connections alone use them up.
    command
        .current_dir(folder.path(""))
        .args(["-c", &format!("ulimit -n 64; exec {program} serve --port 0")]);
    let serving = Serving::from(command);
    serving.get_with("/a", "is-well");
    for bytes in [&b"\xff\x00\r\n\r\n"[..], b"GET\r\n\r\n", b"GET / HTTP/1.1\r\nHost: \xff\r\n\r\n", b""] {
        serving.connect().write_all(bytes).unwrap();
    }
    let open: Vec<TcpStream> = (0..60).map(|_| serving.connect()).collect();
    // Those that say nothing are closed in the end, and others have stayed in line meanwhile.
    serving.get("/a").has(&["is-well"]);
    drop(open);
}

#[test]
fn what_is_no_request_is_told_so_and_is_not_read_on() {
    let folder = Folder::with(&[("flyers/a.toml", SPEC)]);
    let serving = Serving::of(&folder, "");
    assert_eq!(serving.ask("GET / HTTP/9").status, 400);
    let mut stream = serving.connect();
    // More than anybody would keep in memory; and the answer comes while it is still sent.
    let sent = (0..4096).try_for_each(|_| stream.write_all(&[b'a'; 64 * 1024]));
    assert!(sent.is_err(), "256 MB of one request were taken");
    // What comes with a request that is refused does not keep the answer from coming.
    let body = "a".repeat(100_000);
    let host = format!("Host: 127.0.0.1:{}", serving.port);
    let mut stream = serving.connect();
    write!(stream, "POST / HTTP/1.1\r\n{host}\r\nContent-Length: {}\r\n\r\n{body}", body.len()).unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    assert!(answer.starts_with("HTTP/1.1 405 ") && answer.ends_with("change\n"), "{answer}");
}

#[test]
fn answers_say_what_they_are_and_how_long_they_last() {
    let folder = Folder::with(&[("flyers/a.toml", SPEC)]);
    let serving = Serving::of(&folder, "");
    let page = serving.get_with("/a", "No errors, no warnings");
    let check = |path: &str, kind: &str, keep: &str| {
        let head = serving.get(path).head;
        for line in
            [kind, keep, "X-Content-Type-Options: nosniff", "Cross-Origin-Resource-Policy: same-origin"]
        {
            assert!(head.contains(&format!("\r\n{line}\r\n")), "{path} without `{line}`:\n{head}");
        }
        assert_eq!(head.contains("\r\nContent-Security-Policy: default-src 'none';"), kind.contains("html"));
    };
    let html = "Content-Type: text/html; charset=utf-8";
    let never = "Cache-Control: no-store";
    check("/", html, never);
    check("/a", html, never);
    check("/nothing", html, never);
    check("/a.pdf", "Content-Type: application/pdf", never);
    check("/_/script.js", "Content-Type: text/javascript; charset=utf-8", never);
    check("/a/1.png", "Content-Type: image/png", never);
    let lasting = "Cache-Control: private, max-age=31536000, immutable";
    check(&picture(&page, "/a/1.png"), "Content-Type: image/png", lasting);
}
