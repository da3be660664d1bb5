//! What a page says besides its charts: titles, explanations, the words of its switches.

/// The fixed words of a page. Markup is not allowed in them.
#[derive(Debug)]
#[allow(missing_docs)] // the words themselves say what they are
pub struct PageWords {
    pub title: &'static str,
    pub half_year_question: &'static str,
    pub question: &'static str,
    pub description: &'static str,
    pub skip: &'static str,
    pub walk: &'static str,
    pub tools: &'static str,
    pub picture_file: &'static str,
    pub data_file: &'static str,
    /// What speakers of the language call it.
    pub own_name: &'static str,
    pub large_print: LargePrint,
    pub to_standard: &'static str,
    /// What leads to the statement on accessibility.
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

/// What a page in large print says in place of the other, in plainer words.
#[derive(Debug)]
#[allow(missing_docs)]
pub struct LargePrint {
    /// What leads to it.
    pub label: &'static str,
    pub lead: &'static str,
    pub gauges_hint: &'static str,
    pub growth_hint: &'static str,
    pub table_hint: &'static str,
    pub more_heading: &'static str,
    pub more: &'static str,
}
