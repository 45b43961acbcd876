//! Pages by the number of items before them.

use super::pages::{State, Turn};
use super::{Page, Pages, given};
use crate::argument::Value;
use crate::call::set_query;
use crate::route::{Paging, Route};
use crate::{Answer, Call, Client, Error};

/// The pages of a call that is declared with `skip` or `range`.
///
/// They end at the first one that is empty and no sooner: a server may give less than it is asked
/// for. Each begins behind what was delivered.
#[doc(hidden)]
pub fn counted<P: Page + Answer + 'static>(call: Call<P>, client: &Client) -> Pages<P> {
    let mut window = match Window::first(&call) {
        Ok(window) => window,
        Err(error) => return Pages::failed(client, error),
    };
    let template = call.again();
    let first = window.page_of(call);
    Pages::by_rule(client, State::Send(first), move |page: &mut P| {
        let delivered = page.items().len() as u64;
        if delivered == 0 {
            return Turn::over();
        }
        window.start = window.start.saturating_add(delivered);
        Turn { deliver: true, next: State::Send(window.page_of(template.again())) }
    })
}

/// Which items a page has.
struct Window {
    kind: Kind,
    /// How many items are before it.
    start: u64,
    size: u64,
}

/// How the API is told, with the keys of the query.
#[derive(Clone, Copy)]
enum Kind {
    Skip { offset: &'static str, limit: &'static str },
    Range { from: &'static str, to: &'static str },
}

impl Window {
    /// That of the call as it is made: it begins where the caller says.
    fn first<P>(call: &Call<P>) -> Result<Self, Error> {
        match call.route().and_then(Route::pages) {
            Some(Paging::Skip { offset, limit }) => {
                let start = given::number(call, offset)?.unwrap_or(0);
                let size = given::number(call, limit)?.unwrap_or(given::PAGE_SIZE);
                let size = given::checked_size(call, size)?;
                Ok(Self { kind: Kind::Skip { offset, limit }, start, size })
            }
            Some(Paging::Range { from, to }) => {
                let start = given::number(call, from)?.unwrap_or(0);
                let end = given::number(call, to)?;
                let size = end.map_or(given::PAGE_SIZE, |end| end.saturating_sub(start));
                let size = given::checked_size(call, size)?;
                Ok(Self { kind: Kind::Range { from, to }, start, size })
            }
            _ => Err(given::refused(call, "its pages are not counted")),
        }
    }

    /// The call for the page. There is nothing to skip before the first one, and not every API
    /// takes a 0 for that.
    fn page_of<P>(&self, call: Call<P>) -> Call<P> {
        if let (Kind::Skip { limit, .. }, 0) = (self.kind, self.start) {
            return set_query(call, limit, Value::Unsigned(self.size));
        }
        let ((start, start_value), (end, end_value)) = match self.kind {
            Kind::Skip { offset, limit } => ((offset, self.start), (limit, self.size)),
            Kind::Range { from, to } => ((from, self.start), (to, self.start.saturating_add(self.size))),
        };
        let call = set_query(call, start, Value::Unsigned(start_value));
        set_query(call, end, Value::Unsigned(end_value))
    }
}
