//! The options that only a stream has.

mod check;

use syn::ext::IdentExt;
use syn::parse::ParseStream;
use syn::{Ident, LitStr, parenthesized, token};

use super::head::{Head, Transport};
use super::option::string;
use crate::declaration::template::refused_in_path;
use crate::diag::{Errors, list};

/// What the attribute says; what it leaves out has a default of the transport's.
#[derive(Default)]
pub(crate) struct StreamOptions {
    pub(crate) event: Option<LitStr>,
    pub(crate) heartbeat: Option<Heartbeat>,
    pub(crate) end: Option<End>,
    pub(crate) auth: Option<Auth>,
}

/// How the server shows that it lives; the names are those of `cc_client::route::Heartbeat`.
pub(crate) enum Heartbeat {
    Event(LitStr),
    Message,
    None,
}

/// How the server ends the stream; the names are those of `cc_client::route::StreamEnd`.
pub(crate) enum End {
    Event(LitStr),
    Eof,
    Never,
}

/// Where the authorization goes; the names are those of `cc_client::route::StreamAuth`.
pub(crate) enum Auth {
    Header,
    /// With the word of the declaration.
    Query(Ident),
    Message(LitStr),
}

/// The names of the options.
pub(super) const NAMES: [&str; 4] = ["event", "heartbeat", "end", "auth"];

impl StreamOptions {
    /// Reads the value of the option `name`, one of [`NAMES`].
    pub(super) fn parse(
        &mut self,
        name: &Ident,
        head: Option<Head>,
        input: ParseStream<'_>,
        errors: &mut Errors,
    ) -> syn::Result<()> {
        match name.to_string().as_str() {
            "event" => self.event = event(input, head, errors)?,
            "heartbeat" => self.heartbeat = heartbeat(input, head, errors)?,
            "end" => self.end = end(input, head, errors)?,
            _ => self.auth = auth(input, head, errors)?,
        }
        Ok(())
    }
}

fn event(input: ParseStream<'_>, head: Option<Head>, errors: &mut Errors) -> syn::Result<Option<LitStr>> {
    let name = string(input, "event")?;
    Ok(is_event_name(&name, head, "remove the option: each message is an item", errors).then_some(name))
}

fn heartbeat(
    input: ParseStream<'_>,
    head: Option<Head>,
    errors: &mut Errors,
) -> syn::Result<Option<Heartbeat>> {
    if input.peek(LitStr) {
        let name: LitStr = input.parse()?;
        let good = is_event_name(&name, head, "write `heartbeat = message` or `heartbeat = none`", errors);
        return Ok(good.then_some(Heartbeat::Event(name)));
    }
    let word = word(
        input,
        &["message", "none"],
        "`heartbeat` is the name of an event as a string, `message` or `none`",
    )?;
    Ok(Some(if word == "message" { Heartbeat::Message } else { Heartbeat::None }))
}

fn end(input: ParseStream<'_>, head: Option<Head>, errors: &mut Errors) -> syn::Result<Option<End>> {
    if input.peek(LitStr) {
        let name: LitStr = input.parse()?;
        let help = "write `end = eof` if the close of the socket is the end, or remove the option";
        return Ok(is_event_name(&name, head, help, errors).then_some(End::Event(name)));
    }
    word(input, &["eof"], "`end` is the name of an event as a string, or `eof`")?;
    Ok(Some(End::Eof))
}

fn auth(input: ParseStream<'_>, head: Option<Head>, errors: &mut Errors) -> syn::Result<Option<Auth>> {
    let expected = "`auth` is `header`, `query` or `message(\"/v2/events/\")`";
    let word = word(input, &["header", "query", "message"], expected)?;
    if word == "header" {
        return Ok(Some(Auth::Header));
    }
    if word == "query" {
        return Ok(Some(Auth::Query(word)));
    }
    if head == Some(Head::Transport(Transport::Sse)) {
        errors
            .at(&word, "`auth = message` is for `WS`: nothing is sent over server-sent events")
            .help("write `auth = header` or `auth = query`");
    }
    signed_path(&word, input, errors).map(|path| path.map(Auth::Message))
}

/// Reads `("/v2/events/")`, the path that is signed in place of the stream's own.
fn signed_path(word: &Ident, input: ParseStream<'_>, errors: &mut Errors) -> syn::Result<Option<LitStr>> {
    const HELP: &str = "\n  = help: write `auth = message(\"/v2/events/\")`";
    if !input.peek(token::Paren) {
        let message = format!("`message` names the path that is signed{HELP}");
        return Err(syn::Error::new(word.span(), message));
    }
    let content;
    let parentheses = parenthesized!(content in input);
    let only_text = content.peek(LitStr).then(|| content.parse::<LitStr>()).transpose()?;
    let Some(path) = only_text.filter(|_| content.is_empty()) else {
        content.parse::<proc_macro2::TokenStream>()?;
        let message = format!("`message` takes one path, as a string{HELP}");
        return Err(syn::Error::new(parentheses.span.join(), message));
    };
    let text = path.value();
    if !text.starts_with('/') {
        errors
            .at(&path, "the path that is signed begins with `/`")
            .help(format_args!("did you mean `/{text}`?"));
        return Ok(None);
    }
    let refused = refused_in_path(&text);
    if !refused.is_empty() {
        errors
            .at(&path, format_args!("the path that is signed cannot hold {}", list(&refused, "and")))
            .note("it is fixed: without placeholders, query or fragment, percent-encoded");
        return Ok(None);
    }
    Ok(Some(path))
}

/// One of the words, or an error that says what is expected.
fn word(input: ParseStream<'_>, words: &[&str], expected: &str) -> syn::Result<Ident> {
    match input.fork().call(Ident::parse_any) {
        Ok(ident) if words.contains(&ident.to_string().as_str()) => input.call(Ident::parse_any),
        _ => Err(input.error(expected)),
    }
}

/// Whether an event can have the name: any other would never be seen.
fn is_event_name(name: &LitStr, head: Option<Head>, otherwise: &str, errors: &mut Errors) -> bool {
    let text = name.value();
    if head == Some(Head::Transport(Transport::WebSocket)) {
        errors.at(name, "the messages of a WebSocket have no names").help(otherwise);
    } else if text.is_empty() {
        errors
            .at(name, "the name of an event is not empty")
            .note("an event without a name is a `message` (HTML standard, section 9.2.6)")
            .help("write `\"message\"`");
    } else if text.contains(['\r', '\n', '\0']) {
        errors
            .at(name, "the name of an event is one line of text")
            .help("remove the line breaks and NUL characters");
    } else {
        return true;
    }
    false
}
