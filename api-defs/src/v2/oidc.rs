//! Logging in with the account of another service (OpenID Connect).
