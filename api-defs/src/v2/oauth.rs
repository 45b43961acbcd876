//! OAuth 1.0a: how a program gets a token of a user.
