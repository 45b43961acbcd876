//! A future that may have failed before it began.

use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};

use crate::BoxError;

pin_project_lite::pin_project! {
    /// The future of a layer that may refuse a request before it reaches the service below.
    #[allow(missing_debug_implementations)]
    pub struct Fallible<F> {
        #[pin]
        state: State<F>,
    }
}

pin_project_lite::pin_project! {
    #[project = StateProjection]
    enum State<F> {
        Running { #[pin] future: F },
        Failed { error: Option<BoxError> },
    }
}

impl<F> Fallible<F> {
    pub(crate) fn running(future: F) -> Self {
        Self { state: State::Running { future } }
    }

    pub(crate) fn failed(error: impl Into<BoxError>) -> Self {
        Self { state: State::Failed { error: Some(error.into()) } }
    }
}

impl<F, T, E> Future for Fallible<F>
where
    F: Future<Output = Result<T, E>>,
    E: Into<BoxError>,
{
    type Output = Result<T, BoxError>;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        match self.project().state.project() {
            StateProjection::Running { future } => future.poll(cx).map_err(Into::into),
            StateProjection::Failed { error } => match error.take() {
                Some(error) => Poll::Ready(Err(error)),
                None => Poll::Pending,
            },
        }
    }
}
