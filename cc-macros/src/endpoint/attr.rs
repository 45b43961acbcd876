//! The arguments of the attribute: `GET "/path?query", option = value…`.

use proc_macro2::{Span, TokenStream, TokenTree};
use syn::ext::IdentExt;
use syn::parse::{ParseStream, Parser};
use syn::{Ident, LitStr, Path, Token};

use super::template::Template;
use crate::diag::{Errors, list};
use crate::name;

/// What the attribute says. Whatever is missing here has been noted as an error.
#[derive(Default)]
pub(crate) struct Declaration {
    pub(crate) method: Option<Method>,
    pub(crate) template: Option<Template>,
    pub(crate) options: Options,
}

/// The options behind the path.
#[derive(Default)]
pub(crate) struct Options {
    pub(crate) retry: Retry,
    pub(crate) accept: Option<LitStr>,
    pub(crate) content_type: Option<LitStr>,
    pub(crate) js: Option<LitStr>,
    pub(crate) krate: Option<Path>,
}

/// An HTTP method; the name of a constant of `http::Method`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Method(&'static str);

/// Whether a call may be sent again; the names are those of `cc_client::Retry`.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) enum Retry {
    #[default]
    ByMethod,
    Safe,
    Never,
}

const METHODS: [&str; 7] = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"];
const OPTIONS: [&str; 5] = ["retry", "accept", "content_type", "js", "crate"];

impl Method {
    pub(crate) fn name(self) -> &'static str {
        self.0
    }

    /// Whether a call may carry a body. A body of the others has no meaning (RFC 9110,
    /// sections 9.3.1, 9.3.2 and 9.3.7).
    pub(crate) fn takes_body(self) -> bool {
        !["GET", "HEAD", "OPTIONS"].contains(&self.0)
    }

    /// Whether an answer may have a body (RFC 9110, section 9.3.2).
    pub(crate) fn answers_body(self) -> bool {
        self.0 != "HEAD"
    }
}

impl Options {
    /// The path of the runtime crate.
    pub(crate) fn krate(&self) -> Path {
        self.krate.clone().unwrap_or_else(|| syn::parse_quote!(::cc_client))
    }
}

impl Declaration {
    /// Reads what can be read, and notes what cannot.
    pub(crate) fn parse(attribute: TokenStream, errors: &mut Errors) -> Self {
        let mut declaration = Self::default();
        if attribute.is_empty() {
            errors
                .at_span(Span::call_site(), "the method and the path are missing")
                .help("write `#[endpoint(GET \"/v2/…\")]`");
            return declaration;
        }
        let parser = |input: ParseStream<'_>| {
            if input.peek(Ident::peek_any) && input.peek2(Token![=]) {
                errors
                    .at_span(input.span(), "the method and the path come first, without names")
                    .help("write `#[endpoint(GET \"/v2/…\")]`");
                // Told once is enough, whatever names follow.
                input.parse::<TokenStream>()?;
                return Ok(());
            }
            declaration.method = method(input, errors);
            declaration.template = template(input, errors);
            options(input, &mut declaration.options, errors);
            Ok(())
        };
        if let Err(error) = parser.parse2(attribute) {
            errors.absorb(&error);
        }
        declaration
    }
}

fn method(input: ParseStream<'_>, errors: &mut Errors) -> Option<Method> {
    if !input.peek(Ident::peek_any) {
        errors
            .at_span(input.span(), "expected a method before the path")
            .note(format_args!("the methods are {}", list(METHODS, "and")));
        return None;
    }
    let ident = input.call(Ident::parse_any).ok()?;
    let name = ident.to_string();
    let method = METHODS.into_iter().find(|method| *method == name);
    if method.is_none() {
        let fault = errors.at(&ident, format_args!("`{name}` is not a method"));
        match name::closest(&name, METHODS) {
            Some(close) => fault.help(format_args!("did you mean `{close}`?")),
            None => fault.note(format_args!("the methods are {}", list(METHODS, "and"))),
        };
    }
    method.map(Method)
}

fn template(input: ParseStream<'_>, errors: &mut Errors) -> Option<Template> {
    if input.peek(Token![,]) && input.peek2(LitStr) {
        errors.at_span(input.span(), "no comma between the method and the path").help("remove it");
        let _: Option<Token![,]> = input.parse().ok()?;
    }
    if !input.peek(LitStr) {
        // At the end there is no token to underline.
        let span = if input.is_empty() { Span::call_site() } else { input.span() };
        errors
            .at_span(span, "expected the path as a string after the method")
            .help("write `#[endpoint(GET \"/v2/…\")]`");
        if !input.peek2(Token![=]) {
            skip_to_comma(input);
        }
        return None;
    }
    let literal: LitStr = input.parse().ok()?;
    Some(Template::parse(literal, errors))
}

/// Reads options to the end. A faulty one is passed over, so that the next ones are read too.
fn options(input: ParseStream<'_>, options: &mut Options, errors: &mut Errors) {
    let mut seen: Vec<Ident> = Vec::new();
    // A comma may be left out only behind the path.
    let mut comma_missing = false;
    loop {
        match input.parse::<Option<Token![,]>>() {
            Ok(None) if comma_missing && !input.is_empty() => {
                errors.at_span(input.span(), "expected `,` between two options");
            }
            _ => {}
        }
        if input.is_empty() {
            return;
        }
        comma_missing = true;
        if let Err(error) = option(input, options, &mut seen, errors) {
            errors.absorb(&error);
            skip_to_comma(input);
        }
    }
}

