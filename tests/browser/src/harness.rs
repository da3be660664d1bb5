//! From cases to trials: each runs in a window of its own, in every browser that is asked for.

use std::any::Any;
use std::env;
use std::fs;
use std::panic::AssertUnwindSafe;
use std::process::ExitCode;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use anyhow::{Context as _, Result, anyhow};
use futures_util::FutureExt as _;
use futures_util::future::BoxFuture;
use libtest_mimic::{Arguments, Conclusion, Failed, Trial};
use tokio::runtime::Runtime;
use xtask::browser::Browser;

use crate::page::{site, target};
use crate::session::Session;
use crate::stage::Stage;

/// What a case does.
pub type Run = for<'a> fn(&'a Stage) -> BoxFuture<'a, Result<()>>;

/// One case.
#[derive(Debug, Clone, Copy)]
pub struct Case {
    /// `group::case`.
    pub name: &'static str,
    /// What it needs of a browser: it is no case of one that lacks it.
    pub needs: Needs,
    /// What it does.
    pub run: Run,
}

/// What a case needs beyond the WebDriver standard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Needs {
    /// Nothing: it is a case of every browser.
    Nothing,
    /// Other media, screens and pages without scripts: see [`Session::emulates`].
    Emulation,
    /// Chromium's own commands: see [`Session::cdp`].
    Cdp,
}

impl Needs {
    fn met_by(self, browser: Browser) -> bool {
        match self {
            Self::Nothing => true,
            Self::Emulation => Session::emulates(browser),
            Self::Cdp => Session::has_cdp(browser),
        }
    }
}

/// Lists the cases of a group: `cases![group: first, second]`, `cases![group with emulation: first]`, or
/// `cases![group with cdp: first]`.
#[macro_export]
macro_rules! cases {
    ($group:ident: $($case:ident),+ $(,)?) => { $crate::cases!(@ $group, Nothing, $($case),+) };
    ($group:ident with emulation: $($case:ident),+ $(,)?) => {
        $crate::cases!(@ $group, Emulation, $($case),+)
    };
    ($group:ident with cdp: $($case:ident),+ $(,)?) => { $crate::cases!(@ $group, Cdp, $($case),+) };
    (@ $group:ident, $needs:ident, $($case:ident),+) => {
        vec![$($crate::harness::Case {
            name: concat!(stringify!($group), "::", stringify!($case)),
            needs: $crate::harness::Needs::$needs,
            run: |stage| Box::pin($group::$case(stage)),
        }),+]
    };
}

/// How a case went.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// Where.
    pub browser: Browser,
    /// The case's name.
    pub case: &'static str,
    /// What went wrong, if anything did.
    pub fault: Option<String>,
}

