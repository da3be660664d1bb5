//! From a request to an answer with the headers that the page is meant to be served with.

use std::io;
use std::path::Path;
use std::sync::{Arc, PoisonError};

use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{Request as HttpRequest, State};
use axum::http::header::{self, HeaderMap, HeaderName, HeaderValue};
use axum::http::{StatusCode, Uri};
use axum::response::{IntoResponse as _, Response};
use futures_util::{StreamExt as _, future, stream};
use tower_http::services::ServeDir;

use super::options::{Gate, Options, POLICY, Policy, Rule};
use super::{Log, Request};

/// The largest file that a rule may cut: more than the page will ever weigh.
const LARGEST: usize = 64 << 20;

/// Where the script is that every page of a test runs before its own.
const FIRST: &str = "/first-of-all.js";

/// What the answers are made from.
pub(super) struct Site {
    files: ServeDir,
    options: Options,
    origin: String,
    log: Log,
}

impl Site {
    pub(super) fn new(folder: &Path, options: Options, origin: String, log: Log) -> Self {
        let files = ServeDir::new(folder).precompressed_br().precompressed_gzip();
        Self { files, options, origin, log }
    }

    async fn respond(&self, mut request: HttpRequest) -> Response {
        let Some(path) = inner_path(&self.options.prefix, request.uri().path()) else {
            return StatusCode::NOT_FOUND.into_response();
        };
        if let (Some(script), FIRST) = (&self.options.first, path.as_str()) {
            let mut response = script.clone().into_response();
            self.dress(response.headers_mut(), &path);
            return response;
        }
        let injected = self.options.first.is_some() && is_page(&path);
        let rule = self.options.rules.iter().find(|(ending, _)| path.ends_with(ending.as_str()));
        let rule = rule.map(|(_, rule)| rule);
        match rule {
            Some(Rule::Status(code)) => {
                let status = StatusCode::from_u16(*code).unwrap_or(StatusCode::NOT_FOUND);
                return (status, "answered so on purpose").into_response();
            }
            Some(Rule::Content { kind, text }) => {
                let mut response = text.clone().into_response();
                self.dress(response.headers_mut(), &path);
                response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
                return if injected { self.with_first(response).await } else { response };
            }
            Some(Rule::Type(_)) | None => {}
            // What is cut is the file itself, not its compressed form.
            Some(_) => drop(request.headers_mut().remove(header::ACCEPT_ENCODING)),
        }
        if injected {
            request.headers_mut().remove(header::ACCEPT_ENCODING);
        }
        match path.parse::<Uri>() {
            Ok(uri) => *request.uri_mut() = uri,
            Err(_) => return StatusCode::BAD_REQUEST.into_response(),
        }
        let mut response = match self.files.clone().try_call(request).await {
            Ok(response) => response.map(Body::new),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                return StatusCode::NOT_FOUND.into_response();
            }
            Err(_) => return StatusCode::INTERNAL_SERVER_ERROR.into_response(),
        };
        self.dress(response.headers_mut(), &path);
        if injected && response.status() == StatusCode::OK {
            response = self.with_first(response).await;
        }
        match rule {
            Some(Rule::Type(kind)) => {
                response.headers_mut().remove(header::CONTENT_TYPE);
                if let Some(kind) = kind {
                    let kind = HeaderValue::from_static(kind);
                    response.headers_mut().insert(header::CONTENT_TYPE, kind);
                }
                response
            }
            Some(Rule::Truncated(length)) => {
                changed(response, |bytes| bytes[..*length.min(&bytes.len())].to_vec()).await
            }
            Some(Rule::Flipped(at)) => {
                let flipped =
                    |(index, byte): (usize, &u8)| if index == *at { !byte } else { *byte };
                changed(response, |bytes| bytes.iter().enumerate().map(flipped).collect()).await
            }
            Some(Rule::Stalled(length)) => broken_off(response, *length, Rest::Never).await,
            Some(Rule::Held(length, gate)) => {
                broken_off(response, *length, Rest::Behind(gate.clone())).await
            }
            Some(Rule::Cut(length)) => broken_off(response, *length, Rest::Lost).await,
            _ => response,
        }
    }

    /// Names the first script in a page, before everything else in it.
    async fn with_first(&self, response: Response) -> Response {
        let tag = format!("<script src=\"{}{FIRST}\"></script>", self.options.prefix);
        changed(response, |bytes| {
            let page = String::from_utf8_lossy(bytes);
            let place = ["<head>", "<!doctype html>"];
            let place = place.iter().find_map(|tag| Some(page.find(tag)? + tag.len()));
            let (before, after) = page.split_at(place.unwrap_or_default());
            [before, &tag, after].concat().into_bytes()
        })
        .await
    }

    /// Sets the headers that a portal's server should send.
    fn dress(&self, headers: &mut HeaderMap, path: &str) {
        let name = path.rsplit('/').next().unwrap_or_default();
        let page = is_page(path);
        if let Some(kind) = content_type(if page { "html" } else { extension(name) }) {
            headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
        }
        set(headers, header::X_CONTENT_TYPE_OPTIONS, "nosniff");
        set(headers, header::REFERRER_POLICY, "no-referrer");
        let lasting =
            if is_hashed(name) { "public, max-age=31536000, immutable" } else { "no-cache" };
        set(headers, header::CACHE_CONTROL, lasting);
        let framed = format!("frame-ancestors {}", self.options.framed);
        let policy = match &self.options.policy {
            // In a frame without an origin some engines take 'self' for nothing: it is named as well.
            Policy::Strict if is_embed(path) => Some(
                POLICY
                    .replace("frame-ancestors 'self'", &framed)
                    .replace("-src 'self'", &format!("-src 'self' {}", self.origin)),
            ),
            Policy::Strict => Some(POLICY.to_owned()),
            Policy::Custom(policy) => Some(policy.clone()),
            Policy::None => None,
        };
        if let Some(policy) = policy {
            set(headers, header::CONTENT_SECURITY_POLICY, &policy);
        }
        if self.options.shared && (!page || is_embed(path)) {
            set(headers, header::ACCESS_CONTROL_ALLOW_ORIGIN, "*");
            set(headers, HeaderName::from_static("cross-origin-resource-policy"), "cross-origin");
        }
    }
}

