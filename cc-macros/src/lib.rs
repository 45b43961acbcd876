//! The macros of `cc-client`. Depend on that crate, which re-exports it and holds what the
//! generated code calls.

mod declaration;
mod diag;
mod name;

use proc_macro::TokenStream;

use crate::declaration::Kind;

/// Declares an endpoint of the API as a function without a body.
///
/// ```
/// use cc_client::endpoint;
///
/// /// The names of the zones in which an owner can run applications.
/// #[endpoint(GET "/v4/products/<productId>/zones?<tag>&kind=public")]
/// pub fn list_zones(
///     product_id: String,
///     /// Only zones with this tag.
///     tag: Option<&str>,
/// ) -> Vec<String>;
///
/// let call = list_zones("php").tag("for:applications");
/// assert_eq!(call.target(), "/v4/products/php/zones?kind=public&tag=for%3Aapplications");
/// ```
///
/// The function does no I/O. It returns a `Call`, a value that can be looked at, adjusted and
/// sent: `list_zones("php").send(&client).await?`.
///
/// # The route
///
/// The attribute holds the method (`GET`, `POST`, `PUT`, `PATCH`, `DELETE`, `HEAD` or
/// `OPTIONS`), the path with its query, and options.
///
/// | form | meaning |
/// | --- | --- |
/// | `/v2/<appId>/env` | a segment from the argument `app_id` |
/// | `/<type>-<version>`, `/<number>.pdf`, `/<number><type>` | parts of a segment from arguments |
/// | `?<limit>&<since>` | query parameters under the keys `limit` and `since` |
/// | `?nav-data=<navData>` | a query parameter under another key than its argument's |
/// | `?kind=static&all=` | pairs that are always sent |
///
/// A placeholder bears the API's name and takes the argument of that name in snake_case:
/// `<appId>` takes `app_id`, `<ownerID>` takes `owner_id`, `<type>` takes `r#type`.
///
/// The path begins with `/` and has no empty segment, no `.` or `..`, and no fragment. Text is
/// sent as it is written, so what a URL cannot hold
/// ([RFC 3986, section 3.3](https://www.rfc-editor.org/rfc/rfc3986#section-3.3)) is
/// percent-encoded in the declaration; the values of arguments are encoded when the call is
/// made.
///
/// # Arguments
///
/// Each argument is named in the path, in the query, or is the body. In the path and the query
/// it may be of any type that implements `Argument`:
///
/// | declared type | where | what callers do |
/// | --- | --- | --- |
/// | `u8`…`u64`, `i8`…`i64`, `usize`, `f64`, `bool` | path, query | pass that type |
/// | `&str`, `String` | path, query | pass text of any kind |
/// | another type `T` | path, query | pass a `T`, a `&T` or, if `T` is a `TextArgument`, text |
/// | `Option<T>` | query | call a setter, or do not |
/// | `Vec<T>` | query | call a setter with some values; each is sent under the same key |
///
/// The one argument that is named in neither is the body. `GET`, `HEAD` and `OPTIONS` have none.
///
/// | declared type | the body is |
/// | --- | --- |
/// | `Form<T>`, `&Form<T>` | `T` as `application/x-www-form-urlencoded` |
/// | `Text` | text; callers pass what converts into it |
/// | `Bytes` | bytes; callers pass what converts into them |
/// | another type `T`, `&T` | `T` as JSON |
///
/// The macro sees names, not types: `Form`, `Text`, `Bytes`, `Option` and `Vec` are recognised
/// by the last part of their path, and an alias of one is not.
///
/// # The answer
///
/// | return type | how the answer is read |
/// | --- | --- |
/// | none, `()` | not at all |
/// | `Option<T>` | `None` on 404, else `T` as JSON |
/// | `Text`, `Form<T>`, `Bytes` | as what they say |
/// | another type `T` | `T` as JSON |
///
/// # Types by the shape of the path
///
/// An argument with a shorthand writes a path in two shapes. Where the API answers or takes another
/// type in the short one, `ByShape<Long, Short>` stands for both, as the return type (alone or in
/// one `Option`) or as that of the body (alone or behind `&`). The first argument of the path
/// decides, by its type: of what may have either shape, callers are told to match on it.
///
/// ```
/// use cc_client::{ByShape, Call, endpoint};
/// # use cc_client::argument::{Shaped, Value};
/// # use cc_client::{Arg, Argument, Shorthand};
/// # type Organisation = String;
/// # type Profile = u32;
/// # pub enum Owner { Me, Id(String) }
/// # impl Argument for Owner {
/// #     const SHORTHAND: Option<Shorthand> =
/// #         Some(Shorthand { collection: "organisations", shorthand: "self" });
/// #     fn value(&self) -> Value<'_> { Value::Shorthand }
/// # }
/// # impl cc_client::TextArgument for Owner {}
/// # impl Shaped<Owner> for &str { type Pick<Long, Short> = Long; }
/// # pub struct Me;
/// # impl Arg<Owner> for Me { fn value(&self) -> Value<'_> { Value::Shorthand } }
/// # impl Shaped<Owner> for Me { type Pick<Long, Short> = Short; }
///
/// /// An organisation, or the profile of the current user.
/// #[endpoint(GET "/v2/organisations/<id>")]
/// pub fn get(id: Owner) -> Option<ByShape<Organisation, Profile>>;
///
/// let organisation: Call<Option<Organisation>> = get("orga_1");
/// let profile: Call<Option<Profile>> = get(Me);
/// assert_eq!(profile.target(), "/v2/self");
/// ```
///
/// The function is generic over that argument, `I: Shaped<Owner>`, and has no optional parameters.
/// Its `ByShape<Organisation, Profile>` is `I::Pick<Organisation, Profile>`.
///
/// # Options
///
/// | option | meaning | default |
/// | --- | --- | --- |
/// | `retry = safe`, `retry = never` | whether the request may be sent again | as the method says: all but `POST` and `PATCH` may |
/// | `accept = "text/html"` | the media type to ask for | that of the answer |
/// | `content_type = "application/yaml"` | the media type of the body | that of the body |
/// | `host = path::to::HOST` | the host that it lives on, a `static` of the type `Host` | the client's base URL |
/// | `auth = none` | the client's credentials are not put on the request | they are in its header |
/// | `js = "v2.unknown.todo_getCoupon"`, `js = ["v2.…", "v2.…"]`, `js = none` | the full name in the JavaScript client, all of several, or that it has none there | made of the module's and the function's names |
/// | `pages = skip(offset, limit)` | the answer comes in [pages](#pages), asked for by these parameters | it is whole |
/// | `crate = path::to::cc_client` | where `cc_client` is to be found | `::cc_client` |
///
/// ```
/// use cc_client::{Text, endpoint};
///
/// /// Validates a configuration and says what is wrong with it.
/// #[endpoint(POST "/v4/validate", retry = safe, content_type = "application/yaml")]
/// pub fn validate(configuration: Text) -> Text;
///
/// let route = validate("a: 1").route().unwrap();
/// assert_eq!(route.content_type().unwrap(), "application/yaml");
/// ```
///
/// # Hosts
///
/// An endpoint that lives elsewhere than the others names its host, which is declared once. The
/// client's credentials go there, unless `auth = none` says otherwise, and do not follow a
/// redirection away from there. `ClientBuilder::host` sends its calls to a stand-in.
///
/// ```
/// use cc_client::{Host, endpoint};
///
/// /// Where the weather is measured.
/// pub static STATION: Host = Host::new("station", "https://station.example/v1");
///
/// /// The temperature, for everybody to know.
/// #[endpoint(GET "/temperature", host = STATION, auth = none)]
/// pub fn temperature() -> f64;
///
/// assert_eq!(temperature().route().unwrap().host().unwrap().name(), "station");
/// ```
///
/// # Pages
///
/// Where an answer is one of several pages, the option `pages` names the optional parameters of
/// the query, in the API's spelling, by which they are asked for:
///
/// | form | the parameters are | it ends at |
/// | --- | --- | --- |
/// | `skip(offset, limit)` | how many items to skip; the most of a page | an empty page |
/// | `range(from, to)` | the index of the first item, from 0; the index behind the last | an empty page |
/// | `newest_first(until, limit)` | up to which date; the most of a page | a page with nothing new |
/// | `newest_first(until, limit, order = "DESC")` | the same, and what must be set for the newest to come first | the same |
///
/// A key that is no Rust name is written as a string: `skip("first-item", limit)`. The struct has
/// the methods `items` and `pages` then, which make streams of the call as it stands: what the
/// caller has set is the first page, of 100 items unless it says how many. The next page begins
/// behind what was delivered, so it does no harm if the server gives less than it is asked for.
/// The answer implements `cc_client::page::Page`, as a `Vec` does.
///
/// For `newest_first` the items implement `cc_client::page::Dated`. Each page ends at the date of
/// the last item of the page before, and what was there already is dropped, as the API may count
/// the date in. Where it counts it out, items of that very date are missed if their page had no
/// room for them. A full page in which nothing is new is an error, for there is no way past it.
///
/// ```
/// use cc_client::endpoint;
///
/// /// The names of all cats.
/// #[endpoint(GET "/v2/cats?<offset>&<limit>", pages = skip(offset, limit))]
/// pub fn list_cats(offset: Option<u32>, limit: Option<u32>) -> Vec<String>;
///
/// async fn print_cats(client: &cc_client::Client) -> Result<(), cc_client::Error> {
///     let mut cats = list_cats().limit(50).items(client);
///     while let Some(cat) = cats.next().await {
///         println!("{}", cat?);
///     }
///     Ok(())
/// }
/// ```
///
/// # Setters
///
/// An endpoint with optional or repeated query parameters returns a struct of its own, named
/// like the function in UpperCamelCase (`ListZones`), with a setter for each. It has the methods
/// of `Call` as well, so a parameter cannot be named like one of those that every call has
/// (`timeout`, `header`, `query`, `retry`, `cache`, `send`, `send_with_parts`, `into_call`; with
/// `pages`, also `items` and `pages`); write
/// `timeout=<time_limit>`, with an argument `time_limit`. `into_call` gives the plain `Call`.
///
/// # Documentation
///
/// Doc comments and other attributes stay on the function; `cfg`, `cfg_attr`, `allow` and
/// `doc(hidden)` hold for the struct too. Behind the doc comment the macro writes the route, and
/// the names in the JavaScript client as aliases to search by. Doc comments are allowed on
/// arguments: a setter takes those of its argument, the others become a list under the
/// function's own. A function without a doc comment gets nothing, so that the lint `missing_docs`
/// finds it.
///
/// # Expansion
///
/// The first function below expands to the second, but for the name:
///
/// ```
/// use cc_client::endpoint;
///
/// /// The value of an environment variable.
/// #[endpoint(GET "/v2/applications/<appId>/env/<name>?<raw>")]
/// pub fn get_env_var(app_id: String, name: &str, raw: bool) -> Option<String>;
///
/// /// The value of an environment variable.
/// ///
/// /// `GET /v2/applications/<appId>/env/<name>?<raw>`
/// #[doc(alias = "getEnvVar")]
/// #[allow(clippy::needless_pass_by_value)]
/// pub fn get_env_var_expanded(
///     app_id: impl ::cc_client::Arg<str>,
///     name: impl ::cc_client::Arg<str>,
///     raw: bool,
/// ) -> ::cc_client::Call<Option<String>> {
///     static ROUTE: ::cc_client::Route = ::cc_client::__private::route(::cc_client::__private::Facts {
///         module: ::core::module_path!(),
///         function: "get_env_var",
///         js: ::core::option::Option::None,
///         method: ::cc_client::__private::Method::GET,
///         template: "/v2/applications/<appId>/env/<name>?<raw>",
///         path: &[
///             ::cc_client::__private::Piece::Literal("/v2/applications/"),
///             ::cc_client::__private::Piece::Param(::cc_client::__private::param::<str>("appId", "app_id")),
///             ::cc_client::__private::Piece::Literal("/env/"),
///             ::cc_client::__private::Piece::Param(::cc_client::__private::param::<str>("name", "name")),
///         ],
///         query: &[::cc_client::__private::Query::Required(
///             ::cc_client::__private::param::<bool>("raw", "raw"),
///         )],
///         body: ::cc_client::__private::BodyKind::None,
///         answer: ::cc_client::__private::AnswerKind::Optional,
///         accept: ::core::option::Option::None,
///         content_type: ::core::option::Option::None,
///         retry: ::cc_client::Retry::ByMethod,
///         host: ::core::option::Option::None,
///         auth: ::cc_client::__private::Auth::Client,
///         pages: ::core::option::Option::None,
///         stream: ::core::option::Option::None,
///     });
///     ::cc_client::__private::register!(ROUTE);
///     ::cc_client::__private::Draft::new(&ROUTE, &[
///         ::cc_client::Arg::<str>::value(&app_id),
///         ::cc_client::Arg::<str>::value(&name),
///         ::cc_client::Arg::<bool>::value(&raw),
///     ])
///     .call()
/// }
///
/// let calls = (get_env_var("app_1", "PORT", true), get_env_var_expanded("app_1", "PORT", true));
/// assert_eq!(calls.0.target(), calls.1.target());
/// ```
///
/// # Errors
///
/// A declaration that does not hold together does not compile. All its faults are reported at
/// once, each with its repair; the function is declared nevertheless, so its callers compile.
#[proc_macro_attribute]
pub fn endpoint(attribute: TokenStream, item: TokenStream) -> TokenStream {
    declaration::expand(Kind::Endpoint, attribute.into(), item.into()).into()
}

