//! Units that figures are printed in: a scale, such as ten thousand, of what is counted.

use serde::{Deserialize, Serialize};

use crate::Text;

/// A printed unit: 亿元 is 10^8 yuan.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Unit {
    /// What is counted.
    pub thing: Thing,
    /// Zeros between the unit and one of what is counted: 8 for 亿元.
    pub zeros: u8,
}

/// What a unit counts.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Thing {
    /// %, of growth or of a whole.
    Percent,
    /// 成: ten per cent.
    Tenths,
    /// 个百分点: a difference of two percentages.
    Points,
    /// 点: points of an index or score.
    IndexPoints,
    /// 元.
    Yuan,
    /// 美元.
    Dollars,
    /// 欧元.
    Euros,
    /// 人.
    People,
    /// 人次: people, each counted every time.
    PersonTimes,
    /// 户.
    Households,
    /// 个.
    Items,
    /// 项.
    Projects,
    /// 套.
    Homes,
    /// 公顷.
    Hectares,
    /// 平方米.
    SquareMetres,
    /// 公里.
    Kilometres,
    /// 吨.
    Tonnes,
    /// 斤.
    Jin,
    /// 千瓦时.
    KilowattHours,
    /// 吨二氧化碳当量, t CO2e.
    CarbonTonnes,
    /// 吨油当量, toe.
    OilTonnes,
    /// A plain number: a ratio, a coefficient, or the unit of a measure without figures.
    Number,
    /// What a record names itself.
    Named(Box<NamedThing>),
}

/// What a record's own unit counts.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct NamedThing {
    /// What the record calls the unit.
    pub id: String,
    /// Units of one family can be compared: the id of the unit, or the family that the record states, which may be that
    /// of a built-in unit.
    pub family: String,
    /// What is printed behind a number and its scale, which this does not have in it: 辆, with 4 zeros for 万辆.
    pub name: Text,
    /// The same behind a one, where that is something else.
    pub one: Option<Text>,
}

/// The built-in things: what a record calls each, its family, the zeros to the family's base, and other spellings.
const THINGS: [(Thing, &str, &str, u8, &[&str]); 22] = [
    (Thing::Percent, "percent", "percent", 0, &["%", "％"]),
    (Thing::Tenths, "tenths", "percent", 1, &["成"]),
    (Thing::Points, "points", "points", 0, &["个百分点", "百分点", "percentage points"]),
    (Thing::IndexPoints, "index-points", "index-points", 0, &["点"]),
    (Thing::Yuan, "yuan", "yuan", 0, &["元", "人民币元"]),
    (Thing::Dollars, "dollars", "dollars", 0, &["美元", "$"]),
    (Thing::Euros, "euros", "euros", 0, &["欧元", "€"]),
    (Thing::People, "people", "people", 0, &["人"]),
    (Thing::PersonTimes, "person-times", "person-times", 0, &["人次"]),
    (Thing::Households, "households", "households", 0, &["户"]),
    (Thing::Items, "items", "items", 0, &["个"]),
    (Thing::Projects, "projects", "projects", 0, &["项"]),
    (Thing::Homes, "homes", "homes", 0, &["套"]),
    (Thing::Hectares, "hectares", "area", 4, &["公顷"]),
    (Thing::SquareMetres, "square-metres", "area", 0, &["平方米"]),
    (Thing::Kilometres, "kilometres", "kilometres", 0, &["公里"]),
    (Thing::Tonnes, "tonnes", "tonnes", 0, &["吨"]),
    (Thing::Jin, "jin", "jin", 0, &["斤"]),
    (Thing::KilowattHours, "kilowatt-hours", "kilowatt-hours", 0, &["千瓦时", "kWh"]),
    (Thing::CarbonTonnes, "tonnes-co2e", "tonnes-co2e", 0, &["吨二氧化碳当量", "t CO2e"]),
    (Thing::OilTonnes, "tonnes-oil-equivalent", "tonnes-oil-equivalent", 0, &["吨油当量", "toe"]),
    (Thing::Number, "number", "number", 0, &[]),
];

/// The scales: what a record writes before a thing, its zeros, and other spellings.
const SCALES: [(&str, u8, &[&str]); 8] = [
    ("", 0, &[]),
    ("thousand-", 3, &["千", "thousand ", "k"]),
    ("10k-", 4, &["万"]),
    ("million-", 6, &["百万", "million ", "M"]),
    ("100m-", 8, &["亿"]),
    ("billion-", 9, &["十亿", "billion ", "G"]),
    ("trillion-", 12, &["万亿", "trillion "]),
    ("10t-", 13, &["十万亿"]),
];

/// The codes of the scales by themselves.
pub(super) const SCALE_CODES: [&str; 7] =
    ["thousand", "10k", "million", "100m", "billion", "trillion", "10t"];

impl Unit {
    /// Per cent.
    pub const PERCENT: Self = Self { thing: Thing::Percent, zeros: 0 };
    /// Percentage points.
    pub const POINTS: Self = Self { thing: Thing::Points, zeros: 0 };

    /// A plain number.
    pub const NUMBER: Self = Self { thing: Thing::Number, zeros: 0 };

