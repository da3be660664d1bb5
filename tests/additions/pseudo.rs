//! A pseudo-language: Armenian letters and Bengali digits in the place of others, and marks of their own between
//! texts. What is not in them comes from outside of a language. The record has Cyrillic letters instead.

use std::{cmp::Ordering, sync::LazyLock};

use plan_chart::{
    Decimal, Lang, Ratio,
    i18n::{
        self, AccessibilityStatement, Attained, ChartLabels, ChartWords, Completion,
        ConsoleMessages, ElementWords, EmbedWords, Extremes, FigureListLabels, FileLabels, Grown,
        Implied, Labels, LargePrintLabels, PageLabels, PanelWords, Planned, Punctuation, Reached,
        ScriptWords, SnippetText, StatementSection, TableLabels, Words,
    },
    progress::{Authority, Gap},
    report::{
        Date, Figure, Period, Qualifier, Unit,
        statements::{Counter, Kind, Measured, Number, Part, Statements},
    },
};

/// The pseudo-language.
pub(crate) const PSEUDO: Lang = Lang::new("x-pseudo");

/// Makes the pseudo-language known.
pub(crate) fn add() {
    i18n::add(PSEUDO, &Pseudo);
}

/// `text` in the letters of the pseudo-language; those of the record stay.
fn pseudo(text: &str) -> String {
    let letter = |c: char| {
        Some(match c {
            'a'..='z' => char::from_u32(0x561 + u32::from(c) - u32::from('a'))?,
            'A'..='Z' => char::from_u32(0x531 + u32::from(c) - u32::from('A'))?,
            '0'..='9' => char::from_u32(0x9E6 + u32::from(c) - u32::from('0'))?,
            ':' => '։',
            ';' => '՟',
            ',' => '՝',
            '.' => '՞',
            _ => c,
        })
    };
    text.chars().filter_map(letter).collect()
}

/// `text` in the letters of the marked record.
pub(crate) fn record_text(text: &str) -> String {
    let letter = |c: char| match c {
        ' ' => Some(' '),
        _ => char::from_u32(0x430 + u32::from(c) % 32),
    };
    text.chars().filter_map(letter).collect()
}

/// Whether `text` has a letter, a digit, or a mark between texts that is neither of the pseudo-language nor of the
/// marked record. Signs that every language shares, such as ·, / and 《》, are not foreign.
pub(crate) fn is_foreign(text: &str) -> bool {
    let own = |c: char| matches!(c, '\u{430}'..='\u{44F}' | '\u{531}'..='\u{58A}' | '\u{9E6}'..='\u{9EF}');
    text.chars().any(|c| !own(c) && (c.is_alphanumeric() || ":;,.!?：；，。、！？".contains(c)))
}

/// A text that stays for the whole test.
fn label(name: &str) -> &'static str {
    pseudo(name).leak()
}

/// Labels that say their own names.
macro_rules! labels {
    ($Type:ident: $($field:ident)+) => {
        $Type { $($field: label(stringify!($field))),+ }
    };
}

