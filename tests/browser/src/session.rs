//! One browser window, and what tests do with it.

use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, anyhow, bail};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use fantoccini::actions::{InputSource as _, KeyAction, KeyActions};
use fantoccini::wd::{Capabilities, TimeoutConfiguration};
use fantoccini::{Client, ClientBuilder, Locator};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use tokio::time::sleep;
use xtask::browser::Browser;

use crate::driver::Driver;
use crate::log::{Line, addresses, lines};
use crate::picture::{Colour, Picture};
use crate::watch::WATCH;
use crate::wire::{Get, Post};

/// How long a state of the page is awaited.
const PATIENCE: Duration = Duration::from_secs(15);

/// How often the page is asked for its state meanwhile.
const INTERVAL: Duration = Duration::from_millis(25);

/// A session of a browser with a profile of its own.
#[derive(Debug)]
pub struct Session {
    browser: Browser,
    client: Client,
    /// Ends with the session.
    _driver: Driver,
}

impl Session {
    /// Opens a window.
    ///
    /// # Errors
    /// When the browser does not start.
    pub async fn start(browser: Browser) -> Result<Self> {
        let driver = Driver::start(browser)?;
        let client = ClientBuilder::new(HttpConnector::new())
            .capabilities(capabilities(&driver))
            .connect(&driver.url())
            .await
            .with_context(|| format!("{browser} did not start"))?;
        // As long as it takes to draw ten thousand times on a busy machine.
        let patient = TimeoutConfiguration::new(Some(Duration::from_secs(240)), None, None);
        client.update_timeouts(patient).await.context("the browser keeps its own time")?;
        let session = Self { browser, client, _driver: driver };
        session.prepare().await?;
        Ok(session)
    }

    /// Whether the browser understands Chromium's own commands: see [`Session::cdp`].
    #[must_use]
    pub fn has_cdp(browser: Browser) -> bool {
        matches!(browser, Browser::Chromium)
    }

    /// Whether the browser can be told to show other media, on other screens, and pages without scripts.
    #[must_use]
    pub fn emulates(browser: Browser) -> bool {
        matches!(browser, Browser::Chromium | Browser::Firefox)
    }

    /// The browser.
    #[must_use]
    pub fn browser(&self) -> Browser {
        self.browser
    }

    /// The session as fantoccini has it: elements, keys, pointers, frames.
    #[must_use]
    pub fn client(&self) -> &Client {
        &self.client
    }

    /// Loads an address, until its `load` event; of the page that is open, it goes to the fragment only.
    ///
    /// # Errors
    /// When the browser cannot.
    pub async fn open(&self, url: &str) -> Result<()> {
        // Firefox awaits no page whose fragment is that of the page before.
        let awaited = url.contains('#') && !self.is_at(url).await?;
        if awaited {
            self.eval("window.__before = true").await?;
        }
        self.client.goto(url).await.with_context(|| format!("could not open {url}"))?;
        if awaited {
            let loaded = "!window.__before && document.readyState === 'complete'";
            self.wait_until(loaded, url).await?;
        }
        Ok(())
    }

    /// Whether an address is that of the page that is open, but for the fragment.
    async fn is_at(&self, url: &str) -> Result<bool> {
        let open = self.client.current_url().await.context("the page has no address")?;
        Ok(open.as_str().split('#').next() == url.split('#').next())
    }

    /// Runs a function's body and returns what it returns; `arguments` are its arguments.
    ///
    /// # Errors
    /// When it throws.
    pub async fn run(&self, script: &str, arguments: Vec<Value>) -> Result<Value> {
        self.client
            .execute(script, arguments)
            .await
            .with_context(|| format!("in the page: {script}"))
    }

    /// The value of an expression.
    ///
    /// # Errors
    /// When it throws.
    pub async fn eval(&self, expression: &str) -> Result<Value> {
        self.run(&format!("return ({expression});"), Vec::new()).await
    }

    /// Runs a function's body, whose last argument is a function to call with the result.
    ///
    /// # Errors
    /// When it throws or does not call back.
    pub async fn run_async(&self, script: &str, arguments: Vec<Value>) -> Result<Value> {
        let result = self.client.execute_async(script, arguments).await;
        result.with_context(|| format!("in the page: {script}"))
    }

