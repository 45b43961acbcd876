//! The link between the current user and GitHub.