fn option(
    input: ParseStream<'_>,
    options: &mut Options,
    seen: &mut Vec<Ident>,
    errors: &mut Errors,
) -> syn::Result<()> {
    if !input.peek(Ident::peek_any) {
        let expected = format_args!("expected an option: {}", list(OPTIONS, "or")).to_string();
        return Err(input.error(expected));
    }
    let ident = input.call(Ident::parse_any)?;
    let name = ident.to_string();
    if !OPTIONS.contains(&name.as_str()) {
        unknown_option(&ident, &name, errors);
        skip_to_comma(input);
        return Ok(());
    }
    if seen.contains(&ident) {
        errors.at(&ident, format_args!("the option `{name}` stands twice")).help("keep one");
        skip_to_comma(input);
        return Ok(());
    }
    seen.push(ident.clone());
    if !input.peek(Token![=]) {
        errors
            .at(&ident, format_args!("the option `{name}` has no value"))
            .help(format_args!("write `{name} = {}`", example(&name)));
        skip_to_comma(input);
        return Ok(());
    }
    input.parse::<Token![=]>()?;
    match name.as_str() {
        "retry" => options.retry = retry(input)?,
        "accept" => options.accept = media_type(input, &name, errors)?,
        "content_type" => options.content_type = media_type(input, &name, errors)?,
        "js" => options.js = js_name(input, errors)?,
        _ => options.krate = Some(krate(input)?),
    }
    Ok(())
}

fn unknown_option(ident: &Ident, name: &str, errors: &mut Errors) {
    let fault = errors.at(ident, format_args!("unknown option `{name}`"));
    if let Some(close) = name::closest(name, OPTIONS) {
        fault.help(format_args!("did you mean `{close}`?"));
    }
    fault.note(format_args!("the options are {}", list(OPTIONS, "and")));
}

fn retry(input: ParseStream<'_>) -> syn::Result<Retry> {
    let fork = input.fork();
    match fork.call(Ident::parse_any).map(|ident| ident.to_string()).as_deref() {
        Ok("safe") => {
            input.call(Ident::parse_any)?;
            Ok(Retry::Safe)
        }
        Ok("never") => {
            input.call(Ident::parse_any)?;
            Ok(Retry::Never)
        }
        _ => Err(input.error("`retry` is `safe` or `never`\n  = note: left out, it goes by the method")),
    }
}

fn media_type(input: ParseStream<'_>, option: &str, errors: &mut Errors) -> syn::Result<Option<LitStr>> {
    let literal = string(input, option)?;
    let value = literal.value();
    let printable = value.bytes().all(|byte| (b' '..=b'~').contains(&byte));
    let typed = value.split(',').all(|range| {
        let essence = range.split(';').next().unwrap_or_default().trim();
        matches!(essence.split_once('/'), Some((ty, subtype)) if is_token(ty) && is_token(subtype))
    });
    if printable && typed {
        return Ok(Some(literal));
    }
    errors
        .at(&literal, format_args!("`{value}` is not a media type"))
        .help("write `type/subtype`, such as `application/yaml` (RFC 9110, section 8.3.1)");
    Ok(None)
}

/// Whether the text is a token of RFC 9110, section 5.6.2.
fn is_token(text: &str) -> bool {
    let allowed = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte);
    !text.is_empty() && text.bytes().all(allowed)
}

fn js_name(input: ParseStream<'_>, errors: &mut Errors) -> syn::Result<Option<LitStr>> {
    if input.peek(Ident) && input.fork().parse::<Ident>()? == "none" {
        let none = input.parse::<Ident>()?;
        return Ok(Some(LitStr::new("", none.span())));
    }
    let literal = string(input, "js")?;
    let value = literal.value();
    let is_name = |part: &str| {
        let allowed = |byte: u8| byte.is_ascii_alphanumeric() || b"_-$".contains(&byte);
        !part.is_empty() && part.bytes().all(allowed)
    };
    if value.split('.').count() == 3 && value.split('.').all(is_name) {
        return Ok(Some(literal));
    }
    errors
        .at(&literal, format_args!("`{value}` is not a full name of the JavaScript client"))
        .help("write version, service and function: `v2.application.getAllEnvVars`");
    Ok(None)
}

fn krate(input: ParseStream<'_>) -> syn::Result<Path> {
    input.call(Path::parse_mod_style).map_err(|error| expected(&error, "crate", "a path"))
}

fn string(input: ParseStream<'_>, option: &str) -> syn::Result<LitStr> {
    input.parse().map_err(|error| expected(&error, option, "a string"))
}

fn expected(error: &syn::Error, option: &str, what: &str) -> syn::Error {
    let example = example(option);
    let message = format!("`{option}` is {what}\n  = help: write `{option} = {example}`");
    syn::Error::new(error.span(), message)
}

fn example(option: &str) -> &'static str {
    match option {
        "retry" => "safe",
        "js" => "\"v2.application.getAllEnvVars\"",
        "crate" => "::cc_client",
        _ => "\"application/yaml\"",
    }
}

fn skip_to_comma(input: ParseStream<'_>) {
    while !input.is_empty() && !input.peek(Token![,]) {
        // A token tree can always be read where the input is not empty.
        let _ = input.parse::<TokenTree>();
    }
}
