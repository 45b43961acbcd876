//! The API bridge: API tokens, on a host of their own.
