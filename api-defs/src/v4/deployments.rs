//! The deployments of an application.
