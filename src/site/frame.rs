//! One chart as a page of its own, for a frame in somebody else's page: complete as served, like the whole
//! page, with the same stylesheet and the same script.

use super::{
    Mode,
    figure::{folded, key, notes, place, table},
    page::{Asset, Assets, UnknownSlot, fill},
};
use crate::{
    Lang, Report,
    chart::{self, Body, Chart, Kind, Spec},
    render::{self, escape},
    scene::{self, Form, Theme, advance},
};

/// The files of a page with one chart. Their addresses are relative to the folder of the whole page.
#[derive(Clone, Copy, Debug)]
pub struct FrameAssets<'a> {
    /// The whole page's, with the stylesheet for frames.
    pub page: Assets<'a>,
    /// The script that tells the page around how high the chart is.
    pub frame: Asset<'a>,
}

/// Where the page of one chart stands, seen from the folder of the whole page.
pub fn frame_address(report: &Report, chart: &Chart) -> String {
    frame_file(report, chart, "html")
}

/// Fills `template` with the chart that `spec` asks for.
///
/// # Errors
/// Names the first slot that is not known.
pub fn frame(
    report: &Report,
    chart: &Chart,
    spec: &Spec,
    template: &str,
    assets: &FrameAssets<'_>,
) -> Result<String, UnknownSlot> {
    let lang = chart.lang;
    let words = lang.page_words();
    let FrameAssets { page, frame } = assets;
    let of_chart = |slot: &str| {
        Some(match slot {
            "frame" => escape(frame.address),
            "frame-integrity" => escape(frame.integrity),
            "lang" => lang.tag().to_owned(),
            "title" => escape(&frame_title(report, chart)),
            "description" => escape(&chart.takeaway),
            "walk" => escape(words.walk),
            "place-label" => escape(lang.sentences().labels().section),
            "about" => escape(&about(report, lang)),
            "figure" => figure(chart, spec),
            "source" => source(report, chart),
            "still-pictures" => escape(words.still_pictures),
            "version" => report.revision.to_string(),
            "other-version" => escape(words.other_version),
            _ => return None,
        })
    };
    fill(template, |slot| page.slot(slot).or_else(|| of_chart(slot)))
}

/// Heading, place and period: what tells one frame from the others on a page.
pub fn frame_title(report: &Report, chart: &Chart) -> String {
    format!("{} · {}", chart.heading, about(report, chart.lang))
}

fn about(report: &Report, lang: Lang) -> String {
    format!("{} · {}", report.place.get(lang), lang.sentences().period(&report.period))
}

fn figure(chart: &Chart, spec: &Spec) -> String {
    let paragraph = |text: &str, class: &str| format!("<p class=\"{class}\">{}</p>", escape(text));
    let kind = match &chart.body {
        Body::Gauge(_) => "gauge",
        Body::Bars(_) => "bars",
        Body::Growth(_) => "growth",
    };
    let working = chart.working.as_deref();
    let working = working.map_or(String::new(), |text| paragraph(text, "pc-working"));
    let indicator = spec.indicator.as_deref().unwrap_or_default();
    let hint = match spec.kind {
        Kind::Bars => paragraph(chart.lang.page_words().bars_hint, "pc-hint"),
        Kind::Growth => paragraph(chart.lang.page_words().growth_hint, "pc-hint"),
        Kind::Gauge => String::new(),
    };
    format!(
        "<figure class=\"pc pc-{kind}\" id=\"{id}\" data-chart=\"{kind}\" data-indicator=\"{indicator}\" \
         data-datum=\"0\"><h1>{heading}</h1>{say}{hint}{key}{place}{working}{notes}{table}</figure>",
        id = escape(&chart.id),
        indicator = escape(indicator),
        heading = escape(&chart.heading),
        say = paragraph(&chart.takeaway, "pc-say"),
        key = key(chart),
        place = place(chart, Form::PAIR),
        notes = notes(chart),
        table = folded(&chart.table, &chart.id, chart.lang.page_words().show_table),
    )
}

/// Where the figures come from, and the way to the whole page.
fn source(report: &Report, chart: &Chart) -> String {
    let words = chart.lang.page_words();
    let colon = if chart.lang == Lang::Zh { "：" } else { ": " };
    let end = report.period.end;
    format!(
        "<p class=\"source\"><span>{label}{colon}{title} · {until}{colon}<time datetime=\"{end}\">{end}</time></span> \
         <a href=\"../../{page}#{id}\" target=\"_blank\" rel=\"noopener noreferrer\">{more}</a></p>",
        label = escape(words.source_line),
        title = escape(report.source.title.get(chart.lang)),
        until = escape(words.data_until),
        page = Mode::Standard.page(chart.lang),
        id = escape(&chart.id),
        more = escape(words.whole_page),
    )
}

