//! What a test changes in the answers of the development server: other content, other headers, broken bodies.

use std::io;
use std::path::Path;
use std::sync::{Arc, PoisonError};

use axum::Router;
use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{Request as HttpRequest, State};
use axum::http::header::{self, HeaderMap, HeaderValue};
use axum::http::{StatusCode, request};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse as _, Response};
use futures_util::{StreamExt as _, future, stream};
use xtask::server::{files, with_headers};

use super::options::{Latch, Options, Policy, Rule};
use super::{Log, Request};

/// The largest file that a rule may cut: more than the page will ever weigh.
const LARGEST: usize = 64 << 20;

/// The address of the script that every page of a test runs before its own.
const FIRST: &str = "/first-of-all.js";

/// The development server for a folder, changed as the options say.
pub(super) fn router(folder: &Path, options: Options, origin: &str, log: Log) -> Router {
    let prefix = options.prefix.clone();
    let options = Arc::new(options);
    let files = files(folder).layer(from_fn_with_state(Arc::clone(&options), with_content));
    let site = with_headers(files, origin).layer(from_fn_with_state(options, with_faults));
    let site = if prefix.is_empty() { site } else { Router::new().nest_service(&prefix, site) };
    site.layer(from_fn_with_state(log, with_log))
}

/// Answers with the content of a test instead of a file.
async fn with_content(
    State(options): State<Arc<Options>>,
    request: HttpRequest,
    next: Next,
) -> Response {
    let path = request.uri().path();
    let (kind, text) = match (&options.first, options.rule_for(path)) {
        (Some(script), _) if path == FIRST => ("text/javascript", script),
        (_, Some(Rule::Content { kind, text })) => (*kind, text),
        _ => return next.run(request).await,
    };
    ([(header::CONTENT_TYPE, kind)], text.clone()).into_response()
}

/// Changes headers and bodies as the options say.
async fn with_faults(
    State(options): State<Arc<Options>>,
    mut request: HttpRequest,
    next: Next,
) -> Response {
    let path = request.uri().path().to_owned();
    let rule = options.rule_for(&path);
    if let Some(Rule::Status(code)) = rule {
        let status = StatusCode::from_u16(*code).unwrap_or(StatusCode::NOT_FOUND);
        return (status, "a status set by the test").into_response();
    }
    let page = path.ends_with('/') || path.ends_with(".html");
    let first = options.first.is_some() && page;
    // What is changed is the file itself, not its compressed form.
    if first || rule.is_some_and(Rule::changes_body) {
        request.headers_mut().remove(header::ACCEPT_ENCODING);
    }
    let mut response = next.run(request).await;
    set_headers(response.headers_mut(), &options, &path);
    if first && response.status() == StatusCode::OK {
        response = with_first(response, &options.prefix).await;
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
            let flipped = |(index, byte): (usize, &u8)| if index == *at { !byte } else { *byte };
            changed(response, |bytes| bytes.iter().enumerate().map(flipped).collect()).await
        }
        Some(Rule::Stalled(length)) => broken_off(response, *length, Rest::Never).await,
        Some(Rule::Held(length, latch)) => {
            broken_off(response, *length, Rest::After(latch.clone())).await
        }
        Some(Rule::Cut(length)) => broken_off(response, *length, Rest::Lost).await,
        Some(Rule::Status(_) | Rule::Content { .. }) | None => response,
    }
}

/// Writes each request down, apart from those for the script that the test adds.
async fn with_log(State(log): State<Log>, request: HttpRequest, next: Next) -> Response {
    let (parts, body) = request.into_parts();
    let request::Parts { method, uri, headers, .. } = &parts;
    let referrer = headers.get(header::REFERER).and_then(|value| value.to_str().ok());
    let referrer = referrer.map(str::to_owned);
    let (method, address) = (method.to_string(), uri.to_string());
    let response = next.run(HttpRequest::from_parts(parts, body)).await;
    if !address.ends_with(FIRST) {
        let status = response.status().as_u16();
        let entry = Request { method, address, status, referrer };
        log.lock().unwrap_or_else(PoisonError::into_inner).push(entry);
    }
    response
}

fn set_headers(headers: &mut HeaderMap, options: &Options, path: &str) {
    if is_hashed(path) {
        let lasting = HeaderValue::from_static("public, max-age=31536000, immutable");
        headers.insert(header::CACHE_CONTROL, lasting);
    }
    let embed = path.ends_with("/embed.html") || path.contains("/embed/");
    let policy = match &options.policy {
        Policy::Strict if embed => {
            let framed = format!("frame-ancestors {}", options.framed);
            let policy = headers.get(header::CONTENT_SECURITY_POLICY);
            let policy = policy.and_then(|policy| policy.to_str().ok()).unwrap_or_default();
            policy.replace("frame-ancestors 'self'", &framed)
        }
        Policy::Strict => return,
        Policy::Custom(policy) => policy.clone(),
        Policy::None => {
            headers.remove(header::CONTENT_SECURITY_POLICY);
            return;
        }
    };
    // A value that no header may contain comes from a test only, which then misses the header.
    if let Ok(policy) = HeaderValue::from_str(&policy) {
        headers.insert(header::CONTENT_SECURITY_POLICY, policy);
    }
}

/// Names the first script in a page, before everything else in it.
async fn with_first(response: Response, prefix: &str) -> Response {
    let tag = format!("<script src=\"{prefix}{FIRST}\"></script>");
    changed(response, |bytes| {
        let page = String::from_utf8_lossy(bytes);
        let place = ["<head>", "<!doctype html>"];
        let place = place.iter().find_map(|tag| Some(page.find(tag)? + tag.len()));
        let (before, after) = page.split_at(place.unwrap_or_default());
        [before, &tag, after].concat().into_bytes()
    })
    .await
}

/// What follows the first bytes of an answer.
enum Rest {
    /// Nothing, and the connection stays open.
    Never,
    /// The rest, once the latch is released.
    After(Latch),
    /// The end of the connection.
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
        Rest::After(latch) => {
            let late = stream::once(async move {
                latch.released().await;
                io::Result::Ok(bytes.slice(length..))
            });
            Body::from_stream(begun.chain(late))
        }
        Rest::Lost => {
            let end = stream::once(async {
                // The first bytes are sent before the connection ends.
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

/// Whether a file is named after its content, as `name.0123456789.js` is.
#[must_use]
pub fn is_hashed(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or_default();
    name.split('.')
        .any(|part| part.len() == 10 && part.bytes().all(|byte| byte.is_ascii_hexdigit()))
}
