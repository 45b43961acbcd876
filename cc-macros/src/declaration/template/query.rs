//! The part after `?`.

use super::placeholder::{Part, Placeholder, parts};
use super::text::{Place, encoded, refused};
use super::{Faults, Pair, PairValue};
use crate::diag::list;

/// Cuts the query into pairs.
pub(super) fn parse(query: &str, faults: &mut Faults<'_>) -> Vec<Pair> {
    if query.split('&').any(str::is_empty) {
        let kept: Vec<&str> = query.split('&').filter(|part| !part.is_empty()).collect();
        let fault = faults.note("a query has no empty parts");
        if kept.is_empty() {
            fault.help("remove the `?`");
        } else {
            fault.note(format_args!("expected `?{}`, found `?{query}`", kept.join("&")));
        }
    }
    let mut pairs: Vec<Pair> = Vec::new();
    for part in query.split('&').filter(|part| !part.is_empty()) {
        let Some(pair) = pair(part, faults) else {
            continue;
        };
        if pairs.iter().any(|earlier| earlier.key == pair.key) {
            faults
                .note(format_args!("the query key `{}` stands twice", pair.key))
                .help("keep one; a key that may be repeated is one `Vec<_>` argument");
            continue;
        }
        pairs.push(pair);
    }
    pairs
}

/// Reads `<name>`, `key=<name>` or `key=value`.
fn pair(part: &str, faults: &mut Faults<'_>) -> Option<Pair> {
    if let Some(placeholder) = lone_placeholder(part, faults) {
        let placeholder = placeholder?;
        return Some(Pair { key: placeholder.name.clone(), value: PairValue::Placeholder(placeholder) });
    }
    let Some((key, value)) = part.split_once('=') else {
        let fault = faults.note(format_args!("`{part}` is not a part of a query"));
        match part.contains(['<', '>']) {
            true => fault.note("a part is `<name>`, `key=<name>` or `key=value`"),
            false => fault.help(format_args!(
                "did you mean `<{part}>`, from an argument, or `{part}=`, with an empty value?"
            )),
        };
        return None;
    };
    if key.is_empty() {
        faults.note(format_args!("`{part}` has no key")).help(format_args!("write `key={value}`"));
        return None;
    }
    match lone_placeholder(value, faults) {
        Some(placeholder) => {
            let key = checked(key, Place::Key, part, faults);
            Some(Pair { key, value: PairValue::Placeholder(placeholder?) })
        }
        None if key.contains(['<', '>']) || value.contains(['<', '>']) => {
            faults
                .note(format_args!("`{part}` mixes text and a placeholder"))
                .help("in a query, a placeholder is the whole value: `<name>` or `key=<name>`");
            None
        }
        None => {
            let key = checked(key, Place::Query, part, faults);
            let value = checked(value, Place::Query, part, faults);
            Some(Pair { key, value: PairValue::Fixed(value) })
        }
    }
}

/// The placeholder that the text consists of; inner `None` if it is one but cannot be read.
fn lone_placeholder(text: &str, faults: &mut Faults<'_>) -> Option<Option<Placeholder>> {
    let inner = text.strip_prefix('<')?;
    if inner.strip_suffix('>').unwrap_or(inner).contains(['<', '>', '=']) {
        return None;
    }
    let placeholder = parts(text, faults).into_iter().find_map(|part| match part {
        Part::Placeholder(placeholder) => Some(placeholder),
        Part::Text(_) => None,
    });
    Some(placeholder)
}

fn checked(text: &str, place: Place, part: &str, faults: &mut Faults<'_>) -> String {
    let refused = refused(text, place);
    if !refused.is_empty() {
        let fault = faults.note(format_args!(
            "the query part `{part}` has characters that must be percent-encoded: {}",
            list(&refused, "and")
        ));
        match place {
            Place::Key => {
                fault.note("the key of an argument consists of letters, digits, `-`, `.`, `_` and `~`")
            }
            _ => fault.help(format_args!("`{text}` percent-encoded is `{}`", encoded(text, place))),
        };
    }
    text.to_owned()
}
