//! The browser tests: what a reader's browser does with the built page.

mod access;
mod canvas;
mod checks;
mod clean;
mod compact;
mod cover;
mod downloads;
mod editor;
mod faults;
mod figures;
mod hosts;
#[path = "../../import/cases.rs"]
mod import_cases;
mod language;
mod large;
mod looks;
mod marks;
mod package;
mod pictures;
mod print;
mod record;
mod records;
mod saved;
mod scriptless;
mod search;
mod served;
mod tree;

use std::process::ExitCode;

use browser_tests::{cases, harness};
use hosts::{element, frames, places, snippet};

fn main() -> ExitCode {
    let cases = [
        cases![served: page_opens, files_have_their_types, works_below_a_path],
        cases![clean: console_is_silent, policy_is_kept, data_for_search_engines_are_allowed,
            no_other_host_is_asked, nothing_is_stored],
        cases![scriptless with emulation: text_is_there, every_figure_has_its_drawing, every_number_is_there],
        cases![canvas: every_chart_is_taken_over, the_picture_keeps_its_room, the_picture_sets_the_size_of_type,
            charts_are_drawn_near_the_window_and_a_few_at_a_time, what_is_copied_has_pictures_and_tables],
        cases![canvas with emulation: marks_are_where_the_scene_says, dark_marks_are_dark, paper_has_the_pictures],
        cases![pictures: canvases_show_what_the_pictures_show],
        cases![canvas with cdp: nothing_shifts, scripts_move_no_chart, the_served_page_is_painted_first],
        cases![access with emulation: axe_finds_nothing, axe_sees_what_is_broken, ibm_checker_finds_nothing],
        cases![compact with emulation: without_container_queries_all_is_there],
        cases![figures with cdp: jobs_are_found_at_once, areas_are_chosen_and_links_always_arrive,
            a_phone_and_a_keyboard_are_enough, figures_need_no_script, the_search_moves_nothing,
            sections_far_below_have_their_room],
        cases![search: what_is_read_finds_its_figure, every_cell_is_found, the_search_is_kept_in_the_address,
            malformed_addresses_do_no_harm, closed_tables_hide_no_hit, a_frame_scrolls_itself_alone,
            the_last_figure_is_reached],
        cases![checks: every_check_passes, every_check_sees_what_is_broken],
        cases![large: switches_keep_what_was_chosen],
        cases![large with emulation: everything_is_large, canvas_text_follows_the_page],
        cases![looks: a_page_at_rest_is_still, failures_are_announced_once, points_are_below_each_other],
        cases![looks with cdp: forced_colours_are_painted_live, pictures_take_forced_colours, more_contrast_is_painted,
            nothing_moves],
        cases![print with cdp: paper_holds_every_number],
        cases![tree: charts_are_described_as_before, images_have_one_name_each],
        cases![language: the_switch_changes_the_language, english_texts_are_punctuated_in_english],
        cases![marks: keys_walk_a_chart, arrows_reach_every_mark, tab_comes_to_the_end, pointers_show_the_same],
        cases![marks with cdp: details_are_whole_and_beside_their_marks, marks_need_no_module],
        cases![frames: our_script_fits_the_frame, a_sandboxed_frame_lives, a_pym_parent_fits_the_frame,
            a_datawrapper_listener_fits_the_frame, heights_are_announced_once, a_late_script_asks_for_heights,
            frames_in_shadow_trees_fit, a_scroll_bar_is_not_chased, forged_messages_change_nothing,
            the_query_is_a_closed_set, a_version_stays_itself, framing_is_for_those_named, pages_are_whole_and_silent],
        cases![element: a_strict_policy_is_kept, a_policy_without_wasm_keeps_it_static, another_origin_gives_it,
            hostile_styles_stay_outside, old_scripts_take_no_hold, many_charts_share_one_module,
            of_two_builds_the_first_stays, it_shows_any_record,
            a_record_is_shown_under_trusted_types, it_lives_wherever_it_is_put, servers_of_all_kinds_give_it,
            without_the_module_the_content_stays, a_broken_canvas_gives_the_content_back, a_linked_sheet_works_as_well,
            attributes_are_a_closed_set, colours_that_can_be_read_are_accepted],
        cases![element with emulation: it_follows_its_theme],
        cases![places: its_size_is_that_of_its_layout, an_entry_animation_leaves_it_sharp,
            where_content_sets_the_width_it_has_one, without_room_it_is_not_live, a_host_does_not_turn_it,
            it_follows_the_colours_around, it_follows_the_scheme_around, every_notation_of_colours_is_read,
            other_documents_have_it_too, a_tag_without_an_end_hides_nothing, a_script_in_an_odd_place_finds_its_files,
            tags_of_languages_are_read, closed_tables_open_where_something_is_found],
        cases![saved: without_scripts_it_shows_its_pictures, its_scripts_may_run_again],
        cases![saved with cdp: an_archive_shows_every_chart],
        cases![snippet: each_code_works_elsewhere, a_paragraph_around_it_does_no_harm],
        cases![snippet with emulation: checkers_find_nothing],
        cases![frames with emulation: the_theme_is_as_asked],
        cases![record: pictures_are_those_of_the_native_build, a_broken_record_is_refused_with_every_fault,
            a_missing_record_module_is_reported, hostile_objects_are_refused_with_a_fault,
            inherited_fields_do_not_count, what_is_far_too_large_is_refused_at_once, payloads_are_only_shown],
        cases![records: every_chart_lives, every_check_passes,
            languages_are_those_of_the_record, keys_and_details_work, the_panel_gives_files_and_codes,
            frames_and_elements_live, one_file_holds_everything, pictures_are_those_of_the_native_build],
        // Windows of others are only as high as the screen, and charts of records are higher.
        cases![records with emulation: canvases_show_what_the_pictures_show, every_number_is_there, large_print_is_large, checkers_find_nothing,
            several_reports_share_a_folder],
        cases![records with cdp: details_are_whole_and_beside_their_marks, nothing_moves],
        cases![package: an_app_of_vite_draws, a_page_without_a_bundler_draws, a_worker_makes_pictures],
        cases![downloads: the_panel_comes_on_demand, pictures_show_what_the_canvas_draws, pngs_have_their_size_and_colours,
            every_file_carries_its_source, tables_open_in_a_spreadsheet, a_picture_can_be_pressed, words_and_links_are_copied,
            the_address_brings_the_view_back, selections_are_announced, files_stay_where_the_panel_fails,
            one_file_holds_everything],
        cases![downloads with emulation: one_chart_is_printed],
        cases![editor: a_pasted_table_becomes_a_site, a_fault_is_beside_its_cell, what_was_taken_comes_in_again,
            the_embedded_report_is_at_hand, headings_are_where_the_editor_says, work_is_kept_where_it_is_asked_for,
            work_is_not_lost_unasked, the_preview_keeps_what_does_not_change, changes_make_the_same_preview, cells_and_the_preview_lead_to_each_other,
            charts_are_taken_away, nothing_leaves_the_page, one_file_does_it_all,
            a_worker_may_die, a_long_reading_can_be_cancelled, keys_are_enough, every_table_is_read_as_it_is_due],
        cases![editor with emulation: checkers_find_nothing],
    ];
    harness::main(&[cases.concat(), faults::cases()].concat(), faults::table)
}
