//! Pages on other records than that of the other cases: the embedded one, whichever it is, and some in one language or
//! partly in another, with other setters, kinds of charts and units. What holds for a page holds for theirs.

use std::fs;
use std::path::PathBuf;
use std::sync::OnceLock;

use anyhow::{Context as _, Result, anyhow};
use browser_tests::page::{self, target};
use browser_tests::server::{Options, Policy};
use browser_tests::{Stage, watched};
use plan_chart::EMBEDDED;
use plan_chart::chart::{self, Kind, Spec};
use plan_chart::publish::{self, Publication};
use plan_chart::site::{Mode, frame_address, standalone_page};
use serde_json::{Value, json};
use xtask::workspace::Workspace;

use crate::hosts::{self, built, snippet};
use crate::{access, canvas, checks, clean, downloads, large, looks, marks, pictures, scriptless};

/// English alone, with levels and ceilings; in English with some texts in Chinese; in Chinese alone, with two setters.
const RECORDS: [&str; 3] = ["europe-2020", "five-years-2021", "three-quarters-2024"];

/// Where the site of a record is.
fn folder(name: &str) -> Result<PathBuf> {
    Ok(target()?.join("records").join(name))
}

fn record(name: &str) -> Result<PathBuf> {
    Ok(Workspace::find()?.root().join("tests/records").join(name).with_extension("json"))
}

/// Builds the sites, once in a run; that of the embedded record is there.
fn build() -> Result<()> {
    RECORDS
        .iter()
        .try_for_each(|name| page::build(&record(name)?, &folder(name)?, &Publication::default()))
}

/// The same window with the pages on each record.
fn stages(stage: &Stage) -> Result<Vec<Stage>> {
    static BUILT: OnceLock<Result<(), String>> = OnceLock::new();
    let built = BUILT.get_or_init(|| build().map_err(|error| format!("{error:#}")));
    built.clone().map_err(|error| anyhow!(error))?;
    let with = |name: &&str| stage.with(&folder(name)?, fs::read_to_string(record(name)?)?);
    let embedded = stage.with(&page::embedded()?, EMBEDDED.to_owned());
    std::iter::once(embedded).chain(RECORDS.iter().map(with)).collect()
}

/// Every chart of every page becomes a canvas, in silence, under the strictest policy, without asking anybody else.
pub(crate) async fn every_chart_lives(stage: &Stage) -> Result<()> {
    for stage in &stages(stage)? {
        let id = &stage.report().id;
        // What was said and asked before is not this page's; checks that read canvases make browsers warn, so they come last.
        stage.session().console().await?;
        stage.session().network().await?;
        clean::console_is_silent(stage).await.with_context(|| id.clone())?;
        clean::policy_is_kept(stage).await.with_context(|| id.clone())?;
        clean::no_other_host_is_asked(stage).await.with_context(|| id.clone())?;
        canvas::every_chart_is_taken_over(stage).await.with_context(|| id.clone())?;
        canvas::the_picture_keeps_its_room(stage).await.with_context(|| id.clone())?;
        looks::failures_are_announced_once(stage).await.with_context(|| id.clone())?;
    }
    Ok(())
}

/// Every canvas shows what its picture shows.
pub(crate) async fn canvases_show_what_the_pictures_show(stage: &Stage) -> Result<()> {
    for stage in &stages(stage)? {
        let shown = pictures::canvases_show_what_the_pictures_show(stage).await;
        shown.with_context(|| stage.report().id.clone())?;
    }
    Ok(())
}

/// Names, cells, focus and languages: texts that a page has in another language than its own say so.
pub(crate) async fn every_check_passes(stage: &Stage) -> Result<()> {
    for stage in &stages(stage)? {
        checks::every_check_passes(stage).await.with_context(|| stage.report().id.clone())?;
    }
    Ok(())
}

/// A page offers the languages that its record has and no others; what it has in one alone is marked as such elsewhere.
pub(crate) async fn languages_are_those_of_the_record(stage: &Stage) -> Result<()> {
    for stage in &stages(stage)? {
        let report = stage.report();
        let session = stage.session();
        for (page, lang) in stage.all_pages() {
            stage.open_live(&page).await?;
            let switches = session.count("a.switch[lang]").await?;
            assert_eq!(switches, report.languages.len() as u64 - 1, "{page} of {}", report.id);
            let own = session.eval("document.documentElement.lang").await?;
            assert_eq!(own, json!(lang.tag()), "{page} of {}", report.id);
            // Sources have their titles as printed, too.
            let foreign = format!(
                "[...document.querySelectorAll('main span[lang]')]
                    .filter((one) => one.lang !== '{}' && !one.closest('#source')).length",
                lang.tag()
            );
            let foreign = session.eval(&foreign).await?;
            let foreign = foreign.as_u64().context("their number")?;
            let names = report.indicators.iter().map(|one| &one.subject.name);
            let mut texts = names.chain(report.sources.iter().map(|source| &source.title));
            let partial = texts.any(|text| text.find(lang).is_none());
            assert_eq!(foreign > 0, partial, "{page} of {}: {foreign} foreign texts", report.id);
        }
        // Without a list of all figures there is nothing to search, and the script for it does not come.
        let listed = report.statements.is_some();
        for (page, _) in stage.pages(Mode::Standard) {
            stage.open_live(&page).await?;
            let searches = session.count("#find").await?;
            assert_eq!(searches, u64::from(listed), "{page} of {}", report.id);
        }
        let asked = stage.server().requests();
        let asked = asked.iter().any(|one| one.address.starts_with("/find."));
        assert_eq!(asked, listed, "{}", report.id);
    }
    Ok(())
}

