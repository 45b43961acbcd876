//! Errors are collected, so that one build shows all of them.

use std::fmt::{Display, Write as _};

use proc_macro2::{Delimiter, Group, Span, TokenStream};
use quote::ToTokens;

/// The faults found so far, in the order in which they were found.
#[derive(Default)]
pub(crate) struct Errors(Vec<Fault>);

/// One fault: the tokens it points at and what it says.
pub(crate) struct Fault {
    tokens: TokenStream,
    text: String,
}

impl Errors {
    /// Notes a fault that underlines `tokens`; the answer takes further lines.
    pub(crate) fn at(&mut self, tokens: impl ToTokens, message: impl Display) -> &mut Fault {
        let index = self.0.len();
        self.0.push(Fault { tokens: tokens.into_token_stream(), text: message.to_string() });
        &mut self.0[index]
    }

    /// As [`Errors::at`], where there is a span and no token.
    pub(crate) fn at_span(&mut self, span: Span, message: impl Display) -> &mut Fault {
        let mut carrier = Group::new(Delimiter::None, TokenStream::new());
        carrier.set_span(span);
        self.at(carrier, message)
    }

    /// Notes what a parser of syn found.
    pub(crate) fn absorb(&mut self, error: &syn::Error) {
        for error in error {
            self.at_span(error.span(), error);
        }
    }

    /// All faults as one error, or nothing where there are none.
    pub(crate) fn into_error(self) -> Option<syn::Error> {
        self.0.into_iter().map(|fault| syn::Error::new_spanned(fault.tokens, fault.text)).reduce(
            |mut all, error| {
                all.combine(error);
                all
            },
        )
    }
}

impl Fault {
    /// Adds a line that says how to repair the fault.
    pub(crate) fn help(&mut self, line: impl Display) -> &mut Self {
        self.line("help", line)
    }

    /// Adds a line that gives a reason or a fact.
    pub(crate) fn note(&mut self, line: impl Display) -> &mut Self {
        self.line("note", line)
    }

    fn line(&mut self, label: &str, line: impl Display) -> &mut Self {
        // Writing to a string cannot fail.
        let _ = write!(self.text, "\n  = {label}: {line}");
        self
    }
}

/// `a`, `b` and `c`, each in backticks, for a message.
pub(crate) fn list<I>(names: I, last: &str) -> String
where
    I: IntoIterator<Item: Display>,
{
    let mut quoted: Vec<String> = names.into_iter().map(|name| format!("`{name}`")).collect();
    match quoted.pop() {
        Some(end) if quoted.is_empty() => end,
        Some(end) => format!("{} {last} {end}", quoted.join(", ")),
        None => String::new(),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use quote::quote;

    use super::*;

    #[test]
    fn all_faults_are_reported_in_order_with_their_lines() {
        let mut errors = Errors::default();
        errors.at(quote!(a), "first").help("do this").note("because");
        errors.absorb(&syn::Error::new(Span::call_site(), "second"));

        let messages: Vec<String> =
            errors.into_error().unwrap().into_iter().map(|error| error.to_string()).collect();

        assert_eq!(messages, ["first\n  = help: do this\n  = note: because", "second"]);
    }

    #[test]
    fn no_fault_is_no_error() {
        assert!(Errors::default().into_error().is_none());
    }

    #[test]
    fn lists_read_as_a_sentence() {
        assert_eq!(list(["a"], "and"), "`a`");
        assert_eq!(list(["a", "b", "c"], "or"), "`a`, `b` or `c`");
        assert_eq!(list([""; 0], "or"), "");
    }
}
