//! Chart, table and sentence say the same numbers, in every language, for any record.

use plan_chart::{
    EMBEDDED, Lang,
    chart::{Body, Chart, Growth, Kind, Levels, Shown, Table},
    report::Unit,
};
use proptest::prelude::*;

use crate::{
    any_record::{any_record, every_chart},
    charts,
    sample::report,
};

/// Every text that a chart draws for a value.
fn drawn(chart: &Chart) -> Vec<String> {
    let mut texts: Vec<String> = match &chart.body {
        Body::Gauge(gauge) => [&gauge.rate, &gauge.result, &gauge.gap].map(Clone::clone).into(),
        Body::Bars(bars) => bars
            .rows
            .iter()
            .flat_map(|row| {
                let against = row.against.iter().flat_map(|one| [&one.rate, &one.gap]);
                std::iter::once(&row.result).chain(against).cloned()
            })
            .collect(),
        Body::Growth(Growth { rows, .. }) | Body::Levels(Levels { rows }) => rows
            .iter()
            .flat_map(|row| std::iter::once(&row.text).chain(&row.gaps).cloned())
            .collect(),
    };
    // What a report does not print is not drawn.
    texts.retain(|text| !text.is_empty());
    texts
}

/// Labels that hold a value among words: the targets.
fn labelled(chart: &Chart) -> Vec<String> {
    match &chart.body {
        Body::Gauge(gauge) => {
            let last = gauge.target.last().cloned();
            last.into_iter().chain(gauge.others.iter().map(|other| other.label.clone())).collect()
        }
        Body::Bars(bars) => bars
            .rows
            .iter()
            .filter_map(|row| row.against.as_ref())
            .flat_map(|one| {
                let others = one.others.iter().map(|other| other.label.clone());
                std::iter::once(one.target.clone()).chain(others)
            })
            .collect(),
        Body::Growth(Growth { rows, .. }) | Body::Levels(Levels { rows }) => rows
            .iter()
            .flat_map(|row| row.targets.iter().map(|target| target.label.clone()))
            .collect(),
    }
}

fn cells(table: &Table) -> Vec<String> {
    table.rows.iter().flat_map(plan_chart::chart::Row::texts).map(str::to_owned).collect()
}

/// Sentences may spell a unit or a sign out where a label shortens it.
fn spelled(text: &str) -> String {
    let mut text = text.replace(" people", "").replace(" person-times", "");
    for (brief, long) in [("tn", " trillion"), ("bn", " billion"), ("m", " million")] {
        for digit in '0'..='9' {
            text = text.replace(&format!("{digit}{brief} "), &format!("{digit}{long} "));
            if let Some(number) = text.strip_suffix(&format!("{digit}{brief}")) {
                text = format!("{number}{digit}{long}");
            }
        }
    }
    text.replace('−', "-").replace("负", "-").replace("minus ", "-")
}

/// A minus before a number, which a screen reader may leave out.
fn bare_minus(text: &str) -> bool {
    let chars: Vec<_> = text.chars().collect();
    chars.windows(3).any(|three| {
        matches!(three[1], '-' | '−') && three[2].is_ascii_digit() && !three[0].is_ascii_digit()
    }) || chars.first().is_some_and(|first| matches!(first, '-' | '−'))
}

fn check(chart: &Chart) -> Result<(), TestCaseError> {
    let cells: Vec<_> = cells(&chart.table).iter().map(|cell| spelled(cell)).collect();
    // A gauge has the share of its schedule at its mark; a table with several says which in brackets.
    let alone = |cell: &String| {
        let bracket = cell.find(['（', '(']).zip(cell.find(['）', ')']));
        bracket.map(|(from, to)| {
            let behind = cell[to..].trim_start_matches(['）', ')']);
            format!("{}{behind}", cell[..from].trim_end())
        })
    };
    let cells: Vec<_> = cells.iter().filter_map(alone).chain(cells.clone()).collect();
    // A date of its own is behind the gap in the chart, and in a column beside it in the table.
    let dated = |text: &str| {
        let rest = text.strip_suffix(['）', ')'])?;
        let (gap, date) = rest.rsplit_once('（').or_else(|| rest.rsplit_once(" ("))?;
        Some([gap, date].iter().all(|part| cells.iter().any(|cell| cell == part)))
    };
    for text in drawn(chart).iter().map(|text| spelled(text)) {
        let held = cells.contains(&text) || dated(&text) == Some(true);
        prop_assert!(held, "{text} is drawn, but not in {cells:?}");
    }
    for label in labelled(chart) {
        let label = spelled(&label);
        let label = ["（推算）", " (derived)"]
            .iter()
            .fold(label.as_str(), |label, mark| label.strip_suffix(mark).unwrap_or(label));
        // English names the target of a gauge behind the amount: of 40 billion yuan (city).
        let named =
            label.strip_prefix("of ").and_then(|rest| rest.strip_suffix(')')?.split_once(" ("));
        let label = named.map_or(label.to_owned(), |(amount, name)| {
            let (first, rest) = name.split_at(name.chars().next().map_or(0, char::len_utf8));
            format!("{}{rest} {amount}", first.to_uppercase())
        });
        // A name without an amount is within the label, and begins its cell.
        let within = |cell: &str| {
            let (first, rest) = cell.split_at(cell.chars().next().map_or(0, char::len_utf8));
            label.ends_with(cell) || label.ends_with(&format!("{}{rest}", first.to_lowercase()))
        };
        let held = cells.iter().any(|cell| !cell.is_empty() && within(cell));
        prop_assert!(held, "{label} is drawn, but not in {cells:?}");
    }
    for row in &chart.table.rows {
        prop_assert_eq!(row.cells.len() + 1, chart.table.columns.len());
    }
    if let Body::Gauge(gauge) = &chart.body {
        let spoken = spelled(&chart.sentence);
        for text in [&gauge.rate, &gauge.result] {
            prop_assert!(
                spoken.contains(&spelled(text)),
                "{text} is drawn, but not spoken: {spoken}"
            );
        }
    }
    prop_assert!(chart.name().contains(&chart.sentence));
    shown(chart)?;
    // What screen readers speak: the name of the chart, and of each mark.
    prop_assert!(!bare_minus(&chart.name()), "{}", chart.name());
    for row in &chart.table.rows {
        for cell in &row.cells {
            prop_assert!(!bare_minus(&cell.spoken), "{}", cell.spoken);
            prop_assert_eq!(cell.spoken.is_empty(), cell.text.is_empty(), "{}", cell.text);
        }
    }
    Ok(())
}

