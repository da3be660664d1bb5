//! How much memory hostile files use while they are read: each ends soon, without a panic, and uses no more than it may.
//! One test, because whatever runs beside it would count, too.
#![allow(clippy::unwrap_used)]

mod sheets;
mod texts;
mod workbooks;

use std::{
    panic,
    time::{Duration, Instant},
};

use peak_alloc::PeakAlloc;
use plan_chart::{
    Lang,
    import::{MAX_FILE, Options, Source},
};

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

/// Most bytes of memory, with the file itself. Where a list grows, the old one and the new one count.
const MOST: usize = 256 << 20;

/// How long a file may take, in a build for tests on a busy machine.
const SOON: Duration = Duration::from_secs(60);

/// What is handed in.
enum Given {
    File(Vec<u8>),
    Pasted { html: Option<String>, plain: String },
}

/// A name, and what makes the input.
type Input = (&'static str, fn() -> Given);

/// Reads it as the editor does, and words what was found. Gives whether there is a report.
fn read(given: &Given) -> bool {
    let options = Options::default();
    let source = match given {
        Given::File(bytes) => Source::of_files(&[("", bytes)], &options),
        Given::Pasted { html, plain } => Source::pasted(html.as_deref(), plain),
    };
    let import = source.import(&options);
    for reading in &import.readings {
        assert!(!reading.text(Lang::ZH).is_empty());
    }
    import.report.is_some()
}

#[test]
fn no_file_takes_too_much_memory() {
    let inputs = [workbooks::INPUTS, sheets::INPUTS, texts::INPUTS].concat();
    let mut wrong = Vec::new();
    for (name, make) in inputs {
        let given = make();
        if let Given::File(bytes) = &given {
            assert!(bytes.len() <= MAX_FILE, "{name}: {} bytes", bytes.len());
        }
        MEMORY.reset_peak_usage();
        let start = Instant::now();
        let report = panic::catch_unwind(panic::AssertUnwindSafe(|| read(&given)));
        let (peak, time) = (MEMORY.peak_usage(), start.elapsed());
        println!("{:6} MiB {:6.2} s  {name}", peak >> 20, time.as_secs_f64());
        if peak > MOST {
            wrong.push(format!("{name}: {} MiB", peak >> 20));
        }
        if time > SOON {
            wrong.push(format!("{name}: {} s", time.as_secs()));
        }
        if report.unwrap_or(true) {
            wrong.push(format!("{name}: a panic, or a report"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
