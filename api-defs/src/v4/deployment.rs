//! One deployment of an application.
