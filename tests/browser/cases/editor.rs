//! The editor's page: from a table to a finished site, with nothing sent anywhere.

use std::collections::BTreeMap;
use std::fs;
use std::io::{Cursor, Read as _};
use std::path::Path;

use anyhow::{Context as _, Result, bail};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use browser_tests::server::{Options, Server};
use browser_tests::{Stage, page, site};
use fantoccini::key::Key;
use plan_chart::publish::Publication;
use plan_chart::report::{Entry as ReportEntry, Measure};
use plan_chart::site::editor_page;
use plan_chart::{EMBEDDED, Lang, Report};
use serde_json::{Value, json};
use xtask::{browser::Browser, server::EDITOR_POLICY, workspace::Workspace};
use zip::ZipArchive;

use crate::access;
use crate::import_cases::{Case, Given, tables_of_cells, traps};

/// The report's own table, as Excel puts it on the clipboard.
const TABLE: &str = include_str!("../../import/hanyang.html");

/// The figures of its text, in a file of this name.
const STATEMENTS: &str = "hanyang-2023-h1-statements.json";

/// What is handed to the browser to save.
const KEPT: &str = "window.__kept = [];
    const blobs = new Map(), usual = URL.createObjectURL;
    // Whether work may be lost is asked, and the answer is yes.
    window.__asked = [];
    window.confirm = (question) => __asked.push(question) > 0;
    URL.createObjectURL = (blob) => {
        const address = usual.call(URL, blob);
        blobs.set(address, blob);
        return address;
    };
    HTMLAnchorElement.prototype.click = function () {
        const { download: name, href } = this;
        const reader = new FileReader();
        reader.onload = () => __kept.push({ name, data: reader.result.replace(/^[^,]*,/, '') });
        reader.readAsDataURL(blobs.get(href));
    };";

async fn ready(stage: &Stage) -> Result<()> {
    let shown = "document.querySelector('#ed') && !document.querySelector('#ed').hidden";
    stage.session().wait_until(shown, "the editor").await?;
    stage.session().run(KEPT, Vec::new()).await.map(drop)
}

async fn open(stage: &Stage, lang: Lang) -> Result<()> {
    stage.open(&editor_page(lang, false)).await?;
    ready(stage).await
}

/// Opens the page with a script before its own; it is served as long as the server is kept.
async fn open_after(stage: &Stage, first: &str) -> Result<Server> {
    let server = stage.serve(Options::default().first(first))?;
    stage.session().open(&server.url(&editor_page(Lang::ZH, false))).await?;
    ready(stage).await?;
    Ok(server)
}

/// Pastes a table, and waits until it was read.
async fn paste(stage: &Stage, html: &str, plain: &str) -> Result<()> {
    let script = "const [html, plain] = arguments;
        const data = new DataTransfer();
        if (html) data.setData('text/html', html);
        data.setData('text/plain', plain);
        const field = document.querySelector('#ed-paste');
        field.value = '';
        document.querySelector('#ed-grid').textContent = '';
        const event = new ClipboardEvent('paste', { bubbles: true, cancelable: true });
        // Not every engine takes it from the constructor.
        Object.defineProperty(event, 'clipboardData', { value: data });
        field.dispatchEvent(event);";
    stage.session().run(script, vec![json!(html), json!(plain)]).await?;
    stage.session().wait_until("document.querySelector('#ed-grid input')", "its cells").await?;
    stage.session().wait_until("document.activeElement.id === 'ed-found'", "the summary").await
}

/// Hands files to a field, each a name and a text.
async fn choose(stage: &Stage, field: &str, files: &[(&str, &str)]) -> Result<()> {
    let script = "const [field, files] = arguments;
        const data = new DataTransfer();
        files.forEach(([name, text]) => data.items.add(new File([text], name)));
        const input = document.querySelector(field);
        input.files = data.files;
        input.dispatchEvent(new Event('change'));";
    stage.session().run(script, vec![json!(field), json!(files)]).await.map(drop)
}

/// Writes into a field and leaves it.
async fn write(stage: &Stage, field: &str, text: &str) -> Result<()> {
    let script = "const field = document.querySelector(arguments[0]);
        field.focus();
        field.value = arguments[1];
        field.dispatchEvent(new Event('change', { bubbles: true }));";
    stage.session().run(script, vec![json!(field), json!(text)]).await.map(drop)
}

/// Presses the button that says this.
async fn press(stage: &Stage, label: &str) -> Result<()> {
    let script = "const button = [...document.querySelectorAll('#ed button')]
            .find((one) => one.textContent === arguments[0]);
        if (!button) return false;
        button.click();
        return true;";
    let pressed = stage.session().run(script, vec![json!(label)]).await?;
    if pressed != json!(true) {
        bail!("no button says {label}");
    }
    Ok(())
}

/// Presses the button, and takes what is saved then.
async fn taken(stage: &Stage, label: &str) -> Result<(String, Vec<u8>)> {
    stage.session().eval("__kept.splice(0)").await?;
    press(stage, label).await?;
    stage.session().wait_until("__kept.length > 0", label).await?;
    let kept = stage.session().eval("__kept[0]").await?;
    let text = |field: &str| kept[field].as_str().unwrap_or_default().to_owned();
    Ok((text("name"), STANDARD.decode(text("data")).context("base64")?))
}

