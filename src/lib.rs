//! Draws a government's half-year results against its annual targets: completion bars, growth bars
//! and gauges, from one record of a report.
//!
//! A value goes one way: [`report`] (what was printed) → [`progress`] (what follows from it) →
//! [`chart`] (what to show, in words) → [`scene`] (where it goes, in CSS px) → [`render`] (canvas or
//! SVG) and [`site`] (HTML). Each step is a pure function, and every text or number that a person
//! meets is produced by a chart, so a picture, its table and its sentence cannot disagree.

pub mod chart;
mod decimal;
#[cfg(feature = "editor")]
pub mod editor;
mod error;
pub mod i18n;
#[cfg(feature = "import")]
pub mod import;
mod lang;
pub mod progress;
#[cfg(all(feature = "publish", not(target_arch = "wasm32")))]
pub mod publish;
pub mod render;
pub mod report;
pub mod scene;
pub mod site;
#[cfg(target_arch = "wasm32")]
mod web;

pub use decimal::{Decimal, Ratio};
pub use error::{
    DateDue, Due, Encoding, Fault, FaultKind, Faults, Found, NotHere, Origin, Position, Problem,
    Referent, Review, Syntax, UnitDue,
};
pub use lang::{Lang, Text};
pub use report::{EMBEDDED, Report};

/// The examples of README.md run as tests.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
