use std::fmt;
use std::sync::Arc;

use http::{HeaderValue, Method, Uri};
use secrecy::{ExposeSecret, SecretString};

use super::base_string;
use super::keyed::{KeyedHmac, Signature};
use super::nonce::{Nonce, Timestamp};
use super::param::Param;
use super::percent::{encode, encode_into, room_for};
use super::{Keys, SignError, SignatureMethod};

/// Makes the `Authorization` header of requests (RFC 5849 §3).
///
/// Cheap to clone, and one signer serves any number of threads. `Debug` shows the signature method
/// and nothing of the keys.
#[derive(Clone)]
pub struct Signer {
    scheme: Scheme,
    clock: Option<Arc<dyn Fn() -> u64 + Send + Sync>>,
    nonce: Option<Arc<dyn Fn() -> String + Send + Sync>>,
}

#[derive(Clone)]
enum Scheme {
    /// The header, the same for every request.
    Plaintext(HeaderValue),
    Hmac(Arc<HmacScheme>),
}

impl Signer {
    /// A signer that takes the time from the system's clock and nonces of 128 bits from a
    /// cryptographically secure generator.
    pub fn new(keys: &Keys, method: SignatureMethod) -> Self {
        let key = signing_key(keys);
        let key = key.expose_secret();
        let scheme = match method {
            SignatureMethod::Plaintext => Scheme::Plaintext(plaintext(keys, key)),
            SignatureMethod::HmacSha1 => {
                let hmac = KeyedHmac::sha1(key.as_bytes());
                Scheme::Hmac(Arc::new(HmacScheme::new(keys, method, hmac)))
            }
            SignatureMethod::HmacSha512 => {
                let hmac = KeyedHmac::sha512(key.as_bytes());
                Scheme::Hmac(Arc::new(HmacScheme::new(keys, method, hmac)))
            }
        };
        Self { scheme, clock: None, nonce: None }
    }

    /// Takes `oauth_timestamp`, in seconds since the start of 1970 in UTC, from `clock` in the
    /// place of the system: for tests, or for a machine whose clock is off.
    #[must_use]
    pub fn clock(mut self, clock: impl Fn() -> u64 + Send + Sync + 'static) -> Self {
        self.clock = Some(Arc::new(clock));
        self
    }

    /// Takes `oauth_nonce` from `nonce`, which must not give the same text twice in one second
    /// (§3.3).
    #[must_use]
    pub fn nonce(mut self, nonce: impl Fn() -> String + Send + Sync + 'static) -> Self {
        self.nonce = Some(Arc::new(nonce));
        self
    }

    /// The value of the `Authorization` header for one request, marked sensitive.
    ///
    /// `uri` is the one that will be sent, and its path is signed as it is written. `form` is the
    /// body if it is `application/x-www-form-urlencoded`, and `None` for any other (§3.4.1.3.1).
    /// With [`SignatureMethod::Plaintext`] the header is always the same; otherwise each call gives
    /// another one, so a request that is sent again is signed again.
    ///
    /// # Errors
    ///
    /// [`SignError::RelativeUri`] if an HMAC method is to sign a `uri` without scheme or host.
    pub fn authorization(
        &self,
        method: &Method,
        uri: &Uri,
        form: Option<&[u8]>,
    ) -> Result<HeaderValue, SignError> {
        match &self.scheme {
            Scheme::Plaintext(header) => Ok(header.clone()),
            Scheme::Hmac(scheme) => {
                let timestamp = match &self.clock {
                    Some(clock) => Timestamp::from_seconds(clock()),
                    None => Timestamp::now(),
                };
                let nonce = match &self.nonce {
                    Some(nonce) => Nonce::given(&nonce()),
                    None => Nonce::random(),
                };
                scheme.authorization(method, uri, form, &timestamp, &nonce)
            }
        }
    }
}

impl fmt::Debug for Signer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let method = match &self.scheme {
            Scheme::Plaintext(_) => SignatureMethod::Plaintext,
            Scheme::Hmac(scheme) => scheme.method,
        };
        f.debug_struct("Signer").field("method", &method).finish_non_exhaustive()
    }
}

