//! Sessions of the browser: logging in, signing up, and a forgotten password.
