//! What no checker sees: names, cells, focus and languages, each held by a check of our own, and each check tried on
//! a page broken on purpose.

use anyhow::{Context as _, Result};
use browser_tests::Stage;
use plan_chart::{Lang, chart};
use serde_json::{Value, json};

/// What a check finds wrong, as a list.
async fn found(stage: &Stage, script: &str, arguments: Vec<Value>) -> Result<Vec<Value>> {
    let found = stage.session().run(script, arguments).await?;
    found.as_array().cloned().context("a check returns a list")
}

/// Every canvas and picture has the name of its chart, and every mark a name that begins as its row does. No name
/// holds a bare minus.
async fn names(stage: &Stage, lang: Lang) -> Result<Vec<Value>> {
    let report = stage.report();
    let mut due = serde_json::Map::new();
    for spec in chart::specs(report, lang) {
        let chart = chart::build(report, &spec)?;
        due.insert(chart.id.clone(), json!(chart.name()));
    }
    let script = "const wrong = [];
        for (const figure of document.querySelectorAll('figure.pc')) {
            for (const one of figure.querySelectorAll('canvas, svg.pc-plot')) {
                if (one.getAttribute('role') !== 'img' || one.getAttribute('aria-label') !== arguments[0][figure.id])
                    wrong.push([figure.id, one.tagName, one.getAttribute('aria-label')]);
            }
            for (const one of figure.querySelectorAll('.pc-pick')) {
                const name = one.getAttribute('aria-label') || '';
                const rows = [...figure.closest('section').querySelectorAll('tbody th')];
                if (!rows.some((row) => name.startsWith(row.textContent))) wrong.push([figure.id, 'mark', name]);
            }
        }
        for (const one of document.querySelectorAll('[aria-label]')) {
            if (/[-−]\\d/.test(one.getAttribute('aria-label'))) wrong.push(['minus', one.getAttribute('aria-label')]);
        }
        return wrong;";
    found(stage, script, vec![Value::Object(due)]).await
}

/// What the cells of every chart's table say, each by itself, is what the record has, and their text has the same digits.
async fn cells(stage: &Stage, lang: Lang) -> Result<Vec<Value>> {
    let report = stage.report();
    let mut due = serde_json::Map::new();
    for spec in chart::specs(report, lang) {
        let chart = chart::build(report, &spec)?;
        let row = |row: &chart::Row| {
            let spoken: Vec<_> = row.cells.iter().map(|cell| &cell.spoken).collect();
            json!([row.header, spoken])
        };
        due.insert(chart.id, chart.table.rows.iter().map(row).collect());
    }
    let script = "const wrong = [];
        for (const figure of document.querySelectorAll('figure.pc')) {
            const datum = figure.dataset.datum;
            const rows = [...figure.closest('section').querySelectorAll('tbody tr')]
                .filter((row) => datum === undefined || row.dataset.datum === datum);
            // The digits of a unit, as in CO2, are none of the number's.
            const digits = (text) => text.replace(/[A-Za-z]\\d+|\\D/g, '');
            const told = rows.map((row) => [row.querySelector('th').textContent,
                [...row.querySelectorAll('td')].map(({ textContent, dataset: { said = textContent } }) =>
                    digits(textContent) === digits(said) ? said : textContent)]);
            if (JSON.stringify(told) !== JSON.stringify(arguments[0][figure.id])) wrong.push([figure.id, told]);
        }
        return wrong;";
    found(stage, script, vec![Value::Object(due)]).await
}

