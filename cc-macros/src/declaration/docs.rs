//! What the macro adds to the function's documentation.

use proc_macro2::TokenStream;
use quote::quote;
use syn::ext::IdentExt;
use syn::{Attribute, Expr, Lit, Meta};

use super::attr::{Head, Options};
use super::check::{Bindings, Input};
use super::signature::{Argument, Function};
use super::template::Template;
use crate::name;

/// The route, the arguments' docs and the JavaScript name, behind what the user wrote.
///
/// A function without docs gets nothing, so that `missing_docs` still finds it.
pub(super) fn appended(
    head: Head,
    template: &Template,
    options: &Options,
    function: &Function,
    bindings: &Bindings<'_>,
) -> TokenStream {
    if !function.attributes.iter().any(|attribute| text(attribute).is_some()) {
        return TokenStream::new();
    }
    let mut lines = vec![String::new(), format!("`{} {}`", head.name(), template.literal.value())];
    lines.extend(arguments(bindings));
    let lines = lines.iter().map(|line| match line.as_str() {
        "" => String::new(),
        line => format!(" {line}"),
    });
    let alias = alias(options, function);
    quote!(#(#[doc = #lines])* #alias)
}

/// A list of the documented arguments.
fn arguments(bindings: &Bindings<'_>) -> Vec<String> {
    let documented = bindings.inputs.iter().map(|input| match input {
        Input::Param(argument, _) | Input::Unknown(argument) => *argument,
        Input::Body(body) => body.argument,
    });
    let items: Vec<String> = documented.flat_map(item).collect();
    if items.is_empty() {
        return items;
    }
    let heading = ["", "# Arguments", ""].map(str::to_owned);
    heading.into_iter().chain(items).collect()
}

/// The lines of one argument's item, none for one without docs.
fn item(argument: &Argument) -> Vec<String> {
    let docs = argument.docs.iter().filter_map(text).collect::<Vec<_>>().join("\n");
    let mut lines = docs.lines().map(|line| line.strip_prefix(' ').unwrap_or(line));
    let Some(first) = lines.next() else {
        return Vec::new();
    };
    let first = format!("* `{}`: {first}", argument.name());
    let others = lines.map(|line| match line {
        "" => String::new(),
        line => format!("  {line}"),
    });
    std::iter::once(first).chain(others).collect()
}

/// The name in the JavaScript client, by which its users will search.
fn alias(options: &Options, function: &Function) -> Option<TokenStream> {
    let own = function.ident.unraw().to_string();
    let alias = match options.js.as_ref().map(|js| js.value()) {
        Some(js) => js.rsplit('.').next().unwrap_or_default().to_owned(),
        None => name::camel_case(&own),
    };
    (!alias.is_empty() && alias != own).then(|| quote!(#[doc(alias = #alias)]))
}

/// The text of a doc comment.
fn text(attribute: &Attribute) -> Option<String> {
    match &attribute.meta {
        Meta::NameValue(pair) if pair.path.is_ident("doc") => match &pair.value {
            Expr::Lit(literal) => match &literal.lit {
                Lit::Str(text) => Some(text.value()),
                _ => None,
            },
            // `#[doc = include_str!(…)]` is documentation too.
            _ => Some(String::new()),
        },
        _ => None,
    }
}
