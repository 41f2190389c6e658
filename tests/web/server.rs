//! A web server on this machine whose answers are chosen by the path, and which remembers what it was
//! asked. Also for other tests: `#[path = "web/server.rs"] mod server;`.
//!
//! | path | answer |
//! | --- | --- |
//! | `/ok/…` | 200, a page |
//! | `/status/404/…` | that status, a page |
//! | `/moved/301/REST`, `/found/302/REST` | that status, to `/REST` |
//! | `/hreflang/en,ar/…` | a page that names versions of itself, at `/hreflang/en,ar/…/ar` |
//! | `/anchors/one,two/…` | a page with these places |
//! | `/pdf/…` | a PDF |
//! | `/flaky/2/…` | 500 twice, then 200 |
//! | `/busy/429/30/…` | that status with that `Retry-After`, each time; `none` leaves it out |
//! | `/soon/429/0/…` | that status with that `Retry-After`, then 200 |
//! | `/delay/20/…` | 200 after so many milliseconds |

#![allow(dead_code, reason = "each test file uses its own part of this")]
#![allow(clippy::expect_used, reason = "a test that cannot go on has failed")]

use std::collections::BTreeMap;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{IpAddr, Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

/// One request.
#[derive(Debug, Clone)]
pub struct Request {
    pub method: String,
    /// With the query.
    pub path: String,
    /// Names in lower case.
    pub headers: Vec<(String, String)>,
    /// The address of this machine that was asked.
    pub at: IpAddr,
    /// How often this path has been asked before.
    pub before: usize,
    visit: Arc<Visit>,
}

/// By host: how many requests are under way, and how many have been at most.
type AtOnce = Mutex<BTreeMap<String, (usize, usize)>>;

/// That a request is under way: until the first byte of its answer is sent.
#[derive(Debug)]
struct Visit {
    host: String,
    ended: AtomicBool,
    at_once: Arc<AtOnce>,
}

impl Visit {
    fn begin(host: &str, at_once: &Arc<AtOnce>) -> Arc<Self> {
        let mut hosts = at_once.lock().unwrap_or_else(PoisonError::into_inner);
        let (now, most) = hosts.entry(host.to_owned()).or_default();
        *now += 1;
        *most = (*most).max(*now);
        Arc::new(Self { host: host.to_owned(), ended: AtomicBool::new(false), at_once: Arc::clone(at_once) })
    }

    fn end(&self) {
        if !self.ended.swap(true, Ordering::SeqCst) {
            let mut hosts = self.at_once.lock().unwrap_or_else(PoisonError::into_inner);
            hosts.entry(self.host.clone()).and_modify(|(now, _)| *now -= 1);
        }
    }
}

impl Request {
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// The parts between the slashes.
    pub fn parts(&self) -> Vec<&str> {
        self.path.trim_start_matches('/').split('/').collect()
    }
}

/// Whether the connection may be used again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum After {
    Keep,
    Close,
}

/// Answers a request, or `None` where the answer is the server's own.
pub type Behaviour = fn(&Request, &mut TcpStream) -> io::Result<Option<After>>;

pub struct Server {
    port: u16,
    addresses: Vec<IpAddr>,
    state: Arc<State>,
}

struct State {
    log: Mutex<Vec<Request>>,
    counts: Mutex<BTreeMap<String, usize>>,
    at_once: Arc<AtOnce>,
    ended: AtomicBool,
    behaviour: Behaviour,
}

impl Server {
    /// A server at 127.0.0.1.
    pub fn start() -> Self {
        Self::behaving(|_, _| Ok(None), &[Ipv4Addr::LOCALHOST.into()])
    }

