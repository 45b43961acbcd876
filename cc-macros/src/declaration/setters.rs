//! What a function with optional or repeated query parameters returns: a struct with setters.

mod forward;
mod pages;

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;
use syn::ext::IdentExt;
use syn::{Attribute, Path};

pub(super) use self::pages::METHODS as PAGE_METHODS;
use super::Kind;
use super::attr::Options;
use super::check::{Bindings, Setter};
use super::signature::Function;
use crate::name;

/// The name of the struct: the function's in UpperCamelCase; none without setters, or where that
/// is no name of its own.
///
/// Beside an error the function may be generic; there is no struct then, for it could not name
/// the parameters.
pub(super) fn struct_name(function: &Function, setters: &[Setter<'_>]) -> Option<Ident> {
    if setters.is_empty() || !function.generics.params.is_empty() {
        return None;
    }
    let name = name::upper_camel_case(&function.ident.unraw().to_string());
    let mut name: Ident = syn::parse_str(&name).ok()?;
    name.set_span(function.ident.span());
    (name != function.ident).then_some(name)
}

/// The struct and its impls; nothing for a function without setters.
pub(super) fn items(
    krate: &Path,
    options: &Options,
    function: &Function,
    bindings: &Bindings<'_>,
) -> TokenStream {
    let Some(name) = struct_name(function, &bindings.setters) else {
        return TokenStream::new();
    };
    let Function { visibility, ident, answer, .. } = function;
    let answer = &answer.ty;
    let kind = function.kind;
    let prepared = kind.prepared_type(Span::call_site(), krate, answer);
    let idle = match kind {
        Kind::Endpoint => "a call does nothing until it is sent",
        Kind::Stream => "a stream does nothing until it is opened",
    };
    let conditions: Vec<_> = function.attributes.iter().filter(|it| is_condition(it)).collect();
    let hidden = function.attributes.iter().filter(|it| is_hidden(it));
    let allowed: Vec<_> = function.attributes.iter().filter(|it| it.path().is_ident("allow")).collect();
    let doc = format!(
        " A prepared [`{function}`](fn@{function}), with setters for its optional parameters.",
        function = ident
    );
    let setters = bindings.setters.iter().map(|it| setter(krate, function, it));
    let forwarders = forward::methods(krate, function);
    let pages = pages::methods(krate, options, function);
    let conversion = forward::conversion(krate, function, &name);

    quote! {
        #(#conditions)*
        #(#allowed)*
        #(#hidden)*
        #[doc = #doc]
        #[derive(Debug)]
        #[must_use = #idle]
        #visibility struct #name(#prepared);

        // Not every caller of a private function uses all of them.
        #(#conditions)*
        #(#allowed)*
        #[allow(
            dead_code,
            clippy::needless_pass_by_value,
            clippy::should_implement_trait,
            clippy::wrong_self_convention
        )]
        impl #name {
            #(#setters)*
            #forwarders
            #pages
        }

        #(#conditions)*
        #(#allowed)*
        #[automatically_derived]
        impl ::core::ops::Deref for #name {
            type Target = #prepared;

            fn deref(&self) -> &Self::Target {
                &self.0
            }
        }

        #(#conditions)*
        #(#allowed)*
        #[automatically_derived]
        #conversion
    }
}

fn setter(krate: &Path, function: &Function, setter: &Setter<'_>) -> TokenStream {
    let Setter { key, argument, scalar, repeated } = setter;
    let (visibility, name, ty) = (&function.visibility, &argument.ident, scalar.ty());
    let docs = setter_docs(setter);
    let input = scalar.input(krate);
    let (set, append) = match function.kind {
        Kind::Endpoint => (quote!(set_query), quote!(append_query)),
        Kind::Stream => (quote!(set_stream_query), quote!(append_stream_query)),
    };
    if *repeated {
        return quote! {
            #docs
            #visibility fn #name(self, #name: impl ::core::iter::IntoIterator<Item = #input>) -> Self {
                Self(::core::iter::IntoIterator::into_iter(#name).fold(self.0, |call, value| {
                    #krate::__private::#append(call, #key, #krate::Arg::<#ty>::value(&value))
                }))
            }
        };
    }
    quote! {
        #docs
        #visibility fn #name(self, #name: #input) -> Self {
            Self(#krate::__private::#set(self.0, #key, #krate::Arg::<#ty>::value(&#name)))
        }
    }
}

fn setter_docs(setter: &Setter<'_>) -> TokenStream {
    let Setter { key, argument, repeated, .. } = setter;
    if !argument.docs.is_empty() {
        let docs = &argument.docs;
        return quote!(#(#docs)*);
    }
    let doc = if *repeated {
        format!(" Adds to the query parameter `{key}`, once for each value.")
    } else {
        format!(" Sets the query parameter `{key}`.")
    };
    quote!(#[doc = #doc])
}

/// Whether the attribute decides if the function is there at all.
fn is_condition(attribute: &Attribute) -> bool {
    attribute.path().is_ident("cfg") || attribute.path().is_ident("cfg_attr")
}

/// Whether the attribute is `#[doc(hidden)]`.
fn is_hidden(attribute: &Attribute) -> bool {
    attribute.path().is_ident("doc")
        && attribute.parse_args::<syn::Ident>().is_ok_and(|argument| argument == "hidden")
}
