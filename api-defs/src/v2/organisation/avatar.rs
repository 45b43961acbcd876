//! The image that stands for an owner.

use serde::{Deserialize, Serialize};

use crate::open_enum::open_enum;

/// The image that stands for an owner.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[non_exhaustive]
pub struct Avatar {
    /// The address of the image.
    pub url: String,
}

/// The service to take an image from, for [`take_avatar_from`](super::take_avatar_from).
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TakeAvatar {
    source: AvatarSource,
}

impl TakeAvatar {
    /// The image that this service has.
    pub fn new(source: impl Into<AvatarSource>) -> Self {
        Self { source: source.into() }
    }
}

open_enum! {
    /// A service that has an image of a user.
    AvatarSource {
        /// GitHub, if the account is linked to it.
        Github = "github",
        /// Gravatar, by the e-mail address.
        Gravatar = "gravatar",
    }
}
