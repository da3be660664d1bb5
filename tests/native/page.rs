//! The pre-rendered page: complete, and saying nothing that the record does not.

use std::collections::BTreeSet;

use percent_encoding::percent_decode_str;
use plan_chart::{
    Lang, Report,
    chart::{self, Chart, Table},
    i18n::{Aim, ByAim, Hint},
    scene::{self, Form, Role, Theme},
    site::{self, Asset, Assets, Mode},
};

use crate::{
    any_record, charts,
    sample::{self, report, statements},
};

pub(crate) const ASSETS: Assets<'_> = Assets {
    style: Asset { address: "a.css", integrity: "sha384-a" },
    large_print_style: Asset { address: "g.css", integrity: "sha384-g" },
    script: Asset { address: "b.js", integrity: "sha384-b" },
    find: Asset { address: "d.js", integrity: "sha384-d" },
    tools: Asset { address: "e.js", integrity: "sha384-e" },
    tools_style: Asset { address: "f.css", integrity: "sha384-f" },
    wasm: Asset { address: "c.wasm", integrity: "sha384-c" },
    record: Asset { address: "g.js", integrity: "sha384-g" },
    record_wasm: Asset { address: "e.wasm", integrity: "sha384-e" },
};

fn page(lang: Lang) -> String {
    in_mode(lang, Mode::Standard)
}

fn in_mode(lang: Lang, mode: Mode) -> String {
    site::page(&report(), Some(&statements()), (lang, mode), &ASSETS)
}

/// Every page on the whole report, by language and mode.
fn pages() -> impl Iterator<Item = (Lang, Mode, String)> {
    let views = Lang::ALL.into_iter().flat_map(|lang| Mode::ALL.map(|mode| (lang, mode)));
    views.map(|(lang, mode)| (lang, mode, in_mode(lang, mode)))
}

/// Tables are what their elements say: a role would only take that away, and no checker of HTML lets one through.
#[test]
fn tables_have_no_roles() {
    for (lang, mode, html) in pages() {
        let tags = html.split('<').filter_map(|rest| rest.split_once('>'));
        let parts = ["table", "thead", "tbody", "tr", "th", "td", "caption"];
        let tables = tags.map(|(tag, _)| tag).filter(|tag| {
            let name = tag.split(' ').next().unwrap_or_default();
            parts.contains(&name)
        });
        let roles: Vec<_> = tables.filter(|tag| tag.contains("role=")).collect();
        assert!(roles.is_empty(), "{lang:?}, {mode:?}: {roles:?}");
    }
}

/// The text between the tags, entities resolved; without the data that scripts read.
pub(crate) fn text(html: &str) -> String {
    let mut text = String::new();
    let (before, after) =
        html.split_once("<script type=\"application/json\"").unwrap_or((html, ""));
    let without_data =
        [before, after.split_once("</script>").map_or("", |(_, after)| after)].concat();
    let mut rest = without_data.as_str();
    while let Some((before, after)) = rest.split_once('<') {
        text += before;
        text.push(' ');
        rest = after.split_once('>').map_or("", |(_, after)| after);
    }
    text += rest;
    resolved(&text)
}

/// `html` with its entities resolved.
pub(crate) fn resolved(html: &str) -> String {
    [("&#60;", "<"), ("&#62;", ">"), ("&#34;", "\""), ("&#39;", "'"), ("&#38;", "&")]
        .into_iter()
        .fold(html.to_owned(), |text, (entity, c)| text.replace(entity, c))
}

/// Numbers of a text: digits with an inner point or comma.
pub(crate) fn numbers(text: &str) -> BTreeSet<String> {
    text.split(|c: char| !c.is_ascii_digit() && c != '.' && c != ',')
        .map(|number| number.trim_matches(['.', ',']).replace(',', ""))
        .filter(|number| !number.is_empty())
        .collect()
}