    /// Waits until an expression is true. A page that leaves while it is asked is asked again.
    ///
    /// # Errors
    /// A sentence saying what was awaited, when it does not come, with what the page said last.
    pub async fn wait_until(&self, condition: &str, what: &str) -> Result<()> {
        let deadline = Instant::now() + PATIENCE;
        loop {
            let said = self.eval(&format!("Boolean({condition})")).await;
            if said.as_ref().is_ok_and(|value| *value == json!(true)) {
                return Ok(());
            }
            if Instant::now() > deadline {
                let last =
                    said.map_or_else(|error| format!("{error:#}"), |value| value.to_string());
                bail!(
                    "{what} was awaited for {} s in vain ({condition}): {last}",
                    PATIENCE.as_secs()
                );
            }
            sleep(INTERVAL).await;
        }
    }

    /// Waits until canvases have replaced the pictures near the window.
    ///
    /// # Errors
    /// When that does not come.
    pub async fn wait_started(&self) -> Result<()> {
        let live = "document.documentElement.dataset.planChart === 'live'";
        self.wait_until(live, "the takeover by the canvases").await
    }

    /// Waits until every canvas has replaced its picture. They do when they come near the window, so this scrolls to
    /// each, and back to where the page was.
    ///
    /// # Errors
    /// When that does not come.
    pub async fn wait_live(&self) -> Result<()> {
        self.wait_started().await?;
        let all = "[...document.querySelectorAll('.pc-place')].every((place, index, all) => {
            window.__top ??= scrollY;
            if (!place.querySelector('canvas')) {
                place.scrollIntoView({ behavior: 'instant' });
                return false;
            }
            if (index === all.length - 1) {
                scrollTo({ top: window.__top, behavior: 'instant' });
                delete window.__top;
            }
            return true;
        })";
        self.wait_until(all, "a canvas for every picture").await
    }

    /// Clicks on the first element that the selector finds, in the middle of the window: WebKit's driver does not always
    /// scroll to it. Once more where the page moved it away meanwhile.
    ///
    /// # Errors
    /// When it cannot be clicked on.
    pub async fn click(&self, selector: &str) -> Result<()> {
        let deadline = Instant::now() + PATIENCE;
        loop {
            let seen = "document.querySelector(arguments[0])?.scrollIntoView({ block: 'center', behavior: 'instant' });";
            self.run(seen, vec![json!(selector)]).await?;
            let element = self.client.find(Locator::Css(selector)).await;
            let element = element.with_context(|| format!("the page has no `{selector}`"))?;
            match element.click().await {
                Ok(()) => return Ok(()),
                Err(_) if Instant::now() < deadline => sleep(INTERVAL).await,
                Err(error) => {
                    return Err(error).with_context(|| format!("clicking on `{selector}`"));
                }
            }
        }
    }

    /// Presses keys one after the other, wherever the focus is.
    ///
    /// # Errors
    /// When the browser does not take them.
    pub async fn press(&self, keys: &str) -> Result<()> {
        let press = keys.chars().fold(KeyActions::new("keys".to_owned()), |actions, value| {
            actions.then(KeyAction::Down { value }).then(KeyAction::Up { value })
        });
        self.client.perform_actions(press).await.with_context(|| format!("pressing {keys:?}"))
    }

    /// The text of the first element that the selector finds, as a reader sees it.
    ///
    /// # Errors
    /// When there is none.
    pub async fn text(&self, selector: &str) -> Result<String> {
        let script = "const found = document.querySelector(arguments[0]);
            return found && (found.innerText ?? found.textContent);";
        let text = self.run(script, vec![json!(selector)]).await?;
        text.as_str().map(str::to_owned).with_context(|| format!("the page has no `{selector}`"))
    }

    /// How many elements the selector finds.
    ///
    /// # Errors
    /// When the selector is not valid.
    pub async fn count(&self, selector: &str) -> Result<u64> {
        let script = "return document.querySelectorAll(arguments[0]).length;";
        let count = self.run(script, vec![json!(selector)]).await?;
        count.as_u64().context("the page did not count")
    }

    /// Role and name that the browser computes for an element that a script has returned.
    ///
    /// # Errors
    /// When it is no element, or the browser does not tell.
    pub async fn computed(&self, element: &Value) -> Result<[String; 2]> {
        let id = element.as_object().and_then(|one| one.values().next()).and_then(Value::as_str);
        let id = id.with_context(|| format!("{element} is no element"))?;
        let mut texts = [String::new(), String::new()];
        for (text, what) in texts.iter_mut().zip(["computedrole", "computedlabel"]) {
            let path = format!("element/{id}/{what}");
            let answer = self.client.issue_cmd(Get { path }).await;
            let answer = answer.with_context(|| format!("the browser told no {what}"))?;
            answer.as_str().unwrap_or_default().clone_into(text);
        }
        Ok(texts)
    }

    /// A picture of the window.
    ///
    /// # Errors
    /// When the browser makes none.
    pub async fn picture(&self) -> Result<Picture> {
        Picture::decode(&self.screenshot().await?)
    }

    /// The colour at a place in CSS pixels from the window's upper left corner.
    ///
    /// # Errors
    /// When the place lies outside.
    pub async fn pixel(&self, x: f64, y: f64) -> Result<Colour> {
        let ratio = self.eval("devicePixelRatio").await?.as_f64().context("there is no ratio")?;
        let picture = self.picture().await?;
        let device = |css: f64| (css * ratio) as u32;
        let colour = picture.pixel(device(x), device(y));
        colour.with_context(|| format!("({x}, {y}) lies outside the window"))
    }

    /// The window as PNG.
    ///
    /// # Errors
    /// When the browser makes no picture.
    pub async fn screenshot(&self) -> Result<Vec<u8>> {
        self.client.screenshot().await.context("the browser made no picture")
    }

    /// The page in its whole length as PNG. Chromium only.
    ///
    /// # Errors
    /// When the browser makes no picture.
    pub async fn full_screenshot(&self) -> Result<Vec<u8>> {
        let metrics = self.cdp("Page.getLayoutMetrics", json!({})).await?;
        let size = &metrics["cssContentSize"];
        let clip = json!({
            "x": 0, "y": 0, "width": size["width"], "height": size["height"], "scale": 1
        });
        let parameters = json!({ "format": "png", "captureBeyondViewport": true, "clip": clip });
        let answer = self.cdp("Page.captureScreenshot", parameters).await?;
        let text = answer["data"].as_str().context("the browser made no picture")?;
        STANDARD.decode(text).context("the browser's picture is no base64")
    }

    /// A command of the Chrome DevTools Protocol. Chromium only.
    ///
    /// # Errors
    /// When the browser refuses it.
    pub async fn cdp(&self, command: &str, parameters: Value) -> Result<Value> {
        if !Self::has_cdp(self.browser) {
            return Err(anyhow!("{} has no {command}", self.browser));
        }
        let body = json!({ "cmd": command, "params": parameters });
        let answer = self.client.issue_cmd(Post { path: "goog/cdp/execute", body }).await;
        answer.with_context(|| format!("the browser refused {command}"))
    }

    /// Runs a function's body on the browser's own side, where `context` is the page's. Firefox only.
    async fn inside(&self, script: &str, arguments: Vec<Value>) -> Result<()> {
        self.switch("chrome").await?;
        let script = format!("const context = gBrowser.selectedBrowser.browsingContext; {script}");
        let result = self.run(&script, arguments).await;
        self.switch("content").await?;
        result.map(drop)
    }

    async fn switch(&self, side: &str) -> Result<()> {
        let command = Post { path: "moz/context", body: json!({ "context": side }) };
        self.client.issue_cmd(command).await.context("the browser has no such side")?;
        Ok(())
    }

    /// Makes the window this large in CSS pixels, at this many device pixels to each. With emulation only.
    ///
    /// # Errors
    /// When the browser refuses.
    pub async fn metrics(&self, width: u32, height: u32, ratio: f64) -> Result<()> {
        if let Browser::Firefox = self.browser {
            let script = "const [width, height, ratio] = arguments;
                const style = gBrowser.selectedBrowser.style;
                style.flex = 'none';
                style.width = width + 'px';
                style.height = height + 'px';
                context.overrideDPPX = ratio;";
            return self.inside(script, vec![json!(width), json!(height), json!(ratio)]).await;
        }
        let parameters = json!({
            "width": width, "height": height, "deviceScaleFactor": ratio, "mobile": false
        });
        self.cdp("Emulation.setDeviceMetricsOverride", parameters).await.map(drop)
    }

    /// Sets media features such as `("prefers-color-scheme", "dark")`; none takes all back. With emulation
    /// only, and Firefox knows but that one.
    ///
    /// # Errors
    /// When the browser refuses.
    pub async fn media(&self, features: &[(&str, &str)]) -> Result<()> {
        if let Browser::Firefox = self.browser {
            if let Some((name, _)) = features.iter().find(|one| one.0 != "prefers-color-scheme") {
                bail!("{} has no {name} to set: make it a case with cdp", self.browser);
            }
            let scheme = features.first().map_or("none", |one| one.1);
            let script = "context.prefersColorSchemeOverride = arguments[0];";
            return self.inside(script, vec![json!(scheme)]).await;
        }
        let feature = |&(name, value): &(&str, &str)| json!({ "name": name, "value": value });
        let features: Vec<_> = features.iter().map(feature).collect();
        self.cdp("Emulation.setEmulatedMedia", json!({ "features": features })).await.map(drop)
    }

    /// Shows the page as `print` does, or as a `screen`. With emulation only.
    ///
    /// # Errors
    /// When the browser refuses.
    pub async fn medium(&self, medium: &str) -> Result<()> {
        if let Browser::Firefox = self.browser {
            let script = "context.mediumOverride = arguments[0];";
            return self.inside(script, vec![json!(medium)]).await;
        }
        self.cdp("Emulation.setEmulatedMedia", json!({ "media": medium })).await.map(drop)
    }

    /// Lets the page run scripts, or not, from the next page on. With emulation only.
    ///
    /// # Errors
    /// When the browser refuses.
    pub async fn scripts(&self, enabled: bool) -> Result<()> {
        if let Browser::Firefox = self.browser {
            return self
                .inside("context.allowJavascript = arguments[0];", vec![json!(enabled)])
                .await;
        }
        let parameters = json!({ "value": !enabled });
        self.cdp("Emulation.setScriptExecutionDisabled", parameters).await.map(drop)
    }

    /// Makes the network this slow. Chromium only.
    ///
    /// # Errors
    /// When the browser refuses.
    pub async fn throttle(&self, kilobits: u32, latency: Duration) -> Result<()> {
        self.cdp("Network.enable", json!({})).await?;
        let throughput = f64::from(kilobits) * 1000.0 / 8.0;
        let parameters = json!({
            "offline": false, "latency": latency.as_millis() as u64,
            "downloadThroughput": throughput, "uploadThroughput": throughput
        });
        self.cdp("Network.emulateNetworkConditions", parameters).await.map(drop)
    }

    /// Runs a script before the scripts of every page from now on. Chromium only.
    ///
    /// # Errors
    /// When the browser refuses.
    pub async fn before_pages(&self, script: &str) -> Result<()> {
        let parameters = json!({ "source": script });
        self.cdp("Page.addScriptToEvaluateOnNewDocument", parameters).await.map(drop)
    }

    /// What the content security policy has forbidden on this page.
    ///
    /// # Errors
    /// When the page does not answer, or nobody watches it.
    pub async fn violations(&self) -> Result<Vec<String>> {
        let found = self.eval("window.__seen.violations").await?;
        let found = found.as_array().context("the page lost its list of violations")?;
        Ok(found.iter().map(|text| text.as_str().unwrap_or_default().to_owned()).collect())
    }

    /// The messages on the console since the last call: all of them in Chromium, elsewhere those that the
    /// scripts of this page have caused.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn console(&self) -> Result<Vec<Line>> {
        if Self::has_cdp(self.browser) {
            return Ok(lines(&self.log("browser").await?));
        }
        self.messages().await
    }

    /// What the scripts of this page have said or thrown since the last call.
    ///
    /// # Errors
    /// When the page does not answer.
    pub async fn messages(&self) -> Result<Vec<Line>> {
        Ok(lines(&self.eval("window.__seen ? window.__seen.lines.splice(0) : []").await?))
    }

    /// The addresses that have been asked for: since the last call in Chromium, elsewhere by this page.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn network(&self) -> Result<Vec<String>> {
        if Self::has_cdp(self.browser) {
            return Ok(addresses(&self.log("performance").await?));
        }
        let script = "return performance.getEntries().map((entry) => entry.name)
            .filter((name) => name.includes('://'));";
        let names = self.run(script, Vec::new()).await?;
        let names = names.as_array().context("the page lost its list of addresses")?;
        Ok(names.iter().filter_map(Value::as_str).map(str::to_owned).collect())
    }

    /// Makes the session as good as new for the next test: a window without history or emulation.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn renew(&self) -> Result<()> {
        let new = self.client.new_window(true).await.context("no new window")?;
        let old = self.client.windows().await.context("no list of windows")?;
        for window in old.into_iter().filter(|window| *window != new.handle) {
            self.client.switch_to_window(window).await.context("the old window is lost")?;
            self.client.close_window().await.context("the old window stays")?;
        }
        self.client.switch_to_window(new.handle).await.context("the new window is lost")?;
        self.prepare().await
    }

    /// Ends the session and closes the browser.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn quit(self) -> Result<()> {
        self.client.close().await.context("the browser does not close")
    }

    async fn prepare(&self) -> Result<()> {
        if Self::has_cdp(self.browser) {
            self.cdp("Network.clearBrowserCache", json!({})).await?;
            self.cdp("Network.clearBrowserCookies", json!({})).await?;
            self.before_pages(WATCH).await?;
            // A window after the first comes up behind it, and hears neither of focus nor of pointers there.
            self.cdp("Page.bringToFront", json!({})).await?;
            self.cdp("Emulation.setFocusEmulationEnabled", json!({ "enabled": true })).await?;
            // What is left from before belongs to another test.
            self.console().await?;
            self.network().await?;
        }
        Ok(())
    }

    async fn log(&self, kind: &str) -> Result<Value> {
        if !Self::has_cdp(self.browser) {
            return Err(anyhow!("{} has no log of its {kind}", self.browser));
        }
        let answer = self.client.issue_cmd(Post { path: "se/log", body: json!({ "type": kind }) });
        answer.await.with_context(|| format!("the browser did not give its log of the {kind}"))
    }
}

