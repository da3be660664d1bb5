//! Every case of the tables that browsers go over, too: each is read as it is due, asked, or named with its cell.

use plan_chart::{
    Lang,
    import::{self, Choice, Import, Options},
};

use crate::cases::{Case, Given, tables_of_cells, traps};

fn read(case: &Case) -> Import {
    let answers = case.answers.iter().map(|(place, text)| ((*place).into(), (*text).into()));
    let options = Options { edits: answers.collect(), ..Options::default() };
    match &case.given {
        Given::File(bytes) => import::read(bytes, &options),
        Given::Pasted(text) => import::read_pasted(None, text, &options),
    }
}

/// A reading as the page has it: level, place, text, and what is offered first.
fn lines(import: &Import) -> Vec<[String; 4]> {
    let level = |level| serde_json::to_value(level).unwrap().as_str().unwrap().to_owned();
    let readings = import.readings.iter();
    readings
        .map(|reading| {
            let offered = match reading.choices.first() {
                Some(Choice::Cell(text)) => text.clone(),
                _ => String::new(),
            };
            [level(reading.level), reading.place.to_string(), reading.text(Lang::EN), offered]
        })
        .collect()
}

fn go_over(cases: &[Case]) {
    let mut wrong = Vec::new();
    for case in cases {
        let import = read(case);
        let comes_from = |path: &str, cell: &str| {
            import.cells.get(path).is_some_and(|at| at.to_string() == cell)
        };
        wrong.extend(case.wrong(&import.record, &lines(&import), comes_from));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn traps_are_read_as_they_are_meant() {
    go_over(&traps());
}

#[test]
fn cells_are_read_in_tables_as_people_mean_them() {
    go_over(&tables_of_cells());
}
