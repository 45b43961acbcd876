//! What asks several times for one answer, and what waits.

mod applications;
mod networks;
mod others;
mod waits;

use std::time::Duration;

use api_defs::Wait;

use super::stage::Stage;

/// Asks again at once: a test waits for requests, not for time.
fn wait() -> Wait {
    Wait::new().delay(Duration::from_millis(1))
}

/// What the platform answers, where something happens there once it was asked this often.
async fn meanwhile<T>(
    stage: &Stage,
    requests: usize,
    happens: impl FnOnce(),
    answer: impl Future<Output = T>,
) -> T {
    let before = stage.platform.requests().len();
    let happens = async {
        stage.platform.received(before + requests).await;
        happens();
    };
    tokio::join!(answer, happens).0
}
