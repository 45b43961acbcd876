//! Lists that the platform may write as `null`.

use std::ops::Deref;

use cc_client::page::Page;
use serde::{Deserialize, Deserializer};

/// An answer that is a list, or `null` for an empty one.
///
/// It is used like the `Vec` that it holds:
///
/// ```
/// use api_defs::List;
///
/// let tags: List<String> = serde_json::from_str("null")?;
/// assert!(tags.is_empty());
///
/// let tags: List<String> = serde_json::from_str(r#"["prod"]"#)?;
/// for tag in tags {
///     println!("{tag}");
/// }
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct List<T>(Vec<T>);

impl<T> List<T> {
    /// The list as a plain `Vec`.
    pub fn into_vec(self) -> Vec<T> {
        self.0
    }
}

impl<T> Default for List<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> Deref for List<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        &self.0
    }
}

impl<T> From<List<T>> for Vec<T> {
    fn from(list: List<T>) -> Self {
        list.0
    }
}

impl<T> From<Vec<T>> for List<T> {
    fn from(items: Vec<T>) -> Self {
        Self(items)
    }
}

impl<T> IntoIterator for List<T> {
    type Item = T;
    type IntoIter = std::vec::IntoIter<T>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<'a, T> IntoIterator for &'a List<T> {
    type Item = &'a T;
    type IntoIter = std::slice::Iter<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

impl<T> Page for List<T> {
    type Item = T;

    fn items(&mut self) -> &mut Vec<T> {
        &mut self.0
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for List<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        null_as_default(deserializer).map(Self)
    }
}

/// Reads `null` as the default of `T`. With `#[serde(default)]`, an absent field is read so too.
pub(crate) fn null_as_default<'de, D, T>(deserializer: D) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
    T: Default + Deserialize<'de>,
{
    Option::deserialize(deserializer).map(Option::unwrap_or_default)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn null_is_an_empty_list() {
        let list: List<String> = serde_json::from_str("null").unwrap();
        assert_eq!(list, List::default());
    }

    #[test]
    fn items_keep_their_order() {
        let list: List<u8> = serde_json::from_str("[3,1,2]").unwrap();
        assert_eq!(list.iter().copied().max(), Some(3));
        assert_eq!((&list).into_iter().count(), 3);
        assert_eq!(list.into_vec(), [3, 1, 2]);
    }
}
