//! Tests of the server over a plain connection.

use std::fs;
use std::io::{Read as _, Write as _};
use std::net::{Ipv4Addr, TcpStream};

use tempfile::TempDir;

use super::*;

const HASHED: &str = "plan-chart.0123456789.js";

fn folder() -> TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).expect("writes");
    write("index.html", "<p>page</p>");
    write(HASHED, "script");
    write(&format!("{HASHED}.br"), "packed");
    write("a.wasm", "module");
    folder
}

fn start(folder: &TempDir, options: Options) -> Server {
    Server::start(folder.path(), options).expect("starts")
}

/// The head in small letters and the body.
fn get(server: &Server, path: &str) -> (String, String) {
    let mut stream = TcpStream::connect(server.address()).expect("connects");
    write!(
        stream,
        "GET {path} HTTP/1.1\r\nHost: x\r\nAccept-Encoding: br\r\nConnection: close\r\n\r\n"
    )
    .expect("sends");
    let mut text = String::new();
    stream.read_to_string(&mut text).expect("reads");
    let (head, body) = text.split_once("\r\n\r\n").expect("has a head");
    (head.to_lowercase(), body.to_owned())
}

#[track_caller]
fn has(head: &str, line: &str) {
    assert!(head.contains(line), "`{line}` is not in:\n{head}");
}

#[test]
fn a_prefix_hides_the_root() {
    let folder = folder();
    let server = start(&folder, Options::default().at("/zwgk/tjsj/x/"));
    assert_eq!(server.url("en.html"), format!("{}/zwgk/tjsj/x/en.html", server.origin()));
    has(&get(&server, "/zwgk/tjsj/x/").0, "http/1.1 200");
    has(&get(&server, "/").0, "http/1.1 404");
    has(&get(&server, "/zwgk/tjsj/xy").0, "http/1.1 404");
}

#[test]
fn rules_change_answers() {
    let folder = folder();
    let options = Options::default()
        .rule("a.wasm", Rule::Truncated(3))
        .rule(".js", Rule::Type(None))
        .page("host.html", "<p>host</p>")
        .policy(Policy::None);
    let server = start(&folder, options);
    assert_eq!(get(&server, "/a.wasm").1, "mod");
    assert!(!get(&server, &format!("/{HASHED}")).0.contains("content-type:"));
    let (head, body) = get(&server, "/host.html");
    assert_eq!(body, "<p>host</p>");
    assert!(!head.contains("content-security-policy"));
    let failing = start(&folder, Options::default().rule("a.wasm", Rule::Status(503)));
    has(&get(&failing, "/a.wasm").0, "http/1.1 503");
}

#[test]
fn answers_break_off() {
    let folder = folder();
    let flipped = start(&folder, Options::default().rule("a.wasm", Rule::Flipped(1)));
    let mut stream = TcpStream::connect(flipped.address()).expect("connects");
    write!(stream, "GET /a.wasm HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").expect("sends");
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes).expect("reads");
    assert!(bytes.ends_with(&[b'm', !b'o', b'd', b'u', b'l', b'e']));
    let cut = start(&folder, Options::default().rule("a.wasm", Rule::Cut(3)));
    let (head, body) = get(&cut, "/a.wasm");
    has(&head, "content-length: 6");
    assert_eq!(body, "mod");
}

#[test]
fn a_first_script_is_named_in_pages_and_not_written_down() {
    let folder = folder();
    let server = start(&folder, Options::default().at("/x").first("watch()"));
    let (head, body) = get(&server, "/x/");
    assert_eq!(body, "<script src=\"/x/first-of-all.js\"></script><p>page</p>");
    has(&head, &format!("content-length: {}", body.len()));
    assert_eq!(get(&server, "/x/first-of-all.js").1, "watch()");
    assert_eq!(get(&server, &format!("/x/{HASHED}")).1, "packed");
    assert_eq!(server.requests().len(), 2);
}

#[test]
fn requests_are_written_down() {
    let folder = folder();
    let server = start(&folder, Options::default());
    get(&server, "/?lang=en");
    get(&server, "/none");
    let seen = server.requests();
    let seen: Vec<_> = seen.iter().map(|entry| (entry.address.as_str(), entry.status)).collect();
    assert_eq!(seen, [("/?lang=en", 200), ("/none", 404)]);
}

#[test]
fn pages_for_frames_name_their_hosts() {
    let folder = folder();
    fs::create_dir_all(folder.path().join("embed/v")).expect("creates");
    fs::write(folder.path().join("embed/v/a.html"), "<p>chart</p>").expect("writes");
    let server = start(&folder, Options::default().framed("https://portal.example"));
    let (head, _) = get(&server, "/embed/v/a.html");
    has(&head, "frame-ancestors https://portal.example;");
    has(&head, &format!("style-src 'self' {};", server.origin()));
    has(&head, "access-control-allow-origin: *");
    has(&get(&server, "/").0, "frame-ancestors 'self';");
}

#[test]
fn files_named_after_their_content_last() {
    let folder = folder();
    let server = start(&folder, Options::default());
    has(&get(&server, "/").0, "cache-control: no-cache");
    let (head, body) = get(&server, &format!("/{HASHED}"));
    assert_eq!(body, "packed");
    has(&head, "content-encoding: br");
    has(&head, "cache-control: public, max-age=31536000, immutable");
}

#[test]
fn content_of_a_test_has_the_headers_of_its_address() {
    let server =
        start(&folder(), Options::default().page("host.html", "<p>host</p>").script("/a.js", "1"));
    let (page, _) = get(&server, "/host.html");
    has(&page, "content-type: text/html; charset=utf-8");
    has(&page, "content-security-policy: default-src 'none'");
    assert!(!page.contains("access-control"), "{page}");
    let (script, _) = get(&server, "/a.js");
    has(&script, "content-type: text/javascript; charset=utf-8");
    has(&script, "access-control-allow-origin: *");
}

/// Given out by the system alone, about thirty of a thousand would come again.
#[test]
fn no_port_is_used_twice() {
    let mut ports = BTreeSet::new();
    for _ in 0..1000 {
        let listener = listen(Ipv4Addr::LOCALHOST.into(), 0).expect("listens");
        let port = listener.local_addr().expect("has an address").port();
        assert!(ports.insert(port), "port {port} comes again");
    }
}

#[test]
fn a_port_is_free_again_on_drop() {
    let folder = folder();
    let first = start(&folder, Options::default());
    let port = first.address().port();
    let again = || Server::start(folder.path(), Options { port, ..Options::default() });
    let message = again().expect_err("is taken").to_string();
    assert!(message.contains(&format!("port {port}")), "{message}");
    drop(first);
    again().expect("is free again");
}