/// Waits until nothing is left to be corrected, and the page is shown.
async fn complete(stage: &Stage) -> Result<()> {
    let page =
        "document.querySelector('.ed-frame') && document.querySelector('.ed-frame').contentDocument
        && document.querySelector('.ed-frame').contentDocument.querySelector('figure.pc')
        && document.querySelector('#ed-why').hidden";
    stage.session().wait_until(page, "the preview").await
}

/// Says of which report a table is.
async fn say_what_it_is(stage: &Stage) -> Result<()> {
    for (path, text) in
        [("period", "2024-01-01/2024-06-30"), ("place/zh", "某区"), ("sources/#1/title/zh", "报告")]
    {
        write(stage, &format!("[id='ed-about-{path}']"), text).await?;
    }
    Ok(())
}

/// A table of one row, pasted, with its figure changed: the preview shows the change.
async fn changed(stage: &Stage, figure: &str) -> Result<()> {
    paste(stage, "", "指标\t单位\t年度计划\t完成情况\n地区生产总值\t亿元\t880\t407.9\n").await?;
    say_what_it_is(stage).await?;
    complete(stage).await?;
    change(stage, "D2", figure).await
}

/// A table of two rows, pasted: the preview shows its page.
async fn two(stage: &Stage) -> Result<()> {
    rows(stage, "地区生产总值\t亿元\t880\t407.9\n投资\t亿元\t500\t226.4\n").await
}

/// A table of these rows, pasted: the preview shows its page.
async fn rows(stage: &Stage, rows: &str) -> Result<()> {
    paste(stage, "", &format!("指标\t单位\t年度计划\t完成情况\n{rows}")).await?;
    say_what_it_is(stage).await?;
    complete(stage).await
}

/// Changes the figure in a cell, and waits until it is in the preview.
async fn change(stage: &Stage, place: &str, figure: &str) -> Result<()> {
    write(stage, &format!("[data-place='{place}']"), figure).await?;
    let shown = format!(
        "document.querySelector('.ed-frame').contentDocument.body
            && document.querySelector('.ed-frame').contentDocument.body.textContent.includes('{figure}亿元')"
    );
    stage.session().wait_until(&shown, "the change in the preview").await
}

/// Hands in the record that cases are written for, with the figures of its report's text.
async fn own(stage: &Stage) -> Result<()> {
    let statements = fs::read_to_string(page::record_folder()?.join(STATEMENTS))?;
    let files = [("record.json", stage.record()), (STATEMENTS, statements.as_str())];
    choose(stage, "#ed-files", &files).await?;
    complete(stage).await
}

/// The preview changes only where the page does: what is beside it is not made again.
pub(crate) async fn the_preview_keeps_what_does_not_change(stage: &Stage) -> Result<()> {
    open(stage, Lang::ZH).await?;
    two(stage).await?;
    let gauges = "const gauges = document.querySelector('.ed-frame').contentDocument.querySelectorAll('.pc-gauge');";
    let mark = format!("{gauges} gauges.forEach((one) => {{ one.marked = true; }});");
    stage.session().run(&mark, Vec::new()).await?;
    change(stage, "D2", "408").await?;
    let kept = format!(
        "{gauges} return [...gauges].map((one) => [one.marked, one.textContent.includes('408亿元')]);"
    );
    let kept = stage.session().run(&kept, Vec::new()).await?;
    assert_eq!(kept, json!([[true, true], [true, false]]));
    Ok(())
}

/// Change by change the preview becomes what it is when all of it is made at once: another figure, a target less, a name
/// with characters that HTML has for itself.
pub(crate) async fn changes_make_the_same_preview(stage: &Stage) -> Result<()> {
    open(stage, Lang::ZH).await?;
    let shown = "document.querySelector('.ed-frame').contentDocument.body";
    two(stage).await?;
    for (place, text, seen) in [
        ("D2", "950", "950亿元"),
        ("C3", "", "226.4亿元"),
        ("A3", "投<资> & \"建设\"", "投<资> & \"建设\""),
        ("D3", "300", "300亿元"),
    ] {
        write(stage, &format!("[data-place='{place}']"), text).await?;
        let there = format!(
            "document.querySelector('.ed-frame').contentDocument.body.textContent.includes({})",
            json!(seen)
        );
        stage.session().wait_until(&there, text).await?;
    }
    let targets = "document.querySelector('.ed-frame').contentDocument.querySelectorAll('.pc-gauge').length === 1";
    stage.session().wait_until(targets, "the gauge of the target that is left").await?;
    stage.session().eval(&format!("(window.__before = {shown}.cloneNode(true)).nodeType")).await?;
    rows(stage, "地区生产总值\t亿元\t880\t950\n投<资> & \"建设\"\t亿元\t\t300\n").await?;
    let same = format!("__before.isEqualNode({shown})");
    assert_eq!(stage.session().eval(&same).await?, json!(true));
    Ok(())
}

