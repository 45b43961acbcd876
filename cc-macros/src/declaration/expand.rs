//! The generated function: its route as a static record, and a call prepared from the arguments.

use proc_macro2::TokenStream;
use quote::{ToTokens, format_ident, quote, quote_spanned};
use syn::ext::IdentExt;
use syn::spanned::Spanned;
use syn::{LitStr, Path, token};

use super::attr::{Auth, End, Head, Heartbeat, Options, StreamOptions, Transport};
use super::check::{Bindings, Body, BodyKind, Input, Param, PathPiece, QueryPart};
use super::signature::Function;
use super::template::Template;
use super::{Kind, docs, setters, ty};

/// The function, and its struct where it has setters.
pub(super) fn function(
    head: Head,
    template: &Template,
    options: &Options,
    function: &Function,
    bindings: &Bindings<'_>,
) -> TokenStream {
    let krate = options.krate();
    let Function { attributes, answer, .. } = function;
    let docs = docs::appended(head, template, options, function, bindings);
    let signature = signature(&krate, function, bindings);
    let route = route(&krate, head, template, options, function, bindings);
    let values = values(&krate, bindings);
    let body = bindings.body().map(body);
    // An answer that cannot be decoded is a fault of the return type.
    let call = match function.kind {
        Kind::Endpoint => quote_spanned!(answer.declared.span()=> .call()),
        Kind::Stream => quote_spanned!(answer.declared.span()=> .stream()),
    };
    let call = quote!(#krate::__private::Draft::new(&ROUTE, &[#(#values),*]) #body #call);
    let call = match setters::struct_name(function, &bindings.setters) {
        Some(name) => quote!(#name(#call)),
        None => call,
    };
    let items = setters::items(&krate, function, bindings);
    let block = block(
        function,
        quote! {
            #route
            #krate::__private::register!(ROUTE);
            #call
        },
    );

    quote! {
        #(#attributes)*
        #docs
        // An argument is taken by value so that callers may pass a temporary.
        #[allow(clippy::needless_pass_by_value)]
        #signature #block
        #items
    }
}

/// The block of the function. It ends where the declaration ends, so that a lint of the function
/// points at the declaration and not at the attribute.
pub(super) fn block(function: &Function, content: TokenStream) -> TokenStream {
    let mut block = TokenStream::new();
    token::Brace(function.semicolon).surround(&mut block, |tokens| tokens.extend(content));
    block
}

/// The function up to its block.
pub(super) fn signature(krate: &Path, function: &Function, bindings: &Bindings<'_>) -> TokenStream {
    let Function { visibility, fn_token, ident, generics, answer, .. } = function;
    let where_clause = &generics.where_clause;
    let inputs = bindings.inputs.iter().map(|it| input(krate, it));
    let mut arguments = TokenStream::new();
    function.parentheses.surround(&mut arguments, |tokens| tokens.extend(quote!(#(#inputs),*)));
    let output = match setters::struct_name(function, &bindings.setters) {
        Some(name) => name.into_token_stream(),
        None => function.kind.prepared_type(function.semicolon, krate, &answer.ty),
    };
    quote!(#visibility #fn_token #ident #generics #arguments -> #output #where_clause)
}

fn input(krate: &Path, input: &Input<'_>) -> TokenStream {
    match input {
        Input::Param(argument, scalar) => {
            let (name, ty) = (&argument.ident, scalar.input(krate));
            quote!(#name: #ty)
        }
        Input::Body(Body { argument, kind }) => {
            let (name, ty) = (&argument.ident, &argument.ty);
            match kind {
                BodyKind::Json | BodyKind::Form => quote!(#name: #ty),
                BodyKind::Text | BodyKind::Bytes => {
                    let ty = ty::behind_reference(ty);
                    quote!(#name: impl ::core::convert::Into<#ty>)
                }
            }
        }
        Input::Unknown(argument) => {
            let name = &argument.ident;
            quote!(#name: impl ::core::marker::Sized)
        }
    }
}

fn route(
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
    let path = bindings.path.iter().map(|piece| path_piece(&private, piece));
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

fn path_piece(private: &TokenStream, piece: &PathPiece<'_>) -> TokenStream {
    match piece {
        PathPiece::Literal(text) => quote!(#private::Piece::Literal(#text)),
        PathPiece::Param(it) => {
            let param = param(private, it);
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
    let param = param(private, it);
    quote!(#private::Query::#variant(#param))
}

fn param(private: &TokenStream, param: &Param<'_>) -> TokenStream {
    let Param { name, argument, scalar } = param;
    let (ty, argument) = (scalar.ty(), argument.name());
    quote!(#private::param::<#ty>(#name, #argument))
}

/// The values of the call: those of the path, then the required ones of the query.
fn values(krate: &Path, bindings: &Bindings<'_>) -> Vec<TokenStream> {
    let path = bindings.path.iter().filter_map(|piece| match piece {
        PathPiece::Param(param) => Some(param),
        PathPiece::Literal(_) => None,
    });
    let query = bindings.query.iter().filter_map(|part| match part {
        QueryPart::Required(param) => Some(param),
        _ => None,
    });
    let value = |param: &Param<'_>| {
        let (ty, name) = (param.scalar.ty(), &param.argument.ident);
        quote!(#krate::Arg::<#ty>::value(&#name))
    };
    path.chain(query).map(value).collect()
}

fn body(body: &Body<'_>) -> TokenStream {
    let name = &body.argument.ident;
    // A body that can't be encoded is a fault of its argument.
    let reference = (!ty::is_reference(&body.argument.ty)).then(|| quote_spanned!(name.span()=> &));
    match body.kind {
        BodyKind::Json => quote!(.json(#reference #name)),
        BodyKind::Form => quote!(.form(#reference #name)),
        BodyKind::Text => quote!(.text(::core::convert::Into::into(#name))),
        BodyKind::Bytes => quote!(.bytes(::core::convert::Into::into(#name))),
    }
}

/// The written names in the JavaScript client.
fn js(options: &Options) -> TokenStream {
    match &options.js {
        Some(names) => quote!(::core::option::Option::Some(&[#(#names),*])),
        None => quote!(::core::option::Option::None),
    }
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
