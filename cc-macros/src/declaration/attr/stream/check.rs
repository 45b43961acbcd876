//! Options that contradict each other, or the query.

use proc_macro2::TokenStream;
use quote::ToTokens;
use syn::LitStr;

use super::{Auth, End, Heartbeat, StreamOptions};
use crate::declaration::attr::{Head, Transport};
use crate::declaration::template::Template;
use crate::diag::Errors;

/// The key under which the authorization goes into the query.
const AUTHORIZATION: &str = "authorization";

impl StreamOptions {
    /// Notes what cannot be meant.
    pub(in crate::declaration::attr) fn check(
        &self,
        head: Option<Head>,
        template: Option<&Template>,
        errors: &mut Errors,
    ) {
        if let Some(Head::Transport(transport)) = head {
            self.check_names(transport, errors);
        }
        if let (Some(Auth::Query(word)), Some(template)) = (&self.auth, template) {
            check_key(word, template, errors);
        }
    }

    /// An event is one thing: an item, a heartbeat or the end.
    fn check_names(&self, transport: Transport, errors: &mut Errors) {
        let heartbeat = match self.heartbeat.as_ref().unwrap_or(&transport.heartbeat()) {
            Heartbeat::Event(name) => Some(Role::new("heartbeat", name, self.heartbeat.is_some())),
            _ => None,
        };
        let end = match self.end.as_ref().unwrap_or(&transport.end()) {
            End::Event(name) => Some(Role::new("end", name, self.end.is_some())),
            _ => None,
        };
        let event = self.event.as_ref().map(|name| Role::new("event", name, true));
        for (one, other) in [(&event, &heartbeat), (&event, &end), (&heartbeat, &end)] {
            if let (Some(one), Some(other)) = (one, other) {
                check_pair(one, other, errors);
            }
        }
    }
}

/// A name and what it is the name of.
struct Role {
    option: &'static str,
    name: String,
    /// What to underline; nothing for a default.
    tokens: Option<TokenStream>,
}

impl Role {
    fn new(option: &'static str, name: &LitStr, written: bool) -> Self {
        let tokens = written.then(|| name.to_token_stream());
        Self { option, name: name.value(), tokens }
    }
}

fn check_pair(one: &Role, other: &Role, errors: &mut Errors) {
    let (Some(tokens), true) = (other.tokens.as_ref().or(one.tokens.as_ref()), one.name == other.name) else {
        return;
    };
    let fault = errors.at(
        tokens,
        format_args!("`{}` and `{}` cannot be the same event, `{}`", one.option, other.option, one.name),
    );
    for default in [one, other].into_iter().filter(|role| role.tokens.is_none()) {
        let word = if default.option == "end" { "eof" } else { "none" };
        fault
            .note(format_args!("left out, `{}` is `\"{}\"`", default.option, default.name))
            .help(format_args!("name another event, or write `{} = {word}`", default.option));
    }
}

/// What `auth = query` adds stands in the query once.
fn check_key(word: &impl ToTokens, template: &Template, errors: &mut Errors) {
    if template.query.iter().any(|pair| pair.key == AUTHORIZATION) {
        errors
            .at(word, format_args!("the query has a part `{AUTHORIZATION}` already"))
            .note(format_args!("`auth = query` adds the authorization under the key `{AUTHORIZATION}`"))
            .help("remove one of them");
    }
}
