//! A WebDriver server: one process for each session, because most of them hold one session only.

use std::io::{self, BufRead as _, BufReader, Read as _, Write as _};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, anyhow, bail};
use tempfile::TempDir;
use xtask::browser::{Browser, Found};
use xtask::workspace::Workspace;

/// Far more than a driver needs to start, even on a busy machine.
const PATIENCE: Duration = Duration::from_secs(30);

/// A running driver. It ends when dropped.
#[derive(Debug)]
pub struct Driver {
    browser: Browser,
    found: Found,
    address: SocketAddr,
    process: Program,
    /// Ends after the browser that draws on it.
    _screen: Option<Program>,
    /// Profiles and what else browsers leave behind. Removed last.
    folder: TempDir,
}

/// A process that ends when dropped.
#[derive(Debug)]
struct Program(Child);

impl Drop for Program {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

impl Driver {
    /// Starts the browser's driver on a free port and waits until it is ready.
    ///
    /// # Errors
    /// When the browser is missing, or the driver does not get ready.
    pub fn start(browser: Browser) -> Result<Self> {
        let found = browser.find(&Workspace::find()?.tools())?;
        let address = free_address()?;
        let folder = tempfile::tempdir().context("no temporary folder for a profile")?;
        let mut command = Command::new(&found.driver);
        command.env("TMPDIR", folder.path()).arg(format!("--port={}", address.port()));
        if let Browser::Firefox = browser {
            // Its emulation of media is reached from the browser's own side only.
            command.args(["--allow-system-access", "--websocket-port=0"]);
        }
        let screen = found.screen.as_deref().map(screen).transpose()?;
        let screen = screen.map(|(screen, display)| {
            command.env("DISPLAY", display).env("GDK_BACKEND", "x11");
            screen
        });
        let process = quiet(&mut command).stdout(Stdio::null()).spawn();
        let process =
            process.with_context(|| format!("could not start {}", found.driver.display()))?;
        let process = Program(process);
        let mut driver = Self { browser, found, address, process, _screen: screen, folder };
        driver.await_ready()?;
        Ok(driver)
    }

    /// The browser that it drives.
    #[must_use]
    pub fn browser(&self) -> Browser {
        self.browser
    }

    /// The programs.
    #[must_use]
    pub fn found(&self) -> &Found {
        &self.found
    }

    /// A folder for what the browser writes.
    #[must_use]
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// Where to send commands.
    #[must_use]
    pub fn url(&self) -> String {
        format!("http://{}/", self.address)
    }

    fn await_ready(&mut self) -> Result<()> {
        let deadline = Instant::now() + PATIENCE;
        while !is_ready(self.address) {
            if let Ok(Some(status)) = self.process.0.try_wait() {
                bail!("{} ended before it was ready ({status})", self.found.driver.display());
            }
            if Instant::now() > deadline {
                let seconds = PATIENCE.as_secs();
                return Err(anyhow!(
                    "{} was not ready after {seconds} s",
                    self.found.driver.display()
                ));
            }
            thread::sleep(Duration::from_millis(20));
        }
        Ok(())
    }
}

/// A screen that is not there, and what it is called.
fn screen(program: &Path) -> Result<(Program, String)> {
    let mut command = Command::new(program);
    // It says its number as soon as it is ready.
    // The pointer rests in the middle, which must be in the window: without a window manager it gives the focus.
    command.args(["-displayfd", "1", "-screen", "0", "2000x1400x24", "-nolisten", "tcp"]);
    let process = quiet(&mut command).stdout(Stdio::piped()).spawn();
    let process = process.with_context(|| format!("could not start {}", program.display()))?;
    let mut process = Program(process);
    let mut number = String::new();
    if let Some(output) = process.0.stdout.take() {
        BufReader::new(output).read_line(&mut number).context("the screen does not answer")?;
    }
    if number.trim().is_empty() {
        bail!("{} ended before it was ready", program.display());
    }
    Ok((process, format!(":{}", number.trim())))
}

fn quiet(command: &mut Command) -> &mut Command {
    command.stdin(Stdio::null()).stderr(Stdio::null())
}

fn free_address() -> Result<SocketAddr> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).context("no port is free")?;
    listener.local_addr().context("the port has no address")
}

/// Asks `/status`, as the standard has it.
fn is_ready(address: SocketAddr) -> bool {
    let ask = || {
        let mut stream = TcpStream::connect_timeout(&address, Duration::from_secs(1))?;
        stream.set_read_timeout(Some(Duration::from_secs(5)))?;
        // In one piece: drivers' servers are simple ones.
        let request =
            format!("GET /status HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n");
        stream.write_all(request.as_bytes())?;
        read_answer(&mut stream)
    };
    ask().is_ok_and(|answer| answer.replace(char::is_whitespace, "").contains("\"ready\":true"))
}

/// Reads until the answer is whole: not every driver closes the connection after it.
fn read_answer(stream: &mut TcpStream) -> io::Result<String> {
    let mut answer = Vec::new();
    let mut chunk = [0; 1024];
    loop {
        let length = stream.read(&mut chunk)?;
        answer.extend_from_slice(&chunk[..length]);
        let text = String::from_utf8_lossy(&answer);
        if length == 0 || is_whole(&text) {
            return Ok(text.into_owned());
        }
    }
}

fn is_whole(answer: &str) -> bool {
    let Some((head, body)) = answer.split_once("\r\n\r\n") else {
        return false;
    };
    let length = head.lines().find_map(|line| {
        let (name, value) = line.split_once(':')?;
        name.eq_ignore_ascii_case("content-length").then(|| value.trim().parse::<usize>().ok())?
    });
    length.is_some_and(|length| body.len() >= length)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_whole_at_its_length() {
        assert!(!is_whole("HTTP/1.1 200 OK\r\nContent-Length:2"));
        assert!(!is_whole("HTTP/1.1 200 OK\r\nContent-Length:2\r\n\r\n{"));
        assert!(is_whole("HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}"));
    }
}