/// Each indicator in the preview leads to its cell, and each cell to what the preview shows of it.
pub(crate) async fn cells_and_the_preview_lead_to_each_other(stage: &Stage) -> Result<()> {
    open(stage, Lang::ZH).await?;
    two(stage).await?;
    // A window that nobody has touched may not tell of its focus.
    stage.session().click("[data-place=D2]").await?;
    let links = "const inside = document.querySelector('.ed-frame').contentDocument;
        const links = [...inside.querySelectorAll('.pc-gauge .from')];
        links[1].click();
        const cell = document.activeElement;
        return [links.map((link) => link.textContent), cell.dataset.place, cell.getAttribute('aria-label'),
            document.querySelector('.ed-about button').textContent];";
    let words = Lang::ZH.editor_words();
    let cells = ["A2", "A3"].map(|place| words.cell.replace("{place}", place));
    let label = format!("{} · 指标 · 投资", cells[1]);
    let found = stage.session().run(links, Vec::new()).await?;
    assert_eq!(found, json!([cells, "A3", label, words.find]));
    let leads = "const inside = document.querySelector('.ed-frame').contentDocument;
        inside.defaultView.scrollTo(0, 0);
        document.querySelector('.ed-about button').click();
        const { top, bottom } = inside.querySelectorAll('.pc-gauge')[1].getBoundingClientRect();
        return top < inside.defaultView.innerHeight && bottom > 0;";
    assert_eq!(stage.session().run(leads, Vec::new()).await?, json!(true));
    Ok(())
}

/// Work that nobody has taken away is not lost to a file that cannot be read, and is asked about before another table
/// takes its place, whose page is not that of the one before.
pub(crate) async fn work_is_not_lost_unasked(stage: &Stage) -> Result<()> {
    open(stage, Lang::ZH).await?;
    changed(stage, "400").await?;
    let session = stage.session();
    session.eval("__asked.splice(0)").await?;
    let picture = [("picture.xlsx", "\u{89}PNG\r\n\u{1a}\n")];
    choose(stage, "#ed-files", &picture).await?;
    // Whether it is read by now or not.
    change(stage, "D2", "401").await?;
    choose(stage, "#ed-files", &picture).await?;
    let good = json!(Lang::ZH.editor_words().all_good);
    let said = format!("![{good}, ''].includes(document.querySelector('#ed-said').textContent)");
    session.wait_until(&said, "what is wrong with it").await?;
    let figure = "(document.querySelector('[data-place=D2]') || {}).value";
    assert_eq!(session.eval(figure).await?, json!("401"));
    change(stage, "D2", "402").await?;
    assert_eq!(session.eval("__asked.splice(0).length").await?, json!(2));
    // The answer is no.
    session.eval("window.confirm = () => __asked.push('') < 0").await?;
    choose(stage, "#ed-files", &[("table.csv", "指标,单位,完成情况\n投资,亿元,1\n")]).await?;
    session.wait_until("__asked.length === 1", "the question").await?;
    assert_eq!(session.eval(figure).await?, json!("402"));
    session.eval("window.confirm = () => true").await?;
    choose(stage, "#ed-files", &[("table.csv", "指标,单位,完成情况\n投资,亿元,1\n")]).await?;
    session.wait_until("!document.querySelector('[data-place=D2]')", "the other table").await?;
    assert_eq!(session.count(".ed-frame").await?, 0, "the page of another table");
    Ok(())
}

/// What the program builds of a record, without compressed forms; the figures of its text are in the folder `from`.
fn built(record: &str, from: &Path) -> Result<BTreeMap<String, Vec<u8>>> {
    let place = tempfile::tempdir()?;
    let (file, out) = (place.path().join("record.json"), place.path().join("site"));
    fs::write(&file, record)?;
    if let Some(statements) = &Report::from_json(record)?.statements {
        fs::copy(from.join(statements), place.path().join(statements))?;
    }
    page::build(&file, &out, &Publication::default())?;
    let mut found = BTreeMap::new();
    let mut folders = vec![out.clone()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            let name = path.strip_prefix(&out)?.to_string_lossy().replace('\\', "/");
            if path.is_dir() {
                folders.push(path);
            } else if !name.ends_with(".br") && !name.ends_with(".gz") {
                found.insert(name, fs::read(&path)?);
            }
        }
    }
    Ok(found)
}

fn unpacked(archive: &[u8]) -> Result<BTreeMap<String, Vec<u8>>> {
    let mut archive = ZipArchive::new(Cursor::new(archive))?;
    let mut found = BTreeMap::new();
    for index in 0..archive.len() {
        let mut file = archive.by_index(index)?;
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes)?;
        found.insert(file.name()?.into_owned(), bytes);
    }
    Ok(found)
}

/// The archive holds what the program builds of the record that is taken away; gives that.
async fn the_archive_is_right(stage: &Stage, from: &Path) -> Result<String> {
    let words = Lang::ZH.editor_words();
    let (_, record) = taken(stage, words.record).await?;
    let (name, archive) = taken(stage, words.site).await?;
    assert!(name.ends_with(".zip"), "{name}");
    let record = String::from_utf8(record)?;
    let (due, found) = (built(&record, from)?, unpacked(&archive)?);
    assert_eq!(found.keys().collect::<Vec<_>>(), due.keys().collect::<Vec<_>>());
    for (name, bytes) in &due {
        assert!(found[name] == *bytes, "{name} is another one");
    }
    Ok(record)
}

/// What a measure says; words as the table has them, which is in one language.
fn figures(measure: &Measure) -> Vec<String> {
    let entry = |entry: &ReportEntry| match entry {
        ReportEntry::Words(text) => text.get(Lang::ZH).to_owned(),
        other => format!("{other:?}"),
    };
    let targets = measure.targets.iter().map(|target| entry(&target.entry));
    [format!("{:?} {:?}", measure.aspect, measure.unit), entry(&measure.result)]
        .into_iter()
        .chain(targets)
        .collect()
}

