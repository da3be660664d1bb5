//! What is not served.

use anyhow::Result;
use http::Method;

use crate::client::{Answer, ask, get};
use crate::running::Running;

#[track_caller]
fn tells_nothing(answer: &Answer, path: &str) {
    assert!(matches!(answer.status.as_u16(), 400 | 403 | 404), "/{path}: {}", answer.status);
    let text = String::from_utf8_lossy(&answer.body);
    for word in ["not for you", "root:", "/tmp/"] {
        assert!(!text.contains(word), "/{path} tells {word}");
    }
}

pub(crate) async fn what_is_not_there_is_not_found(server: &mut Running) -> Result<()> {
    for path in ["nothing.html", "plan-chart.0000000000.js", "a/b/c", "index.html/", "index.htm"] {
        let answer = get(server, path, &[]).await?;
        assert_eq!(answer.status, 404, "/{path}");
        // A miss must not stay where the file may come a moment later.
        let lasting = answer.header("cache-control");
        assert!(!lasting.contains("immutable"), "/{path} is kept: {lasting}");
        assert_eq!(answer.header("x-content-type-options"), "nosniff", "/{path}");
    }
    Ok(())
}

pub(crate) async fn nothing_outside_the_folder_is_served(server: &mut Running) -> Result<()> {
    let paths = [
        "../outside.txt",
        "..%2foutside.txt",
        "%2e%2e/outside.txt",
        "%2e%2e%2foutside.txt",
        "..%5coutside.txt",
        "....//outside.txt",
        "a/../../outside.txt",
        "%252e%252e/outside.txt",
        "..;/outside.txt",
        "../../../../../../etc/passwd",
        "%2e%2e/%2e%2e/%2e%2e/%2e%2e/%2e%2e/%2e%2e/etc/passwd",
        "index.html%00.txt",
    ];
    for path in paths {
        let answer = get(server, path, &[("accept-encoding", "br, gzip")]).await?;
        tells_nothing(&answer, path);
    }
    Ok(())
}

pub(crate) async fn nothing_hidden_is_served(server: &mut Running) -> Result<()> {
    for path in [".secret", "%2esecret", "./.secret", ".git/config", ".htaccess", ".secret?x"] {
        tells_nothing(&get(server, path, &[]).await?, path);
    }
    Ok(())
}

/// Nobody leaves anything here.
pub(crate) async fn nothing_is_taken_in(server: &mut Running) -> Result<()> {
    for method in [Method::POST, Method::PUT, Method::DELETE, Method::PATCH] {
        let answer = ask(server, method.clone(), "index.html", &[]).await?;
        let refused =
            answer.status.is_client_error() || server.files()["index.html"] == answer.body;
        assert!(refused, "{method}: {}", answer.status);
        let after = get(server, "index.html", &[]).await?;
        assert!(after.body == server.files()["index.html"], "{method} changed the page");
    }
    Ok(())
}
