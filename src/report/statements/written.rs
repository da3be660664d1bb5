//! The record of a report's text as it is written: derived types that mirror its JSON.

use serde::Deserialize;

use super::{Kind, Role};
use crate::report::{
    Qualifier,
    limits::{MAX_LANGUAGES, MAX_STATEMENTS, MAX_UNITS},
    part::{List, Part},
    written::{OwnUnit, Text},
};

pub(super) type All<T> = Part<List<Part<T>, MAX_STATEMENTS>>;

#[derive(Debug, Deserialize)]
pub(super) struct Statements {
    pub(super) report: Part<String>,
    pub(super) languages: Option<Part<List<Part<String>, MAX_LANGUAGES>>>,
    pub(super) units: Option<Part<List<Part<OwnUnit>, MAX_UNITS>>>,
    pub(super) parts: All<ReportPart>,
    pub(super) areas: All<Area>,
    pub(super) topics: All<Topic>,
    pub(super) figures: All<Figure>,
    pub(super) drawings: Option<All<Drawing>>,
    pub(super) related: Option<All<List<Part<String>, MAX_STATEMENTS>>>,
    pub(super) notes: Option<All<Note>>,
}

#[derive(Debug, Deserialize)]
pub(super) struct ReportPart {
    pub(super) id: Part<String>,
    pub(super) name: Part<Text>,
    pub(super) role: Option<Part<Role>>,
    pub(super) hint: Option<Part<Text>>,
    pub(super) numbered: Option<Part<Text>>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Area {
    pub(super) id: Part<String>,
    pub(super) part: Part<String>,
    pub(super) name: Part<Text>,
    pub(super) place: Part<Text>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Topic {
    pub(super) id: Part<String>,
    pub(super) area: Part<String>,
    pub(super) name: Part<Text>,
    pub(super) text: Option<Part<Text>>,
    pub(super) terms: Option<All<String>>,
}

/// A figure. One that qualifies another has neither a topic, nor a figure beside it, nor figures of its own.
#[derive(Debug, Deserialize)]
pub(super) struct Figure {
    pub(super) id: Part<String>,
    pub(super) topic: Option<Part<String>>,
    pub(super) kind: Option<Part<Kind>>,
    pub(super) value: Option<Part<String>>,
    pub(super) from: Option<Part<String>>,
    pub(super) to: Option<Part<String>>,
    pub(super) unit: Option<Part<String>>,
    pub(super) qualifier: Option<Part<Qualifier>>,
    pub(super) text: Option<Part<Text>>,
    pub(super) among: Option<Part<Text>>,
    pub(super) name: Option<Part<Text>>,
    pub(super) restates: Option<Part<String>>,
    pub(super) beside: Option<Part<String>>,
    pub(super) part: Option<Part<String>>,
    pub(super) whole: Option<Part<String>>,
    pub(super) with: Option<All<Figure>>,
}

/// Figures that may be drawn on one scale.
#[derive(Debug, Deserialize)]
pub(super) struct Drawing {
    pub(super) id: Part<String>,
    pub(super) figures: All<String>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Note {
    pub(super) on: All<String>,
    pub(super) text: Part<Text>,
}
