//! `serve`: the flyers of a folder in the browser, as they are written.

#![cfg(unix)]

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use crate::{BROKEN, Folder, SPEC, is_pdf};

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
fn a_spec_that_is_saved_is_shown_anew_and_one_with_an_error_keeps_its_pages() {
    let folder = Folder::with(&[("flyers/a.toml", SPEC), ("flyers/b.toml", SPEC)]);
    let serving = Serving::of(&folder, "");
    serving.get_with("/", "2 flyers: all well");
    let (page, other) = (serving.get("/a"), serving.get("/b"));
    let first = picture(&page, "/a/1.png");
    let first_bytes = serving.get(&first).body;
    let mut events = serving.events();
    folder.write("flyers/a.toml", &SPEC.replace("Virtual Silk Highway", "Clean Rivers"));
    let revision = events.next();
    let second =
        picture(&serving.get_when("/a", |page| picture(page, "/a/1.png") != first).unwrap(), "/a/1.png");
    let second_bytes = serving.get(&second).body;
    assert_ne!(first_bytes, second_bytes);

    folder.write("flyers/a.toml", &SPEC.replace("date =", "dat ="));
    assert!(events.next() > revision);
    let broken = serving.get_with("/a", "has-errors");
    broken.has(&[
        "unknown key <code>dat</code>",
        "flyers/a.toml:2:1",
        "dat = &quot;2022-08&quot;",
        "did you mean <code>date</code>?",
        "The pages below are the last good ones.",
    ]);
    assert_eq!(picture(&broken, "/a/1.png"), second);
    assert_eq!(serving.get(&second).body, second_bytes);
    serving.get("/").has(&["2 flyers: 1 with an error", "class=\"paper old\""]);
    assert!(is_pdf(&serving.get("/a.pdf").body));

    folder.write("flyers/a.toml", SPEC);
    let mended = serving.get_with("/a", "No errors, no warnings");
    mended.lacks(&["last good version"]);
    assert_eq!(picture(&mended, "/a/1.png"), first, "the same words have another state");
    assert_eq!(serving.get("/b").text(), other.text());
}

#[test]
fn whatever_a_flyer_uses_counts() {
    let spec = format!("extends = '_shared.toml'\n{SPEC}image = {{ file = '../a.png', alt = 'A river' }}\n");
    let folder = Folder::with(&[("flyers/a.toml", &spec)]);
    let serving = Serving::of(&folder, "flyers/");
    serving.get_with("/a", "has-errors").has(&["_shared.toml"]);
    // A fragment that was missing comes, and then a picture.
    folder.write("flyers/_shared.toml", "[masthead]\nedition = 'Country Flyer'\n");
    serving.get_when("/a", |page| !page.text().contains("_shared.toml")).unwrap();
    image::RgbImage::from_pixel(1600, 900, image::Rgb([20, 80, 140])).save(folder.path("a.png")).unwrap();
    let mut page = serving.get_with("/a", "is-well");
    let mut differs = |change: &str| {
        let before = picture(&page, "/a/1.png");
        page = serving
            .get_when("/a", |page| page.text().contains("is-well") && picture(page, "/a/1.png") != before)
            .unwrap_or_else(|page| panic!("{change} is not seen:\n{}", page.text()));
    };
    image::RgbImage::from_pixel(1600, 900, image::Rgb([140, 80, 20])).save(folder.path("a.png")).unwrap();
    differs("another picture");
    folder.write("flyers/_shared.toml", "[masthead]\nedition = 'Other Flyer'\n");
    differs("another fragment");
    fs::create_dir(folder.path("fonts")).unwrap();
    let font = |name: &str| {
        let from = format!("{}/fonts/{name}", env!("CARGO_MANIFEST_DIR"));
        fs::copy(from, folder.path("fonts").join(name)).unwrap();
    };
    font("SourceSerif4-Regular.ttf");
    folder.write("flyers/a.toml", &format!("{spec}[theme.type]\nfonts = ['../fonts']\n"));
    differs("a font folder");
    font("SourceSans3-Regular.ttf");
    differs("another font in the folder");
}

#[test]
fn specs_come_and_go_and_editors_may_save_by_renaming() {
    let folder = Folder::with(&[("flyers/a.toml", SPEC)]);
    let serving = Serving::of(&folder, "");
    serving.get_with("/", "1 flyer: all well");
    folder.write("flyers/b.toml", &SPEC.replace("Tajikistan", "Armenia"));
    serving.get_with("/", "2 flyers: all well").has(&["<strong>Armenia</strong>"]);
    fs::remove_file(folder.path("flyers/a.toml")).unwrap();
    serving.get_with("/", "1 flyer: all well").lacks(&["Tajikistan"]);
    assert_eq!(serving.get("/a").status, 404);
    folder.write("flyers/b.toml.new", &SPEC.replace("Tajikistan", "Georgia"));
    fs::rename(folder.path("flyers/b.toml"), folder.path("flyers/b.toml~")).unwrap();
    fs::rename(folder.path("flyers/b.toml.new"), folder.path("flyers/b.toml")).unwrap();
    serving.get_with("/b", "<h1>Georgia</h1>");
}

