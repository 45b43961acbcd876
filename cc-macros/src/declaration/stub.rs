//! What a faulty declaration expands to beside its errors: the same signature without a body,
//! so that callers see no errors of their own.

use proc_macro2::TokenStream;
use quote::quote;

use super::attr::Options;
use super::check::Bindings;
use super::signature::Function;
use super::{expand, setters};

pub(super) fn function(options: &Options, function: &Function, bindings: &Bindings<'_>) -> TokenStream {
    let krate = options.krate();
    let attributes = &function.attributes;
    let signature = expand::signature(&krate, function, bindings);
    let items = setters::items(&krate, options, function, bindings);

    let block = expand::block(function, quote!(::core::unreachable!()));

    quote! {
        #(#attributes)*
        #[allow(unused_variables)]
        #signature #block
        #items
    }
}
