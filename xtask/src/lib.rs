//! Builds, serves and tests plan-chart.
//!
//! The command line is `cargo xtask`; the browser tests use [`server`], [`browser`] and [`workspace`] as a library.
//! Nothing here is linked into the product.

pub mod args;
pub mod bench;
pub mod browser;
mod build;
pub mod mutants;
pub mod npm;
pub mod packages;
mod process;
pub mod serve;
pub mod server;
pub mod shots;
pub mod size;
pub mod steps;
pub mod table;
pub mod workspace;

pub use build::{Contents, build, package, program, publish};
