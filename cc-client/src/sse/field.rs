//! The fields that the standard knows, and how a line names them.

/// A field that means something; the standard ignores every other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Field {
    Data,
    Event,
    Id,
    Retry,
}

/// What the first bytes of a line tell before its end is here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Begins {
    With(Field),
    /// The bytes may yet become the name of a field.
    Undecided,
    /// No byte that follows makes a known field of it.
    Unknown,
}

/// As many bytes as it takes to tell the field of a line: the longest name and the colon.
pub(super) const HEAD: usize = 6;

const FIELDS: [(&[u8], Field); 4] =
    [(b"data", Field::Data), (b"event", Field::Event), (b"id", Field::Id), (b"retry", Field::Retry)];

impl Field {
    /// The field of a whole line, and where in the line its value starts. `None` for a comment
    /// (its name is empty) and for an unknown field.
    ///
    /// "If value starts with a U+0020 SPACE character, remove it from value": one, not all. A
    /// line without a colon is a field name with an empty value.
    pub(super) fn of(line: &[u8]) -> Option<(Self, usize)> {
        FIELDS.into_iter().find_map(|(name, field)| match line.strip_prefix(name)? {
            [] => Some((field, name.len())),
            [b':', b' ', ..] => Some((field, name.len() + 2)),
            [b':', ..] => Some((field, name.len() + 1)),
            _ => None,
        })
    }

    /// What is known of a line from its first bytes: [`HEAD`] of them, or all that are here.
    pub(super) fn begins(head: &[u8]) -> Begins {
        for (name, field) in FIELDS {
            match head.strip_prefix(name) {
                Some([b':', ..]) => return Begins::With(field),
                Some([]) => return Begins::Undecided,
                Some(_) => return Begins::Unknown,
                None if name.starts_with(head) => return Begins::Undecided,
                None => {}
            }
        }
        Begins::Unknown
    }
}
