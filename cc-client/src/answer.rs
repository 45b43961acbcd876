//! How answers are read, and the types that choose another form than JSON.

use std::borrow::Cow;
use std::fmt;
use std::ops::Deref;

use serde::de::DeserializeOwned;

use crate::BoxError;

/// An answer that can be read from a body.
///
/// Every type that serde can deserialize is read as JSON; [`Text`], [`Form`] and [`Bytes`] are
/// read as their name says. `()` ignores the body, and `Option<T>` is `None` where the
/// platform answers 404.
#[diagnostic::on_unimplemented(
    message = "an answer can't be read as `{Self}`",
    label = "not an answer",
    note = "derive `serde::Deserialize` for a JSON answer, or declare `cc_client::Text`, \
            `cc_client::Form<T>`, `cc_client::Bytes` or `()`"
)]
pub trait Answer: Sized {
    /// Reads the whole body.
    ///
    /// # Errors
    ///
    /// If the body does not have the expected form.
    fn read(body: &bytes::Bytes) -> Result<Self, ReadError>;
}

/// Why a body could not be read. It does not show the texts of the body: they may be secret.
pub struct ReadError {
    /// The place in the body, as a JSON path: `[3].creationDate`.
    pub(crate) path: Option<String>,
    pub(crate) source: BoxError,
}

impl ReadError {
    /// An error of your own form of answer.
    pub fn new(source: impl Into<BoxError>) -> Self {
        Self { path: None, source: source.into() }
    }
}

impl ReadError {
    /// What the library that read it says, without the texts that it quotes.
    pub(crate) fn reason(&self) -> String {
        crate::error::masked_message(&self.source.to_string())
    }
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.path {
            Some(path) => write!(f, "at {path}: {}", self.reason()),
            None => f.write_str(&self.reason()),
        }
    }
}

impl fmt::Debug for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ReadError").field("path", &self.path).field("reason", &self.reason()).finish()
    }
}

impl<T: DeserializeOwned> Answer for T {
    fn read(body: &bytes::Bytes) -> Result<Self, ReadError> {
        let text = utf8(body)?;
        // The only line that is generated for each type.
        serde_json::from_str(text).or_else(|source| match size_of::<Self>() {
            // A type without content, `()` above all, is read from what there is to ignore.
            0 => serde_json::from_str("null").map_err(|_| json_error(text, source)),
            _ => Err(json_error(text, source)),
        })
    }
}

#[cold]
fn json_error(text: &str, source: serde_json::Error) -> ReadError {
    let path = crate::json_path::at(text, source.line(), source.column());
    ReadError { path: Some(path), source: source.into() }
}

/// Checks the whole body once, which is faster than serde_json's check of each string.
fn utf8(body: &bytes::Bytes) -> Result<&str, ReadError> {
    std::str::from_utf8(body).map_err(ReadError::new)
}

/// Text: an answer that is not interpreted, or a body that is sent as it is.
///
/// As a body it is `text/plain` unless the declaration says otherwise. It may be secret, so `Debug`
/// shows its length only; `Display` is the text.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Text(pub String);

impl Answer for Text {
    /// Bytes that are not UTF-8 become U+FFFD, as the platform does not say its charset.
    fn read(body: &bytes::Bytes) -> Result<Self, ReadError> {
        Ok(Self(match String::from_utf8_lossy(body) {
            Cow::Borrowed(text) => text.to_owned(),
            Cow::Owned(text) => text,
        }))
    }
}

impl<S: Into<String>> From<S> for Text {
    fn from(text: S) -> Self {
        Self(text.into())
    }
}

impl Deref for Text {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Shows the length only.
impl fmt::Debug for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Text({} bytes)", self.0.len())
    }
}

/// `application/x-www-form-urlencoded`, as an answer or as a body.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Form<T>(pub T);

impl<T: DeserializeOwned> Answer for Form<T> {
    fn read(body: &bytes::Bytes) -> Result<Self, ReadError> {
        serde_urlencoded::from_bytes(body).map(Self).map_err(ReadError::new)
    }
}

/// Bytes of any kind: an image, a PDF.
///
/// As a body it is `application/octet-stream` unless the declaration says otherwise.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Bytes(pub bytes::Bytes);

impl Answer for Bytes {
    fn read(body: &bytes::Bytes) -> Result<Self, ReadError> {
        Ok(Self(body.clone()))
    }
}

impl<B: Into<bytes::Bytes>> From<B> for Bytes {
    fn from(bytes: B) -> Self {
        Self(bytes.into())
    }
}

impl Deref for Bytes {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        &self.0
    }
}

/// Shows the length only.
impl fmt::Debug for Bytes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Bytes({} bytes)", self.0.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_may_be_secret_is_shown_by_its_length() {
        assert_eq!(format!("{:?}", Text::from("hunter2")), "Text(7 bytes)");
        assert_eq!(format!("{:?}", Bytes::from("hunter2")), "Bytes(7 bytes)");
        assert_eq!(Text::from("hunter2").to_string(), "hunter2");
    }
}