    /// A built-in unit by its code or as it is printed: `100m-yuan`, `亿元`, `percent`, `%`, `million-people`.
    pub fn parse(text: &str) -> Option<Self> {
        let thing = |text: &str, printed: bool| {
            let called = |(_, code, _, _, spellings): &&(Thing, &str, &str, u8, &[&str])| {
                *code == text || printed && spellings.contains(&text)
            };
            THINGS.iter().find(called).map(|(thing, ..)| thing.clone())
        };
        let mut scaled = SCALES.iter().flat_map(|(code, zeros, spellings)| {
            let coded = text.strip_prefix(code).and_then(|rest| thing(rest, false));
            let printed = spellings.iter().chain(code.is_empty().then_some(&""));
            let printed = printed.filter_map(|scale| thing(text.strip_prefix(scale)?, true));
            coded.into_iter().chain(printed).map(|thing| Self { thing, zeros: *zeros })
        });
        scaled.find(|unit| unit.zeros == 0 || !unit.is_percentage())
    }

    /// What a record calls it: `100m-yuan`.
    pub fn code(&self) -> String {
        let scale = SCALES.iter().find(|(_, zeros, _)| *zeros == self.zeros);
        let scale = scale.map_or("", |(code, ..)| code);
        match &self.thing {
            Thing::Named(named) => named.id.clone(),
            thing => format!("{scale}{}", Self::row(thing).map_or("", |(_, code, ..)| code)),
        }
    }

    /// The codes of all things that are built in, each by itself.
    pub fn things() -> impl Iterator<Item = &'static str> {
        THINGS.iter().map(|(_, code, ..)| *code)
    }

    /// The codes of all scales, as they are written before a thing.
    pub fn scales() -> impl Iterator<Item = &'static str> {
        SCALES.iter().map(|(code, ..)| *code).filter(|code| !code.is_empty())
    }

    /// How a scale is printed in Chinese: 亿 for `100m`.
    #[cfg(feature = "import")]
    pub(crate) fn printed_scale(scale: &str) -> Option<&'static str> {
        let same = |(code, ..): &&(&str, u8, &[&str])| code.trim_end_matches('-') == scale;
        SCALES.iter().find(same).and_then(|(.., spellings)| spellings.first().copied())
    }

    /// The zeros of a scale by its code, with or without the hyphen: `10k`.
    pub(crate) fn zeros_of(scale: &str) -> Option<u8> {
        let same = |(code, ..): &&(&str, u8, &[&str])| {
            !code.is_empty() && code.trim_end_matches('-') == scale
        };
        SCALES.iter().find(same).map(|(_, zeros, _)| *zeros)
    }

    /// What units that can be compared have in common.
    pub fn family(&self) -> &str {
        match &self.thing {
            Thing::Named(named) => &named.family,
            thing => Self::row(thing).map_or("", |(_, _, family, ..)| family),
        }
    }

    /// Zeros between it and the base of its family: 12 for 亿公顷, as the base is the square metre.
    pub(crate) fn power(&self) -> i32 {
        let base = Self::row(&self.thing).map_or(0, |(_, _, _, base, _)| *base);
        i32::from(self.zeros) + i32::from(base)
    }

    /// Whether differences of it are in percentage points: a percentage, of growth or of something.
    pub fn is_percentage(&self) -> bool {
        self.family() == "percent"
    }

    /// Whether it is a difference of percentages.
    pub fn is_points(&self) -> bool {
        self.family() == "points"
    }

    /// The unit of a difference of two figures in it.
    pub(crate) fn of_difference(&self) -> Self {
        match self.family() {
            "percent" => Self::POINTS,
            "index-points" => Self { thing: Thing::IndexPoints, zeros: 0 },
            _ => self.clone(),
        }
    }

    fn row(
        thing: &Thing,
    ) -> Option<&'static (Thing, &'static str, &'static str, u8, &'static [&'static str])> {
        THINGS.iter().find(|(other, ..)| other == thing)
    }
}

#[cfg(test)]
mod tests {
    use super::{SCALE_CODES, Unit};

    #[test]
    fn units_are_read_as_codes_and_as_printed() {
        for (text, code) in [
            ("亿元", "100m-yuan"),
            ("100m-yuan", "100m-yuan"),
            ("元", "yuan"),
            ("万亿元", "trillion-yuan"),
            ("万人次", "10k-person-times"),
            ("%", "percent"),
            ("个百分点", "points"),
            ("成", "tenths"),
            ("Mtoe", "million-tonnes-oil-equivalent"),
            ("million people", "million-people"),
            ("万亿斤", "trillion-jin"),
            ("number", "number"),
        ] {
            let unit = Unit::parse(text);
            assert_eq!(unit.as_ref().map(Unit::code).as_deref(), Some(code), "{text}");
            assert_eq!(Unit::parse(code), unit, "{code}");
        }
        for text in ["", "万", "10k-", "10k-percent", "亿%", "yuan-100m", "億元", "cars"] {
            assert_eq!(Unit::parse(text), None, "{text}");
        }
    }

    #[test]
    fn families_have_one_base() {
        let power = |text| Unit::parse(text).map(|unit| (unit.family().to_owned(), unit.power()));
        assert_eq!(power("公顷"), Some(("area".to_owned(), 4)));
        assert_eq!(power("万平方米"), Some(("area".to_owned(), 4)));
        assert_eq!(power("成"), Some(("percent".to_owned(), 1)));
        assert_eq!(power("亿元"), Some(("yuan".to_owned(), 8)));
    }

    #[test]
    fn scales_by_themselves_are_those_before_a_thing() {
        let scales: Vec<_> = Unit::scales().map(|code| code.trim_end_matches('-')).collect();
        assert_eq!(scales, SCALE_CODES);
        assert_eq!(SCALE_CODES.map(Unit::zeros_of), [3, 4, 6, 8, 9, 12, 13].map(Some));
        assert_eq!([Unit::zeros_of(""), Unit::zeros_of("万")], [None, None]);
    }
}
