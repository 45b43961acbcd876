//! Materia databases.
