//! The page where no script runs.

use anyhow::Result;
use browser_tests::Stage;
use plan_chart::chart;
use plan_chart::site::Mode;

/// There is something to read.
pub(crate) async fn text_is_there(stage: &Stage) -> Result<()> {
    stage.session().scripts(false).await?;
    for (page, _) in &stage.pages(Mode::Standard) {
        stage.open(page).await?;
        let text = stage.session().text("body").await?;
        assert!(!text.trim().is_empty(), "{page} has no text");
        let canvases = stage.session().count("canvas").await?;
        assert_eq!(canvases, 0, "no script has run on {page}");
    }
    Ok(())
}

/// Every figure of every table and the sentence of every chart can be read.
pub(crate) async fn every_number_is_there(stage: &Stage) -> Result<()> {
    stage.session().scripts(false).await?;
    let report = stage.report();
    for (page, lang) in stage.pages(Mode::Standard) {
        stage.open(&page).await?;
        let text = stage.session().text("body").await?;
        for spec in chart::specs(report, lang) {
            let chart = chart::build(report, &spec)?;
            assert!(text.contains(&chart.sentence), "{page}: {}", chart.sentence);
            for cell in chart.table.shown(lang).rows.iter().flat_map(|row| &row.cells) {
                assert!(text.contains(&cell.text), "{page}: {}", cell.text);
            }
        }
    }
    Ok(())
}

/// There is something to see.
pub(crate) async fn every_figure_has_its_drawing(stage: &Stage) -> Result<()> {
    stage.session().scripts(false).await?;
    for (page, _) in &stage.pages(Mode::Standard) {
        stage.open(page).await?;
        let script = "return [...document.querySelectorAll('figure')].map((figure) =>
            [...figure.querySelectorAll('svg')].some((drawing) => drawing.getBoundingClientRect().height > 0));";
        let figures = stage.session().run(script, Vec::new()).await?;
        let figures = figures.as_array().cloned().unwrap_or_default();
        assert!(!figures.is_empty(), "{page} has no figures");
        assert!(figures.iter().all(|drawn| drawn == true), "{page}: {figures:?}");
    }
    Ok(())
}