/// What each browser is asked for: no window, no traffic of its own, Chinese first.
fn capabilities(driver: &Driver) -> Capabilities {
    let program = driver.found().program.display().to_string();
    let capabilities = match driver.browser() {
        Browser::Chromium => json!({
            "goog:chromeOptions": {
                "binary": program,
                "args": [
                    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
                    "--disable-background-networking", "--disable-component-update", "--disable-sync",
                    "--hide-scrollbars", "--lang=zh-CN", "--accept-lang=zh-CN",
                    format!("--user-data-dir={}", driver.folder().join("profile").display()),
                ],
                "prefs": { "intl.accept_languages": "zh-CN" },
            },
            "goog:loggingPrefs": { "browser": "ALL", "performance": "ALL" },
        }),
        Browser::Firefox => json!({
            "moz:firefoxOptions": {
                "binary": program,
                "args": ["-headless"],
                "prefs": {
                    "intl.accept_languages": "zh-CN, zh",
                    "browser.cache.disk.enable": false,
                    "layout.css.prefers-color-scheme.content-override": 1,
                },
            },
        }),
        Browser::WebKitGtk => json!({
            "webkitgtk:browserOptions": { "binary": program, "args": ["--automation"] },
        }),
    };
    capabilities.as_object().cloned().unwrap_or_default()
}
