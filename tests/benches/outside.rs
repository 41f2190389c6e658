//! What asking other hosts costs: 20,000 links at 50 hosts, each answering after 20 ms, asked by Sirio
//! and by `lychee`, one after the other, on the same machine. Prints a table; judges nothing. `lychee` is
//! the one of `tests/judges/setup.sh`, or one on the `PATH`. `cargo bench --bench outside`

#[path = "../web/server.rs"]
mod server;

use server::Server;
use sirio::web::{Outcome, Question, Rules, ask_all};
use std::collections::BTreeSet;
use std::error::Error;
use std::net::{IpAddr, Ipv4Addr};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use std::{fs, thread};

const HOSTS: u8 = 50;
const LINKS_A_HOST: usize = 400;
const DELAY_MS: u32 = 20;

const LYCHEE: &str = "tests/judges/.venv/bin/lychee";

/// The argument under which this program calls itself, to ask in a process of its own.
const ASK: &str = "--ask";

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip_while(|argument| argument != ASK).skip(1);
    if let (Some(file), Some(gap)) = (arguments.next(), arguments.next()) {
        return ask(Path::new(&file), Duration::from_millis(gap.parse()?));
    }
    let links = usize::from(HOSTS) * LINKS_A_HOST;
    println!("| {links} links at {HOSTS} hosts, {DELAY_MS} ms each | seconds | requests | MB |");
    println!("| --- | ---: | ---: | ---: |");
    let this = std::env::current_exe()?.to_string_lossy().into_owned();
    let own =
        |gap: Duration| vec![this.clone(), ASK.to_owned(), LIST.to_owned(), gap.as_millis().to_string()];
    let rules = Rules::default();
    let (per_host, at_once) = (rules.per_host, rules.at_once);
    let gap = rules.gap.as_millis();
    row(
        &format!("Sirio: {per_host} at once a host, {gap} ms between two, {at_once} in all"),
        &own(rules.gap),
    )?;
    row(&format!("Sirio: {per_host} at once a host, no gap, {at_once} in all"), &own(Duration::ZERO))?;
    let Some(lychee) = lychee() else {
        println!("no lychee here: its rows are left out");
        return Ok(());
    };
    row("lychee, as it is: 10 at once a host, 50 ms between two, 128 in all", &with(&lychee, &[]))?;
    let limits = |gap: u128| {
        let limits =
            [("--host-concurrency", per_host.to_string()), ("--max-concurrency", at_once.to_string())];
        let interval = ("--host-request-interval", format!("{gap}ms"));
        limits
            .into_iter()
            .chain([interval])
            .flat_map(|(name, value)| [name.to_owned(), value])
            .collect::<Vec<_>>()
    };
    row("lychee, with the limits of the first row", &with(&lychee, &limits(gap)))?;
    row("lychee, with the limits of the second row", &with(&lychee, &limits(0)))
}

/// The name of the list in the folder of a run.
const LIST: &str = "links.txt";

fn with(lychee: &str, limits: &[String]) -> Vec<String> {
    let mut command = vec![lychee.to_owned(), "--no-progress".to_owned()];
    command.extend_from_slice(limits);
    command.push(LIST.to_owned());
    command
}

fn lychee() -> Option<String> {
    let known = Path::new(LYCHEE).canonicalize().ok().map(|path| path.to_string_lossy().into_owned());
    let works = |program: &String| Command::new(program).arg("--version").output().is_ok();
    [known, Some("lychee".to_owned())].into_iter().flatten().find(works)
}

/// Runs a program on a list of links, with servers of its own, and prints what that cost.
fn row(name: &str, command: &[String]) -> Result<(), Box<dyn Error>> {
    let hosts = (2..).take(HOSTS.into()).map(|last| IpAddr::V4(Ipv4Addr::new(127, 0, 0, last)));
    let hosts = hosts.collect::<Vec<_>>();
    let server = Server::behaving(|_, _| Ok(None), &hosts);
    let folder = tempfile::tempdir()?;
    let mut list = String::new();
    for number in 0..LINKS_A_HOST {
        for host in &hosts {
            list.push_str(&format!("http://{host}:{}/delay/{DELAY_MS}/{number}\n", server.port()));
        }
    }
    fs::write(folder.path().join(LIST), list)?;
    let start = Instant::now();
    let child = Command::new(&command[0])
        .args(&command[1..])
        .current_dir(folder.path())
        .stdout(Stdio::null())
        .stderr(Stdio::inherit())
        .spawn()?;
    let kilobytes = watch(child, name)?;
    let took = start.elapsed().as_secs_f64();
    println!("| {name} | {took:.1} | {} | {} |", server.log().len(), kilobytes / 1024);
    Ok(())
}

/// The most memory that a process had, in kilobytes, once it has ended well.
fn watch(mut child: Child, name: &str) -> Result<u64, Box<dyn Error>> {
    let status = format!("/proc/{}/status", child.id());
    let mut most = 0;
    let ended = loop {
        let text = fs::read_to_string(&status).unwrap_or_default();
        let line = text.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let now = line.and_then(|line| line.split_whitespace().next()?.parse::<u64>().ok());
        most = most.max(now.unwrap_or(0));
        if let Some(ended) = child.try_wait()? {
            break ended;
        }
        thread::sleep(Duration::from_millis(10));
    };
    if ended.success() { Ok(most) } else { Err(format!("{name}: {ended}").into()) }
}

/// Asks the links of a file. All of them are there.
fn ask(file: &Path, gap: Duration) -> Result<(), Box<dyn Error>> {
    let mut questions = Vec::new();
    for line in fs::read_to_string(file)?.lines() {
        let address = line.parse()?;
        questions.push(Question { address, fragments: BTreeSet::new(), languages: BTreeSet::new() });
    }
    let (asked, mut there) = (questions.len(), 0);
    let rules = Rules { allow_private: true, gap, ..Rules::default() };
    ask_all(questions, &rules, |_, seen| {
        there += usize::from(matches!(seen.outcome, Outcome::Answered { status: 200, .. }));
    })?;
    if there == asked { Ok(()) } else { Err(format!("{there} of {asked} answered").into()) }
}
