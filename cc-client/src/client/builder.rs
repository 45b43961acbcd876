//! Setting up a client, and the assembly of its stack.

use std::fmt;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use bytes::Bytes;
use http::header::HeaderValue;
use http::{Request, Response, Uri};
use tower_layer::Layer;
use tower_service::Service;

use super::Client;
use crate::auth::{Anonymous, Authenticate};
use crate::credentials::{API_HOST, BRIDGE, Credentials, Settings};
use crate::host::ByHost;
use crate::layer::{
    AuthLayer, CollectLayer, DescribeLayer, HostLayer, HttpLayer, HttpService, RetryLayer, TimeoutLayer,
};
use crate::oauth1::{SignatureMethod, Signer};
use crate::stream::StreamSettings;
use crate::{Body, BoxError, Error, ErrorKind, Host, Transport};

/// Sets up a [`Client`]. Everything has a default but the credentials; without them, requests
/// are sent unsigned.
///
/// ```
/// use std::time::Duration;
/// use cc_client::{Client, oauth1::Keys};
///
/// let client = Client::builder()
///     .credentials(Keys::new("consumer", "secret", "token", "secret"))
///     .timeout(Duration::from_secs(30))
///     .build()?;
/// # Ok::<(), cc_client::Error>(())
/// ```
#[must_use = "a builder does nothing until `build`"]
pub struct ClientBuilder<T = Bundled> {
    base: Option<Uri>,
    hosts: ByHost<Uri>,
    auth: Auth,
    signature: SignatureMethod,
    user_agent: Option<HeaderValue>,
    timeout: Option<Duration>,
    attempt_timeout: Option<Duration>,
    retry: RetryLayer,
    response_limit: usize,
    streams: StreamSettings,
    layers: Vec<Box<dyn HttpLayer>>,
    attempt_layers: Vec<Box<dyn HttpLayer>>,
    fault: Option<Error>,
    transport: T,
}

/// Stands for a [`Transport`] with its defaults, which is made when the client is built.
#[derive(Debug, Clone, Copy, Default)]
pub struct Bundled;

enum Auth {
    None,
    Credentials(Credentials),
    /// Credentials that may have ended by the time when the client is built.
    Settings(Box<Settings>),
    Own(Arc<dyn Authenticate>),
}

impl ClientBuilder {
    pub(super) fn new() -> Self {
        Self {
            base: None,
            hosts: ByHost::default(),
            auth: Auth::None,
            signature: SignatureMethod::default(),
            user_agent: None,
            timeout: Some(Duration::from_secs(300)),
            attempt_timeout: Some(Duration::from_secs(60)),
            retry: RetryLayer::default(),
            response_limit: 32 * 1024 * 1024,
            streams: StreamSettings::default(),
            layers: Vec::new(),
            attempt_layers: Vec::new(),
            fault: None,
            transport: Bundled,
        }
    }

    /// The client, on the bundled transport.
    ///
    /// # Errors
    ///
    /// If a setting can't be used, or TLS can't be set up.
    pub fn build(self) -> Result<Client, Error> {
        let transport = Transport::new()?;
        self.transport(transport).build()
    }
}

impl<T> ClientBuilder<T> {
    /// Credentials, host and bridge, as found in the environment or the login of the CLI.
    ///
    /// A login that has [expired](Settings::expires_at) by the clock of this machine is refused when
    /// the client is built.
    pub fn settings(mut self, settings: Settings) -> Self {
        self.base = Some(settings.host.clone());
        self.hosts.set(&BRIDGE, settings.bridge.clone());
        self.auth = Auth::Settings(Box::new(settings));
        self
    }

    /// What requests are signed with; by default they are not.
    ///
    /// An API token changes the default host to the bridge, the only one that takes them.
    pub fn credentials(mut self, credentials: impl Into<Credentials>) -> Self {
        self.auth = Auth::Credentials(credentials.into());
        self
    }

    /// How OAuth 1.0a signs, [`Plaintext`](SignatureMethod::Plaintext) by default, as the
    /// platform's own clients do. TLS protects the secrets then.
    pub fn signature(mut self, method: SignatureMethod) -> Self {
        self.signature = method;
        self
    }

    /// Your own authentication, in place of credentials.
    pub fn auth(mut self, authenticate: impl Authenticate + 'static) -> Self {
        self.auth = Auth::Own(Arc::new(authenticate));
        self
    }