/// What stands in the cells of every row of every table.
fn table_rows(html: &str) -> Vec<Vec<String>> {
    let cells = |row: &str| {
        let row = row.split("</tr>").next().unwrap_or_default();
        let cells = row.split("<t").skip(1).filter_map(|cell| cell.split_once('>'));
        cells.map(|(_, content)| text(content).trim().to_owned()).collect()
    };
    html.split("<tr").skip(1).map(cells).collect()
}

/// Holds what `charts` show to `html`: gauges have one table together, those over derived targets another.
fn holds_tables(html: &str, charts: &[Chart], lang: Lang) {
    let ids =
        chart::gauges(&report()).into_iter().map(|id| format!("gauge-{id}")).collect::<Vec<_>>();
    let (gauges, others): (Vec<_>, Vec<_>) = charts.iter().partition(|one| ids.contains(&one.id));
    let (derived, others): (Vec<_>, Vec<_>) =
        others.into_iter().partition(|one| one.id.starts_with("gauge-"));
    let tables = |charts: Vec<&Chart>| Table::merge("", charts.iter().map(|one| one.table.clone()));
    let merged = [tables(gauges), tables(derived)].into_iter().flatten();
    let all = merged.chain(others.into_iter().map(|one| one.table.clone()));
    for table in all.chain([chart::headline_table(&report(), lang)]) {
        holds_table(html, &table, lang);
    }
}

fn holds_table(html: &str, table: &Table, lang: Lang) {
    let rows = table_rows(html);
    let table = table.shown(lang);
    let heads = table.columns.iter().map(|column| column.head.clone()).collect();
    let cells = table.rows.iter().map(|shown| {
        let cells = shown.cells.iter().map(|cell| &cell.text);
        std::iter::once(&shown.row.header).chain(cells).cloned().collect()
    });
    for due in std::iter::once(heads).chain(cells) {
        let due: Vec<String> = due;
        assert!(rows.contains(&due), "{due:?} of “{}”", table.caption);
    }
}

#[test]
fn it_holds_every_chart_table_and_sentence() {
    for lang in Lang::ALL {
        let html = page(lang);
        let text = text(&html);
        for chart in charts(&report(), lang) {
            assert!(html.contains(&format!("id=\"{}\"", chart.id)), "{}", chart.id);
            assert!(text.contains(&chart.sentence), "{}", chart.sentence);
            for note in &chart.notes {
                assert!(text.contains(note.as_str()), "{note}");
            }
        }
        holds_tables(&html, &charts(&report(), lang), lang);
        let overview = chart::overview(&report(), lang);
        assert!(overview.growth.is_some_and(|growth| text.contains(&growth)));
        assert!(html.contains(&format!("name=\"description\" content=\"{}\"", overview.sentence)));
        // Two pictures of a chart that stretches, one of a gauge.
        let charts = charts(&report(), lang);
        let pictures = charts.len() + charts.iter().filter(|one| scene::stretches(one)).count();
        assert_eq!(html.matches("role=\"img\"").count(), pictures);
        assert_eq!(html.matches("<svg class=\"pc-plot").count(), pictures);
    }
}

/// The first thing that a page says is which indicators are where: each once, with its rate, and with a link to a chart
/// that is on this page.
#[test]
fn the_answer_names_each_indicator_once() {
    for (lang, mode, html) in pages() {
        let answer = part(&html, "<dl class=\"glance\">", "</dl>");
        let report = report();
        for group in chart::overview(&report, lang).groups {
            assert!(text(answer).contains(&group.label), "{}", group.label);
            for member in group.members {
                assert_eq!(text(answer).matches(&member.name).count(), 1, "{}", member.name);
                let shown = ["gauge-", "levels"].iter().any(|id| member.charts[0].starts_with(id));
                assert_eq!(member.value.is_some(), shown, "{member:?}");
                if let Some(value) = member.value {
                    assert!(answer.contains(&format!("<b>{value}</b>")), "{value}");
                }
            }
        }
        let links = answer.matches("<a href=\"#").count();
        // All but those whose targets are only derived.
        let derived = chart::derived_gauges(&report).len();
        assert!(derived > 0);
        assert_eq!(links, report.indicators.len() - derived, "{lang:?}, {mode:?}");
    }
}

