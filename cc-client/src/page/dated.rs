//! Pages from the newest item to the oldest, each until the date at which the one before ends.

use std::collections::HashSet;

use super::pages::{State, Turn};
use super::{Dated, Page, Pages, given};
use crate::argument::Value;
use crate::call::set_query;
use crate::route::{Paging, Route};
use crate::{Answer, Call, Client, Error, ErrorKind};

/// The pages of a call that is declared with `newest_first`.
///
/// Whether the API counts the date in or out is not known, so what was there already is taken
/// out. They end at the first page that has nothing new.
#[doc(hidden)]
pub fn dated<P>(call: Call<P>, client: &Client) -> Pages<P>
where
    P: Page<Item: Dated> + Answer + 'static,
{
    let (until, first, size) = match begin(call) {
        Ok(begun) => begun,
        Err(error) => return Pages::failed(client, error),
    };
    let template = first.again();
    let mut progress = Progress::default();
    Pages::by_rule(client, State::Send(first), move |page: &mut P| {
        let full = page.items().len() as u64 >= size;
        let fail = |why| State::Fail(Error::new(ErrorKind::Protocol, why).with_route(template.route()));
        match progress.pass(page.items()) {
            Passed::Further(date) => {
                let next = set_query(template.again(), until, Value::Text(&date));
                Turn { deliver: true, next: State::Send(next) }
            }
            Passed::Undated => Turn { deliver: true, next: fail("a page has no date from which to go on") },
            Passed::Round => Turn { deliver: true, next: fail("the pages go round in a circle") },
            Passed::Nothing { moved: false } if full => Turn {
                deliver: false,
                next: fail("a full page has nothing new: more items than it holds have one date"),
            },
            Passed::Nothing { .. } => Turn::over(),
        }
    })
}

/// The key of the date, the call for the first page, and how many items make a page full.
fn begin<P>(call: Call<P>) -> Result<(&'static str, Call<P>, u64), Error> {
    let Some(Paging::NewestFirst { until, limit, order }) = call.route().and_then(Route::pages) else {
        return Err(given::refused(&call, "its pages have no dates"));
    };
    let size = given::number(&call, limit)?.unwrap_or(given::PAGE_SIZE);
    let size = given::checked_size(&call, size)?;
    let mut first = set_query(call, limit, Value::Unsigned(size));
    if let Some((key, value)) = order {
        first = set_query(first, key, Value::Text(value));
    }
    Ok((until, first, size))
}

/// How far the pages have come.
#[derive(Default)]
struct Progress {
    /// The date at which the last page ended.
    date: Option<String>,
    /// All dates at which pages ended.
    dates: HashSet<String>,
    /// What has been delivered and may come again: the last page, and those before it that ended
    /// at the same date.
    known: HashSet<String>,
}

/// What a page brings.
enum Passed {
    /// Something new; the next one is to end at this date.
    Further(String),
    /// Something new, and no date to go on from.
    Undated,
    /// Something new, and a date where it has been before.
    Round,
    /// Nothing new.
    Nothing { moved: bool },
}

impl Progress {
    /// Takes out what was there already.
    fn pass<T: Dated>(&mut self, items: &mut Vec<T>) -> Passed {
        let keys: Vec<String> = items.iter().map(Dated::key).collect();
        let date = items.iter().rev().find_map(Dated::date);
        let moved = date.is_some() && date != self.date;
        items.retain(|item| !self.known.contains(&item.key()));
        if items.is_empty() {
            return Passed::Nothing { moved };
        }
        if moved {
            self.known.clear();
        }
        self.known.extend(keys);
        let Some(date) = date else { return Passed::Undated };
        if moved && !self.dates.insert(date.clone()) {
            return Passed::Round;
        }
        self.date = Some(date.clone());
        Passed::Further(date)
    }
}
