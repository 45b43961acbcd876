//! Environment variables.

use std::fmt;

use api_defs::util::env::{
    EnvError, EnvVar, NameMode, ParsedEnv, parse_json, parse_text, reads_back, to_export_lines, to_json,
    to_lines, to_list, to_map, unix_line_ends, validate_name,
};
use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, Visitor};
use serde_json::{Value, json};

use crate::arguments::Arguments;
use crate::{Answer, Function};

pub(crate) const FUNCTIONS: &[Function] = &[
    Function {
        name: "parseEnvText",
        form: "(text, mode) -> { variables: [{ name, value }], errors: [{ type, name?, pos? }] }",
        run: |arguments| {
            let text: String = arguments.get(0)?;
            Ok(parsed(&parse_text(&text, mode(arguments)?)))
        },
    },
    Function {
        name: "parseEnvJson",
        form: "(text, mode) -> the same",
        run: |arguments| {
            let text: String = arguments.get(0)?;
            Ok(parsed(&parse_json(&text, mode(arguments)?)))
        },
    },
    Function {
        name: "toJson",
        form: "(variables) -> text",
        run: |arguments| Ok(to_json(&arguments.get::<Vec<EnvVar>>(0)?).into()),
    },
    Function {
        name: "toNameEqualsValueString",
        form: "(variables, { addExports }) -> text",
        run: |arguments| {
            let variables: Vec<EnvVar> = arguments.get(0)?;
            let Options { add_exports } = arguments.get_or_default(1)?;
            Ok(if add_exports { to_export_lines(&variables) } else { to_lines(&variables) }.into())
        },
    },
    Function { name: "toNameValueObject", form: "(variables) -> { name: value }", run: to_object },
    Function {
        name: "toArray",
        form: "({ name: value }) -> variables",
        run: |arguments| Ok(json!(to_list(arguments.get::<Pairs>(0)?.0))),
    },
    Function {
        name: "validateName",
        form: "(name, mode) -> boolean",
        run: |arguments| Ok(validate_name(&arguments.get::<String>(0)?, mode(arguments)?).into()),
    },
    Function {
        name: "readsBack",
        form: "(value) -> boolean",
        run: |arguments| Ok(reads_back(&arguments.get::<String>(0)?).into()),
    },
    Function {
        name: "unixLineEnds",
        form: "(text) -> text",
        run: |arguments| Ok(unix_line_ends(&arguments.get::<String>(0)?).into()),
    },
];

/// Anything but `strict` is simple.
fn mode(arguments: &Arguments<'_>) -> Result<NameMode, String> {
    let mode: Option<String> = arguments.get(1)?;
    Ok(if mode.as_deref() == Some("strict") { NameMode::Strict } else { NameMode::Simple })
}

fn parsed(parsed: &ParsedEnv<'_>) -> Value {
    let errors: Vec<_> = parsed.errors.iter().map(error).collect();
    json!({ "variables": parsed.variables, "errors": errors })
}

fn error(error: &EnvError<'_>) -> Value {
    let mut shown = json!({ "type": error.kind.code() });
    if let Some(name) = &error.name {
        shown["name"] = json!(name);
    }
    if let Some(position) = error.position {
        shown["pos"] = json!({ "line": position.line, "column": position.column });
    }
    shown
}

fn to_object(arguments: &Arguments<'_>) -> Answer {
    Ok(json!(to_map(&arguments.get::<Vec<EnvVar>>(0)?)))
}

#[derive(Deserialize, Default)]
#[serde(rename_all = "camelCase", default)]
struct Options {
    add_exports: bool,
}

/// An object in its own order. Of a name that is repeated the last value counts, in the first
/// place, as in JavaScript.
struct Pairs(Vec<(String, String)>);

impl<'de> Deserialize<'de> for Pairs {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(PairsVisitor)
    }
}

struct PairsVisitor;

impl<'de> Visitor<'de> for PairsVisitor {
    type Value = Pairs;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object of texts")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Pairs, A::Error> {
        let mut pairs: Vec<(String, String)> = Vec::new();
        while let Some((name, value)) = map.next_entry()? {
            match pairs.iter_mut().find(|(known, _)| *known == name) {
                Some((_, known)) => *known = value,
                None => pairs.push((name, value)),
            }
        }
        Ok(Pairs(pairs))
    }
}
