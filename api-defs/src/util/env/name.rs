//! Which names variables may have.

/// How strict to be with names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum NameMode {
    /// What the platform takes: ASCII letters, digits, `-`, `_` and `.`, in any place.
    ///
    /// Names that are not [strict](Self::Strict) as well don't reach most programs: shells can't
    /// set them. Those written in Java read them.
    #[default]
    Simple,
    /// What every program takes: ASCII letters, digits and `_`, the first no digit.
    Strict,
}

/// Whether a variable may have this name. An empty one it may not.
///
/// ```
/// use api_defs::util::env::{NameMode, validate_name};
///
/// assert!(validate_name("jdbc.url", NameMode::Simple));
/// assert!(!validate_name("jdbc.url", NameMode::Strict));
/// assert!(!validate_name("the name", NameMode::Simple));
/// ```
pub fn validate_name(name: &str, mode: NameMode) -> bool {
    let word = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_';
    match mode {
        NameMode::Simple => {
            !name.is_empty() && name.bytes().all(|byte| word(byte) || matches!(byte, b'-' | b'.'))
        }
        NameMode::Strict => {
            name.bytes().next().is_some_and(|first| !first.is_ascii_digit()) && name.bytes().all(word)
        }
    }
}

/// A name that is simple and not strict.
pub(super) fn is_java_only(name: &str) -> bool {
    validate_name(name, NameMode::Simple) && !validate_name(name, NameMode::Strict)
}
