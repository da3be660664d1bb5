//! Zipped workbooks that unpack to as much as is read, or are said to hold more than they do.

use std::io::{Cursor, Write as _};

use plan_chart::import::MAX_UNPACKED;
use zip::{ZipWriter, write::SimpleFileOptions};

use crate::{Given, Input};

/// A part: its name, how it begins, what is repeated in it, how often, and how it ends.
type Part<'a> = (&'a str, &'a str, &'a str, usize, &'a str);

const ROOT: &str = r#"<Relationships><Relationship Id="a" Type="x/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
const LINKS: &str = r#"<Relationships><Relationship Id="a" Type="x/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#;
const BOOK: &str =
    r#"<workbook xmlns:r="r"><sheets><sheet name="S" sheetId="1" r:id="a"/></sheets></workbook>"#;
const CELL: &str = "<worksheet><sheetData><row><c><v>1</v></c></row></sheetData></worksheet>";

/// As often as all of it may be unpacked.
fn all(repeated: &str) -> usize {
    (usize::try_from(MAX_UNPACKED).unwrap() - 5_000) / repeated.len()
}

fn zipped(parts: &[Part<'_>]) -> Given {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, start, repeated, count, end) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(start.as_bytes()).unwrap();
        // In pieces that are large enough to be fast.
        let many = (1 << 16) / repeated.len().max(1) + 1;
        let piece = repeated.repeat(many.min(*count));
        for _ in 0..count / many {
            zip.write_all(piece.as_bytes()).unwrap();
        }
        zip.write_all(repeated.repeat(count % many).as_bytes()).unwrap();
        zip.write_all(end.as_bytes()).unwrap();
    }
    Given::File(zip.finish().unwrap().into_inner())
}

