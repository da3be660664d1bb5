//! Pictures alone: nothing in them runs or styles anything.

use plan_chart::{
    Lang, render,
    scene::{self, Form, Theme},
};

use crate::sample::report;

/// The pictures have no means to run anything or to style anything outside the page's stylesheet.
#[test]
fn pictures_pass_a_strict_policy() {
    for lang in Lang::ALL {
        for chart in crate::charts(&report(), lang) {
            for form in Form::ALL {
                let svg = render::stretching(&scene::layout(&chart, form), &Theme::LIGHT, "");
                for banned in ["style=", "<style", "<script", "url(", "href", "on"] {
                    let banned = if banned == "on" { " onload" } else { banned };
                    assert!(!svg.contains(banned), "{} holds {banned}", chart.id);
                }
            }
        }
    }
}