/// The icon is the page's own: in its address, in the colours of charts, and asking nobody for anything.
#[test]
fn the_icon_is_in_the_page() {
    for (lang, mode, html) in pages() {
        let link = part(&html, "<link rel=\"icon\"", ">");
        let (_, icon) = link.split_once("href=\"data:image/svg+xml,").unwrap();
        let icon = percent_decode_str(icon.trim_end_matches('"')).decode_utf8().unwrap();
        let asked = icon.replace("http://www.w3.org/2000/svg", "");
        for banned in ["//", "style", "<script", "<image", "url("] {
            assert!(!asked.contains(banned), "{lang:?}, {mode:?}: {banned}");
        }
        for role in [Role::Card, Role::Track, Role::Bar, Role::Mark] {
            let [r, g, b] = Theme::LIGHT.colour(role);
            assert!(
                icon.contains(&format!("fill=\"#{r:02x}{g:02x}{b:02x}\"")),
                "{role:?} in {icon}"
            );
        }
    }
}

/// Where the figures come from is said once, with a link to more.
#[test]
fn the_source_is_said_once() {
    for (lang, mode, html) in pages() {
        let title = report().sources[0].title.get(lang).to_owned();
        let lines = html.split("<p ").filter(|line| {
            let line = line.split("</p>").next().unwrap_or_default();
            !line.starts_with("class=\"source\" hidden") && resolved(line).contains(&title)
        });
        assert_eq!(lines.count(), 1, "{lang:?}, {mode:?}");
        assert!(html.contains("<a href=\"#source\">"), "{lang:?}, {mode:?}");
    }
}

/// Numbers that are on the page and come from the record's figures, from what follows from them by a
/// working that the page shows, or from explaining words. Anything else has no business there.
#[test]
fn every_number_has_its_reason() {
    for lang in Lang::ALL {
        let report = report();
        let mut known = numbers(&sample::json().to_string());
        for chart in charts(&report, lang) {
            known.extend(
                chart
                    .table
                    .rows
                    .iter()
                    .flat_map(|row| numbers(&row.texts().collect::<Vec<_>>().join(" "))),
            );
            known.extend(numbers(&chart.sentence));
            known.extend(chart.workings.iter().flat_map(|working| numbers(working)));
        }
        let table = chart::headline_table(&report, lang);
        known.extend(
            table.rows.iter().flat_map(|row| numbers(&row.texts().collect::<Vec<_>>().join(" "))),
        );
        known.extend(numbers(&chart::overview(&report, lang).growth.unwrap_or_default()));
        known.extend(numbers(&sample::statements_json().to_string()));
        let list = chart::figure_list(&report, &statements(), lang);
        known.extend(numbers(&list.count));
        for topic in list.areas.iter().flat_map(|area| &area.topics) {
            known.extend(numbers(&topic.place));
            known.extend(topic.notes.iter().map(|note| note.link.id.clone()));
            for entry in topic.entries.iter().flat_map(|one| std::iter::once(one).chain(&one.with))
            {
                known.extend(numbers(&entry.value));
            }
        }
        // The schedule, the axis of the growth bars, and the month from which totals count.
        known.extend(["50", "0", "5", "10", "15", "20", "1"].map(str::to_owned));
        known.insert(report.revision.to_string());
        let unknown: Vec<_> = numbers(&text(&page(lang))).difference(&known).cloned().collect();
        assert_eq!(unknown, Vec::<String>::new(), "{lang:?}");
    }
}

/// The switch of languages keeps the mode, and the other way round.
#[test]
fn each_page_leads_to_its_neighbours() {
    for (lang, mode, tag, other_lang, other_mode) in [
        (Lang::ZH, Mode::Standard, "zh-CN", "href=\"en.html\" lang=\"en\"", "elder.html"),
        (Lang::EN, Mode::Standard, "en", "href=\"index.html\" lang=\"zh-CN\"", "en-elder.html"),
        (Lang::ZH, Mode::LargePrint, "zh-CN", "href=\"en-elder.html\" lang=\"en\"", "index.html"),
        (Lang::EN, Mode::LargePrint, "en", "href=\"elder.html\" lang=\"zh-CN\"", "en.html"),
    ] {
        let html = in_mode(lang, mode);
        let mode = mode.name();
        assert!(
            html.contains(&format!("<html lang=\"{tag}\" data-mode=\"{mode}\"")),
            "{tag}, {mode}"
        );
        assert!(html.contains(other_lang), "{tag}, {mode} without {other_lang}");
        assert!(html.contains(&format!("href=\"{other_mode}\">")), "{tag}, {mode}");
    }
}

