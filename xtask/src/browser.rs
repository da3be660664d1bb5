//! The browsers that the page is tested in: how to find them and how to get them.

use std::fmt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Result, anyhow, bail};

use crate::process;

/// A browser by its engine.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Browser {
    /// Chromium, by chromedriver.
    Chromium,
}

/// A browser that is there.
#[derive(Debug, Clone)]
pub struct Found {
    /// The browser's program.
    pub program: PathBuf,
    /// The WebDriver server that drives it.
    pub driver: PathBuf,
}

impl Browser {
    /// Every browser, in the order in which they are tested.
    pub const ALL: [Self; 1] = [Self::Chromium];

    /// The name, as on the command line and in test names.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
        }
    }

    /// Reads `all` or names with commas between them.
    ///
    /// # Errors
    /// A sentence naming the one that is not known, and those that are.
    pub fn list(text: &str) -> Result<Vec<Self>> {
        if text == "all" {
            return Ok(Self::ALL.to_vec());
        }
        let known = Self::ALL.map(Self::name).join(", ");
        let named = |name: &str| {
            let found = Self::ALL.into_iter().find(|browser| browser.name() == name.trim());
            found.ok_or_else(|| {
                anyhow!("there is no browser `{name}` here: choose from {known}, or `all`")
            })
        };
        text.split(',').map(named).collect()
    }

    /// The programs of the browser and of its driver, by the names that distributions give them.
    fn programs(self) -> (&'static [&'static str], &'static [&'static str]) {
        match self {
            Self::Chromium => {
                (&["chromium", "chromium-browser", "google-chrome"], &["chromedriver"])
            }
        }
    }

    /// What Debian calls the packages.
    fn packages(self) -> &'static [&'static str] {
        match self {
            Self::Chromium => &["chromium", "chromium-driver"],
        }
    }

    /// Looks for the browser and its driver.
    ///
    /// # Errors
    /// A sentence naming the program that is missing and the command that installs it.
    pub fn find(self) -> Result<Found> {
        let (browsers, drivers) = self.programs();
        let find = |names: &[&str]| {
            let missing = names.join("` or `");
            let found = names.iter().find_map(|name| on_path(name));
            found.ok_or_else(|| {
                anyhow!("`{missing}` was not found: run {}", install_command(self.packages()))
            })
        };
        Ok(Found { program: find(browsers)?, driver: find(drivers)? })
    }
}

impl fmt::Display for Browser {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.name())
    }
}

/// Makes sure that the browsers and a font with Chinese characters are there, installing what is missing if it may.
///
/// # Errors
/// A sentence with the command to run where it may not.
pub fn ensure(browsers: &[Browser]) -> Result<()> {
    let mut packages = Vec::new();
    for browser in browsers {
        if browser.find().is_err() {
            packages.extend(browser.packages());
        }
    }
    if !has_chinese_font() {
        packages.extend(["fontconfig", "fonts-noto-cjk"]);
    }
    if packages.is_empty() {
        return Ok(());
    }
    install(&packages)?;
    for browser in browsers {
        browser.find()?;
    }
    if !has_chinese_font() {
        bail!("there is still no font with Chinese characters: install Noto Sans CJK");
    }
    Ok(())
}

/// Without one every label would be boxes, and the pictures would prove nothing.
fn has_chinese_font() -> bool {
    let fonts =
        process::capture(Command::new("fc-list").args([":lang=zh-cn", "family"]), "fc-list");
    fonts.is_ok_and(|fonts| !fonts.trim().is_empty())
}

fn install(packages: &[&str]) -> Result<()> {
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

fn install_command(packages: &[&str]) -> String {
    format!("`apt-get update && apt-get install -y {}` as root", packages.join(" "))
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

fn on_path(name: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).map(|folder| folder.join(name)).find(|file| Path::is_file(file))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_browser_is_found_by_its_name() {
        for browser in Browser::ALL {
            assert_eq!(Browser::list(browser.name()).expect("is known"), [browser]);
        }
        assert_eq!(Browser::list("all").expect("is known"), Browser::ALL);
        let message = Browser::list("chromium,netscape").expect_err("is not known").to_string();
        assert!(message.contains("`netscape`") && message.contains("chromium"));
    }

    #[test]
    fn the_command_to_install_is_whole() {
        assert_eq!(
            install_command(Browser::Chromium.packages()),
            "`apt-get update && apt-get install -y chromium chromium-driver` as root"
        );
    }
}
