//! The options behind the path.

use proc_macro2::TokenTree;
use syn::ext::IdentExt;
use syn::parse::ParseStream;
use syn::{Ident, LitStr, Path, Token};

use super::head::Head;
use super::js;
use super::pages::{self, Pages};
use super::stream::{self, StreamOptions};
use crate::declaration::Kind;
use crate::diag::{Errors, list};
use crate::name;

/// What the options say.
#[derive(Default)]
pub(crate) struct Options {
    pub(crate) retry: Retry,
    pub(crate) accept: Option<LitStr>,
    pub(crate) content_type: Option<LitStr>,
    /// The names in the JavaScript client, if they are written: none for an endpoint that it lacks.
    pub(crate) js: Option<Vec<LitStr>>,
    pub(crate) host: Option<Path>,
    pub(crate) auth: EndpointAuth,
    pub(crate) pages: Option<Pages>,
    pub(crate) krate: Option<Path>,
    pub(crate) stream: StreamOptions,
}

/// Whether a call may be sent again; the names are those of `cc_client::Retry`.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) enum Retry {
    #[default]
    ByMethod,
    Safe,
    Never,
}

/// With whose authority a call is sent; the names are those of `cc_client::route::Auth`.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) enum EndpointAuth {
    #[default]
    Client,
    None,
}

/// The options of an endpoint, but for those that a stream has as well. `auth` says other things
/// of a stream.
const ENDPOINT: [&str; 5] = ["retry", "accept", "content_type", "auth", "pages"];
const SHARED: [&str; 3] = ["host", "js", "crate"];

impl Options {
    /// The path of the runtime crate.
    pub(crate) fn krate(&self) -> Path {
        self.krate.clone().unwrap_or_else(|| syn::parse_quote!(::cc_client))
    }
}

fn names(kind: Kind) -> Vec<&'static str> {
    let own = match kind {
        Kind::Endpoint => &ENDPOINT[..],
        Kind::Stream => &stream::NAMES[..],
    };
    own.iter().chain(&SHARED).copied().collect()
}

/// Reads options to the end. A faulty one is passed over, so that the next ones are read too.
pub(super) fn parse(
    kind: Kind,
    head: Option<Head>,
    input: ParseStream<'_>,
    options: &mut Options,
    errors: &mut Errors,
) {
    let mut seen: Vec<Ident> = Vec::new();
    // A comma may be left out only behind the path.
    let mut comma_missing = false;
    loop {
        match input.parse::<Option<Token![,]>>() {
            Ok(None) if comma_missing && !input.is_empty() => {
                errors.at_span(input.span(), "expected `,` between two options");
            }
            _ => {}
        }
        if input.is_empty() {
            return;
        }
        comma_missing = true;
        if let Err(error) = option(kind, head, input, options, &mut seen, errors) {
            errors.absorb(&error);
            skip_to_comma(input);
        }
    }
}

fn option(
    kind: Kind,
    head: Option<Head>,
    input: ParseStream<'_>,
    options: &mut Options,
    seen: &mut Vec<Ident>,
    errors: &mut Errors,
) -> syn::Result<()> {
    if !input.peek(Ident::peek_any) {
        let expected = format_args!("expected an option: {}", list(names(kind), "or")).to_string();
        return Err(input.error(expected));
    }
    let ident = input.call(Ident::parse_any)?;
    let name = ident.to_string();
    if !names(kind).contains(&name.as_str()) {
        unknown_option(kind, &ident, &name, errors);
        skip_to_comma(input);
        return Ok(());
    }
    if seen.contains(&ident) {
        errors.at(&ident, format_args!("the option `{name}` stands twice")).help("keep one");
        skip_to_comma(input);
        return Ok(());
    }
    seen.push(ident.clone());
    if !input.peek(Token![=]) {
        errors
            .at(&ident, format_args!("the option `{name}` has no value"))
            .help(format_args!("write `{name} = {}`", example(kind, &name)));
        skip_to_comma(input);
        return Ok(());
    }
    input.parse::<Token![=]>()?;
    match name.as_str() {
        "retry" => options.retry = retry(input)?,
        "accept" => options.accept = media_type(input, &name, errors)?,
        "content_type" => options.content_type = media_type(input, &name, errors)?,
        "js" => options.js = js::parse(input, errors)?,
        "host" => options.host = Some(path(input, &name, "a path to a `static` of the type `Host`")?),
        "auth" if kind == Kind::Endpoint => options.auth = auth(input)?,
        "pages" => options.pages = Some(pages::parse(input)?),
        "crate" => options.krate = Some(path(input, &name, "a path")?),
        _ => options.stream.parse(&ident, head, input, errors)?,
    }
    Ok(())
}

