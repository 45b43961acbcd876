//! Reading a list of objects with a name and a value.

use std::borrow::Cow;
use std::collections::HashSet;
use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, Error, IgnoredAny, MapAccess, Visitor};
use serde_json::value::RawValue;

use super::error::{EnvError, EnvErrorKind};
use super::name::{NameMode, is_java_only, validate_name};
use super::{EnvVar, ParsedEnv, sort};

/// Reads variables from JSON: a list of `{ "name": …, "value": … }`, both texts.
///
/// Other properties are left out, and so are objects that have not both. A text that Unicode does
/// not know, with half of a surrogate pair, is none here.
///
/// ```
/// use api_defs::util::env::{NameMode, parse_json};
///
/// let parsed = parse_json(r#"[{ "name": "PORT", "value": "8080" }]"#, NameMode::Simple);
/// assert_eq!(parsed.variables[0].value, "8080");
/// assert!(parsed.errors.is_empty());
/// ```
pub fn parse_json(json: &str, mode: NameMode) -> ParsedEnv<'static> {
    match entries(json) {
        Ok(entries) => keep(entries, mode),
        Err(kind) => ParsedEnv { variables: Vec::new(), errors: vec![EnvError::new(kind, None, None)] },
    }
}

/// The pieces of the list, each as it is written. Pieces that no variable is made of are only
/// looked over: neither the size of a number nor the depth of a nest in them matters.
fn entries(json: &str) -> Result<Vec<Option<EnvVar>>, EnvErrorKind> {
    let json: &RawValue = serde_json::from_str(json).map_err(|_| EnvErrorKind::InvalidJson)?;
    let list: Vec<&RawValue> =
        serde_json::from_str(json.get()).map_err(|_| EnvErrorKind::InvalidJsonFormat)?;
    list.into_iter().map(|entry| variable(entry.get())).collect()
}

/// The variable in a piece, if it is one at all.
fn variable(entry: &str) -> Result<Option<EnvVar>, EnvErrorKind> {
    match entry.as_bytes().first() {
        Some(b'{') => {
            let entry: Entry<'_> = serde_json::from_str(entry).map_err(|_| EnvErrorKind::InvalidJson)?;
            let (name, value) = (text(entry.name), text(entry.value));
            Ok(name.zip(value).map(|(name, value)| EnvVar::new(name, value)))
        }
        Some(b'[') => Ok(None),
        _ => Err(EnvErrorKind::InvalidJsonFormat),
    }
}

fn text(value: Option<&RawValue>) -> Option<String> {
    value.and_then(|value| serde_json::from_str(value.get()).ok())
}

fn keep(entries: Vec<Option<EnvVar>>, mode: NameMode) -> ParsedEnv<'static> {
    let (mut duplicated, mut invalid, mut java) =
        (OnceEach::default(), OnceEach::default(), OnceEach::default());
    let mut kept = HashSet::new();
    let mut parsed = ParsedEnv::default();
    if entries.iter().any(Option::is_none) {
        parsed.errors.push(EnvError::new(EnvErrorKind::InvalidJsonEntry, None, None));
    }
    for variable in entries.into_iter().flatten() {
        if kept.contains(&variable.name) {
            duplicated.add(&variable.name);
        } else if validate_name(&variable.name, mode) {
            if is_java_only(&variable.name) {
                java.add(&variable.name);
            }
            kept.insert(variable.name.clone());
            parsed.variables.push(variable);
        } else {
            invalid.add(&variable.name);
        }
    }
    let invalid_kind = match mode {
        NameMode::Simple => EnvErrorKind::InvalidName,
        NameMode::Strict => EnvErrorKind::InvalidNameStrict,
    };
    for (kind, names) in
        [(EnvErrorKind::DuplicatedName, duplicated), (invalid_kind, invalid), (EnvErrorKind::JavaInfo, java)]
    {
        let names = names.in_order.into_iter();
        parsed.errors.extend(names.map(|name| EnvError::new(kind, Some(Cow::Owned(name)), None)));
    }
    sort(&mut parsed.variables);
    parsed
}

/// Names in the order in which they first came.
#[derive(Default)]
struct OnceEach {
    in_order: Vec<String>,
    known: HashSet<String>,
}

impl OnceEach {
    fn add(&mut self, name: &str) {
        if self.known.insert(name.to_owned()) {
            self.in_order.push(name.to_owned());
        }
    }
}

/// An object of the list. Of a property that is repeated the last one counts, as in JavaScript.
struct Entry<'a> {
    name: Option<&'a RawValue>,
    value: Option<&'a RawValue>,
}

impl<'de> Deserialize<'de> for Entry<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(EntryVisitor)
    }
}

struct EntryVisitor;

impl<'de> Visitor<'de> for EntryVisitor {
    type Value = Entry<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Entry<'de>, A::Error> {
        let mut entry = Entry { name: None, value: None };
        while let Some(key) = map.next_key()? {
            match key {
                Key::Name => entry.name = Some(map.next_value()?),
                Key::Value => entry.value = Some(map.next_value()?),
                Key::Other => {
                    map.next_value::<IgnoredAny>()?;
                }
            }
        }
        Ok(entry)
    }
}

/// The name of a property. It is looked at as bytes: one that is no Unicode is another one.
enum Key {
    Name,
    Value,
    Other,
}

impl<'de> Deserialize<'de> for Key {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_bytes(KeyVisitor)
    }
}

struct KeyVisitor;

impl Visitor<'_> for KeyVisitor {
    type Value = Key;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the name of a property")
    }

    fn visit_bytes<E: Error>(self, name: &[u8]) -> Result<Key, E> {
        Ok(match name {
            b"name" => Key::Name,
            b"value" => Key::Value,
            _ => Key::Other,
        })
    }
}
