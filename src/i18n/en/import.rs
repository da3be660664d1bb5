//! Readings of spreadsheets and templates, in English.

use super::{
    super::{
        ImportLabels, ImportWords, ListLabels, TemplateLabels, Words as _, faults::FaultWords as _,
        import::LISTED,
    },
    En,
};
use crate::{
    Lang, Problem, UnitDue,
    error::excerpt,
    import::{self, Matter, Reading},
    report::{MAX_INDICATORS, Unit},
};

fn quote(text: &str) -> String {
    format!("“{}”", excerpt(text))
}

/// A unit of a record, as people call it.
fn unit(code: &str) -> String {
    Unit::parse(code).map_or_else(|| excerpt(code), |unit| En.unit(&unit))
}

/// A figure with such a unit behind it.
fn amount(text: &str) -> String {
    text.split_once(' ')
        .map_or_else(|| text.to_owned(), |(digits, code)| format!("{digits} {}", unit(code)))
}

fn list(texts: &[String]) -> String {
    list_up_to(LISTED, texts)
}

/// The first texts, and where there are more, how many.
fn list_up_to(most: usize, texts: &[String]) -> String {
    let all =
        |texts: &[String]| texts.iter().map(|text| quote(text)).collect::<Vec<_>>().join(", ");
    match texts.split_at_checked(most) {
        Some((first, rest)) if !rest.is_empty() => {
            format!("{} and {} more", all(first), rest.len())
        }
        _ => all(texts),
    }
}

/// A unit as templates offer it.
fn offered(code: &str) -> String {
    Unit::parse(code).map_or_else(|| excerpt(code), |unit| En.unit_word(&unit))
}

fn unknown_unit(found: &str, nearest: Option<&str>) -> String {
    let likely = import::likely_unit(found).or_else(|| nearest.and_then(Unit::parse));
    let likely = likely.map(|unit| format!("was {} meant? ", quote(&En.unit_word(&unit))));
    let likely = likely.unwrap_or_default();
    let choose = if likely.is_empty() { "choose" } else { "Choose" };
    format!(
        "unit {} is not known: {likely}{choose} from the template’s list, such as million-dollars, 100m-yuan, people or percent; a unit of your own is written into the record’s units",
        quote(found)
    )
}

/// A word of a list, the one that was probably meant, and all of them.
fn not_offered(what: &str, found: &str, likely: Option<&str>, words: [&str; 3]) -> String {
    let [first, second, third] = words;
    if found.is_empty() {
        return format!("{what} is not filled in: write {first}, {second} or {third}");
    }
    let likely = likely.map(|word| format!("was {} meant? ", quote(word))).unwrap_or_default();
    let write = if likely.is_empty() { "write" } else { "Write" };
    format!("{what} {} is not known: {likely}{write} {first}, {second} or {third}", quote(found))
}

fn better(found: &str) -> String {
    let likely = import::likely_better(found);
    not_offered("direction", found, likely.map(|at| TEMPLATE.better[at]), TEMPLATE.better)
}

/// A problem behind the name of its field: some are said of it, as “is missing”.
fn of_field(name: &str, problem: &str) -> String {
    let verbs = ["is ", "has ", "must ", "cannot ", "holds "];
    let colon = if verbs.iter().any(|verb| problem.starts_with(verb)) { "" } else { ":" };
    format!("{name}{colon} {problem}")
}

