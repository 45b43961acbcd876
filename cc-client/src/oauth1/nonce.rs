//! What makes one request unlike any other (RFC 5849 §3.3): the nonce and the time.

use std::time::{SystemTime, UNIX_EPOCH};

use super::param::Param;
use super::percent::encode;

/// A nonce in the two forms in which a request carries it.
pub(super) enum Nonce {
    /// Hexadecimal digits, which no encoding changes, as a base string holds them.
    Random([u8; RANDOM.len()]),
    Given {
        /// As in the header.
        header: String,
        /// As in the base string.
        base: Vec<u8>,
    },
}

const NONCE: &str = "oauth_nonce";
const NONCE_START: &[u8; 17] = b"%26oauth_nonce%3D";
const RANDOM: &[u8; 49] = b"%26oauth_nonce%3D00000000000000000000000000000000";

impl Nonce {
    /// 128 bits of a cryptographically secure generator: no two requests will ever share them.
    pub(super) fn random() -> Self {
        const DIGITS: &[u8; 16] = b"0123456789abcdef";
        let mut text = *RANDOM;
        let bytes = rand::random::<u128>().to_ne_bytes();
        for (pair, byte) in text[NONCE_START.len()..].chunks_exact_mut(2).zip(bytes) {
            pair[0] = DIGITS[usize::from(byte >> 4)];
            pair[1] = DIGITS[usize::from(byte & 0xf)];
        }
        Self::Random(text)
    }

    pub(super) fn given(text: &str) -> Self {
        Self::Given { header: encode(text), base: Param::text_of(NONCE, text) }
    }

    /// As the header holds it: encoded once.
    pub(super) fn header(&self) -> &[u8] {
        match self {
            Self::Random(text) => &text[NONCE_START.len()..],
            Self::Given { header, .. } => header.as_bytes(),
        }
    }

    pub(super) fn param(&self) -> Param<'_> {
        let text = match self {
            Self::Random(text) => text.as_slice(),
            Self::Given { base, .. } => base,
        };
        Param::new(NONCE, text)
    }
}

/// A time in seconds since the start of 1970 in UTC.
pub(super) struct Timestamp {
    /// As a base string holds it.
    text: [u8; TIMESTAMP_START.len() + MAX_DIGITS],
    len: usize,
}

/// The length of the largest `u64`.
const MAX_DIGITS: usize = 20;
const TIMESTAMP_START: &[u8; 21] = b"%26oauth_timestamp%3D";

impl Timestamp {
    /// The system's clock; the epoch itself if the clock is set before it.
    pub(super) fn now() -> Self {
        let since_epoch = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        Self::from_seconds(since_epoch.as_secs())
    }

    pub(super) fn from_seconds(mut seconds: u64) -> Self {
        let mut text = [0; TIMESTAMP_START.len() + MAX_DIGITS];
        let (start, digits) = text.split_at_mut(TIMESTAMP_START.len());
        start.copy_from_slice(TIMESTAMP_START);
        let count = 1 + seconds.checked_ilog10().unwrap_or(0) as usize;
        for digit in digits[..count].iter_mut().rev() {
            // A remainder by ten always fits.
            *digit = b'0' + (seconds % 10) as u8;
            seconds /= 10;
        }
        let len = start.len() + count;
        Self { text, len }
    }

    /// As the header holds it.
    pub(super) fn header(&self) -> &[u8] {
        &self.text[TIMESTAMP_START.len()..self.len]
    }

    pub(super) fn param(&self) -> Param<'_> {
        Param::new("oauth_timestamp", &self.text[..self.len])
    }
}
