//! What is served is what was built.

use anyhow::{Context as _, Result};

use crate::client::get;
use crate::running::Running;

pub(crate) async fn each_is_there_to_the_byte(server: &mut Running) -> Result<()> {
    for (name, bytes) in server.files() {
        let answer = get(server, name, &[]).await?;
        assert_eq!(answer.status, 200, "{name}");
        assert_eq!(answer.header("content-encoding"), "", "{name}");
        assert_eq!(answer.header("content-length"), bytes.len().to_string(), "{name}");
        assert!(answer.body == *bytes, "{name} is another");
    }
    let front = get(server, "", &[]).await?;
    assert_eq!(front.status, 200);
    assert!(front.body == server.files()["index.html"], "the folder itself is the first page");
    Ok(())
}

pub(crate) async fn each_is_called_what_it_is(server: &mut Running) -> Result<()> {
    for name in server.files().keys() {
        let extension = name.rsplit('.').next().context("a name has an end")?;
        let due = match extension {
            "html" => "text/html; charset=utf-8",
            "css" => "text/css; charset=utf-8",
            "js" | "mjs" => "text/javascript; charset=utf-8",
            "csv" => "text/csv; charset=utf-8",
            "txt" => "text/plain; charset=utf-8",
            "json" => "application/json",
            "wasm" => "application/wasm",
            "svg" => "image/svg+xml",
            "png" => "image/png",
            "bin" => "application/octet-stream",
            other => anyhow::bail!("files that end in .{other} have no type yet: {name}"),
        };
        // Whichever form is sent.
        for understood in ["identity", "gzip", "br"] {
            let answer = get(server, name, &[("accept-encoding", understood)]).await?;
            assert_eq!(answer.header("content-type"), due, "{name} as {understood}");
            assert_eq!(answer.header("content-language"), "", "{name} as {understood}");
        }
    }
    Ok(())
}

/// Portals and their caches add what they like.
pub(crate) async fn a_query_changes_nothing(server: &mut Running) -> Result<()> {
    for (name, bytes) in server.files() {
        for query in ["v=1", "t=1690000000&from=singlemessage", "../..", "%00", "a=b.br"] {
            let answer = get(server, &format!("{name}?{query}"), &[]).await?;
            assert_eq!(answer.status, 200, "{name}?{query}");
            assert!(answer.body == *bytes, "{name}?{query} is another");
            let plain = get(server, name, &[]).await?;
            let lasting = "cache-control";
            assert_eq!(answer.header(lasting), plain.header(lasting), "{name}?{query}");
        }
    }
    Ok(())
}
