//! A pseudo-language: Armenian letters and Bengali digits in the place of others, and marks of their own between
//! texts. What is not in them comes from outside of a language. The record has Cyrillic letters instead.

use std::{cmp::Ordering, sync::LazyLock};

use plan_chart::{
    Decimal, Fault, Lang, Position as Place, Problem, Ratio,
    i18n::{
        self, AccessibilityStatement, Annual, Attained, ByAim, ChartLabels, ChartWords,
        ConsoleMessages, EditorWords, ElementWords, EmbedWords, Extremes, FaultWords,
        FigureListLabels, FileLabels, Grown, Hint, Implied, ImportLabels, ImportWords, Labels,
        LargePrintLabels, ListLabels, PageLabels, PanelWords, Planned, Position, ProgramLabels,
        Punctuation, Reached, ScriptWords, SnippetText, StatementSection, TableLabels, TargetName,
        TemplateLabels, Terms, Words, Working,
    },
    import::{Matter, Reading},
    progress::{Gap, Verdict},
    report::{
        Better, Date, Figure, PartialDate, Period, Qualifier, Rank, Span, Thing, Unit,
        statements::Kind,
    },
};

/// The pseudo-language.
pub(crate) const PSEUDO: Lang = Lang::new("x-pseudo");

/// Makes the pseudo-language known.
pub(crate) fn add() {
    i18n::add(PSEUDO, i18n::Added { words: &Pseudo, import: &Pseudo, editor: &EDITOR });
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

/// The same text whatever targets are.
fn by_aim<T: Copy>(text: T) -> ByAim<T> {
    ByAim { floors: text, ceilings: text, mixed: text }
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

/// What a language says where targets are those of a year, and where they are not.
fn annual(name: &str) -> Annual {
    Annual { annual: label(&format!("{name} of a year")), other: label(name) }
}

/// What it says with the schedule of a year, with another one, and without.
fn hint(name: &str) -> Hint {
    let [annual, scheduled] =
        ["of a year", "scheduled"].map(|case| label(&format!("{name} {case}")));
    Hint { annual, scheduled, plain: label(name) }
}

fn term(name: &str) -> (&'static str, &'static str) {
    (label(name), label(&format!("{name} explained")))
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
    let terms = Terms {
        schedule: (label("schedule"), annual("schedule explained")),
        completion_rate: (label("completion_rate"), annual("completion_rate explained")),
        points: term("points"),
        ceiling: term("ceiling"),
        growth: term("growth"),
        derived: term("derived"),
    };
    let page = PageLabels {
        title_marks: ["", ""],
        gauges_hint: by_aim(hint("gauges_hint")),
        bars_hint: hint("bars_hint"),
        terms,
        title: label("title"),
        half_year_question: label("half_year_question"),
        closing_question: label("closing_question"),
        untargeted_question: label("untargeted_question"),
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
        levels_hint: label("levels_hint"),
        growth_hint: label("growth_hint"),
        derived_hint: label("derived_hint"),
        table_hint: label("table_hint"),
        slash_hint: label("slash_hint"),
        blank_hint: label("blank_hint"),
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
        office: label("office"),
        address: label("address"),
        delivered: label("delivered"),
        published: label("published"),
        status: label("status"),
        preliminary: label("preliminary"),
        final_figures: label("final_figures"),
        data_until: label("data_until"),
        data_kind: label("data_kind"),
        plan_span: label("plan_span"),
        revision: label("revision"),
        corrections_heading: label("corrections_heading"),
        show_all: label("show_all"),
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
        chart: ChartLabels {
            bars_heading: by_aim(annual("bars_heading")),
            levels_heading: label("levels_heading"),
            gauges_heading: by_aim(annual("gauges_heading")),
            derived_heading: label("derived_heading"),
            headline_heading: label("headline_heading"),
            key_result: by_aim(label("key_result")),
            key_target: annual("key_target"),
            key_ceiling: annual("key_ceiling"),
            key_schedule: label("key_schedule"),
            key_growth: label("key_growth"),
            key_level: label("key_level"),
            key_derived: label("key_derived"),
            key_baseline: label("key_baseline"),
        },
        table: TableLabels {
            minus: label("minus"),
            indicator: label("indicator"),
            result: by_aim(label("result")),
            actual: label("actual"),
            any_result: label("any_result"),
            target: annual("target"),
            rate: by_aim(label("rate")),
            against_schedule: label("against_schedule"),
            against_target: label("against_target"),
            growth: label("growth"),
            derived_target: annual("derived_target"),
            derived_span: label("derived_span"),
            result_total: label("result_total"),
            result_level: label("result_level"),
            result_growth: label("result_growth"),
            total: label("total"),
            level: label("level"),
            rate_of_growth: label("rate_of_growth"),
            measured: label("measured"),
            baseline: label("baseline"),
            rank: label("rank"),
            share: label("share"),
            components: label("components"),
            section: label("section"),
            none: label("none"),
        },
        page,
        large_print: LargePrintLabels {
            label: label("label"),
            lead: label("lead"),
            gauges_hint: by_aim(hint("gauges_hint")),
            growth_hint: label("growth_hint"),
            table_hint: label("table_hint"),
            more_heading: label("more_heading"),
            more: label("more"),
        },
        program: ProgramLabels {
            faults: label("faults"),
            warnings: label("warnings"),
            no_statements: label("no_statements"),
        },
        figure_list: FigureListLabels {
            heading: label("heading"),
            hint: label("hint"),
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

static EDITOR: LazyLock<EditorWords> = LazyLock::new(|| {
    labels!(EditorWords:
        title lead private waiting single stopped in_heading choose choose_hint paste paste_hint
        paste_read example example_head example_row embedded template like like_hint like_kept like_none
        like_fill like_template like_drop keep keep_hint kept busy cancel cancelled replace crashed failed
        too_large understood_heading sheet heading best encoding separator tab columns about
        found_heading all_good asked faults questions warnings automatic edited take take_words take_all undo
        record_heading record_hint record_check cells_heading cells_hint cell rows no_cells find
        seen_heading seen_none seen_old language width phone desktop scheme light dark frame out_heading
        wait_nothing wait_faults wait_file record record_about workbook list page site site_about
        address address_hint address_wrong charts png code saved)
});

static TEMPLATE: LazyLock<TemplateLabels> = LazyLock::new(|| TemplateLabels {
    sheets: ["indicators", "report", "notes"].map(label),
    measures: ["total", "level", "growth"].map(label),
    better: ["more", "less", "neither"].map(label),
    units: Box::leak(Box::new([label("unit")])),
    report_headings: ["what", "code", "content"].map(label),
    notes: Box::leak(Box::new([label("how to fill it in")])),
});

static LIST: LazyLock<ListLabels> = LazyLock::new(|| ListLabels {
    sheet: label("readings"),
    headings: ["level", "place", "indicator", "what", "choices"].map(label),
});

static PROGRAM: LazyLock<ImportLabels> = LazyLock::new(
    || labels!(ImportLabels: nothing_read exists unfinished complete is_input no_encoding no_sheets no_headings there_are cells_are),
);

#[derive(Debug)]
struct Pseudo;

/// Texts as the pseudo-language puts them together.
macro_rules! text {
    ($($format:tt)+) => {
        pseudo(&format!($($format)+))
    };
}

/// What a target is called.
fn target(name: &TargetName<'_>) -> String {
    text!("{} {:?} {}", name.setters.join(" "), name.better, name.only)
}

fn names(all: &Extremes<'_, impl Sized>) -> String {
    let ends = [&all.highest, &all.lowest].into_iter().flatten().map(|(name, _)| *name);
    ends.chain(all.without.iter().copied()).collect::<Vec<_>>().join(" ")
}

impl ChartWords for Pseudo {
    fn fonts(&self) -> &'static str {
        "sans-serif"
    }

    fn number(&self, number: Decimal) -> String {
        text!("{number}")
    }

    fn figure(&self, figure: &Figure) -> String {
        text!("{}{} {}", self.qualifier(figure.qualifier), figure.value, self.unit(&figure.unit))
    }

    fn range(&self, low: &Figure, high: &Figure) -> String {
        text!("{} to {}", low.value, self.figure(high))
    }

    fn percent(&self, percent: Decimal) -> String {
        text!("{percent}%")
    }

    fn points(&self, points: Decimal) -> String {
        text!("{points} points")
    }

    fn date(&self, date: PartialDate) -> String {
        text!("{date}")
    }

    fn schedule(&self, elapsed: Ratio) -> String {
        text!("schedule {}", elapsed.to_f64())
    }

    fn gap_to_schedule(&self, gap: Gap, elapsed: Option<Ratio>) -> String {
        text!("{} to schedule {}", gap.value, elapsed.map_or(0.0, Ratio::to_f64))
    }

    fn gap_to_target(
        &self,
        name: &TargetName<'_>,
        gap: Gap,
        unit: &Unit,
        verdict: Verdict,
    ) -> String {
        text!("{} {} {verdict:?} to {}", gap.value, self.unit(unit), target(name))
    }

    fn gap_in_percent(&self, name: &TargetName<'_>, gap: Gap) -> String {
        text!("{}% to {}", gap.value, target(name))
    }

    fn within_target(&self, name: &TargetName<'_>) -> String {
        text!("within {}", target(name))
    }

    fn target_label(&self, name: Option<&TargetName<'_>>, amount: &str) -> String {
        text!("{} {amount}", name.map_or_else(|| "target".to_owned(), target))
    }

    fn derived_label(&self, target: &str) -> [String; 2] {
        [text!("derived"), target.to_owned()]
    }

    fn mark_label(&self, name: &TargetName<'_>, amount: &str, derived: bool) -> String {
        text!("{} {amount} {derived}", target(name))
    }

    fn baseline(&self, figure: &str, date: PartialDate) -> String {
        text!("{figure} on {date}")
    }

    fn aside(&self, heading: &str, part: &str) -> String {
        text!("{heading} ({part})")
    }

    fn about(&self) -> &'static str {
        label("about ")
    }

    fn no_target(&self, annual: bool) -> &'static str {
        label(if annual { "no target of a year" } else { "no target" })
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

    fn empty_chart(&self, kind: &str) -> String {
        text!("nothing in {kind}")
    }
}

impl FaultWords for Pseudo {
    fn place(&self, position: Option<Place>, path: &str, subject: Option<&str>) -> String {
        text!("{position:?} {path} {subject:?}")
    }

    fn problem(&self, problem: &Problem) -> String {
        text!("{problem:?}")
    }

    fn fault(&self, fault: &Fault) -> String {
        text!("{fault:?}")
    }
}

impl Words for Pseudo {
    fn labels(&self) -> &'static Labels {
        &LABELS
    }

    fn gap_alone(&self, gap: Gap) -> String {
        text!("{}", gap.value)
    }

    fn span(&self, low: Decimal, high: Decimal, unit: &Unit) -> String {
        text!("{low} to {high} {}", self.unit(unit))
    }

    fn span_of_time(&self, span: Span) -> String {
        text!("{} to {}", span.start, span.end)
    }

    fn within_sentence(&self, period: &Period, lang: Lang) -> String {
        self.period(period, lang)
    }

    fn measured_at(&self, date: PartialDate) -> String {
        text!("at {date}")
    }

    fn rank(&self, rank: &Rank, lang: Lang) -> String {
        text!("place {} {} of {:?}", rank.place, rank.among.get(lang), rank.of)
    }

    fn growth_heading(&self, setters: usize) -> &'static str {
        label(&format!("growth of {setters}"))
    }

    fn target_column(&self, name: &str, heading: &str) -> String {
        text!("{name} {heading}")
    }

    fn gap_column(&self, name: &str) -> String {
        text!("gap to {name}")
    }

    fn attained(&self, what: &Attained<'_>) -> String {
        let against = what.against.iter().map(|one| target(&one.name)).collect::<Vec<_>>();
        text!("{} attained {:?} of {}", what.name, what.result, against.join(" "))
    }

    fn derived(&self, what: &Implied<'_>) -> String {
        text!("{} implies {} {}", what.name, target(&what.target_name), what.derived.value)
    }

    fn working(&self, what: Working<'_>) -> String {
        match what {
            Working::Target(derived) => text!("target {}", derived.value),
            Working::Result(derived) => text!("result {}", derived.value),
            Working::Sum(figure) => text!("sum {}", figure.value),
        }
    }

    fn contradiction(&self, name: &str, printed: &str, calculated: &str) -> String {
        text!("{name} printed {printed} is {calculated}")
    }

    fn sentence(&self, parts: &[String]) -> String {
        text!("{}", parts.join(" "))
    }

    fn parts(&self, parts: &[String]) -> String {
        text!("{}", parts.join(" "))
    }

    fn revised(&self, name: &str, former: &str, until: Option<PartialDate>) -> String {
        text!("{name} was {former} until {until:?}")
    }

    fn names(&self, names: &[&str]) -> String {
        names.join(" ")
    }

    fn positions(&self, positions: &[(Position, Vec<&str>)], annual: bool) -> String {
        let one = |(position, names): &(Position, Vec<&str>)| {
            format!("{} {}", self.position(*position, annual), names.join(" "))
        };
        positions.iter().map(one).collect::<Vec<_>>().join(" ")
    }

    fn position(&self, position: Position, annual: bool) -> String {
        text!("{position:?} {annual}")
    }

    fn growth_reached(&self, planned: &[Planned<'_>]) -> String {
        text!("{} planned", planned.len())
    }

    fn rates(&self, what: &Extremes<'_, Reached>, better: Better) -> String {
        text!("rates {better:?} {}", names(what))
    }

    fn untargeted(&self, names: &[&str], annual: bool) -> String {
        text!("untargeted {annual} {}", names.join(" "))
    }

    fn growth(&self, what: &Extremes<'_, Grown>) -> String {
        text!("growth {}", names(what))
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

    fn note(&self, number: usize) -> String {
        text!("note {number}")
    }

    fn count(&self, figures: usize) -> String {
        text!("{figures} figures")
    }

    fn unit(&self, unit: &Unit) -> String {
        match &unit.thing {
            Thing::Named(named) => text!("{} {}", unit.zeros, named.name.get(PSEUDO)),
            _ => text!("{}", unit.code()),
        }
    }

    fn qualifier(&self, qualifier: Option<Qualifier>) -> &'static str {
        qualifier.map_or("", |_| label("qualified "))
    }

    fn origin(
        &self,
        title: &str,
        publisher: Option<&str>,
        published: Option<PartialDate>,
    ) -> String {
        let published = published.map_or(String::new(), |date| date.to_string());
        text!("{title} {} {published}", publisher.unwrap_or_default())
    }

    fn data_kind(&self, totals_from: Option<Date>, growth: bool) -> String {
        text!("{} {growth}", totals_from.map_or(String::new(), |date| date.to_string()))
    }

    fn dated(&self, until: Date, revision: Date) -> String {
        text!("{until} {revision}")
    }
}

impl ImportWords for Pseudo {
    fn reading(&self, reading: &Reading) -> String {
        let subject = reading.subject.as_deref().unwrap_or_default();
        text!("{} {subject} {}", reading.place, self.matter(&reading.matter))
    }

    /// What is found in a table is in its own language: here only the name of the matter.
    fn matter(&self, matter: &Matter) -> String {
        let debug = format!("{matter:?}");
        text!("{}", debug.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default())
    }

    fn column(&self, code: &str, heading: &str) -> String {
        text!("{code} {heading}")
    }

    fn field<'f>(&self, field: &'f str) -> &'f str {
        label(field)
    }

    fn in_language(&self, name: &str, lang: Lang) -> String {
        text!("{name} {}", lang.code())
    }

    fn within(&self, outer: &str, inner: &str) -> String {
        text!("{outer} {inner}")
    }

    fn of_setter(&self, target: &str, setter: &str) -> String {
        text!("{target} {setter}")
    }

    fn column_note(&self, path: &str) -> Option<&'static str> {
        Some(label(&format!("about {path}")))
    }

    fn template(&self) -> &'static TemplateLabels {
        &TEMPLATE
    }

    fn levels(&self) -> [&'static str; 4] {
        ["faults", "warnings", "questions", "automatic"].map(label)
    }

    fn list(&self) -> &'static ListLabels {
        &LIST
    }

    fn program(&self) -> &'static ImportLabels {
        &PROGRAM
    }
}
