//! What follows from the registries of languages and of kinds of charts: a language and a kind that these tests
//! alone know. They are added to the whole process, hence a program of their own.
#![allow(clippy::unwrap_used)]

mod kind;
mod language;
mod markup;
mod pseudo;
#[path = "../native/sample.rs"]
#[allow(dead_code)] // what these tests do not mark
mod sample;

use plan_chart::{
    Report,
    report::statements::Statements,
    site::{Asset, Assets, FrameAssets},
};
use serde_json::Value as Json;

const FILE: Asset<'_> = Asset { address: "file", integrity: "sha384-digest" };

const ASSETS: Assets<'_> = Assets {
    style: FILE,
    large_print_style: FILE,
    script: FILE,
    find: FILE,
    tools: FILE,
    tools_style: FILE,
    wasm: FILE,
    record: FILE,
    record_wasm: FILE,
};

const FRAME_ASSETS: FrameAssets<'_> = FrameAssets { page: ASSETS, style: FILE, frame: FILE };

/// The sample and its statements, every text of theirs in the letters of [`pseudo::record_text`].
fn marked_record() -> (Report, Statements) {
    let report = Report::from_json(&marked(sample::json()).to_string()).unwrap();
    let statements = marked(sample::statements_json()).to_string();
    let statements = Statements::from_json(&statements, &report).unwrap();
    (report, statements)
}

fn marked(mut json: Json) -> Json {
    mark(&mut json);
    json
}

/// Marks each text that a record has in two languages.
fn mark(json: &mut Json) {
    match json {
        Json::Object(fields) => {
            for (key, field) in fields {
                match field {
                    Json::String(text) if ["zh", "en", "one"].contains(&key.as_str()) => {
                        *text = pseudo::record_text(text);
                    }
                    _ => mark(field),
                }
            }
        }
        Json::Array(items) => items.iter_mut().for_each(mark),
        _ => (),
    }
}
