//! A platform, a client, and an owner to act for.

use std::collections::BTreeSet;
use std::panic::Location;
use std::sync::{Arc, Mutex};

use api_defs::v2::addon::{self, Addon, CreateAddon};
use api_defs::v2::application::{Application, CreateApplication, RuntimeChoice, create};
use api_defs::v2::organisation::PaymentMethodChoice;
use api_defs::{Owner, OwnerId, redis_http, warp10};
use cc_client::credentials::{BRIDGE, Credentials};
use cc_client::oauth1::Keys;
use cc_client::route::{Param, Piece};
use cc_client::stream::{EventStream, IntoStreamCall};
use cc_client::{Client, ClientBuilder, Error, IntoCall, Route};
use http::{HeaderMap, StatusCode};
use platform_double::{Platform, Recorded};

/// Which of an endpoint's paths was taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Shape {
    /// It has no other.
    Only,
    /// `/v2/organisations/<id>/…`
    ById,
    /// `/v2/self/…`
    Own,
}

/// The endpoints that were called and answered well, and with which path.
#[derive(Debug, Clone, Default)]
pub(super) struct Called(Arc<Mutex<BTreeSet<(String, Shape)>>>);

impl Called {
    pub(super) fn all(&self) -> BTreeSet<(String, Shape)> {
        self.0.lock().unwrap().clone()
    }

    /// `path` is where the platform received the call.
    fn note(&self, route: &Route, path: &str) {
        let short = route.path().iter().find_map(|piece| match piece {
            Piece::Param(Param { shorthand, .. }) => *shorthand,
            Piece::Literal(_) => None,
            _ => panic!("an unknown kind of piece"),
        });
        let begins_with = |segment: &str| path.split('/').nth(2) == Some(segment);
        let shape = match short {
            None => Shape::Only,
            Some(short) if begins_with(short.shorthand) => Shape::Own,
            Some(short) if begins_with(short.collection) => Shape::ById,
            Some(_) => panic!("{path} is neither shape of {route}"),
        };
        self.0.lock().unwrap().insert((route.name(), shape));
    }
}

/// Who acts, and how it is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Acting {
    /// An organisation, by its id.
    Organisation,
    /// The current user, as such.
    User,
    /// The current user, by id.
    UserById,
}

/// A platform of its own for each scenario.
pub(super) struct Stage {
    pub(super) platform: Platform,
    pub(super) acting: Acting,
    /// The owner as endpoints take it.
    pub(super) owner: Owner,
    /// The id of the same owner.
    pub(super) owner_id: OwnerId,
    pub(super) client: Client,
    called: Called,
}

impl Stage {
    pub(super) fn new(acting: Acting, called: &Called) -> Self {
        let platform = Platform::start();
        let keys = platform.credentials();
        let keys = Keys::new(keys.consumer_key, keys.consumer_secret, keys.token, keys.token_secret);
        let client = builder(&platform).credentials(keys).build().unwrap();
        let owner_id = match acting {
            Acting::Organisation => OwnerId::from(platform.seed().organisation_id.as_str()),
            Acting::User | Acting::UserById => OwnerId::from(platform.seed().user_id.as_str()),
        };
        let owner = match acting {
            Acting::User => Owner::Me,
            Acting::Organisation | Acting::UserById => Owner::from(&owner_id),
        };
        Self { platform, acting, owner, owner_id, client, called: called.clone() }
    }

    /// What the platform answers, which must be a success.
    #[track_caller]
    pub(super) fn send<C: IntoCall>(&self, call: C) -> impl Future<Output = C::Answer> {
        let (caller, call) = (Location::caller(), call.into_call());
        let route = call.route();
        let answer = self.client.send(call);
        async move {
            let answer = answer.await.unwrap_or_else(|error| panic!("{error}, called at {caller}"));
            // Calls that nobody declared prepare a scene. A 404 that is an answer may come of a path that
            // is not served.
            let request = self.last_request();
            if let Some(route) = route.filter(|_| request.status.is_some_and(|status| status.is_success())) {
                self.called.note(route, &request.path);
            }
            answer
        }
    }

    /// Where the platform sends a browser, and with which cookies: the success of what is meant for
    /// one, and an error here.
    #[track_caller]
    pub(super) fn redirect<C: IntoCall>(&self, call: C) -> impl Future<Output = HeaderMap> {
        let call = call.into_call();
        let route = call.route();
        let error = self.fail(call);
        async move {
            let error = error.await;
            assert_eq!(error.status(), Some(StatusCode::SEE_OTHER), "{error}");
            self.called.note(route.unwrap(), &self.last_request().path);
            error.headers().clone()
        }
    }

    /// Somebody else's client for the same platform.
    pub(super) fn client(&self, credentials: impl Into<Credentials>) -> Client {
        self.builder().credentials(credentials).build().unwrap()
    }

    /// The client of somebody whom nobody knows yet.
    pub(super) fn builder(&self) -> ClientBuilder {
        builder(&self.platform)
    }

    /// A stream of the platform's, which must open.
    #[track_caller]
    pub(super) fn open<S: IntoStreamCall>(&self, stream: S) -> impl Future<Output = EventStream<S::Item>> {
        let (caller, stream) = (Location::caller(), stream.into_stream_call());
        let route = stream.route();
        let opening = self.client.open(stream);
        async move {
            let stream = opening.await.unwrap_or_else(|error| panic!("{error}, opened at {caller}"));
            self.called.note(route.unwrap(), &self.last_request().path);
            stream
        }
    }

    /// The error that the platform answers.
    #[track_caller]
    pub(super) fn fail<C: IntoCall>(&self, call: C) -> impl Future<Output = Error> {
        let (caller, answer) = (Location::caller(), self.client.send(call));
        async move {
            match answer.await {
                Ok(_) => panic!("it was answered well, called at {caller}"),
                Err(error) => error,
            }
        }
    }

    /// A new application of the owner.
    pub(super) async fn application(&self, name: &str) -> Application {
        self.send(create(&self.owner, &CreateApplication::new(name, node(), "XS"))).await
    }

    /// A new add-on of the owner, [`small_postgresql`].
    pub(super) async fn addon(&self, name: &str) -> Addon {
        self.send(addon::create(&self.owner, &small_postgresql(name))).await
    }

    /// The request that the platform received last.
    pub(super) fn last_request(&self) -> Recorded {
        self.platform.requests().pop().unwrap()
    }
}

/// A client for a platform that stands in for all hosts.
fn builder(platform: &Platform) -> ClientBuilder {
    let url = platform.base_url();
    let builder = Client::builder().base_url(&url).host(&BRIDGE, &url);
    builder.host(&redis_http::HOST, &url).host(&warp10::HOST, &url)
}

/// A runtime that the platform has.
pub(super) fn node() -> RuntimeChoice {
    RuntimeChoice::new("node", "20240101", "395103fb-d6e2-4fdd-93bc-bc99146f1ea2")
}

/// An add-on that the platform has.
pub(super) fn small_postgresql(name: &str) -> CreateAddon {
    CreateAddon::new(name, "postgresql-addon", "plan_postgresql-addon-xs_sml", "par")
}

/// The card that every owner has on the platform.
pub(super) fn known_card() -> PaymentMethodChoice {
    PaymentMethodChoice::existing_card("pm_0001")
}

/// Plays a scenario for every way to be an owner, each on a platform of its own.
pub(super) async fn for_each_owner(called: &Called, scenario: impl AsyncFn(&Stage)) {
    for acting in [Acting::Organisation, Acting::User, Acting::UserById] {
        scenario(&Stage::new(acting, called)).await;
    }
}
