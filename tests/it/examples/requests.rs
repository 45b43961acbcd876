//! `call --dry-run --batch`: what is sent to each endpoint of the API, against the table of facts.

use std::fmt::Debug;

use cc_client::route::Query;
use percent_encoding::percent_decode_str;
use serde_json::{Map, Value, json};

use super::Example;
use crate::catalogue::facts::{Fact, facts};

/// How much of a query is given.
#[derive(Clone, Copy, PartialEq)]
enum Extent {
    /// What must be there.
    Least,
    /// Everything, and two values where several may be.
    All,
}

/// A request to be prepared.
struct Case<'a> {
    fact: &'a Fact,
    /// Which path of the table is to be written.
    path: &'static str,
    query: Vec<(String, String)>,
}

/// A value for an argument: one that neither a path nor a query can hold as it is, and that tells
/// what it was given for.
fn marked(name: &str) -> String {
    format!("<{name}> é/ü?&=+#%2F;\"{{}}")
}

#[test]
fn each_endpoint_sends_what_the_table_says() {
    let facts = facts();
    let cases: Vec<_> = facts.iter().flat_map(cases).collect();
    assert!(cases.len() > 2 * facts.len(), "{} cases", cases.len());

    let lines: Vec<_> = cases.iter().map(|case| case.line().to_string()).collect();
    let output = Example::new("call", &["--dry-run", "--batch"]).input(&lines.join("\n")).run().printed();
    let answers: Vec<Value> = output.lines().map(|line| serde_json::from_str(line).unwrap()).collect();

    let checked = cases.iter().zip(&answers).filter_map(|(case, answer)| case.check(answer).err());
    let faults: Vec<_> = checked.collect();
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
    assert_eq!(answers.len(), cases.len());
}

/// With each path, and with as little and as much of the query as there may be.
fn cases(fact: &Fact) -> impl Iterator<Item = Case<'_>> {
    let paths = [Some(fact.path), fact.own_path].into_iter().flatten();
    paths.flat_map(move |path| {
        [Extent::Least, Extent::All].map(|extent| Case { fact, path, query: query(fact, extent) })
    })
}

fn query(fact: &Fact, extent: Extent) -> Vec<(String, String)> {
    let route = fact.route();
    let required = |name: &str| {
        route.query().iter().any(|query| matches!(query, Query::Required(param) if param.name == name))
    };
    let mut pairs = Vec::new();
    for key in fact.query.iter().filter(|key| extent == Extent::All || required(key.name)) {
        pairs.push((key.name.to_owned(), marked(key.name)));
        if key.repeated {
            pairs.push((key.name.to_owned(), marked("again")));
        }
    }
    pairs.sort();
    pairs
}

/// The names of the placeholders of a path.
fn placeholders(path: &str) -> impl Iterator<Item = &str> {
    path.split('{').skip(1).filter_map(|rest| rest.split('}').next())
}

impl Case<'_> {
    /// The line that asks for the request.
    fn line(&self) -> Value {
        let mut arguments: Map<_, _> =
            placeholders(self.path).map(|name| (name.to_owned(), json!(marked(name)))).collect();
        for (name, value) in &self.query {
            let values = arguments.entry(name.clone()).or_insert_with(|| json!([]));
            if let Value::Array(values) = values {
                values.push(json!(value));
            }
        }
        let body = match self.fact.body {
            "none" => Value::Null,
            "json" => json!({ "a": [1] }),
            "form" => json!({ "a": "1" }),
            _ => json!("text"),
        };
        let name = self.fact.name.map_or_else(|| self.fact.route().name(), str::to_owned);
        json!({ "route": name, "args": arguments, "body": body })
    }

    /// Whether the request is the one of the table, and if not, why.
    fn check(&self, answer: &Value) -> Result<(), String> {
        let fact = self.fact;
        let what = |fault: String| format!("{} {} ({:?}): {fault}", fact.method, self.path, fact.name);
        same("method", &answer["method"], &json!(fact.method))
            .and_then(|()| same("path", &segments(answer["path"].as_str()), &self.expected_segments()))
            .and_then(|()| same("query", &sorted_pairs(&answer["query"]), &self.query))
            .and_then(|()| same("body", &answer["body_kind"], &json!(fact.body)))
            .and_then(|()| self.check_headers(&answer["headers"]))
            .map_err(|fault| what(format!("{fault}\n    {answer}")))
    }

    fn check_headers(&self, headers: &Value) -> Result<(), String> {
        same("content type", &headers["content-type"], &json!(self.fact.content_type))?;
        match self.fact.accept {
            Some(accept) => same("accept", &headers["accept"], &json!(accept)),
            None => Ok(()),
        }
    }

    fn expected_segments(&self) -> Vec<String> {
        let fill = |segment: &str| {
            placeholders(segment).fold(segment.to_owned(), |filled, name| {
                filled.replacen(&format!("{{{name}}}"), &marked(name), 1)
            })
        };
        self.path.split('/').map(fill).collect()
    }
}

/// The segments of a path as its receiver reads them: split first, decoded then.
fn segments(path: Option<&str>) -> Vec<String> {
    let decode = |segment: &str| percent_decode_str(segment).decode_utf8().unwrap().into_owned();
    path.unwrap_or_default().split('/').map(decode).collect()
}

fn sorted_pairs(pairs: &Value) -> Vec<(String, String)> {
    let mut pairs: Vec<(String, String)> = serde_json::from_value(pairs.clone()).unwrap_or_default();
    pairs.sort();
    pairs
}

fn same<T: PartialEq + Debug>(what: &str, found: &T, expected: &T) -> Result<(), String> {
    match found == expected {
        true => Ok(()),
        false => Err(format!("the {what} is {found:?} and not {expected:?}")),
    }
}