/// What is wrong with a draft, for people who have cells and no record before them.
fn draft(problem: &Problem, path: &str, setter: Option<&str>) -> String {
    let name = En.part(path, setter);
    let is_better = path.ends_with(".better");
    match (problem, name) {
        (Problem::BadId { .. }, _) => En.problem(problem),
        (Problem::UnknownUnit { found, nearest }, _) => unknown_unit(found, nearest.as_deref()),
        (Problem::UnknownWord { found, .. }, _) if is_better => better(found),
        (Problem::MissingWord { .. }, _) if is_better => better(""),
        (Problem::OtherScale { found, due }, _) => {
            format!(
                "the target is in {}, the result in {}: check both",
                offered(found),
                offered(due)
            )
        }
        (Problem::UnitMismatch { found, due: UnitDue::Unit(due) }, _) => {
            format!("unit {} does not fit: write {}", quote(&offered(found)), offered(due))
        }
        (Problem::UnitMismatch { found, due: UnitDue::Comparable(due) }, _) => format!(
            "unit {} does not fit: the result is in {}, write the same or one that can be compared with it",
            quote(&offered(found)),
            offered(due)
        ),
        (Problem::UnitMismatch { found, due: UnitDue::Amount }, _) => format!(
            "unit {} does not fit: a total counts money, people or things; for a rate write level or growth as its measure",
            quote(&offered(found))
        ),
        (problem, None) => En.problem(problem),
        (
            Problem::Missing
            | Problem::MissingWord { .. }
            | Problem::Empty
            | Problem::EmptyList
            | Problem::Untranslated { .. },
            Some(name),
        ) => format!("{name} is not filled in: write it"),
        (Problem::TooManyCharacters { .. }, Some(name)) => {
            format!("{name} has {}", En.problem(problem))
        }
        (problem, Some(name)) => of_field(&name, &En.problem(problem)),
    }
}

fn what(code: &str) -> &'static str {
    match code {
        "name" => "the name of the indicator",
        "unit" => "the unit",
        "measure" => "total, level or growth",
        "section" => "the section",
        "better" => "which way is better",
        "date" => "the date",
        "definition" => "the definition",
        "result" => "the result",
        "result.total" => "the result, as a total",
        "result.level" => "the result, as a level",
        "result.growth" => "the result, as growth",
        "target" => "a target",
        "target.total" => "a target, as a total",
        "target.level" => "a target, as a level",
        "target.growth" => "a target, as growth",
        "rate" => "the completion rate",
        _ => "nothing",
    }
}

static TEMPLATE: TemplateLabels = TemplateLabels {
    sheets: ["Indicators", "Report", "Notes"],
    measures: ["total", "level", "growth"],
    better: ["more", "less", "neither"],
    units: &[
        "million-dollars",
        "billion-dollars",
        "million-euros",
        "billion-euros",
        "100m-yuan",
        "10k-yuan",
        "yuan",
        "people",
        "thousand-people",
        "million-people",
        "households",
        "items",
        "projects",
        "homes",
        "kilometres",
        "hectares",
        "tonnes",
        "million-tonnes",
        "kilowatt-hours",
        "percent",
        "number",
    ],
    report_headings: ["What", "Code", "Content"],
    notes: &[
        "How to fill this in",
        "1. Each row of the sheet Indicators is one measure of an indicator: a total (it adds up over time), a level (a rate, index or stock) or growth. Rows of one indicator have the same id.",
        "2. The grey codes in the second row say where a column is in the record; leave them. More languages can be added, such as name/zh.",
        "3. Write figures as the report prints them: 407.9, 5.0, -3.2, about 1.2, 6~6.5, at least 90, around 7. Growth of 7.5% is 7.5, not 0.075.",
        "4. Write / for what is expressly not set, and blank for a place with nothing in it. Leave the cell empty where there is no such place.",
        "5. Copy words that are printed in place of a figure: in step with economic growth.",
        "6. The sheet Report has the report itself: its period, its source, and who sets targets. Rows that are not needed can be cleared.",
        "7. Replace the example with your own report; whatever is still the example’s is marked in its cell.",
    ],
};

impl ImportWords for En {
    fn reading(&self, reading: &Reading) -> String {
        let place = reading.place.to_string();
        let subject = reading
            .subject
            .as_ref()
            .filter(|subject| !subject.is_empty())
            .map(|subject| format!("({})", excerpt(subject)))
            .unwrap_or_default();
        let place = [place, subject]
            .into_iter()
            .filter(|text| !text.is_empty())
            .collect::<Vec<_>>()
            .join(" ");
        let matter = self.matter(&reading.matter);
        if place.is_empty() { matter } else { format!("{place}: {matter}") }
    }

