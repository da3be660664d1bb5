//! Two languages, one switch.

use anyhow::Result;
use browser_tests::Stage;
use plan_chart::{
    Lang,
    chart::{self, Spec},
};
use serde_json::{Value, json};

/// Every text and attribute with Chinese punctuation outside elements that are marked as Chinese.
const CHINESE_PUNCTUATION: &str = "const found = [];
    const check = (text, element) => {
        if (/[：；，。、！？（）]/.test(text) && !element.closest('[lang^=zh]')) found.push(text);
    };
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) check(walker.currentNode.data, walker.currentNode.parentElement);
    for (const element of document.body.querySelectorAll('*'))
        for (const { name, value } of element.attributes) if (!name.startsWith('data-')) check(value, element);
    return found;";

/// The switch leads to the page in the other language, and back.
pub(crate) async fn the_switch_changes_the_language(stage: &Stage) -> Result<()> {
    stage.open_live("").await?;
    for (lang, heading, name) in [
        ("en", "Half the year is gone", "Gross domestic product: 40.79 billion yuan"),
        ("zh-CN", "一年过半", "地区生产总值上半年完成407.9亿元"),
    ] {
        stage.session().click("a.switch[lang]").await?;
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

/// Names and alternative texts that scripts put together read like the rest of an English page.
pub(crate) async fn english_texts_are_punctuated_in_english(stage: &Stage) -> Result<()> {
    stage.open_live("en.html").await?;
    let session = stage.session();
    let name = session.eval("document.querySelector('#bars .pc-pick').ariaLabel").await?;
    let due = "Gross domestic product; Result: 40.79bn yuan; Annual target: 88bn yuan; Completion rate: 46.4%; \
        Against the time schedule: 3.6 points below schedule; Place in the report: Part 1, table of headline indicators";
    assert_eq!(name, json!(due));

    let report = stage.report();
    let chart = chart::build(report, &Spec::gauge("gdp", Lang::EN))?;
    session
        .run("document.querySelector('#gauge-gdp .pc-tools button').click()", Vec::new())
        .await?;
    session
        .wait_until("document.querySelector('[name=pc-kind][value=picture]')", "the panel")
        .await?;
    let press = "document.querySelector('[name=pc-kind][value=picture]').click();
        [...document.querySelectorAll('.pc-panel button')].find((one) => one.textContent === 'Show the picture').click();";
    session.run(press, Vec::new()).await?;
    let code = "document.querySelector('.pc-code').value.includes('<img ')";
    session.wait_until(code, "the code of a picture").await?;
    session.wait_until("document.querySelector('.pc-panel-picture')", "the picture").await?;
    let texts = "[document.querySelector('.pc-panel-picture').alt,
        document.querySelector('.pc-code').value.match(/ alt=\"([^\"]*)\"/)[1]]";
    let due = [". ", ": "].map(|joint| format!("{}{joint}{}", chart.heading, chart.sentence));
    assert_eq!(session.eval(texts).await?, json!(due));
    let found = session.run(CHINESE_PUNCTUATION, Vec::new()).await?;
    assert_eq!(found, json!([] as [Value; 0]));
    Ok(())
}
