//! What may stand in a path or a query, and what a caller may pass for it.

mod deferred;
mod shape;

pub use self::deferred::{Deferred, Given, PathArgument, PathArguments};
pub use self::shape::{ByShape, Shaped};

/// The text form of one argument, as it goes into a path or a query before percent-encoding.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Value<'a> {
    /// Borrowed text, the ordinary case: ids, names.
    Text(&'a str),
    /// Text made for the occasion: dates, floating-point numbers.
    Owned(String),
    /// An unsigned number.
    Unsigned(u64),
    /// A signed number.
    Signed(i64),
    /// The short form of the path, see [`Shorthand`].
    Shorthand,
    /// What a layer of the client finds before the request is sent. It may stand in a path alone.
    /// Boxed, so that the ordinary values are no larger for it.
    Deferred(Box<Deferred<'a>>),
}

impl Value<'_> {
    /// The text, if that is what it is.
    pub(crate) fn as_text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            Self::Owned(text) => Some(text),
            Self::Unsigned(_) | Self::Signed(_) | Self::Shorthand | Self::Deferred(_) => None,
        }
    }
}

/// A collection and its member in the path that may be written as one word:
/// with `{ collection: "organisations", shorthand: "self" }`,
/// `/v2/organisations/<id>/applications` may become `/v2/self/applications`.
///
/// A path that takes such an argument must have the collection right before the placeholder;
/// another path does not compile.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shorthand {
    /// The segment before the placeholder, as declared.
    pub collection: &'static str,
    /// The segment that replaces both.
    pub shorthand: &'static str,
}

/// A type that can be written in a path or a query.
///
/// Implement it for your own ids and enums; the encoding is not your concern:
///
/// ```
/// use cc_client::{Argument, argument::Value};
///
/// struct Region(String);
///
/// impl Argument for Region {
///     fn value(&self) -> Value<'_> {
///         Value::Text(&self.0)
///     }
/// }
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` can't be written in a path or a query",
    label = "not an argument",
    note = "implement `cc_client::Argument` for `{Self}`: one method that gives its text"
)]
pub trait Argument {
    /// The shorter path that this type may ask for, none by default.
    const SHORTHAND: Option<Shorthand> = None;

    /// The value before percent-encoding.
    fn value(&self) -> Value<'_>;
}

/// Marks an [`Argument`] for which plain text is as good at the call site:
/// `get("app_…")` beside `get(&application.id)`.
pub trait TextArgument: Argument {}

/// What a generated function accepts where `T` is declared: a `T`, a reference to one, and
/// text if `T` is a [`TextArgument`].
///
/// Implement it to let another of your types stand for a `T`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` can't stand for `{T}`",
    label = "expected `{T}`, a reference to it, or text where `{T}` is an id",
    note = "an id of another kind is refused on purpose; convert it if you are sure"
)]
pub trait Arg<T: ?Sized> {
    /// The value before percent-encoding.
    fn value(&self) -> Value<'_>;
}

impl<T: Argument> Arg<T> for T {
    fn value(&self) -> Value<'_> {
        Argument::value(self)
    }
}

impl<T: Argument> Arg<T> for &T {
    fn value(&self) -> Value<'_> {
        Argument::value(*self)
    }
}

impl<T: TextArgument + ?Sized> Arg<T> for &str {
    fn value(&self) -> Value<'_> {
        Value::Text(self)
    }
}

impl<T: TextArgument + ?Sized> Arg<T> for String {
    fn value(&self) -> Value<'_> {
        Value::Text(self)
    }
}

impl<T: TextArgument + ?Sized> Arg<T> for &String {
    fn value(&self) -> Value<'_> {
        Value::Text(self)
    }
}

impl TextArgument for str {}

impl Argument for str {
    fn value(&self) -> Value<'_> {
        Value::Text(self)
    }
}

impl Argument for bool {
    fn value(&self) -> Value<'_> {
        Value::Text(if *self { "true" } else { "false" })
    }
}

impl Argument for f64 {
    fn value(&self) -> Value<'_> {
        Value::Owned(self.to_string())
    }
}

/// One impl a number type; a generic impl over `Into<u64>` would close the trait to users.
macro_rules! numbers {
    ($variant:ident($wide:ty): $($number:ty)*) => {$(
        impl Argument for $number {
            fn value(&self) -> Value<'_> {
                Value::$variant(<$wide>::from(*self))
            }
        }
    )*};
}

numbers!(Unsigned(u64): u8 u16 u32 u64);
numbers!(Signed(i64): i8 i16 i32 i64);

impl Argument for usize {
    fn value(&self) -> Value<'_> {
        // No platform has a usize of more than 64 bits.
        Value::Unsigned(*self as u64)
    }
}

#[cfg(feature = "jiff")]
impl Argument for jiff::Timestamp {
    /// ISO 8601 in UTC with milliseconds, as the JavaScript client sends dates; what is finer is cut off.
    fn value(&self) -> Value<'_> {
        Value::Owned(format!("{self:.3}"))
    }
}
