//! A record as it is written: derived types that mirror its JSON, with figures, dates and ids still as text.
//! `validation.rs` turns them into a [`Report`](super::Report).

use std::fmt;

use serde::{
    Deserialize, Deserializer,
    de::{Error, Unexpected, Visitor},
};

use super::{
    Aspect, Qualifier, Unit,
    part::{List, Part},
    validation::{MAX_ALIASES, MAX_INDICATORS, MAX_NOTES},
};

#[derive(Debug, Deserialize)]
pub(super) struct Report {
    pub(super) id: Part<String>,
    pub(super) revision: Part<String>,
    pub(super) place: Part<Text>,
    pub(super) period: Part<Period>,
    pub(super) source: Part<Source>,
    pub(super) sections: Part<List<Part<Section>, MAX_INDICATORS>>,
    pub(super) indicators: Part<List<Part<Indicator>, MAX_INDICATORS>>,
    pub(super) stated: Option<Part<List<Part<Stated>, MAX_INDICATORS>>>,
    pub(super) remarks: Option<Part<List<Part<Text>, MAX_NOTES>>>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Text {
    pub(super) zh: Part<String>,
    pub(super) en: Part<String>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Period {
    pub(super) year: Part<String>,
    pub(super) start: Part<String>,
    pub(super) end: Part<String>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Source {
    pub(super) title: Part<Text>,
    pub(super) publisher: Part<Text>,
    pub(super) published: Part<String>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Section {
    pub(super) id: Part<String>,
    pub(super) name: Part<Text>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Indicator {
    pub(super) id: Part<String>,
    pub(super) name: Part<Text>,
    pub(super) short: Part<Text>,
    pub(super) aliases: Option<Part<List<Part<String>, MAX_ALIASES>>>,
    pub(super) definition: Part<Text>,
    pub(super) section: Part<String>,
    pub(super) plan: Part<Pair>,
    pub(super) municipal: Part<Pair>,
    pub(super) result: Part<Pair>,
    pub(super) notes: Option<Part<List<Part<Note>, MAX_NOTES>>>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Stated {
    pub(super) id: Part<String>,
    pub(super) name: Part<Text>,
    pub(super) short: Part<Text>,
    pub(super) aliases: Option<Part<List<Part<String>, MAX_ALIASES>>>,
    pub(super) definition: Part<Text>,
    pub(super) section: Part<String>,
    pub(super) result: Part<Figure>,
    pub(super) rate: Option<Part<Measure>>,
    pub(super) of: Option<Part<StatedTarget>>,
    pub(super) ahead: Option<Part<Measure>>,
    pub(super) notes: Option<Part<List<Part<Note>, MAX_NOTES>>>,
}

/// Which target a stated rate is a share of.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum StatedTarget {
    AnnualTarget,
    Target,
}

#[derive(Debug, Deserialize)]
pub(super) struct Note {
    pub(super) on: Part<Aspect>,
    pub(super) text: Part<Text>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Pair {
    pub(super) total: Option<Part<Entry>>,
    pub(super) growth: Option<Part<Entry>>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Figure {
    pub(super) value: Part<String>,
    pub(super) unit: Part<Unit>,
    pub(super) qualifier: Option<Part<Qualifier>>,
}

/// A figure without a qualifier.
#[derive(Debug, Deserialize)]
pub(super) struct Measure {
    pub(super) value: Part<String>,
    pub(super) unit: Part<Unit>,
}

/// What a table cell holds.
#[derive(Debug)]
pub(super) enum Entry {
    /// `""`: nothing printed.
    Empty,
    /// `"/"`: expressly not set.
    NotSet,
    /// A figure, or words in its place.
    Printed(Box<Printed>),
}

/// A figure, or words in its place: which fields must be there depends on `text`.
#[derive(Debug, Deserialize)]
pub(super) struct Printed {
    pub(super) value: Option<Part<String>>,
    pub(super) unit: Option<Part<Unit>>,
    pub(super) qualifier: Option<Part<Qualifier>>,
    pub(super) text: Option<Part<Text>>,
}

impl<'de> Deserialize<'de> for Entry {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Cell;

        impl<'de> Visitor<'de> for Cell {
            type Value = Entry;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a figure, words, \"/\" for not set, or \"\" for empty")
            }

            fn visit_str<E: Error>(self, text: &str) -> Result<Self::Value, E> {
                match text {
                    "" => Ok(Entry::Empty),
                    "/" => Ok(Entry::NotSet),
                    _ => Err(E::invalid_type(Unexpected::Str(text), &self)),
                }
            }

            fn visit_newtype_struct<D: Deserializer<'de>>(
                self,
                object: D,
            ) -> Result<Self::Value, D::Error> {
                Printed::deserialize(object).map(|printed| Entry::Printed(Box::new(printed)))
            }
        }

        deserializer.deserialize_newtype_struct("Entry", Cell)
    }
}
