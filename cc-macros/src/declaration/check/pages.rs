//! The parameters that lead from one page to the next.

use super::QueryPart;
use crate::declaration::attr::{Head, Key, Options, Pages};
use crate::diag::Errors;
use crate::name;

/// Notes pages that no call could ask for.
pub(super) fn check(head: Option<Head>, options: &Options, query: &[QueryPart<'_>], errors: &mut Errors) {
    let Some(pages) = &options.pages else { return };
    if let Some(head) = head.filter(|head| head.name() != "GET") {
        errors
            .at(&pages.word, format_args!("an endpoint with pages is a GET, and not a {}", head.name()))
            .note("a page is read as often as it is asked for")
            .help("remove the option `pages`");
    }
    for key in pages.keys() {
        check_key(key, query, errors);
    }
    check_repetition(pages, errors);
}

fn check_key(Key(key): &Key, query: &[QueryPart<'_>], errors: &mut Errors) {
    let name = key.value();
    match query.iter().find(|part| key_of(part) == name) {
        Some(QueryPart::Optional(_)) => {}
        Some(QueryPart::Fixed(..)) => {
            errors
                .at(key, format_args!("the query parameter `{name}` is fixed, and differs from page to page"))
                .help(format_args!(
                    "write `<{name}>` in the query, and declare an argument of type `Option<_>`"
                ));
        }
        Some(QueryPart::Required(param) | QueryPart::Repeated(param)) => {
            let argument = param.argument.name();
            errors
                .at(key, format_args!("the query parameter `{name}` is not optional"))
                .note("pages set it themselves, so callers may leave it out")
                .help(format_args!("declare `{argument}: Option<{}>`", param.scalar.ty()));
        }
        None => {
            let fault = errors.at(key, format_args!("the query has no parameter `{name}`"));
            let optional = query.iter().filter(|part| matches!(part, QueryPart::Optional(_))).map(key_of);
            match name::closest(&name, optional) {
                Some(close) => fault.help(format_args!("did you mean `{close}`?")),
                None => fault.help(format_args!("add `<{name}>` to the query")),
            };
        }
    }
}

fn check_repetition(pages: &Pages, errors: &mut Errors) {
    let keys = pages.keys();
    for (index, Key(key)) in keys.iter().enumerate() {
        if keys[..index].iter().any(|Key(earlier)| earlier.value() == key.value()) {
            errors
                .at(key, format_args!("`{}` cannot be two things at once", key.value()))
                .help("name another query parameter");
        }
    }
}

fn key_of<'a>(part: &QueryPart<'a>) -> &'a str {
    match part {
        QueryPart::Fixed(key, _) => key,
        QueryPart::Required(param) | QueryPart::Optional(param) | QueryPart::Repeated(param) => param.name,
    }
}