/// The report's own table, pasted, becomes the seven indicators of its record, and these a site.
pub(crate) async fn a_pasted_table_becomes_a_site(stage: &Stage) -> Result<()> {
    open(stage, Lang::ZH).await?;
    choose(stage, "#ed-like-file", &[("last.json", stage.record())]).await?;
    stage.session().wait_until("!document.querySelector('#ed-like').hidden", "the record").await?;
    paste(stage, TABLE, "").await?;
    write(stage, "[id='ed-about-period']", "2023-01-01/2023-06-30").await?;
    write(stage, "[id='ed-about-sources/#1/title/zh']", "报告").await?;
    complete(stage).await?;
    let (_, record) = taken(stage, Lang::ZH.editor_words().record).await?;
    let read = Report::from_json(&String::from_utf8(record)?)?;
    let own = stage.report();
    assert_eq!(read.indicators.len(), 7);
    for (read, own) in read.indicators.iter().zip(&own.indicators) {
        assert_eq!(read.subject.id, own.subject.id);
        assert_eq!(read.measures.len(), own.measures.len());
        for (read, own) in read.measures.iter().zip(&own.measures) {
            assert_eq!(figures(read), figures(own));
        }
    }
    the_archive_is_right(stage, &page::record_folder()?).await?;
    assert_eq!(stage.session().violations().await?, Vec::<String>::new());
    Ok(())
}

/// What is wrong with a cell is said at the top and beside it in the same words; corrected, it is gone.
pub(crate) async fn a_fault_is_beside_its_cell(stage: &Stage) -> Result<()> {
    open(stage, Lang::ZH).await?;
    let session = stage.session();
    paste(stage, "", "指标\t单位\t年度计划\t完成情况\n地区生产总值\t亿元\t880\t#DIV/0!\n投资\t亿元\t5,000\t3,000\n").await?;
    // So is what is wrong with a text of the report itself.
    let described = "const field = document.getElementById('ed-about-period');
        const note = document.getElementById(field.getAttribute('aria-describedby'));
        const links = [...document.querySelectorAll('.ed-fault + ul a')];
        return [field.getAttribute('aria-invalid'), links.some((link) => link.textContent === note.textContent)];";
    assert_eq!(session.run(described, Vec::new()).await?, json!(["true", true]));
    say_what_it_is(stage).await?;
    session
        .wait_until("document.querySelectorAll('.ed-fault + ul li').length === 4", "what is wrong")
        .await?;
    let beside = "const link = document.querySelector('.ed-fault + ul a');
        link.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }));
        const field = document.activeElement;
        const note = document.getElementById(field.getAttribute('aria-describedby'));
        return [field.dataset.place, field.getAttribute('aria-invalid'), note.textContent === link.textContent];";
    assert_eq!(session.run(beside, Vec::new()).await?, json!(["D2", "true", true]));
    // Buttons that wait say why.
    press(stage, Lang::ZH.editor_words().site).await?;
    let said = session.text("#ed-said").await?;
    assert!(said.contains('4'), "{said}");
    write(stage, "[data-place='D2']", "407.9").await?;
    session
        .wait_until("document.querySelectorAll('.ed-fault + ul li').length === 3", "one less")
        .await?;
    // One answer for both.
    let all = Lang::ZH.editor_words().take_all.replace("{count}", "2");
    press(stage, &all).await?;
    complete(stage).await?;
    let values =
        "['C3', 'D3'].map((place) => document.querySelector(`[data-place=${place}]`).value)";
    assert_eq!(session.eval(values).await?, json!(["5000", "3000"]));
    // The way back.
    session.eval("document.querySelector('#ed-readings details').open = true").await?;
    session.wait_until("document.querySelector('#ed-readings details ul')", "the list").await?;
    press(stage, Lang::ZH.editor_words().undo).await?;
    session.wait_until("!document.querySelector('#ed-why').hidden", "the fault again").await
}

/// A file that is dropped anywhere is read; headings begin where the editor says, and columns hold what is chosen.
pub(crate) async fn headings_are_where_the_editor_says(stage: &Stage) -> Result<()> {
    open(stage, Lang::ZH).await?;
    let session = stage.session();
    let drop = "const data = new DataTransfer();
        data.items.add(new File([arguments[0]], 'table.csv'));
        document.querySelector('main').dispatchEvent(
            new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));";
    let table = "说明\n事项,单位,本期\n地区生产总值,亿元,407.9\n\n指标,单位,完成情况\n新增就业人数,万人,1.2\n";
    session.run(drop, vec![json!(table)]).await?;
    session.wait_until("document.querySelector('#ed-grid input')", "its cells").await?;
    let words = Lang::ZH.editor_words();
    let field = format!("[id='ed-field-{}']", words.heading);
    let chosen = format!("document.querySelector(\"{field}\").selectedOptions[0].textContent");
    assert_eq!(session.eval(&chosen).await?, json!("5: 指标 · 单位 · 完成情况"));
    write(stage, &field, "1").await?;
    session.wait_until("document.getElementById('ed-column-C2')", "another heading").await?;
    assert_eq!(session.eval(&chosen).await?, json!("2: 事项 · 单位 · 本期"));
    write(stage, "#ed-column-C2", "result.total").await?;
    session
        .wait_until("document.getElementById('ed-column-C2').value === 'result.total'", "it")
        .await?;
    let (_, record) = taken(stage, words.record).await?;
    let record: Value = serde_json::from_slice(&record)?;
    let results: Vec<_> = record["indicators"]
        .as_array()
        .context("indicators")?
        .iter()
        .map(|one| one["measures"]["total"]["result"].clone())
        .collect();
    assert_eq!(results, [json!("407.9"), json!("1.2")]);
    // Of another table, too, whose field is the one that was there.
    session.run(drop, vec![json!(table.replace("407.9", "408.1"))]).await?;
    let again = format!("{chosen} === '5: 指标 · 单位 · 完成情况'");
    session.wait_until(&again, "the heading that is found").await?;
    write(stage, &field, "1").await?;
    session.wait_until("document.getElementById('ed-column-C2')", "its other heading").await?;
    assert_eq!(session.eval(&chosen).await?, json!("2: 事项 · 单位 · 本期"));
    Ok(())
}

