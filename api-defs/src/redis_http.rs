//! The HTTP proxy of Redis and Materia KV databases, on a host of its own.
