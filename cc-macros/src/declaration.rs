//! `#[endpoint]` and `#[stream]`: parse, check, expand.
//!
//! Every step goes on after a fault, so that one build shows all of them. Beside the errors a stub
//! of the same signature is emitted, so that callers of a faulty declaration see no errors of
//! their own.

mod answer;
mod attr;
mod check;
mod docs;
mod expand;
mod kind;
mod setters;
mod shape;
mod signature;
mod stub;
mod template;
#[cfg(test)]
mod tests;
mod ty;

use proc_macro2::TokenStream;

use crate::diag::Errors;
use attr::Declaration;
pub(crate) use kind::Kind;
use signature::Function;

/// What stands in place of the annotated function.
pub(crate) fn expand(kind: Kind, attribute: TokenStream, item: TokenStream) -> TokenStream {
    let mut errors = Errors::default();
    let function = match Function::parse(kind, item, &mut errors) {
        Ok(function) => function,
        Err(item) => return with_errors(item, errors),
    };
    let Declaration { head, template, options } = Declaration::parse(kind, attribute, &mut errors);
    let bindings = check::bind(head, template.as_ref(), &options, &function, &mut errors);

    match (errors.into_error(), head, &template) {
        (None, Some(head), Some(template)) => {
            expand::function(head, template, &options, &function, &bindings)
        }
        (error, ..) => {
            let stub = stub::function(&options, &function, &bindings);
            let error = error.map(|error| error.to_compile_error());
            quote::quote!(#error #stub)
        }
    }
}

fn with_errors(item: TokenStream, errors: Errors) -> TokenStream {
    let error = errors.into_error().map(|error| error.to_compile_error());
    quote::quote!(#error #item)
}
