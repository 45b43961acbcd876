//! Reading a chunked body as it comes.

#![allow(clippy::unwrap_used, clippy::panic)]

use super::open_with;
use crate::Platform;
use std::{
    io::{self, Read},
    net::TcpStream,
    time::Duration,
};

/// How long a read may take before the test has failed. No test waits for it.
const PATIENCE: Duration = Duration::from_secs(30);

/// How a body ended.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Way {
    /// With the last chunk.
    Whole,
    /// Without it.
    Cut,
    Reset,
}

/// A request whose answer is being read.
#[derive(Debug)]
pub(crate) struct Tail {
    stream: TcpStream,
    bytes: Vec<u8>,
}

impl Tail {
    /// Asks for a stream, with the API token.
    pub(crate) fn open(platform: &Platform, path: &str) -> Self {
        Self::resumed(platform, path, &[])
    }

    /// Asks for a stream, with the API token and these headers.
    pub(crate) fn resumed(platform: &Platform, path: &str, headers: &[(&str, &str)]) -> Self {
        let bearer = format!("Bearer {}", platform.credentials().api_token);
        Self::bare(platform, path, &[headers, &[("authorization", &bearer)]].concat())
    }

    /// Asks for a stream with these headers alone.
    pub(crate) fn bare(platform: &Platform, path: &str, headers: &[(&str, &str)]) -> Self {
        let stream = open_with(platform, "GET", path, headers, None).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        Self { stream, bytes: Vec::new() }
    }

    /// Reads until the body holds `text`, and returns the body so far.
    pub(crate) fn until(&mut self, text: &str) -> String {
        self.until_bytes(|body| contains(body, text.as_bytes()));
        String::from_utf8_lossy(&self.body().0).into_owned()
    }

    /// Reads until there is this in the body.
    pub(crate) fn until_bytes(&mut self, enough: impl Fn(&[u8]) -> bool) {
        while !enough(&self.body().0) {
            let read = self.more().unwrap();
            assert!(read > 0, "the body ended: {}", String::from_utf8_lossy(&self.bytes));
        }
    }

    /// Reads until the end.
    pub(crate) fn rest(mut self) -> (String, Way) {
        let way = loop {
            match self.more() {
                Ok(0) => break if self.body().1 { Way::Whole } else { Way::Cut },
                Ok(_) => {}
                Err(error) if error.kind() == io::ErrorKind::ConnectionReset => break Way::Reset,
                Err(error) => panic!("{error}"),
            }
        };
        (String::from_utf8(self.body().0).unwrap(), way)
    }

    pub(crate) fn head(&mut self) -> String {
        while !contains(&self.bytes, b"\r\n\r\n") {
            assert!(self.more().unwrap() > 0);
        }
        let end = position(&self.bytes, b"\r\n\r\n").unwrap();
        String::from_utf8(self.bytes[..end].to_vec()).unwrap()
    }

    /// The chunks that are there.
    pub(crate) fn chunks(&self) -> Vec<Vec<u8>> {
        let Some(end) = position(&self.bytes, b"\r\n\r\n") else { return Vec::new() };
        let mut rest = &self.bytes[end + 4..];
        let mut chunks = Vec::new();
        while let Some(line) = position(rest, b"\r\n") {
            let length = std::str::from_utf8(&rest[..line]).unwrap();
            let length = usize::from_str_radix(length, 16).unwrap();
            let Some(chunk) = rest.get(line + 2..line + 2 + length) else { break };
            chunks.push(chunk.to_vec());
            rest = rest.get(line + 4 + length..).unwrap_or_default();
        }
        chunks
    }

    /// The body so far, and whether it has its last chunk.
    fn body(&self) -> (Vec<u8>, bool) {
        let chunks = self.chunks();
        let whole = chunks.last().is_some_and(Vec::is_empty);
        (chunks.concat(), whole)
    }

    fn more(&mut self) -> io::Result<usize> {
        let mut buffer = vec![0; 256 * 1024];
        let read = self.stream.read(&mut buffer)?;
        self.bytes.extend(&buffer[..read]);
        Ok(read)
    }
}

fn contains(bytes: &[u8], wanted: &[u8]) -> bool {
    position(bytes, wanted).is_some()
}

fn position(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes.windows(wanted.len()).position(|window| window == wanted)
}
