//! The function up to its block.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::Path;

use crate::declaration::answer::as_answer;
use crate::declaration::check::{Bindings, Body, BodyKind, Input};
use crate::declaration::shape::Decider;
use crate::declaration::signature::Function;
use crate::declaration::{setters, shape, ty};

/// What stands before the block, with types as callers see them.
pub(in crate::declaration) fn signature(
    krate: &Path,
    function: &Function,
    bindings: &Bindings<'_>,
) -> TokenStream {
    let Function { visibility, fn_token, ident, generics, answer, .. } = function;
    if let Some(decider) = &bindings.decider {
        return shaped_signature(krate, function, bindings, decider);
    }
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

/// The same where types depend on the shape that an argument gives to the path.
fn shaped_signature(
    krate: &Path,
    function: &Function,
    bindings: &Bindings<'_>,
    decider: &Decider<'_>,
) -> TokenStream {
    let Function { visibility, fn_token, ident, answer, .. } = function;
    let generic = decider.generic(krate);
    let mut conditions = Vec::new();
    let inputs: Vec<_> = bindings.inputs.iter().map(|it| shaped_input(krate, it, decider)).collect();
    let mut arguments = TokenStream::new();
    function.parentheses.surround(&mut arguments, |tokens| tokens.extend(quote!(#(#inputs),*)));
    let mut answered = answer.ty.clone();
    if let Some(types) = answer.output.as_ref().and_then(shape::of_answer) {
        answered = as_answer(answer.kind, decider.picked(&types));
        conditions.push(quote!(#answered: #krate::Answer));
    }
    if let Some(types) = bindings.body().and_then(|body| shape::of_body(&body.argument.ty)) {
        let picked = decider.picked(&types);
        conditions.push(quote!(#picked: #krate::__private::JsonBody));
    }
    let output = function.kind.prepared_type(function.semicolon, krate, &answered);
    quote! {
        #visibility #fn_token #ident<#generic> #arguments -> #output
        where
            #(#conditions),*
    }
}

fn shaped_input(krate: &Path, it: &Input<'_>, decider: &Decider<'_>) -> TokenStream {
    match it {
        Input::Param(argument, _) if std::ptr::eq(*argument, decider.argument) => {
            let (name, parameter) = (&argument.ident, &decider.parameter);
            quote!(#name: #parameter)
        }
        Input::Body(Body { argument, .. }) => match shape::of_body(&argument.ty) {
            Some(types) => {
                let (name, picked) = (&argument.ident, decider.picked(&types));
                let reference = ty::is_reference(&argument.ty).then(|| quote!(&));
                quote!(#name: #reference #picked)
            }
            None => input(krate, it),
        },
        it => input(krate, it),
    }
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