/// The work stays on this computer as long as the editor wants it to, and is there after a reload.
pub(crate) async fn work_is_kept_where_it_is_asked_for(stage: &Stage) -> Result<()> {
    open(stage, Lang::ZH).await?;
    changed(stage, "400").await?;
    let session = stage.session();
    let stored = "localStorage.length";
    assert_eq!(session.eval(stored).await?, json!(0));
    session.eval("document.querySelector('#ed-keep').click()").await?;
    assert_eq!(session.eval(stored).await?, json!(1));
    change(stage, "D2", "401").await?;
    let (_, record) = taken(stage, Lang::ZH.editor_words().record).await?;
    open(stage, Lang::ZH).await?;
    // Another table would take its place.
    let kept = session.eval("JSON.stringify(localStorage)").await?;
    session.eval("window.confirm = () => __asked.push('') < 0").await?;
    choose(stage, "#ed-files", &[("table.csv", "指标,单位,完成情况\n投资,亿元,1\n")]).await?;
    session.wait_until("__asked.length === 1", "the question").await?;
    assert_eq!(session.eval("JSON.stringify(localStorage)").await?, kept);
    session.eval("document.querySelector('#ed-kept button').click()").await?;
    complete(stage).await?;
    let (_, again) = taken(stage, Lang::ZH.editor_words().record).await?;
    assert_eq!(String::from_utf8(again)?, String::from_utf8(record)?);
    session.eval("document.querySelector('#ed-keep').click()").await?;
    assert_eq!(session.eval(stored).await?, json!(0));
    assert_eq!(session.count("#ed-kept button").await?, 0);
    Ok(())
}

/// A record that is handed in again gives the same one, and the preview shows it in each language, width and scheme.
pub(crate) async fn what_was_taken_comes_in_again(stage: &Stage) -> Result<()> {
    open(stage, Lang::ZH).await?;
    own(stage).await?;
    let session = stage.session();
    let words = Lang::ZH.editor_words();
    let (_, record) = taken(stage, words.record).await?;
    let looks = "const inside = document.querySelector('.ed-frame').contentDocument;
        return [inside.documentElement.lang, inside.documentElement.dataset.theme,
            getComputedStyle(inside.querySelector('.card')).backgroundColor, document.querySelector('.ed-frame').clientWidth];";
    for (name, value) in [("ed-language", "en"), ("ed-width", "phone"), ("ed-scheme", "dark")] {
        session
            .eval(&format!("document.querySelector('[name={name}][value={value}]').click()"))
            .await?;
    }
    let english =
        "document.querySelector('.ed-frame').contentDocument.documentElement.lang === 'en'
        && document.querySelector('.ed-frame').contentDocument.adoptedStyleSheets.length";
    session.wait_until(english, "the English page").await?;
    let looks = session.run(looks, Vec::new()).await?;
    assert_eq!(looks, json!(["en", "dark", "rgb(21, 32, 43)", 360]));
    let (name, page) = taken(stage, &words.page.replace("{language}", "English")).await?;
    assert_eq!(name, "hanyang-2023-h1-standalone-en.html");
    assert!(String::from_utf8_lossy(&page).contains("data-wasm=\"data:application/wasm"));
    let text = String::from_utf8(record)?;
    choose(stage, "#ed-files", &[("record.json", text.as_str())]).await?;
    session.wait_until("!document.querySelector('#ed-why').hidden", "what is lacking").await?;
    let why = session.text("#ed-why").await?;
    assert!(why.contains(STATEMENTS), "{why}");
    let (_, again) = taken(stage, words.record).await?;
    assert_eq!(String::from_utf8(again)?, text);
    Ok(())
}

/// The report that the page carries, whichever it is: one press, and its site can be taken away.
pub(crate) async fn the_embedded_report_is_at_hand(stage: &Stage) -> Result<()> {
    open(stage, Lang::ZH).await?;
    press(stage, Lang::ZH.editor_words().embedded).await?;
    complete(stage).await?;
    let from = Workspace::find()?.root().join("src/report");
    let record = the_archive_is_right(stage, &from).await?;
    assert_eq!(Report::from_json(&record)?, Report::from_json(EMBEDDED)?);
    assert_eq!(stage.session().violations().await?, Vec::<String>::new());
    Ok(())
}

