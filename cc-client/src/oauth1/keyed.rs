//! The HMAC methods (RFC 5849 §3.4.2), with the key schedule done.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use hmac::{Hmac, KeyInit, Mac};
use sha1::Sha1;
use sha2::Sha512;

/// A keyed HMAC that has hashed nothing but its key: a copy of it starts each signature.
pub(super) enum KeyedHmac {
    Sha1(Hmac<Sha1>),
    Sha512(Hmac<Sha512>),
}

impl KeyedHmac {
    pub(super) fn sha1(key: &[u8]) -> Self {
        Self::Sha1(keyed(key))
    }

    pub(super) fn sha512(key: &[u8]) -> Self {
        Self::Sha512(keyed(key))
    }

    /// The signature of the text that `write` passes on piece by piece.
    pub(super) fn sign<E>(
        &self,
        write: impl FnOnce(&mut dyn FnMut(&[u8])) -> Result<(), E>,
    ) -> Result<Signature, E> {
        match self {
            Self::Sha1(keyed) => {
                let mut mac = keyed.clone();
                write(&mut |piece| mac.update(piece))?;
                Ok(Signature::new(&mac.finalize().into_bytes()))
            }
            Self::Sha512(keyed) => {
                let mut mac = keyed.clone();
                write(&mut |piece| mac.update(piece))?;
                Ok(Signature::new(&mac.finalize().into_bytes()))
            }
        }
    }
}

#[expect(clippy::expect_used, reason = "HMAC takes keys of every length (RFC 2104 §3)")]
fn keyed<M: Mac + KeyInit>(key: &[u8]) -> M {
    <M as KeyInit>::new_from_slice(key).expect("HMAC takes keys of every length")
}

/// A signature in base64, not encoded any further.
pub(super) struct Signature {
    text: [u8; Signature::MAX_LEN],
    len: usize,
}

impl Signature {
    /// The 64 bytes of HMAC-SHA512 in base64, padding included.
    pub(super) const MAX_LEN: usize = 88;

    #[expect(clippy::expect_used, reason = "the buffer fits the longest digest")]
    fn new(digest: &[u8]) -> Self {
        let mut text = [0; Self::MAX_LEN];
        let len = STANDARD.encode_slice(digest, &mut text).expect("the buffer fits the longest digest");
        Self { text, len }
    }

    pub(super) fn as_bytes(&self) -> &[u8] {
        &self.text[..self.len]
    }
}
