//! Texts, pages and records as large as are read, and tables of many headings.

use plan_chart::import::MAX_FILE;

use crate::{Given, Input};

fn file(start: &str, repeated: &str) -> Given {
    Given::File(
        (start.to_owned() + &repeated.repeat((MAX_FILE - start.len()) / repeated.len()))
            .into_bytes(),
    )
}

/// As much as may be pasted, as text and as a page.
fn pasted(start: &str, repeated: &str, plain: &str) -> Given {
    let most = 4 * MAX_FILE - plain.len();
    let html = start.to_owned() + &repeated.repeat((most - start.len()) / repeated.len());
    Given::Pasted { html: Some(html), plain: plain.to_owned() }
}

fn plain(repeated: &str) -> Given {
    Given::Pasted { html: None, plain: repeated.repeat(MAX_FILE / repeated.len()) }
}

fn utf16(repeated: &str) -> Given {
    let text = repeated.repeat((MAX_FILE - 2) / 2 / repeated.chars().count());
    let bytes = [0xFF, 0xFE].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes));
    Given::File(bytes.collect())
}

/// Bytes of GB 18030 that are no UTF-8.
fn gb18030(separator: u8) -> Given {
    Given::File([0xB5, 0xD8, separator].repeat(MAX_FILE / 3))
}

/// A table with this heading, and rows below.
fn table(heading: &str, row: &str, rows: usize) -> Given {
    Given::File((heading.to_owned() + &row.repeat(rows)).into_bytes())
}

