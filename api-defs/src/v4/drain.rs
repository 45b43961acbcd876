//! Drains: where the logs of an application are sent to.
