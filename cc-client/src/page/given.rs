//! What the caller has set on the call that asks for the first page.

use crate::{Call, Error};

/// As many items as a page has if the caller says nothing of it.
pub(super) const PAGE_SIZE: u64 = 100;

/// The value of a parameter, if it is set.
pub(super) fn text<P>(call: &Call<P>, key: &str) -> Option<String> {
    call.query_pairs().into_iter().find(|(name, _)| name == key).map(|(_, value)| value)
}

/// The same, as a number.
pub(super) fn number<P>(call: &Call<P>, key: &str) -> Result<Option<u64>, Error> {
    let Some(text) = text(call, key) else { return Ok(None) };
    text.parse().map(Some).map_err(|_| refused(call, &format!("`{key}` is no number of items")))
}

/// Pages of this size, if they lead anywhere.
pub(super) fn checked_size<P>(call: &Call<P>, size: u64) -> Result<u64, Error> {
    match size {
        0 => Err(refused(call, "a page of no items leads nowhere")),
        size => Ok(size),
    }
}

pub(super) fn refused<P>(call: &Call<P>, why: &str) -> Error {
    Error::invalid_call(why).with_route(call.route())
}
