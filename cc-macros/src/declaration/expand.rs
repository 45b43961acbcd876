//! The generated function: its route as a static record, and a call prepared from the arguments.

mod route;
mod signature;

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::spanned::Spanned;
use syn::{Path, token};

use self::route::route;
pub(super) use self::signature::signature;
use super::attr::{Head, Options};
use super::check::{Bindings, Body, BodyKind, Param, PathPiece, QueryPart};
use super::signature::Function;
use super::template::Template;
use super::{Kind, docs, setters, shape, ty};

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
    let items = setters::items(&krate, options, function, bindings);
    let markers = markers(&krate, function, bindings);
    let block = block(
        function,
        quote! {
            #markers
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

/// What checks the markers of types that depend on the shape of the path.
fn markers(krate: &Path, function: &Function, bindings: &Bindings<'_>) -> TokenStream {
    let answer = function.answer.output.as_ref().and_then(shape::of_answer);
    let body = bindings.body().and_then(|body| shape::of_body(&body.argument.ty));
    answer.into_iter().chain(body).map(|types| types.check(krate)).collect()
}

/// The block of the function. It ends where the declaration ends, so that a lint of the function
/// points at the declaration and not at the attribute.
pub(super) fn block(function: &Function, content: TokenStream) -> TokenStream {
    let mut block = TokenStream::new();
    token::Brace(function.semicolon).surround(&mut block, |tokens| tokens.extend(content));
    block
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
