//! Running other programs, with errors that say what failed and what to do.

use std::ffi::OsStr;
use std::io::{self, Write as _};
use std::process::{Command, Output, Stdio};
use std::thread;

use anyhow::{Context as _, Result, anyhow, bail};

/// Runs a command that talks to the terminal itself.
pub(crate) fn run(command: &mut Command, what: &str) -> Result<()> {
    let status = command.status().map_err(|error| not_started(command, &error))?;
    if !status.success() {
        bail!("{what} failed ({status}); its output is above");
    }
    Ok(())
}

/// Runs a command and returns what it prints.
pub(crate) fn capture(command: &mut Command, what: &str) -> Result<String> {
    let output = command.output().map_err(|error| not_started(command, &error))?;
    let bytes = success(output, what)?;
    String::from_utf8(bytes).with_context(|| format!("{what} did not print UTF-8"))
}

/// Runs a command that turns its standard input into its standard output.
pub(crate) fn filter(command: &mut Command, what: &str, input: &[u8]) -> Result<Vec<u8>> {
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().map_err(|error| not_started(command, &error))?;
    let pipe = child.stdin.take();
    let output = thread::scope(|scope| {
        // Written from a thread of its own: the child may print before it has read everything.
        scope.spawn(move || pipe.map(|mut pipe| pipe.write_all(input)));
        child.wait_with_output()
    });
    success(output.with_context(|| format!("{what} could not be read"))?, what)
}

/// Whether a program can be started at all.
pub(crate) fn exists(program: impl AsRef<OsStr>) -> bool {
    let mut command = Command::new(program);
    command.arg("--version").stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    command.status().is_ok_and(|status| status.success())
}

fn success(output: Output, what: &str) -> Result<Vec<u8>> {
    if output.status.success() {
        return Ok(output.stdout);
    }
    let message = String::from_utf8_lossy(&output.stderr);
    bail!("{what} failed ({}): {}", output.status, message.trim())
}

fn not_started(command: &Command, error: &io::Error) -> anyhow::Error {
    let program = command.get_program().display();
    if error.kind() == io::ErrorKind::NotFound {
        anyhow!("`{program}` was not found: install it or put it on the PATH")
    } else {
        anyhow!("`{program}` could not be started: {error}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_program_is_named() {
        let error = run(&mut Command::new("no-such-program"), "trying").expect_err("is missing");
        assert!(error.to_string().contains("`no-such-program` was not found"));
        assert!(!exists("no-such-program"));
    }

    #[test]
    fn a_filter_passes_more_than_a_pipe_holds() {
        let input = vec![b'x'; 1 << 20];
        let output = filter(&mut Command::new("cat"), "cat", &input).expect("cat runs");
        assert_eq!(output.len(), input.len());
    }
}