/// Each chart can be taken away as a picture and as a table, and there is code where the site has an address.
pub(crate) async fn charts_are_taken_away(stage: &Stage) -> Result<()> {
    open(stage, Lang::ZH).await?;
    own(stage).await?;
    let session = stage.session();
    write(stage, "#ed-address", "https://example.org/plan").await?;
    session.eval("document.querySelector('.ed-charts details').open = true").await?;
    session
        .wait_until("document.querySelectorAll('.ed-charts section').length === 2", "charts")
        .await?;
    // Those of the panel of a page, with the address of the site.
    session.eval("document.querySelector('.ed-chart details').open = true").await?;
    for (kind, start) in [
        ("element", "<div>\n<script type=\"module\" src=\"https://example.org/plan/element."),
        ("fitted", "<iframe src=\"https://example.org/plan/embed/"),
        ("fixed", "<iframe src=\"https://example.org/plan/embed/"),
        (
            "picture",
            "<p><a href=\"https://example.org/plan/index.html#bars\"><img src=\"https://example.org/plan/embed/",
        ),
    ] {
        let radio = format!("document.querySelector('.ed-chart [value={kind}]')");
        session.wait_until(&radio, "the kinds of code").await?;
        session.eval(&format!("{radio}.click()")).await?;
        let shown = format!(
            "document.querySelector('.ed-chart textarea').value.startsWith({})",
            json!(start)
        );
        session.wait_until(&shown, kind).await?;
    }
    let (name, png) = taken(stage, Lang::ZH.editor_words().png).await?;
    assert!(name.ends_with(".png") && png.starts_with(b"\x89PNG"), "{name}");
    let (name, svg) = taken(stage, "SVG").await?;
    assert_eq!(fs::read(site()?.join("charts").join(&name))?, svg, "{name}");
    let (name, csv) = taken(stage, "CSV").await?;
    assert_eq!(fs::read(site()?.join("charts").join(&name))?, csv, "{name}");
    assert_eq!(session.violations().await?, Vec::<String>::new());
    Ok(())
}

/// Nothing is sent and nothing is stored, from the table to the site: only the page's own files are asked for.
pub(crate) async fn nothing_leaves_the_page(stage: &Stage) -> Result<()> {
    stage.session().network().await?;
    stage.session().console().await?;
    open(stage, Lang::ZH).await?;
    own(stage).await?;
    taken(stage, Lang::ZH.editor_words().site).await?;
    changed(stage, "400").await?;
    taken(stage, Lang::ZH.editor_words().site).await?;
    for request in stage.server().requests() {
        assert_eq!(request.method, "GET", "{}", request.address);
        let known = ["/editor.", "/editor-parts.", "/plan-chart-editor.", "/favicon.ico"];
        assert!(known.iter().any(|one| request.address.starts_with(one)), "{}", request.address);
    }
    let own = format!("{}/", stage.server().origin());
    for address in stage.session().network().await? {
        let inside = [own.as_str(), "data:", "blob:", "about:"];
        assert!(inside.iter().any(|one| address.starts_with(one)), "{address}");
    }
    let stored = "[document.cookie, localStorage.length, sessionStorage.length]";
    assert_eq!(stage.session().eval(stored).await?, json!(["", 0, 0]));
    let lines = stage.session().console().await?;
    let loud: Vec<_> = lines
        .iter()
        .filter(|line| line.level == "SEVERE" && !line.text.contains("favicon"))
        .collect();
    assert!(loud.is_empty(), "{loud:#?}");
    assert_eq!(stage.session().violations().await?, Vec::<String>::new());
    assert!(EDITOR_POLICY.contains("worker-src 'self'"));
    Ok(())
}

/// Opened from a disk, the page that is one file does the same without asking for anything.
pub(crate) async fn one_file_does_it_all(stage: &Stage) -> Result<()> {
    let file = site()?.join(editor_page(Lang::ZH, true));
    stage.session().open(&format!("file://{}", file.display())).await?;
    ready(stage).await?;
    own(stage).await?;
    the_archive_is_right(stage, &page::record_folder()?).await?;
    // The page of the folder cannot run from a disk, and leads to this one.
    let beside = site()?.join(editor_page(Lang::ZH, false));
    let single =
        "(document.querySelector('#ed-waiting:not([hidden]) a') || {}).href === arguments[0]";
    let due = format!("file://{}", file.display());
    stage.session().open(&format!("file://{}", beside.display())).await?;
    let leads = stage.session().run(&format!("return {single};"), vec![json!(due)]).await?;
    assert_eq!(leads, json!(true));
    stage.session().open(&due).await?;
    ready(stage).await?;
    let refused = "const done = arguments[0];
        fetch('https://example.org/').then(() => done('sent'), () => done('refused'));";
    assert_eq!(stage.session().run_async(refused, Vec::new()).await?, json!("refused"));
    Ok(())
}

