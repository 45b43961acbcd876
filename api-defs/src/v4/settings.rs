//! Settings of the web console.
