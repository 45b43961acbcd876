//! Heartbeats and errors that travel as JSON messages among the others.

use std::time::Duration;

use serde::Deserialize;

/// What the server says about the stream rather than on it.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Control {
    /// It lives, and says in what time it will say so again.
    Ping(Option<Duration>),
    /// It does not accept the authorization.
    Unauthorized,
    /// It has accepted the authorization.
    Ready,
}

/// The platform's id for an authorization that it does not accept.
const UNAUTHORIZED: u64 = 2001;

#[derive(Deserialize)]
struct Message<'a> {
    #[serde(rename = "type")]
    kind: Option<&'a str>,
    message_type: Option<&'a str>,
    heartbeat_msg: Option<&'a str>,
    heartbeat_delay_ms: Option<f64>,
    id: Option<serde_json::Value>,
}

/// Reads a message that is not an item; `None` for one that is.
pub(super) fn control(message: &[u8]) -> Option<Control> {
    // Most messages are long and items; those of the platform's own are short.
    const LONGEST: usize = 1024;
    if message.len() > LONGEST {
        return None;
    }
    let message: Message<'_> = serde_json::from_slice(message).ok()?;
    match (message.kind, message.message_type) {
        (Some("heartbeat"), _) if message.heartbeat_msg == Some("ping") => {
            let delay = message.heartbeat_delay_ms.map(|delay| delay / 1000.0);
            Some(Control::Ping(delay.and_then(|seconds| Duration::try_from_secs_f64(seconds).ok())))
        }
        (Some("error"), _) if message.id.and_then(|id| id.as_u64()) == Some(UNAUTHORIZED) => {
            Some(Control::Unauthorized)
        }
        (_, Some("socket_ready")) => Some(Control::Ready),
        _ => None,
    }
}

/// How long a server may be silent that says when it will be heard again; `None` for longer than
/// can be measured.
pub(super) fn limit_of(delay: Duration, factor: f64) -> Option<Duration> {
    Duration::try_from_secs_f64(delay.as_secs_f64() * factor).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ping_says_when_the_next_one_is_due() {
        let ping = br#"{"type":"heartbeat","heartbeat_msg":"ping","heartbeat_delay_ms":10000}"#;
        assert_eq!(control(ping), Some(Control::Ping(Some(Duration::from_secs(10)))));
        for delay in ["null", "-1", "1e300"] {
            let ping =
                format!(r#"{{"type":"heartbeat","heartbeat_msg":"ping","heartbeat_delay_ms":{delay}}}"#);
            assert_eq!(control(ping.as_bytes()), Some(Control::Ping(None)), "{delay}");
        }
    }

    #[test]
    fn a_refusal_and_a_welcome_are_not_items() {
        assert_eq!(control(br#"{"type":"error","id":2001,"message":"no"}"#), Some(Control::Unauthorized));
        assert_eq!(control(br#"{"message_type":"socket_ready"}"#), Some(Control::Ready));
    }

    #[test]
    fn everything_else_is_an_item() {
        for item in [
            r#"{"type":"error","id":4001}"#,
            r#"{"type":"heartbeat","heartbeat_msg":"pong"}"#,
            r#"{"type":"log","message":"heartbeat"}"#,
            r#"["heartbeat"]"#,
            "heartbeat",
            "",
        ] {
            assert_eq!(control(item.as_bytes()), None, "{item}");
        }
    }
}