/// Without scripts all is there to be read.
pub(crate) async fn every_number_is_there(stage: &Stage) -> Result<()> {
    for stage in &stages(stage)? {
        let all = scriptless::every_number_is_there(stage).await;
        all.with_context(|| stage.report().id.clone())?;
    }
    stage.session().scripts(true).await
}

/// The arrows reach every mark, the Tab key comes to the end, and what a mark tells is whole beside it.
pub(crate) async fn keys_and_details_work(stage: &Stage) -> Result<()> {
    for stage in &stages(stage)? {
        let id = &stage.report().id;
        marks::arrows_reach_every_mark(stage).await.with_context(|| id.clone())?;
        marks::tab_comes_to_the_end(stage).await.with_context(|| id.clone())?;
    }
    Ok(())
}

/// The same at every width, in a page that is zoomed too.
pub(crate) async fn details_are_whole_and_beside_their_marks(stage: &Stage) -> Result<()> {
    for stage in &stages(stage)? {
        let whole = marks::details_are_whole_and_beside_their_marks(stage).await;
        whole.with_context(|| stage.report().id.clone())?;
    }
    Ok(())
}

/// Large print is large, and nothing moves when the scripts come.
pub(crate) async fn large_print_is_large(stage: &Stage) -> Result<()> {
    for stage in &stages(stage)? {
        large::everything_is_large(stage).await.with_context(|| stage.report().id.clone())?;
    }
    Ok(())
}

pub(crate) async fn nothing_moves(stage: &Stage) -> Result<()> {
    for stage in &stages(stage)? {
        let id = &stage.report().id;
        canvas::scripts_move_no_chart(stage).await.with_context(|| id.clone())?;
        canvas::nothing_shifts(stage).await.with_context(|| id.clone())?;
    }
    Ok(())
}

/// Neither checker finds anything on a page, on a phone, a larger one and a screen, light and dark.
pub(crate) async fn checkers_find_nothing(stage: &Stage) -> Result<()> {
    for stage in &stages(stage)? {
        for (page, _) in stage.all_pages() {
            for (width, scheme) in
                [320, 360, 1280].map(|width| [(width, "light"), (width, "dark")]).concat()
            {
                stage.session().metrics(width, 900, 1.0).await?;
                stage.session().media(&[("prefers-color-scheme", scheme)]).await?;
                stage.open_live(&page).await?;
                let what = format!("{page} of {} at {width} px, {scheme}", stage.report().id);
                access::nothing_is_found(stage, &what).await?;
            }
        }
    }
    Ok(())
}

/// The panel opens, its files are there with their source, and each of its codes works in another page.
pub(crate) async fn the_panel_gives_files_and_codes(stage: &Stage) -> Result<()> {
    for stage in &stages(stage)? {
        let id = &stage.report().id;
        downloads::every_file_carries_its_source(stage).await.with_context(|| id.clone())?;
        let report = stage.report();
        let specs = chart::specs(report, report.lang());
        let first = specs.first().context("a chart")?;
        let last = specs.last().context("a chart")?;
        for spec in [first, last] {
            let chart = chart::build(report, spec)?.id;
            let codes = snippet::each_code_of(stage, "index.html", &chart).await;
            codes.with_context(|| format!("{chart} of {id}"))?;
        }
    }
    Ok(())
}

