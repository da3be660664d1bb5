//! The documentation shows the configurations that the tests start.

use std::path::Path;
use std::{env, fs};

use anyhow::{Context as _, Result, bail};

use crate::program::Program;

const DOCUMENT: &str = "docs/servers.md";

pub(crate) fn is_in_the_document() -> Result<()> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(DOCUMENT);
    let shown = fs::read_to_string(&path).with_context(|| format!("{DOCUMENT} cannot be read"))?;
    let mut due = shown.clone();
    for program in Program::ALL {
        let opening = format!("```{}\n", program.name());
        let (before, rest) = due.split_once(&opening).context("there is a block for each")?;
        let (_, after) = rest.split_once("```").context("a block ends")?;
        due = [before, &opening, program.configuration(), "```", after].concat();
    }
    if env::var_os("UPDATE_GOLDEN").is_some() {
        fs::write(&path, due).with_context(|| format!("{DOCUMENT} cannot be written"))?;
        bail!("{DOCUMENT} is written anew: look at it, then run again without UPDATE_GOLDEN");
    }
    if shown != due {
        bail!("{DOCUMENT} does not show the files of servers/: run again with UPDATE_GOLDEN=1");
    }
    Ok(())
}
