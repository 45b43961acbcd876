//! Who owns what a call is about.

use cc_client::argument::{Shaped, Value};
use cc_client::{Arg, Argument, Shorthand, TextArgument};

use crate::ids::{OrganisationId, OwnerId, UserId};

/// The owner of what a call is about: the current user, or somebody by id.
///
/// Many endpoints exist twice on the platform, under `/v2/self/…` for the current user and under
/// `/v2/organisations/<id>/…`. They are one function here, and this argument chooses: [`Owner::Me`]
/// writes `/self`, an id writes `/organisations/<id>`. The id may be an organisation's or a user's.
///
/// Where the two answer different things, the function wants to know already from the type which one
/// it is: it takes [`Me`] or an id, and no `Owner`.
///
/// ```
/// use api_defs::{OrganisationId, Owner, v2::application};
///
/// application::get_all(Owner::Me);
/// application::get_all("orga_1");
/// application::get_all(&OrganisationId::from("orga_1"));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Owner {
    /// The user whose credentials sign the request.
    Me,
    /// An organisation, or a user's personal space, by id.
    Id(OwnerId),
}

/// The current user, where an [`Owner`] is asked for: [`Owner::Me`] as a type of its own.
///
/// ```
/// use api_defs::v2::{application, organisation, user::Profile};
/// use api_defs::Me;
/// use cc_client::Call;
///
/// application::get_all(Me);
/// let call: Call<Option<Profile>> = organisation::get(Me); // of an id it is an `Organisation`
/// assert_eq!(call.target(), "/v2/self");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Me;

impl Arg<Owner> for Me {
    fn value(&self) -> Value<'_> {
        Value::Shorthand
    }
}

impl Shaped<Owner> for Me {
    type Pick<Long, Short> = Short;
}

impl From<Me> for Owner {
    fn from(_: Me) -> Self {
        Self::Me
    }
}

/// Whatever is an id writes the path in full.
macro_rules! long {
    ($($id:ty),+) => {$(
        impl Shaped<Owner> for $id {
            type Pick<Long, Short> = Long;
        }
    )+};
}

long!(&str, String, &String);
long!(OrganisationId, &OrganisationId, UserId, &UserId, OwnerId, &OwnerId);

impl Argument for Owner {
    const SHORTHAND: Option<Shorthand> = Some(Shorthand { collection: "organisations", shorthand: "self" });

    fn value(&self) -> Value<'_> {
        match self {
            Self::Me => Value::Shorthand,
            Self::Id(id) => Value::Text(id.as_str()),
        }
    }
}

impl TextArgument for Owner {}

impl From<&Owner> for Owner {
    fn from(owner: &Owner) -> Self {
        owner.clone()
    }
}

impl From<&str> for Owner {
    fn from(id: &str) -> Self {
        Self::Id(OwnerId::from(id))
    }
}

impl From<String> for Owner {
    fn from(id: String) -> Self {
        Self::Id(OwnerId::from(id))
    }
}

/// Lets an id stand where an owner is asked for, by value and by reference.
macro_rules! owns {
    ($($id:ty),+) => {$(
        impl From<$id> for Owner {
            fn from(id: $id) -> Self {
                Self::Id(id.into())
            }
        }

        impl From<&$id> for Owner {
            fn from(id: &$id) -> Self {
                Self::Id(id.into())
            }
        }

        impl Arg<Owner> for $id {
            fn value(&self) -> Value<'_> {
                Value::Text(self.as_str())
            }
        }

        impl Arg<Owner> for &$id {
            fn value(&self) -> Value<'_> {
                Value::Text(self.as_str())
            }
        }
    )+};
}

owns!(OrganisationId, UserId, OwnerId);