/// Each page has the style sheet of its mode, and not that of the other.
#[test]
fn pages_name_their_style_sheet() {
    let link = |asset: Asset<'_>| format!("<link rel=\"stylesheet\" href=\"{}\"", asset.address);
    let (standard, large) = (link(ASSETS.style), link(ASSETS.large_print_style));
    for (lang, mode, html) in pages() {
        let (own, other) = match mode {
            Mode::Standard => (&standard, &large),
            Mode::LargePrint => (&large, &standard),
        };
        assert!(html.contains(own.as_str()), "{lang:?} {mode:?}");
        assert!(!html.contains(other.as_str()), "{lang:?} {mode:?}");
    }
}

/// Large print shows fewer things, and all of them complete.
#[test]
fn large_print_holds_what_it_shows() {
    for lang in Lang::ALL {
        let html = in_mode(lang, Mode::LargePrint);
        let text = text(&html);
        let charts: Vec<_> = charts(&report(), lang)
            .into_iter()
            .filter(|chart| html.contains(&format!("id=\"{}\"", chart.id)))
            .collect();
        let gauges = chart::gauges(&report()).len();
        assert_eq!(charts.len(), 2 + gauges, "levels, growth and the gauges of the table");
        holds_tables(&html, &charts, lang);
        for chart in charts {
            assert!(text.contains(&chart.sentence), "{}", chart.sentence);
        }
        assert!(!html.contains("id=\"figures\""), "the sheet is on the other page");
    }
}

/// Whoever looks at a page in a portal, or at an embedded chart, can tell which figures it has.
#[test]
fn it_names_the_version_of_its_data() {
    for lang in Lang::ALL {
        let due = format!(
            "<html lang=\"{}\" data-mode=\"standard\" data-version=\"{}\">",
            lang.tag(),
            report().revision
        );
        assert!(page(lang).contains(&due), "{due}");
    }
}

#[test]
fn it_asks_no_other_host_for_anything() {
    for lang in Lang::ALL {
        let html = page(lang);
        for banned in ["http:", "https:", "//", "style=\"", "<style", "javascript:", " on"] {
            let banned = if banned == " on" { " onclick" } else { banned };
            assert!(!html.contains(banned), "{banned}");
        }
        // The only scripts are files; what they know of the report is data.
        assert_eq!(html.matches("<script").count(), 5);
        assert!(html.contains("<script type=\"application/json\" id=\"pc-report\">{"));
        assert!(html.contains("<script defer src=\"b.js\""));
        assert!(html.contains("<script defer src=\"d.js\""));
        assert!(html.contains("<script src=\"e.js\""));
        assert!(html.contains("<script src=\"g.js\""));
    }
}

