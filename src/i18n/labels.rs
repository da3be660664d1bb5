//! The fixed texts of a language, by where they are used.

use serde::{Deserialize, Serialize};

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
    /// The program that checks records.
    pub program: ProgramLabels,
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

/// A text about targets of a year, and the same about targets of another span, or of several.
#[derive(Clone, Copy, Debug)]
pub struct Annual {
    /// Where all targets are those of a year.
    pub annual: &'static str,
    /// Where they are not.
    pub other: &'static str,
}

impl Annual {
    /// The text for targets of a year, or for others.
    pub fn get(self, annual: bool) -> &'static str {
        if annual { self.annual } else { self.other }
    }
}

/// What the targets of totals are: all floors, all ceilings, or not all the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Aim {
    /// What is to be reached at least.
    Floors,
    /// What must not be exceeded.
    Ceilings,
    /// Both, or marks to compare with.
    Mixed,
}

/// A text about totals, by their targets.
#[derive(Clone, Copy, Debug)]
#[allow(missing_docs)] // as `Aim`
pub struct ByAim<T = &'static str> {
    pub floors: T,
    pub ceilings: T,
    pub mixed: T,
}

impl<T: Copy> ByAim<T> {
    /// The text for targets that are `aim`.
    pub fn get(self, aim: Aim) -> T {
        match aim {
            Aim::Floors => self.floors,
            Aim::Ceilings => self.ceilings,
            Aim::Mixed => self.mixed,
        }
    }
}

/// How to read a chart that may have a time schedule.
#[derive(Clone, Copy, Debug)]
pub struct Hint {
    /// With the schedule of a year.
    pub annual: &'static str,
    /// With another schedule.
    pub scheduled: &'static str,
    /// Without one.
    pub plain: &'static str,
}

impl Hint {
    /// The text for a chart with a schedule or without; `annual`: targets are those of a year.
    pub fn get(self, annual: bool, scheduled: bool) -> &'static str {
        match (scheduled, annual) {
            (true, true) => self.annual,
            (true, false) => self.scheduled,
            (false, _) => self.plain,
        }
    }
}

/// A term of the glossary, and what it means.
pub type Term<T = &'static str> = (&'static str, T);

/// The glossary, but for what the record explains itself.
#[derive(Debug)]
#[allow(missing_docs)] // the texts themselves say what they are
pub struct Terms {
    pub schedule: Term<Annual>,
    pub completion_rate: Term<Annual>,
    pub points: Term,
    pub ceiling: Term,
    pub growth: Term,
    pub derived: Term,
}

/// Headings of charts, and what their marks mean.
#[derive(Debug)]
#[allow(missing_docs)] // as above
pub struct ChartLabels {
    pub bars_heading: ByAim<Annual>,
    pub levels_heading: &'static str,
    pub gauges_heading: ByAim<Annual>,
    pub derived_heading: &'static str,
    pub headline_heading: &'static str,
    pub key_result: ByAim,
    pub key_target: Annual,
    pub key_ceiling: Annual,
    pub key_schedule: &'static str,
    pub key_growth: &'static str,
    pub key_level: &'static str,
    pub key_derived: &'static str,
    pub key_baseline: &'static str,
}

/// Columns of tables, and what is in their cells besides figures.
#[derive(Debug)]
#[allow(missing_docs)] // as above
pub struct TableLabels {
    /// Before a number that a screen reader says.
    pub minus: &'static str,
    pub indicator: &'static str,
    pub result: ByAim,
    /// A level, and whatever there is of an indicator.
    pub actual: &'static str,
    pub any_result: &'static str,
    pub target: Annual,
    /// Result over target.
    pub rate: ByAim,
    pub against_schedule: &'static str,
    pub against_target: &'static str,
    pub growth: &'static str,
    pub derived_target: Annual,
    pub derived_span: &'static str,
    pub result_total: &'static str,
    pub result_level: &'static str,
    pub result_growth: &'static str,
    /// What a setter's targets are for, where it has targets of several aspects.
    pub total: &'static str,
    pub level: &'static str,
    pub rate_of_growth: &'static str,
    pub measured: &'static str,
    pub baseline: &'static str,
    pub rank: &'static str,
    pub share: &'static str,
    pub components: &'static str,
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
    pub terms_hint: &'static str,
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
    pub words: &'static str,
    pub jump: &'static str,
}

/// What the program says of records.
#[derive(Debug)]
#[allow(missing_docs)] // as above
pub struct ProgramLabels {
    pub faults: &'static str,
    pub warnings: &'static str,
    pub no_statements: &'static str,
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
    /// Once the time for the targets is over; and where there are none.
    pub closing_question: &'static str,
    pub untargeted_question: &'static str,
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
    pub gauges_hint: ByAim<Hint>,
    pub bars_hint: Hint,
    pub levels_hint: &'static str,
    pub growth_hint: &'static str,
    pub derived_hint: &'static str,
    pub table_hint: &'static str,
    /// What a slash in the table means, and a blank.
    pub slash_hint: &'static str,
    pub blank_hint: &'static str,
    pub every_chart: &'static str,
    pub whole_page: &'static str,
    pub other_version: &'static str,
    pub source_line: &'static str,
    pub terms_heading: &'static str,
    pub terms: Terms,
    pub definitions: &'static str,
    pub caveats_heading: &'static str,
    pub source_heading: &'static str,
    pub source_title: &'static str,
    /// Around the title of a report.
    pub title_marks: [&'static str; 2],
    pub publisher: &'static str,
    pub office: &'static str,
    pub address: &'static str,
    pub delivered: &'static str,
    pub published: &'static str,
    pub status: &'static str,
    pub preliminary: &'static str,
    pub final_figures: &'static str,
    pub data_until: &'static str,
    pub data_kind: &'static str,
    pub plan_span: &'static str,
    pub revision: &'static str,
    pub corrections_heading: &'static str,
    /// The charts, tables and definitions of a section of the report with many indicators.
    pub show_all: &'static str,
}

/// What a page in large print says in place of the standard one, in plainer words.
#[derive(Debug)]
#[allow(missing_docs)] // as above
pub struct LargePrintLabels {
    /// The link to it.
    pub label: &'static str,
    pub lead: &'static str,
    pub gauges_hint: ByAim<Hint>,
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
