//! Many requests at once, by wrk: for all files in all forms, and every answer is counted.

use std::fmt::Write as _;
use std::fs;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail, ensure};

use crate::client::get;
use crate::program::Program;
use crate::running::Running;

/// As many readers as a machine of two cores serves without their waiting.
const CONNECTIONS: u32 = 64;

/// What wrk has counted.
#[derive(Debug, Default)]
struct Count {
    /// Answers with success and a body of a length that is due.
    good: u64,
    /// Other answers.
    bad: u64,
    /// Connections that were refused.
    refused: u64,
    /// Connections that broke off before their answer was whole, some of which wrk takes for a short answer.
    broken: u64,
    /// Answers that took more than two seconds.
    late: u64,
}

/// A run of wrk.
struct Load(Child);

impl Load {
    /// Begins to ask, and returns when every connection is there.
    fn begin(server: &Running, seconds: u32, connections: u32, keep: bool) -> Result<Self> {
        // Apache closes kept connections where they are more than its threads, also while a request is on its
        // way: browsers ask again, wrk counts an error.
        let keep = keep && server.program() == Program::Nginx;
        let script = server.folder().join("ask.lua");
        fs::write(&script, self::script(server, keep)?)?;
        let child = Command::new("wrk")
            .args(["--threads", "2", "--connections", &connections.to_string()])
            .args(["--duration", &format!("{seconds}s"), "--script"])
            .arg(script)
            .arg(server.url(""))
            .stdout(Stdio::piped())
            .spawn()
            .context("`wrk` could not be started")?;
        let load = Self(child);
        let deadline = Instant::now() + Duration::from_secs(u64::from(seconds));
        // Where each is made anew for every request, there may never be all at once.
        while server.connections()? < if keep { connections as usize } else { 1 } {
            ensure!(Instant::now() < deadline, "wrk does not get to ask");
            thread::sleep(Duration::from_millis(5));
        }
        Ok(load)
    }

    fn end(self) -> Result<Count> {
        let output = self.0.wait_with_output()?;
        let output = String::from_utf8_lossy(&output.stdout).into_owned();
        let line = output.lines().find_map(|line| line.strip_prefix("counted "));
        let numbers: Vec<u64> =
            line.unwrap_or_default().split(' ').filter_map(|number| number.parse().ok()).collect();
        let [good, bad, refused, broken, late] = numbers[..] else { bail!("wrk says: {output}") };
        Ok(Count { good, bad, refused, broken, late })
    }
}

/// What wrk is told: the files by turns, each in each form, and the lengths that are due.
fn script(server: &Running, keep: bool) -> Result<String> {
    let mut script = "local asks, lengths, threads = {}, {}, {}\n".to_owned();
    let connection = if keep { "keep-alive" } else { "close" };
    for (name, bytes) in server.files() {
        for (form, ending) in [("br", "br"), ("gzip", "gz"), ("identity", "")] {
            let length = server.compressed(name, ending).map_or(bytes.len(), |bytes| bytes.len());
            writeln!(
                script,
                "table.insert(asks, {{ '/{name}', '{form}' }}) lengths[{length}] = true"
            )?;
        }
    }
    writeln!(
        script,
        "function setup(thread) table.insert(threads, thread) end
        function init() turn, good, bad, short = 0, 0, 0, 0 end
        function request()
            turn = turn % #asks + 1
            local headers = {{ ['Accept-Encoding'] = asks[turn][2], ['Connection'] = '{connection}' }}
            return wrk.format('GET', asks[turn][1], headers)
        end
        function response(status, headers, body)
            if status ~= 200 then bad = bad + 1
            elseif lengths[#body] then good = good + 1
            else short = short + 1 end
        end
        function done(summary)
            local good, bad, short, errors = 0, 0, 0, summary.errors
            for _, thread in ipairs(threads) do
                good, bad = good + thread:get('good'), bad + thread:get('bad')
                short = short + thread:get('short')
            end
            print(string.format('counted %d %d %d %d %d', good, bad, errors.connect,
                errors.read + errors.write + short, errors.timeout))
        end"
    )?;
    Ok(script)
}

/// Afterwards every request is answered, to the byte.
async fn is_well(server: &Running) -> Result<()> {
    for _ in 0..20 {
        for (name, bytes) in server.files() {
            let answer = get(server, name, &[]).await?;
            ensure!(answer.status == 200 && answer.body == *bytes, "{name}: {}", answer.status);
        }
    }
    Ok(())
}

pub(crate) async fn every_request_is_answered(server: &mut Running) -> Result<()> {
    let count = Load::begin(server, 10, CONNECTIONS, true)?.end()?;
    println!("{}: {} requests in 10 s, {count:?}", server.program().name(), count.good);
    ensure!(count.good > 5_000, "{count:?}");
    ensure!(count.bad + count.refused + count.broken + count.late == 0, "{count:?}");
    is_well(server).await
}

pub(crate) async fn a_killed_worker_is_replaced(server: &mut Running) -> Result<()> {
    let load = Load::begin(server, 8, CONNECTIONS, true)?;
    server.kill_worker()?;
    // Whoever comes now is answered by the others, or by the new one.
    is_well(server).await?;
    let count = load.end()?;
    println!("{}: a worker killed, {count:?}", server.program().name());
    // What the worker had not finished is lost: one request on each of its connections, at the very most.
    ensure!(count.broken <= u64::from(CONNECTIONS), "{count:?}");
    ensure!(count.good > 5_000 && count.bad + count.refused == 0, "{count:?}");
    is_well(server).await
}

/// Each request on a connection of its own: where one is kept, both ends may use and close it at once.
pub(crate) async fn a_reload_loses_nothing(server: &mut Running) -> Result<()> {
    let load = Load::begin(server, 6, 16, false)?;
    for _ in 0..3 {
        server.reload()?;
    }
    let count = load.end()?;
    println!("{}: three reloads, {count:?}", server.program().name());
    ensure!(count.good > 1_000, "{count:?}");
    ensure!(count.bad + count.refused + count.broken == 0, "{count:?}");
    is_well(server).await
}
