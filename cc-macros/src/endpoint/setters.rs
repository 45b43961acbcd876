//! The call of an endpoint with optional or repeated query parameters: a struct with setters.

use proc_macro2::{Ident, TokenStream};
use quote::quote;
use syn::ext::IdentExt;
use syn::{Attribute, Path};

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

/// The struct and its impls; nothing for an endpoint without setters.
pub(super) fn items(krate: &Path, function: &Function, bindings: &Bindings<'_>) -> TokenStream {
    let Some(name) = struct_name(function, &bindings.setters) else {
        return TokenStream::new();
    };
    let Function { visibility, ident, answer, .. } = function;
    let answer = &answer.ty;
    let conditions: Vec<_> = function.attributes.iter().filter(|it| is_condition(it)).collect();
    let hidden = function.attributes.iter().filter(|it| is_hidden(it));
    let allowed: Vec<_> = function.attributes.iter().filter(|it| it.path().is_ident("allow")).collect();
    let doc = format!(
        " A prepared [`{function}`](fn@{function}), with setters for its optional parameters.",
        function = ident
    );
    let setters = bindings.setters.iter().map(|it| setter(krate, function, it));
    let forwarders = forwarders(krate, function);

    quote! {
        #(#conditions)*
        #(#allowed)*
        #(#hidden)*
        #[doc = #doc]
        #[derive(Debug)]
        #[must_use = "a call does nothing until it is sent"]
        #visibility struct #name(#krate::Call<#answer>);

        // Not every caller of a private endpoint uses all of them.
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
        }

        #(#conditions)*
        #(#allowed)*
        #[automatically_derived]
        impl ::core::ops::Deref for #name {
            type Target = #krate::Call<#answer>;

            fn deref(&self) -> &Self::Target {
                &self.0
            }
        }

        #(#conditions)*
        #(#allowed)*
        #[automatically_derived]
        impl #krate::IntoCall for #name {
            type Answer = #answer;

            fn into_call(self) -> #krate::Call<#answer> {
                self.0
            }
        }
    }
}

fn setter(krate: &Path, function: &Function, setter: &Setter<'_>) -> TokenStream {
    let Setter { key, argument, scalar, repeated } = setter;
    let (visibility, name, ty) = (&function.visibility, &argument.ident, scalar.ty());
    let docs = setter_docs(setter);
    let input = scalar.input(krate);
    if *repeated {
        return quote! {
            #docs
            #visibility fn #name(self, #name: impl ::core::iter::IntoIterator<Item = #input>) -> Self {
                Self(::core::iter::IntoIterator::into_iter(#name).fold(self.0, |call, value| {
                    #krate::__private::append_query(call, #key, #krate::Arg::<#ty>::value(&value))
                }))
            }
        };
    }
    quote! {
        #docs
        #visibility fn #name(self, #name: #input) -> Self {
            Self(#krate::__private::set_query(self.0, #key, #krate::Arg::<#ty>::value(&#name)))
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

/// The methods of `Call` that take it by value, which `Deref` cannot reach.
fn forwarders(krate: &Path, function: &Function) -> TokenStream {
    let (visibility, answer) = (&function.visibility, &function.answer.ty);
    let doc = |method: &str| {
        let krate = quote!(#krate).to_string().replace(' ', "");
        format!(" See [`Call::{method}`]({krate}::Call::{method}).")
    };
    let (timeout, header, query) = (doc("timeout"), doc("header"), doc("query"));
    let (retry, send, parts) = (doc("retry"), doc("send"), doc("send_with_parts"));
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

/// Whether the attribute decides if the function is there at all.
fn is_condition(attribute: &Attribute) -> bool {
    attribute.path().is_ident("cfg") || attribute.path().is_ident("cfg_attr")
}

/// Whether the attribute is `#[doc(hidden)]`.
fn is_hidden(attribute: &Attribute) -> bool {
    attribute.path().is_ident("doc")
        && attribute.parse_args::<syn::Ident>().is_ok_and(|argument| argument == "hidden")
}
