//! Publishing under the worst that can happen to it: kills at any instant, and a system that says
//! no in the middle.
//!
//! The process that publishes is this test binary again: [`publishing_child`] does nothing unless
//! it is told to by its environment.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead, BufReader, Read};
use std::os::unix::fs::MetadataExt;
use std::os::unix::process::ExitStatusExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Output, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use sirio::publish::{Tree, publish};

const OUTPUT: &str = "SIRIO_TEST_PUBLISH_TO";
const ONCE: &str = "SIRIO_TEST_PUBLISH_ONCE";
const REFUSED: i32 = 3;
const SIGKILL: i32 = 9;

/// Small enough for many runs, large enough that a run has a middle.
const FILES: usize = 300;
const KILLS: usize = 200;
/// So many kills must hit a publish in its middle, or the test has tested nothing.
const HITS: usize = 20;

/// The other process: publishes B once and says how it went, or A and B in turn until it is
/// killed. The end after a minute is for a parent that died.
#[test]
fn publishing_child() {
    let Some(output) = std::env::var_os(OUTPUT).map(PathBuf::from) else { return };
    let (a, b) = (site('A'), site('B'));
    let started = Instant::now();
    let turns = if std::env::var_os(ONCE).is_some() { vec![&b] } else { vec![&a, &b] };
    eprintln!("ready");
    loop {
        for tree in &turns {
            if let Err(error) = publish(tree, &output) {
                eprintln!("{error}");
                std::process::exit(REFUSED);
            }
        }
        if turns.len() == 1 || started.elapsed() > Duration::from_mins(1) {
            std::process::exit(0);
        }
    }
}

/// The promise of the whole room: a reader never meets a mixture of two sites, whenever the power
/// or the patience ends. Nor does the `.git` of somebody who publishes by `git push` get lost.
#[test]
fn kills_at_random_instants_never_leave_a_mixed_site() {
    let place = Place::quick();
    let length = place.time_of_a_publish();
    let mut random = Random::from_time();
    let (mut hits, mut strays) = (0, 0);
    for round in 0..KILLS {
        let story = format!("round {round}, seed {}", random.seed);
        let delay = random.below(3 * u64::try_from(length.as_nanos()).unwrap());
        let mut child = Running::start(&place.output);
        std::thread::sleep(Duration::from_nanos(delay));
        let (status, said) = child.kill();
        assert_eq!(status.signal(), Some(SIGKILL), "{story}: the child ended by itself: {said}");

        place.assert_whole(&story);
        hits += usize::from(place.staging.exists());
        place.assert_clean_for_git(&story);
        let stray = !place.output.join(".git").exists();
        strays += usize::from(stray);
        // Every other time, the next to come is the child: it may be killed while it repairs.
        if stray || round % 2 == 0 {
            let wanted = &place.sites[usize::from(random.below(2) == 0)];
            publish(wanted, &place.output).unwrap_or_else(|error| panic!("{story}: {error}"));
            assert!(Seen::at(&place.output).is(wanted), "{story}: the next publish failed");
            place.assert_tidy(&story);
        }
    }
    println!("{hits} of {KILLS} kills in the middle, {strays} with .git on its way, publish {length:?}");
    assert!(hits >= HITS, "only {hits} of {KILLS} kills hit a publish, each takes {length:?}");
}

