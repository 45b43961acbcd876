//! Databases in memory, as far as the proxy shows them.

mod command;
mod glob;
mod line;

pub(crate) use glob::matches;
pub(crate) use line::{shown, words};
use std::collections::{BTreeMap, BTreeSet, VecDeque};

/// What a key holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Stored {
    Text(String),
    Hash(BTreeMap<String, String>),
    List(VecDeque<String>),
    Set(BTreeSet<String>),
}

impl Stored {
    /// The type, as the database calls it.
    pub(crate) fn kind(&self) -> &'static str {
        match self {
            Self::Text(_) => "string",
            Self::Hash(_) => "hash",
            Self::List(_) => "list",
            Self::Set(_) => "set",
        }
    }

    fn is_empty(&self) -> bool {
        match self {
            Self::Text(_) => false,
            Self::Hash(hash) => hash.is_empty(),
            Self::List(list) => list.is_empty(),
            Self::Set(set) => set.is_empty(),
        }
    }
}

/// Why something cannot be done with a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Wrong {
    /// There is none.
    Missing,
    /// It holds something else.
    Kind,
}

/// One database. Keys, fields and members have the order of their names, so that a cursor means something.
#[derive(Debug, Default)]
pub(crate) struct Database {
    pub(crate) keys: BTreeMap<String, Stored>,
}

/// Gives a kind's content, if this is what is stored.
pub(crate) type Pick<T> = fn(&mut Stored) -> Option<&mut T>;

pub(crate) const TEXT: Pick<String> =
    |stored| if let Stored::Text(text) = stored { Some(text) } else { None };
pub(crate) const HASH: Pick<BTreeMap<String, String>> =
    |stored| if let Stored::Hash(hash) = stored { Some(hash) } else { None };
pub(crate) const LIST: Pick<VecDeque<String>> =
    |stored| if let Stored::List(list) = stored { Some(list) } else { None };
pub(crate) const SET: Pick<BTreeSet<String>> =
    |stored| if let Stored::Set(set) = stored { Some(set) } else { None };

impl Database {
    /// What a key holds.
    pub(crate) fn get<T>(&mut self, key: &str, pick: Pick<T>) -> Result<&mut T, Wrong> {
        self.keys.get_mut(key).map_or(Err(Wrong::Missing), |stored| pick(stored).ok_or(Wrong::Kind))
    }

    /// The same; a key that is missing holds `empty` from now on.
    pub(crate) fn get_or<T>(&mut self, key: &str, empty: Stored, pick: Pick<T>) -> Result<&mut T, Wrong> {
        pick(self.keys.entry(key.to_owned()).or_insert(empty)).ok_or(Wrong::Kind)
    }

    /// Forgets a key that holds nothing any more.
    pub(crate) fn tidy(&mut self, key: &str) {
        if self.keys.get(key).is_some_and(Stored::is_empty) {
            self.keys.remove(key);
        }
    }
}

/// A part of a list: `count` items from the cursor on, and the cursor of the rest, 0 at the end.
pub(crate) fn scan<T>(
    items: impl ExactSizeIterator<Item = T>,
    cursor: usize,
    count: usize,
) -> (usize, Vec<T>) {
    let length = items.len();
    let end = cursor.saturating_add(count);
    let next = if end < length { end } else { 0 };
    (next, items.skip(cursor).take(count).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_scan_ends_with_the_cursor_zero() {
        let scan = |cursor| scan(["a", "b", "c", "d", "e"].into_iter(), cursor, 2);
        assert_eq!(scan(0), (2, vec!["a", "b"]));
        assert_eq!(scan(2), (4, vec!["c", "d"]));
        assert_eq!(scan(4), (0, vec!["e"]));
        assert_eq!(scan(9), (0, vec![]));
    }
}
