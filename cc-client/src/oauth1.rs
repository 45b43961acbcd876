//! OAuth 1.0a request signing, [RFC 5849] to the letter, without I/O.
//!
//! A [`Signer`] turns [`Keys`] into the value of the `Authorization` header of one request:
//!
//! ```
//! use cc_client::oauth1::{Keys, SignatureMethod, Signer};
//! use http::{Method, Uri};
//!
//! # fn main() -> Result<(), cc_client::oauth1::SignError> {
//! let keys = Keys::new("consumer key", "consumer secret", "token", "token secret");
//! let signer = Signer::new(&keys, SignatureMethod::HmacSha512);
//!
//! let uri = Uri::from_static("https://api.clever-cloud.com/v2/self");
//! let header = signer.authorization(&Method::GET, &uri, None)?;
//! assert!(header.is_sensitive());
//! # Ok(())
//! # }
//! ```
//!
//! What does not change between requests is done once, in [`Signer::new`]: with
//! [`SignatureMethod::Plaintext`] that is the whole header, with the HMAC methods the key schedule
//! and every constant part of the header.
//!
//! When a server answers that a signature is invalid, compare its base string with the one that
//! [`base_string()`] gives: it holds no secret.
//!
//! [RFC 5849]: https://www.rfc-editor.org/rfc/rfc5849

mod base_string;
mod keyed;
mod keys;
mod nonce;
mod param;
mod percent;
mod signer;
#[cfg(test)]
mod tests;

pub use base_string::base_string;
pub use keys::Keys;
pub use signer::Signer;

/// How a request proves that its sender knows the secrets (RFC 5849 §3.4).
///
/// The platform accepts all three. [`Plaintext`](Self::Plaintext), the default, sends the secrets
/// themselves and relies on TLS alone; the HMAC methods send a signature that is bound to the
/// method, the URL and the moment, and never the secrets.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum SignatureMethod {
    /// `PLAINTEXT` (§3.4.4): both secrets, encoded. One constant header, nothing to compute.
    #[default]
    Plaintext,
    /// `HMAC-SHA1` (§3.4.2).
    HmacSha1,
    /// `HMAC-SHA512`: §3.4.2 with SHA-512 in the place of SHA-1.
    HmacSha512,
}

impl SignatureMethod {
    /// The method's name as `oauth_signature_method` carries it, such as `HMAC-SHA1`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Plaintext => "PLAINTEXT",
            Self::HmacSha1 => "HMAC-SHA1",
            Self::HmacSha512 => "HMAC-SHA512",
        }
    }
}

/// Why a request cannot be signed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum SignError {
    /// The URI has no scheme or no host, both of which an HMAC signature covers (§3.4.1.2).
    #[error(
        "a URI without scheme and host cannot be signed: \
         the layer that sets the host must come before the one that signs"
    )]
    RelativeUri,
}