/// A kill hits the instant between the exchange and the return of `.git` too rarely to rely on:
/// here it always does. The same between the two renames of a system without exchange, the one
/// instant at which the folder may be absent.
#[test]
fn kill_at_the_narrowest_instants_is_repaired() {
    if !strace_works() {
        return;
    }
    let no_exchange = "renameat2:error=EINVAL";
    for (kills, absent) in [
        (vec!["renameat2:signal=KILL:when=2"], false),
        (vec![no_exchange, "?rename,?renameat:signal=KILL:when=2"], true),
        (vec![no_exchange, "?rename,?renameat:signal=KILL:when=3"], false),
    ] {
        let story = format!("{kills:?}");
        let place = Place::new();
        let ended = place.publish_with(&kills);
        assert_eq!(ended.status.signal(), Some(SIGKILL), "{story}: {}", words(&ended));
        assert!(!place.output.join(".git").exists(), "{story}: the kill came too late");
        assert_eq!(!place.output.exists(), absent, "{story}");
        if !absent {
            assert!(Seen::at(&place.output).is(&place.sites[1]), "{story}: not the new site");
            assert_eq!(inodes(&place.output)[0], place.foreign[0], "{story}: no .gitkeep");
        }
        place.assert_clean_for_git(&story);

        let published = publish(&place.sites[0], &place.output).expect(&story);
        assert_eq!(published.written == 0, absent, "{story}: the old site must come back first");
        assert!(Seen::at(&place.output).is(&place.sites[0]), "{story}");
        place.assert_tidy(&story);
    }
}

/// A full disk, a broken one, a missing right: whichever step they hit, the old site stays and
/// the reason is told.
#[test]
fn step_that_fails_leaves_the_old_site() {
    if !strace_works() {
        return;
    }
    for (faults, reason) in [
        (vec!["write:error=ENOSPC:when=50+"], "No space left on device"),
        (vec!["linkat:error=EIO:when=20+"], "Input/output error"),
        (vec!["?mkdir,?mkdirat:error=ENOSPC:when=5"], "No space left on device"),
        (vec!["syncfs:error=EIO"], "Input/output error"),
        (vec!["renameat2:error=EACCES"], "Permission denied"),
        // The exchange is done, and `.git` cannot follow: all the way back.
        (vec!["renameat2:error=EIO:when=2"], "Input/output error"),
        (vec!["renameat2:error=EINVAL", "?rename,?renameat:error=EIO:when=2"], "Input/output error"),
        (vec!["renameat2:error=EINVAL", "?rename,?renameat:error=EIO:when=3"], "Input/output error"),
    ] {
        let story = format!("{faults:?}");
        let place = Place::new();
        let ended = place.publish_with(&faults);
        assert_eq!(ended.status.code(), Some(REFUSED), "{story}: {}", words(&ended));
        assert!(words(&ended).contains(reason), "{story}: {}", words(&ended));
        assert!(Seen::at(&place.output).is(&place.sites[0]), "{story}: not the old site");
        place.assert_tidy(&story);
    }
}

/// What a system does not have must not keep anybody from publishing: no exchange, no syncfs, no
/// hard links.
#[test]
fn step_that_does_not_exist_is_done_without() {
    if !strace_works() {
        return;
    }
    for fault in
        ["renameat2:error=EINVAL", "renameat2:error=ENOSYS", "syncfs:error=ENOSYS", "linkat:error=EPERM"]
    {
        let place = Place::new();
        let ended = place.publish_with(&[fault]);
        assert_eq!(ended.status.code(), Some(0), "{fault}: {}", words(&ended));
        assert!(Seen::at(&place.output).is(&place.sites[1]), "{fault}: not the new site");
        place.assert_tidy(fault);
    }
}

/// Two plain renames leave an instant with no folder at all, too short for the random kills to
/// find: where one step can do it, no plain rename happens.
#[test]
#[cfg(target_os = "linux")]
fn exchange_is_one_step() {
    if !strace_works() {
        return;
    }
    let place = Place::new();
    let ended = place.publish_with(&["?rename,?renameat:signal=KILL"]);
    assert_eq!(ended.status.code(), Some(0), "{}", words(&ended));
    assert!(Seen::at(&place.output).is(&place.sites[1]));
    place.assert_tidy("one step");
}

/// A folder with site A in it, and beside that what is not ours.
struct Place {
    output: PathBuf,
    staging: PathBuf,
    sites: [Tree; 2],
    /// Inodes of what is not ours.
    foreign: [u64; 3],
    folder: tempfile::TempDir,
}

