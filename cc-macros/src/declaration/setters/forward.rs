//! The methods that take what is wrapped by value, which `Deref` cannot reach.

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;
use syn::Path;

use crate::declaration::Kind;
use crate::declaration::signature::Function;

pub(super) fn methods(krate: &Path, function: &Function) -> TokenStream {
    match function.kind {
        Kind::Endpoint => call_methods(krate, function),
        Kind::Stream => stream_methods(krate, function),
    }
}

/// The impl of the trait by which the struct is taken for what it wraps.
pub(super) fn conversion(krate: &Path, function: &Function, name: &Ident) -> TokenStream {
    let answer = &function.answer.ty;
    let prepared = function.kind.prepared_type(Span::call_site(), krate, answer);
    match function.kind {
        Kind::Endpoint => quote! {
            impl #krate::IntoCall for #name {
                type Answer = #answer;

                fn into_call(self) -> #prepared {
                    self.0
                }
            }
        },
        Kind::Stream => quote! {
            impl #krate::stream::IntoStreamCall for #name {
                type Item = #answer;

                fn into_stream_call(self) -> #prepared {
                    self.0
                }
            }
        },
    }
}

/// A link to the method of the same name.
fn doc(krate: &Path, ty: &str, module: &str, method: &str) -> String {
    let krate = quote!(#krate).to_string().replace(' ', "");
    format!(" See [`{ty}::{method}`]({krate}::{module}{ty}::{method}).")
}

fn call_methods(krate: &Path, function: &Function) -> TokenStream {
    let (visibility, answer) = (&function.visibility, &function.answer.ty);
    let doc = |method: &str| doc(krate, "Call", "", method);
    let (timeout, header, query) = (doc("timeout"), doc("header"), doc("query"));
    let (retry, cache) = (doc("retry"), doc("cache"));
    let (send, parts) = (doc("send"), doc("send_with_parts"));
    let into_call = " The call itself, for what else a call can do.";
    quote! {
        #[doc = #timeout]
        #visibility fn timeout(self, timeout: ::core::time::Duration) -> Self {
            Self(self.0.timeout(timeout))
        }

        #[doc = #header]
        #visibility fn header(self, name: &str, value: &str) -> Self {
            Self(self.0.header(name, value))
        }

        #[doc = #query]
        #visibility fn query(self, name: &str, value: &str) -> Self {
            Self(self.0.query(name, value))
        }

        #[doc = #retry]
        #visibility fn retry(self, retry: #krate::Retry) -> Self {
            Self(self.0.retry(retry))
        }

        #[doc = #cache]
        #visibility fn cache(self, cache: #krate::layer::Cache) -> Self {
            Self(self.0.cache(cache))
        }

        #[doc = #send]
        #visibility fn send(self, client: &#krate::Client) -> #krate::call::Send<#answer> {
            self.0.send(client)
        }

        #[doc = #parts]
        #visibility fn send_with_parts(self, client: &#krate::Client) -> #krate::call::SendWithParts<#answer> {
            self.0.send_with_parts(client)
        }

        #[doc = #into_call]
        #visibility fn into_call(self) -> #krate::Call<#answer> {
            self.0
        }
    }
}

fn stream_methods(krate: &Path, function: &Function) -> TokenStream {
    let (visibility, item) = (&function.visibility, &function.answer.ty);
    let doc = |method: &str| doc(krate, "StreamCall", "stream::", method);
    let (header, query, last_event_id) = (doc("header"), doc("query"), doc("last_event_id"));
    let settings = doc("settings");
    let (connect, heartbeat, reconnect) =
        (doc("connect_timeout"), doc("heartbeat_timeout"), doc("reconnect"));
    let (event_limit, only) = (doc("event_limit"), doc("only"));
    let (open, open_lazily) = (doc("open"), doc("open_lazily"));
    let into_stream_call = " The stream itself, for what else it can do before it is opened.";
    let limit = quote!(impl ::core::convert::Into<::core::option::Option<::core::time::Duration>>);
    quote! {
        #[doc = #header]
        #visibility fn header(self, name: &str, value: &str) -> Self {
            Self(self.0.header(name, value))
        }

        #[doc = #query]
        #visibility fn query(self, name: &str, value: &str) -> Self {
            Self(self.0.query(name, value))
        }

        #[doc = #last_event_id]
        #visibility fn last_event_id(self, id: impl ::core::convert::Into<::std::string::String>) -> Self {
            Self(self.0.last_event_id(id))
        }

        #[doc = #settings]
        #visibility fn settings(self, settings: #krate::stream::StreamSettings) -> Self {
            Self(self.0.settings(settings))
        }

        #[doc = #connect]
        #visibility fn connect_timeout(self, limit: #limit) -> Self {
            Self(self.0.connect_timeout(limit))
        }

        #[doc = #heartbeat]
        #visibility fn heartbeat_timeout(self, limit: #limit) -> Self {
            Self(self.0.heartbeat_timeout(limit))
        }

        #[doc = #reconnect]
        #visibility fn reconnect(self, reconnect: #krate::stream::Reconnect) -> Self {
            Self(self.0.reconnect(reconnect))
        }

        #[doc = #event_limit]
        #visibility fn event_limit(self, bytes: usize) -> Self {
            Self(self.0.event_limit(bytes))
        }

        #[doc = #only]
        #visibility fn only(
            self,
            wanted: impl ::core::ops::Fn(&#item) -> bool
                + ::core::marker::Send
                + ::core::marker::Sync
                + 'static,
        ) -> Self {
            Self(self.0.only(wanted))
        }

        #[doc = #open]
        #visibility fn open(self, client: &#krate::Client) -> #krate::stream::Open<#item> {
            self.0.open(client)
        }

        #[doc = #open_lazily]
        #visibility fn open_lazily(
            self,
            client: &#krate::Client,
        ) -> ::core::result::Result<#krate::stream::EventStream<#item>, #krate::Error> {
            self.0.open_lazily(client)
        }

        #[doc = #into_stream_call]
        #visibility fn into_stream_call(self) -> #krate::stream::StreamCall<#item> {
            self.0
        }
    }
}