/// Each page names the files of its own kind, with the digest of each.
#[test]
fn pages_name_their_own_files() {
    for (lang, mode, html) in pages() {
        let (style, other) = match mode {
            Mode::Standard => (ASSETS.style, ASSETS.large_print_style),
            Mode::LargePrint => (ASSETS.large_print_style, ASSETS.style),
        };
        let link = |asset: Asset<'_>| {
            let Asset { address, integrity } = asset;
            format!("<link rel=\"stylesheet\" href=\"{address}\" integrity=\"{integrity}\">")
        };
        let script = |asset: Asset<'_>| {
            let Asset { address, integrity } = asset;
            format!("src=\"{address}\" integrity=\"{integrity}\"")
        };
        let (head, body) = html.split_once("</head>").unwrap();
        assert!(head.contains(&link(style)), "{lang:?}, {mode:?}");
        assert!(!html.contains(other.address), "{lang:?}, {mode:?}");
        assert!(head.contains(&script(ASSETS.script)), "{lang:?}, {mode:?}");
        let searched = mode == Mode::Standard;
        assert_eq!(head.contains(&script(ASSETS.find)), searched, "{lang:?}, {mode:?}");
        let panel = part(body, "<template id=\"pc-more\"", "</template>");
        assert!(panel.contains(&link(ASSETS.tools_style)), "{lang:?}, {mode:?}");
        assert!(panel.contains(&script(ASSETS.tools)), "{lang:?}, {mode:?}");
        let module = format!(
            "data-wasm=\"{}\" data-integrity=\"{}\"",
            ASSETS.wasm.address, ASSETS.wasm.integrity
        );
        assert!(head.contains(&module), "{lang:?}, {mode:?}");
    }
}

#[test]
fn ids_are_there_once() {
    for (_, _, html) in pages() {
        let mut seen = BTreeSet::new();
        for id in html.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()) {
            assert!(seen.insert(id.to_owned()), "{id} twice");
        }
        for target in html.split("href=\"#").skip(1).filter_map(|rest| rest.split('"').next()) {
            assert!(seen.contains(target), "nothing has the id {target}");
        }
    }
}

#[test]
fn text_of_a_record_appears_as_text_only() {
    let payload = "<img src=x onerror=alert(1)>\"'&${}{{lang}}";
    let mut record = any_record::record(1, 0);
    record["indicators"][0]["notes"] =
        serde_json::json!([{ "on": "total", "text": { "zh": "注", "en": "Note" } }]);
    record["remarks"] = serde_json::json!([{ "zh": "说明", "en": "Remark" }]);
    for pointer in [
        "/place/zh",
        "/indicators/0/name/zh",
        "/indicators/0/short/zh",
        "/indicators/0/definition/zh",
        "/indicators/0/notes/0/text/zh",
        "/sources/0/title/zh",
        "/remarks/0/zh",
    ] {
        *record.pointer_mut(pointer).unwrap() = payload.into();
    }
    let report = Report::from_json(&record.to_string()).unwrap();
    let html = site::page(&report, None, (Lang::ZH, Mode::Standard), &ASSETS);
    assert!(!html.contains("<img"), "markup got through");
    assert!(text(&html).contains(payload), "the text itself is shown");
}

/// An attribute without a value says nothing, apart from the choice of every section.
#[test]
fn no_attribute_is_empty() {
    for (lang, mode, html) in pages() {
        let html = html.replacen("<option value=\"\">", "", 1);
        let tags = html.split('<').filter_map(|rest| rest.split_once('>'));
        let empty: Vec<_> = tags.map(|(tag, _)| tag).filter(|tag| tag.contains("=\"\"")).collect();
        assert!(empty.is_empty(), "{lang:?}, {mode:?}: {empty:?}");
    }
}

/// A record like the embedded one for the months from January of 2023 to `end`.
fn until(end: &str) -> Report {
    let mut record = any_record::record(1, 1);
    record["period"]["end"] = end.into();
    Report::from_json(&record.to_string()).unwrap()
}

/// Half of the year is over at the end of June and at no other time.
#[test]
fn the_headline_is_that_of_the_period() {
    for (lang, half) in [(Lang::ZH, "过半"), (Lang::EN, "half")] {
        for mode in Mode::ALL {
            for (end, due) in [("2023-06-30", true), ("2023-09-30", false), ("2023-12-31", false)] {
                let html = site::page(&until(end), None, (lang, mode), &ASSETS);
                let headline = part(&html, "<h1>", "</h1>");
                let words = &lang.words().labels().page;
                let question = match end {
                    _ if due => words.half_year_question,
                    "2023-12-31" => words.closing_question,
                    _ => words.question,
                };
                assert_eq!(resolved(headline), format!("<h1>{question}"), "{end}");
                assert_eq!(headline.to_lowercase().contains(half), due, "{headline} for {end}");
            }
        }
    }
}

