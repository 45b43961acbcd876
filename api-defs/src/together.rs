//! Requests that are on their way at the same time.

use cc_client::Error;
use futures_util::stream::{self, StreamExt, TryStreamExt};

/// How many requests a walk over a list has on their way at most.
const AT_ONCE: usize = 8;

/// What is asked for each item, in the order of the items. The first error ends it.
pub(crate) async fn each<T, U, A>(items: Vec<T>, ask: impl FnMut(T) -> A) -> Result<Vec<U>, Error>
where
    A: Future<Output = Result<U, Error>>,
{
    stream::iter(items).map(ask).buffered(AT_ONCE).try_collect().await
}

/// `None` where the platform answers that there is none.
pub(crate) fn found<T>(answer: Result<T, Error>) -> Result<Option<T>, Error> {
    match answer {
        Ok(answer) => Ok(Some(answer)),
        Err(error) if error.is_not_found() => Ok(None),
        Err(error) => Err(error),
    }
}
