//! The platform's acknowledgement of a change.

use serde::Deserialize;

use crate::open_enum::open_enum;

/// What the platform says after it did something.
///
/// Errors have the same form, but they come out of a call as an error.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[non_exhaustive]
pub struct Message {
    /// The number of the message in the platform's list, stable across languages.
    pub id: Option<i64>,
    /// A sentence for people.
    pub message: Option<String>,
    /// What the sentence is.
    #[serde(rename = "type")]
    pub kind: Option<MessageType>,
}

open_enum! {
    /// What a [`Message`] is.
    MessageType {
        /// Something failed.
        Error = "error",
        /// Something was done, with a reserve.
        Warning = "warning",
        /// Something was done.
        Success = "success",
        /// An information.
        Info = "info",
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn a_message_is_read() {
        // Made for this test.
        let message: Message =
            serde_json::from_str(r#"{"id":15,"message":"Done.","type":"success"}"#).unwrap();
        assert_eq!(message.id, Some(15));
        assert_eq!(message.message.as_deref(), Some("Done."));
        assert_eq!(message.kind, Some(MessageType::Success));
    }

    #[test]
    fn every_part_of_a_message_may_be_missing() {
        for body in ["{}", r#"{"id":null,"message":null,"type":null}"#] {
            let message: Message = serde_json::from_str(body).unwrap();
            assert_eq!((message.id, message.message, message.kind), (None, None, None));
        }
    }
}