/// What is from `start` on, up to `end`.
fn part<'h>(html: &'h str, start: &str, end: &str) -> &'h str {
    let from = html.find(start).unwrap_or_else(|| panic!("there is no {start}"));
    let length = html[from..].find(end).unwrap_or_else(|| panic!("{start} does not end"));
    &html[from..from + length]
}

/// How to read a chart is told at that chart and nowhere else, in large print in plainer words.
#[test]
fn hints_are_where_they_belong() {
    for (lang, mode, html) in pages() {
        let (words, large) = (&lang.words().labels().page, &lang.words().labels().large_print);
        // There are floors and a ceiling.
        let annual = |hint: ByAim<Hint>| hint.get(Aim::Mixed).get(true, true);
        let due = match mode {
            Mode::Standard => vec![
                ("completion", annual(words.gauges_hint)),
                ("totals", words.bars_hint.get(true, true)),
                ("states", words.levels_hint),
                ("rates", words.growth_hint),
                ("table", words.table_hint),
                ("further", words.derived_hint),
            ],
            Mode::LargePrint => vec![
                ("completion", annual(large.gauges_hint)),
                ("states", words.levels_hint),
                ("rates", large.growth_hint),
                ("table", large.table_hint),
                ("more", large.more),
            ],
        };
        for (id, hint) in &due {
            let section =
                text(part(&html, &format!("<section class=\"card\" id=\"{id}\""), "</section>"));
            assert!(section.contains(*hint), "“{hint}” is not in {id}, {lang:?}, {mode:?}");
            assert_eq!(text(&html).matches(*hint).count(), 1, "{hint}");
        }
        let others = [
            (Mode::LargePrint, [annual(words.gauges_hint), words.growth_hint, words.table_hint]),
            (Mode::Standard, [annual(large.gauges_hint), large.growth_hint, large.table_hint]),
        ];
        for (_, hints) in others.iter().filter(|(other, _)| *other == mode) {
            for hint in hints {
                assert!(!text(&html).contains(hint), "“{hint}” is for the other readers");
            }
        }
    }
}

