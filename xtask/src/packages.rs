//! Debian's packages: what is missing is installed, where that may be done.

use std::env;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Result, bail};

use crate::process;

/// Installs the packages.
///
/// # Errors
/// A sentence with the command to run where it may not be done here.
pub(crate) fn install(packages: &[&str]) -> Result<()> {
    let by_hand = install_command(packages);
    let missing = packages.join(" and ");
    if on_path("apt-get").is_none() {
        bail!("{missing} missing and no apt-get here: install what {by_hand} would");
    }
    let Some(prefix) = root_prefix() else {
        bail!("{missing} missing and not for you to install: run {by_hand}");
    };
    println!("installing {}", packages.join(" "));
    let apt = |arguments: &[&str]| {
        let mut words = prefix.iter().chain(&["env", "DEBIAN_FRONTEND=noninteractive", "apt-get"]);
        let mut command = Command::new(words.next().unwrap_or(&"env"));
        command.args(words).args(arguments).stdout(Stdio::null());
        process::run(&mut command, &format!("apt-get {}", arguments.join(" ")))
    };
    apt(&["update"])?;
    apt(&[&["install", "-y"], packages].concat())
}

/// What to type to have them.
pub(crate) fn install_command(packages: &[&str]) -> String {
    format!("`apt-get update && apt-get install -y {}` as root", packages.join(" "))
}

/// Looks for a program as a shell does.
pub(crate) fn on_path(name: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    env::split_paths(&path).map(|folder| folder.join(name)).find(|file| Path::is_file(file))
}

/// What to put before a command so that it runs as root: nothing, `sudo`, or it cannot be done.
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
}
