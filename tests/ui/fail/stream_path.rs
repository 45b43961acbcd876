use cc_client::stream;

/// Nothing at all.
#[stream]
pub fn nothing(id: String, limit: Option<u32>) -> String;

/// No path.
#[stream(SSE)]
pub fn transport() -> String;

/// Not a string.
#[stream(WS /v2/events)]
pub fn bare() -> String;

/// Segments and a query as an endpoint cannot have them either.
#[stream(SSE "v4//logs?limit", event = "LOG")]
pub fn faulty() -> String;

fn main() {
    let _ = nothing("app_1").limit(3);
    let _ = (transport(), bare(), faulty());
}
