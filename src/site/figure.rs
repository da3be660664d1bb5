//! A chart as HTML: its picture in every form, its table, its sentence. Complete without script.

use std::fmt::Write as _;

use crate::{
    chart::{Chart, Key, Table},
    render::{escape, stretching},
    scene::{self, Band, Form, Theme},
};

/// The picture of `chart` in a small and a large form, in a place where a canvas may take over. The page's
/// stylesheet shows the form that fits.
pub(super) fn place(chart: &Chart, forms: [Form; 2]) -> String {
    let name = chart.name();
    let scenes = forms.map(|form| scene::layout(chart, form));
    let pictures: String =
        scenes.iter().map(|scene| stretching(scene, &Theme::LIGHT, &name)).collect();
    let least = scenes[1].width.unwrap_or(forms[1].least());
    let [small, wide] = scenes.map(|scene| bands(&scene.bands));
    format!(
        "<div class=\"pc-place\" data-small=\"{}\" data-least=\"{least}\" data-compact=\"{small}\" \
         data-wide=\"{wide}\">{pictures}</div>",
        forms[0] as u8
    )
}

/// Top and height of each band in sixteenths of the font size, for the script that picks marks out.
fn bands(bands: &[Band]) -> String {
    let numbers = bands.iter().flat_map(|band| [band.y, band.height]);
    numbers.map(|number| number.round().to_string()).collect::<Vec<_>>().join(" ")
}

/// A chart as a figure: heading, sentence, key, picture, notes and table.
///
/// `level` is that of its heading; `hint` tells how to read it. Give every figure on a page its own chart: ids come from it.
pub fn figure(chart: &Chart, forms: [Form; 2], level: u8, hint: &str, show_table: &str) -> String {
    figure_with("", chart, forms, level, hint, show_table)
}

/// The same with `tools` above its table.
pub(super) fn figure_with(
    tools: &str,
    chart: &Chart,
    forms: [Form; 2],
    level: u8,
    hint: &str,
    show_table: &str,
) -> String {
    format!(
        "<figure class=\"pc\" id=\"{id}\" data-chart=\"{id}\" lang=\"{lang}\">\
         <h{level}>{heading}</h{level}><p class=\"pc-say\">{takeaway}</p><p class=\"pc-hint\">{hint}</p>{key}{place}{notes}{tools}{table}\
         </figure>",
        id = escape(&chart.id),
        lang = chart.lang.tag(),
        heading = escape(&chart.heading),
        takeaway = escape(&chart.takeaway),
        hint = escape(hint),
        key = key(chart),
        place = place(chart, forms),
        notes = notes(chart),
        table = folded(&chart.table, &chart.id, show_table),
    )
}

/// What the marks mean. The symbols are drawn by the stylesheet, and their names stand beside them.
pub(super) fn key(chart: &Chart) -> String {
    let entries = chart.key.iter().fold(String::new(), |mut all, (key, label)| {
        let symbol = match key {
            Key::Result => "result",
            Key::Target => "target",
            Key::Schedule => "schedule",
            Key::Plan => "plan",
            Key::Municipal => "municipal",
            Key::Derived => "derived",
        };
        let _ = write!(all, "<li class=\"pc-key-{symbol}\">{}</li>", escape(label));
        all
    });
    format!("<ul class=\"pc-key\">{entries}</ul>")
}

/// The notes of a chart, each a paragraph.
pub(super) fn notes(chart: &Chart) -> String {
    chart.notes.iter().fold(String::new(), |mut all, note| {
        let _ = write!(all, "<p class=\"pc-note\">{}</p>", escape(note));
        all
    })
}

/// A table behind a switch. The switch needs no script, and what it folds away stays readable for
/// screen readers, for search and on paper.
pub(super) fn folded(table: &Table, id: &str, label: &str) -> String {
    let (id, label) = (escape(id), escape(label));
    format!(
        "<input type=\"checkbox\" class=\"pc-fold\" id=\"fold-{id}\">\
         <label class=\"pc-fold-label\" for=\"fold-{id}\">{label}</label>\
         <div class=\"pc-folded\">{}</div>",
        self::table(table)
    )
}

/// A table. Roles are written out, because on a phone the stylesheet sets its rows as blocks, which
/// would take the roles of its elements away.
pub(super) fn table(table: &Table) -> String {
    let mut html = format!(
        "<table class=\"pc-table\" role=\"table\"><caption>{}</caption>\
         <thead role=\"rowgroup\"><tr role=\"row\">",
        escape(&table.caption)
    );
    for column in &table.columns {
        let _ = write!(html, "<th scope=\"col\" role=\"columnheader\">{}</th>", escape(column));
    }
    html.push_str("</tr></thead><tbody role=\"rowgroup\">");
    for row in &table.rows {
        let _ = write!(
            html,
            "<tr role=\"row\" data-id=\"{}\" data-datum=\"{}\" data-place=\"{}\"><th \
             scope=\"row\" role=\"rowheader\">{}</th>",
            escape(&row.id),
            row.datum,
            escape(&row.place),
            escape(&row.header)
        );
        let cells = row.cells.iter().zip(&row.said).zip(table.columns.iter().skip(1));
        for ((cell, said), column) in cells {
            let _ = write!(html, "<td role=\"cell\" data-label=\"{}\"", escape(column));
            if said != cell {
                let _ = write!(html, " data-said=\"{}\"", escape(said));
            }
            let _ = write!(html, ">{}</td>", escape(cell));
        }
        html.push_str("</tr>");
    }
    html + "</tbody></table>"
}
