//! The fixed texts of a language, by where they are used.

use serde::Serialize;

use super::ScriptWords;

/// The fixed texts of a language.
#[derive(Debug)]
pub struct Labels {
    /// What speakers of the language call it.
    pub own_name: &'static str,
    /// How texts are put together.
    pub punctuation: Punctuation,
    /// Headings and keys of charts.
    pub chart: ChartLabels,
    /// Columns of tables.
    pub table: TableLabels,
    /// Pages.
    pub page: PageLabels,
    /// Pages in large print.
    pub large_print: LargePrintLabels,
    /// The list of every figure in a report's text.
    pub figure_list: FigureListLabels,
    /// Files to download.
    pub file: FileLabels,
    /// The statement on accessibility.
    pub accessibility: AccessibilityStatement,
    /// The words of the scripts.
    pub scripts: ScriptWords,
}

/// Marks and words between texts that are put together, with their spaces.
#[derive(Clone, Copy, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Punctuation {
    /// Between a label and its value.
    pub colon: &'static str,
    /// Between statements in a row.
    pub semicolon: &'static str,
    /// Between items in a row.
    pub comma: &'static str,
    /// Between two sentences.
    pub stop: &'static str,
    /// Between the last two items.
    pub and: &'static str,
}

/// Headings of charts, and what their marks mean.
#[derive(Debug)]
#[allow(missing_docs)] // the texts themselves say what they are
pub struct ChartLabels {
    pub bars_heading: &'static str,
    pub growth_heading: &'static str,
    pub gauges_heading: &'static str,
    pub derived_heading: &'static str,
    pub headline_heading: &'static str,
    pub key_result: &'static str,
    pub key_target: &'static str,
    pub key_schedule: &'static str,
    pub key_growth: &'static str,
    pub key_plan: &'static str,
    pub key_municipal: &'static str,
    pub key_derived: &'static str,
}

/// Columns of tables, and what is in their cells besides figures.
#[derive(Debug)]
#[allow(missing_docs)] // as above
pub struct TableLabels {
    /// Before a number that a screen reader says.
    pub minus: &'static str,
    pub indicator: &'static str,
    pub result: &'static str,
    pub annual_target: &'static str,
    pub completion_rate: &'static str,
    pub against_schedule: &'static str,
    pub growth: &'static str,
    pub plan: &'static str,
    pub plan_gap: &'static str,
    pub municipal: &'static str,
    pub municipal_gap: &'static str,
    pub derived_target: &'static str,
    pub derived_span: &'static str,
    pub municipal_total: &'static str,
    pub municipal_growth: &'static str,
    pub result_total: &'static str,
    pub result_growth: &'static str,
    pub section: &'static str,
    /// A cell without a figure.
    pub none: &'static str,
}

/// The list of every figure in a report's text.
#[derive(Debug)]
#[allow(missing_docs)] // as above
pub struct FigureListLabels {
    pub heading: &'static str,
    pub hint: &'static str,
    pub planned_hint: &'static str,
    pub terms_hint: &'static str,
    pub parts: [&'static str; 4],
    pub search: &'static str,
    pub area: &'static str,
    pub every_area: &'static str,
    pub none_found: &'static str,
    pub only_charts: &'static str,
    pub csv: &'static str,
    pub from_table: &'static str,
    pub copy: &'static str,
    pub copied: &'static str,
    pub related: &'static str,
    pub chart: &'static str,
    pub done_already: &'static str,
    pub to_come: &'static str,
    pub words: &'static str,
    pub jump: &'static str,
}

/// Columns that only files have.
#[derive(Debug)]
#[allow(missing_docs)] // as above
pub struct FileLabels {
    pub unit: &'static str,
    pub qualifier: &'static str,
    pub notes: &'static str,
    pub source: &'static str,
    pub dates: &'static str,
}

/// What a page says besides its charts: titles, explanations, switches. Markup is not allowed in it.
#[derive(Debug)]
#[allow(missing_docs)] // as above
pub struct PageLabels {
    pub title: &'static str,
    pub half_year_question: &'static str,
    pub question: &'static str,
    pub skip: &'static str,
    pub walk: &'static str,
    pub tools: &'static str,
    pub picture_file: &'static str,
    pub data_file: &'static str,
    pub to_standard: &'static str,
    /// The link to the statement on accessibility.
    pub accessibility: &'static str,
    pub back: &'static str,
    pub still_pictures: &'static str,
    pub show_table: &'static str,
    pub gauges_hint: &'static str,
    pub bars_hint: &'static str,
    pub growth_hint: &'static str,
    pub derived_hint: &'static str,
    pub table_hint: &'static str,
    pub every_chart: &'static str,
    pub whole_page: &'static str,
    pub other_version: &'static str,
    pub source_line: &'static str,
    pub terms_heading: &'static str,
    pub terms: &'static [(&'static str, &'static str)],
    pub definitions: &'static str,
    pub caveats_heading: &'static str,
    pub source_heading: &'static str,
    pub source_title: &'static str,
    pub publisher: &'static str,
    pub published: &'static str,
    pub published_unknown: &'static str,
    pub data_until: &'static str,
    pub data_kind: &'static str,
    pub data_kind_text: &'static str,
    pub revision: &'static str,
    pub responsible: &'static str,
    pub responsible_text: &'static str,
}

/// What a page in large print says in place of the standard one, in plainer words.
#[derive(Debug)]
#[allow(missing_docs)] // as above
pub struct LargePrintLabels {
    /// The link to it.
    pub label: &'static str,
    pub lead: &'static str,
    pub gauges_hint: &'static str,
    pub growth_hint: &'static str,
    pub table_hint: &'static str,
    pub more_heading: &'static str,
    pub more: &'static str,
}

/// The statement on accessibility, below its heading, which is [`PageLabels::accessibility`].
#[derive(Debug)]
pub struct AccessibilityStatement {
    /// Its first sentence.
    pub lead: &'static str,
    /// What follows, part by part.
    pub sections: &'static [StatementSection],
}

/// A part of the statement on accessibility.
#[derive(Debug)]
pub struct StatementSection {
    /// Its heading.
    pub heading: &'static str,
    /// A paragraph, or nothing.
    pub text: &'static str,
    /// A list, or nothing.
    pub items: &'static [&'static str],
    /// A paragraph of less weight, or nothing.
    pub hint: &'static str,
}