static LABELS: LazyLock<Labels> = LazyLock::new(|| {
    let punctuation =
        Punctuation {
            colon: "։ ", semicolon: "՟ ", comma: "՝ ", stop: "՞ ", and: label(" and ")
        };
    let page = PageLabels {
        terms: Box::leak(Box::new([(label("term"), label("meaning"))])),
        title: label("title"),
        half_year_question: label("half_year_question"),
        question: label("question"),
        skip: label("skip"),
        walk: label("walk"),
        tools: label("tools"),
        picture_file: label("picture_file"),
        data_file: label("data_file"),
        to_standard: label("to_standard"),
        accessibility: label("accessibility"),
        back: label("back"),
        still_pictures: label("still_pictures"),
        show_table: label("show_table"),
        gauges_hint: label("gauges_hint"),
        bars_hint: label("bars_hint"),
        growth_hint: label("growth_hint"),
        derived_hint: label("derived_hint"),
        table_hint: label("table_hint"),
        every_chart: label("every_chart"),
        whole_page: label("whole_page"),
        other_version: label("other_version"),
        source_line: label("source_line"),
        terms_heading: label("terms_heading"),
        definitions: label("definitions"),
        caveats_heading: label("caveats_heading"),
        source_heading: label("source_heading"),
        source_title: label("source_title"),
        publisher: label("publisher"),
        published: label("published"),
        published_unknown: label("published_unknown"),
        data_until: label("data_until"),
        data_kind: label("data_kind"),
        data_kind_text: label("data_kind_text"),
        revision: label("revision"),
        responsible: label("responsible"),
        responsible_text: label("responsible_text"),
    };
    let section = StatementSection {
        heading: label("heading"),
        text: label("text"),
        items: Box::leak(Box::new([label("item")])),
        hint: label("hint"),
    };
    Labels {
        own_name: label("own_name"),
        punctuation,
        chart: labels!(ChartLabels: bars_heading growth_heading gauges_heading derived_heading
            headline_heading key_result key_target key_schedule key_growth key_plan key_municipal
            key_derived),
        table: labels!(TableLabels: minus indicator result annual_target completion_rate
            against_schedule growth plan plan_gap municipal municipal_gap derived_target
            derived_span municipal_total municipal_growth result_total result_growth section none),
        page,
        large_print: labels!(LargePrintLabels: label lead gauges_hint growth_hint table_hint
            more_heading more),
        figure_list: FigureListLabels {
            parts: ["done", "problems", "planned", "terms"].map(label),
            heading: label("heading"),
            hint: label("hint"),
            planned_hint: label("planned_hint"),
            terms_hint: label("terms_hint"),
            search: label("search"),
            area: label("area"),
            every_area: label("every_area"),
            none_found: label("none_found"),
            only_charts: label("only_charts"),
            csv: label("csv"),
            from_table: label("from_table"),
            copy: label("copy"),
            copied: label("copied"),
            related: label("related"),
            chart: label("chart"),
            done_already: label("done_already"),
            to_come: label("to_come"),
            words: label("words"),
            jump: label("jump"),
        },
        file: labels!(FileLabels: unit qualifier notes source dates),
        accessibility: AccessibilityStatement {
            lead: label("lead"),
            sections: Box::leak(Box::new([section])),
        },
        scripts: ScriptWords {
            punctuation,
            panel: labels!(PanelWords: title close picture picture_hint png svg show press
                copy_picture data data_hint csv text copy_sentence copy_link link_hint paper print
                saved copied failed),
            embed: EmbedWords {
                heading: label("heading"),
                hint: label("hint"),
                code: label("code"),
                copy: label("copy"),
                done: label("done"),
                select: label("select"),
                kinds: labels!(SnippetText: element fitted fixed picture),
                about: labels!(SnippetText: element fitted fixed picture),
            },
            element: labels!(ElementWords: open),
            console: labels!(ConsoleMessages: pictures_stay content_stays unclosed list_stays
                options_ignored unknown_value other_version second_version not_loaded
                module_not_loaded module_refused no_web_assembly
                picture_not_shown picture_not_made no_printing no_context blank_canvas
                no_stylesheet not_opaque low_contrast),
        },
    }
});

#[derive(Debug)]
struct Pseudo;

/// Texts as the pseudo-language puts them together.
macro_rules! text {
    ($($format:tt)+) => {
        pseudo(&format!($($format)+))
    };
}

impl ChartWords for Pseudo {
    fn fonts(&self) -> &'static str {
        "sans-serif"
    }

    fn number(&self, number: Decimal) -> String {
        text!("{number}")
    }

    fn figure(&self, figure: &Figure) -> String {
        text!("{}{} {}", self.qualifier(figure.qualifier), figure.value, figure.unit.code())
    }

    fn estimate(&self, amount: Decimal, unit: Unit) -> String {
        text!("about {amount} {}", unit.code())
    }

    fn percent(&self, percent: Decimal) -> String {
        text!("{percent}%")
    }

    fn points(&self, points: Decimal) -> String {
        text!("{points} points")
    }

    fn schedule(&self, elapsed: Ratio) -> String {
        text!("schedule {}", elapsed.to_f64())
    }

    fn gap_to_schedule(&self, gap: Gap) -> String {
        text!("{} to schedule", gap.points)
    }

    fn gap_to_target(&self, authority: Authority, gap: Gap) -> String {
        text!("{} to {}", gap.points, self.authority(authority))
    }

    fn target_label(&self, target: &str) -> String {
        text!("target {target}")
    }

    fn derived_label(&self, target: &str) -> [String; 2] {
        [text!("derived"), target.to_owned()]
    }

    fn growth_target_label(&self, authority: Authority, percent: &str) -> String {
        text!("{} {percent}", self.authority(authority))
    }

    fn about(&self) -> &'static str {
        label("about ")
    }

    fn no_target(&self) -> &'static str {
        label("no target")
    }

    fn unknown_kind(&self, kind: &str) -> String {
        text!("no {kind}")
    }

    fn needs_indicator(&self) -> String {
        text!("indicator")
    }

    fn unknown_indicator(&self, id: &str) -> String {
        text!("no indicator {id}")
    }

    fn untargeted_indicator(&self, id: &str) -> String {
        text!("no target of {id}")
    }
}

