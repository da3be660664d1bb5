//! The sheet of all figures as HTML: complete and in order without script, with what a script needs to
//! search it.

use std::fmt::Write as _;

use super::figures::FIGURES_FILE;
use crate::{
    Lang,
    chart::{Entry, Link, Mark, Sheet, SheetArea, SheetTopic},
    i18n::{SheetLabels, StatementWords},
    render::{self, escape},
    report::statements::Part,
    scene::{self, Theme},
};

/// The sheet as cards, the first of which holds the search.
pub(super) fn sheet(sheet: &Sheet) -> String {
    let words = sheet.lang.statement_words();
    let writer = Writer { words, labels: words.sheet_labels(), lang: sheet.lang };
    let mut html = writer.finder(sheet);
    let mut part = None;
    for area in &sheet.areas {
        let first = part != Some(area.part);
        part = Some(area.part);
        html += &writer.area(area, first);
    }
    html
}

struct Writer {
    words: &'static dyn StatementWords,
    labels: &'static SheetLabels,
    lang: Lang,
}

// Writing to a String does not fail, so results of `write!` are let go.
impl Writer {
    /// What finds: search and choice of an area, which need a script and wait for it, and the ways into
    /// the sections, which do not.
    fn finder(&self, sheet: &Sheet) -> String {
        let labels = self.labels;
        let (mut choices, mut ways) = (String::new(), String::new());
        for part in Part::ALL {
            let areas: Vec<_> = sheet.areas.iter().filter(|area| area.part == part).collect();
            if areas.is_empty() {
                continue;
            }
            let name = escape(labels.parts[part as usize]);
            let _ = write!(choices, "<optgroup label=\"{name}\">");
            let _ = write!(ways, "<li><span>{name}</span> ");
            for (index, area) in areas.iter().enumerate() {
                let (id, name) = (escape(&area.id), escape(&area.name));
                let _ = write!(choices, "<option value=\"{id}\">{name}</option>");
                let gap = if index > 0 { " " } else { "" };
                let _ = write!(ways, "{gap}<a href=\"#a-{id}\">{name}</a>");
            }
            choices += "</optgroup>";
            ways += "</li>";
        }
        format!(
            "<section class=\"card\" id=\"figures\"><h2>{heading}</h2>\
             <p class=\"hint\">{count}{colon}{hint}</p>\
             <div class=\"find\" id=\"find\" role=\"search\" hidden \
             data-none=\"{none}\" data-one=\"{one}\" data-many=\"{many}\" \
             data-copy=\"{copy}\" data-copied=\"{copied}\">\
             <label>{search} <input type=\"search\" id=\"find-text\" autocomplete=\"off\" \
             spellcheck=\"false\" enterkeyhint=\"search\" maxlength=\"80\"></label>\
             <label>{area} <select id=\"find-area\"><option value=\"\">{every}</option>{choices}\
             </select></label><p id=\"find-said\" role=\"status\"></p></div>\
             <nav class=\"ways\" aria-label=\"{jump}\"><ul>{ways}</ul></nav>\
             <p class=\"source\"><a href=\"{FIGURES_FILE}\" download>{csv}</a></p></section>",
            heading = escape(labels.heading),
            count = escape(&sheet.count),
            colon = labels.colon,
            hint = escape(labels.hint),
            none = escape(labels.none_found),
            one = escape(&self.words.count(1)),
            many = escape(&self.words.count(2).replace('2', "#")),
            copy = escape(labels.copy),
            copied = escape(labels.copied),
            search = escape(labels.search),
            area = escape(labels.area),
            every = escape(labels.every_area),
            jump = escape(labels.jump),
            csv = escape(labels.csv),
        )
    }

    fn area(&self, area: &SheetArea, first: bool) -> String {
        let part = escape(self.labels.parts[area.part as usize]);
        let name = escape(&area.name);
        // A part with one section is called by its own name.
        let heading = if matches!(area.part, Part::Problems | Part::Terms) {
            name
        } else {
            format!("<span>{part}</span> {name}")
        };
        let mut html = format!(
            "<section class=\"card area\" id=\"a-{}\"><h2>{heading}</h2>",
            escape(&area.id)
        );
        let hint = match area.part {
            Part::Planned if first => self.labels.planned_hint,
            Part::Terms if first => self.labels.terms_hint,
            _ => "",
        };
        if !hint.is_empty() {
            let _ = write!(html, "<p class=\"hint\">{}</p>", escape(hint));
        }
        for topic in &area.topics {
            html += &self.topic(topic);
        }
        html + "</section>"
    }