const FOREIGN: [&str; 3] = [".gitkeep", ".git", ".git/objects/pack"];

impl Place {
    fn new() -> Self {
        Self::at(tempfile::tempdir().unwrap())
    }

    /// In memory where there is such a folder: what a kill leaves is the same, and nobody waits
    /// for the disk, on which others write too.
    fn quick() -> Self {
        Self::at(tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir()).unwrap())
    }

    fn at(folder: tempfile::TempDir) -> Self {
        let output = folder.path().join("public");
        let sites = [site('A'), site('B')];
        publish(&sites[0], &output).unwrap();
        fs::create_dir(output.join(".git")).unwrap();
        fs::create_dir(output.join(".git/objects")).unwrap();
        fs::write(output.join(".git/objects/pack"), "history").unwrap();
        fs::write(output.join(".gitkeep"), "").unwrap();
        Self { staging: folder.path().join(".public.sirio"), foreign: inodes(&output), output, sites, folder }
    }

    fn time_of_a_publish(&self) -> Duration {
        let started = Instant::now();
        for tree in self.sites.iter().rev().cycle().take(6) {
            publish(tree, &self.output).unwrap();
        }
        started.elapsed() / 6
    }

    /// Publishes B in a process for which some system calls fail or kill.
    fn publish_with(&self, faults: &[&str]) -> Output {
        let mut strace = Command::new("strace");
        let log = self.folder.path().join("strace.log");
        strace.args(["-f", "-qq", "-o"]).arg(&log);
        for fault in faults {
            strace.arg("-e").arg(format!("inject={fault}"));
        }
        let child = child(&self.output);
        strace.arg(child.get_program()).args(child.get_args());
        // strace counts per thread: with one, `when=50+` comes to pass on any machine.
        strace.env(OUTPUT, &self.output).env(ONCE, "1").env("RAYON_NUM_THREADS", "1");
        let ended = strace.output().unwrap();
        if faults.iter().any(|fault| fault.contains("error=")) {
            let log = String::from_utf8_lossy(&fs::read(&log).unwrap()).into_owned();
            assert!(log.contains("(INJECTED)"), "{faults:?} never happened: {}", words(&ended));
        }
        ended
    }

    fn assert_whole(&self, story: &str) {
        let seen = Seen::at(&self.output);
        let [a, b] = &self.sites;
        assert!(seen.is(a) || seen.is(b), "{story}: mixed. {}", seen.differences(a, b));
        assert!(self.output.join(".gitkeep").exists(), "{story}: no .gitkeep");
    }

    /// The rest of a killed run is nothing that `git status` would show.
    fn assert_clean_for_git(&self, story: &str) {
        if ["next", "previous"].iter().any(|name| self.staging.join(name).exists()) {
            let ignored = fs::read_to_string(self.staging.join(".gitignore")).unwrap_or_default();
            assert_eq!(ignored, "*\n", "{story}");
        }
    }

    fn assert_tidy(&self, story: &str) {
        assert_eq!(inodes(&self.output), self.foreign, "{story}: something not ours is not whole");
        assert!(!self.staging.exists(), "{story}: the staging area remains");
    }
}

fn inodes(output: &Path) -> [u64; 3] {
    FOREIGN.map(|name| fs::metadata(output.join(name)).map_or(0, |there| there.ino()))
}

/// A site in nested folders of which half the files are also in the other, byte for byte; some
/// are only in one.
fn site(name: char) -> Tree {
    let mut random = Random { state: 0x5eed, seed: 0x5eed };
    let mut tree = Tree::new();
    for number in 0..FILES {
        let size = usize::try_from(random.below(8 * 1024)).unwrap();
        let (mark, path) = match number % 10 {
            0..5 => ('=', format!("{}/{}/page-{number}.html", number % 7, number % 3)),
            5..9 => (name, format!("{}/{}/page-{number}.html", number % 7, number % 3)),
            _ => (name, format!("only/{name}/{number}.html")),
        };
        let size = if number % 25 == 0 { 0 } else { size };
        tree.insert(path, Arc::from(format!("{mark}{number} ").repeat(size / 4).as_bytes()));
    }
    tree
}

