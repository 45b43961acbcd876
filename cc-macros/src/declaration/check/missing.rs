//! Placeholders that have no argument.

use crate::declaration::signature::{Argument, Function};
use crate::declaration::template::{Placeholder, Template};
use crate::diag::{Errors, list};
use crate::name;

/// Notes each missing argument, beside the one that was probably meant.
///
/// Answers the arguments that no placeholder can still claim, or nothing if that cannot be told.
pub(super) fn report<'a>(
    missing: &[&Placeholder],
    mut left_over: Vec<&'a Argument>,
    template: &Template,
    function: &Function,
    errors: &mut Errors,
) -> Option<Vec<&'a Argument>> {
    let mut unpaired = false;
    for placeholder in missing {
        let message = format!("the placeholder `<{}>` has no argument", placeholder.name);
        let fault = errors.at(&template.literal, message);
        let Some(meant) = take_closest(&placeholder.argument(), &mut left_over) else {
            unpaired = true;
            if !left_over.is_empty() {
                let names = list(left_over.iter().map(|argument| argument.name()), "and");
                fault.note(format_args!("the path and the query do not name {names}"));
            }
            fault.help(format_args!("add the argument `{}`", spelling(&placeholder.argument())));
            expect_here(placeholder, function, errors);
            continue;
        };
        let spelt = name::camel_case(&meant.name());
        if name::snake_case(&spelt) == meant.name() {
            fault.help(format_args!("did you mean `<{spelt}>`?"));
        }
        errors
            .at(
                &meant.ident,
                format_args!("the path and the query do not name the argument `{}`", meant.name()),
            )
            .help(format_args!(
                "the argument of `<{}>` is named `{}`",
                placeholder.name,
                spelling(&placeholder.argument())
            ));
    }
    (!unpaired || left_over.is_empty()).then_some(left_over)
}

/// The name as Rust code has it: a keyword must be raw.
fn spelling(name: &str) -> String {
    if syn::parse_str::<syn::Ident>(name).is_ok() { name.to_owned() } else { format!("r#{name}") }
}

fn expect_here(placeholder: &Placeholder, function: &Function, errors: &mut Errors) {
    let parentheses = function.parentheses.span.join();
    let name = spelling(&placeholder.argument());
    errors.at_span(parentheses, format_args!("expected an argument named `{name}` here"));
}

/// Removes and answers the argument that is nearest to `name`.
fn take_closest<'a>(name: &str, arguments: &mut Vec<&'a Argument>) -> Option<&'a Argument> {
    let names: Vec<String> = arguments.iter().map(|argument| argument.name()).collect();
    let closest = name::closest(name, names.iter().map(String::as_str))?;
    let index = names.iter().position(|name| name == closest)?;
    Some(arguments.remove(index))
}
