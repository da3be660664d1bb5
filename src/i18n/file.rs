//! What stands in files that readers take away, besides what charts say. Apart from [`Sentences`], because no chart
//! needs it.

use super::{
    Sentences, Words as _,
    en::{self, En},
    zh::{self, Zh},
};
use crate::{
    Decimal,
    report::{Date, Measure, Qualifier, Unit},
};

/// How a language says what stands in files.
pub trait FileWords: Sentences {
    /// A unit as the heading of numbers: 100 million yuan.
    fn unit(&self, unit: Unit) -> String;
    /// The word that loosens a figure, or nothing.
    fn qualifier(&self, qualifier: Option<Qualifier>) -> &'static str;
    /// The labels of files.
    fn file_labels(&self) -> &'static FileLabels;
    /// A heading with what of it a column holds: result (unit).
    fn aside(&self, heading: &str, part: &str) -> String;
    /// Where figures were printed, and by whom.
    fn origin(&self, title: &str, publisher: &str, published: Option<Date>) -> String;
    /// To which day figures go, and when they were last revised.
    fn dated(&self, until: Date, revision: Date) -> String;
}

/// Labels that stand in files only.
#[derive(Debug)]
#[allow(missing_docs)] // the words themselves say what they are
pub struct FileLabels {
    pub unit: &'static str,
    pub qualifier: &'static str,
    pub notes: &'static str,
    pub source: &'static str,
    pub colon: &'static str,
    pub dates: &'static str,
}

impl FileWords for Zh {
    fn unit(&self, of: Unit) -> String {
        let (scale, counted) = zh::unit(of);
        format!("{scale}{counted}")
    }

    fn qualifier(&self, of: Option<Qualifier>) -> &'static str {
        zh::qualifier(of)
    }

    fn file_labels(&self) -> &'static FileLabels {
        &ZH
    }

    fn aside(&self, heading: &str, part: &str) -> String {
        format!("{heading}（{part}）")
    }

    fn origin(&self, title: &str, publisher: &str, published: Option<Date>) -> String {
        let published = published.map_or(String::new(), |date| format!("，{date}发布"));
        format!("《{title}》，{publisher}{published}")
    }

    fn dated(&self, until: Date, revision: Date) -> String {
        format!("数据截至{until}；数据修订{revision}")
    }
}

impl FileWords for En {
    fn unit(&self, unit: Unit) -> String {
        let noun = match unit.measure() {
            Measure::Rate => "%",
            Measure::Difference => "percentage points",
            Measure::Money => "yuan",
            Measure::People => "people",
            Measure::PersonTimes => "person-times",
            Measure::Homes => "homes",
        };
        times(self, unit.zeros(), noun)
    }

    fn qualifier(&self, of: Option<Qualifier>) -> &'static str {
        en::qualifier(of)
    }

    fn file_labels(&self) -> &'static FileLabels {
        &EN
    }

    fn aside(&self, heading: &str, part: &str) -> String {
        format!("{heading} ({part})")
    }

    fn origin(&self, title: &str, publisher: &str, published: Option<Date>) -> String {
        let published = published.map_or(String::new(), |date| format!(", published {date}"));
        format!("{title}, {publisher}{published}")
    }

    fn dated(&self, until: Date, revision: Date) -> String {
        format!("Data until {until}; last revised {revision}")
    }
}

/// What is counted in ones of 1 and `zeros` zeros: 10,000 people.
pub(super) fn times(words: &En, zeros: i32, noun: &str) -> String {
    match zeros {
        0 => noun.to_owned(),
        8 => format!("100 million {noun}"),
        _ => format!("{} {noun}", words.number(Decimal::new(1, 0).shift(zeros))),
    }
}

static ZH: FileLabels = FileLabels {
    unit: "单位",
    qualifier: "限定词",
    notes: "说明",
    source: "来源",
    colon: "：",
    dates: "日期",
};

static EN: FileLabels = FileLabels {
    unit: "unit",
    qualifier: "qualifier",
    notes: "Notes",
    source: "Source",
    colon: ": ",
    dates: "Dates",
};
