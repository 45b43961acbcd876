//! What the macro adds to the function's documentation.

use proc_macro2::TokenStream;
use quote::quote;
use syn::ext::IdentExt;
use syn::{Attribute, Expr, Lit, Meta};

use super::attr::{EndpointAuth, Head, Options};
use super::check::{Bindings, Input};
use super::signature::{Argument, Function};
use super::template::Template;
use crate::name;

/// The route, the arguments' docs and the JavaScript names, behind what the user wrote.
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
    let mut lines = vec![String::new(), route(head, template, options)];
    lines.extend(arguments(bindings));
    let lines = lines.iter().map(|line| match line.as_str() {
        "" => String::new(),
        line => format!(" {line}"),
    });
    let aliases = aliases(options, function);
    quote!(#(#[doc = #lines])* #(#[doc(alias = #aliases)])*)
}

/// The route as it is declared, and what is unusual about it.
fn route(head: Head, template: &Template, options: &Options) -> String {
    let mut line = format!("`{} {}`", head.name(), template.literal.value());
    if let Some(host) = options.host.as_ref().and_then(|host| host.segments.last()) {
        line.push_str(&format!(" on the host `{}`", host.ident));
    }
    if options.auth == EndpointAuth::None {
        line.push_str(", without credentials");
    }
    line
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

/// The names in the JavaScript client, by which its users will search: the functions' alone, each
/// once, and none that says nothing new.
fn aliases(options: &Options, function: &Function) -> Vec<String> {
    let own = function.ident.unraw().to_string();
    let names = match &options.js {
        Some(names) => names.iter().map(|name| last_part(&name.value())).collect(),
        None => vec![name::camel_case(&own)],
    };
    let mut aliases: Vec<String> = Vec::new();
    for name in names {
        if name != own && !aliases.contains(&name) {
            aliases.push(name);
        }
    }
    aliases
}

/// `getAllEnvVars` of `v2.application.getAllEnvVars`.
fn last_part(name: &str) -> String {
    name.rsplit('.').next().unwrap_or_default().to_owned()
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
