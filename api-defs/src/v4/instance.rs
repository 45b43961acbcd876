//! The instances of an application.
