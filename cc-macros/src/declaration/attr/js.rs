//! The option `js`: the names that an endpoint has in the JavaScript client.

use proc_macro2::TokenStream;
use syn::parse::{ParseStream, Parser};
use syn::punctuated::Punctuated;
use syn::{Ident, LitStr, Token, bracketed, token};

use super::option::expected;
use crate::diag::Errors;

/// Reads `"…"`, `["…", "…"]` or `none`, which is no name at all. Nothing beside a noted error.
pub(super) fn parse(input: ParseStream<'_>, errors: &mut Errors) -> syn::Result<Option<Vec<LitStr>>> {
    if input.peek(Ident) && input.fork().parse::<Ident>()? == "none" {
        input.parse::<Ident>()?;
        return Ok(Some(Vec::new()));
    }
    if input.peek(token::Bracket) {
        return list(input, errors);
    }
    let name: LitStr = input
        .parse()
        .map_err(|error| expected(&error, "js", "a string, a list of strings in brackets, or `none`"))?;
    Ok(is_full_name(&name, errors).then(|| vec![name]))
}

fn list(input: ParseStream<'_>, errors: &mut Errors) -> syn::Result<Option<Vec<LitStr>>> {
    let content;
    let brackets = bracketed!(content in input);
    // To the end, so that a fault in it does not keep the next options from being read.
    let content: TokenStream = content.parse()?;
    let written = Punctuated::<LitStr, Token![,]>::parse_terminated
        .parse2(content)
        .map_err(|error| expected(&error, "js", "a list of strings"))?;
    if written.is_empty() {
        errors
            .at_span(brackets.span.join(), "the list of names is empty")
            .help("write `js = none` if the JavaScript client does not have it, or remove the option");
        return Ok(None);
    }
    let mut names: Vec<LitStr> = Vec::new();
    for name in written {
        if names.contains(&name) {
            errors.at(&name, format_args!("the name `{}` stands twice", name.value())).help("keep one");
        } else if is_full_name(&name, errors) {
            names.push(name);
        }
    }
    Ok(Some(names))
}

/// Whether the text is a version, a service and a function; notes one that is not.
fn is_full_name(name: &LitStr, errors: &mut Errors) -> bool {
    let text = name.value();
    let is_name = |part: &str| {
        let allowed = |byte: u8| byte.is_ascii_alphanumeric() || b"_-$".contains(&byte);
        !part.is_empty() && part.bytes().all(allowed)
    };
    let full = text.split('.').count() == 3 && text.split('.').all(is_name);
    if !full {
        errors
            .at(name, format_args!("`{text}` is not a full name of the JavaScript client"))
            .help("write version, service and function: `v2.application.getAllEnvVars`");
    }
    full
}
