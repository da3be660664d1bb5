//! Debian's packages: those that are missing are installed where that is allowed.

use std::env;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Result, bail};
use clap::Args;

use crate::process;

/// Whether system packages may be installed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Args)]
pub struct Install {
    /// Installs no system packages: fails where one is missing, and names the command that installs it.
    #[arg(long)]
    pub no_install: bool,
}

impl Install {
    /// Installs the packages, after a line that says which and why; `why` is a clause such as `the tests print with it`.
    ///
    /// # Errors
    /// A sentence with the command to run where it may not be done here.
    pub(crate) fn packages(self, packages: &[&str], why: &str) -> Result<()> {
        let by_hand = install_command(packages);
        let missing = packages.join(", ");
        if self.no_install {
            bail!("missing: {missing} ({why}): run {by_hand}");
        }
        if on_path("apt-get").is_none() {
            bail!(
                "missing: {missing} ({why}), and there is no apt-get: install what {by_hand} would"
            );
        }
        let Some(prefix) = root_prefix() else {
            bail!("missing: {missing} ({why}), and only root may install it: run {by_hand}");
        };
        println!("installing by apt-get: {missing} ({why})");
        let apt = |arguments: &[&str]| {
            let mut words =
                prefix.iter().chain(&["env", "DEBIAN_FRONTEND=noninteractive", "apt-get"]);
            let mut command = Command::new(words.next().unwrap_or(&"env"));
            command.args(words).args(arguments).stdout(Stdio::null());
            process::run(&mut command, &format!("apt-get {}", arguments.join(" ")))
        };
        apt(&["update"])?;
        apt(&[&["install", "-y"], packages].concat())
    }
}

/// The command that installs the packages.
pub(crate) fn install_command(packages: &[&str]) -> String {
    format!("`apt-get update && apt-get install -y {}` as root", packages.join(" "))
}

/// Looks for a program as a shell does.
pub(crate) fn on_path(name: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    env::split_paths(&path).map(|folder| folder.join(name)).find(|file| Path::is_file(file))
}

/// The words before a command that make it run as root: none, `sudo`, or `None` where that is impossible.
fn root_prefix() -> Option<&'static [&'static str]> {
    let user = process::capture(Command::new("id").arg("-u"), "id").ok()?;
    if user.trim() == "0" {
        return Some(&[]);
    }
    process::capture(Command::new("sudo").args(["-n", "true"]), "sudo").ok()?;
    Some(&["sudo", "-n"])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_to_install_is_whole() {
        assert_eq!(
            install_command(&["chromium", "chromium-driver"]),
            "`apt-get update && apt-get install -y chromium chromium-driver` as root"
        );
    }

    #[test]
    fn nothing_is_installed_where_it_is_not_wanted() {
        let install = Install { no_install: true };
        // No such package: an attempt to install it would fail with another message.
        let error = install.packages(&["no-such-package"], "a test needs it").expect_err("refuses");
        let message = error.to_string();
        assert!(message.contains("run `apt-get update && apt-get install -y no-such-package`"));
        assert!(message.contains("a test needs it") && !message.contains('\n'), "{message}");
    }
}