    fn topic(&self, topic: &SheetTopic) -> String {
        let search = escape(&topic.search);
        let mut html = format!(
            "<div class=\"topic\" id=\"t-{}\" data-q=\"{search}\"><h3>{}</h3><p class=\"at\">{}</p>",
            escape(&topic.id),
            escape(&topic.name),
            escape(&topic.place)
        );
        if let Some(text) = &topic.text {
            let _ = write!(html, "<p class=\"text\">{}</p>", escape(text));
        }
        // Neighbours on one scale stand in one list of bars, those without a scale in columns.
        let mut open = None;
        for entry in &topic.entries {
            if open != Some(entry.drawing) {
                if open.is_some() {
                    html += "</ul>";
                }
                let class = if entry.drawing.is_some() { "bars" } else { "figs" };
                let _ = write!(html, "<ul class=\"{class}\">");
                open = Some(entry.drawing);
            }
            html += &self.entry(entry);
        }
        if open.is_some() {
            html += "</ul>";
        }
        for note in &topic.notes {
            let _ = write!(
                html,
                "<p class=\"pc-note\" id=\"n-{}\">{}{} {}</p>",
                note.id,
                self.labels.note,
                note.id,
                escape(&note.label)
            );
        }
        if !topic.terms.is_empty() {
            html += &self.links("terms", self.labels.words, "t", &topic.terms);
        }
        html + "</div>"
    }

    fn links(&self, class: &str, label: &str, kind: &str, links: &[Link]) -> String {
        let colon = self.labels.colon;
        let mut html = format!("<p class=\"{class}\">{}{colon}", escape(label));
        for (index, link) in links.iter().enumerate() {
            let gap = match (index, self.lang) {
                (0, _) => "",
                (_, Lang::Zh) => "；",
                (_, Lang::En) => "; ",
            };
            let (id, label) = (escape(&link.id), escape(&link.label));
            let _ = write!(html, "{gap}<a href=\"#{kind}-{id}\">{label}</a>");
        }
        html + "</p>"
    }

    /// The quantity, as a link to itself, and what it counts.
    fn said(id: &str, value: &str, name: &str) -> String {
        let link = format!("<a class=\"num\" href=\"#f-{}\">{}</a>", escape(id), escape(value));
        if name.is_empty() {
            link
        } else {
            format!("{link} <span class=\"what\">{}</span>", escape(name))
        }
    }

    fn entry(&self, entry: &Entry) -> String {
        let Entry { id, value, name, .. } = entry;
        let (pair, to_come) = match &entry.beside {
            Some(_) => (" pair", format!("<b>{}</b>", escape(self.labels.to_come))),
            None => ("", String::new()),
        };
        let mut html = format!(
            "<li class=\"fig{pair}\" id=\"f-{}\" data-q=\"{}\"><p>{to_come}{}{}{}</p>",
            escape(id),
            escape(&self.search(entry)),
            growth(entry.mark),
            Self::said(id, value, name),
            self.marks(entry),
        );
        if let Some((link, name)) = &entry.beside {
            let _ = write!(
                html,
                "<p class=\"beside\"><b>{}</b>{}</p>",
                escape(self.labels.done_already),
                Self::said(&link.id, &link.label, name)
            );
        }
        html += &bar(entry.mark);
        for inner in &entry.with {
            let _ = write!(
                html,
                "<div class=\"with\" id=\"f-{}\"><p>{}{}{}</p>{}</div>",
                escape(&inner.id),
                growth(inner.mark),
                Self::said(&inner.id, &inner.value, &inner.name),
                self.marks(&Entry { gauge: None, ..inner.clone() }),
                bar(inner.mark),
            );
        }
        if let Some(rate) = &entry.rate {
            let _ = write!(html, "<p class=\"with\">{}</p>", escape(rate));
        }
        if !entry.related.is_empty() {
            html += &self.links("see", self.labels.related, "f", &entry.related);
        }
        html + "</li>"
    }

    /// What a search in the other language finds a figure by, with what qualifies it.
    fn search(&self, entry: &Entry) -> String {
        entry.with.iter().fold(entry.search.clone(), |all, inner| format!("{all} {}", inner.search))
    }

    /// The ways to the notes on a figure and to its chart.
    fn marks(&self, entry: &Entry) -> String {
        let mut html = String::new();
        for note in &entry.notes {
            let _ =
                write!(html, " <a class=\"why\" href=\"#n-{note}\">{}{note}</a>", self.labels.note);
        }
        if let Some(gauge) = &entry.gauge {
            let label = escape(self.labels.chart);
            let _ = write!(html, " <a class=\"why\" href=\"#{}\">{label}</a>", escape(gauge));
        }
        html
    }
}

/// The mark of growth stands before its figure, in the line.
fn growth(mark: Option<Mark>) -> String {
    match mark {
        Some(mark @ Mark::Growth(_)) => drawn(&mark) + " ",
        _ => String::new(),
    }
}

/// Every other mark stands below its figure, over the whole width.
fn bar(mark: Option<Mark>) -> String {
    match mark {
        None | Some(Mark::Growth(_)) => String::new(),
        Some(mark) => drawn(&mark),
    }
}

fn drawn(mark: &Mark) -> String {
    render::mini(&scene::mini(mark), &Theme::LIGHT)
}
