//! The whole page: a template with `{{slots}}`, filled with what a record says in one language.

use std::fmt::{self, Write as _};

use super::{
    Mode,
    figure::{figure_with, folded, notes, place, table},
    files::{CHARTS_FOLDER, stem},
    mode::statement_page,
    sheet::sheet,
};
use crate::{
    Lang, Report,
    chart::{self, Body, Chart, Kind, Spec, Table},
    i18n::PageWords,
    progress::{self, Convention},
    render::escape,
    report::{Date, statements::Statements},
};

/// The page's files.
#[derive(Clone, Copy, Debug)]
pub struct Assets<'a> {
    /// The stylesheet.
    pub style: Asset<'a>,
    /// The script.
    pub script: Asset<'a>,
    /// The script that searches the figures.
    pub find: Asset<'a>,
    /// The script of the panel with what can be taken away.
    pub tools: Asset<'a>,
    /// The stylesheet of that panel.
    pub tools_style: Asset<'a>,
    /// The WebAssembly module that draws the charts of the page.
    pub wasm: Asset<'a>,
    /// The one that reads records, fetched by those who bring one.
    pub gate: Asset<'a>,
}

/// A file that a page names.
#[derive(Clone, Copy, Debug)]
pub struct Asset<'a> {
    /// Its address, relative to the page.
    pub address: &'a str,
    /// What browsers hold its bytes to: `sha384-` and the digest in base64.
    pub integrity: &'a str,
}

impl Assets<'_> {
    /// The address of a file for a slot that has its name, or what its bytes are held to.
    pub(super) fn slot(&self, slot: &str) -> Option<String> {
        let (name, integrity) = match slot.strip_suffix("-integrity") {
            Some(name) => (name, true),
            None => (slot, false),
        };
        let asset = match name {
            "style" => self.style,
            "script" => self.script,
            "find" => self.find,
            "tools" => self.tools,
            "tools-style" => self.tools_style,
            "wasm" => self.wasm,
            "gate" => self.gate,
            _ => return None,
        };
        Some(escape(if integrity { asset.integrity } else { asset.address }))
    }
}

/// A template names a slot that no page fills, or leaves one open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownSlot(pub String);

impl fmt::Display for UnknownSlot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the template has a slot “{}” that no page fills", self.0)
    }
}

impl std::error::Error for UnknownSlot {}

/// Fills `template` for `report`, in a language and for the readers whom a mode says. Without `statements` the page
/// holds no sheet of all figures.
///
/// # Errors
/// Names the first slot that is not known.
pub fn page(
    report: &Report,
    statements: Option<&Statements>,
    (lang, mode): (Lang, Mode),
    template: &str,
    assets: &Assets<'_>,
) -> Result<String, UnknownSlot> {
    let page = Page { report, statements, lang, mode, words: lang.page_words() };
    fill(template, |slot| assets.slot(slot).or_else(|| page.slot(slot)))
}

/// Puts what `slot` gives for a name in the place of each `{{name}}`.
pub(super) fn fill(
    template: &str,
    slot: impl Fn(&str) -> Option<String>,
) -> Result<String, UnknownSlot> {
    let mut html = String::with_capacity(template.len() * 20);
    let mut rest = template;
    while let Some((before, after)) = rest.split_once("{{") {
        let (name, after) =
            after.split_once("}}").ok_or_else(|| UnknownSlot(after.chars().take(40).collect()))?;
        html.push_str(before);
        html += &slot(name).ok_or_else(|| UnknownSlot(name.to_owned()))?;
        rest = after;
    }
    html.push_str(rest);
    Ok(html)
}

struct Page<'r> {
    report: &'r Report,
    statements: Option<&'r Statements>,
    lang: Lang,
    mode: Mode,
    words: &'static PageWords,
}