    /// Where the API is, `https://api.clever-cloud.com` by default; a path is kept.
    pub fn base_url(mut self, url: &str) -> Self {
        match url.parse::<Uri>() {
            Ok(url) => self.base = Some(url),
            Err(source) => {
                let error = Error::new(ErrorKind::Config, "the base URL is not a URL");
                self.fault.get_or_insert(error.with_source(source));
            }
        }
        self
    }

    /// Where one of the hosts is that endpoints are declared to live on, in place of the URL that
    /// it has by itself: a proxy, or a stand-in for a test. A path is kept.
    ///
    /// The base URL does not change it: a client that must not reach the real hosts says so of
    /// each.
    pub fn host(mut self, host: &'static Host, url: &str) -> Self {
        match url.parse::<Uri>() {
            Ok(url) => self.hosts.set(host, url),
            Err(source) => {
                self.fault.get_or_insert(host.refused("is not a URL").with_source(source));
            }
        }
        self
    }

    /// What the program calls itself, `cc-client/<version>` by default.
    pub fn user_agent(mut self, name: &str) -> Self {
        match HeaderValue::from_str(name) {
            Ok(name) => self.user_agent = Some(name),
            Err(source) => {
                let error = Error::new(ErrorKind::Config, "the user agent is not a header value");
                self.fault.get_or_insert(error.with_source(source));
            }
        }
        self
    }

    /// The limit of a whole call, retries and waits included; 5 minutes by default, `None` for
    /// no limit. It does not cover the time that is spent in your own layers around the call.
    pub fn timeout(mut self, limit: impl Into<Option<Duration>>) -> Self {
        self.timeout = limit.into();
        self
    }

    /// The limit of one attempt, its body included; 1 minute by default, `None` for no limit.
    pub fn attempt_timeout(mut self, limit: impl Into<Option<Duration>>) -> Self {
        self.attempt_timeout = limit.into();
        self
    }

    /// How failures are retried, see [`RetryLayer`] for the default. A retry that the time
    /// limit of the call would cut off is not begun.
    pub fn retry(mut self, retry: RetryLayer) -> Self {
        self.retry = retry;
        self
    }

    /// The longest answer to accept, in bytes; 32 MiB by default.
    pub fn response_limit(mut self, bytes: usize) -> Self {
        self.response_limit = bytes;
        self
    }

    /// How streams are treated, unless they say otherwise themselves.
    pub fn streams(mut self, settings: StreamSettings) -> Self {
        self.streams = settings;
        self
    }

    /// Adds a layer around whole calls: it sees each call once, with its retries inside. The
    /// first one added is the outermost.
    ///
    /// Any tower layer will do whose service speaks HTTP types; it need not be `Clone`.
    /// What needs a runtime when it is applied, as tower's `RateLimit` does, needs `build` to be
    /// called in one.
    ///
    /// Between two layers there is an [`HttpService`], which is always ready. Layers that look at
    /// the readiness of what is below, as `LoadShed` does, are given with it as one:
    /// `ServiceBuilder::new().load_shed().concurrency_limit(8).into_inner()`.
    pub fn layer(mut self, layer: impl HttpLayer) -> Self {
        self.layers.push(Box::new(layer));
        self
    }

    /// Adds a layer around each attempt: below the retry, above the signature. The first one
    /// added is the outermost.
    pub fn attempt_layer(mut self, layer: impl HttpLayer) -> Self {
        self.attempt_layers.push(Box::new(layer));
        self
    }

    /// What sends requests in the end, in place of the bundled [`Transport`]: a configured one,
    /// one of the module `testing`, or any service over HTTP types. One that can't be
    /// cloned is made so by [`HttpService::new`].
    pub fn transport<U>(self, transport: U) -> ClientBuilder<U> {
        ClientBuilder {
            base: self.base,
            hosts: self.hosts,
            auth: self.auth,
            signature: self.signature,
            user_agent: self.user_agent,
            timeout: self.timeout,
            attempt_timeout: self.attempt_timeout,
            retry: self.retry,
            response_limit: self.response_limit,
            streams: self.streams,
            layers: self.layers,
            attempt_layers: self.attempt_layers,
            fault: self.fault,
            transport,
        }
    }
}