fn unknown_option(kind: Kind, ident: &Ident, name: &str, errors: &mut Errors) {
    let names = names(kind);
    if kind == Kind::Stream && ENDPOINT.contains(&name) {
        errors
            .at(ident, format_args!("a stream has no `{name}`"))
            .note(match name {
                "retry" => "a stream that breaks is opened again, as `.reconnect(…)` says",
                "accept" => "the transport decides what is asked for",
                "pages" => "its items come one after the other already",
                _ => "it is the type of a body, and a stream has none",
            })
            .help("remove it");
        return;
    }
    if kind == Kind::Endpoint && stream::NAMES.contains(&name) {
        errors
            .at(ident, format_args!("an endpoint has no `{name}`"))
            .note("it is an option of `#[stream]`")
            .help("remove it, or declare a stream");
        return;
    }
    let fault = errors.at(ident, format_args!("unknown option `{name}`"));
    if let Some(close) = name::closest(name, names.iter().copied()) {
        fault.help(format_args!("did you mean `{close}`?"));
    }
    fault.note(format_args!("the options are {}", list(names, "and")));
}

fn retry(input: ParseStream<'_>) -> syn::Result<Retry> {
    let fork = input.fork();
    match fork.call(Ident::parse_any).map(|ident| ident.to_string()).as_deref() {
        Ok("safe") => {
            input.call(Ident::parse_any)?;
            Ok(Retry::Safe)
        }
        Ok("never") => {
            input.call(Ident::parse_any)?;
            Ok(Retry::Never)
        }
        _ => Err(input.error("`retry` is `safe` or `never`\n  = note: left out, it goes by the method")),
    }
}

fn media_type(input: ParseStream<'_>, option: &str, errors: &mut Errors) -> syn::Result<Option<LitStr>> {
    let literal = string(input, option)?;
    let value = literal.value();
    let printable = value.bytes().all(|byte| (b' '..=b'~').contains(&byte));
    let typed = value.split(',').all(|range| {
        let essence = range.split(';').next().unwrap_or_default().trim();
        matches!(essence.split_once('/'), Some((ty, subtype)) if is_token(ty) && is_token(subtype))
    });
    if printable && typed {
        return Ok(Some(literal));
    }
    errors
        .at(&literal, format_args!("`{value}` is not a media type"))
        .help("write `type/subtype`, such as `application/yaml` (RFC 9110, section 8.3.1)");
    Ok(None)
}

/// Whether the text is a token of RFC 9110, section 5.6.2.
fn is_token(text: &str) -> bool {
    let allowed = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte);
    !text.is_empty() && text.bytes().all(allowed)
}

fn auth(input: ParseStream<'_>) -> syn::Result<EndpointAuth> {
    match input.fork().call(Ident::parse_any) {
        Ok(word) if word == "none" => {
            input.call(Ident::parse_any)?;
            Ok(EndpointAuth::None)
        }
        _ => Err(input.error(
            "`auth` is `none`\n  = note: left out, the client's credentials are in the header; \
             other places are for `#[stream]`",
        )),
    }
}

fn path(input: ParseStream<'_>, option: &str, what: &str) -> syn::Result<Path> {
    input.call(Path::parse_mod_style).map_err(|error| expected(&error, option, what))
}

pub(super) fn string(input: ParseStream<'_>, option: &str) -> syn::Result<LitStr> {
    input.parse().map_err(|error| expected(&error, option, "a string"))
}

pub(super) fn expected(error: &syn::Error, option: &str, what: &str) -> syn::Error {
    let example = example(Kind::Endpoint, option);
    let message = format!("`{option}` is {what}\n  = help: write `{option} = {example}`");
    syn::Error::new(error.span(), message)
}

fn example(kind: Kind, option: &str) -> &'static str {
    match option {
        "auth" if kind == Kind::Endpoint => "none",
        "pages" => "skip(offset, limit)",
        "host" => "cc_client::credentials::BRIDGE",
        "retry" => "safe",
        "js" => "\"v2.application.getAllEnvVars\"",
        "crate" => "::cc_client",
        "event" => "\"APPLICATION_LOG\"",
        "heartbeat" => "none",
        "end" => "eof",
        "auth" => "query",
        _ => "\"application/yaml\"",
    }
}

pub(super) fn skip_to_comma(input: ParseStream<'_>) {
    while !input.is_empty() && !input.peek(Token![,]) {
        // A token tree can always be read where the input is not empty.
        let _ = input.parse::<TokenTree>();
    }
}
