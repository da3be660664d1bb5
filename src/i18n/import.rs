//! What the reading of spreadsheets says, and what templates have in them.

use std::fmt::Debug;

use crate::{
    Lang,
    import::{Matter, Reading},
    report::{Aspect, Unit},
};

/// Texts given one by one where nobody has to check each; more are counted.
pub(super) const LISTED: usize = 10;

/// Readings of spreadsheets and templates, in words.
pub trait ImportWords: Debug + Sync {
    /// A reading in one line: where, which indicator, what, and what to do.
    fn reading(&self, reading: &Reading) -> String;

    /// What was understood, is in doubt or is wrong.
    fn matter(&self, matter: &Matter) -> String;

    /// What a column with a code of [`field_codes`](crate::import::field_codes) holds; its heading names the setter.
    fn column(&self, code: &str, heading: &str) -> String;

    /// What people call a field of a record: 单位 for `unit`. What is none is returned as it is.
    fn field<'f>(&self, field: &'f str) -> &'f str;

    /// A name for a text in one language: 名称（中文）.
    fn in_language(&self, name: &str, lang: Lang) -> String;

    /// A name of something within something else: 来源的标题.
    fn within(&self, outer: &str, inner: &str) -> String;

    /// What people call a part of a record by its path: 地方（中文） for `place.zh`. `setter` is the name of the setter
    /// that the path leads to. `None` where there is nothing to call it by: a whole indicator.
    fn part(&self, path: &str, setter: Option<&str>) -> Option<String> {
        let mut parts: Vec<&str> =
            path.split('.').map(|part| part.split('[').next().unwrap_or(part)).collect();
        let lang = parts.last().and_then(|last| Lang::ALL.into_iter().find(|l| l.code() == *last));
        if parts.len() > 1 && lang.is_some() {
            parts.pop();
        }
        // What a figure or a note consists of is in its cell.
        while parts.len() > 2 && ["value", "from", "to", "text"].contains(parts.last()?) {
            parts.pop();
        }
        let last = *parts.last().filter(|last| !last.is_empty())?;
        let aspect = Aspect::ALL.into_iter().position(|aspect| aspect.code() == last);
        let name = if let Some(at) = parts.iter().position(|part| *part == "targets") {
            // The id of a setter may be the name of a field: `plan`.
            match (self.field("targets"), setter.or(parts.get(at + 1).copied())) {
                (targets, None) => targets.to_owned(),
                (targets, Some(setter)) if at + 2 >= parts.len() => self.of_setter(targets, setter),
                (targets, Some(setter)) => {
                    self.within(&self.of_setter(targets, setter), self.field(last))
                }
            }
        } else if let (Some(at), true) = (aspect, parts.len() > 1) {
            self.template().measures[at].to_owned()
        } else if parts.len() > 1 && (["start", "end"].contains(&last) || parts[0] != "indicators")
        {
            self.within(self.field(parts[parts.len() - 2]), self.field(last))
        } else if last == "indicators" && path != last {
            return None;
        } else {
            self.field(last).to_owned()
        };
        Some(match lang {
            Some(lang) if path.contains('.') => self.in_language(&name, lang),
            _ => name,
        })
    }

    /// A target with the name of its setter.
    fn of_setter(&self, target: &str, setter: &str) -> String;

    /// A unit as templates offer it, or else its code.
    fn unit_word(&self, unit: &Unit) -> String {
        let offered = self.template().units.iter();
        let offered = offered.copied().find(|word| Unit::parse(word).as_ref() == Some(unit));
        offered.map_or_else(|| unit.code(), ToOwned::to_owned)
    }

    /// What to know of a column of a template.
    fn column_note(&self, path: &str) -> Option<&'static str>;

    /// The texts of a template.
    fn template(&self) -> &'static TemplateLabels;

    /// Headings of lists: faults, warnings, questions, automatic readings.
    fn levels(&self) -> [&'static str; 4];

    /// The texts of a list of readings.
    fn list(&self) -> &'static ListLabels;

    /// What the program says when it imports.
    fn program(&self) -> &'static ImportLabels;
}

/// The texts of a workbook that lists readings.
#[derive(Debug)]
pub struct ListLabels {
    /// The name of its sheet.
    pub sheet: &'static str,
    /// Level, place, indicator, what and what to do, what may be written.
    pub headings: [&'static str; 5],
}

/// What the program says when it imports. Each stands behind the name of a file.
#[derive(Debug)]
#[allow(missing_docs)] // fields are named after what they say
pub struct ImportLabels {
    pub nothing_read: &'static str,
    pub exists: &'static str,
    pub unfinished: &'static str,
    pub complete: &'static str,
    pub is_input: &'static str,
    pub no_encoding: &'static str,
    pub no_sheets: &'static str,
    pub no_headings: &'static str,
    /// Before what there is, with commas between.
    pub there_are: &'static str,
    /// Before the first cell and the last one, with a colon between.
    pub cells_are: &'static str,
}

/// The texts of a template.
#[derive(Debug)]
pub struct TemplateLabels {
    /// The names of its sheets: indicators, report, notes.
    pub sheets: [&'static str; 3],
    /// Total, level, growth.
    pub measures: [&'static str; 3],
    /// More, less, neither.
    pub better: [&'static str; 3],
    /// Units to choose from.
    pub units: &'static [&'static str],
    /// The columns of the sheet of the report.
    pub report_headings: [&'static str; 3],
    /// How to fill it in, one a line.
    pub notes: &'static [&'static str],
}

#[cfg(test)]
mod tests;
