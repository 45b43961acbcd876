//! Lines of access logs.

use jiff::Timestamp;
use serde::Deserialize;

use crate::date;
use crate::ids::{ApplicationId, InstanceId, ZoneName};
use crate::lenient;

/// A request or connection that reached an application.
///
/// A stream that asks for some [fields](super::AccessLogs::field) gets lines with those alone, so
/// each may be absent.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct AccessLog {
    /// The line's own id. To resume, take the stream's
    /// [last event id](cc_client::stream::StreamHandle::last_event_id).
    pub id: Option<String>,
    /// When it came.
    #[serde(default, deserialize_with = "date::optional")]
    pub date: Option<Timestamp>,
    /// The application.
    pub application_id: Option<ApplicationId>,
    /// The instance that answered.
    pub instance_id: Option<InstanceId>,
    /// The id that the platform gave the request.
    pub request_id: Option<String>,
    /// How many bytes were received.
    #[serde(default, deserialize_with = "lenient::number")]
    pub bytes_in: Option<u64>,
    /// How many bytes were sent.
    #[serde(default, deserialize_with = "lenient::number")]
    pub bytes_out: Option<u64>,
    /// Where it came from.
    pub source: Option<Peer>,
    /// Where it went to.
    pub destination: Option<Peer>,
    /// The version of TLS, if it was used. The names that the platform has for that are not
    /// documented.
    pub tls: Option<String>,
    /// Where it was answered.
    pub zone: Option<ZoneName>,
    /// Where it was answered; how it differs from the zone is not documented.
    pub region: Option<String>,
    /// What was asked and answered over HTTP. It is absent for TCP and SSH; what their lines have
    /// instead is not documented.
    pub http: Option<HttpExchange>,
}

/// One end of a connection.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Peer {
    /// The IP address.
    pub ip: Option<String>,
    /// The port.
    #[serde(default, deserialize_with = "lenient::number")]
    pub port: Option<u16>,
    /// The city that the address is thought to be in.
    pub city: Option<String>,
    /// The country that it is thought to be in; presumably a code of two letters, ISO 3166-1.
    pub country_code: Option<String>,
    /// The place that it is thought to be at.
    pub geo_location: Option<GeoLocation>,
}

/// A place on earth.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
#[non_exhaustive]
pub struct GeoLocation {
    /// Degrees of latitude, north of the equator positive.
    #[serde(default, deserialize_with = "lenient::float")]
    pub latitude: Option<f64>,
    /// Degrees of longitude, east of Greenwich positive.
    #[serde(default, deserialize_with = "lenient::float")]
    pub longitude: Option<f64>,
}

/// An HTTP request and its answer.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[non_exhaustive]
pub struct HttpExchange {
    /// What was asked.
    pub request: Option<HttpRequest>,
    /// What was answered.
    pub response: Option<HttpResponse>,
}

/// What was asked of an application.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[non_exhaustive]
pub struct HttpRequest {
    /// The method.
    pub method: Option<String>,
    /// The scheme, such as `https`.
    pub scheme: Option<String>,
    /// The host that was asked for.
    pub host: Option<String>,
    /// The path. Whether the query is part of it is not documented.
    pub path: Option<String>,
}

/// What an application answered.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct HttpResponse {
    /// The status.
    #[serde(default, deserialize_with = "lenient::number")]
    pub status_code: Option<u16>,
    /// How long it took, as the platform gives it; its unit is not documented.
    #[serde(default, deserialize_with = "lenient::float")]
    pub time: Option<f64>,
    /// By its name, the application's part of the time; its form is not documented.
    pub service_time: Option<serde_json::Value>,
}
