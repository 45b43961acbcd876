//! Many requests, prepared and printed one a line.

use std::io::{BufRead, Write};

use cc_client::catalogue::{Arguments, prepare};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::prepared::Prepared;
use crate::{describe, find};

#[derive(Deserialize)]
struct Line {
    route: String,
    args: Option<Map<String, Value>>,
    body: Option<Value>,
}

#[derive(Serialize)]
struct Failed {
    route: Option<String>,
    error: String,
}

pub(crate) fn run(input: impl BufRead, mut output: impl Write) -> Result<(), String> {
    for line in input.split(b'\n') {
        let line = line.map_err(|error| format!("the standard input can't be read: {error}"))?;
        if line.trim_ascii().is_empty() {
            continue;
        }
        let printed = answer(&line).map_err(|error| error.to_string())?;
        match writeln!(output, "{printed}") {
            Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => return Ok(()),
            written => written.map_err(|error| error.to_string())?,
        }
    }
    Ok(())
}

fn answer(line: &[u8]) -> serde_json::Result<String> {
    let (route, prepared) = match serde_json::from_slice::<Value>(line) {
        Ok(line) => (line["route"].as_str().map(str::to_owned), prepared(line)),
        Err(error) => (None, Err(format!("the line is not JSON: {error}"))),
    };
    match prepared {
        Ok(prepared) => serde_json::to_string(&prepared),
        Err(error) => serde_json::to_string(&Failed { route, error }),
    }
}

fn prepared(line: Value) -> Result<Prepared, String> {
    let line: Line = serde_json::from_value(line).map_err(|error| {
        format!("the line is not {{\"route\": …, \"args\": {{…}}, \"body\": …}}: {error}")
    })?;
    let route = find(&line.route)?;
    let arguments = arguments(&line.args.unwrap_or_default())?;
    let call = prepare(route, &arguments, line.body.as_ref()).map_err(describe)?;
    Prepared::of(route, call).map_err(describe)
}

fn arguments(given: &Map<String, Value>) -> Result<Arguments, String> {
    let mut arguments = Arguments::new();
    for (name, value) in given {
        let values = match value {
            Value::Null => continue,
            Value::Array(values) => values.iter().map(|value| text(name, value)).collect::<Result<_, _>>()?,
            value => vec![text(name, value)?],
        };
        arguments.insert(name.clone(), values);
    }
    Ok(arguments)
}

fn text(name: &str, value: &Value) -> Result<String, String> {
    match value {
        Value::String(text) => Ok(text.clone()),
        Value::Number(_) | Value::Bool(_) => Ok(value.to_string()),
        _ => Err(format!("the argument `{name}` must be text, a number, a boolean or a list of those")),
    }
}
