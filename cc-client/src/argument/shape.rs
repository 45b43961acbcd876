//! Types that depend on how the path is written.

use std::marker::PhantomData;

use super::Arg;

/// In a declaration, stands for `Long` where the path is written in full, and for `Short` where
/// an argument asks for the [shorthand](crate::Shorthand).
///
/// It is read by [`endpoint`](crate::endpoint) and never made. It stands alone or in one `Option`
/// as the return type, and alone or behind `&` as the type of the body; the argument that decides
/// is the first one of the path. Both types are read, or written, as JSON.
///
/// ```
/// use cc_client::argument::{Shaped, Value};
/// use cc_client::{Arg, Argument, ByShape, Call, Shorthand, endpoint};
///
/// /// The owner of something.
/// pub struct Owner(Option<String>);
///
/// impl Argument for Owner {
///     const SHORTHAND: Option<Shorthand> = Some(Shorthand { collection: "teams", shorthand: "self" });
///
///     fn value(&self) -> Value<'_> {
///         self.0.as_deref().map_or(Value::Shorthand, Value::Text)
///     }
/// }
///
/// /// The one who asks.
/// pub struct Me;
///
/// impl Arg<Owner> for Me {
///     fn value(&self) -> Value<'_> {
///         Value::Shorthand
///     }
/// }
///
/// impl Shaped<Owner> for Me {
///     type Pick<Long, Short> = Short;
/// }
///
/// /// A team by its number.
/// pub struct Team(String);
///
/// impl Arg<Owner> for Team {
///     fn value(&self) -> Value<'_> {
///         Value::Text(&self.0)
///     }
/// }
///
/// impl Shaped<Owner> for Team {
///     type Pick<Long, Short> = Long;
/// }
///
/// /// The members of a team, or the name of the one who asks.
/// #[endpoint(GET "/teams/<team>")]
/// pub fn get(team: Owner) -> ByShape<Vec<String>, String>;
///
/// let members: Call<Vec<String>> = get(Team("7".to_owned()));
/// let name: Call<String> = get(Me);
/// assert_eq!((members.target(), name.target()), ("/teams/7", "/self"));
/// ```
///
/// An `Owner`, of which only the program that runs knows what it is, is refused there. An argument
/// that has one shape decides nothing:
///
/// ```compile_fail,E0080
/// # use cc_client::{Argument, argument::Value};
/// # struct Zone;
/// # impl Argument for Zone { fn value(&self) -> Value<'_> { Value::Text("par") } }
/// #[cc_client::endpoint(GET "/zones/<zone>")]
/// fn get(zone: Zone) -> cc_client::ByShape<String, u32>;
/// ```
pub struct ByShape<Long, Short> {
    never: PhantomData<fn() -> (Long, Short)>,
}

impl<Long, Short> std::fmt::Debug for ByShape<Long, Short> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("ByShape").field("types", &self.never).finish()
    }
}

/// What can stand for a `T` and is known, when the program is compiled, to write the path in full
/// or to ask for its [shorthand](crate::Shorthand).
///
/// Functions ask for it that are declared with [`ByShape`]. Implement it for types of your own
/// beside [`Arg`]: `type Pick<Long, Short> = Short` where
/// [`value`](Arg::value) is always [`Value::Shorthand`](super::Value::Shorthand), and `= Long`
/// where it never is. A type that may be either has no impl.
#[diagnostic::on_unimplemented(
    message = "`{Self}` can't stand for `{T}` where types depend on the shape of the path",
    label = "its shape is not known at compile time: match on it and pass `Me` or the id",
    note = "an id of another kind is refused on purpose; convert it if you are sure"
)]
pub trait Shaped<T: ?Sized>: Arg<T> {
    /// The one of the two that belongs to this shape of the path.
    type Pick<Long, Short>;
}