/// A workbook of Excel with these parts, and what is needed besides.
fn xlsx(parts: &[Part<'_>]) -> Given {
    let usual = [
        ("_rels/.rels", ROOT),
        ("xl/workbook.xml", BOOK),
        ("xl/_rels/workbook.xml.rels", LINKS),
        ("xl/worksheets/sheet1.xml", CELL),
    ];
    let usual = usual.into_iter().filter(|(name, _)| parts.iter().all(|part| part.0 != *name));
    let usual = usual.map(|(name, text)| (name, text, "", 0, ""));
    zipped(&usual.chain(parts.iter().copied()).collect::<Vec<_>>())
}

fn sheet(start: &str, repeated: &str, count: usize) -> Given {
    let start = format!("<worksheet><sheetData>{start}");
    let end = "</row></sheetData></worksheet>";
    xlsx(&[("xl/worksheets/sheet1.xml", &start, repeated, count, end)])
}

fn strings(start: &str, repeated: &str, count: usize) -> Given {
    xlsx(&[("xl/sharedStrings.xml", start, repeated, count, "</sst>")])
}

fn styles(start: &str, repeated: &str, count: usize, end: &str) -> Given {
    let start = format!("<styleSheet>{start}");
    let end = format!("{end}</styleSheet>");
    xlsx(&[("xl/styles.xml", &start, repeated, count, &end)])
}

fn ods(start: &str, repeated: &str, count: usize) -> Given {
    let head = r#"<?xml version="1.0"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>"#;
    let start = format!("{head}{start}");
    let end = "</table:table></office:spreadsheet></office:body></office:document-content>";
    let manifest = r#"<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>"#;
    zipped(&[
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet", "", 0, ""),
        ("META-INF/manifest.xml", manifest, "", 0, ""),
        ("content.xml", &start, repeated, count, end),
    ])
}

const TABLE: &str = r#"<table:table table:name="S">"#;

pub(crate) const INPUTS: &[Input] = &[
    ("xlsx: one cell far away", || sheet("<row>", r#"<c r="XFD1048576"><v>1</v></c>"#, 1)),
    ("xlsx: blanks", || sheet("<row>", " ", all(" "))),
    ("xlsx: too many blanks", || sheet("<row>", " ", all(" ") + 10_000)),
    ("xlsx: cells", || sheet("<row>", "<c><v>1</v></c>", all("<c><v>1</v></c>"))),
    ("xlsx: empty cells", || sheet("<row>", "<c/>", all("<c/>"))),
    ("xlsx: rows", || sheet("<row>", "</row><row>", all("</row><row>"))),
    ("xlsx: elements within each other", || sheet("<row>", "<a>", all("<a>"))),
    ("xlsx: elements within each other, in the book", || {
        xlsx(&[("xl/workbook.xml", "<workbook>", "<a>", all("<a>"), "")])
    }),
    ("xlsx: a long text", || sheet("<row><c t=\"str\"><v>", "x", all("x"))),
    ("xlsx: a long attribute", || sheet("<row><c r=\"", "A", all("A"))),
    ("xlsx: a long comment", || sheet("<row><!--", "<", all("<"))),
    ("xlsx: long texts", || {
        let cell = format!("<c t=\"str\"><v>{}</v></c>", "长".repeat(3_990));
        sheet("<row>", &cell, all(&cell))
    }),
    ("xlsx: one long text in many cells", || {
        let text = format!("<sst><si><t>{}</t></si>", "长".repeat(3_990));
        let cells = "<c t=\"s\"><v>0</v></c>";
        xlsx(&[
            ("xl/sharedStrings.xml", &text, "", 0, "</sst>"),
            (
                "xl/worksheets/sheet1.xml",
                "<worksheet><sheetData><row>",
                cells,
                99_000,
                "</row></sheetData></worksheet>",
            ),
        ])
    }),
    ("xlsx: empty shared texts", || strings("<sst>", "<si/>", all("<si/>"))),
    ("xlsx: shared texts", || strings("<sst>", "<si><t>x</t></si>", all("<si><t>x</t></si>"))),
    ("xlsx: a long shared text", || strings("<sst><si><t>", "x", all("x"))),
    ("xlsx: said to have many shared texts", || {
        strings(r#"<sst uniqueCount="3000000000">"#, "<si/>", 1)
    }),
    ("xlsx: looks of cells", || styles("<cellXfs>", "<xf/>", all("<xf/>"), "</cellXfs>")),
    ("xlsx: fonts", || styles("<fonts>", "<font/>", all("<font/>"), "</fonts>")),
    ("xlsx: borders", || styles("<borders>", "<border/>", all("<border/>"), "</borders>")),
    ("xlsx: many looks with one long name", || {
        let font =
            format!("<fonts><font><name val=\"{}\"/></font></fonts><cellXfs>", "x".repeat(100_000));
        styles(&font, r#"<xf fontId="0"/>"#, 60_000, "</cellXfs>")
    }),
    ("xlsx: many looks with one long format", || {
        let format = format!(
            "<numFmts><numFmt numFmtId=\"200\" formatCode=\"{}\"/></numFmts><cellXfs>",
            "0".repeat(100_000)
        );
        styles(&format, r#"<xf numFmtId="200"/>"#, 60_000, "</cellXfs>")
    }),
    ("xlsx: many cells with a long format", || {
        let format = format!(
            "<styleSheet><numFmts><numFmt numFmtId=\"200\" formatCode=\"{}\"/></numFmts><cellXfs><xf numFmtId=\"200\"/></cellXfs></styleSheet>",
            "0".repeat(30_000)
        );
        xlsx(&[
            ("xl/styles.xml", &format, "", 0, ""),
            (
                "xl/worksheets/sheet1.xml",
                "<worksheet><sheetData><row>",
                "<c s=\"0\"><v>1</v></c>",
                99_000,
                "</row></sheetData></worksheet>",
            ),
        ])
    }),
    ("xlsx: merged cells", || {
        let merged = r#"<mergeCell ref="A1:B2"/>"#;
        let start = "<worksheet><sheetData/><mergeCells>";
        xlsx(&[(
            "xl/worksheets/sheet1.xml",
            start,
            merged,
            all(merged),
            "</mergeCells></worksheet>",
        )])
    }),
    ("xlsx: names", || {
        let name = r#"<definedName name="n">1</definedName>"#;
        xlsx(&[(
            "xl/workbook.xml",
            "<workbook><definedNames>",
            name,
            all(name),
            "</definedNames></workbook>",
        )])
    }),
    ("xlsx: links", || {
        let link = r#"<Relationship Id="b" Type="x" Target="x"/>"#;
        xlsx(&[(
            "xl/_rels/workbook.xml.rels",
            "<Relationships>",
            link,
            all(link),
            "</Relationships>",
        )])
    }),
    ("xlsx: many sheets in one part", || {
        let cells = "<c/>".repeat(1 << 16);
        let one = r#"<sheet name="S" sheetId="1" r:id="a"/>"#;
        xlsx(&[
            (
                "xl/workbook.xml",
                "<workbook xmlns:r=\"r\"><sheets>",
                one,
                100_000,
                "</sheets></workbook>",
            ),
            (
                "xl/worksheets/sheet1.xml",
                "<worksheet><sheetData><row>",
                &cells,
                80,
                "</row></sheetData></worksheet>",
            ),
        ])
    }),
    ("xlsx: a shared formula of a high number", || {
        sheet("<row>", r#"<c><f t="shared" ref="A1:B2" si="1000000000">1</f></c>"#, 1)
    }),
    ("xlsx: one long formula in many cells", || {
        let first = format!(
            r#"<row><c><f t="shared" ref="A1:XFD1048576" si="0">{}</f></c>"#,
            "1+".repeat(50_000)
        );
        sheet(&first, r#"<c><f t="shared" si="0"/></c>"#, 90_000)
    }),
    // No more elements than are read, and still too much.
    ("xlsx: too many looks", || {
        styles("<cellXfs>", r#"<xf numFmtId="2"/>"#, 2_000_000, "</cellXfs>")
    }),
    // Nearly as much as is read.
    ("xlsx: many shared texts", || strings("<sst>", "<si><t>x</t></si>", 430_000)),
    ("xlsx: many looks", || styles("<cellXfs>", r#"<xf numFmtId="2"/>"#, 100_000, "</cellXfs>")),
    ("xlsx: many fonts", || styles("<fonts>", "<font/>", 100_000, "</fonts>")),
    ("xlsx: many merged cells", || {
        let start = "<worksheet><sheetData/><mergeCells>";
        let end = "</mergeCells></worksheet>";
        xlsx(&[("xl/worksheets/sheet1.xml", start, r#"<mergeCell ref="A1:B2"/>"#, 400_000, end)])
    }),
    ("xlsx: many texts", || {
        let cell = format!("<row><c t=\"str\"><v>{}</v></c></row>", "长".repeat(35));
        sheet("<row/><row>", &cell, 98_000)
    }),
    ("ods: cells far apart", || {
        let number = r#"<table:table-cell office:value-type="float" office:value="1"/>"#;
        let blank = r#"<table:table-cell table:number-columns-repeated="97"/>"#;
        ods(TABLE, &format!("<table:table-row>{number}{blank}{number}</table:table-row>"), 9_000)
    }),
    ("ods: many texts", || {
        let cell = format!(
            r#"<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>"#,
            "长".repeat(23)
        );
        ods(TABLE, &format!("<table:table-row>{cell}</table:table-row>"), 98_000)
    }),
    ("ods: two cells far apart", || {
        let rows = r#"<table:table-row><table:table-cell office:value-type="float" office:value="1"/></table:table-row><table:table-row table:number-rows-repeated="1000000"><table:table-cell/></table:table-row><table:table-row><table:table-cell table:number-columns-repeated="90"/><table:table-cell office:value-type="float" office:value="1"/></table:table-row>"#;
        ods(&format!("{TABLE}{rows}"), "", 0)
    }),
    ("ods: a cell in every place", || {
        let row = r#"<table:table-row table:number-rows-repeated="1048575"><table:table-cell table:number-columns-repeated="16384" office:value-type="string"><text:p>x</text:p></table:table-cell></table:table-row>"#;
        ods(&format!("{TABLE}{row}"), "", 0)
    }),
    ("ods: repeated cells", || {
        let row = r#"<table:table-row><table:table-cell table:number-columns-repeated="16384" office:value-type="string"><text:p>x</text:p></table:table-cell></table:table-row>"#;
        ods(TABLE, row, 500)
    }),
    ("ods: a repeated long text", || {
        let text = "x".repeat(100_000);
        let row = format!(
            r#"<table:table-row><table:table-cell table:number-columns-repeated="16384" office:value-type="string"><text:p>{text}</text:p></table:table-cell></table:table-row>"#
        );
        ods(&format!("{TABLE}{row}"), "", 0)
    }),
    ("ods: a repeated row of a long text", || {
        let text = "x".repeat(100_000);
        let row = format!(
            r#"<table:table-row table:number-rows-repeated="20000"><table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell></table:table-row>"#
        );
        ods(&format!("{TABLE}{row}"), "", 0)
    }),
    ("ods: a repeated long formula", || {
        let text = "1+".repeat(50_000);
        let row = format!(
            r#"<table:table-row><table:table-cell table:number-columns-repeated="16384" table:formula="{text}" office:value-type="float" office:value="1"/></table:table-row>"#
        );
        ods(&format!("{TABLE}{row}"), "", 0)
    }),
    ("ods: cells", || {
        let row = r#"<table:table-row><table:table-cell office:value-type="float" office:value="1"/></table:table-row>"#;
        ods(TABLE, row, all(row))
    }),
    ("ods: empty rows", || {
        let row = "<table:table-row/>";
        ods(TABLE, row, all(row))
    }),
    ("ods: merged and shown cells", || {
        let row = r#"<table:table-row><table:table-cell table:number-columns-spanned="2" office:value-type="float" office:value="1"><text:p>1.0</text:p></table:table-cell></table:table-row>"#;
        ods(TABLE, row, all(row))
    }),
    ("ods: shown cells that are repeated", || {
        let row = r#"<table:table-row><table:table-cell table:number-columns-repeated="1000" office:value-type="float" office:value="1"><text:p>1.0</text:p></table:table-cell></table:table-row>"#;
        ods(TABLE, row, 2_000)
    }),
    ("ods: sheets", || {
        let table = r#"</table:table><table:table table:name="S"><table:table-row><table:table-cell office:value-type="float" office:value="1"/></table:table-row>"#;
        ods(TABLE, table, all(table))
    }),
    ("ods: sheets of other names", || {
        let text: String = (0..60_000).map(|number| format!(r#"<table:table table:name="{number}"><table:table-row><table:table-cell office:value-type="float" office:value="1"/></table:table-row></table:table>"#)).collect();
        ods(&text, TABLE, 1)
    }),
    ("ods: elements within each other", || ods(TABLE, "<a>", all("<a>"))),
    ("ods: a long text", || {
        ods(
            &format!(
                "{TABLE}<table:table-row><table:table-cell office:value-type=\"string\"><text:p>"
            ),
            "x",
            all("x"),
        )
    }),
    ("ods: blanks between cells", || {
        ods(
            &format!("{TABLE}<table:table-row>\n"),
            "<table:table-cell/>\n",
            all("<table:table-cell/>\n"),
        )
    }),
    ("ods: blanks between cells with texts", || {
        let row = "<table:table-row>\n<table:table-cell office:value-type=\"string\"><text:p>x</text:p></table:table-cell>\n</table:table-row>";
        ods(TABLE, row, all(row))
    }),
];
