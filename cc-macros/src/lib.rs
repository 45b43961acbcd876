//! The macro of `cc-client`. Depend on that crate, which re-exports it and holds what the
//! generated code calls.

mod diag;
mod endpoint;
mod name;

use proc_macro::TokenStream;

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
/// # Options
///
/// | option | meaning | default |
/// | --- | --- | --- |
/// | `retry = safe`, `retry = never` | whether the request may be sent again | as the method says: all but `POST` and `PATCH` may |
/// | `accept = "text/html"` | the media type to ask for | that of the answer |
/// | `content_type = "application/yaml"` | the media type of the body | that of the body |
/// | `js = "v2.unknown.todo_getCoupon"`, `js = none` | the full name in the JavaScript client, or that it has none there | made of the module's and the function's names |
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
/// # Setters
///
/// An endpoint with optional or repeated query parameters returns a struct of its own, named
/// like the function in UpperCamelCase (`ListZones`), with a setter for each. It has the methods
/// of `Call` as well, so a parameter cannot be named like one of those that every call has
/// (`timeout`, `header`, `query`, `retry`, `send`, `send_with_parts`, `into_call`); write
/// `timeout=<time_limit>`, with an argument `time_limit`. `into_call` gives the plain `Call`.
///
/// # Documentation
///
/// Doc comments and other attributes stay on the function; `cfg`, `cfg_attr`, `allow` and
/// `doc(hidden)` hold for the struct too. Behind the doc comment the macro writes the route, and
/// the name in the JavaScript client as an alias to search by. Doc comments are allowed on
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
    endpoint::endpoint(attribute.into(), item.into()).into()
}