/// Declares a stream of the API as a function without a body.
///
/// ```
/// use cc_client::stream;
///
/// /// What an application writes to its standard output.
/// #[stream(SSE "/v4/logs/<ownerId>/<appId>?<since>&<limit>", event = "APPLICATION_LOG")]
/// pub fn output(
///     owner_id: String,
///     app_id: String,
///     /// Only what was written since then.
///     since: Option<&str>,
///     limit: Option<u64>,
/// ) -> String;
///
/// let stream = output("orga_1", "app_1").limit(100);
/// assert_eq!(stream.target(), "/v4/logs/orga_1/app_1?limit=100");
/// ```
///
/// The function does no I/O. It returns a `StreamCall`, a value that can be looked at, adjusted
/// and opened: `output("orga_1", "app_1").open(&client).await?` is a stream of
/// `Result<String, Error>` that survives broken connections.
///
/// # The route
///
/// The attribute holds the transport, the path with its query, and options. Path, query and
/// arguments are those of [`endpoint`](macro@endpoint); there is no body, so each argument is named
/// in the path or the query.
///
/// | transport | is |
/// | --- | --- |
/// | `SSE` | [server-sent events](https://html.spec.whatwg.org/multipage/server-sent-events.html) |
/// | `WS` | a WebSocket ([RFC 6455](https://www.rfc-editor.org/rfc/rfc6455)) |
///
/// A query parameter named `limit`, an `Option` or required, is the number of items that are wanted:
/// when a broken stream is opened again it is lowered by what was delivered, and the stream ends
/// when it is reached.
///
/// # Items
///
/// The return type is that of one item, without the `Result` that the stream yields of each, and
/// never an `Option`, for there is no item to be absent.
///
/// | return type | how an item is read |
/// | --- | --- |
/// | `Text`, `Bytes` | as it comes |
/// | another type `T` | as JSON; `serde_json::Value` is any, where the form is not known |
///
/// # Options
///
/// | option | meaning | default |
/// | --- | --- | --- |
/// | `event = "APPLICATION_LOG"` | SSE: the event that carries items; others are passed over | every event but heartbeats and the end |
/// | `heartbeat = "HEARTBEAT"` | SSE: the event by which the server shows that it lives | for SSE, this |
/// | `heartbeat = message` | it does so by JSON messages among the others: `{"type": "heartbeat", …}` | |
/// | `heartbeat = none` | it does not, as far as is known | for WS, this |
/// | `end = "END_OF_STREAM"` | SSE: the event by which the server ends the stream for good | for SSE, this |
/// | `end = eof` | the end of the body, or the closing of the socket, is the end of the stream | for WS, it never ends |
/// | `auth = header`, `query` | where the authorization goes: into its header, or in base64 into the query parameter `authorization` | `header` |
/// | `auth = message("/v2/events/")` | WS: it goes into the first message, signed as for a GET of this path | |
/// | `host = path::to::HOST` | the host that it lives on, a `static` of the type `Host` | the client's base URL |
/// | `js = "v4.application.streamLogs"`, `js = ["v4.…", "v4.…"]`, `js = none` | the full name in the JavaScript client, all of several, or that it has none there | made of the module's and the function's names |
/// | `crate = path::to::cc_client` | where `cc_client` is to be found | `::cc_client` |
///
/// An event that the server sends without a name is a `message` ([HTML standard, section
/// 9.2.6](https://html.spec.whatwg.org/multipage/server-sent-events.html#event-stream-interpretation)).
/// An event is one thing: where items come in events named `HEARTBEAT`, the declaration says how the
/// server shows that it lives. With `auth = query` the credentials are part of a URL, which servers
/// and proxies write down; declare it only where the API wants it so.
///
/// ```
/// use cc_client::stream;
///
/// /// Everything that happens, as it happens.
/// #[stream(WS "/v2/events/event-socket", heartbeat = message, auth = message("/v2/events/"))]
/// pub fn events() -> cc_client::Text;
///
/// assert_eq!(events().route().unwrap().to_string(), "WS /v2/events/event-socket");
/// ```
///
/// # Setters
///
/// A stream with optional or repeated query parameters returns a struct of its own, as an
/// endpoint does. It has the methods of `StreamCall` as well, so a parameter cannot be named like
/// one of those (`header`, `query`, `last_event_id`, `settings`, `connect_timeout`, `heartbeat_timeout`,
/// `reconnect`, `event_limit`, `only`, `open`, `open_lazily`, `into_stream_call`); write
/// `open=<opened>`, with an argument `opened`. `into_stream_call` gives the plain `StreamCall`.
///
/// # Documentation
///
/// Doc comments and other attributes are treated as those of an endpoint; the route is written as
/// it is declared, `SSE /v4/…`.
///
/// # Expansion
///
/// The first function below expands to the second, but for the name:
///
/// ```
/// use cc_client::stream;
///
/// /// What happens to an application.
/// #[stream(SSE "/v4/happenings/<appId>", event = "HAPPENING", heartbeat = none)]
/// pub fn happenings(app_id: String) -> String;
///
/// /// What happens to an application.
/// ///
/// /// `SSE /v4/happenings/<appId>`
/// #[allow(clippy::needless_pass_by_value)]
/// pub fn happenings_expanded(
///     app_id: impl ::cc_client::Arg<str>,
/// ) -> ::cc_client::stream::StreamCall<String> {
///     static ROUTE: ::cc_client::Route = ::cc_client::__private::route(::cc_client::__private::Facts {
///         module: ::core::module_path!(),
///         function: "happenings",
///         js: ::core::option::Option::None,
///         method: ::cc_client::__private::Method::GET,
///         template: "/v4/happenings/<appId>",
///         path: &[
///             ::cc_client::__private::Piece::Literal("/v4/happenings/"),
///             ::cc_client::__private::Piece::Param(::cc_client::__private::param::<str>("appId", "app_id")),
///         ],
///         query: &[],
///         body: ::cc_client::__private::BodyKind::None,
///         answer: ::cc_client::__private::AnswerKind::Events,
///         accept: ::core::option::Option::None,
///         content_type: ::core::option::Option::None,
///         retry: ::cc_client::Retry::ByMethod,
///         host: ::core::option::Option::None,
///         auth: ::cc_client::__private::Auth::Client,
///         pages: ::core::option::Option::None,
///         stream: ::core::option::Option::Some(::cc_client::__private::stream_route(
///             ::cc_client::__private::StreamKind::Sse,
///             ::core::option::Option::Some("HAPPENING"),
///             ::cc_client::__private::Heartbeat::None,
///             ::cc_client::__private::StreamEnd::Event("END_OF_STREAM"),
///             ::cc_client::__private::StreamAuth::Header,
///         )),
///     });
///     ::cc_client::__private::register!(ROUTE);
///     ::cc_client::__private::Draft::new(&ROUTE, &[::cc_client::Arg::<str>::value(&app_id)]).stream()
/// }
///
/// let streams = (happenings("app_1"), happenings_expanded("app_1"));
/// assert_eq!(streams.0.target(), streams.1.target());
/// ```
///
/// # Errors
///
/// A declaration that does not hold together does not compile. All its faults are reported at
/// once, each with its repair; the function is declared nevertheless, so its callers compile.
#[proc_macro_attribute]
pub fn stream(attribute: TokenStream, item: TokenStream) -> TokenStream {
    declaration::expand(Kind::Stream, attribute.into(), item.into()).into()
}