    /// A server at several addresses of this machine, at one port.
    pub fn behaving(behaviour: Behaviour, addresses: &[IpAddr]) -> Self {
        let state = Arc::new(State {
            log: Mutex::default(),
            counts: Mutex::default(),
            at_once: Arc::default(),
            ended: AtomicBool::new(false),
            behaviour,
        });
        let listeners = (0..20).find_map(|_| listen(addresses).ok()).expect("a port that is free everywhere");
        let port = listeners[0].local_addr().expect("an address").port();
        for listener in listeners {
            let state = Arc::clone(&state);
            thread::spawn(move || accept(&listener, &state));
        }
        Self { port, addresses: addresses.to_vec(), state }
    }

    pub fn port(&self) -> u16 {
        self.port
    }

    /// `http://127.0.0.1:PORT`.
    pub fn root(&self) -> String {
        format!("http://{}:{}", self.addresses[0], self.port)
    }

    /// What was asked so far, in order.
    pub fn log(&self) -> Vec<Request> {
        self.state.log.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// How many requests were under way at once, at most, at any one host.
    pub fn most_at_once(&self) -> usize {
        let at_once = self.state.at_once.lock().unwrap_or_else(PoisonError::into_inner);
        at_once.values().map(|(_, most)| *most).max().unwrap_or(0)
    }

    /// The same of one host.
    pub fn most_at_once_at(&self, name: &str) -> usize {
        let host = format!("{name}:{}", self.port);
        self.state
            .at_once
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .get(&host)
            .map_or(0, |(_, most)| *most)
    }

    /// The methods with which paths that begin so were asked, in order.
    pub fn methods(&self, path: &str) -> Vec<String> {
        self.log()
            .into_iter()
            .filter(|asked| asked.path.starts_with(path))
            .map(|asked| asked.method)
            .collect()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.state.ended.store(true, Ordering::SeqCst);
        for address in &self.addresses {
            let _ = TcpStream::connect(SocketAddr::new(*address, self.port));
        }
    }
}

fn listen(addresses: &[IpAddr]) -> io::Result<Vec<TcpListener>> {
    let first = TcpListener::bind(SocketAddr::new(addresses[0], 0))?;
    let port = first.local_addr()?.port();
    let mut all = vec![first];
    for address in &addresses[1..] {
        all.push(TcpListener::bind(SocketAddr::new(*address, port))?);
    }
    Ok(all)
}

fn accept(listener: &TcpListener, state: &Arc<State>) {
    for stream in listener.incoming() {
        if state.ended.load(Ordering::SeqCst) {
            return;
        }
        let (Ok(stream), state) = (stream, Arc::clone(state)) else { continue };
        let serve = move || drop(serve(stream, &state));
        drop(thread::Builder::new().stack_size(256 * 1024).spawn(serve));
    }
}

fn serve(mut stream: TcpStream, state: &State) -> io::Result<()> {
    stream.set_nodelay(true)?;
    let at = stream.local_addr()?.ip();
    let mut lines = BufReader::new(stream.try_clone()?);
    while let Some(mut request) = read(&mut lines, at, state)? {
        {
            let mut counts = state.counts.lock().unwrap_or_else(PoisonError::into_inner);
            let count = counts.entry(request.path.clone()).or_default();
            request.before = *count;
            *count += 1;
        }
        state.log.lock().unwrap_or_else(PoisonError::into_inner).push(request.clone());
        let after = match (state.behaviour)(&request, &mut stream) {
            Ok(None) => answer(&request, &mut stream),
            Ok(Some(after)) => Ok(after),
            Err(error) => Err(error),
        };
        request.visit.end();
        if after? == After::Close {
            break;
        }
    }
    Ok(())
}

fn read(lines: &mut impl BufRead, at: IpAddr, state: &State) -> io::Result<Option<Request>> {
    let mut line = String::new();
    lines.read_line(&mut line)?;
    let mut words = line.split(' ');
    let (Some(method), Some(path)) = (words.next(), words.next()) else { return Ok(None) };
    let (method, path) = (method.to_owned(), path.to_owned());
    let mut headers = Vec::new();
    loop {
        let mut line = String::new();
        lines.read_line(&mut line)?;
        let Some((name, value)) = line.trim_end().split_once(':') else { break };
        headers.push((name.to_lowercase(), value.trim().to_owned()));
    }
    let host = headers.iter().find(|(name, _)| name == "host").map_or("", |(_, host)| host);
    let visit = Visit::begin(host, &state.at_once);
    Ok(Some(Request { method, path, headers, at, before: 0, visit }))
}

/// The server's own answers, all of them right.
fn answer(request: &Request, stream: &mut TcpStream) -> io::Result<After> {
    let parts = request.parts();
    let number = |at: usize| parts.get(at).and_then(|part| part.parse::<u16>().ok()).unwrap_or(0);
    let rest = |from: usize| parts.get(from..).unwrap_or_default().join("/");
    match parts[0] {
        "status" => page(request, stream, number(1), &[], "There is nothing to see."),
        "moved" | "found" => {
            page(request, stream, number(1), &[("location", &format!("/{}", rest(2)))], "Elsewhere.")
        }
        "hreflang" => page(request, stream, 200, &[], &versions(&request.path, parts.get(1).unwrap_or(&""))),
        "anchors" => {
            let names = parts.get(1).copied().unwrap_or_default().split(',');
            let places = names.map(|name| format!("<h2 id=\"{name}\">{name}</h2>")).collect::<Vec<_>>();
            page(request, stream, 200, &[], &places.concat())
        }
        "pdf" => send(request, stream, 200, &[("content-type", "application/pdf")], b"%PDF-1.7\n%%EOF\n"),
        "flaky" if request.before < usize::from(number(1)) => page(request, stream, 500, &[], "Not now."),
        "busy" | "soon" if parts[0] == "busy" || request.before == 0 => {
            let after = parts.get(2).copied().unwrap_or("none");
            let headers: &[(&str, &str)] = if after == "none" { &[] } else { &[("retry-after", after)] };
            page(request, stream, number(1), headers, "Not now.")
        }
        "delay" => {
            thread::sleep(Duration::from_millis(number(1).into()));
            page(request, stream, 200, &[], "At last.")
        }
        "ok" | "flaky" | "soon" => page(request, stream, 200, &[], "Here it is."),
        _ => page(request, stream, 404, &[], "There is no such page."),
    }
}

fn versions(path: &str, langs: &str) -> String {
    let link = |lang: &str| format!("<link rel=\"alternate\" hreflang=\"{lang}\" href=\"{path}/{lang}\">");
    langs.split(',').map(link).collect::<Vec<_>>().concat()
}

/// A page with this inside.
pub fn page(
    request: &Request,
    stream: &mut TcpStream,
    status: u16,
    headers: &[(&str, &str)],
    inside: &str,
) -> io::Result<After> {
    let mut all = vec![("content-type", "text/html; charset=utf-8")];
    all.extend(headers);
    let text = "These are the opening hours of the office and how to find it. ".repeat(20);
    let page = format!("<!doctype html><html><title>A page</title><body>{inside}<p>{text}</p></body></html>");
    send(request, stream, status, &all, page.as_bytes())
}

/// A right answer: without its body to `HEAD`.
pub fn send(
    request: &Request,
    stream: &mut TcpStream,
    status: u16,
    headers: &[(&str, &str)],
    body: &[u8],
) -> io::Result<After> {
    let mut head = format!("HTTP/1.1 {status} Said\r\ncontent-length: {}\r\n", body.len());
    for (name, value) in headers {
        head.push_str(&format!("{name}: {value}\r\n"));
    }
    head.push_str("\r\n");
    let mut bytes = head.into_bytes();
    if request.method != "HEAD" {
        bytes.extend(body);
    }
    request.visit.end();
    stream.write_all(&bytes)?;
    Ok(After::Keep)
}

/// Waits until the other side has gone.
pub fn wait(stream: &mut TcpStream) -> io::Result<After> {
    while stream.read(&mut [0; 1024])? > 0 {}
    Ok(After::Close)
}
