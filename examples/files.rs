//! A record in; pictures, tables and one page of figures out.
//!
//! `cargo run --example files -- record.json folder` writes, in Chinese and English, an SVG picture and a CSV table
//! of every chart of the record, and `figures.html` with every chart as HTML. Without arguments it takes the embedded
//! record and writes to `target/example-files`. A record with mistakes is refused with all of them.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::ExitCode,
};

use plan_chart::{EMBEDDED, Lang, Report, chart, site};

fn main() -> ExitCode {
    let mut arguments = env::args_os().skip(1).map(PathBuf::from);
    let (record, folder) = (arguments.next(), arguments.next());
    let folder = folder.unwrap_or_else(|| "target/example-files".into());
    match run(record.as_deref(), &folder) {
        Ok(count) => {
            println!("{count} files in {}", folder.display());
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn run(record: Option<&Path>, folder: &Path) -> Result<usize, Box<dyn std::error::Error>> {
    let text = record.map_or(Ok(EMBEDDED.to_owned()), fs::read_to_string)?;
    let report = Report::from_json(&text)?;
    fs::create_dir_all(folder)?;
    let mut count = 0;
    for lang in Lang::ALL {
        for site::File { name, text } in site::files(&report, lang) {
            fs::write(folder.join(name), text)?;
            count += 1;
        }
    }
    fs::write(folder.join("figures.html"), figures(&report))?;
    Ok(count + 1)
}

/// Every chart as a figure with its sentence, picture, notes and table, and the rules that its marks need.
fn figures(report: &Report) -> String {
    let specs = chart::specs(report, report.lang());
    let charts = specs.iter().filter_map(|spec| chart::build(report, spec).ok());
    let figures: String = charts.map(|chart| site::figure(report, &chart)).collect();
    let titles = report.sources.iter().map(|source| source.title.get(report.lang()));
    format!(
        "<!doctype html>\n<html lang=\"{}\"><meta charset=\"utf-8\"><title>{}</title>\n\
         <style>{}</style>\n{figures}\n",
        report.lang().tag(),
        plan_chart::render::escape(&titles.collect::<Vec<_>>().join(" · ")),
        site::stylesheet_tokens(),
    )
}
