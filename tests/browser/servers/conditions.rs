//! Requests that ask for less than the whole.

use anyhow::Result;
use http::Method;

use crate::client::{ask, get};
use crate::running::Running;

const FORMS: [&str; 3] = ["identity", "gzip", "br"];

pub(crate) async fn an_unchanged_file_is_not_sent_again(server: &mut Running) -> Result<()> {
    for name in server.files().keys() {
        let mut tags = Vec::new();
        for form in FORMS {
            let first = get(server, name, &[("accept-encoding", form)]).await?;
            let (tag, changed) = (first.header("etag"), first.header("last-modified"));
            assert!(!tag.is_empty() && !changed.is_empty(), "{name} as {form} has no mark");
            for condition in [("if-none-match", &tag), ("if-modified-since", &changed)] {
                let condition = (condition.0, condition.1.as_str());
                let again = get(server, name, &[("accept-encoding", form), condition]).await?;
                assert_eq!(again.status, 304, "{name} as {form}, {condition:?}");
                assert!(again.body.is_empty(), "{name} as {form} has a body");
                let lasting = "cache-control";
                assert_eq!(again.header(lasting), first.header(lasting), "{name} as {form}");
            }
            let other = [("accept-encoding", form), ("if-none-match", "\"another\"")];
            let other = get(server, name, &other).await?;
            assert_eq!(other.status, 200, "{name} as {form} under another mark");
            tags.push((first.header("content-encoding"), tag));
        }
        tags.sort();
        tags.dedup();
        for pair in tags.windows(2) {
            assert!(pair[0].1 != pair[1].1, "two forms of {name} share a mark: {tags:?}");
        }
    }
    Ok(())
}

pub(crate) async fn a_part_is_sent_alone(server: &mut Running) -> Result<()> {
    for (name, bytes) in server.files() {
        let length = bytes.len();
        let parts = [
            ("bytes=0-99".to_owned(), 0..100.min(length)),
            (format!("bytes={}-", length - 7), length - 7..length),
            ("bytes=-5".to_owned(), length - 5..length),
        ];
        for (range, part) in parts {
            let answer = get(server, name, &[("range", &range)]).await?;
            assert_eq!(answer.status, 206, "{name} {range}");
            let due = format!("bytes {}-{}/{length}", part.start, part.end - 1);
            assert_eq!(answer.header("content-range"), due, "{name}");
            assert!(answer.body == bytes[part], "{name} {range} is another");
        }
        let beyond = get(server, name, &[("range", &format!("bytes={length}-"))]).await?;
        assert_eq!(beyond.status, 416, "{name} beyond its end");
        // Apache leaves it out, as it may.
        let told = beyond.header("content-range");
        assert!(told.is_empty() || told == format!("bytes */{length}"), "{name}: {told}");
        // A part of another version is of no use: the whole comes instead.
        let stale = [("range", "bytes=0-99"), ("if-range", "\"another\"")];
        let whole = get(server, name, &stale).await?;
        assert_eq!(whole.status, 200, "{name} if it is another");
        assert!(whole.body == *bytes, "{name} if it is another");
    }
    Ok(())
}

pub(crate) async fn the_head_alone_is_that_of_the_whole(server: &mut Running) -> Result<()> {
    for name in server.files().keys() {
        for form in FORMS {
            let headers = [("accept-encoding", form)];
            let whole = get(server, name, &headers).await?;
            let head = ask(server, Method::HEAD, name, &headers).await?;
            assert_eq!(head.status, 200, "{name} as {form}");
            assert!(head.body.is_empty(), "{name} as {form} has a body");
            let told = |headers: &http::HeaderMap| {
                let mut headers = headers.clone();
                headers.remove("date");
                headers
            };
            assert_eq!(told(&head.headers), told(&whole.headers), "{name} as {form}");
        }
    }
    Ok(())
}
