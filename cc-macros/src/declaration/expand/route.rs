//! The route of a function, as a static record.

use proc_macro2::TokenStream;
use quote::{format_ident, quote, quote_spanned};
use syn::ext::IdentExt;
use syn::spanned::Spanned;
use syn::{LitStr, Path};

use crate::declaration::attr::{
    Auth, End, Head, Heartbeat, Key, Options, PagesKind, StreamOptions, Transport,
};
use crate::declaration::check::{Bindings, Param, PathPiece, QueryPart};
use crate::declaration::shape::Decider;
use crate::declaration::signature::Function;
use crate::declaration::template::Template;

/// The item `ROUTE`.
pub(super) fn route(
    krate: &Path,
    head: Head,
    template: &Template,
    options: &Options,
    function: &Function,
    bindings: &Bindings<'_>,
) -> TokenStream {
    let private = quote!(#krate::__private);
    let name = function.ident.unraw().to_string();
    let method = format_ident!("{}", head.method());
    let literal = &template.literal;
    let path = bindings.path.iter().map(|piece| path_piece(&private, piece, bindings.decider.as_ref()));
    let query = bindings.query.iter().map(|part| query_part(&private, part));
    let body = bindings.body().map_or_else(|| "None".to_owned(), |body| format!("{:?}", body.kind));
    let body = format_ident!("{body}");
    let answer = match head {
        Head::Method(_) => format_ident!("{}", format!("{:?}", function.answer.kind)),
        Head::Transport(transport) => format_ident!("{}", transport.answer()),
    };
    let retry = format_ident!("{}", format!("{:?}", options.retry));
    let (js, accept) = (js(options), option(options.accept.as_ref()));
    let content_type = option(options.content_type.as_ref());
    let host = host(options);
    let auth = format_ident!("{}", format!("{:?}", options.auth));
    let pages = pages(&private, options);
    let stream = match head {
        Head::Method(_) => quote!(::core::option::Option::None),
        Head::Transport(transport) => {
            let stream = stream(&private, transport, &options.stream);
            quote!(::core::option::Option::Some(#stream))
        }
    };
    // A route that does not hold together is a fault of the path.
    let make = quote_spanned!(literal.span()=> #private::route);

    quote! {
        static ROUTE: #krate::Route = #make(#private::Facts {
            module: ::core::module_path!(),
            function: #name,
            js: #js,
            method: #private::Method::#method,
            template: #literal,
            path: &[#(#path),*],
            query: &[#(#query),*],
            body: #private::BodyKind::#body,
            answer: #private::AnswerKind::#answer,
            accept: #accept,
            content_type: #content_type,
            retry: #krate::Retry::#retry,
            host: #host,
            auth: #private::Auth::#auth,
            pages: #pages,
            stream: #stream,
        });
    }
}

fn stream(private: &TokenStream, transport: Transport, options: &StreamOptions) -> TokenStream {
    let kind = format_ident!("{}", format!("{transport:?}"));
    let event = option(options.event.as_ref());
    let heartbeat = match options.heartbeat.as_ref().unwrap_or(&transport.heartbeat()) {
        Heartbeat::Event(name) => quote!(Event(#name)),
        Heartbeat::Message => quote!(Message),
        Heartbeat::None => quote!(None),
    };
    let end = match options.end.as_ref().unwrap_or(&transport.end()) {
        End::Event(name) => quote!(Event(#name)),
        End::Eof => quote!(Eof),
        End::Never => quote!(Never),
    };
    let auth = match options.auth.as_ref().unwrap_or(&Auth::Header) {
        Auth::Header => quote!(Header),
        Auth::Query(_) => quote!(Query),
        Auth::Message(path) => quote!(Message(#path)),
    };
    quote! {
        #private::stream_route(
            #private::StreamKind::#kind,
            #event,
            #private::Heartbeat::#heartbeat,
            #private::StreamEnd::#end,
            #private::StreamAuth::#auth,
        )
    }
}

fn path_piece(private: &TokenStream, piece: &PathPiece<'_>, decider: Option<&Decider<'_>>) -> TokenStream {
    match piece {
        PathPiece::Literal(text) => quote!(#private::Piece::Literal(#text)),
        PathPiece::Param(it) => {
            let decides = decider.is_some_and(|decider| std::ptr::eq(decider.argument, it.argument));
            let make = if decides { quote!(shaped_param) } else { quote!(param) };
            let param = param(private, &make, it);
            quote!(#private::Piece::Param(#param))
        }
    }
}

fn query_part(private: &TokenStream, part: &QueryPart<'_>) -> TokenStream {
    let (variant, it) = match part {
        QueryPart::Fixed(key, value) => return quote!(#private::Query::Fixed(#key, #value)),
        QueryPart::Required(it) => (quote!(Required), it),
        QueryPart::Optional(it) => (quote!(Optional), it),
        QueryPart::Repeated(it) => (quote!(Repeated), it),
    };
    let param = param(private, &quote!(param), it);
    quote!(#private::Query::#variant(#param))
}

fn param(private: &TokenStream, make: &TokenStream, param: &Param<'_>) -> TokenStream {
    let Param { name, argument, scalar } = param;
    let (ty, argument) = (scalar.ty(), argument.name());
    quote!(#private::#make::<#ty>(#name, #argument))
}

/// The written names in the JavaScript client.
fn js(options: &Options) -> TokenStream {
    match &options.js {
        Some(names) => quote!(::core::option::Option::Some(&[#(#names),*])),
        None => quote!(::core::option::Option::None),
    }
}

/// How pages follow each other.
fn pages(private: &TokenStream, options: &Options) -> TokenStream {
    let Some(pages) = &options.pages else {
        return quote!(::core::option::Option::None);
    };
    let paging = match &pages.kind {
        PagesKind::Skip { offset: Key(offset), limit: Key(limit) } => {
            quote!(Skip { offset: #offset, limit: #limit })
        }
        PagesKind::Range { from: Key(from), to: Key(to) } => quote!(Range { from: #from, to: #to }),
        PagesKind::NewestFirst { until: Key(until), limit: Key(limit), order } => {
            let order = match order {
                Some((Key(key), value)) => quote!(::core::option::Option::Some((#key, #value))),
                None => quote!(::core::option::Option::None),
            };
            quote!(NewestFirst { until: #until, limit: #limit, order: #order })
        }
    };
    quote!(::core::option::Option::Some(#private::Paging::#paging))
}

/// The host by its static. Another type than `Host` is a fault of the path.
fn host(options: &Options) -> TokenStream {
    match &options.host {
        Some(host) => {
            let reference = quote_spanned!(host.span()=> &#host);
            quote!(::core::option::Option::Some(#reference))
        }
        None => quote!(::core::option::Option::None),
    }
}

fn option(literal: Option<&LitStr>) -> TokenStream {
    match literal {
        Some(literal) => quote!(::core::option::Option::Some(#literal)),
        None => quote!(::core::option::Option::None),
    }
}
