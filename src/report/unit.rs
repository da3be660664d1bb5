//! Units that figures are printed in.

use serde::{Deserialize, Serialize};

/// A printed unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(all(target_arch = "wasm32", feature = "record"), derive(tsify::Tsify))]
#[serde(rename_all = "kebab-case")]
pub enum Unit {
    /// %, of growth or of a whole.
    Percent,
    /// 个百分点: a difference of two percentages.
    Points,
    /// 亿元: a hundred million yuan.
    #[serde(rename = "100m-yuan")]
    Yuan100m,
    /// 万元: ten thousand yuan.
    #[serde(rename = "10k-yuan")]
    Yuan10k,
    /// 万人: ten thousand people.
    #[serde(rename = "10k-people")]
    People10k,
    /// 万人次: ten thousand person-times.
    #[serde(rename = "10k-person-times")]
    PersonTimes10k,
    /// 套: homes.
    Homes,
}

/// What a unit measures: figures of one measure can be held against each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Measure {
    /// A rate, in per cent.
    Rate,
    /// A difference of two rates, in percentage points.
    Difference,
    /// Money, in yuan.
    Money,
    /// People.
    People,
    /// People, each counted every time.
    PersonTimes,
    /// Homes.
    Homes,
}

impl Unit {
    /// Every unit.
    pub const ALL: [Self; 7] = [
        Self::Percent,
        Self::Points,
        Self::Yuan100m,
        Self::Yuan10k,
        Self::People10k,
        Self::PersonTimes10k,
        Self::Homes,
    ];

    /// What a record calls it.
    pub fn code(self) -> &'static str {
        super::code(self)
    }

    /// What it measures.
    pub fn measure(self) -> Measure {
        match self {
            Self::Percent => Measure::Rate,
            Self::Points => Measure::Difference,
            Self::Yuan100m | Self::Yuan10k => Measure::Money,
            Self::People10k => Measure::People,
            Self::PersonTimes10k => Measure::PersonTimes,
            Self::Homes => Measure::Homes,
        }
    }

    /// Zeros between this unit and one of what it measures: 8 for 亿元.
    pub(crate) fn zeros(self) -> i32 {
        match self {
            Self::Yuan100m => 8,
            Self::Yuan10k | Self::People10k | Self::PersonTimes10k => 4,
            Self::Percent | Self::Points | Self::Homes => 0,
        }
    }
}
