//! Chart, table and sentence say the same numbers, in every language, for any record.

use plan_chart::{
    EMBEDDED, Lang,
    chart::{Body, Chart, Shown, Table},
    report::Unit,
};
use proptest::prelude::*;

use crate::{
    any_record::{any_record, every_chart},
    charts, report,
};

/// Every text that a chart draws for a value.
fn drawn(chart: &Chart) -> Vec<String> {
    match &chart.body {
        Body::Gauge(gauge) => [gauge.rate.clone(), gauge.result.clone(), gauge.gap.clone()].into(),
        Body::Bars(bars) => bars
            .rows
            .iter()
            .flat_map(|row| {
                let mut texts = vec![row.result.clone()];
                texts
                    .extend(row.against.iter().flat_map(|one| [one.rate.clone(), one.gap.clone()]));
                texts
            })
            .collect(),
        Body::Growth(growth) => growth
            .rows
            .iter()
            .flat_map(|row| std::iter::once(row.value.clone()).chain(row.gaps.clone()))
            .collect(),
    }
}

/// Labels that hold a value among words: the targets.
fn labelled(chart: &Chart) -> Vec<String> {
    match &chart.body {
        Body::Gauge(gauge) => {
            let last = gauge.target.last().cloned();
            last.into_iter().chain(gauge.other_target.clone().map(|(_, label)| label)).collect()
        }
        Body::Bars(bars) => bars
            .rows
            .iter()
            .filter_map(|row| row.against.as_ref())
            .flat_map(|one| {
                let other = one.other_target.as_ref().map(|(_, label)| label.clone());
                std::iter::once(one.target.clone()).chain(other)
            })
            .collect(),
        Body::Growth(growth) => growth
            .rows
            .iter()
            .flat_map(|row| row.plan.iter().chain(&row.municipal).map(|(_, label)| label.clone()))
            .collect(),
    }
}

fn cells(table: &Table) -> Vec<String> {
    table.rows.iter().flat_map(|row| row.cells.clone()).collect()
}

/// Sentences may spell a unit or a sign out where a label shortens it.
fn spelled(text: &str) -> String {
    let text = text.replace("bn ", " billion ").replace("m yuan", " million yuan");
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
    for text in drawn(chart) {
        prop_assert!(cells.contains(&spelled(&text)), "{text} is drawn, but not in {cells:?}");
    }
    for label in labelled(chart) {
        let label = spelled(&label);
        let held = cells.iter().any(|cell| !cell.is_empty() && label.ends_with(cell.as_str()));
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
        prop_assert_eq!(row.spoken.len(), row.cells.len());
        for spoken in &row.spoken {
            prop_assert!(!bare_minus(spoken), "{spoken}");
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
        prop_assert_eq!(row.numbers.len(), row.cells.len());
        for (index, cell) in shown.cells.iter().enumerate() {
            let (column, whole) = (&table.columns[index + 1], &row.cells[index]);
            prop_assert_eq!(cell.number, row.numbers[index].is_some());
            prop_assert!(!cell.number || column.numbers);
            let said = cell.spoken.as_ref().unwrap_or(&cell.text);
            prop_assert_eq!(said, &row.spoken[index], "what is heard is complete");
            let Some(number) = row.numbers[index].filter(|_| column.head != column.name) else {
                prop_assert_eq!(&cell.text, whole);
                continue;
            };
            if number.unit == Unit::Points {
                prop_assert_eq!(
                    &column.head,
                    &words.aside(&column.name, &words.unit(Unit::Points))
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
        let growth = &charts(&report(), lang)[1];
        assert!(growth.sentence.contains(down), "{}", growth.sentence);
        let spoken: Vec<_> = growth.table.rows.iter().map(|row| row.spoken[0].as_str()).collect();
        assert!(spoken.contains(&down) && spoken.contains(&up), "{spoken:?}");
    }
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

#[test]
fn the_sentences_of_the_headline_indicators() {
    let report = report();
    let spoken = |id: &str, lang| {
        let spec = plan_chart::chart::Spec::gauge(id, lang);
        plan_chart::chart::build(&report, &spec).unwrap().sentence
    };
    assert_eq!(
        spoken("gdp", Lang::ZH),
        "地区生产总值上半年完成407.9亿元，为市级年度目标880亿元的46.4%，低于时序进度（50%）3.6个百分点。"
    );
    assert_eq!(
        spoken("gdp", Lang::EN),
        "Gross domestic product: 40.79 billion yuan in the first half of 2023, 46.4% of the municipal \
         annual target of 88 billion yuan and 3.6 percentage points below the time schedule (50%)."
    );
    assert_eq!(
        spoken("jobs", Lang::ZH),
        "新增就业人数上半年完成约1.2万人，为区、市两级年度目标1.9万人的约63.2%，高于时序进度（50%）约13.2个百分点。"
    );
    assert_eq!(
        spoken("contracts", Lang::ZH),
        "招商签约金额上半年完成780亿元。报告称已完成年度目标的91%，高于时序进度（50%）41个百分点；\
         由此推算年度目标约857亿元（在852亿～862亿元之间）。"
    );
}