pub(crate) const INPUTS: &[Input] = &[
    ("csv: cells", || file("", "1,2\n")),
    ("csv: separators", || file("", ",")),
    ("csv: tabs", || file("", "\t")),
    ("csv: short rows of separators", || file("", ",,,\n")),
    ("csv: lines", || file("x", "\n")),
    ("csv: one cell", || file("", "x")),
    ("csv: cells of a letter in one row", || file("", "x,")),
    ("csv: quotes", || file("", "\"")),
    ("csv: an open quote", || file("\"", "x,\n")),
    ("csv: blanks", || file("x", " ")),
    ("csv: GB 18030", || gb18030(b',')),
    ("csv: lines of GB 18030", || gb18030(b'\n')),
    ("csv: UTF-16", || utf16("地,")),
    ("csv: controls of UTF-16", || utf16("\n")),
    ("csv: long cells", || file("", &format!("{},\n", "长".repeat(3_900)))),
    ("csv: words", || file("", "a b ")),
    ("json: lists within each other", || file("{\"a\":", "[")),
    ("json: objects within each other", || file("", "{\"a\":")),
    ("json: numbers", || file("{\"a\":[0", ",0")),
    ("json: texts", || file("{\"a\":[\"\"", ",\"\"")),
    ("json: objects", || file("{\"a\":[{}", ",{}")),
    ("json: one text", || file("{\"a\":\"", "x")),
    ("html: cells", || file("<table>", "<td>")),
    ("html: rows", || file("<table>", "<tr>")),
    ("html: rows of a cell", || file("<table>", "<tr><td>x")),
    ("html: tables within each other", || file("", "<table>")),
    ("html: tables within each other, with cells", || file("", "<table><td>x")),
    ("html: wide tables within each other", || file("", "<table><td colspan=1000>")),
    ("html: tables", || file("", "<table></table>")),
    ("html: wide tables", || file("", "<table><td colspan=1000>x</table>")),
    ("html: high cells", || file("<table>", "<tr><td rowspan=60000>x<td>y")),
    ("html: merged cells", || {
        Given::File(
            format!("<table>{}", "<tr><td colspan=2>x<td colspan=2>y".repeat(49_000)).into_bytes(),
        )
    }),
    ("html: tags", || file("<table>", "<a>")),
    ("html: a tag of many attributes", || {
        let names: String = (0..1_200_000).map(|number| format!(" {number:x}")).collect();
        file("<table><td", &names)
    }),
    ("html: a tag without an end", || file("<table><td ", "x")),
    ("html: an attribute without an end", || file("<table><td a=\"", "x")),
    ("html: a comment", || file("<table><!--", "x")),
    ("html: one text", || file("<table><td>", "x")),
    ("html: words", || file("<table><td>", "a ")),
    ("html: signs by name", || file("<table><td>", "&lt;")),
    ("html: lines", || file("<html>", "<p>x")),
    ("html: a line", || file("<html>", "x ")),
    ("html: no table", || file("<html>", "<")),
    ("pasted: one text", || pasted("<table><td>", "x", "x")),
    ("pasted: words", || pasted("<table><td>", "a ", "x")),
    ("pasted: a line", || pasted("<html>", "x ", "x")),
    ("pasted: a comment", || pasted("<table><!--", "x", "x")),
    ("pasted: tables within each other", || pasted("", "<table>", "x")),
    ("pasted: long cells", || pasted("<table>", &format!("<tr><td>{}", "长".repeat(3_900)), "x")),
    ("pasted: text", || plain("x")),
    ("pasted: tabs", || plain("\t")),
    ("pasted: lines", || plain("x\n")),
    ("pasted: other cells as text", || {
        let cells = |start: u32, count: u32, before: &str| {
            let cells = (start..start + count).map(|number| format!("{before}{number:0200}"));
            cells.collect::<String>()
        };
        let html = format!("<table>{}", cells(0, 90_000, "<tr><td>"));
        Given::Pasted { html: Some(html), plain: cells(500_000, 50_000, "\n") }
    }),
    ("tables below each other", || table("", "指标,完成（亿元）\n", 40_000)),
    ("tables below each other, with figures", || table("", "指标,完成（亿元）\na,1\n", 20_000)),
    ("tables beside each other", || {
        table(&("指标,完成（亿元）,".repeat(5_000) + "\n"), "x\n", 80_000)
    }),
    ("tables beside each other, with figures", || {
        table(&("指标,完成（亿元）,".repeat(150) + "\n"), &("x,1,".repeat(150) + "\n"), 300)
    }),
    ("columns", || {
        table(
            &("指标".to_owned() + &",完成（亿元）".repeat(50_000) + "\n"),
            &("x".to_owned() + &",1".repeat(40_000) + "\n"),
            1,
        )
    }),
    ("columns of targets", || {
        let targets: String = (0..40_000).map(|number| format!(",甲{number}计划")).collect();
        table(&format!("指标{targets}\n"), "x,1\n", 10)
    }),
    ("headings in many rows, and one cell far to the right", || {
        let right = ",".repeat(90_000) + "x\n";
        table(&("指标,完成（亿元）\n".repeat(40_000) + &right), "", 0)
    }),
    ("a name far to the left of its figures", || {
        let right = ",".repeat(90_000);
        table("", &format!("{right}计划,完成\nx\n"), 100)
    }),
    ("a template of many codes", || {
        let codes: String = (0..400).map(|number| format!(",c{number}")).collect();
        let rows: String = (0..1_200).map(|number| format!("x{number},y,total\n")).collect();
        Given::File(format!("id,name/zh,measure{codes}\n{rows}").into_bytes())
    }),
    ("a template of codes deep within each other", || {
        let codes: String =
            (0..9).map(|number| format!(",a{number}{}", "/#5000".repeat(600))).collect();
        table(&format!("id,name/zh,measure{codes}\n"), &format!("x{}\n", ",1".repeat(11)), 2_000)
    }),
    ("a report of codes deep within each other", || {
        let rows: String =
            (0..2_000).map(|number| format!("a{number}{},x\n", "/#5000".repeat(600))).collect();
        Given::File(format!("id,name/zh,measure\nx,y,total\nperiod/start,x\n{rows}").into_bytes())
    }),
    ("indicators", || {
        Given::File(
            ("指标,完成（亿元）\n".to_owned()
                + &(0..49_000).map(|number| format!("x{number},1\n")).collect::<String>())
                .into_bytes(),
        )
    }),
    ("faults", || {
        Given::File(
            ("指标,完成（亿元）,目标（亿元）\n".to_owned()
                + &(0..33_000)
                    .map(|number| format!("x{number},\"1,234\",5.5.1\n"))
                    .collect::<String>())
                .into_bytes(),
        )
    }),
];
