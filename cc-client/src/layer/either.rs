//! Two kinds of future as one.

use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};

use crate::BoxError;

pin_project_lite::pin_project! {
    /// One of two futures with the same result; the error of the first is boxed.
    #[allow(missing_debug_implementations)]
    pub struct Either<L, R> {
        #[pin]
        side: Side<L, R>,
    }
}

pin_project_lite::pin_project! {
    #[project = SideProjection]
    enum Side<L, R> {
        Left { #[pin] future: L },
        Right { #[pin] future: R },
    }
}

impl<L, R> Either<L, R> {
    pub(crate) fn left(future: L) -> Self {
        Self { side: Side::Left { future } }
    }

    pub(crate) fn right(future: R) -> Self {
        Self { side: Side::Right { future } }
    }
}

impl<L, R, T, E> Future for Either<L, R>
where
    L: Future<Output = Result<T, E>>,
    R: Future<Output = Result<T, BoxError>>,
    E: Into<BoxError>,
{
    type Output = Result<T, BoxError>;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        match self.project().side.project() {
            SideProjection::Left { future } => future.poll(cx).map_err(Into::into),
            SideProjection::Right { future } => future.poll(cx),
        }
    }
}
