//! The formats in which readers download a chart, and the list of them.

use super::{picture::SVG, table::CSV};
use crate::{
    Report,
    chart::{Chart, Spec, SpecError},
    i18n::PageLabels,
};

/// Every format, in the order of the links on pages. The panel of a chart shows the first as its picture and the second
/// as its data.
pub(super) const FORMATS: [Format; 2] = [SVG, CSV];

/// A format in which readers download a chart.
pub(super) struct Format {
    /// The ending of its files, without the dot.
    pub(super) extension: &'static str,
    pub(super) media_type: &'static str,
    /// The label of its links.
    pub(super) label: fn(&PageLabels) -> &'static str,
    /// The file of a chart that was built from a spec.
    pub(super) file: fn(&Report, &Chart, &Spec) -> Result<String, SpecError>,
    /// For a format that depends on the layout: the file for phones, of charts that stretch.
    pub(super) narrow: Option<fn(&Report, &Chart) -> String>,
}
