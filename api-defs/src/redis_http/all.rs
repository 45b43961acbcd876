//! Scans that go on until all was seen.
//!
//! Redis promises that a scan finds what was there from its beginning to its end. What is added or
//! removed meanwhile may be found or not, and an element may be found more than once.

use cc_client::page::{Items, Page};
use cc_client::{Answer, Call, Client};

use super::{
    Database, HashElement, HashScan, KeyInfo, KeyScan, ListItem, ListScan, Scan, ScanKeys, ScanList, SetScan,
    scan_hash, scan_keys, scan_list, scan_set,
};

/// All keys that `scan` looks for, as a stream that asks for more when it has to.
pub fn all_keys(client: &Client, database: &Database, scan: ScanKeys) -> Items<KeyScan> {
    let database = database.clone();
    let ask = move |cursor| scan_keys(&database.with(at(&scan, cursor, ScanKeys::cursor)));
    all(client, ask, |page| page.cursor)
}

/// All fields of a hash that `scan` looks for, as a stream that asks for more when it has to.
pub fn all_hash_fields(client: &Client, database: &Database, scan: Scan) -> Items<HashScan> {
    let database = database.clone();
    let ask = move |cursor| scan_hash(&database.with(at(&scan, cursor, Scan::cursor)));
    all(client, ask, |page| page.cursor)
}

/// All elements of a list, as a stream that asks for more when it has to.
pub fn all_list_elements(client: &Client, database: &Database, scan: ScanList) -> Items<ListScan> {
    let database = database.clone();
    let ask = move |cursor| scan_list(&database.with(at(&scan, cursor, ScanList::cursor)));
    all(client, ask, |page| page.cursor)
}

/// All members of a set that `scan` looks for, as a stream that asks for more when it has to.
pub fn all_set_members(client: &Client, database: &Database, scan: Scan) -> Items<SetScan> {
    let database = database.clone();
    let ask = move |cursor| scan_set(&database.with(at(&scan, cursor, Scan::cursor)));
    all(client, ask, |page| page.cursor)
}

/// The scan as it is to be sent: the first one as the caller made it.
fn at<S: Clone>(scan: &S, cursor: Option<u64>, set: fn(S, u64) -> S) -> S {
    match cursor {
        Some(cursor) => set(scan.clone(), cursor),
        None => scan.clone(),
    }
}

/// A cursor of 0 ends a scan.
fn all<P>(
    client: &Client,
    ask: impl Fn(Option<u64>) -> Call<P> + Send + 'static,
    cursor: fn(&P) -> u64,
) -> Items<P>
where
    P: Page + Answer + 'static,
{
    let first = ask(None);
    client
        .pages(first, move |page| Some(cursor(page)).filter(|next| *next != 0).map(|next| ask(Some(next))))
        .items()
}

impl Page for KeyScan {
    type Item = KeyInfo;

    fn items(&mut self) -> &mut Vec<KeyInfo> {
        &mut self.keys
    }
}

impl Page for HashScan {
    type Item = HashElement;

    fn items(&mut self) -> &mut Vec<HashElement> {
        &mut self.elements
    }
}

impl Page for ListScan {
    type Item = ListItem;

    fn items(&mut self) -> &mut Vec<ListItem> {
        &mut self.elements
    }
}

impl Page for SetScan {
    type Item = String;

    fn items(&mut self) -> &mut Vec<String> {
        &mut self.elements
    }
}
