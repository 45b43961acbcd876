//! A tiny HTTP client for the tests of this crate, independent of all others.

#![allow(clippy::unwrap_used, clippy::expect_used)]

mod tail;

use crate::Platform;
use serde_json::Value;
use std::{
    io::{self, Read, Write},
    net::TcpStream,
};
pub(crate) use tail::{Tail, Way};

/// An answer, read until the connection ended.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) head: String,
    /// The bytes after the head, as they came.
    pub(crate) body: Vec<u8>,
}

impl Answer {
    pub(crate) fn json(&self) -> Value {
        serde_json::from_slice(&self.body).expect("a JSON body")
    }

    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        let line = self.head.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(": "));
        line.map(str::trim)
    }
}

/// Sends one request with the API token, on a connection of its own.
pub(crate) fn call(platform: &Platform, method: &str, path: &str, body: Option<Value>) -> Answer {
    let body = body.map(|body| body.to_string());
    try_call(platform, method, path, body.as_deref().map(|body| ("application/json", body))).unwrap()
}

/// Like [`call`], with any body, and with the failures of the connection.
pub(crate) fn try_call(
    platform: &Platform,
    method: &str,
    path: &str,
    body: Option<(&str, &str)>,
) -> io::Result<Answer> {
    read(open(platform, method, path, body)?)
}

/// Reads the whole answer.
pub(crate) fn read(mut stream: TcpStream) -> io::Result<Answer> {
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes)?;
    parse(&bytes).ok_or_else(|| io::Error::from(io::ErrorKind::UnexpectedEof))
}

/// Sends a request and leaves the answer to be read.
pub(crate) fn open(
    platform: &Platform,
    method: &str,
    path: &str,
    body: Option<(&str, &str)>,
) -> io::Result<TcpStream> {
    let token = platform.credentials().api_token;
    open_with(platform, method, path, &[("authorization", &format!("Bearer {token}"))], body)
}

/// Sends a request with these headers, without credentials unless they are among them.
pub(crate) fn open_with(
    platform: &Platform,
    method: &str,
    path: &str,
    headers: &[(&str, &str)],
    body: Option<(&str, &str)>,
) -> io::Result<TcpStream> {
    let url = platform.base_url();
    let rest = url.strip_prefix("http://").unwrap();
    let (host, base_path) = rest.split_once('/').map_or((rest, String::new()), |(h, p)| (h, format!("/{p}")));
    let mut head = format!("{method} {base_path}{path} HTTP/1.1\r\nhost: {host}\r\nconnection: close\r\n");
    for (name, value) in headers {
        head += &format!("{name}: {value}\r\n");
    }
    let content = body.map(|(_, content)| content).unwrap_or_default();
    if let Some((content_type, content)) = body {
        head += &format!("content-type: {content_type}\r\ncontent-length: {}\r\n", content.len());
    }
    let mut stream = TcpStream::connect(host)?;
    stream.write_all(format!("{head}\r\n{content}").as_bytes())?;
    Ok(stream)
}

fn parse(bytes: &[u8]) -> Option<Answer> {
    let end = bytes.windows(4).position(|window| window == b"\r\n\r\n")?;
    let head = String::from_utf8(bytes[..end].to_vec()).ok()?;
    let status = head.split(' ').nth(1)?.parse().ok()?;
    Some(Answer { status, head, body: bytes[end + 4..].to_vec() })
}
