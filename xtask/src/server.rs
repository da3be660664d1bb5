//! The development server: the built page with the headers that a portal's server should send.

use std::net::TcpListener;
use std::path::Path;

use anyhow::{Context as _, Result};
use axum::Router;
use axum::http::header::{self, HeaderName, HeaderValue};
use axum::response::Response;

use axum::routing::{MethodRouter, any_service};
use plan_chart::Lang;
use plan_chart::site::editor_page;
use tower_http::services::ServeDir;
use tower_http::set_header::response::SetMultipleResponseHeadersLayer;

/// The content security policy that the page must work under without one violation.
pub const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
    connect-src 'self'; img-src 'self' blob: data:; base-uri 'none'; form-action 'none'; \
    frame-ancestors 'self'; require-trusted-types-for 'script'; trusted-types 'none'";

/// That of the editor's page: it runs the same script in a worker too, and has one named policy for the worker's address
/// and for the preview.
pub const EDITOR_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
    connect-src 'self'; img-src 'self' blob: data:; worker-src 'self'; base-uri 'none'; form-action 'none'; \
    frame-ancestors 'self'; require-trusted-types-for 'script'; trusted-types plan-chart-editor";

const RESOURCE_POLICY: HeaderName = HeaderName::from_static("cross-origin-resource-policy");

/// The files of a folder, in their compressed forms where the browser accepts them.
pub fn files(folder: &Path) -> MethodRouter {
    any_service(ServeDir::new(folder).precompressed_br().precompressed_gzip())
}

/// Adds the headers to answers without them; `origin` is the server's own, such as `http://127.0.0.1:8080`.
///
/// Pages may be read by their own origin only; what pages of others embed, and everything that is no page, by any.
///
/// # Panics
/// When the origin contains a character that no header may contain.
pub fn with_headers(files: MethodRouter, origin: &str) -> Router {
    // In a sandboxed frame, which has no origin, some engines do not match 'self': the origin is named too.
    let embedded = POLICY.replace("-src 'self'", &format!("-src 'self' {origin}"));
    let embedded = HeaderValue::from_str(&embedded).expect("an origin is plain text");
    let any = HeaderValue::from_static("*");
    let cross_origin = HeaderValue::from_static("cross-origin");
    let set = SetMultipleResponseHeadersLayer::<Response>::if_not_present;
    let editor = (header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(EDITOR_POLICY));
    let of_editor = files.clone().layer(set(vec![editor.into()]));
    let pages = Router::new()
        .route("/embed.html", files.clone())
        .route("/embed/{*path}", files.clone())
        // Of one of several reports.
        .route("/{report}/embed.html", files.clone())
        .route("/{report}/embed/{*path}", files.clone())
        .layer(set(vec![
            (header::CONTENT_SECURITY_POLICY, embedded).into(),
            (header::ACCESS_CONTROL_ALLOW_ORIGIN, any.clone()).into(),
            (RESOURCE_POLICY, cross_origin.clone()).into(),
        ]));
    Lang::ALL
        .into_iter()
        .fold(pages, |pages, lang| {
            pages.route(&format!("/{}", editor_page(lang, false)), of_editor.clone())
        })
        .fallback(files)
        .layer(set(vec![
            (header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY)).into(),
            (header::ACCESS_CONTROL_ALLOW_ORIGIN, unless_page(any)).into(),
            (RESOURCE_POLICY, unless_page(cross_origin)).into(),
            (header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")).into(),
            (header::REFERRER_POLICY, HeaderValue::from_static("no-referrer")).into(),
            (header::CACHE_CONTROL, HeaderValue::from_static("no-cache")).into(),
        ]))
        .layer(SetMultipleResponseHeadersLayer::<Response>::overriding(vec![
            (header::CONTENT_TYPE, with_charset as fn(&Response) -> _).into(),
        ]))
}

fn content_type(response: &Response) -> &str {
    let value = response.headers().get(header::CONTENT_TYPE);
    value.and_then(|value| value.to_str().ok()).unwrap_or_default()
}

/// The header of every answer that is not an HTML page.
fn unless_page(value: HeaderValue) -> impl Fn(&Response) -> Option<HeaderValue> + Clone {
    move |response| (!content_type(response).starts_with("text/html")).then(|| value.clone())
}

/// The type of text with its encoding: a page of another encoding may embed the scripts.
fn with_charset(response: &Response) -> Option<HeaderValue> {
    let kind = content_type(response);
    let bare = kind.starts_with("text/") && !kind.contains(';');
    bare.then(|| HeaderValue::from_str(&format!("{kind}; charset=utf-8")).ok()).flatten()
}

/// Reserves a port of this machine; nobody else can reach it.
pub(crate) fn listen(port: u16) -> Result<TcpListener> {
    TcpListener::bind(("127.0.0.1", port)).with_context(|| {
        format!("cannot listen on port {port}: choose another with `--port N`, or any free one with `--port 0`")
    })
}

