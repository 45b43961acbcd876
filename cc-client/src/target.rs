//! From a route and its values to the target of a request: path and query, percent-encoded.

use std::fmt::Write as _;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use crate::argument::{Deferred, Value};
use crate::route::{Param, Piece, Query, Route};

/// Everything but the unreserved characters of RFC 3986 §2.3. It is right in a segment and in
/// a query alike, and it is what RFC 5849 §3.6 signs, so signature and URL cannot disagree.
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// The complement of [`RESERVED`], as a table.
const UNRESERVED: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        table[byte] =
            matches!(byte as u8, b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~');
        byte += 1;
    }
    table
};

/// Why a value can't stand in a path.
#[derive(Debug, thiserror::Error)]
pub(crate) enum TargetError {
    #[error("the argument `{0}` is empty: it is a part of the path and must have a value")]
    Empty(&'static str),
    #[error("an argument makes the path segment `{0}`, which would lead to another path")]
    DotSegment(&'static str),
    #[error("the argument `{0}` can't be shortened: the path has no short form")]
    NoShorthand(&'static str),
    #[error("the argument `{0}` can't be left to a layer: it is not a part of the path")]
    Deferred(&'static str),
    #[error("{expected} arguments were expected and {given} given")]
    Count { expected: usize, given: usize },
}

/// The path and query of `route`, and whether a layer has to find some of the values. `values` are
/// those of the path, then those of the required query parameters, each in declared order.
pub(crate) fn write(route: &Route, values: &[Value<'_>]) -> Result<(String, bool), TargetError> {
    let mut target = String::with_capacity(capacity(route, values));
    let mut rest = values.iter();
    let mut next =
        || rest.next().ok_or_else(|| TargetError::Count { expected: arguments(route), given: values.len() });

    let (mut dots, mut deferred) = (false, false);
    for piece in route.path() {
        match piece {
            Piece::Literal(text) => target.push_str(text),
            Piece::Param(param) => {
                let value = next()?;
                dots |= matches!(value.as_text(), Some(text) if text.bytes().all(|byte| byte == b'.'));
                deferred |= matches!(value, Value::Deferred(_));
                push_in_path(&mut target, param, value)?;
            }
        }
    }
    if dots {
        refuse_dot_segments(&target)?;
    }

    let mut separator = '?';
    for query in route.query() {
        match query {
            Query::Fixed(key, value) => {
                target.push(separator);
                target.push_str(key);
                target.push('=');
                target.push_str(value);
            }
            Query::Required(param) => match next()? {
                Value::Deferred(_) => return Err(TargetError::Deferred(param.argument)),
                value => push_pair(&mut target, separator, param.name, value),
            },
            Query::Optional(_) | Query::Repeated(_) => continue,
        }
        separator = '&';
    }
    match rest.len() {
        0 => Ok((target, deferred)),
        _ => Err(TargetError::Count { expected: arguments(route), given: values.len() }),
    }
}

/// Adds `key=value` to a target that may have a query or not.
pub(crate) fn append_pair(target: &mut String, key: &str, value: &Value<'_>) {
    let separator = if target.contains('?') { '&' } else { '?' };
    push_pair(target, separator, key, value);
}

/// Takes every pair with this key away.
pub(crate) fn remove_pairs(target: &mut String, key: &str) {
    let Some((path, query)) = target.split_once('?') else { return };
    let encoded = encode(key);
    let kept = query.split('&').filter(|pair| pair.split('=').next() != Some(&encoded));
    let mut rest = String::with_capacity(target.len());
    rest.push_str(path);
    for (index, pair) in kept.enumerate() {
        rest.push(if index == 0 { '?' } else { '&' });
        rest.push_str(pair);
    }
    *target = rest;
}

/// Percent-encodes text for a path or a query.
pub(crate) fn encode(text: &str) -> String {
    utf8_percent_encode(text, RESERVED).to_string()
}

/// Why a target that was written by hand can't be sent as it is: what sends the request would
/// change it, after the signature has covered it.
pub(crate) fn fault_of(target: &str) -> Option<String> {
    // RFC 3986 §2, without the `#` of a fragment, which is never sent.
    let reserved = |character| ":/?[]@!$&'()*+,;=%".contains(character);
    let unencoded = target.chars().find(|&character| !(reserved(character) || encode_free(character)));
    if let Some(character) = unencoded {
        return Some(format!("the target has the character {character:?}: percent-encode it"));
    }
    let path = target.split('?').next().unwrap_or_default().to_ascii_lowercase().replace("%2e", ".");
    let dots = path.split('/').any(|segment| matches!(segment, "." | ".."));
    dots.then(|| "the target has the segment `.` or `..`, which would lead to another path".to_owned())
}

fn encode_free(character: char) -> bool {
    u8::try_from(character).is_ok_and(|byte| UNRESERVED[usize::from(byte)])
}

fn push_pair(target: &mut String, separator: char, key: &str, value: &Value<'_>) {
    target.push(separator);
    target.extend(utf8_percent_encode(key, RESERVED));
    target.push('=');
    push_value(target, value);
}

fn push_in_path(target: &mut String, param: &Param, value: &Value<'_>) -> Result<(), TargetError> {
    if let Value::Shorthand = value {
        let shorthand = param.shorthand.ok_or(TargetError::NoShorthand(param.argument))?;
        // The route was checked when it was made: the collection and a slash stand here.
        target.truncate(target.len() - shorthand.collection.len() - 1);
        target.push_str(shorthand.shorthand);
        return Ok(());
    }
    let start = target.len();
    push_value(target, value);
    let empty = match value {
        Value::Deferred(deferred) => deferred.from == Some(""),
        _ => target.len() == start,
    };
    if empty { Err(TargetError::Empty(param.argument)) } else { Ok(()) }
}

pub(crate) fn push_value(target: &mut String, value: &Value<'_>) {
    match value {
        Value::Text(text) => push_encoded(target, text),
        Value::Owned(text) => push_encoded(target, text),
        // Writing to a string does not fail.
        Value::Unsigned(number) => drop(write!(target, "{number}")),
        Value::Signed(number) => drop(write!(target, "{number}")),
        Value::Shorthand => {}
        Value::Deferred(deferred) => push_mark(target, deferred),
    }
}

/// Marks the place of a value that is not known yet: `(owner)`, `(addon:postgresql_1)`. Parentheses
/// may stand in a path (RFC 3986 §3.3), and percent-encoding leaves none in a value.
fn push_mark(target: &mut String, deferred: &Deferred<'_>) {
    target.push('(');
    push_encoded(target, deferred.what);
    if let Some(from) = deferred.from {
        target.push(':');
        push_encoded(target, from);
    }
    target.push(')');
}

/// Ids need no encoding, and finding that out is cheaper than encoding them.
fn push_encoded(target: &mut String, text: &str) {
    match text.bytes().all(|byte| UNRESERVED[usize::from(byte)]) {
        true => target.push_str(text),
        false => target.extend(utf8_percent_encode(text, RESERVED)),
    }
}

/// `.` and `..` survive percent-encoding, and URL parsers resolve them (RFC 3986 §5.2.4):
/// the request would go elsewhere. Declared text has no such segment, so values of nothing but
/// dots made it.
pub(crate) fn refuse_dot_segments(path: &str) -> Result<(), TargetError> {
    match path.split('/').find(|segment| matches!(*segment, "." | "..")) {
        Some(".") => Err(TargetError::DotSegment(".")),
        Some(_) => Err(TargetError::DotSegment("..")),
        None => Ok(()),
    }
}

/// The length of the target if nothing needs encoding, which is the case of every id.
fn capacity(route: &Route, values: &[Value<'_>]) -> usize {
    let path = route.path().iter().map(|piece| match piece {
        Piece::Literal(text) => text.len(),
        Piece::Param(_) => 0,
    });
    let query = route.query().iter().map(|query| match query {
        Query::Fixed(key, value) => key.len() + value.len() + 2,
        Query::Required(param) => param.name.len() + 2,
        Query::Optional(_) | Query::Repeated(_) => 0,
    });
    let values = values.iter().map(|value| match value {
        Value::Text(text) => text.len(),
        Value::Owned(text) => text.len(),
        Value::Unsigned(number) => digits(*number),
        Value::Signed(number) => digits(number.unsigned_abs()) + usize::from(*number < 0),
        Value::Shorthand => 0,
        Value::Deferred(deferred) => deferred.what.len() + deferred.from.map_or(0, str::len) + 3,
    });
    path.chain(query).chain(values).sum()
}

fn digits(number: u64) -> usize {
    number.checked_ilog10().map_or(1, |log| log as usize + 1)
}

fn arguments(route: &Route) -> usize {
    let path = route.path().iter().filter(|piece| matches!(piece, Piece::Param(_))).count();
    path + route.query().iter().filter(|query| matches!(query, Query::Required(_))).count()
}
