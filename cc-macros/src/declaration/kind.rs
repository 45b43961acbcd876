//! What differs between the two attributes.

use std::fmt;

use proc_macro2::{Span, TokenStream};
use quote::quote_spanned;
use syn::Path;

/// What is declared.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Kind {
    Endpoint,
    Stream,
}

/// `an endpoint`, `a stream`
impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Endpoint => "an endpoint",
            Self::Stream => "a stream",
        })
    }
}

impl Kind {
    /// The attribute, as it is written.
    pub(crate) fn attribute(self) -> &'static str {
        match self {
            Self::Endpoint => "#[endpoint]",
            Self::Stream => "#[stream]",
        }
    }

    /// The beginning of a declaration.
    pub(crate) fn example(self) -> &'static str {
        match self {
            Self::Endpoint => "#[endpoint(GET \"/v2/…\")]",
            Self::Stream => "#[stream(SSE \"/v4/…\")]",
        }
    }

    /// What stands before the path.
    pub(crate) fn head(self) -> &'static str {
        match self {
            Self::Endpoint => "method",
            Self::Stream => "transport",
        }
    }

    /// What a function prepares, for messages.
    pub(crate) fn prepared(self) -> &'static str {
        match self {
            Self::Endpoint => "call",
            Self::Stream => "stream",
        }
    }

    /// What a function without setters returns, and what the struct of another wraps.
    pub(crate) fn prepared_type(self, span: Span, krate: &Path, item: &TokenStream) -> TokenStream {
        match self {
            Self::Endpoint => quote_spanned!(span=> #krate::Call<#item>),
            Self::Stream => quote_spanned!(span=> #krate::stream::StreamCall<#item>),
        }
    }

    /// The methods that everything prepared has by value, and that no setter may be named like.
    pub(crate) fn methods(self) -> &'static [&'static str] {
        match self {
            Self::Endpoint => {
                &["timeout", "header", "query", "retry", "cache", "send", "send_with_parts", "into_call"]
            }
            Self::Stream => &[
                "header",
                "query",
                "last_event_id",
                "settings",
                "connect_timeout",
                "heartbeat_timeout",
                "reconnect",
                "event_limit",
                "only",
                "open",
                "open_lazily",
                "into_stream_call",
            ],
        }
    }
}
