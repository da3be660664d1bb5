//! The browser tests: what a reader's browser does with the built page.

mod access;
mod canvas;
mod clean;
mod faults;
mod figures;
mod language;
mod marks;
mod record;
mod scriptless;
mod served;

use std::process::ExitCode;

use browser_tests::{cases, harness};

fn main() -> ExitCode {
    let cases = [
        cases![served: page_opens, files_have_their_types, works_below_a_path],
        cases![clean: console_is_silent, policy_is_kept, no_other_host_is_asked, nothing_is_stored],
        cases![scriptless with emulation: text_is_there, every_figure_has_its_drawing, every_number_is_there],
        cases![canvas: every_chart_is_taken_over, the_picture_keeps_its_room],
        cases![canvas with emulation: marks_are_where_the_scene_says, dark_marks_are_dark, paper_has_the_pictures],
        cases![canvas with cdp: nothing_shifts],
        cases![access with emulation: axe_finds_nothing, axe_sees_what_is_broken, ibm_checker_finds_nothing],
        cases![figures with cdp: jobs_are_found_at_once, areas_are_chosen_and_links_always_arrive,
            a_phone_and_a_keyboard_are_enough, figures_need_no_script],
        cases![language: the_switch_changes_the_language],
        cases![marks: keys_walk_a_chart, tab_comes_to_the_end, pointers_show_the_same],
        cases![marks with cdp: details_are_whole_and_beside_their_marks, marks_need_no_module],
        cases![record: pictures_are_those_of_the_native_build, a_broken_record_is_refused_with_every_fault],
    ];
    harness::main(&[cases.concat(), faults::cases()].concat(), faults::table)
}
