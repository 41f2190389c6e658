//! Servers as they are met: slow, endless, broken, sly.
//!
//! | path | answer |
//! | --- | --- |
//! | `/never/…` | none, ever |
//! | `/drip/head/…`, `/drip/body/…` | one byte a second, from the beginning or after the head |
//! | `/to/302/ADDRESS` | that status, to the address, which is percent-encoded |
//! | `/circle/a`, `/forever/1` | redirects that do not end |
//! | `/huge/…`, `/bomb/…` | a body of 1 GB; endless zeros, packed |
//! | `/head/405/…` | that status to `HEAD`, 200 to `GET` |
//! | `/head-hangs/…`, `/head-closes/…` | 200 to `GET` alone |
//! | `/page/CHARSET/…` | a page in windows-1252 that is said to be in `CHARSET` |
//! | `/raw/NAME/…` | bytes of [`RAW`], whatever was asked |

use crate::server::{After, Request, page, send, wait};
use flate2::Compression;
use flate2::write::GzEncoder;
use percent_encoding::percent_decode_str;
use std::io::{self, Write};
use std::net::TcpStream;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

/// How much was sent of bodies that are too large.
pub static SENT: AtomicUsize = AtomicUsize::new(0);

const GIGABYTE: usize = 1 << 30;

/// Whole answers, to the byte; the connection is closed after each.
const RAW: [(&str, &[u8]); 17] = [
    ("nothing", b""),
    ("http09", b"<html><body>Good day.</body></html>"),
    ("ssh", b"SSH-2.0-OpenSSH_9.6\r\n"),
    ("204", b"HTTP/1.1 204 No Content\r\n\r\n"),
    ("206", b"HTTP/1.1 206 Partial Content\r\nContent-Length: 2\r\nContent-Range: bytes 0-1/9\r\n\r\nab"),
    ("301", b"HTTP/1.1 301 Moved\r\nContent-Length: 0\r\n\r\n"),
    ("304", b"HTTP/1.1 304 Not Modified\r\n\r\n"),
    ("no-type", b"HTTP/1.1 200 OK\r\nContent-Length: 36\r\n\r\n<!DOCTYPE html><body><h1 id=uno>Uno\n"),
    ("no-text", b"HTTP/1.1 200 OK\r\nContent-Length: 12\r\n\r\n\x00\x01\x02 id=uno>\n"),
    ("bad-type", b"HTTP/1.1 200 OK\r\nContent-Type: \xff/;;\r\nContent-Length: 0\r\n\r\n"),
    ("bad-chunks", b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nid=uno"),
    ("short", b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 900\r\n\r\n<h1 id=uno>Uno"),
    ("bad-gzip", b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\nContent-Length: 11\r\n\r\n<h1 id=uno>"),
    ("bad-brotli", b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: br\r\nContent-Length: 11\r\n\r\n<h1 id=uno>"),
    ("false-pdf", b"HTTP/1.1 200 OK\r\nContent-Type: application/pdf\r\nContent-Length: 26\r\n\r\n<html>Please sign in</html>"),
    ("latin-location", b"HTTP/1.1 302 Found\r\nLocation: /ok/caff\xe8\r\nContent-Length: 0\r\n\r\n"),
    ("refresh", b"HTTP/1.1 200 OK\r\nRefresh: 0; url=http://127.0.0.1/\r\nContent-Type: text/html\r\nContent-Length: 0\r\n\r\n"),
];

pub fn answer(request: &Request, stream: &mut TcpStream) -> io::Result<Option<After>> {
    let parts = request.parts();
    let second = parts.get(1).copied().unwrap_or_default();
    let asks_head = request.method == "HEAD";
    let to = |stream: &mut TcpStream, status: u16, address: &str| {
        page(request, stream, status, &[("location", address)], "Elsewhere.")
    };
    let after = match parts[0] {
        "never" => wait(stream)?,
        "drip" => drip(stream, second)?,
        "to" => {
            let address = percent_decode_str(parts[2]).decode_utf8_lossy().into_owned();
            to(stream, second.parse().unwrap_or(302), &address)?
        }
        "circle" => to(stream, 301, if second == "a" { "/circle/b" } else { "/circle/a" })?,
        "forever" => {
            let next = second.parse::<usize>().unwrap_or(0) + 1;
            to(stream, 302, &format!("/forever/{next}"))?
        }
        "huge" if !asks_head => flood(stream, "", &[b' '; 8 * 1024])?,
        "bomb" if !asks_head => flood(stream, "Content-Encoding: gzip\r\n", &packed_zeros()?)?,
        "head" if asks_head => page(request, stream, second.parse().unwrap_or(405), &[], "")?,
        "head-hangs" if asks_head => wait(stream)?,
        "head-closes" if asks_head => After::Close,
        "head" | "head-hangs" | "head-closes" => page(request, stream, 200, &[], "Here it is.")?,
        "cookie" => page(request, stream, 200, &[("set-cookie", "who=you; Path=/")], "Remember.")?,
        "page" => {
            let content_type = format!("text/html; charset={second}");
            let body = b"<!doctype html><h1 id=\"caff\xe8\">Caff\xe8</h1>";
            send(request, stream, 200, &[("content-type", &content_type)], body)?
        }
        "many-headers" => {
            let headers = "X-More: and more\r\n".repeat(10_000);
            stream.write_all(format!("HTTP/1.1 200 OK\r\n{headers}\r\n").as_bytes())?;
            After::Close
        }
        "long-status" => {
            stream.write_all(b"HTTP/1.1 200 ")?;
            stream.write_all(&vec![b'K'; 4 << 20])?;
            After::Close
        }
        "raw" => {
            let bytes =
                RAW.iter().find(|(name, _)| *name == second).map_or(b"".as_slice(), |(_, bytes)| bytes);
            stream.write_all(bytes)?;
            After::Close
        }
        _ => return Ok(None),
    };
    Ok(Some(after))
}

fn drip(stream: &mut TcpStream, from: &str) -> io::Result<After> {
    let head =
        "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 1000\r\n\r\n<h1 id=uno>Uno</h1>";
    let at_once = if from == "body" { head.len() } else { 0 };
    stream.write_all(&head.as_bytes()[..at_once])?;
    for byte in head.as_bytes().iter().cycle().skip(at_once) {
        stream.write_all(&[*byte])?;
        thread::sleep(Duration::from_secs(1));
    }
    Ok(After::Close)
}

/// Sends a gigabyte, or as much of it as is taken.
fn flood(stream: &mut TcpStream, header: &str, bytes: &[u8]) -> io::Result<After> {
    stream.write_all(format!("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n{header}\r\n").as_bytes())?;
    let mut sent = 0;
    while sent < GIGABYTE {
        stream.write_all(bytes)?;
        sent += bytes.len();
        SENT.fetch_add(bytes.len(), Ordering::Relaxed);
    }
    Ok(After::Close)
}

/// A megabyte of zeros in a kilobyte; any number of these after each other are one file.
fn packed_zeros() -> io::Result<Vec<u8>> {
    let mut packer = GzEncoder::new(Vec::new(), Compression::best());
    packer.write_all(&vec![0; 1 << 20])?;
    packer.finish()
}