/// All that a reader can find in an output folder. Folders are in it with no bytes, so that one
/// too many shows.
struct Seen(BTreeMap<String, Option<Vec<u8>>>);

impl Seen {
    fn at(output: &Path) -> Self {
        let mut seen = BTreeMap::new();
        let mut waiting = vec![output.to_path_buf()];
        while let Some(folder) = waiting.pop() {
            for entry in fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                let name = path.strip_prefix(output).unwrap().to_str().unwrap().to_owned();
                if name.starts_with('.') {
                    continue;
                }
                if path.is_dir() {
                    seen.insert(name, None);
                    waiting.push(path);
                } else {
                    seen.insert(name, Some(fs::read(path).unwrap()));
                }
            }
        }
        Self(seen)
    }

    fn is(&self, tree: &Tree) -> bool {
        self.0 == Self::of(tree).0
    }

    fn of(tree: &Tree) -> Self {
        let mut wanted = BTreeMap::new();
        for (path, bytes) in tree {
            for (end, _) in path.match_indices('/') {
                wanted.insert(path[..end].to_owned(), None);
            }
            wanted.insert(path.clone(), Some(bytes.to_vec()));
        }
        Self(wanted)
    }

    fn differences(&self, a: &Tree, b: &Tree) -> String {
        let count = |tree: &Tree| {
            let wanted = Self::of(tree).0;
            wanted.iter().filter(|(path, bytes)| self.0.get(*path) != Some(*bytes)).count()
        };
        format!("{} entries; {} of A's and {} of B's differ", self.0.len(), count(a), count(b))
    }
}

fn child(output: &Path) -> Command {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args(["publishing_child", "--exact", "--nocapture", "--test-threads=1"]);
    command.env(OUTPUT, output);
    command
}

/// A child that publishes for ever. It never outlives its owner.
struct Running(Child);

impl Running {
    /// Returns when the child begins to publish.
    fn start(output: &Path) -> Self {
        let mut command = child(output);
        let mut child = command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().map(Self).unwrap();
        let mut line = String::new();
        let said = child.0.stderr.as_mut().unwrap();
        // A byte at a time: what comes after the line belongs to `kill`.
        BufReader::with_capacity(1, said).read_line(&mut line).unwrap();
        assert_eq!(line, "ready\n");
        child
    }

    fn kill(&mut self) -> (ExitStatus, String) {
        self.0.kill().unwrap();
        let mut said = String::new();
        self.0.stderr.take().unwrap().read_to_string(&mut said).unwrap();
        (self.0.wait().unwrap(), said)
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn words(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// Whether system calls can be made to fail here. In CI they must: there, a test that skips
/// itself would be green for ever.
fn strace_works() -> bool {
    let tried = Command::new("strace").args(["-f", "-qq", "-o", "/dev/null", "true"]).output();
    let advice = match tried {
        Ok(tried) if tried.status.success() => return true,
        Ok(tried) => format!("strace cannot trace here, allow ptrace: {}", words(&tried)),
        Err(error) => format!("strace cannot be run, `apt-get install strace`: {error}"),
    };
    assert!(std::env::var_os("CI").is_none(), "{advice}");
    println!("skipped: {advice}");
    false
}

/// Xorshift; the seed is in the message of each failure.
struct Random {
    state: u64,
    seed: u64,
}

impl Random {
    fn from_time() -> Self {
        let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap();
        let seed = u64::try_from(now.as_micros()).unwrap() | 1;
        Self { state: seed, seed }
    }

    fn below(&mut self, end: u64) -> u64 {
        self.state ^= self.state << 13;
        self.state ^= self.state >> 7;
        self.state ^= self.state << 17;
        self.state % end.max(1)
    }
}