impl Words for Pseudo {
    fn labels(&self) -> &'static Labels {
        &LABELS
    }

    fn gap_alone(&self, gap: Gap) -> String {
        text!("{}", gap.points)
    }

    fn span(&self, low: Decimal, high: Decimal, unit: Unit) -> String {
        text!("{low} to {high} {}", unit.code())
    }

    fn period(&self, period: &Period) -> String {
        text!("{} to {}", period.start, period.end)
    }

    fn within_sentence(&self, period: &Period) -> String {
        self.period(period)
    }

    fn authority(&self, authority: Authority) -> &'static str {
        label(match authority {
            Authority::Plan => "plan",
            Authority::Municipal => "city",
            Authority::Both => "both",
        })
    }

    fn attained(&self, what: &Attained<'_>) -> String {
        text!("{} attained {}", what.name, what.result)
    }

    fn derived(&self, what: &Implied<'_>) -> String {
        text!("{} implies {}", what.name, what.target)
    }

    fn working(&self, what: &Implied<'_>) -> String {
        text!("{} from {}", what.target, what.result)
    }

    fn completion(&self, what: &Completion<'_>) -> String {
        text!("above {} below {}", what.above.concat(), what.below.concat())
    }

    fn standing(&self, side: Option<Ordering>, elapsed: Ratio) -> String {
        text!("{side:?} {}", elapsed.round(2))
    }

    fn growth_reached(&self, planned: &[Planned]) -> String {
        text!("{} planned", planned.len())
    }

    fn rates(&self, what: &Extremes<'_, Reached>) -> String {
        text!("rates without {}", what.without.concat())
    }

    fn growth(&self, what: &Extremes<'_, Grown>) -> String {
        text!("growth without {}", what.without.concat())
    }

    fn counted(&self, number: &Number, counter: &Counter) -> String {
        text!("{} {}", number.value, counter.zh)
    }

    fn ranked(&self, place: Decimal, among: &str) -> String {
        text!("place {place} {among}")
    }

    fn grown(&self, size: &str, side: Ordering) -> String {
        text!("{side:?} by {size}")
    }

    fn of_goal(&self, rate: &str) -> String {
        text!("{rate} of goal")
    }

    fn lead(&self, points: &str) -> String {
        text!("{points} ahead")
    }

    fn qualifying(&self, parent: &str, kind: Kind) -> String {
        text!("{parent} {kind:?}")
    }

    fn place(&self, area: &str, part: Part, number: usize) -> String {
        text!("{area} {part:?} {number}")
    }

    fn unit_of(&self, all: &Statements, number: &Number) -> String {
        match number.unit {
            Measured::In(unit) => self.unit(unit),
            Measured::Counted(counter) => all.counters[counter].zh.clone(),
        }
    }

    fn note(&self, number: usize) -> String {
        text!("note {number}")
    }

    fn count(&self, figures: usize) -> String {
        text!("{figures} figures")
    }

    fn unit(&self, unit: Unit) -> String {
        text!("{}", unit.code())
    }

    fn qualifier(&self, qualifier: Option<Qualifier>) -> &'static str {
        qualifier.map_or("", |_| label("qualified "))
    }

    fn aside(&self, heading: &str, part: &str) -> String {
        text!("{heading} ({part})")
    }

    fn origin(&self, title: &str, publisher: &str, published: Option<Date>) -> String {
        let published = published.map_or(String::new(), |date| date.to_string());
        text!("{title} {publisher} {published}")
    }

    fn dated(&self, until: Date, revision: Date) -> String {
        text!("{until} {revision}")
    }
}
