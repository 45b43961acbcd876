//! Reading bodies field by field.

use crate::{auth::Pairs, errors::Failure};
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// A JSON object of a request. A field that is `null` counts as absent; one of the wrong type is a 400.
#[derive(Debug)]
pub(crate) struct Fields(Map<String, Value>);

impl Fields {
    pub(crate) fn new(body: Value) -> Result<Self, Failure> {
        match body {
            Value::Object(fields) => Ok(Self(fields)),
            other => Err(Failure::bad_request(format!("The body must be a JSON object, found {other}."))),
        }
    }

    pub(crate) fn text(&self, name: &'static str) -> Result<Option<String>, Failure> {
        self.read(name, "must be a text", |value| value.as_str().map(str::to_owned))
    }

    pub(crate) fn required_text(&self, name: &'static str) -> Result<String, Failure> {
        let text = self.text(name)?.filter(|text| !text.is_empty());
        text.ok_or_else(|| Failure::bad_field(name, "nothing", "must be given"))
    }

    /// A text that must be there, and may be empty.
    pub(crate) fn given_text(&self, name: &'static str) -> Result<String, Failure> {
        self.text(name)?.ok_or_else(|| Failure::bad_field(name, "nothing", "must be given"))
    }

    pub(crate) fn boolean(&self, name: &'static str) -> Result<Option<bool>, Failure> {
        self.read(name, "must be true or false", Value::as_bool)
    }

    pub(crate) fn number(&self, name: &'static str) -> Result<Option<u32>, Failure> {
        self.read(name, "must be a small whole number", |value| value.as_u64()?.try_into().ok())
    }

    /// A whole number, however large.
    pub(crate) fn size(&self, name: &'static str) -> Result<Option<usize>, Failure> {
        self.read(name, "must be a whole number", |value| value.as_u64()?.try_into().ok())
    }

    /// A number that need not be whole.
    pub(crate) fn float(&self, name: &'static str) -> Result<Option<f64>, Failure> {
        self.read(name, "must be a number", Value::as_f64)
    }

    pub(crate) fn texts(&self, name: &'static str) -> Result<Option<Vec<String>>, Failure> {
        self.read(name, "must be a list of texts", texts)
    }

    pub(crate) fn object(&self, name: &'static str) -> Result<Option<Fields>, Failure> {
        self.read(name, "must be an object", |value| value.as_object().cloned().map(Fields))
    }

    /// A list of objects.
    pub(crate) fn objects(&self, name: &'static str) -> Result<Option<Vec<Fields>>, Failure> {
        self.read(name, "must be a list of objects", |value| {
            value.as_array()?.iter().map(|item| item.as_object().cloned().map(Fields)).collect()
        })
    }

    /// An object whose values are texts.
    pub(crate) fn text_map(&self, name: &'static str) -> Result<Option<BTreeMap<String, String>>, Failure> {
        self.read(name, "must be an object of texts", text_map)
    }

    /// An object whose values are true or false.
    pub(crate) fn flags(&self, name: &'static str) -> Result<Option<BTreeMap<String, bool>>, Failure> {
        self.read(name, "must be an object of true and false", |value| {
            let pairs = value.as_object()?.iter();
            pairs.map(|(name, value)| Some((name.clone(), value.as_bool()?))).collect()
        })
    }

    fn read<T>(
        &self,
        name: &'static str,
        rule: &str,
        read: impl FnOnce(&Value) -> Option<T>,
    ) -> Result<Option<T>, Failure> {
        match self.0.get(name) {
            None | Some(Value::Null) => Ok(None),
            Some(value) => read(value).map(Some).ok_or_else(|| Failure::bad_field(name, value, rule)),
        }
    }
}

/// The pairs of a form. A value that is no UTF-8 counts as absent.
#[derive(Debug)]
pub(crate) struct Form(Vec<(String, String)>);

impl Form {
    pub(crate) fn new(pairs: Pairs) -> Self {
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).ok();
        let pairs = pairs.into_iter().filter_map(|(name, value)| text(name).zip(text(value)));
        Self(pairs.collect())
    }

    pub(crate) fn text(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    pub(crate) fn required(&self, name: &'static str) -> Result<&str, Failure> {
        let text = self.text(name).filter(|text| !text.is_empty());
        text.ok_or_else(|| Failure::bad_field(name, "nothing", "must be given"))
    }
}

/// A list of texts, or nothing.
pub(crate) fn texts(value: &Value) -> Option<Vec<String>> {
    value.as_array()?.iter().map(|item| item.as_str().map(str::to_owned)).collect()
}

/// An object whose values are texts, or nothing.
pub(crate) fn text_map(value: &Value) -> Option<BTreeMap<String, String>> {
    let pairs = value.as_object()?.iter();
    pairs.map(|(name, value)| Some((name.clone(), value.as_str()?.to_owned()))).collect()
}
