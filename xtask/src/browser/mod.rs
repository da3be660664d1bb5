//! The browsers that the page is tested in: how to find them and how to get them.

mod geckodriver;

use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Result, anyhow, bail};

use crate::packages::{Install, install_command, on_path};
use crate::process;
use crate::workspace::Workspace;

/// A browser by its engine.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Browser {
    /// Chromium, by chromedriver.
    Chromium,
    /// Firefox, by geckodriver.
    Firefox,
    /// `WebKitGTK`'s small browser, by `WebKitWebDriver`, on a screen that is not there (Xvfb).
    WebKitGtk,
}

/// A browser that is there.
#[derive(Debug, Clone)]
pub struct Found {
    /// The browser's program.
    pub program: PathBuf,
    /// The WebDriver server that drives it.
    pub driver: PathBuf,
    /// The server of the screen, where the browser cannot do without one.
    pub screen: Option<PathBuf>,
}

impl Browser {
    /// Every browser, in the order in which they are tested.
    pub const ALL: [Self; 3] = [Self::Chromium, Self::Firefox, Self::WebKitGtk];

    /// The name, as on the command line and in test names.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::WebKitGtk => "webkitgtk",
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
                anyhow!("there is no browser `{name}`: choose from {known}, or `all`")
            })
        };
        text.split(',').map(named).collect()
    }

    /// What Debian calls the packages.
    fn packages(self) -> &'static [&'static str] {
        match self {
            Self::Chromium => &["chromium", "chromium-driver"],
            Self::Firefox => &["firefox-esr"],
            Self::WebKitGtk => &["webkit2gtk-driver", "xvfb"],
        }
    }

    /// Looks for the browser and its driver; `tools` is where drivers are that no package holds.
    ///
    /// # Errors
    /// A sentence naming the program that is missing and the command that installs it.
    pub fn find(self, tools: &Path) -> Result<Found> {
        self.find_with(|name| {
            on_path(name).or_else(|| match name {
                "MiniBrowser" => mini_browser(),
                geckodriver::NAME => geckodriver::built(tools),
                _ => None,
            })
        })
    }

    /// Looks for the programs with `program`.
    fn find_with(self, program: impl Fn(&str) -> Option<PathBuf>) -> Result<Found> {
        let named = |names: &[&str]| {
            names.iter().find_map(|name| program(name)).ok_or_else(|| {
                let names = names.join("` or `");
                anyhow!("`{names}` was not found: run {}", install_command(self.packages()))
            })
        };
        Ok(match self {
            Self::Chromium => Found {
                program: named(&["chromium", "chromium-browser", "google-chrome"])?,
                driver: named(&["chromedriver"])?,
                screen: None,
            },
            Self::Firefox => Found {
                program: named(&["firefox-esr", "firefox"])?,
                driver: program(geckodriver::NAME).ok_or_else(|| {
                    anyhow!("`geckodriver` was not found: run `cargo xtask test --browsers firefox`, which builds it")
                })?,
                screen: None,
            },
            Self::WebKitGtk => Found {
                program: named(&["MiniBrowser"])?,
                driver: named(&["WebKitWebDriver"])?,
                screen: Some(named(&["Xvfb"])?),
            },
        })
    }
}

/// Debian puts it beside the library, in a folder named after the machine's architecture.
fn mini_browser() -> Option<PathBuf> {
    let folders = fs::read_dir("/usr/lib").into_iter().flatten().flatten();
    let mut paths = folders.map(|folder| folder.path().join("webkit2gtk-4.1/MiniBrowser"));
    paths.find(|path| path.is_file())
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
pub fn ensure(workspace: &Workspace, browsers: &[Browser], install: Install) -> Result<()> {
    if browsers.contains(&Browser::Firefox) {
        geckodriver::ensure(workspace)?;
    }
    let tools = workspace.tools();
    let mut packages = Vec::new();
    for browser in browsers {
        if browser.find(&tools).is_err() {
            packages.extend(browser.packages());
        }
    }
    if !has_chinese_font() {
        packages.extend(["fontconfig", "fonts-noto-cjk"]);
    }
    if packages.is_empty() {
        return Ok(());
    }
    install.packages(&packages, "the page is opened in a browser")?;
    for browser in browsers {
        browser.find(&tools)?;
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
    fn what_is_missing_is_named_with_its_cure() {
        let programs: [&[&str]; 3] = [
            &["chromium", "chromedriver"],
            &["firefox-esr", "geckodriver"],
            &["MiniBrowser", "WebKitWebDriver", "Xvfb"],
        ];
        for (browser, programs) in Browser::ALL.into_iter().zip(programs) {
            let all = |name: &str| programs.contains(&name).then(|| PathBuf::from(name));
            assert!(browser.find_with(all).is_ok(), "{browser} is there");
            for missing in programs {
                let error = browser.find_with(|name| all(name).filter(|_| name != *missing));
                let message = error.expect_err("a program is missing").to_string();
                assert!(message.contains(missing), "{message}");
                assert!(message.contains("was not found: run `"), "{message}");
            }
        }
    }
}
