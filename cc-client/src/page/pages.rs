//! The pages, one call after the other.

use std::fmt;
use std::future::{Future, poll_fn};
use std::pin::Pin;
use std::task::{Context, Poll};

use futures_core::Stream;
use futures_core::stream::FusedStream;

use super::{Items, Page};
use crate::call::Send as Sending;
use crate::{Answer, Call, Client, Error};

/// The pages of an answer, as a [`Stream`] of `Result<P, Error>`.
///
/// The first call is sent when it is first polled, each further one when the next page is asked
/// for. After an error it ends.
#[must_use = "a stream does nothing unless polled"]
pub struct Pages<P> {
    client: Client,
    state: State<P>,
    rule: Rule<P>,
}

/// What follows a page.
type Rule<P> = Box<dyn FnMut(&mut P) -> Turn<P> + Send>;

/// What is made of a page that came.
pub(super) struct Turn<P> {
    /// Whether it is worth delivering.
    pub(super) deliver: bool,
    pub(super) next: State<P>,
}

/// What there is to do for the next page.
pub(super) enum State<P> {
    Send(Call<P>),
    Sending(Sending<P>),
    Fail(Error),
    End,
}

impl<P> Turn<P> {
    /// Without the page that came.
    pub(super) fn over() -> Self {
        Self { deliver: false, next: State::End }
    }
}

impl<P: Answer> Pages<P> {
    pub(crate) fn new(
        client: &Client,
        first: Call<P>,
        mut next: impl FnMut(&P) -> Option<Call<P>> + Send + 'static,
    ) -> Self {
        let rule = move |page: &mut P| {
            let next = next(page).map_or(State::End, State::Send);
            Turn { deliver: true, next }
        };
        Self::by_rule(client, State::Send(first), rule)
    }

    pub(super) fn by_rule(
        client: &Client,
        first: State<P>,
        rule: impl FnMut(&mut P) -> Turn<P> + Send + 'static,
    ) -> Self {
        Self { client: client.clone(), state: first, rule: Box::new(rule) }
    }

    /// A call that can't be sent in pages.
    pub(super) fn failed(client: &Client, error: Error) -> Self {
        Self::by_rule(client, State::Fail(error), |_| Turn::over())
    }

    /// The next page; `None` at the end. The same as `StreamExt::next`, for programs that have no
    /// other use for that. Dropping the future loses nothing.
    pub async fn next(&mut self) -> Option<Result<P, Error>> {
        poll_fn(|cx| Pin::new(&mut *self).poll_next(cx)).await
    }

    /// What is on the pages, one item after the other.
    pub fn items(self) -> Items<P>
    where
        P: Page,
    {
        Items::new(self)
    }
}

impl<P: Answer> Stream for Pages<P> {
    type Item = Result<P, Error>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = &mut *self;
        loop {
            match std::mem::replace(&mut this.state, State::End) {
                State::Send(call) => this.state = State::Sending(this.client.send(call)),
                State::Sending(mut sending) => {
                    let Poll::Ready(answer) = Pin::new(&mut sending).poll(cx) else {
                        this.state = State::Sending(sending);
                        return Poll::Pending;
                    };
                    let mut page = match answer {
                        Ok(page) => page,
                        Err(error) => return Poll::Ready(Some(Err(error))),
                    };
                    let Turn { deliver, next } = (this.rule)(&mut page);
                    this.state = next;
                    if deliver {
                        return Poll::Ready(Some(Ok(page)));
                    }
                }
                State::Fail(error) => return Poll::Ready(Some(Err(error))),
                State::End => return Poll::Ready(None),
            }
        }
    }
}

impl<P: Answer> FusedStream for Pages<P> {
    fn is_terminated(&self) -> bool {
        matches!(self.state, State::End)
    }
}

/// Shows what it does, and no item.
impl<P> fmt::Debug for Pages<P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let state: &dyn fmt::Debug = match &self.state {
            State::Send(call) => call,
            State::Sending(sending) => sending,
            State::Fail(error) => error,
            State::End => &"ended",
        };
        f.debug_struct("Pages").field("state", state).finish_non_exhaustive()
    }
}
