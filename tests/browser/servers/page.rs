//! The page itself, in Chromium, as the server sends it.

use anyhow::Result;
use browser_tests::Session;
use xtask::browser::Browser;

use crate::running::Running;

pub(crate) async fn canvases_live_without_a_violation(server: &mut Running) -> Result<()> {
    let session = Session::start(Browser::Chromium).await?;
    for page in ["", "en.html", "index.html?from=singlemessage"] {
        session.open(&server.url(page)).await?;
        session.wait_live().await?;
        assert_eq!(session.violations().await?, Vec::<String>::new(), "/{page}");
        let loud = session.console().await?;
        let loud: Vec<_> = loud.iter().filter(|line| line.level == "SEVERE").collect();
        assert!(loud.is_empty(), "/{page}: {loud:#?}");
        let live = session.count(".pc-place canvas").await?;
        assert!(live > 0 && live == session.count(".pc-place").await?, "/{page}: {live} canvases");
    }
    session.quit().await
}