/// Serves a folder until the program is ended from outside.
pub(crate) fn run(listener: TcpListener, folder: &Path) -> Result<()> {
    let origin = format!("http://{}", listener.local_addr()?);
    let router = with_headers(files(folder), &origin);
    listener.set_nonblocking(true)?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async {
        let listener = tokio::net::TcpListener::from_std(listener)?;
        println!("{origin}/");
        axum::serve(listener, router).await
    })?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::fs;

    use axum::body::{Body, to_bytes};
    use axum::http::{Request, StatusCode};
    use tempfile::TempDir;
    use tower::ServiceExt as _;

    use super::*;

    const SCRIPT: &str = "plan-chart.0123456789.js";

    fn folder() -> TempDir {
        let folder = tempfile::tempdir().expect("a temporary folder");
        fs::create_dir_all(folder.path().join("embed/v")).expect("creates");
        for (name, text) in [
            ("index.html", "<p>page</p>"),
            ("embed/v/a.html", "<p>chart</p>"),
            (SCRIPT, "script"),
            ("plan-chart.0123456789.js.br", "packed"),
            ("a.wasm", "module"),
        ] {
            fs::write(folder.path().join(name), text).expect("writes");
        }
        folder
    }

    /// The status and the headers, one in a line, and the body.
    fn get(folder: &TempDir, path: &str) -> (StatusCode, String, String) {
        let router = with_headers(files(folder.path()), "http://127.0.0.1:8080");
        let request = Request::get(path).header(header::ACCEPT_ENCODING, "br");
        let request = request.body(Body::empty()).expect("a request");
        let runtime = tokio::runtime::Builder::new_current_thread().build().expect("a runtime");
        runtime.block_on(async {
            let response = router.oneshot(request).await.expect("answers");
            let lines = response.headers().iter();
            let lines =
                lines.map(|(name, value)| format!("{name}: {}\n", value.to_str().unwrap_or("?")));
            let (head, status) = (lines.collect(), response.status());
            let body = to_bytes(response.into_body(), 1 << 20).await.expect("a body");
            (status, head, String::from_utf8(body.to_vec()).expect("UTF-8"))
        })
    }

    #[track_caller]
    fn has(head: &str, line: &str) {
        assert!(head.contains(line), "`{line}` is not in:\n{head}");
    }

    #[test]
    fn pages_have_the_policy_and_are_for_their_own_origin() {
        let (status, head, body) = get(&folder(), "/");
        assert_eq!((status, body.as_str()), (StatusCode::OK, "<p>page</p>"));
        has(&head, "content-type: text/html; charset=utf-8\n");
        has(&head, "cache-control: no-cache\n");
        has(&head, "x-content-type-options: nosniff\n");
        has(&head, "referrer-policy: no-referrer\n");
        has(&head, &format!("content-security-policy: {POLICY}\n"));
        assert!(!head.contains("access-control") && !head.contains("cross-origin"), "{head}");
    }

    #[test]
    fn assets_are_compressed_and_for_any_origin() {
        let folder = folder();
        let (_, head, body) = get(&folder, &format!("/{SCRIPT}"));
        assert_eq!(body, "packed");
        has(&head, "content-encoding: br\n");
        has(&head, "content-type: text/javascript; charset=utf-8\n");
        has(&head, "access-control-allow-origin: *\n");
        has(&head, "cross-origin-resource-policy: cross-origin\n");
        has(&get(&folder, "/a.wasm").1, "content-type: application/wasm\n");
    }

    #[test]
    fn pages_for_frames_name_the_origin() {
        let folder = folder();
        let (_, head, body) = get(&folder, "/embed/v/a.html");
        assert_eq!(body, "<p>chart</p>");
        has(&head, "style-src 'self' http://127.0.0.1:8080;");
        has(&head, "frame-ancestors 'self';");
        has(&head, "access-control-allow-origin: *\n");
        assert_eq!(get(&folder, "/embed/v/none.html").0, StatusCode::NOT_FOUND);
    }

    #[test]
    fn the_editors_page_has_its_own_policy() {
        let folder = folder();
        fs::write(folder.path().join("en-editor.html"), "<p>editor</p>").expect("writes");
        let (_, head, body) = get(&folder, "/en-editor.html");
        assert_eq!(body, "<p>editor</p>");
        has(&head, &format!("content-security-policy: {EDITOR_POLICY}\n"));
        assert!(!head.contains("access-control"), "{head}");
    }

    #[test]
    fn a_taken_port_is_named() {
        let first = listen(0).expect("a free port");
        let port = first.local_addr().expect("an address").port();
        let message = listen(port).expect_err("is taken").to_string();
        assert!(message.contains(&format!("port {port}")) && message.contains("`--port N`"));
        drop(first);
        listen(port).expect("is free again");
    }
}
