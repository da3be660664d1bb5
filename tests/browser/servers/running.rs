//! A server that runs: in the foreground, on a free port, with a copy of the built page.

use std::collections::BTreeMap;
use std::fs;
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail};
use browser_tests::site;
use tempfile::TempDir;

use crate::program::Program;

/// Far more than a server needs to start or to replace a worker, even on a busy machine.
const PATIENCE: Duration = Duration::from_secs(30);

/// A running server. It ends when dropped.
#[derive(Debug)]
pub(crate) struct Running {
    program: Program,
    address: SocketAddr,
    process: Child,
    /// The names and bytes of what is served, without the compressed forms.
    files: BTreeMap<String, Vec<u8>>,
    folder: TempDir,
}

impl Running {
    /// Serves a copy of the built page: servers that root starts read as another user.
    pub(crate) fn start(program: Program) -> Result<Self> {
        let folder = tempfile::tempdir().context("no temporary folder")?;
        let shown = fs::Permissions::from_mode(0o755);
        fs::set_permissions(folder.path(), shown)
            .context("the folder cannot be opened to others")?;
        let served = folder.path().join("site");
        let mut files = copied(&site()?, &served)?;
        files.retain(|name, _| !name.ends_with(".br") && !name.ends_with(".gz"));
        fs::write(served.join(".secret"), "not for you")?;
        fs::write(folder.path().join("outside.txt"), "not for you")?;
        let address = free_address()?;
        let (name, arguments) = program.configured(folder.path(), address, &served)?;
        // Where Debian puts servers; an ordinary user's PATH lacks it.
        let mut command = Command::new(Path::new("/usr/sbin").join(name));
        command.args(arguments).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::inherit());
        let process = command.spawn().with_context(|| format!("could not start {name}"))?;
        let mut server = Self { program, address, process, files, folder };
        server.await_ready()?;
        Ok(server)
    }

    fn await_ready(&mut self) -> Result<()> {
        let address = self.address;
        let ready = until(|| {
            if let Some(status) = self.process.try_wait()? {
                bail!("it ended before it was ready ({status}): {}", self.errors());
            }
            Ok(TcpStream::connect(address).is_ok())
        });
        ready.with_context(|| format!("{} does not get ready", self.program.name()))
    }

    pub(crate) fn program(&self) -> Program {
        self.program
    }

    /// The address of a path.
    pub(crate) fn url(&self, path: &str) -> String {
        format!("http://{}/{path}", self.address)
    }

    /// Every file that is served, by its name.
    pub(crate) fn files(&self) -> &BTreeMap<String, Vec<u8>> {
        &self.files
    }

    /// The compressed form that the build put beside a file, if it is worth one.
    pub(crate) fn compressed(&self, name: &str, ending: &str) -> Option<Vec<u8>> {
        fs::read(self.folder.path().join("site").join(format!("{name}.{ending}"))).ok()
    }

    /// A place for what a case writes.
    pub(crate) fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// What the server has noted.
    pub(crate) fn errors(&self) -> String {
        let noted = fs::read_to_string(self.folder.path().join("errors")).unwrap_or_default();
        format!("{} noted:\n{noted}", self.program.name())
    }

    /// The processes that answer: children of the first one.
    pub(crate) fn workers(&self) -> Result<Vec<u32>> {
        children(self.process.id())
    }

    /// How many connections there are to it.
    pub(crate) fn connections(&self) -> Result<usize> {
        let table = fs::read_to_string("/proc/net/tcp").context("no list of connections")?;
        // `number local remote state …`, all hexadecimal; 01 is an established one.
        let port = format!(":{:04X}", self.address.port());
        let ours = |line: &&str| {
            let mut words = line.split_whitespace().skip(1);
            words.next().is_some_and(|local| local.ends_with(&port)) && words.nth(1) == Some("01")
        };
        Ok(table.lines().filter(ours).count())
    }

    /// Ends one worker as the system does when memory is short, and waits for another in its place.
    pub(crate) fn kill_worker(&self) -> Result<()> {
        let before = self.workers()?;
        let victim = *before.first().context("there is a worker")?;
        signal("KILL", victim)?;
        // Apache starts another only where too few of its threads are idle.
        let enough = if self.program == Program::Nginx { before.len() } else { 1 };
        let replaced = until(|| {
            let now = self.workers()?;
            Ok(!now.contains(&victim) && now.len() >= enough)
        });
        replaced.context("the worker is not replaced")
    }

    /// Has it read its configuration anew, and waits until workers that have done so answer.
    pub(crate) fn reload(&self) -> Result<()> {
        let before = self.workers()?;
        signal(self.program.reload_signal(), self.process.id())?;
        let renewed = until(|| Ok(self.workers()?.iter().any(|worker| !before.contains(worker))));
        renewed.context("no new worker comes")
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // In this way, its workers end with it.
        let _ = signal("TERM", self.process.id());
        let _ = self.process.wait();
    }
}

fn copied(from: &Path, to: &Path) -> Result<BTreeMap<String, Vec<u8>>> {
    fs::create_dir(to)?;
    let mut files = BTreeMap::new();
    for entry in fs::read_dir(from)?.flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        if entry.path().is_dir() {
            let inner = copied(&entry.path(), &to.join(&name))?;
            files.extend(inner.into_iter().map(|(path, bytes)| (format!("{name}/{path}"), bytes)));
            continue;
        }
        let bytes = fs::read(entry.path())?;
        fs::write(to.join(&name), &bytes)?;
        files.insert(name, bytes);
    }
    Ok(files)
}

fn free_address() -> Result<SocketAddr> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).context("no port is free")?;
    listener.local_addr().context("the port has no address")
}

/// Asks until the answer is yes.
fn until(mut asked: impl FnMut() -> Result<bool>) -> Result<()> {
    let deadline = Instant::now() + PATIENCE;
    while !asked()? {
        if Instant::now() > deadline {
            bail!("not after {} s", PATIENCE.as_secs());
        }
        thread::sleep(Duration::from_millis(20));
    }
    Ok(())
}

/// The children of a process, as the system lists processes.
fn children(parent: u32) -> Result<Vec<u32>> {
    let mut found = Vec::new();
    for entry in fs::read_dir("/proc").context("no list of processes")?.flatten() {
        let Ok(id) = entry.file_name().to_string_lossy().parse::<u32>() else { continue };
        // One may end while it is looked at.
        let Ok(stat) = fs::read_to_string(entry.path().join("stat")) else { continue };
        // `id (name) state parent …`, and a name may hold anything.
        let mut rest = stat.rsplit(')').next().unwrap_or_default().split_whitespace();
        let state = rest.next();
        if state != Some("Z") && rest.next().and_then(|id| id.parse().ok()) == Some(parent) {
            found.push(id);
        }
    }
    Ok(found)
}

fn signal(name: &str, process: u32) -> Result<()> {
    let status = Command::new("kill").arg(format!("-{name}")).arg(process.to_string()).status();
    if !status.context("`kill` could not be started")?.success() {
        bail!("process {process} takes no {name}");
    }
    Ok(())
}