/// Runs the cases in the browsers named by `PLAN_CHART_BROWSERS`, and prints a line for each browser.
/// `closing` looks at the outcomes of the cases that were run.
#[must_use]
pub fn main(cases: &[Case], closing: fn(&[Outcome]) -> Result<()>) -> ExitCode {
    match run(cases, closing) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(cases: &[Case], closing: fn(&[Outcome]) -> Result<()>) -> Result<bool> {
    let arguments = Arguments::from_args();
    let names = env::var("PLAN_CHART_BROWSERS").unwrap_or_else(|_| "chromium".to_owned());
    if !arguments.list {
        site()?;
    }
    let mut lines = Vec::new();
    let mut outcomes = Vec::new();
    let mut good = true;
    for browser in Browser::list(&names)? {
        let conclusion = in_browser(browser, cases, &arguments, &mut outcomes)?;
        good &= !conclusion.has_failed();
        lines.push(format!(
            "{browser}: {} passed, {} failed",
            conclusion.num_passed, conclusion.num_failed
        ));
    }
    if !arguments.list {
        println!("{}", lines.join("\n"));
        let closed = closing(&outcomes);
        // Once more, where it is found: its engine's own list may be a thousand lines above.
        for Outcome { browser, case, fault } in &outcomes {
            if let Some(fault) = fault {
                println!("failed: {browser}::{case}\n{fault}");
            }
        }
        closed?;
    }
    Ok(good)
}

fn in_browser(
    browser: Browser,
    cases: &[Case],
    arguments: &Arguments,
    outcomes: &mut Vec<Outcome>,
) -> Result<Conclusion> {
    let cases = cases.iter().filter(|case| case.needs.met_by(browser));
    if arguments.list {
        let trial = |case: &Case| Trial::test(format!("{browser}::{}", case.name), || Ok(()));
        return Ok(libtest_mimic::run(arguments, cases.map(trial).collect()));
    }
    let pool = Arc::new(Pool::start(browser)?);
    let trial = |case: &Case| {
        let (case, pool) = (*case, Arc::clone(&pool));
        let name = format!("{browser}::{}", case.name);
        Trial::test(name, move || {
            let fault = pool.play(&case).err().map(|error| format!("{error:#}"));
            pool.note(Outcome { browser, case: case.name, fault: fault.clone() });
            fault.map_or(Ok(()), |fault| Err(Failed::from(fault)))
        })
    };
    let conclusion = libtest_mimic::run(arguments, cases.map(trial).collect());
    pool.close();
    outcomes.append(&mut held(&pool.outcomes));
    Ok(conclusion)
}

/// The sessions that wait for their next case.
struct Pool {
    browser: Browser,
    runtime: Runtime,
    idle: Mutex<Vec<Session>>,
    outcomes: Mutex<Vec<Outcome>>,
}

impl Pool {
    fn start(browser: Browser) -> Result<Self> {
        let runtime = Runtime::new().context("no runtime")?;
        Ok(Self { browser, runtime, idle: Mutex::default(), outcomes: Mutex::default() })
    }

    /// Runs a case; its session is kept for the next one only if all went well.
    fn play(&self, case: &Case) -> Result<()> {
        self.runtime.block_on(async {
            let stage = Stage::new(self.session().await?)?;
            let result = AssertUnwindSafe((case.run)(&stage)).catch_unwind().await;
            let result = result.unwrap_or_else(|panic| Err(anyhow!("{}", message(&*panic))));
            let Err(error) = result else {
                self.idle().extend(stage.into_session());
                return Ok(());
            };
            let seen = self.evidence(case, stage.session()).await;
            // The failure itself matters more than a browser that does not close.
            if let Some(session) = stage.into_session() {
                let _ = session.quit().await;
            }
            Err(error.context(seen))
        })
    }

    async fn session(&self) -> Result<Session> {
        let idle = self.idle().pop();
        if let Some(session) = idle {
            if session.renew().await.is_ok() {
                return Ok(session);
            }
            // A window that the last case left unusable is no fault of this one.
            let _ = session.quit().await;
        }
        Session::start(self.browser).await
    }

    /// Keeps a picture of the failure, and returns what the console said.
    async fn evidence(&self, case: &Case, session: &Session) -> String {
        let mut seen = Vec::new();
        if let (Ok(target), Ok(picture)) = (target(), session.screenshot().await) {
            let folder = target.join("browser-failures");
            let path =
                folder.join(format!("{}-{}.png", self.browser, case.name.replace("::", "-")));
            if fs::create_dir_all(&folder).and_then(|()| fs::write(&path, picture)).is_ok() {
                seen.push(format!("the window is kept in {}", path.display()));
            }
        }
        for line in session.console().await.unwrap_or_default() {
            seen.push(format!("console: {} {}", line.level, line.text));
        }
        seen.join("\n")
    }

    fn close(&self) {
        let sessions = std::mem::take(&mut *self.idle());
        self.runtime.block_on(async {
            for session in sessions {
                if let Err(error) = session.quit().await {
                    eprintln!("{error:#}");
                }
            }
        });
    }

    fn note(&self, outcome: Outcome) {
        held(&self.outcomes).push(outcome);
    }

    fn idle(&self) -> MutexGuard<'_, Vec<Session>> {
        held(&self.idle)
    }
}

/// What a lock guards; a case that panicked has left it whole.
fn held<T>(lock: &Mutex<T>) -> MutexGuard<'_, T> {
    lock.lock().unwrap_or_else(PoisonError::into_inner)
}

/// What a panic says.
fn message(panic: &(dyn Any + Send)) -> String {
    let text = panic.downcast_ref::<&str>().map(|text| (*text).to_owned());
    text.or_else(|| panic.downcast_ref::<String>().cloned()).unwrap_or_else(|| "a panic".to_owned())
}
