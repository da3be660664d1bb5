//! What a reader types or follows finds its figure: by the page's search, by the browser's own, and by an address.

use anyhow::{Context as _, Result};
use browser_tests::server::{Options, Policy};
use browser_tests::{Session, Stage};
use plan_chart::site::Mode;
use serde_json::json;

use crate::figures::{shown, typed};
use crate::hosts::{open, page};

/// Short names, abbreviations, figures of charts and tables, in any width, sign and script, on either page.
pub(crate) async fn what_is_read_finds_its_figure(stage: &Stage) -> Result<()> {
    for (page, _) in &stage.pages(Mode::Standard) {
        stage.open_live(page).await?;
        let all = shown(stage).await?.len();
        for (text, figure) in [
            ("GDP", "gdp"),
            ("ｇｄｐ", "gdp"),
            ("生产总值", "gdp"),
            ("gross domestic", "gdp"),
            ("46.4%", "gdp"),
            ("+5.0%", "gdp"),
            ("880", "gdp"),
            ("社零", "retail"),
            ("retail sales", "retail"),
            ("609.97", "retail"),
            ("固投", "investment"),
            ("fixed investment", "investment"),
            ("−3.2%", "industry-growth"),
            ("-3.2", "industry-growth"),
            ("－３．２％", "industry-growth"),
            ("–3.2%", "industry-growth"),
            ("2,700", "rehousing"),
            ("2700", "rehousing"),
            ("地區生產總值", "gdp"),
            ("社會消費品", "retail"),
            ("棚戶區", "rehousing"),
            // What the list itself prints around its figures.
            ("63.2%", "next-jobs"),
            ("民生 1.2", "jobs"),
        ] {
            // The other language's section names are not on the page.
            if page == "en.html" && text.starts_with("民生") {
                continue;
            }
            typed(stage, text).await?;
            let found = shown(stage).await?;
            assert!(found.contains(&format!("f-{figure}")), "{page}: {text} finds {found:?}");
            assert!(found.len() < all / 2, "{page}: {text} finds {}", found.len());
        }
        // Neither within another number nor below zero.
        for text in ["07.9", "-407.9", "xyzzy"] {
            typed(stage, text).await?;
            assert_eq!(shown(stage).await?, Vec::<String>::new(), "{page}: {text}");
        }
        // An indicator that the text has no figure of is found in its chart.
        typed(stage, "居民收入").await?;
        let link = "[...document.querySelectorAll('#find-charts a')].filter((one) => one.getClientRects().length)
            .map((one) => Boolean(document.querySelector(one.hash)))";
        assert_eq!(stage.session().eval(link).await?, json!([true]), "{page}");
    }
    Ok(())
}

/// Every name and figure in the tables of a page.
pub(crate) async fn every_cell_is_found(stage: &Stage) -> Result<()> {
    for (page, _) in &stage.pages(Mode::Standard) {
        stage.open_live(page).await?;
        let lost = "const field = document.getElementById('find-text');
            field.focus();
            const cells = [...document.querySelectorAll('.pc-table tbody :is(th, td)')].map((cell) => cell.textContent);
            const texts = [...new Set(cells)].filter((text) => /[^\\s/—]/.test(text));
            return [texts.length, texts.filter((text) => {
                field.value = text;
                field.dispatchEvent(new InputEvent('input', { bubbles: true }));
                return ![...document.querySelectorAll('.fig, #find-charts a')].some((one) => one.getClientRects().length);
            })];";
        let lost = stage.session().run(lost, Vec::new()).await?;
        assert!(lost[0].as_u64() > Some(50), "{page}: {}", lost[0]);
        assert_eq!(lost[1], json!([]), "{page}");
    }
    Ok(())
}

/// What is searched for, how many figures that shows, and the section.
const SEARCH: &str =
    "[document.getElementById('find-text').value, document.getElementById('find-area').value,
    [...document.querySelectorAll('.fig')].filter((one) => one.getClientRects().length).length]";

