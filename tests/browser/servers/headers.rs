//! The headers of answers.

use anyhow::{Context as _, Result};
use browser_tests::server::is_hashed;
use plan_chart::{Lang, site::editor_page};
use xtask::server::{EDITOR_POLICY, POLICY};

use crate::client::{Answer, get};
use crate::running::Running;

fn is_page(name: &str) -> bool {
    name.ends_with(".html")
}

/// Made for frames of others.
fn is_embed(name: &str) -> bool {
    name == "embed.html" || name.starts_with("embed/")
}

/// Each file in each form that it is sent in.
async fn answers(server: &Running) -> Result<Vec<(String, Answer)>> {
    let mut answers = Vec::new();
    for name in server.files().keys() {
        for form in ["identity", "gzip", "br"] {
            let answer = get(server, name, &[("accept-encoding", form)]).await?;
            answers.push((name.clone(), answer));
        }
    }
    Ok(answers)
}

pub(crate) async fn names_by_content_last_and_others_are_asked_again(
    server: &mut Running,
) -> Result<()> {
    let (mut lasting, mut asked) = (0, 0);
    for (name, answer) in answers(server).await? {
        let due = if is_hashed(&name) {
            lasting += 1;
            "public, max-age=31536000, immutable"
        } else {
            asked += 1;
            "no-cache"
        };
        assert_eq!(answer.header("cache-control"), due, "{name}");
    }
    assert!(lasting > 0 && asked > 0, "both kinds are there");
    Ok(())
}

/// The directives of a policy in an order of their own.
fn directives(policy: &str) -> Vec<String> {
    let mut list: Vec<_> = policy.split(';').map(|one| one.trim().to_owned()).collect();
    // Its sources may be in any order.
    for one in &mut list {
        let mut words: Vec<_> = one.split(' ').collect();
        words[1..].sort_unstable();
        *one = words.join(" ");
    }
    list.sort();
    list
}

/// Every page is tested in three browsers under that policy.
pub(crate) async fn the_policy_is_the_one_of_the_tests(server: &mut Running) -> Result<()> {
    for (name, answer) in answers(server).await? {
        let editor = Lang::ALL.into_iter().any(|lang| editor_page(lang, false) == name);
        let mut due = directives(if editor { EDITOR_POLICY } else { POLICY });
        if is_embed(&name) {
            let named = format!("-src 'self' {}", server.url("").trim_end_matches('/'));
            let policy = POLICY.replace("frame-ancestors 'self'", "frame-ancestors *");
            due = directives(&policy.replace("-src 'self'", &named));
        }
        assert_eq!(directives(&answer.header("content-security-policy")), due, "{name}");
    }
    Ok(())
}

/// Others may put embeds into frames, which the configuration lets a portal narrow; the pages are framed at home only.
pub(crate) async fn pages_are_framed_by_whom_the_configuration_says(
    server: &mut Running,
) -> Result<()> {
    let embed = server.files().keys().find(|name| name.starts_with("embed/"));
    let embed = embed.context("there are pages for frames")?.as_str();
    let pages = [("", "'self'"), ("index.html", "'self'"), ("embed.html", "*"), (embed, "*")];
    for (path, due) in pages {
        for query in ["", "?chart=gauge&indicator=gdp"] {
            let answer = get(server, &format!("{path}{query}"), &[]).await?;
            let policy = answer.header("content-security-policy");
            let mut directives = policy.split(';').map(str::trim);
            let framed = directives.find_map(|one| one.strip_prefix("frame-ancestors "));
            assert_eq!(framed.context("it says who may frame it")?, due, "/{path}{query}");
            assert_eq!(answer.header("x-frame-options"), "", "/{path}{query}: older, and coarser");
        }
    }
    Ok(())
}

/// The frame's origin is an opaque one: all that its page loads must be open to it.
pub(crate) async fn any_origin_may_read_what_a_sandboxed_frame_needs(
    server: &mut Running,
) -> Result<()> {
    for (name, answer) in answers(server).await? {
        let own = is_page(&name) && !is_embed(&name);
        let (shared, resource) = if own { ("", "same-origin") } else { ("*", "cross-origin") };
        assert_eq!(answer.header("access-control-allow-origin"), shared, "{name}");
        assert_eq!(answer.header("cross-origin-resource-policy"), resource, "{name}");
    }
    Ok(())
}

pub(crate) async fn nothing_is_sent_that_nobody_asked_for(server: &mut Running) -> Result<()> {
    for (name, answer) in answers(server).await? {
        assert_eq!(answer.header("x-content-type-options"), "nosniff", "{name}");
        assert_eq!(answer.header("referrer-policy"), "no-referrer", "{name}");
        let permissions = answer.header("permissions-policy");
        assert!(permissions.split(", ").all(|one| one.ends_with("=()")), "{name}: {permissions}");
        assert!(permissions.contains("geolocation=()"), "{name}: {permissions}");
        assert_eq!(answer.header("set-cookie"), "", "{name}");
        // Isolation would break hosts that embed the charts.
        assert_eq!(answer.header("cross-origin-embedder-policy"), "", "{name}");
        assert_eq!(answer.header("cross-origin-opener-policy"), "", "{name}");
        for (header, _) in &answer.headers {
            let times = answer.headers.get_all(header).iter().count();
            assert_eq!(times, 1, "{name} has {header} {times} times");
        }
    }
    Ok(())
}
