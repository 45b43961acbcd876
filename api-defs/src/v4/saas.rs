//! Grafana of an organisation.