/// Through a reload, the switch to the other language and the way back; and letters typed are no steps of that.
pub(crate) async fn the_search_is_kept_in_the_address(stage: &Stage) -> Result<()> {
    let session = stage.session();
    stage.open_live("?table=bars").await?;
    let length = session.eval("history.length").await?;
    for text in ["就", "就业", "就业 1"] {
        typed(stage, text).await?;
    }
    let choose = "const area = document.getElementById('find-area');
        area.value = '1.5';
        area.dispatchEvent(new Event('change', { bubbles: true }));";
    session.run(choose, Vec::new()).await?;
    assert_eq!(session.eval("history.length").await?, length);
    let query = "[...new URLSearchParams(location.search)].map((one) => one.join('='))";
    assert_eq!(session.eval(query).await?, json!(["table=bars", "find=就业 1", "area=1.5"]));
    let before = session.eval(SEARCH).await?;
    assert!(before[2].as_u64() > Some(0) && before[2].as_u64() < Some(10), "{before}");
    session.client().refresh().await?;
    session.wait_live().await?;
    assert_eq!(session.eval(SEARCH).await?, before, "after a reload");

    // A step to a figure, another search there, and back.
    session.eval("location.hash = 'f-jobs'").await?;
    session.wait_until("document.querySelector('#f-jobs .copy')", "the figure").await?;
    typed(stage, "1.2").await?;
    session.eval("history.back()").await?;
    let back = "document.getElementById('find-text').value === '就业 1'";
    session.wait_until(back, "the search before").await?;
    assert_eq!(session.eval(SEARCH).await?, before, "on the way back");

    session.click("a.switch[lang]").await?;
    session.wait_until("document.documentElement.lang === 'en'", "English").await?;
    session.wait_live().await?;
    assert_eq!(session.eval(SEARCH).await?, before, "in English");

    // A search that is emptied leaves nothing behind.
    typed(stage, "").await?;
    session.run(&choose.replace("1.5", ""), Vec::new()).await?;
    assert_eq!(session.eval(query).await?, json!(["table=bars"]));
    Ok(())
}

/// Whether the window shows the element, in part or whole.
fn in_view(id: &str) -> String {
    format!(
        "((box) => box.height > 0 && box.bottom > 0 && box.top < innerHeight)(
            document.getElementById('{id}').getBoundingClientRect())"
    )
}

async fn uncaught(session: &Session) -> Result<Vec<String>> {
    Ok(session.messages().await?.into_iter().map(|line| line.text).collect())
}

/// An address that is no percent-encoded UTF-8, whole or in part, is one that asks for nothing.
pub(crate) async fn malformed_addresses_do_no_harm(stage: &Stage) -> Result<()> {
    let session = stage.session();
    let all = {
        stage.open_live("").await?;
        shown(stage).await?.len()
    };
    for address in ["?table=bars#50%", "?table=bars&area=%&area=x#%C4%FA", "?table=bars&find=#%"] {
        session.messages().await?;
        session.open("about:blank").await?;
        stage.open_live(address).await?;
        let switches = "[...document.querySelectorAll('a.switch')].map((one) => one.href.includes('table=bars'))";
        assert_eq!(session.eval(switches).await?, json!([true, true]), "{address}");
        session.eval("location.hash = '#%C4%FA%'").await?;
        session.eval("location.hash = '#f-jobs'").await?;
        session.wait_until("document.querySelector('#f-jobs .copy')", "the figure").await?;
        assert_eq!(shown(stage).await?.len(), all, "{address}");
        assert_eq!(uncaught(session).await?, Vec::<String>::new(), "{address}");
    }
    // Bytes that are no text are looked for as what they are read as, and not found.
    stage.open_live("?find=%C4%FA%&table=%").await?;
    assert_eq!(uncaught(session).await?, Vec::<String>::new());
    assert_eq!(shown(stage).await?, Vec::<String>::new());
    Ok(())
}

