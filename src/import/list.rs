//! What was understood, is in doubt and is wrong as a workbook, to be sent to whoever keeps the figures.

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, XlsxError};

use super::{Choice, Import, Level};
use crate::Lang;

/// Writes the readings of an import as a workbook: faults first, a row each. The same readings give the same bytes.
///
/// # Errors
/// When the workbook cannot be written.
pub fn readings_to_xlsx(import: &Import, lang: Lang) -> Result<Vec<u8>, String> {
    write(import, lang).map_err(|error| error.to_string())
}

fn write(import: &Import, lang: Lang) -> Result<Vec<u8>, XlsxError> {
    let words = lang.import_words();
    let mut book = Workbook::new();
    let created = ExcelDateTime::from_ymd(2000, 1, 1)?;
    book.set_properties(&DocProperties::new().set_creation_datetime(&created));
    let sheet = book.add_worksheet().set_name(words.list().sheet)?;
    let (head, text) =
        (Format::new().set_bold(), Format::new().set_num_format("@").set_text_wrap());
    for (column, (heading, width)) in
        (0..).zip(words.list().headings.into_iter().zip([16.0, 18.0, 24.0, 70.0, 30.0]))
    {
        sheet.write_string_with_format(0, column, heading, &head)?;
        sheet.set_column_width(column, width)?;
    }
    let mut row = 0;
    for (level, name) in Level::ALL.into_iter().zip(words.levels()) {
        for reading in import.of_level(level) {
            row += 1;
            let choices: Vec<&str> = reading
                .choices
                .iter()
                .filter_map(|choice| match choice {
                    Choice::Cell(text) | Choice::Report(_, text) => Some(text.as_str()),
                    Choice::Column(_) => None,
                })
                .collect();
            let place = reading.place.to_string();
            let matter = words.matter(&reading.matter);
            let subject = reading.subject.as_deref().unwrap_or_default();
            let cells = [name, &place, subject, &matter, &choices.join(" | ")];
            for (column, cell) in (0..).zip(cells) {
                sheet.write_string_with_format(row, column, cell, &text)?;
            }
        }
    }
    sheet.set_freeze_panes(1, 0)?;
    book.save_to_buffer()
}