impl Page<'_> {
    fn slot(&self, slot: &str) -> Option<String> {
        let report = self.report;
        let lang = self.lang;
        let period = lang.sentences().period(&report.period);
        let place = report.place.get(lang);
        Some(match slot {
            "tools-label" => escape(self.words.tools),
            "still-pictures" => escape(self.words.still_pictures),
            "lang" => lang.tag().to_owned(),
            "version" => report.revision.to_string(),
            "title" => escape(&format!("{place} · {period} · {}", self.words.title)),
            "description" => escape(self.words.description),
            "walk" => escape(self.words.walk),
            "place-label" => escape(lang.sentences().labels().section),
            "skip" => escape(self.words.skip),
            "place" => escape(place),
            "period" => escape(&period),
            "mode" => self.mode.name().to_owned(),
            "alternates" => self.alternates(),
            "switches" => self.switches(),
            "large-lead" => escape(self.words.large_print.lead),
            "more" => self.more(),
            "statement" => self.statement(),
            "statement-switches" => self.statement_switches(),
            "revision-line" => {
                format!("{}{}{}", self.words.revision, self.colon(), Self::time(report.revision))
            }
            "question" => escape(self.question()),
            "lead" => self.lead(),
            "gauges" => self.gauges(),
            "bars" => self.bars(),
            "growth" => self.growth(),
            "headline" => self.headline(),
            "derived" => self.derived(),
            "figures" => self.figures(),
            "terms" => self.terms(),
            "source" => self.source(),
            "source-line" => self.source_line(),
            _ => return None,
        })
    }

    fn other_langs(&self) -> impl Iterator<Item = Lang> {
        let own = self.lang;
        Lang::ALL.into_iter().filter(move |lang| *lang != own)
    }

    /// The same page in the other languages, for search engines.
    fn alternates(&self) -> String {
        self.other_langs().fold(String::new(), |mut all, lang| {
            let (tag, page) = (lang.tag(), self.mode.page(lang));
            let _ = write!(all, "<link rel=\"alternate\" hreflang=\"{tag}\" href=\"{page}\">");
            all
        })
    }

    /// The ways to the same page for other readers and in other languages.
    fn switches(&self) -> String {
        let mode = self.mode.other();
        let label = match mode {
            Mode::Standard => self.words.to_standard,
            Mode::LargePrint => self.words.large_print.label,
        };
        let own = format!(
            "<a class=\"switch\" data-mode=\"{}\" href=\"{}\">{}</a>",
            mode.name(),
            mode.page(self.lang),
            escape(label)
        );
        self.other_langs().fold(own, |all, lang| all + &Self::switch(lang, &self.mode.page(lang)))
    }

    /// The way to the statement on accessibility.
    fn statement(&self) -> String {
        let (page, label) = (statement_page(self.lang), escape(self.words.accessibility));
        format!("<p class=\"more elsewhere\"><a href=\"{page}\">{label}</a></p>")
    }

    fn statement_switches(&self) -> String {
        let (page, label) = (Mode::Standard.page(self.lang), escape(self.words.back));
        let own = format!("<a class=\"switch\" href=\"{page}\">{label}</a>");
        self.other_langs().fold(own, |all, lang| all + &Self::switch(lang, &statement_page(lang)))
    }

    /// The way to `page`, which is in `lang`.
    fn switch(lang: Lang, page: &str) -> String {
        let (tag, name) = (lang.tag(), escape(lang.page_words().own_name));
        format!("<a class=\"switch\" href=\"{page}\" lang=\"{tag}\" hreflang=\"{tag}\">{name}</a>")
    }

    fn colon(&self) -> &'static str {
        self.lang.statement_words().sheet_labels().colon
    }

    /// What a page in large print leaves out, and the way there.
    fn more(&self) -> String {
        let words = &self.words.large_print;
        format!(
            "{}{}<p class=\"more\"><a href=\"{}\">{}</a></p>",
            Self::heading(words.more_heading),
            Self::paragraph(words.more, "hint"),
            Mode::Standard.page(self.lang),
            escape(self.words.to_standard)
        )
    }

    /// A hint in plainer words for readers of large print.
    fn hint(&self, plain: &'static str, usual: &'static str) -> String {
        Self::paragraph(if self.mode == Mode::LargePrint { plain } else { usual }, "hint")
    }

    fn chart(&self, spec: &Spec) -> Option<Chart> {
        chart::build(self.report, spec).ok()
    }

    fn question(&self) -> &'static str {
        let elapsed = progress::elapsed(&self.report.period, Convention::default());
        if elapsed.percent().round(1).to_string() == "50.0" {
            self.words.half_year_question
        } else {
            self.words.question
        }
    }

    fn paragraph(text: &str, class: &str) -> String {
        format!("<p class=\"{class}\">{}</p>", escape(text))
    }

    fn heading(text: &str) -> String {
        format!("<h2>{}</h2>", escape(text))
    }

    /// The answer in two sentences: how totals and growth stand to their targets.
    fn lead(&self) -> String {
        chart::overview(self.report, self.lang)
            .map(|sentence| Self::paragraph(&sentence, "lead"))
            .concat()
    }

    /// One gauge: heading, picture, gap; the sentence is there for those who cannot see the picture. In large print
    /// it stands in place of the gap.
    fn gauge(&self, chart: &Chart, indicator: &str, datum: usize) -> String {
        let Body::Gauge(gauge) = &chart.body else {
            return String::new();
        };
        let tools = self.tools(chart);
        let head = format!(
            "<figure class=\"pc pc-gauge\" id=\"{}\" data-chart=\"gauge\" data-indicator=\"{}\" \
             data-datum=\"{datum}\">\
             <h3>{}</h3>{}",
            escape(&chart.id),
            escape(indicator),
            escape(&chart.heading),
            place(chart, self.mode.forms()),
        );
        let Some(working) = &chart.working else {
            if self.mode == Mode::LargePrint {
                let say = Self::paragraph(&chart.takeaway, "pc-say");
                return format!("{head}{say}{tools}</figure>");
            }
            let gap = Self::paragraph(&gauge.gap, "pc-gap");
            let say = Self::paragraph(&chart.takeaway, "pc-say pc-unseen");
            return format!("{head}{gap}{say}{tools}</figure>");
        };
        let say = Self::paragraph(&chart.takeaway, "pc-say");
        let working = Self::paragraph(working, "pc-working");
        format!("{head}<div class=\"pc-text\">{say}{working}{}{tools}</div></figure>", notes(chart))
    }

    fn gauges_of<'a>(&self, ids: impl Iterator<Item = &'a str>) -> (String, Vec<Table>) {
        let charts = ids.filter_map(|id| Some((id, self.chart(&Spec::gauge(id, self.lang))?)));
        charts.fold((String::new(), Vec::new()), |(mut html, mut tables), (id, chart)| {
            html += &self.gauge(&chart, id, tables.len());
            tables.push(chart.table);
            (html, tables)
        })
    }

    fn gauges(&self) -> String {
        let labels = self.lang.sentences().labels();
        let (figures, tables) = self.gauges_of(chart::gauges(self.report).into_iter());
        let table = Table::merge(labels.gauges_heading, tables)
            .map_or(String::new(), |table| folded(&table, "gauges", self.words.show_table));
        format!(
            "{}{}<div class=\"gauges\">{figures}</div>{table}",
            Self::heading(labels.gauges_heading),
            self.hint(self.words.large_print.gauges_hint, self.words.gauges_hint),
        )
    }

    fn bars(&self) -> String {
        self.figure(Kind::Bars, self.words.bars_hint)
    }

    fn growth(&self) -> String {
        let plain = self.words.large_print.growth_hint;
        let large = self.mode == Mode::LargePrint;
        self.figure(Kind::Growth, if large { plain } else { self.words.growth_hint })
    }

    fn figure(&self, kind: Kind, hint: &str) -> String {
        self.chart(&Spec::new(kind, self.lang)).map_or(String::new(), |chart| {
            figure_with(
                &self.tools(&chart),
                &chart,
                self.mode.forms(),
                2,
                hint,
                self.words.show_table,
            )
        })
    }

    /// What can be taken away of a chart: without script two files, with one a button that opens more.
    fn tools(&self, chart: &Chart) -> String {
        let stem = escape(&stem(self.report, &chart.id, self.lang));
        let link = |ending: &str, label: &str| {
            let label = escape(label);
            format!("<a href=\"{CHARTS_FOLDER}/{stem}.{ending}\" download>{label}</a>")
        };
        let picture = link("svg", self.words.picture_file);
        format!("<p class=\"pc-tools\">{picture} {}</p>", link("csv", self.words.data_file))
    }

    fn derived(&self) -> String {
        let labels = self.lang.sentences().labels();
        let ids = self.report.stated.iter().map(|one| one.subject.id.as_str());
        let (figures, tables) = self.gauges_of(ids);
        let Some(table) = Table::merge(labels.derived_heading, tables) else {
            return String::new();
        };
        format!(
            "{}{}<div class=\"derived\">{figures}</div>{}",
            Self::heading(labels.derived_heading),
            Self::paragraph(self.words.derived_hint, "hint"),
            folded(&table, "derived", self.words.show_table),
        )
    }

    fn headline(&self) -> String {
        let headline = chart::headline_table(self.report, self.lang);
        let more = self.lang.statement_words().sheet_labels().from_table;
        let more = self.statements.map_or(String::new(), |_| {
            format!("<p class=\"more\"><a href=\"#figures\">{}</a></p>", escape(more))
        });
        format!(
            "{}{}{}{more}",
            Self::heading(&headline.caption),
            self.hint(self.words.large_print.table_hint, self.words.table_hint),
            table(&headline),
        )
    }

    fn figures(&self) -> String {
        self.statements.map_or(String::new(), |statements| {
            sheet(&chart::sheet(self.report, statements, self.lang))
        })
    }

    fn list<'a>(entries: impl Iterator<Item = (&'a str, &'a str)>) -> String {
        let entries = entries.fold(String::new(), |mut all, (term, text)| {
            let _ = write!(all, "<div><dt>{}</dt><dd>{}</dd></div>", escape(term), escape(text));
            all
        });
        format!("<dl>{entries}</dl>")
    }

    fn terms(&self) -> String {
        let subjects = self
            .report
            .indicators
            .iter()
            .map(|one| &one.subject)
            .chain(self.report.stated.iter().map(|one| &one.subject));
        let definitions =
            subjects.map(|one| (one.name.get(self.lang), one.definition.get(self.lang)));
        format!(
            "{}{}<h3>{}</h3>{}",
            Self::heading(self.words.terms_heading),
            Self::list(self.words.terms.iter().copied()),
            escape(self.words.definitions),
            Self::list(definitions),
        )
    }

    fn time(date: Date) -> String {
        format!("<time datetime=\"{date}\">{date}</time>")
    }

    fn source(&self) -> String {
        let Report { source, period, revision, remarks, .. } = self.report;
        let words = self.words;
        let text = |text: &str| escape(text);
        let title_lang = if self.lang == Lang::Zh { "" } else { " lang=\"zh-CN\"" };
        let mut title = format!("<span{title_lang}>《{}》</span>", text(&source.title.zh));
        if self.lang != Lang::Zh {
            let _ = write!(title, " ({})", text(source.title.get(self.lang)));
        }
        let published = source.published.map_or(text(words.published_unknown), Self::time);
        let rows = [
            (words.source_title, title),
            (words.publisher, text(source.publisher.get(self.lang))),
            (words.published, published),
            (words.data_until, Self::time(period.end)),
            (words.data_kind, text(words.data_kind_text)),
            (words.responsible, text(words.responsible_text)),
            (words.revision, Self::time(*revision)),
        ];
        let rows = rows.iter().fold(String::new(), |mut all, (term, html)| {
            let _ = write!(all, "<div><dt>{}</dt><dd>{html}</dd></div>", escape(term));
            all
        });
        let own = remarks.iter().map(|remark| remark.get(self.lang));
        let of_subjects = self
            .report
            .indicators
            .iter()
            .map(|one| &one.subject)
            .chain(self.report.stated.iter().map(|one| &one.subject))
            .flat_map(|one| one.notes.iter().map(|note| note.text.get(self.lang)));
        let caveats = own.chain(of_subjects).fold(String::new(), |mut all, caveat| {
            let _ = write!(all, "<li>{}</li>", escape(caveat));
            all
        });
        format!(
            "{}<ul>{caveats}</ul>{}<dl>{rows}</dl>",
            Self::heading(words.caveats_heading),
            Self::heading(words.source_heading),
        )
    }

    /// The line that closes each card.
    fn source_line(&self) -> String {
        let colon = self.colon();
        format!(
            "<p class=\"source\"><a href=\"#source\">{}{colon}{}</a></p>",
            escape(self.words.source_line),
            escape(self.report.source.title.get(self.lang)),
        )
    }
}
