//! The annotated function.

use proc_macro2::{Span, TokenStream};
use quote::format_ident;
use syn::ext::IdentExt;
use syn::parse::{ParseStream, Parser};
use syn::{
    Attribute, Block, FnArg, Generics, Ident, LitStr, Pat, PatType, Safety, Signature, Token, Type,
    Visibility, token,
};

use super::answer::Answer;
use super::{Kind, ty};
use crate::diag::Errors;

/// A function without a body, taken apart.
pub(crate) struct Function {
    pub(crate) kind: Kind,
    pub(crate) attributes: Vec<Attribute>,
    pub(crate) visibility: Visibility,
    pub(crate) ident: Ident,
    pub(crate) fn_token: Token![fn],
    /// Empty, unless beside an error.
    pub(crate) generics: Generics,
    pub(crate) parentheses: token::Paren,
    pub(crate) arguments: Vec<Argument>,
    pub(crate) answer: Answer,
    /// Of the semicolon that ends it, or of what stands in its place.
    pub(crate) semicolon: Span,
    /// Whether each argument has a name and a type that can be read.
    pub(crate) complete: bool,
}

/// An argument of the function as declared.
pub(crate) struct Argument {
    /// Its doc comments, which Rust has no place for on an argument.
    pub(crate) docs: Vec<Attribute>,
    pub(crate) ident: Ident,
    pub(crate) ty: Type,
}

impl Argument {
    /// Its name without `r#`.
    pub(crate) fn name(&self) -> String {
        self.ident.unraw().to_string()
    }
}

impl Function {
    /// Takes a function apart and notes what a declaration cannot have.
    ///
    /// # Errors
    ///
    /// Where there is no function, what to emit beside the noted error.
    pub(crate) fn parse(kind: Kind, item: TokenStream, errors: &mut Errors) -> Result<Self, TokenStream> {
        let parser = |input: ParseStream<'_>| function(kind, input, errors);
        match parser.parse2(item.clone()) {
            Ok(Some(function)) => Ok(function),
            // Something else, which stands for itself.
            Ok(None) => Err(item),
            Err(error) => {
                errors.absorb(&error);
                Err(TokenStream::new())
            }
        }
    }
}

/// Reads a function, or passes over any other item and answers `None`.
fn function(kind: Kind, input: ParseStream<'_>, errors: &mut Errors) -> syn::Result<Option<Function>> {
    let attributes = input.call(Attribute::parse_outer)?;
    let visibility: Visibility = input.parse()?;
    if !is_function(&input.fork())? {
        let rest: TokenStream = input.parse()?;
        errors
            .at(rest.into_iter().next(), "expected `fn`")
            .note(format_args!("`{}` goes on a function without a body", kind.attribute()))
            .help(match kind {
                Kind::Endpoint => "declare `fn name(argument: Type) -> Answer;`",
                Kind::Stream => "declare `fn name(argument: Type) -> Item;`",
            });
        return Ok(None);
    }
    let signature: Signature = input.parse()?;
    let semicolon = end(kind, input, errors)?;
    check_modifiers(kind, &signature, errors);
    check_generics(kind, &signature.generics, errors);
    let (arguments, complete) = arguments(kind, &signature, errors);
    Ok(Some(Function {
        kind,
        attributes,
        visibility,
        answer: Answer::parse(kind, &signature.output, semicolon, errors),
        fn_token: signature.fn_token,
        ident: signature.ident,
        generics: signature.generics,
        parentheses: signature.paren_token,
        arguments,
        semicolon,
        complete,
    }))
}

/// Whether `fn` follows, behind any of the modifiers that a function may have.
fn is_function(input: ParseStream<'_>) -> syn::Result<bool> {
    while !input.peek(Token![fn]) {
        let modifier = input.peek(Token![const])
            || input.peek(Token![async])
            || input.peek(Token![unsafe])
            || input.peek(Token![extern])
            || input.peek(LitStr);
        if !modifier {
            return Ok(false);
        }
        input.parse::<proc_macro2::TokenTree>()?;
    }
    Ok(true)
}

/// The span of the semicolon.
fn end(kind: Kind, input: ParseStream<'_>, errors: &mut Errors) -> syn::Result<Span> {
    if !input.peek(token::Brace) {
        let semicolon: Token![;] = input.parse()?;
        return Ok(semicolon.span);
    }
    let block: Block = input.parse()?;
    errors
        .at(&block, format_args!("{kind} has no body: `{}` writes it", kind.attribute()))
        .help("replace the block by `;`");
    Ok(block.brace_token.span.close())
}

