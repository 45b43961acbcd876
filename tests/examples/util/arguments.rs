//! The arguments of a call.

use serde::Deserialize;
use serde_json::value::RawValue;

/// The arguments of a call, each as it is written: what they are is for the function to say.
pub(crate) struct Arguments<'a> {
    given: Vec<&'a RawValue>,
}

impl<'a> Arguments<'a> {
    pub(crate) fn new(given: Vec<&'a RawValue>) -> Self {
        Self { given }
    }

    /// The argument at this place, counted from 0. One that is missing is `null`.
    pub(crate) fn get<T: Deserialize<'a>>(&self, index: usize) -> Result<T, String> {
        let given = self.given.get(index).map_or("null", |given| given.get());
        serde_json::from_str(given).map_err(|error| format!("argument {}: {error}", index + 1))
    }

    /// The same, with a default for one that is missing or `null`.
    pub(crate) fn get_or_default<T: Deserialize<'a> + Default>(&self, index: usize) -> Result<T, String> {
        self.get::<Option<T>>(index).map(Option::unwrap_or_default)
    }
}