    fn matter(&self, matter: &Matter) -> String {
        let megabytes = |bytes: &u64| format!("{} MB", bytes.div_ceil(1 << 20));
        match matter {
            Matter::NothingThere => "the file is empty: choose one with a table in it".to_owned(),
            Matter::FileTooLarge { found, most } => {
                format!("the file has {}, at most {} are read: keep only the sheets that are needed", megabytes(found), megabytes(most))
            }
            Matter::UnpackedTooLarge { most, .. } => {
                format!("the file unpacks to more than {}: keep only the sheets that are needed and save it again", megabytes(most))
            }
            Matter::TooManyCells { most } => format!("more than {most} cells are filled in: keep only the table that is needed"),
            Matter::TooManyPlaces { rows, columns, most } => {
                format!("{rows} rows and {columns} columns are used, their product may be {most}: keep only the table that is needed")
            }
            Matter::CellTooLong { found, most } => {
                format!("the cell has {found} characters, at most {most} are read: shorten it")
            }
            Matter::TooManyMerged { most } => {
                format!("the sheet has more than {most} merged cells: those after them are read as if they were not merged; keep only the table that is needed")
            }
            Matter::TooManyLines { most } => {
                format!("the page has more than {most} lines before or after its table: those after them are not read; keep the title and notes next to the table")
            }
            Matter::TooManyAbove { found, most } => {
                format!("{found} texts from here on are not read as title or unit, only the {most} nearest above the table are: move the title and unit next to it")
            }
            Matter::ByItself { name } => {
                format!("{} is a record or a filled template: it is read by itself, not with other files", quote(name))
            }
            Matter::Password => "the file has a password: remove it in the spreadsheet program and save the file again".to_owned(),
            Matter::Damaged { reason } => {
                format!("the file is incomplete or damaged ({}): open it in a spreadsheet program and save it again", excerpt(reason))
            }
            Matter::OtherKind => "this is not a spreadsheet, text or record: .xlsx, .xls, .ods, .csv, .tsv and .json can be read".to_owned(),
            Matter::UnknownEncoding => "the encoding of the text is not known: save it as UTF-8, or choose the encoding".to_owned(),
            Matter::NotThisEncoding { name } => format!("the file is not in {}: choose another encoding", excerpt(name)),
            Matter::Macros => "the file has macros; they are not run".to_owned(),
            Matter::ExternalLinks => "the file refers to other files, whose figures may be out of date: check them".to_owned(),
            Matter::HiddenSheets { names } => format!("hidden sheets are not read: {}; unhide them if they are needed", list(names)),
            Matter::Encoding { name } => format!("read as {}", excerpt(name)),
            Matter::Separator { found: '\t' } => "cells are separated by tabs".to_owned(),
            Matter::Separator { found } => format!("cells are separated by {found}"),
            Matter::NoTable { found } if found.is_empty() => {
                "the file holds no table and no text: choose one with a table in it".to_owned()
            }
            Matter::NoTable { found } => format!(
                "no headings were found: a row needs “Indicator” and headings such as “Target”, “Result”, “Total” or “Growth”; the file begins with {}",
                list(found)
            ),
            Matter::SheetChosen { name, others } => format!("sheet {} is read, not {}", quote(name), list(others)),
            Matter::Headings { row, transposed: false } => format!("headings begin in row {}", row + 1),
            Matter::Headings { transposed: true, .. } => "indicators are side by side: read by columns".to_owned(),
            Matter::Column { heading, field } => format!("{} is read as {}", quote(heading), what(field)),
            Matter::UnknownColumn { heading, guess } => {
                format!("heading {} is not known and is read as {}: confirm or change it", quote(heading), what(guess))
            }
            Matter::SameColumn { heading, first } => {
                format!("{} holds the same as {first}: delete one of the columns, or change what it holds", quote(heading))
            }
            Matter::NewSetter { heading } => format!("the earlier record has no target {}: it is read as a new one, check it", quote(heading)),
            Matter::RowSkipped { text } => format!("{} is not an indicator and is not read", quote(text)),
            Matter::UnitCaption { found } => format!("the caption has the unit {}", excerpt(found)),
            Matter::NoColumn { field } if field == "result" => {
                "there is no column of figures: one such as “Result” or “Target” is needed".to_owned()
            }
            Matter::NoColumn { field } if field == "unit" => {
                "there are no units: add a column “Unit”, or write the unit into the heading, such as Result (100m-yuan)".to_owned()
            }
            Matter::NoColumn { field } => {
                let name = self.part(&format!("indicators.{field}"), None).unwrap_or_default();
                format!("there is no column for {name}: add it, with the code {}", field.replace('.', "/"))
            }
            Matter::NoReportSheet => {
                "the sheet Report is not there: copy it from the template and fill in period, place and source".to_owned()
            }
            Matter::UnknownUnit { found } => unknown_unit(found, None),
            Matter::UnknownMeasure { found } => {
                let likely = import::likely_measure(found);
                let likely = likely.map(|aspect| TEMPLATE.measures[aspect as usize]);
                not_offered("measure", found, likely, TEMPLATE.measures)
            }
            Matter::OtherInRow { field, first, due } => {
                let name = self.part(&format!("indicators.{field}"), None).unwrap_or_default();
                format!("{name} is {} in {first}: rows of one indicator must have the same", quote(due))
            }
            Matter::SameIndicator { first } => format!("this figure is in {first} already: delete one of the two"),
            Matter::NoPeriod { earlier } => {
                let earlier = earlier.as_ref().map(|earlier| format!(" (that of the earlier record is {earlier})"));
                format!("nothing says which period the figures are for{}: write its first and last day", earlier.unwrap_or_default())
            }
            Matter::SamePeriod { period } => {
                format!("the earlier record is for the same period, {period}: is this the report that was meant?")
            }
            Matter::Title { found, period } => format!("the title {} gives the period: {period}", quote(found)),
            Matter::Edited { found, read } => format!("{} was changed to {}", quote(found), quote(read)),
            Matter::ReadAs { found, read } => format!("{} is read as {}", quote(found), quote(&import::in_english(read))),
            Matter::FloatNoise { found, read } => format!("{} ends in a rounding error and is read as {read}", excerpt(found)),
            Matter::Dash { found } => format!("{} is read as not printed; write / if it is expressly not set", quote(found)),
            Matter::CommaDoubt { found } => {
                let sign = if found.contains([',', '，']) { "comma" } else { "point" };
                format!("the {sign} of {} may separate thousands or be a decimal point: choose", quote(found))
            }
            Matter::RangeDoubt { found } => format!("{} may be a range or something else: choose", quote(found)),
            Matter::FiguresApart { found } => format!("{} may be one figure or several: choose", quote(found)),
            Matter::TwoSigns { found } => format!("{} has a word and a sign for less than nothing: choose", quote(found)),
            Matter::FootnoteMark { mark } => format!("{} behind the figure is taken for the mark of a footnote and left out", quote(mark)),
            Matter::PercentDoubt { found } => format!("figures here are in %, and the cell has {}, perhaps a hundredth: choose", excerpt(found)),
            Matter::ShownDoubt { shown, held } => {
                format!("the sheet shows {} and the cell holds {}: choose the one that the report prints", quote(shown), excerpt(held))
            }
            Matter::DateInFigure { found } => {
                let typed = import::typed_as(found);
                let typed = typed.map(|typed| format!("was {typed} meant? Choose or write it again"));
                format!("a figure is due, and the cell has the date {found}: {}", typed.unwrap_or_else(|| "write it again".to_owned()))
            }
            Matter::NotShown { found } => {
                format!("{} stands for a number that is wider than its column: widen the column and copy again", quote(found))
            }
            Matter::TwoTexts { plain, html } => {
                format!("the clipboard has {} as text and {} in its table: choose the one that the report prints", quote(plain), quote(html))
            }
            Matter::OnlyInText { found } => {
                format!("the text that was copied has rows that its table does not, and they are not read: {}; paste as text only", list(found))
            }
            Matter::ErrorCell { found } => format!("the formula fails with {}: correct it, or write the figure that is printed", excerpt(found)),
            Matter::NoStoredValue { formula } => {
                format!("the formula (={}) has no stored result: open the file in a spreadsheet program, save it and try again", excerpt(formula))
            }
            Matter::WordsDoubt { found } => {
                format!("{} has digits and is read as words: for a figure write only the number, its unit and “about” or the like", quote(found))
            }
            Matter::TooManyDigits { found } => format!("{} has too many digits: at most 12, and 6 after the point", quote(found)),
            Matter::MovedToGrowth { found } => format!("{} is in a column of totals and is read as growth", quote(&import::in_english(found))),
            Matter::PercentAsGrowth { found } => {
                format!("{} is in %, and is read as growth as the name says neither growth nor a rate", quote(&import::in_english(found)))
            }
            Matter::NoHeading { found, count } => format!(
                "{count} cells of this column are under no heading and were not read (such as {}): give them a heading, or take the thousands separator out of a number before them",
                quote(&found.join(", "))
            ),
            Matter::OtherPeriod { found } => format!("the table under {} is of another period and was not read: correct the title if it should be", quote(found)),
            Matter::TwoUnits { of_name, of_column } => format!("the column of units has {} and the name has {}: make them the same", quote(of_column), quote(of_name)),
            Matter::NoUnit { found } => format!("{} has no unit: write it behind the number, in the heading or in a column of units", quote(&import::in_english(found))),
            Matter::OtherMeasure { found } => format!("{} is in a column of totals but in %, and is read as growth: confirm it", quote(&import::in_english(found))),
            Matter::Record(problem, path) => {
                let text = self.problem(problem);
                match self.part(path, None) {
                    _ if path.is_empty() => text,
                    Some(name) => format!("{} [{path}]", of_field(&name, &text)),
                    None => format!("{text} [{path}]"),
                }
            }
            Matter::Draft { problem, path, setter } => draft(problem, path, setter.as_deref()),
            Matter::NotARecord => {
                "the earlier record is none of this program: choose a record (.json) that was taken away before, or a filled template".to_owned()
            }
            Matter::OfExample { path, setter, found } => {
                let name = self.part(path, setter.as_deref()).unwrap_or_default();
                if path.starts_with("indicators") {
                    format!("{name} is still {} of the example: write the figure that the report prints, or delete the row", quote(found))
                } else if path == "id" {
                    format!("id is still {} of the example: write that of your report, such as town-2024-h1", quote(found))
                } else if path.ends_with(".en") {
                    format!("{name} is still {} of the example: write that of your report, or clear the cell", quote(found))
                } else {
                    format!("{name} is still {} of the example: write that of your report", quote(found))
                }
            }
            Matter::NoTranslation { path, lang } => {
                let name = self.part(path, None).unwrap_or_default();
                format!("{name} is not filled in, so the page in {} shows another language: write it", self.field(lang.code()))
            }
            Matter::BetterAssumed { less, more } => {
                let (less, more) = (list_up_to(MAX_INDICATORS, less), list(more));
                let said = match (less.as_str(), more.as_str()) {
                    ("", more) => format!("for targets of {more} more is taken to be better"),
                    (less, "") => format!("for targets of {less} less is taken to be better"),
                    (less, more) => {
                        format!("for targets of {less} less is taken to be better, for targets of {more} more")
                    }
                };
                format!("{said}: add a column “Direction” if that is wrong")
            }
            Matter::LeftOut { what } => format!("{} of the earlier record belong to its figures and are left out", what.join(", ")),
            Matter::NotThere { name } => format!("the earlier record has {}, the table does not", quote(name)),
            Matter::MeasureNotThere { aspect } => {
                format!("the earlier record has its {}, the table does not", self.template().measures[*aspect as usize])
            }
            Matter::TargetNotThere { setter, aspect } => {
                format!("the earlier record has a target of {} ({}), the table does not", quote(setter), self.template().measures[*aspect as usize])
            }
            Matter::New { name } => format!("{} is not in the earlier record: was it renamed?", quote(name)),
            Matter::OtherMagnitude { found, earlier } => {
                format!("{} is about ten times {} of the earlier record or a tenth of it, or further off: check unit and decimal point", amount(found), amount(earlier))
            }
            Matter::OtherUnit { found, earlier } => format!("the unit is {}, in the earlier record {}: check it", unit(found), unit(earlier)),
        }
    }

