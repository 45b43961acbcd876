//! Tokens with limited rights.