/// The numbers of a column are as long behind the point as its longest, with what they lack. A column with words or units
/// behind its numbers is left alone.
fn points_are_below_each_other(table: &Shown, index: usize) -> Result<(), TestCaseError> {
    let digit = |c: char| c.is_ascii_digit();
    let cells: Vec<_> = table.rows.iter().map(|row| &row.cells[index]).collect();
    let numbers = cells.iter().filter(|cell| cell.number && cell.text.contains(digit));
    let bare = numbers.clone().all(|cell| cell.text.ends_with(digit));
    let long = |text: &str| text.split_once('.').map_or(0, |(_, decimals)| decimals.len());
    let most = numbers.clone().map(|cell| long(&cell.text)).max().unwrap_or(0);
    for cell in &cells {
        if !bare || !cell.number || !cell.text.contains(digit) {
            prop_assert_eq!(&cell.lacking, "", "{}", cell.text);
            continue;
        }
        let whole = format!("{}{}", cell.text, cell.lacking);
        prop_assert_eq!(long(&whole), most, "{}", whole);
        prop_assert!(cell.lacking.len() <= most + 1 && !whole.ends_with('.'), "{}", whole);
    }
    Ok(())
}

/// What pages show of the table: a cell and the unit in its head say what the cell says by itself, and which cells are
/// numbers is what the file says.
fn shown(chart: &Chart) -> Result<(), TestCaseError> {
    let (table, words) = (chart.table.shown(chart.lang), chart.lang.words());
    for index in 1..table.columns.len() {
        points_are_below_each_other(&table, index - 1)?;
    }
    for shown in &table.rows {
        let row = &shown.row;
        prop_assert_eq!(row.cells.len(), shown.cells.len());
        for (index, cell) in shown.cells.iter().enumerate() {
            let (column, whole) = (&table.columns[index + 1], &row.cells[index].text);
            prop_assert_eq!(cell.number, row.cells[index].number.is_some());
            prop_assert!(!cell.number || column.numbers);
            let said = cell.spoken.as_ref().unwrap_or(&cell.text);
            prop_assert_eq!(said, &row.cells[index].spoken, "what is heard is complete");
            let number = row.cells[index].number.as_ref();
            let Some(number) = number.filter(|_| column.head != column.name) else {
                prop_assert_eq!(&cell.text, whole);
                continue;
            };
            if number.gap && number.unit.is_points() {
                prop_assert_eq!(
                    &column.head,
                    &words.aside(&column.name, &words.unit(&Unit::POINTS))
                );
                let size = words.number(number.value.abs());
                let level = number.value.sign().is_eq();
                prop_assert!(cell.text.contains(&size) || level, "{} of {size}", cell.text);
                let below = ["低于", "below"].iter().any(|word| cell.text.contains(word));
                prop_assert_eq!(below, number.value.sign().is_lt(), "{}", cell.text);
                let about = cell.text.contains(words.about().trim());
                prop_assert_eq!(about, number.qualifier.is_some() && !level);
            } else {
                let unit = whole.strip_prefix(&cell.text).unwrap_or_default().trim();
                prop_assert!(!unit.is_empty(), "{} of {whole}", cell.text);
                prop_assert_eq!(&column.head, &words.aside(&column.name, unit));
            }
        }
    }
    Ok(())
}

#[test]
fn of_the_embedded_record() {
    every_chart(EMBEDDED, check).unwrap();
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn of_any_record(text in any_record()) {
        every_chart(&text, check)?;
    }
}

/// What is heard puts the sign in words, growth as well.
#[test]
fn the_sign_is_heard_in_words() {
    for (lang, down, up) in
        [(Lang::ZH, "下降3.2%", "增长19.4%"), (Lang::EN, "down 3.2%", "up 19.4%")]
    {
        let all = charts(&report(), lang);
        let growth = all.iter().find(|chart| chart.kind == Kind::GROWTH).unwrap();
        assert!(growth.sentence.contains(down), "{}", growth.sentence);
        let spoken: Vec<_> =
            growth.table.rows.iter().map(|row| row.cells[0].spoken.as_str()).collect();
        assert!(spoken.contains(&down) && spoken.contains(&up), "{spoken:?}");
    }
    let spoken = Lang::EN.words().spoken("−$1.8bn, -5, 3–4");
    assert_eq!(spoken, "minus $1.8bn, minus 5, 3–4");
    for (text, bare) in [
        ("-3.2%", true),
        ("约−3亿元", true),
        ("2023-06-30", false),
        ("first-half", false),
        ("—", false),
    ] {
        assert_eq!(bare_minus(text), bare, "{text}");
    }
}
