//! What is on the pages, one item after the other.

use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::vec::IntoIter;

use futures_core::Stream;

use super::{Page, Pages};
use crate::{Answer, Error};

/// The items of all pages `P`, as a [`Stream`] of `Result<P::Item, Error>`.
///
/// A page is asked for when the items of the one before are taken. After an error it ends.
#[must_use = "a stream does nothing unless polled"]
pub struct Items<P: Page> {
    pages: Pages<P>,
    page: IntoIter<P::Item>,
}

/// An item is moved out and never pinned.
impl<P: Page> Unpin for Items<P> {}

impl<P: Page + Answer> Items<P> {
    pub(super) fn new(pages: Pages<P>) -> Self {
        Self { pages, page: Vec::new().into_iter() }
    }

    /// The next item; `None` at the end. The same as `StreamExt::next`, for programs that have no
    /// other use for that. Dropping the future loses nothing.
    pub async fn next(&mut self) -> Option<Result<P::Item, Error>> {
        poll_fn(|cx| Pin::new(&mut *self).poll_next(cx)).await
    }
}

impl<P: Page + Answer> Stream for Items<P> {
    type Item = Result<P::Item, Error>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        loop {
            if let Some(item) = self.page.next() {
                return Poll::Ready(Some(Ok(item)));
            }
            match ready!(Pin::new(&mut self.pages).poll_next(cx)) {
                Some(Ok(page)) => self.page = page.into_items().into_iter(),
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                None => return Poll::Ready(None),
            }
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.page.len(), None)
    }
}

impl<P: Page> fmt::Debug for Items<P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Items").field("at_hand", &self.page.len()).field("pages", &self.pages).finish()
    }
}