/// Both secrets, encoded and joined by `&` (§3.4.2, §3.4.4).
fn signing_key(keys: &Keys) -> SecretString {
    let encoded = |secret: &SecretString| encode(secret.expose_secret());
    let mut key = encoded(keys.consumer_secret());
    key.push('&');
    key.push_str(&keys.token_secret().map(encoded).unwrap_or_default());
    key.into()
}

/// `OAuth oauth_consumer_key="…", oauth_token="…", oauth_signature_method="…", oauth_signature="`:
/// what comes before the signature in every header (§3.5.1).
fn header_start(keys: &Keys, method: SignatureMethod) -> String {
    let mut header = String::from("OAuth oauth_consumer_key=\"");
    header.push_str(&encode(keys.consumer_key()));
    if let Some(token) = keys.token() {
        header.push_str("\", oauth_token=\"");
        header.push_str(&encode(token.expose_secret()));
    }
    header.push_str("\", oauth_signature_method=\"");
    header.push_str(method.as_str());
    header.push_str("\", oauth_signature=\"");
    header
}

/// §3.4.4: the signature is the key, encoded once more by the header. Nonce and timestamp may be
/// left out (§3.1).
fn plaintext(keys: &Keys, key: &str) -> HeaderValue {
    let mut header = header_start(keys, SignatureMethod::Plaintext);
    header.push_str(&encode(key));
    header.push('"');
    sensitive(header.into_bytes())
}

/// What the headers of one HMAC signer have in common.
struct HmacScheme {
    method: SignatureMethod,
    hmac: KeyedHmac,
    header_start: String,
    // The texts of the parameters that are always the same.
    consumer_key: Vec<u8>,
    signature_method: Vec<u8>,
    token: Option<Vec<u8>>,
    version: Vec<u8>,
}

const CONSUMER_KEY: &str = "oauth_consumer_key";
const SIGNATURE_METHOD: &str = "oauth_signature_method";
const TOKEN: &str = "oauth_token";
const VERSION: &str = "oauth_version";

impl HmacScheme {
    fn new(keys: &Keys, method: SignatureMethod, hmac: KeyedHmac) -> Self {
        let token = keys.token().map(SecretString::expose_secret);
        Self {
            method,
            hmac,
            header_start: header_start(keys, method),
            consumer_key: Param::text_of(CONSUMER_KEY, keys.consumer_key()),
            signature_method: Param::text_of(SIGNATURE_METHOD, method.as_str()),
            token: token.map(|token| Param::text_of(TOKEN, token)),
            version: Param::text_of(VERSION, "1.0"),
        }
    }

    fn authorization(
        &self,
        method: &Method,
        uri: &Uri,
        form: Option<&[u8]>,
        timestamp: &Timestamp,
        nonce: &Nonce,
    ) -> Result<HeaderValue, SignError> {
        // Sorted by hand: with a token, its place is before the version.
        let version = Param::new(VERSION, &self.version);
        let mut sorted = [
            Param::new(CONSUMER_KEY, &self.consumer_key),
            nonce.param(),
            Param::new(SIGNATURE_METHOD, &self.signature_method),
            timestamp.param(),
            version,
            version,
        ];
        let sorted = match &self.token {
            Some(token) => {
                sorted[4] = Param::new(TOKEN, token);
                &sorted[..]
            }
            None => &sorted[..5],
        };
        let signature = self.hmac.sign(|sink| base_string::write(sink, method, uri, form, sorted))?;
        Ok(self.header(&signature, timestamp, nonce))
    }

    fn header(&self, signature: &Signature, timestamp: &Timestamp, nonce: &Nonce) -> HeaderValue {
        let mut encoded = [0; room_for(Signature::MAX_LEN)];
        let len = encode_into(&mut encoded, signature.as_bytes().iter().copied());
        let pieces = [
            self.header_start.as_bytes(),
            &encoded[..len],
            b"\", oauth_timestamp=\"",
            timestamp.header(),
            b"\", oauth_nonce=\"",
            nonce.header(),
            b"\", oauth_version=\"1.0\"",
        ];
        // `concat` allocates the exact size, so the buffer becomes the header's without a copy.
        sensitive(pieces.concat())
    }
}

#[expect(clippy::expect_used, reason = "every part of the header is percent-encoded")]
fn sensitive(header: Vec<u8>) -> HeaderValue {
    let mut header = HeaderValue::try_from(header).expect("percent-encoded text is visible ASCII");
    header.set_sensitive(true);
    header
}