/// The browser's own search shows what it finds: a closed table opens, or is passed over.
pub(crate) async fn closed_tables_hide_no_hit(stage: &Stage) -> Result<()> {
    let session = stage.session();
    stage.open_live("").await?;
    session.eval("getSelection().removeAllRanges()").await?;
    let mut hits = 0;
    while hits < 10 && session.eval("window.find('407.9')").await? == json!(true) {
        hits += 1;
        let seen = "((table) => !table || table.getBoundingClientRect().width > 100)(
            getSelection().anchorNode.parentElement.closest('.pc-folded'))";
        session.wait_until(seen, "the table around a hit").await?;
    }
    assert!(hits > 1, "{hits}");
    // As in a page that nobody has searched.
    stage.open_live("index.html").await?;
    if session.eval("'onbeforematch' in document").await? == json!(true) {
        let marked =
            "[...document.querySelectorAll('.pc-folded')].map((one) => one.getAttribute('hidden'))";
        let closed = session.eval(marked).await?;
        let closed = closed.as_array().context("tables")?;
        assert!(!closed.is_empty() && closed.iter().all(|one| one == "until-found"), "{closed:?}");
        // As the browser does: it announces the hit, then takes the attribute away.
        let find = "const table = document.querySelector('#fold-bars ~ .pc-folded');
            table.dispatchEvent(new Event('beforematch', { bubbles: true }));
            table.removeAttribute('hidden');
            const state = () => [document.getElementById('fold-bars').checked, location.search, table.hasAttribute('hidden'),
                table.getBoundingClientRect().width > 100];
            const found = state();
            document.getElementById('fold-bars').click();
            return [found, state()];";
        assert_eq!(
            session.run(find, Vec::new()).await?,
            json!([[true, "?table=bars", false, true], [false, "", true, false]])
        );
    }
    // A page saved with the attribute and opened without script: the checkbox alone folds.
    session.eval("document.querySelectorAll('.pc-folded').forEach((one) => one.setAttribute('hidden', 'until-found'))").await?;
    let saved = "const box = document.getElementById('fold-bars');
        const table = document.querySelector('#fold-bars ~ .pc-folded');
        return [true, false].map((checked) => {
            box.checked = checked;
            return table.getBoundingClientRect().width > 100 && table.querySelector('td').getBoundingClientRect().width > 20;
        });";
    assert_eq!(session.run(saved, Vec::new()).await?, json!([true, false]));
    Ok(())
}

/// A figure that is gone to in a frame is scrolled to in the frame; the page around stays where its reader is.
pub(crate) async fn a_frame_scrolls_itself_alone(stage: &Stage) -> Result<()> {
    let session = stage.session();
    let charts = stage.serve(Options::default().policy(Policy::None))?;
    let frame = format!(
        "<p style=\"height: 3000px\">上</p><iframe src=\"{}\" title=\"页\" width=\"600\" height=\"500\"></iframe>
        <p style=\"height: 3000px\">下</p>",
        charts.url("index.html")
    );
    let _host = open(stage, &page("", &frame), Options::default().policy(Policy::None)).await?;
    session.client().enter_frame(0).await?;
    // Its canvases wait until the frame is seen.
    session.wait_until("document.getElementById('find').hidden === false", "the search").await?;
    typed(stage, "xyzzy").await?;
    assert_eq!(shown(stage).await?, Vec::<String>::new());
    session.eval("location.hash = 'f-jobs'").await?;
    session.wait_until(&in_view("f-jobs"), "the figure").await?;
    session.client().enter_parent_frame().await?;
    assert_eq!(session.eval("scrollY").await?, json!(0));
    Ok(())
}

/// The last figure and topic of the page, by an address and by a link, and they stay where they are.
pub(crate) async fn the_last_figure_is_reached(stage: &Stage) -> Result<()> {
    let session = stage.session();
    for (page, _) in &stage.pages(Mode::Standard) {
        stage.open_live(page).await?;
        let last =
            "[[...document.querySelectorAll('.fig')], [...document.querySelectorAll('.topic')]]
            .map((all) => all[all.length - 1].id)";
        let last: Vec<String> = serde_json::from_value(session.eval(last).await?)?;
        for id in last {
            // As an address, with nothing of the page seen before; then on a page that is open.
            session.open("about:blank").await?;
            stage.open_live(&format!("{page}#{id}")).await?;
            session.wait_until(&in_view(&id), &id).await?;
            let top = format!("document.getElementById('{id}').getBoundingClientRect().top");
            let settled =
                "const done = arguments[arguments.length - 1]; setTimeout(() => done(null), 600);";
            session.run_async(settled, Vec::new()).await?;
            let rested = session.eval(&top).await?;
            session.run_async(settled, Vec::new()).await?;
            assert_eq!(session.eval(&top).await?, rested, "{page}#{id} stays in its place");
            assert_eq!(session.eval(&in_view(&id)).await?, json!(true), "{page}#{id}");
            let away = "history.replaceState(null, '', location.pathname); scrollTo(0, 0);";
            session.run(away, Vec::new()).await?;
            session.eval(&format!("location.hash = '{id}'")).await?;
            session.wait_until(&in_view(&id), &id).await?;
        }
    }
    Ok(())
}
