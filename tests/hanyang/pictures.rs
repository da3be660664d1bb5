//! Pictures of Hanyang's charts against golden files.

use std::{fs, path::PathBuf};

use plan_chart::{
    Lang,
    chart::{self, Kind, Spec},
    render,
    scene::{self, Form, Theme},
};

use super::check;
use crate::report;

/// One picture, of one part that varies.
fn picture(spec: &Spec, width: f64, theme: Theme) -> String {
    let chart = chart::build(&report(), spec).unwrap();
    let form = scene::form(&chart, width);
    let svg =
        render::picture(&scene::layout(&chart, form), width, &theme, chart.lang, &chart.name());
    // An element a line, so that a difference shows where it is.
    svg.replace("><", ">\n<")
}

macro_rules! golden {
    ($($name:ident: $spec:expr, $width:expr, $theme:ident;)*) => {$(
        #[test]
        fn $name() {
            let name = stringify!($name).replace('_', "-");
            check(&format!("{name}.svg"), &picture(&$spec, $width, Theme::$theme));
        }
    )*};
}

golden! {
    bars_wide: Spec::new(Kind::BARS, Lang::ZH), 1040.0, LIGHT;
    bars_compact: Spec::new(Kind::BARS, Lang::ZH), 328.0, LIGHT;
    bars_narrow: Spec::new(Kind::BARS, Lang::EN), 192.0, LIGHT;
    bars_english: Spec::new(Kind::BARS, Lang::EN), 328.0, LIGHT;
    growth_wide: Spec::new(Kind::GROWTH, Lang::ZH), 1040.0, LIGHT;
    growth_compact: Spec::new(Kind::GROWTH, Lang::ZH), 328.0, LIGHT;
    growth_narrow: Spec::new(Kind::GROWTH, Lang::ZH), 192.0, LIGHT;
    growth_narrow_english: Spec::new(Kind::GROWTH, Lang::EN), 192.0, LIGHT;
    growth_english: Spec::new(Kind::GROWTH, Lang::EN), 328.0, LIGHT;
    gauge_below_schedule: Spec::gauge("gdp", Lang::ZH), 140.0, LIGHT;
    gauge_above_schedule: Spec::gauge("investment", Lang::ZH), 140.0, LIGHT;
    gauge_about: Spec::gauge("jobs", Lang::ZH), 140.0, LIGHT;
    gauge_dark: Spec::gauge("gdp", Lang::ZH), 140.0, DARK;
    gauge_derived: Spec::gauge("contracts", Lang::ZH), 140.0, LIGHT;
    gauge_over_target: Spec::gauge("rehousing", Lang::ZH), 140.0, LIGHT;
}

/// The picture that a page carries, which stretches.
#[test]
fn bars_stretching() {
    let chart = chart::build(&report(), &Spec::new(Kind::BARS, Lang::ZH)).unwrap();
    let scene = scene::layout(&chart, Form::Wide);
    let svg = render::stretching(&scene, &Theme::LIGHT, &chart.name());
    check("bars-stretching.svg", &svg.replace("><", ">\n<"));
}

#[test]
fn every_golden_file_has_its_test() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/golden");
    let source = include_str!("pictures.rs");
    for file in fs::read_dir(folder).unwrap() {
        let name = file.unwrap().file_name().into_string().unwrap();
        if let Some(case) = name.strip_suffix(".svg").filter(|case| !case.ends_with(".new")) {
            assert!(source.contains(&case.replace('-', "_")), "{name} belongs to no test");
        }
    }
}