/// Each chart alone in a frame, asked for by the query; and in an element, with the record beside its page.
pub(crate) async fn frames_and_elements_live(stage: &Stage) -> Result<()> {
    for stage in &stages(stage)? {
        let (report, session) = (stage.report(), stage.session());
        for lang in &report.languages {
            for spec in chart::specs(report, *lang) {
                let chart = chart::build(report, &spec)?;
                stage.open_live(&frame_address(report, &chart)).await?;
                let said = session.messages().await?;
                assert!(said.is_empty(), "{} of {}: {said:?}", chart.id, report.id);
                assert_eq!(session.violations().await?, Vec::<String>::new(), "{}", report.id);
            }
        }
        let specs = chart::specs(report, report.lang());
        let spec = specs.iter().find(|spec| spec.kind == Kind::LEVELS).or(specs.first());
        let spec = spec.context("a chart")?;
        let address =
            spec.indicator.as_ref().map_or_else(String::new, |id| format!("&indicator={id}"));
        stage.open(&format!("embed.html?chart={}{address}", spec.kind.id())).await?;
        session.wait_until("document.querySelector('figure canvas')", "the frame").await?;

        let element = |spec: &Spec| {
            let indicator = spec.indicator.as_ref();
            let indicator = indicator.map_or_else(String::new, |id| format!(" indicator=\"{id}\""));
            format!("<plan-chart chart=\"{}\"{indicator}></plan-chart>", spec.kind.id())
        };
        let script =
            format!("<script type=\"module\" src=\"../{}\"></script>", built("element.", ".js")?);
        let all: String = specs.iter().map(element).collect();
        let _host = hosts::open(stage, &hosts::page(&script, &all), Options::default()).await?;
        let live = "[...document.querySelectorAll('plan-chart')].every((one) => one.dataset.planChart === 'live')";
        session.wait_until(live, "every element").await?;
        let names = "[...document.querySelectorAll('plan-chart')].map((one) =>
            one.shadowRoot.querySelector('canvas').getAttribute('aria-label'))";
        let due: Vec<_> = specs
            .iter()
            .map(|spec| Ok(chart::build(report, spec)?.name()))
            .collect::<Result<_>>()?;
        assert_eq!(session.eval(names).await?, json!(due), "{}", report.id);
        let said = session.messages().await?;
        assert!(said.is_empty(), "{}: {said:?}", report.id);
        assert_eq!(session.violations().await?, Vec::<String>::new(), "{}", report.id);
    }
    Ok(())
}

/// The single file lives by itself, asks for nothing, and opens its panel.
pub(crate) async fn one_file_holds_everything(stage: &Stage) -> Result<()> {
    for stage in &stages(stage)? {
        let (report, session) = (stage.report(), stage.session());
        for lang in &report.languages {
            let name = standalone_page(report, *lang);
            let from = tempfile::tempdir()?;
            let path = from.path().join(&name);
            fs::copy(stage.folder().join(&name), &path)?;
            session.open(&format!("file://{}", path.display())).await?;
            session.wait_live().await?;
            let names = "[...document.querySelectorAll('.pc-place canvas')].map((one) => one.getAttribute('aria-label'))";
            let due: Vec<_> =
                canvas::charts(report, *lang)?.iter().map(|chart| json!(chart.name())).collect();
            assert_eq!(session.eval(names).await?, Value::Array(due), "{name} of {}", report.id);
            session.eval("document.querySelector('.pc-tools button').click()").await?;
            session.wait_until("document.querySelector('.pc-panel[open]')", "the panel").await?;
            let asked = "performance.getEntriesByType('resource').map((one) => one.name)
                .filter((name) => !/^(data|blob):/.test(name))";
            assert_eq!(session.eval(asked).await?, json!([]), "{name} asks for nothing");
            let said = session.messages().await?;
            assert!(said.is_empty(), "{said:?}");
        }
    }
    Ok(())
}

/// The reader of records, in a page that has another: what it makes of the record is what the native build makes.
pub(crate) async fn pictures_are_those_of_the_native_build(stage: &Stage) -> Result<()> {
    for stage in &stages(stage)? {
        let pictures = crate::record::pictures_are_those_of_the_native_build(stage).await;
        pictures.with_context(|| stage.report().id.clone())?;
    }
    Ok(())
}

/// Several reports in one folder: a page leads to each, and each lives there.
pub(crate) async fn several_reports_share_a_folder(stage: &Stage) -> Result<()> {
    let files = RECORDS.iter().map(|name| record(name)).collect::<Result<Vec<_>>>()?;
    let entries = publish::read(&files, None)?;
    let folder = tempfile::tempdir()?;
    let folder = folder.path().join("site");
    publish::build(&entries, &page::parts()?, &folder, &Publication::default())?;
    let server = watched(&folder, Options::default().policy(Policy::Strict))?;
    let session = stage.session();
    session.open(&server.url("")).await?;
    let links = session
        .eval("[...document.querySelectorAll('main a')].map((one) => one.getAttribute('href'))")
        .await?;
    let links: Vec<String> = serde_json::from_value(links)?;
    access::nothing_is_found(stage, "the page that leads to all").await?;
    for entry in &entries {
        let own = format!("{}/", entry.report.id);
        let link = links.iter().find(|link| link.starts_with(&own));
        let link = link.with_context(|| format!("{links:?} lead to {own}"))?;
        session.open(&server.url(link)).await?;
        session.wait_live().await?;
        let large = Mode::LargePrint.page(&entry.report, entry.report.lang());
        session.open(&server.url(&format!("{own}{large}"))).await?;
        session.wait_live().await?;
        assert_eq!(session.violations().await?, Vec::<String>::new(), "{own}");
    }
    Ok(())
}