impl<T, R> ClientBuilder<T>
where
    T: Service<Request<Body>, Response = Response<R>> + Clone + Send + 'static,
    T::Error: Into<BoxError>,
    T::Future: Send,
    R: http_body::Body<Data = Bytes> + Send + 'static,
    R::Error: Into<BoxError>,
{
    /// The client.
    ///
    /// # Errors
    ///
    /// If a setting can't be used.
    pub fn build(self) -> Result<Client, Error> {
        if let Some(fault) = self.fault {
            return Err(fault);
        }
        let (auth, default_base) = authenticator(self.auth, self.signature)?;
        let base = self.base.unwrap_or(default_base);
        let mut host = HostLayer::new(base.clone())?;
        let mut auth = AuthLayer::shared(auth, &base)?;
        for (named, url) in self.hosts.iter() {
            host = host.host(named, url.clone())?;
            auth = auth.host(named, url)?;
        }
        let user_agent = self.user_agent.unwrap_or(HeaderValue::from_static(USER_AGENT));
        let describe = DescribeLayer::new(user_agent);
        let call =
            CallStack { timeout: TimeoutLayer::total(self.timeout), retry: self.retry.within(self.timeout) };

        let attempt = auth.layer(self.transport);
        let attempt = CollectLayer::new(self.response_limit).layer(attempt);
        let attempt = TimeoutLayer::attempt(self.attempt_timeout).layer(attempt);

        // What describes a request goes above the layers that may want to read it. Without
        // such layers it goes below the retry, whose copy of the request is then free.
        let service = match (self.layers.is_empty(), self.attempt_layers.is_empty()) {
            (true, true) => {
                HttpService::new(host.layer(call.layer(describe.without_extension().layer(attempt))))
            }
            (true, false) => {
                let attempt = apply(&self.attempt_layers, HttpService::new(attempt));
                HttpService::new(host.layer(call.layer(describe.layer(attempt))))
            }
            (false, _) => {
                let attempt = apply(&self.attempt_layers, HttpService::new(attempt));
                let call = apply(&self.layers, HttpService::new(call.layer(attempt)));
                HttpService::new(host.layer(describe.layer(call)))
            }
        };
        Ok(Client { service, response_limit: self.response_limit, streams: self.streams })
    }
}

const USER_AGENT: &str = concat!("cc-client/", env!("CARGO_PKG_VERSION"));

/// What is between your layers and your attempt layers.
struct CallStack {
    timeout: TimeoutLayer,
    retry: RetryLayer,
}

#[cfg(feature = "tracing")]
type TracedService<S> = crate::layer::TraceService<S>;
#[cfg(not(feature = "tracing"))]
type TracedService<S> = S;

impl<S> Layer<S> for CallStack {
    type Service = TracedService<crate::layer::TimeoutService<crate::layer::RetryService<S>>>;

    fn layer(&self, inner: S) -> Self::Service {
        let service = self.timeout.layer(self.retry.layer(inner));
        #[cfg(feature = "tracing")]
        let service = crate::layer::TraceLayer.layer(service);
        service
    }
}

/// The last layer goes around the service first.
fn apply(layers: &[Box<dyn HttpLayer>], service: HttpService) -> HttpService {
    layers.iter().rev().fold(service, |service, layer| layer.wrap(service))
}

/// Who signs, and which host takes that kind of credentials.
fn authenticator(auth: Auth, method: SignatureMethod) -> Result<(Arc<dyn Authenticate>, Uri), Error> {
    let api = Uri::from_static(API_HOST);
    let credentials = match auth {
        Auth::None => return Ok((Arc::new(Anonymous), api)),
        Auth::Own(own) => return Ok((own, api)),
        Auth::Credentials(credentials) => credentials,
        Auth::Settings(settings) => {
            settings.check_expiry(SystemTime::now())?;
            settings.credentials
        }
    };
    let host = credentials.default_host();
    Ok(match credentials {
        Credentials::OAuth1(keys) => (Arc::new(Signer::new(&keys, method)), host),
        Credentials::ApiToken(token) => (Arc::new(token), host),
    })
}

impl<T> fmt::Debug for ClientBuilder<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ClientBuilder")
            .field("timeout", &self.timeout)
            .field("attempt_timeout", &self.attempt_timeout)
            .field("retry", &self.retry)
            .field("response_limit", &self.response_limit)
            .field("streams", &self.streams)
            .field("layers", &self.layers.len())
            .field("attempt_layers", &self.attempt_layers.len())
            .finish_non_exhaustive()
    }
}