/// Whatever takes the focus shows it: a ring of 2 CSS px and more that stands out from what is around it.
async fn focus(stage: &Stage) -> Result<Vec<Value>> {
    let script = "const wrong = [];
        const light = (text) => {
            const [r, g, b] = text.match(/[\\d.]+/g).slice(0, 3).map((part) => {
                const share = part / 255;
                return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
            });
            return 0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05;
        };
        const ground = (one) => {
            for (let at = one.parentElement; at; at = at.parentElement) {
                const colour = getComputedStyle(at).backgroundColor;
                if (!/, 0\\)$|^transparent$/.test(colour)) return light(colour);
            }
            return light('rgb(255, 255, 255)');
        };
        for (const one of document.querySelectorAll('a[href], button, input, select, [tabindex=\"0\"]')) {
            if (!one.getClientRects().length) continue;
            one.focus({ preventScroll: true });
            const shown = one.matches('.pc-fold') ? one.labels[0] : one;
            const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(shown);
            const [a, b] = [light(outlineColor), ground(shown)];
            const seen = outlineStyle === 'solid' && parseFloat(outlineWidth) >= 2
                && Math.max(a, b) / Math.min(a, b) >= 3;
            if (!seen) wrong.push([one.outerHTML.slice(0, 90), outlineStyle, outlineWidth, outlineColor]);
        }
        return wrong;";
    found(stage, script, Vec::new()).await
}

/// The nearest language of every Chinese text and name is Chinese, of every English one English.
async fn languages(stage: &Stage) -> Result<Vec<Value>> {
    let script = "const wrong = [];
        const check = (text, at) => {
            const tag = at.closest('[lang]');
            const lang = tag ? tag.lang : '';
            const chinese = /[\\u3400-\\u9fff]/.test(text);
            const english = !chinese && /[A-Za-z]{3,}/.test(text) && !/^[A-Z]+$/.test(text.trim());
            if (chinese && !/^zh/.test(lang) || english && !/^en/.test(lang)) wrong.push([lang, text.slice(0, 60)]);
        };
        const walker = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT);
        while (walker.nextNode()) {
            const at = walker.currentNode.parentElement;
            // The texts of a picture are no texts to assistive technology, which has its name.
            if (!at.closest('script, style, template, svg')) check(walker.currentNode.data, at);
        }
        for (const name of ['aria-label', 'title', 'alt', 'placeholder'])
            for (const one of document.querySelectorAll(`[${name}]`)) check(one.getAttribute(name), one);
        return wrong;";
    found(stage, script, Vec::new()).await
}

pub(crate) async fn every_check_passes(stage: &Stage) -> Result<()> {
    for (page, lang) in stage.all_pages() {
        stage.open_live(&page).await?;
        let nothing = Vec::<Value>::new();
        assert_eq!(names(stage, lang).await?, nothing, "{page}");
        assert_eq!(cells(stage, lang).await?, nothing, "{page}");
        assert_eq!(focus(stage).await?, nothing, "{page}");
        assert_eq!(languages(stage).await?, nothing, "{page}");
    }
    Ok(())
}

/// Every check finds it.
pub(crate) async fn every_check_sees_what_is_broken(stage: &Stage) -> Result<()> {
    let broken = [
        ("names", "document.querySelector('#bars canvas').removeAttribute('aria-label')"),
        ("names", "document.querySelector('#bars .pc-pick').setAttribute('aria-label', '图表')"),
        ("names", "document.querySelector('#growth .pc-pick').ariaLabel += '−3.2%'"),
        ("cells", "document.querySelector('#bars td').textContent = '408.9亿元'"),
        ("cells", "document.querySelector('#completion tbody tr').remove()"),
        ("focus", "document.adoptedStyleSheets = [new CSSStyleSheet()];
            document.adoptedStyleSheets[0].replaceSync(':focus-visible { outline: none !important }')"),
        ("focus", "document.adoptedStyleSheets = [new CSSStyleSheet()];
            document.adoptedStyleSheets[0].replaceSync(':focus-visible { outline-color: #e8eef4 !important }')"),
        ("languages", "document.documentElement.removeAttribute('lang')"),
        ("languages", "document.querySelector('a.switch[lang]').removeAttribute('lang')"),
        ("languages", "document.querySelector('h1').lang = 'en'"),
    ];
    for (check, script) in broken {
        stage.open_live("").await?;
        stage.session().run(script, Vec::new()).await?;
        let found = match check {
            "names" => names(stage, Lang::ZH).await?,
            "cells" => cells(stage, Lang::ZH).await?,
            "focus" => focus(stage).await?,
            _ => languages(stage).await?,
        };
        assert!(!found.is_empty(), "{script} passes the check of {check}");
    }
    Ok(())
}
