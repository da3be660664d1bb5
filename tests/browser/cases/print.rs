//! The page on paper, as a browser prints it.

use std::fs;
use std::process::Command;

use anyhow::{Context as _, Result, bail};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use browser_tests::{Session, Stage};
use plan_chart::chart;
use serde_json::json;
use unicode_normalization::UnicodeNormalization as _;

/// The text of a print, without its spaces: lines break where they like. Fonts may have one sign for two characters, so
/// that signs are brought back to what they stand for.
async fn printed(session: &Session) -> Result<String> {
    let answer = session.cdp("Page.printToPDF", json!({ "preferCSSPageSize": true })).await?;
    let bytes = STANDARD.decode(answer["data"].as_str().context("no print came")?)?;
    let folder = tempfile::tempdir()?;
    let (print, text) = (folder.path().join("page.pdf"), folder.path().join("page.txt"));
    fs::write(&print, bytes)?;
    let output =
        Command::new("pdftotext").args(["-raw", "-enc", "UTF-8"]).arg(&print).arg(&text).output();
    let output = output.context("pdftotext is missing: it comes with poppler-utils")?;
    if !output.status.success() {
        bail!("pdftotext: {}", String::from_utf8_lossy(&output.stderr));
    }
    Ok(bare(&fs::read_to_string(&text)?))
}

fn bare(text: &str) -> String {
    text.nfkc().filter(|c| !c.is_whitespace()).collect()
}

/// Every cell of every table is on paper, with what the page says of it, source and dates, on a dark screen too.
pub(crate) async fn paper_holds_every_number(stage: &Stage) -> Result<()> {
    let report = stage.report();
    let pages = stage.all_pages();
    for (page, lang) in pages {
        stage.session().media(&[("prefers-color-scheme", "dark")]).await?;
        stage.open_live(&page).await?;
        let print = printed(stage.session()).await?;
        let holds =
            |text: &str| assert!(print.contains(&bare(text)), "{page}: “{text}” is not on paper");
        let mut charts = 0;
        for spec in chart::specs(report, lang) {
            let chart = chart::build(report, &spec)?;
            if stage.session().count(&format!("#{}", chart.id)).await? == 0 {
                continue;
            }
            charts += 1;
            // A gauge's sentence is for those who do not see it.
            if stage.session().count(&format!("#{} .pc-unseen", chart.id)).await? == 0 {
                holds(&chart.sentence);
            }
            let rows = &chart.table.shown(lang).rows;
            rows.iter().flat_map(|row| &row.cells).for_each(|cell| holds(&cell.text));
        }
        assert!(charts >= 5, "{charts} charts on {page}");
        let headline = chart::headline_table(report, lang).shown(lang);
        headline.rows.iter().flat_map(|row| &row.cells).for_each(|cell| holds(&cell.text));
        holds(&chart::origin_titles(report, lang));
        holds(&report.period.span.end.to_string());
        holds(&report.revision.to_string());
    }
    Ok(())
}