    fn column(&self, code: &str, heading: &str) -> String {
        if code.starts_with("target") {
            format!("{} ({})", what(code), excerpt(heading))
        } else {
            what(code).to_owned()
        }
    }

    fn field<'f>(&self, field: &'f str) -> &'f str {
        match field {
            // Of one of them: source title.
            "languages" => "language",
            "setters" => "setter",
            "sources" => "source",
            "sections" => "section",
            "corrections" => "correction",
            "targets" => "target",
            "measures" => "measure",
            "zh" => "Chinese",
            "en" => "English",
            "in" => "measured in",
            "rate" => "completion rate, %",
            "lead" => "ahead of schedule, points",
            "aliases" => "other names",
            "better" => "better",
            other => other,
        }
    }

    fn in_language(&self, name: &str, lang: Lang) -> String {
        format!("{name} ({})", self.field(lang.code()))
    }

    fn within(&self, outer: &str, inner: &str) -> String {
        format!("{outer} {inner}")
    }

    fn of_setter(&self, target: &str, setter: &str) -> String {
        format!("{target} ({})", excerpt(setter))
    }

    fn column_note(&self, path: &str) -> Option<&'static str> {
        Some(match path.split('/').next()? {
            "id" => "Lower-case letters, digits and hyphens; the same in all rows of an indicator.",
            "measure" => {
                "A total adds up over time; a level is a rate, index, average or stock; growth is on the year before."
            }
            "unit" => {
                "Choose one, or write the id of a unit of your own. Growth is in per cent if left out."
            }
            "result" => {
                "As printed: 407.9, 5.0, about 1.2, 6~6.5. Write / for not set, blank for not printed."
            }
            "targets" => {
                "As printed: 880, around 7, at least 90, 6~6.5. Write / for not set; leave out what is not there."
            }
            "better" => "Which way the target is to be reached; needed where there is one.",
            "name" => {
                "The report's name for it, a column for each language; the first language is needed."
            }
            "short" => "A shorter name, for where a chart has little room.",
            "aliases" => "What readers may search for instead; not shown.",
            "definition" => "What the indicator is, in a sentence or two.",
            "section" => "The id of a section, from “sections” on the sheet of the report.",
            "source" => {
                "The id of a source, from “sources” on the sheet of the report; left out where there is one source."
            }
            "date" => "The day, month or year of a level: 2023-06-30, 2023-06, 2023.",
            "baseline" => "An earlier figure to compare with, and its date.",
            "rank" => "A rank that the report states: the place, among whom, and of how many.",
            "share" => {
                "The per cent of another indicator: “value” is the share, “of” the id of the other one."
            }
            "parts" => "What a total is made of: names and figures.",
            "notes" => {
                "Doubts that readers should know, shown under the chart; “on” says of which measure."
            }
            _ => return None,
        })
    }

    fn template(&self) -> &'static TemplateLabels {
        &TEMPLATE
    }

    fn levels(&self) -> [&'static str; 4] {
        ["to be corrected", "to be checked", "to be confirmed", "read automatically"]
    }

    fn list(&self) -> &'static ListLabels {
        &ListLabels {
            sheet: "Readings",
            headings: ["What to do", "Cell", "Indicator", "What was found", "What may be written"],
        }
    }

    fn program(&self) -> &'static ImportLabels {
        &ImportLabels {
            nothing_read: "nothing was read, so nothing was written",
            exists: "is there already and was left as it is; take another name, or add --overwrite",
            unfinished: "is a draft in which something is to be corrected: correct the table and import it again, or answer by --cell, --column and --report",
            complete: "is a complete record",
            is_input: "is a file to read: take another name",
            no_encoding: "is no encoding that is known, such as utf-8, gb18030, big5, utf-16le, windows-1252",
            no_sheets: "is for files with sheets: leave it out",
            no_headings: "is for tables with headings: leave it out",
            there_are: "is not there; there are",
            cells_are: "is not there; the table has",
        }
    }
}
