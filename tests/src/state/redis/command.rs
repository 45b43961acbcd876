//! Commands, as far as the double knows them.

use super::{Database, HASH, LIST, SET, Stored, TEXT, Wrong, matches, scan};
use serde_json::{Value, json};

impl Database {
    /// Runs a command. The error begins with a word in capitals, as the database's do.
    pub(crate) fn run(&mut self, command: &str, arguments: &[String]) -> Result<Value, String> {
        let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
        let name = command.to_ascii_uppercase();
        match (name.as_str(), &arguments[..]) {
            ("PING", []) => Ok(json!("PONG")),
            ("ECHO", [text]) => Ok(json!(text)),
            ("DBSIZE", []) => Ok(json!(self.keys.len())),
            ("FLUSHALL" | "FLUSHDB", []) => {
                self.keys.clear();
                Ok(json!("OK"))
            }
            ("GET", [key]) => value_or_null(self.get(key, TEXT).map(|text| json!(text))),
            ("SET", [key, value]) => {
                self.keys.insert((*key).to_owned(), Stored::Text((*value).to_owned()));
                Ok(json!("OK"))
            }
            ("INCR", [key]) => self.increment(key),
            ("DEL", [_, ..]) => {
                Ok(json!(arguments.iter().filter(|key| self.keys.remove(**key).is_some()).count()))
            }
            ("EXISTS", [_, ..]) => {
                Ok(json!(arguments.iter().filter(|key| self.keys.contains_key(**key)).count()))
            }
            ("TYPE", [key]) => Ok(json!(self.keys.get(*key).map_or("none", Stored::kind))),
            ("KEYS", [pattern]) => {
                Ok(self.keys.keys().filter(|key| matches(pattern, key)).map(|key| json!(key)).collect())
            }
            ("SCAN", [cursor]) => {
                let cursor = cursor.parse().map_err(|_| "ERR invalid cursor".to_owned())?;
                let (next, keys) = scan(self.keys.keys(), cursor, 10);
                Ok(json!([next.to_string(), keys]))
            }
            ("HGETALL", [key]) => {
                list(self.get(key, HASH).map(|hash| {
                    hash.iter().flat_map(|(field, value)| [json!(field), json!(value)]).collect()
                }))
            }
            ("LRANGE", [key, "0", "-1"]) => list(self.get(key, LIST).map(|items| json!(items))),
            ("SMEMBERS", [key]) => list(self.get(key, SET).map(|members| json!(members))),
            (
                "PING" | "ECHO" | "DBSIZE" | "FLUSHALL" | "FLUSHDB" | "GET" | "SET" | "INCR" | "DEL"
                | "EXISTS" | "TYPE" | "KEYS" | "SCAN" | "HGETALL" | "LRANGE" | "SMEMBERS",
                _,
            ) => Err(format!("ERR wrong number of arguments for '{}' command", name.to_ascii_lowercase())),
            _ => Err(format!("ERR unknown command '{command}'")),
        }
    }

    fn increment(&mut self, key: &str) -> Result<Value, String> {
        let text = self.get_or(key, Stored::Text("0".to_owned()), TEXT).map_err(|_| wrong_kind())?;
        let number: i64 =
            text.parse().map_err(|_| "ERR value is not an integer or out of range".to_owned())?;
        *text = number.wrapping_add(1).to_string();
        Ok(json!(number.wrapping_add(1)))
    }
}

fn value_or_null(found: Result<Value, Wrong>) -> Result<Value, String> {
    or_else(found, Value::Null)
}

fn list(found: Result<Value, Wrong>) -> Result<Value, String> {
    or_else(found, json!([]))
}

fn or_else(found: Result<Value, Wrong>, missing: Value) -> Result<Value, String> {
    match found {
        Ok(value) => Ok(value),
        Err(Wrong::Missing) => Ok(missing),
        Err(Wrong::Kind) => Err(wrong_kind()),
    }
}

fn wrong_kind() -> String {
    "WRONGTYPE Operation against a key holding the wrong kind of value".to_owned()
}