/// A worker that dies is a sentence, and the next table is read all the same; where none starts, the page reads by itself.
pub(crate) async fn a_worker_may_die(stage: &Stage) -> Result<()> {
    let session = stage.session();
    let broken = "const usual = Worker;
        window.Worker = function (address) {
            if (window.__none) throw new Error('no worker');
            window.__worker = new usual(address);
            return window.__worker;
        };";
    for none in [false, true] {
        let first = format!("window.__none = {none}; {broken}");
        let _server = open_after(stage, &first).await?;
        changed(stage, "400").await?;
        if !none {
            session
                .run(
                    "__worker.dispatchEvent(new ErrorEvent('error', { cancelable: true }));",
                    Vec::new(),
                )
                .await?;
        }
        change(stage, "D2", "401").await?;
    }
    Ok(())
}

/// What takes long says so, and can be cancelled: what was there before stays. Also on the page, where no worker starts.
pub(crate) async fn a_long_reading_can_be_cancelled(stage: &Stage) -> Result<()> {
    for first in ["", "window.Worker = function () { throw new Error('no worker'); };"] {
        let _server = open_after(stage, first).await?;
        let session = stage.session();
        changed(stage, "400").await?;
        let script = "const [busy, cancel] = ['#ed-busy', '#ed-cancel'].map((one) => document.querySelector(one));
            const shown = new MutationObserver(() => {
                if (busy.hidden) return;
                shown.disconnect();
                cancel.click();
            });
            shown.observe(busy, { attributes: true });
            const rows = Array.from({ length: 20000 }, (_, index) => `指标${index}\\t亿元\\t${index + 100}\\t${index}`);
            const data = new DataTransfer();
            data.setData('text/plain', ['指标\\t单位\\t年度计划\\t完成情况', ...rows].join('\\n'));
            const event = new ClipboardEvent('paste', { bubbles: true, cancelable: true });
            Object.defineProperty(event, 'clipboardData', { value: data });
            document.querySelector('#ed-paste').dispatchEvent(event);";
        session.run(script, Vec::new()).await?;
        let said = Lang::ZH.editor_words().cancelled;
        session
            .wait_until(
                &format!("document.querySelector('#ed-said').textContent === {said:?}"),
                said,
            )
            .await?;
        session
            .wait_until("document.querySelector('#ed-busy').hidden", "the end of the progress")
            .await?;
        change(stage, "D2", "401").await?;
    }
    Ok(())
}

/// Has the worker that the page made read what is handed in; gives the answers as the page has them.
const READ: &str = "const [given, done] = arguments;
    const ask = (method, given) => new Promise((resolve, reject) => {
        const id = `${method} of a test`;
        const hear = ({ data }) => {
            if (data.id !== id) return;
            __worker.removeEventListener('message', hear);
            if (data.error === undefined) resolve(data.value);
            else reject(new Error(data.error));
        };
        __worker.addEventListener('message', hear);
        __worker.postMessage({ id, method, given });
    });
    const bytes = (text) => Uint8Array.from(atob(text), (byte) => byte.charCodeAt(0));
    const answers = [];
    (async () => {
        for (const { file, plain, edits } of given) {
            const decided = { edits, columns: {}, report: {}, today: '2024-07-01' };
            const table = file === null ? { pasted: { plain } } : { files: [{ name: 'table', bytes: bytes(file) }] };
            try {
                await ask('open', [table, decided, 'en']);
                answers.push(await ask('read', [decided, 'en']));
            } catch (error) {
                answers.push(String(error));
            }
        }
    })().then(() => done(answers));";

/// What is handed in, as [`READ`] takes it.
fn given(case: &Case) -> Value {
    let (file, plain) = match &case.given {
        Given::File(bytes) => (Some(STANDARD.encode(bytes)), None),
        Given::Pasted(text) => (None, Some(text)),
    };
    let edits: BTreeMap<_, _> = case.answers.iter().copied().collect();
    json!({ "file": file, "plain": plain, "edits": edits })
}

/// What is wrong with an answer of the module.
fn wrong(case: &Case, answer: &Value) -> Vec<String> {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let Some(readings) = answer["readings"].as_array() else {
        return vec![format!("{}: {answer}", case.name)];
    };
    let line = |line: &Value| {
        let offered = &line["choices"][0]["value"];
        [&line["level"], &line["place"], &line["text"], offered].map(text)
    };
    let readings: Vec<_> = readings.iter().map(line).collect();
    let draft: Value = serde_json::from_str(&text(&answer["record"])).unwrap_or_default();
    // The page knows of each cell which indicator it is about.
    let comes_from = |path: &str, cell: &str| {
        let index = path.strip_prefix("indicators[").and_then(|path| path.split(']').next());
        let index = index.and_then(|index| index.parse::<usize>().ok());
        index.is_some_and(|index| draft["indicators"][index]["id"] == answer["indicators"][cell])
    };
    case.wrong(&draft, &readings, comes_from)
}

/// Every trap and every cell as people write it is read as it is due, by the module in the worker of the page.
pub(crate) async fn every_table_is_read_as_it_is_due(stage: &Stage) -> Result<()> {
    // The page's own worker is asked, from when it is ready on.
    let keep = "const usual = Worker;
        window.Worker = function (address) {
            const made = new usual(address);
            made.addEventListener('message', ({ data }) => { if (data.ready) window.__worker = made; });
            return made;
        };";
    let _server = open_after(stage, keep).await?;
    let session = stage.session();
    session.wait_until("window.__worker", "the worker").await?;
    let cases: Vec<_> = traps().into_iter().chain(tables_of_cells()).collect();
    let all: Vec<_> = cases.iter().map(given).collect();
    let answers = session.run_async(READ, vec![json!(all)]).await?;
    let answers = answers.as_array().context("answers")?;
    assert_eq!(answers.len(), cases.len());
    let wrong: Vec<_> =
        cases.iter().zip(answers).flat_map(|(case, answer)| wrong(case, answer)).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    Ok(())
}