/// The files of the page that leads to the one asked for.
#[derive(Clone, Copy, Debug)]
pub struct SignpostAssets<'a> {
    /// The stylesheet for frames.
    pub style: Asset<'a>,
    /// The script that leads on.
    pub signpost: Asset<'a>,
}

/// Fills `template` with a list of all charts in every language: what a reader has whose browser cannot be led.
///
/// # Errors
/// Names the first slot that is not known.
pub fn signpost(
    report: &Report,
    template: &str,
    assets: &SignpostAssets<'_>,
) -> Result<String, UnknownSlot> {
    let SignpostAssets { style, signpost } = assets;
    fill(template, |slot| {
        Some(match slot {
            "style" => escape(style.address),
            "style-integrity" => escape(style.integrity),
            "signpost" => escape(signpost.address),
            "signpost-integrity" => escape(signpost.integrity),
            "title" => escape(&format!(
                "{} · {}",
                about(report, Lang::default()),
                Lang::default().page_words().title
            )),
            "lists" => Lang::ALL.into_iter().map(|lang| list(report, lang)).collect(),
            _ => return None,
        })
    })
}

/// Links to the page of each chart in `lang`.
fn list(report: &Report, lang: Lang) -> String {
    let charts = chart::specs(report, lang);
    let charts = charts.iter().filter_map(|spec| chart::build(report, spec).ok());
    let entries: String = charts
        .map(|chart| {
            let (address, heading) = (frame_address(report, &chart), escape(&chart.heading));
            format!("<li><a href=\"{}\">{heading}</a></li>", escape(&address))
        })
        .collect();
    let heading = escape(lang.page_words().every_chart);
    format!(
        "<section lang=\"{}\"><h2>{heading}</h2><ul class=\"charts\">{entries}</ul></section>",
        lang.tag()
    )
}

/// What stands between the tags of a `<plan-chart>` until its canvas is there, and where no script runs: heading,
/// sentence, picture and table, complete without a stylesheet.
pub fn inside(chart: &Chart) -> String {
    let scene = scene::layout(chart, Form::Compact);
    let width = scene.width.unwrap_or(Form::Compact.least() + 80.0);
    let picture = render::picture(&scene, width, &Theme::LIGHT, &chart.name());
    // As large as it is, smaller where there is less room, never larger.
    let picture = picture.replacen(
        &format!("width=\"{width}\""),
        "width=\"100%\" preserveAspectRatio=\"xMinYMin\"",
        1,
    );
    format!(
        "<h3>{heading}</h3>\n<p>{say}</p>\n{picture}\n{table}\n",
        heading = escape(&chart.heading),
        say = escape(&chart.takeaway),
        table = table(&chart.table),
    )
}

/// Where a file of the chart stands, seen from the folder of the whole page. The version of the data is part of it:
/// whoever embeds a chart keeps the figures that the text around it speaks of.
pub fn frame_file(report: &Report, chart: &Chart, extension: &str) -> String {
    format!("embed/{}/{}.{}.{extension}", report.revision, chart.id, chart.lang.code())
}

/// The chart as a picture for pages that take no more than one.
pub fn still(chart: &Chart) -> String {
    let scene = scene::layout(chart, Form::Wide);
    render::picture(&scene, scene.width.unwrap_or(COLUMN), &Theme::LIGHT, &chart.name())
}

/// The width in CSS px that [`frame_height`] is reckoned for.
const COLUMN: f64 = 640.0;

/// About how high the page of a chart is in a frame of 640 CSS px, with its table folded: the room to keep free for
/// it, or to give it where nobody tells its height.
pub fn frame_height(report: &Report, chart: &Chart) -> u32 {
    let words = chart.lang.page_words();
    let lines = |text: &str, size: f64, width: f64| (advance(text, size) / width).ceil();
    let hint = match chart.body {
        Body::Bars(_) => words.bars_hint,
        Body::Growth(_) => words.growth_hint,
        Body::Gauge(_) => "",
    };
    // Bars are wide in frames of 680 px, gauges in such of 480.
    let form = if let Body::Gauge(_) = chart.body { Form::Wide } else { Form::Compact };
    let picture = scene::layout(chart, form).height;
    let text = COLUMN - 8.0;
    let notes: f64 =
        chart.notes.iter().map(|note| lines(note, 14.0, text - 27.0) * 21.7 + 28.0).sum();
    let working = chart.working.as_deref().map_or(0.0, |one| lines(one, 14.0, text) * 22.4 + 8.0);
    let source = report.source.title.get(chart.lang);
    let own = lines(&chart.takeaway, 16.0, text) * 25.6
        + lines(hint, 15.0, text) * 24.0
        + picture
        + working
        + notes
        + lines(source, 13.0, text) * 21.0;
    // What every page has: the lines above, the key, the switch of the table, the line below, and what is between.
    (own + 290.0).ceil() as u32
}