/// Answers a request and writes it down.
pub(super) async fn answer(State(site): State<Arc<Site>>, request: HttpRequest) -> Response {
    let method = request.method().to_string();
    let address = request.uri().to_string();
    let referrer = request.headers().get(header::REFERER);
    let referrer = referrer.and_then(|value| value.to_str().ok()).map(str::to_owned);
    let response = site.respond(request).await;
    // The browser asks for it on behalf of a test, not of the page.
    if address.ends_with(FIRST) {
        return response;
    }
    let status = response.status().as_u16();
    let entry = Request { method, address, status, referrer };
    site.log.lock().unwrap_or_else(PoisonError::into_inner).push(entry);
    response
}

/// The path below the prefix, or nothing if it lies elsewhere.
fn inner_path(prefix: &str, path: &str) -> Option<String> {
    let rest = path.strip_prefix(prefix)?;
    rest.starts_with('/').then(|| rest.to_owned())
}

fn is_page(path: &str) -> bool {
    path.ends_with('/') || path.ends_with(".html")
}

/// A page that is made for other people's frames.
fn is_embed(path: &str) -> bool {
    path.ends_with("/embed.html") || path.contains("/embed/")
}

/// What becomes of an answer after its first bytes.
enum Rest {
    /// Nothing comes, and the connection stays open.
    Never,
    /// It comes when the gate is opened.
    Behind(Gate),
    /// The connection ends.
    Lost,
}

/// The head of the whole answer, but only the first bytes of its body; then the rest, its end, or nothing.
async fn broken_off(response: Response, length: usize, rest: Rest) -> Response {
    let (mut parts, body) = response.into_parts();
    let Ok(bytes) = to_bytes(body, LARGEST).await else {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    };
    parts.headers.insert(header::CONTENT_LENGTH, HeaderValue::from(bytes.len()));
    let length = length.min(bytes.len());
    let begun = stream::once(future::ready(Ok(bytes.slice(..length))));
    let body = match rest {
        Rest::Never => Body::from_stream(begun.chain(stream::pending::<io::Result<Bytes>>())),
        Rest::Behind(gate) => {
            let late = stream::once(async move {
                gate.passed().await;
                io::Result::Ok(bytes.slice(length..))
            });
            Body::from_stream(begun.chain(late))
        }
        Rest::Lost => {
            let end = stream::once(async {
                // What has begun is sent before the end is heard of.
                tokio::task::yield_now().await;
                Err(io::Error::from(io::ErrorKind::BrokenPipe))
            });
            Body::from_stream(begun.chain(end))
        }
    };
    Response::from_parts(parts, body)
}

/// The answer with another body.
async fn changed(response: Response, change: impl FnOnce(&[u8]) -> Vec<u8>) -> Response {
    let (mut parts, body) = response.into_parts();
    let Ok(bytes) = to_bytes(body, LARGEST).await else {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    };
    let bytes = change(&bytes);
    parts.headers.insert(header::CONTENT_LENGTH, HeaderValue::from(bytes.len()));
    Response::from_parts(parts, Body::from(bytes))
}

fn set(headers: &mut HeaderMap, name: HeaderName, value: &str) {
    // A value that may not stand in a header comes from a test only, and is missed there.
    if let Ok(value) = HeaderValue::from_str(value) {
        headers.insert(name, value);
    }
}

fn extension(name: &str) -> &str {
    name.rsplit_once('.').map_or("", |(_, extension)| extension)
}

/// `name.0123456789.js`: the hash before the extension names the content.
fn is_hashed(name: &str) -> bool {
    let mut parts = name.rsplit('.').skip(1);
    let hash = parts.next().unwrap_or_default();
    parts.next().is_some() && hash.len() == 10 && hash.bytes().all(|byte| byte.is_ascii_hexdigit())
}

fn content_type(extension: &str) -> Option<&'static str> {
    Some(match extension {
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "csv" => "text/csv; charset=utf-8",
        "json" => "application/json",
        "svg" => "image/svg+xml",
        "wasm" => "application/wasm",
        _ => return None,
    })
}