#[test]
fn a_folder_that_vanishes_is_told_and_comes_back() {
    let folder = Folder::with(&[("flyers/a.toml", SPEC)]);
    let serving = Serving::of(&folder, "");
    serving.get_with("/", "1 flyer: all well");
    fs::rename(folder.path("flyers"), folder.path("away")).unwrap();
    let page = serving.get_with("/a", "cannot read the folder <code>flyers</code>");
    page.has(&["alt=\"Page 1 of Tajikistan\"", "is-well"]);
    fs::rename(folder.path("away"), folder.path("flyers")).unwrap();
    serving.get_when("/a", |page| !page.text().contains("cannot read")).unwrap().has(&["is-well"]);
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
    assert!(serving.get("/").head.contains("Content-Security-Policy: default-src 'none';"));
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
    thread::sleep(BETWEEN_TRIES);
    drop(open);
    serving.get("/a").has(&["is-well"]);
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
fn a_signal_ends_it_as_it_ends_other_commands() {
    for (signal, status) in [("-INT", 130), ("-TERM", 143)] {
        let folder = Folder::with(&[("flyers/a.toml", BROKEN)]);
        let mut serving = Serving::of(&folder, "");
        serving.get_with("/", "1 with an error");
        let _listening = serving.events();
        serving.signal(signal);
        assert_eq!(serving.child.wait().unwrap().code(), Some(status), "{signal}");
        assert_eq!(folder.names(""), ["flyers"]);
    }
}

#[test]
fn programs_read_the_address_and_what_comes_of_each_change() {
    let folder = Folder::with(&[("flyers/a.toml", SPEC)]);
    let mut command = folder.command("serve --port 0 --message-format json");
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let mut next = || serde_json::from_str::<serde_json::Value>(&lines.next().unwrap().unwrap()).unwrap();
    let begin = next();
    assert_eq!((&begin["type"], &begin["folder"]), (&"serve".into(), &"flyers".into()));
    assert!(begin["address"].as_str().unwrap().starts_with("http://127.0.0.1:"), "{begin}");
    let line = next();
    assert_eq!((&line["type"], &line["spec"]), (&"flyer".into(), &"flyers/a.toml".into()));
    assert_eq!((&line["status"], &line["pages"]), (&"checked".into(), &1.into()));
    folder.write("flyers/a.toml", &format!("x = 1\n{SPEC}"));
    let finding = next();
    assert_eq!((&finding["type"], &finding["code"]), (&"diagnostic".into(), &"unknown-key".into()));
    assert_eq!((next()["errors"].clone(), finding["line"].clone()), (1.into(), 1.into()));
    // The same once more is said once more.
    folder.write("flyers/a.toml", &format!("x = 1\n# saved\n{SPEC}"));
    assert_eq!((next()["code"].clone(), next()["status"].clone()), ("unknown-key".into(), "failed".into()));
    fs::remove_file(folder.path("flyers/a.toml")).unwrap();
    assert_eq!(next(), serde_json::json!({"type": "gone", "spec": "flyers/a.toml"}));
    assert!(Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap().success());
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), String::from_utf8(output.stderr).unwrap().as_str()), (Some(130), ""));
}

#[test]
fn what_cannot_be_served_is_said_with_its_cure() {
    let folder = Folder::with(&[("a.toml", SPEC)]);
    let cure = "name the folder of your specs: flysheet serve DIR";
    folder.run("serve").says(2, &format!("error: there is no folder `flyers` here; {cure}\n"));
    folder.run("serve drafts").says(2, "error: no such folder: `drafts`\n");
    folder.run("serve a.toml").says(
        2,
        "error: `a.toml` is a file; name its folder, which shows all flyers in it: flysheet serve .\n",
    );
    let taken = TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let port = taken.local_addr().unwrap().port();
    folder.run(&format!("serve . --port {port}")).says(
        2,
        &format!(
            "error: port {port} is in use by another program; name another one, \
             or leave --port out for the next free one\n"
        ),
    );
    let run = folder.run("serve --port 70000");
    assert!(run.status == 2 && run.stderr.contains("70000 is not in 0..=65535"), "{}", run.stderr);
}

#[test]
fn a_folder_without_specs_waits_for_the_first() {
    let folder = Folder::new();
    fs::create_dir(folder.path("flyers")).unwrap();
    let serving = Serving::of(&folder, "");
    serving.get("/").has(&["There is no spec in this folder yet."]);
    folder.write("flyers/a.toml", SPEC);
    serving.get_with("/", "1 flyer: all well").lacks(&["There is no spec"]);
}
