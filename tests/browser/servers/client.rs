//! Asks over HTTP, and takes the answer as it comes: nothing is unpacked or followed.

use anyhow::{Context as _, Result};
use http::{HeaderMap, Method, Request, StatusCode};
use http_body_util::{BodyExt as _, Empty};
use hyper_util::client::legacy::Client;
use hyper_util::rt::TokioExecutor;

use crate::running::Running;

/// An answer.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Vec<u8>,
}

impl Answer {
    /// The text of a header; empty where there is none.
    pub(crate) fn header(&self, name: &str) -> String {
        let values = self.headers.get_all(name).iter();
        values.map(|value| value.to_str().unwrap_or("unreadable")).collect::<Vec<_>>().join(", ")
    }
}

/// Gets a path with these headers.
pub(crate) async fn get(server: &Running, path: &str, headers: &[(&str, &str)]) -> Result<Answer> {
    ask(server, Method::GET, path, headers).await
}

/// Asks for a path in any way.
pub(crate) async fn ask(
    server: &Running,
    method: Method,
    path: &str,
    headers: &[(&str, &str)],
) -> Result<Answer> {
    let mut request = Request::builder().method(method).uri(server.url(path));
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    let client = Client::builder(TokioExecutor::new()).build_http::<Empty<&[u8]>>();
    let request = request.body(Empty::new()).context("the request has a form")?;
    let answer = client.request(request).await.with_context(|| format!("no answer to /{path}"))?;
    let (parts, body) = answer.into_parts();
    let body = body.collect().await.with_context(|| format!("the answer to /{path} breaks off"))?;
    Ok(Answer { status: parts.status, headers: parts.headers, body: body.to_bytes().to_vec() })
}