/// Presses Tab until the focus is where `condition` says, an expression about `at`.
async fn tab_to(stage: &Stage, condition: &str) -> Result<()> {
    let there = format!("((at) => Boolean({condition}))(document.activeElement)");
    for _ in 0..150 {
        stage.session().press(&Key::Tab.to_string()).await?;
        if stage.session().eval(&there).await? == json!(true) {
            return Ok(());
        }
    }
    bail!("Tab does not come to {condition}")
}

/// From the table to its site by keys alone; in the grid they go from cell to cell.
pub(crate) async fn keys_are_enough(stage: &Stage) -> Result<()> {
    open(stage, Lang::ZH).await?;
    let session = stage.session();
    let words = Lang::ZH.editor_words();
    tab_to(stage, "at.id === 'ed-paste'").await?;
    let table = ["name,unit,annual target,result", "GDP,%,8,", "sales,%,9,5"];
    session.press(&table.join(&Key::Enter.to_string())).await?;
    tab_to(stage, "at.id === 'ed-paste-read'").await?;
    session.press(&Key::Enter.to_string()).await?;
    session.wait_until("document.activeElement.id === 'ed-found'", "the summary").await?;
    // The first that is wrong leads to its field, and the others are beside it.
    if session.browser() == Browser::WebKitGtk {
        // As Safari does, it leaves links out unless told otherwise.
        session.eval("document.querySelector('.ed-list a').focus()").await?;
    } else {
        tab_to(stage, "at.matches('.ed-list a')").await?;
    }
    session.press(&Key::Enter.to_string()).await?;
    session.wait_until("document.activeElement.id === 'ed-about-period'", "the field").await?;
    session.press("2024-01-01/2024-06-30").await?;
    tab_to(stage, "at.id.startsWith('ed-about-place/')").await?;
    session.press("Somewhere").await?;
    tab_to(stage, "at.id.startsWith('ed-about-sources/#1/title/')").await?;
    session.press("Report").await?;
    // One row of the grid is walked by Tab, the others by arrows.
    tab_to(stage, "at.dataset.place === 'D1'").await?;
    let at = "document.activeElement.dataset.place";
    for (key, due) in [(Key::Down, "D2"), (Key::Enter, "D3"), (Key::Up, "D2")] {
        session.press(&key.to_string()).await?;
        assert_eq!(session.eval(at).await?, json!(due));
    }
    session.press(&format!("4{}", Key::Escape)).await?;
    assert_eq!(session.eval("document.activeElement.value").await?, json!(""));
    session.press("4").await?;
    // Away from the grid in one step, and back to the same cell.
    tab_to(stage, "!at.closest('#ed-grid')").await?;
    session.wait_until("document.querySelector('#ed-why').hidden", "the end of the faults").await?;
    tab_to(stage, &format!("at.textContent === '{}'", words.site)).await?;
    session.press(&Key::Enter.to_string()).await?;
    session.wait_until("__kept.length > 0", "the site").await?;
    let said = session.text("#ed-said").await?;
    assert!(said.ends_with(".zip"), "{said}");
    // In the order of the page, and of all that can be used only the other rows of the grid are out of it.
    let order =
        "[...document.querySelectorAll('[tabindex]')].filter((one) => one.tabIndex > 0).length";
    assert_eq!(session.eval(order).await?, json!(0));
    let out = "[...document.querySelectorAll('#main button, #main input:not([hidden]), #main select, #main textarea')]
        .filter((one) => one.getClientRects().length && one.tabIndex < 0 && !one.dataset.place).map((one) => one.outerHTML)";
    assert_eq!(session.eval(out).await?, json!([]));
    Ok(())
}

/// Neither checker finds anything, before a table, with faults and with all that can be taken away.
pub(crate) async fn checkers_find_nothing(stage: &Stage) -> Result<()> {
    let session = stage.session();
    for (lang, width, scheme) in
        [(Lang::ZH, 1280, "light"), (Lang::EN, 320, "dark"), (Lang::ZH, 360, "light")]
    {
        session.metrics(width, 900, 1.0).await?;
        session.media(&[("prefers-color-scheme", scheme)]).await?;
        open(stage, lang).await?;
        let what = |state: &str| format!("{} at {width} px, {scheme}, {state}", lang.code());
        access::nothing_is_found(stage, &what("empty")).await?;
        paste(stage, "", "指标\t单位\t年度计划\t完成情况\n地区生产总值\t亿元\t880\t#DIV/0!\n投资\t亿元\t5,000\t3,000\n").await?;
        session
            .eval("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
            .await?;
        access::nothing_is_found(stage, &what("with faults")).await?;
        own(stage).await?;
        session
            .eval("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
            .await?;
        session
            .wait_until("document.querySelectorAll('.ed-charts section').length === 2", "charts")
            .await?;
        access::nothing_is_found(stage, &what("complete")).await?;
        let wide = session.eval("document.documentElement.scrollWidth <= innerWidth").await?;
        assert_eq!(wide, json!(true), "{}", what("complete"));
    }
    Ok(())
}
