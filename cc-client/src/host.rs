//! Hosts beside the API's own, by name.

mod base;

use std::fmt;
use std::sync::OnceLock;

use http::Uri;

pub(crate) use self::base::{Base, Origin};
use crate::{Error, ErrorKind};

/// A host that some endpoints live on, other than the client's base URL.
///
/// It stands in a `static`, by which declarations and
/// [`ClientBuilder::host`](crate::ClientBuilder::host) name it:
///
/// ```
/// use cc_client::{Client, Host, endpoint};
///
/// /// Where the history of the weather is kept.
/// pub static ALMANAC: Host = Host::new("almanac", "https://almanac.example/v1");
///
/// /// The days on which it rained.
/// #[endpoint(GET "/rain/<year>", host = ALMANAC, auth = none)]
/// pub fn rain(year: u32) -> Vec<String>;
///
/// // For tests, the almanac is elsewhere.
/// let client = Client::builder().host(&ALMANAC, "http://localhost:8080").build()?;
/// # Ok::<(), cc_client::Error>(())
/// ```
///
/// A host is told from others by its place in memory and not by its name, so no crate can mean
/// the host of another one by chance.
pub struct Host {
    name: &'static str,
    url: &'static str,
    /// The URL taken apart, when it is first needed.
    base: OnceLock<Result<Base, &'static str>>,
}

impl Host {
    /// A host by its name, which is for messages, and its URL. A path of the URL comes before the
    /// path of every call.
    ///
    /// In a `static`, a URL without a scheme does not compile:
    ///
    /// ```compile_fail,E0080
    /// use cc_client::Host;
    ///
    /// static ALMANAC: Host = Host::new("almanac", "almanac.example");
    /// ```
    ///
    /// # Panics
    ///
    /// With such a URL, if it is called at run time.
    pub const fn new(name: &'static str, url: &'static str) -> Self {
        assert!(
            begins_with(url, "https://") || begins_with(url, "http://"),
            "the URL of a host begins with `https://` or `http://`"
        );
        Self { name, url, base: OnceLock::new() }
    }

    /// Its name, for messages.
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// Where it is, unless the client says otherwise.
    pub const fn url(&self) -> &'static str {
        self.url
    }

    /// Where it is by default.
    pub(crate) fn base(&self) -> Result<&Base, Error> {
        let read = || match Uri::try_from(self.url) {
            Ok(url) => Base::new(url),
            Err(_) => Err("is not a URL"),
        };
        self.base.get_or_init(read).as_ref().map_err(|fault| self.refused(fault))
    }

    /// The error of a URL of this host that can't be used.
    pub(crate) fn refused(&self, fault: &str) -> Error {
        Error::new(ErrorKind::Config, format!("the URL of the host `{}` {fault}", self.name))
    }
}

const fn begins_with(text: &str, start: &str) -> bool {
    let (text, start) = (text.as_bytes(), start.as_bytes());
    if text.len() < start.len() {
        return false;
    }
    let mut index = 0;
    while index < start.len() {
        if text[index] != start[index] {
            return false;
        }
        index += 1;
    }
    true
}

impl fmt::Debug for Host {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Host").field("name", &self.name).field("url", &self.url).finish_non_exhaustive()
    }
}

/// What a client knows of some hosts; they are few.
#[derive(Debug, Clone)]
pub(crate) struct ByHost<T>(Vec<(&'static Host, T)>);

impl<T> Default for ByHost<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> ByHost<T> {
    pub(crate) fn get(&self, host: &'static Host) -> Option<&T> {
        self.0.iter().find(|(known, _)| std::ptr::eq(*known, host)).map(|(_, value)| value)
    }

    /// In place of what was known of it.
    pub(crate) fn set(&mut self, host: &'static Host, value: T) {
        self.0.retain(|(known, _)| !std::ptr::eq(*known, host));
        self.0.push((host, value));
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = (&'static Host, &T)> {
        self.0.iter().map(|(host, value)| (*host, value))
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    static ONE: Host = Host::new("host", "https://one.example/a/");
    static OTHER: Host = Host::new("host", "https://one.example/a/");
    static FAULTY: Host = Host::new("faulty", "https://one .example");

    #[test]
    fn hosts_of_one_name_are_different_hosts() {
        let mut known = ByHost::default();
        known.set(&ONE, 1);
        known.set(&ONE, 2);
        assert_eq!((known.get(&ONE), known.get(&OTHER)), (Some(&2), None));
    }

    #[test]
    fn a_url_is_read_once() {
        let base = ONE.base().unwrap();
        assert!(std::ptr::eq(base, ONE.base().unwrap()));
        assert_eq!(base.join(Uri::from_static("/b")).unwrap(), "https://one.example/a/b");
    }

    #[test]
    fn a_url_that_cannot_be_used_is_an_error_that_names_the_host() {
        let error = FAULTY.base().unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Config);
        assert!(error.to_string().contains("the URL of the host `faulty` is not a URL"), "{error}");
    }
}
