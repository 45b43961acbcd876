//! Functions: code that runs when it is called.
