//! What stands before the path: a method, or the transport of a stream.

use proc_macro2::Span;
use syn::ext::IdentExt;
use syn::parse::ParseStream;
use syn::{Ident, LitStr};

use super::stream::{End, Heartbeat};
use crate::declaration::Kind;
use crate::diag::{Errors, Fault, list};
use crate::name;

/// What stands before the path.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Head {
    Method(Method),
    Transport(Transport),
}

/// An HTTP method; the name of a constant of `http::Method`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Method(&'static str);

/// The transport of a stream; the names are those of `cc_client::route::StreamKind`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Transport {
    Sse,
    WebSocket,
}

const METHODS: [&str; 7] = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"];
const TRANSPORTS: [(&str, Transport); 2] = [("SSE", Transport::Sse), ("WS", Transport::WebSocket)];

impl Head {
    /// As it is written.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Method(method) => method.0,
            Self::Transport(transport) => transport.name(),
        }
    }

    /// The method of the request: a stream is opened with GET (RFC 6455, section 4.1, and the HTML
    /// standard, section 9.2.2).
    pub(crate) fn method(self) -> &'static str {
        match self {
            Self::Method(method) => method.0,
            Self::Transport(_) => "GET",
        }
    }

    /// Whether a request may carry a body. A body of the others has no meaning (RFC 9110,
    /// sections 9.3.1, 9.3.2 and 9.3.7).
    pub(crate) fn takes_body(self) -> bool {
        !["GET", "HEAD", "OPTIONS"].contains(&self.method())
    }

    /// Whether an answer may have a body (RFC 9110, section 9.3.2).
    pub(crate) fn answers_body(self) -> bool {
        self.method() != "HEAD"
    }
}

impl Transport {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Sse => "SSE",
            Self::WebSocket => "WS",
        }
    }

    /// How items come; the name of a variant of `cc_client::route::AnswerKind`.
    pub(crate) fn answer(self) -> &'static str {
        match self {
            Self::Sse => "Events",
            Self::WebSocket => "Messages",
        }
    }

    /// The platform's own, unless the declaration says otherwise.
    pub(crate) fn heartbeat(self) -> Heartbeat {
        match self {
            Self::Sse => Heartbeat::Event(LitStr::new("HEARTBEAT", Span::call_site())),
            Self::WebSocket => Heartbeat::None,
        }
    }

    /// The platform's own, unless the declaration says otherwise.
    pub(crate) fn end(self) -> End {
        match self {
            Self::Sse => End::Event(LitStr::new("END_OF_STREAM", Span::call_site())),
            Self::WebSocket => End::Never,
        }
    }
}

/// Reads a method or a transport, and notes what is none.
pub(super) fn parse(kind: Kind, input: ParseStream<'_>, errors: &mut Errors) -> Option<Head> {
    let head = kind.head();
    if !input.peek(Ident::peek_any) {
        errors
            .at_span(input.span(), format_args!("expected a {head} before the path"))
            .note(format_args!("the {head}s are {}", list(names(kind), "and")));
        return None;
    }
    let ident = input.call(Ident::parse_any).ok()?;
    let name = ident.to_string();
    let found = find(kind, &name);
    if found.is_none() {
        let fault = errors.at(&ident, format_args!("`{name}` is not a {head}"));
        repair(kind, &name, fault);
    }
    found
}

/// Says what to write in place of a name that is none.
fn repair(kind: Kind, name: &str, fault: &mut Fault) {
    match kind {
        Kind::Stream if find(Kind::Endpoint, name).is_some() => fault
            .note("a stream is always opened with GET, which is not written")
            .help("write `SSE` for server-sent events, `WS` for a WebSocket"),
        Kind::Endpoint if find(Kind::Stream, name).is_some() => fault
            .note("it is the transport of a stream, which has an attribute of its own")
            .help(format_args!("write `#[stream({name} \"/v4/…\")]`")),
        _ => match meant(kind, name) {
            Some(close) => fault.help(format_args!("did you mean `{close}`?")),
            None => fault.note(format_args!("the {}s are {}", kind.head(), list(names(kind), "and"))),
        },
    };
}

fn names(kind: Kind) -> Vec<&'static str> {
    match kind {
        Kind::Endpoint => METHODS.to_vec(),
        Kind::Stream => TRANSPORTS.map(|(name, _)| name).to_vec(),
    }
}

fn find(kind: Kind, name: &str) -> Option<Head> {
    match kind {
        Kind::Endpoint => {
            METHODS.into_iter().find(|method| *method == name).map(|name| Head::Method(Method(name)))
        }
        Kind::Stream => {
            let transport = TRANSPORTS.into_iter().find(|(transport, _)| *transport == name);
            transport.map(|(_, transport)| Head::Transport(transport))
        }
    }
}

/// The name that was probably meant.
fn meant(kind: Kind, name: &str) -> Option<&'static str> {
    let word = name.replace('_', "").to_ascii_lowercase();
    match kind {
        Kind::Stream if word.starts_with("websocket") => Some("WS"),
        Kind::Stream if word.starts_with("eventso") || word.starts_with("eventstream") => Some("SSE"),
        _ => name::closest(name, names(kind)),
    }
}
