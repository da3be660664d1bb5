//! Compressed at build, sent where it is understood.

use anyhow::Result;

use crate::client::get;
use crate::running::Running;

/// The file in the form that is due: `br`, `gz`, or none.
async fn sent(server: &Running, name: &str, understood: &str, due: Option<&str>) -> Result<()> {
    let whole = &server.files()[name];
    let due = due.and_then(|ending| Some((ending, server.compressed(name, ending)?)));
    let answer = get(server, name, &[("accept-encoding", understood)]).await?;
    let context = format!("{name} to `{understood}`");
    assert_eq!(answer.status, 200, "{context}");
    let encoding = match &due {
        Some(("br", _)) => "br",
        Some(_) => "gzip",
        None => "",
    };
    assert_eq!(answer.header("content-encoding"), encoding, "{context}");
    let bytes = due.as_ref().map_or(whole, |(_, bytes)| bytes);
    assert!(answer.body == *bytes, "{context} is another");
    assert_eq!(answer.header("content-length"), bytes.len().to_string(), "{context}");
    // A cache on the way must not hand one form to who asked for another.
    if server.compressed(name, "br").is_some() {
        let vary = answer.header("vary").to_ascii_lowercase();
        assert!(vary.contains("accept-encoding"), "{context}: Vary is `{vary}`");
    }
    Ok(())
}

pub(crate) async fn the_best_that_is_understood_is_sent(server: &mut Running) -> Result<()> {
    let mut packed = 0;
    for name in server.files().keys() {
        sent(server, name, "gzip, deflate, br, zstd", Some("br")).await?;
        sent(server, name, "br;q=0.5, gzip", Some("br")).await?;
        sent(server, name, "gzip, deflate", Some("gz")).await?;
        sent(server, name, "br", Some("br")).await?;
        sent(server, name, "identity", None).await?;
        sent(server, name, "zstd", None).await?;
        packed += usize::from(server.compressed(name, "br").is_some());
    }
    assert!(packed >= 5, "only {packed} files have compressed forms");
    Ok(())
}

pub(crate) async fn what_is_refused_is_not_sent(server: &mut Running) -> Result<()> {
    for name in server.files().keys() {
        sent(server, name, "br;q=0, gzip;q=0", None).await?;
        sent(server, name, "br;q=0, gzip", Some("gz")).await?;
        sent(server, name, "gzip;q=0.0, br;q=0.000", None).await?;
        sent(server, name, "sbr, xgzip", None).await?;
    }
    Ok(())
}
