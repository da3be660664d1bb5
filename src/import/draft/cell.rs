//! What a cell holds, as a figure, a date or a word of a template.

use crate::{
    import::{
        Held, Matter,
        figure::{self, Entry, Written},
        known, shown,
    },
    report::{Aspect, PartialDate, Unit},
};

/// Reads what a cell holds as a figure.
pub(in crate::import) fn read_cell(
    held: &Held,
    column: figure::Column,
    has_formats: bool,
) -> Written {
    let doubt = |matter: Matter, meant: Vec<String>| Written {
        entry: None,
        growth: false,
        notes: Vec::new(),
        doubt: Some((matter, meant)),
    };
    match held {
        Held::Text(text) => figure::read(text, column),
        Held::Error(error) => {
            doubt(Matter::ErrorCell { found: error.clone() }, vec!["空".to_owned(), "/".to_owned()])
        }
        Held::NoValue { formula } => {
            doubt(Matter::NoStoredValue { formula: formula.clone() }, Vec::new())
        }
        Held::Date { date: (year, month, day), .. } => {
            let found = format!("{year}-{month:02}-{day:02}");
            let meant = figure::typed(*year, *month, *day);
            doubt(Matter::DateInFigure { found }, meant)
        }
        Held::Number { value, format } => {
            let number = shown::number(*value, format.as_deref());
            let held =
                if number.percent { format!("{}%", number.exact) } else { number.exact.clone() };
            if number.scaled {
                let format = format.as_deref().unwrap_or_default();
                let shown = shown::literal(format).unwrap_or(format).to_owned();
                let found = Matter::ShownDoubt { shown, held: held.clone() };
                return Written {
                    doubt: Some((found, vec![held.clone()])),
                    ..figure::read(&held, column)
                };
            }
            // 407.951 shown as 408.0: the report prints one of the two.
            let places = |text: &str| text.split_once('.').map_or(0, |(_, behind)| behind.len());
            let fewer = places(&number.digits) < places(&number.exact);
            let mut read = figure::read(&number.shown, column);
            read.notes.retain(|note| !matches!(note, Matter::ReadAs { .. }));
            if fewer {
                let matter = Matter::ShownDoubt { shown: number.shown.clone(), held: held.clone() };
                read.doubt = Some((matter, vec![number.shown, held]));
                return read;
            }
            if number.noise {
                read.notes.push(Matter::FloatNoise {
                    found: format!("{value}"),
                    read: number.shown.clone(),
                });
            }
            if number.percent || number.worded {
                read.notes.push(Matter::ReadAs { found: format!("{value}"), read: number.shown });
            } else if column.percent
                && *value != 0.0
                && value.abs() < 1.0
                && !(has_formats && is_plain_decimal(format.as_deref()))
            {
                let hundred = shown::number(*value, Some("0.##########%")).exact;
                let meant = vec![format!("{hundred}%"), format!("{}%", number.exact)];
                return Written {
                    entry: Some(Entry::Figure {
                        value: hundred,
                        unit: Some("%".to_owned()),
                        qualifier: None,
                    }),
                    doubt: Some((Matter::PercentDoubt { found: number.exact }, meant)),
                    ..read
                };
            }
            read
        }
    }
}

/// A format of its own that shows the number as it is, so that 0.5 in a column of per cent is 0.5%.
fn is_plain_decimal(format: Option<&str>) -> bool {
    format.is_some_and(|format| format.starts_with("0.0") && !format.contains('%'))
}

pub(super) fn is_percent(unit: &str) -> bool {
    Unit::parse(unit.trim()).is_some_and(|unit| unit == Unit::PERCENT)
}

pub(in crate::import) fn measure_word(text: &str) -> Option<Aspect> {
    let key = known::key(text);
    let words: [(&[&str], Aspect); 3] = [
        (&["total", "总量", "绝对值", "amount"], Aspect::Total),
        (&["level", "水平", "比率"], Aspect::Level),
        (&["growth", "增速", "增幅", "增长"], Aspect::Growth),
    ];
    words.iter().find(|(words, _)| words.contains(&key.as_str())).map(|(_, aspect)| *aspect)
}

pub(in crate::import) fn better_word(text: &str) -> Option<&'static str> {
    let key = known::key(text);
    let words: [(&[&str], &str); 3] = [
        (&["more", "越多越好", "多", "越高越好", "高", "正向", "≥"], "more"),
        (&["less", "越少越好", "少", "越低越好", "低", "负向", "逆向", "≤"], "less"),
        (&["neither", "参照", "只作参照"], "neither"),
    ];
    words.iter().find(|(words, _)| words.contains(&key.as_str())).map(|(_, code)| *code)
}

/// A date of a table in the form of a record. A year that was formatted as a date is the number that the file holds.
pub(super) fn date(held: &Held) -> String {
    match held {
        Held::Date { date: (year, month, day), serial } => {
            if (1949.0..=2199.0).contains(serial) {
                format!("{serial:.0}")
            } else {
                format!("{year}-{month:02}-{day:02}")
            }
        }
        Held::Number { value, .. } => shown::number(*value, None).exact,
        Held::Text(text) => {
            let folded = figure::fold(text).replace(['年', '月', '/', '.'], "-").replace('日', "");
            let parts: Vec<_> =
                folded.trim_end_matches('-').split('-').map(|part| format!("{part:0>2}")).collect();
            let read = parts.join("-");
            if PartialDate::parse(&read).is_some() { read } else { text.clone() }
        }
        Held::Error(found) => found.clone(),
        Held::NoValue { .. } => String::new(),
    }
}