/// The attributes of `html` from which a script knows where the rows of `chart` are are those of these forms.
pub(crate) fn bands_are_those_of(html: &str, chart: &Chart, [small, wide]: [Form; 2]) {
    let figure = part(html, &format!("id=\"{}\" data-chart", chart.id), "</figure>");
    let bands = |form| {
        let bands = scene::layout(chart, form).bands;
        let numbers = bands.iter().flat_map(|band| [band.y, band.height]);
        numbers.map(|number| format!("{number:.0}")).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(bands(small) != bands(wide), scene::stretches(chart), "the forms of {}", chart.id);
    for (name, due) in [
        ("data-compact", bands(small)),
        ("data-wide", bands(wide)),
        ("data-small", small.code().to_owned()),
    ] {
        assert!(figure.contains(&format!(" {name}=\"{due}\"")), "{name} of {} is {due}", chart.id);
    }
}

#[test]
fn scripts_find_the_rows_of_each_form() {
    for (lang, mode, html) in pages() {
        let forms = match mode {
            Mode::Standard => [Form::Compact, Form::Wide],
            Mode::LargePrint => [Form::Narrow, Form::Wide],
        };
        let charts = charts(&report(), lang);
        let on_page: Vec<_> = charts
            .iter()
            .filter(|chart| {
                html.contains(&format!("<figure class=\"pc\" id=\"{}\"", chart.id))
                    || html.contains(&format!("<figure class=\"pc pc-gauge\" id=\"{}\"", chart.id))
            })
            .collect();
        assert!(on_page.len() > 4, "{} charts", on_page.len());
        on_page.iter().for_each(|chart| bands_are_those_of(&html, chart, forms));
    }
}

/// The statement on accessibility is there in every language, and leads back.
#[test]
fn the_statement_on_accessibility_is_in_its_language() {
    for lang in Lang::ALL {
        let html = site::accessibility(&report(), lang, ASSETS.style);
        let heading = format!("<h1>{}</h1>", lang.words().labels().page.accessibility);
        assert!(html.contains(&heading) && html.contains("WCAG"), "{lang:?}");
        assert!(html.contains(&format!("<html lang=\"{}\"", lang.tag())), "{lang:?}");
        assert!(
            html.contains(&format!("href=\"{}\"", Mode::Standard.page(&report(), lang))),
            "{lang:?}"
        );
        assert!(
            page(lang).contains(&format!("href=\"{}\"", site::accessibility_page(&report(), lang)))
        );
    }
}

/// Each mark in a key has the symbol that the style sheet draws for it; how a chart is read is said above it.
#[test]
fn charts_have_their_keys_and_hints() {
    let sheet = include_str!("../../www/chart.css");
    for lang in Lang::ALL {
        let html = page(lang);
        let words = lang.words().labels();
        for (kind, hint) in [
            ("bars", words.page.bars_hint.get(true, true)),
            ("levels", words.page.levels_hint),
            ("growth", words.page.growth_hint),
        ] {
            let all = charts(&report(), lang);
            let chart = all.iter().find(|chart| chart.id == kind).unwrap();
            assert_eq!(chart.kind.hint(words, true, chart.is_scheduled()), hint);
            assert!(html.contains(&format!("<p class=\"pc-hint\">{hint}</p>")), "{hint}");
            let names: BTreeSet<_> = chart.key.iter().map(|(key, _)| key.name()).collect();
            assert_eq!(names.len(), chart.key.len(), "{names:?}");
            for (key, label) in &chart.key {
                let item = format!("<li class=\"pc-key-{}\">{label}</li>", key.name());
                assert!(html.contains(&item), "{item}");
                // The bar of a result is the symbol that all others replace.
                let symbol = format!(".pc-key-{}::before", key.name());
                assert!(sheet.contains(&symbol) != (key.name() == "result"), "{symbol}");
            }
        }
    }
}

/// Rows of tables and marks of charts know each other by numbers.
#[test]
fn rows_are_of_their_marks() {
    for lang in Lang::ALL {
        let html = page(lang);
        for chart in charts(&report(), lang) {
            let bands = scene::layout(&chart, Form::Wide).bands.len();
            let data: BTreeSet<_> = chart.table.rows.iter().map(|row| row.datum).collect();
            assert_eq!(data, (0..bands).collect(), "{}", chart.id);
        }
        let gauges =
            charts(&report(), lang).into_iter().filter(|one| one.kind == chart::Kind::GAUGE);
        let tables = gauges.map(|gauge| gauge.table).collect::<Vec<_>>();
        let same = tables.iter().filter(|one| one.columns == tables[0].columns).cloned();
        let [merged] = &Table::merge("all", same)[..] else { panic!("tables alike are one") };
        assert!(merged.rows.len() > 1);
        for (index, row) in merged.rows.iter().enumerate() {
            assert_eq!(row.datum, index, "{}", row.header);
        }
        // Each gauge names the row of the table under it.
        for (table, first) in [("gauges", "gauge-gdp"), ("derived", "gauge-contracts")] {
            let at = html.find(&format!("id=\"fold-{table}\"")).unwrap();
            let figure = part(&html, &format!("id=\"{first}\""), ">");
            let id =
                part(figure, "data-indicator=\"", "\" ").trim_start_matches("data-indicator=\"");
            let row = part(&html[at..], &format!("<tr data-id=\"{id}\""), ">");
            assert!(
                figure.contains("data-datum=\"0\"") && row.contains("data-datum=\"0\""),
                "{row}"
            );
        }
    }
}

/// Why there is no chart is said in the language of the request.
#[test]
fn what_has_no_chart_is_named() {
    for lang in Lang::ALL {
        let missing = chart::build(&report(), &chart::Spec::gauge("weather", lang)).unwrap_err();
        assert!(missing.to_string().contains("weather"), "{missing}");
        let unknown = chart::Kind::parse("pie", lang).unwrap_err().to_string();
        assert!(unknown.contains("pie"), "{unknown}");
    }
}
