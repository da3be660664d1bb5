//! Two languages, one switch.

use anyhow::Result;
use browser_tests::Stage;
use fantoccini::Locator;
use serde_json::json;

/// The switch leads to the page in the other language, and back.
pub(crate) async fn the_switch_changes_the_language(stage: &Stage) -> Result<()> {
    stage.open_live("").await?;
    for (lang, heading, name) in [
        ("en", "Half the year is gone", "Gross domestic product: 40.79 billion yuan"),
        ("zh-CN", "一年过半", "地区生产总值上半年完成407.9亿元"),
    ] {
        stage.session().client().find(Locator::Css("a.switch[lang]")).await?.click().await?;
        let there = format!("document.documentElement.lang === '{lang}'");
        stage.session().wait_until(&there, "the page in the other language").await?;
        stage.session().wait_live().await?;
        assert!(stage.session().text("h1").await?.starts_with(heading));
        let label = "document.querySelector('#gauge-gdp canvas').getAttribute('aria-label')";
        let label = stage.session().eval(label).await?;
        assert!(label.as_str().is_some_and(|label| label.contains(name)), "{label}");
        let foreign = "[...document.querySelectorAll('a.switch[lang]')].map((one) => one.lang)";
        let other = if lang == "en" { "zh-CN" } else { "en" };
        assert_eq!(stage.session().eval(foreign).await?, json!([other]));
    }
    Ok(())
}