fn check_modifiers(kind: Kind, signature: &Signature, errors: &mut Errors) {
    if let Some(keyword) = &signature.asyncness {
        errors
            .at(keyword, format_args!("{kind} is not `async`"))
            .note(match kind {
                Kind::Endpoint => "it prepares a call; sending that is asynchronous: `….send(&client).await`",
                Kind::Stream => "it prepares a stream; opening that is asynchronous: `….open(&client).await`",
            })
            .help("remove `async`");
    }
    if let Some(keyword) = &signature.constness {
        errors.at(keyword, format_args!("{kind} cannot be `const`")).help("remove `const`");
    }
    if let Safety::Unsafe(keyword) = &signature.safety {
        errors.at(keyword, format_args!("{kind} is never `unsafe`")).help("remove `unsafe`");
    }
    if let Some(abi) = &signature.abi {
        errors.at(abi, format_args!("{kind} is a plain Rust function")).help("remove `extern`");
    }
    if let Some(variadic) = &signature.variadic {
        errors
            .at(variadic.dots, format_args!("{kind} has a fixed number of arguments"))
            .help("for a query parameter that may be repeated, take a `Vec<_>`");
    }
}

fn check_generics(kind: Kind, generics: &Generics, errors: &mut Errors) {
    if generics.lifetimes().next().is_some() {
        errors.at(generics, format_args!("{kind} has no lifetime parameters")).help(match kind {
            Kind::Endpoint => "remove them: a body is borrowed for the length of the call, as `&T`",
            Kind::Stream => "remove them",
        });
    } else if !generics.params.is_empty() {
        errors
            .at(generics, format_args!("{kind} has no generic parameters"))
            .note("its route is one static record")
            .help("declare one concrete type; callers may still pass what converts to it");
    }
    if let Some(clause) = &generics.where_clause {
        errors.at(clause, format_args!("{kind} has no `where` clause")).help("remove it");
    }
}

/// The arguments, and whether all could be read.
fn arguments(kind: Kind, signature: &Signature, errors: &mut Errors) -> (Vec<Argument>, bool) {
    let mut arguments = Vec::new();
    let mut complete = signature.variadic.is_none();
    for (index, input) in signature.inputs.iter().enumerate() {
        match input {
            FnArg::Receiver(receiver) => {
                errors.at(receiver, format_args!("{kind} is a free function, without `self`")).help(
                    match kind {
                        Kind::Endpoint => {
                            "declare it outside of the `impl`; the client comes in with `.send(&client)`"
                        }
                        Kind::Stream => {
                            "declare it outside of the `impl`; the client comes in with `.open(&client)`"
                        }
                    },
                );
            }
            FnArg::Typed(input) => {
                let argument = argument(kind, input, &arguments, errors);
                complete &= argument.is_some();
                // The stub takes it under another name.
                arguments.push(argument.unwrap_or_else(|| Argument {
                    docs: Vec::new(),
                    ident: format_ident!("_argument{index}"),
                    ty: (*input.ty).clone(),
                }));
            }
        }
    }
    (arguments, complete)
}

/// Reads one argument; `None` if it has no name of its own or a type that cannot be named.
fn argument(kind: Kind, input: &PatType, earlier: &[Argument], errors: &mut Errors) -> Option<Argument> {
    for attribute in input.attrs.iter().filter(|attribute| !attribute.path().is_ident("doc")) {
        errors.at(attribute, "an argument takes no attributes but doc comments").help("remove it");
    }
    let Pat::Ident(pattern) = &*input.pat else {
        errors
            .at(&input.pat, format_args!("an argument of {kind} is a plain name"))
            .help("write `name: Type`; the path or query finds it by its name");
        return None;
    };
    if pattern.by_ref.is_some() || pattern.mutability.is_some() || pattern.subpat.is_some() {
        errors
            .at(pattern, format_args!("an argument of {kind} is a plain name"))
            .help(format_args!("write `{}`", pattern.ident));
    }
    let name = &pattern.ident;
    if earlier.iter().any(|argument| argument.ident == *name) {
        errors.at(name, format_args!("two arguments are named `{name}`")).help("rename one");
        return None;
    }
    if ty::has_impl(&input.ty) {
        errors
            .at(&input.ty, "an argument has no `impl` type")
            .note("its route is one static record")
            .help("declare one concrete type; callers may still pass what converts to it");
        return None;
    }
    Some(Argument { docs: input.attrs.clone(), ident: pattern.ident.clone(), ty: (*input.ty).clone() })
}
