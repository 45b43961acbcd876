//! Redis over HTTP: keys, values and commands of a Redis-compatible database.
//!
//! A proxy of the platform speaks HTTP on one side and the protocol of Redis on the other. It
//! is on a host of its own, [`HOST`], and takes no credentials of the platform: which database
//! is meant, and its password, stands in the URL that a [`Database`] holds and that goes into each
//! body.
//!
//! ```no_run
//! use api_defs::redis_http::{self, Database, Key, StringKey};
//! use cc_client::{Client, Error};
//!
//! # async fn run(client: Client) -> Result<(), Error> {
//! let database = Database::new("rediss://:password@example.com:6379");
//!
//! let greeting = StringKey::new("greeting", "hello");
//! redis_http::create_string(&database.with(greeting)).send(&client).await?;
//!
//! let found = redis_http::get_string(&database.with(Key::new("greeting"))).send(&client).await?;
//! assert_eq!(found.value, "hello");
//! # Ok(())
//! # }
//! ```
//!
//! Each operation is a `POST`. Those that only read are sent again after a doubtful failure, the
//! others are not.

mod all;
mod command;
mod database;
mod hash;
mod key;
mod list;
mod set;

#[cfg(test)]
mod tests;

use cc_client::{Host, endpoint};

pub use all::{all_hash_fields, all_keys, all_list_elements, all_set_members};
pub use command::{Command, CommandLine, CommandLineResult, CommandResult, Reply};
pub use database::{Database, Operation};
pub use hash::{HashElement, HashField, HashFieldDeleted, HashFieldSet, HashKey, HashScan, SetHashField};
pub use key::{Key, KeyDeleted, KeyInfo, KeyScan, KeyType, Scan, ScanKeys, StringKey};
pub use list::{
    ListElement, ListIndex, ListItem, ListKey, ListPosition, ListScan, PushListElement, ScanList,
};
pub use set::{SetKey, SetMember, SetMemberAdded, SetMemberDeleted, SetScan};

/// The host of the proxy: `https://kv-proxy.services.clever-cloud.com`.
pub static HOST: Host = Host::new("redis-http", "https://kv-proxy.services.clever-cloud.com");

// Commands

/// Runs any command, its arguments given one by one.
#[endpoint(POST "/command", host = HOST, auth = none, js = none)]
pub fn send_command(command: &Operation<Command>) -> CommandResult;

/// Runs any command as it would be typed into `redis-cli`, and answers what that would print.
#[endpoint(POST "/command/cli", host = HOST, auth = none, js = none)]
pub fn send_command_line(line: &Operation<CommandLine>) -> CommandLineResult;

// Keys

/// Some of the keys, with their types, and a cursor to go on with; [`all_keys`] goes on by itself.
#[endpoint(POST "/keys/_scan", host = HOST, auth = none, retry = safe, js = none)]
pub fn scan_keys(scan: &Operation<ScanKeys>) -> KeyScan;

/// Deletes a key of any type.
#[endpoint(POST "/key/_delete", host = HOST, auth = none, js = none)]
pub fn delete_key(key: &Operation<Key>) -> KeyDeleted;

// Strings

/// Creates a string. See [`update_string`] for one that exists.
#[endpoint(POST "/key/string/_create", host = HOST, auth = none, js = none)]
pub fn create_string(key: &Operation<StringKey>) -> StringKey;

/// The value of a string.
#[endpoint(POST "/key/string/_get", host = HOST, auth = none, retry = safe, js = none)]
pub fn get_string(key: &Operation<Key>) -> StringKey;

/// Gives a string another value.
#[endpoint(POST "/key/string/_update", host = HOST, auth = none, js = none)]
pub fn update_string(key: &Operation<StringKey>) -> StringKey;

// Hashes

/// Creates a hash with its first fields.
#[endpoint(POST "/key/hash/_create", host = HOST, auth = none, js = none)]
pub fn create_hash(key: &Operation<HashKey>) -> HashKey;

/// Some of the fields of a hash, and a cursor to go on with; [`all_hash_fields`] goes on by itself.
#[endpoint(POST "/key/hash/_scan", host = HOST, auth = none, retry = safe, js = none)]
pub fn scan_hash(scan: &Operation<Scan>) -> HashScan;

/// Sets a field of a hash, whether it was there or not.
#[endpoint(POST "/key/hash/_set", host = HOST, auth = none, js = none)]
pub fn set_hash_field(field: &Operation<SetHashField>) -> HashFieldSet;

/// Deletes a field of a hash.
#[endpoint(POST "/key/hash/_delete", host = HOST, auth = none, js = none)]
pub fn delete_hash_field(field: &Operation<HashField>) -> HashFieldDeleted;

// Lists

/// Creates a list with its first elements.
#[endpoint(POST "/key/list/_create", host = HOST, auth = none, js = none)]
pub fn create_list(key: &Operation<ListKey>) -> ListKey;

/// Some of the elements of a list, and a cursor to go on with; [`all_list_elements`] goes on by
/// itself.
#[endpoint(POST "/key/list/_scan", host = HOST, auth = none, retry = safe, js = none)]
pub fn scan_list(scan: &Operation<ScanList>) -> ListScan;

/// One element of a list.
#[endpoint(POST "/key/list/_get", host = HOST, auth = none, retry = safe, js = none)]
pub fn get_list_element(element: &Operation<ListIndex>) -> ListElement;

/// Replaces an element of a list.
#[endpoint(POST "/key/list/_update", host = HOST, auth = none, js = none)]
pub fn update_list_element(element: &Operation<ListElement>) -> ListElement;

/// Adds an element at an end of a list.
#[endpoint(POST "/key/list/_push", host = HOST, auth = none, js = none)]
pub fn push_list_element(element: &Operation<PushListElement>) -> ListElement;

// Sets

/// Creates a set with its first members.
#[endpoint(POST "/key/set/_create", host = HOST, auth = none, js = none)]
pub fn create_set(key: &Operation<SetKey>) -> SetKey;

/// Some of the members of a set, and a cursor to go on with; [`all_set_members`] goes on by itself.
#[endpoint(POST "/key/set/_scan", host = HOST, auth = none, retry = safe, js = none)]
pub fn scan_set(scan: &Operation<Scan>) -> SetScan;

/// Adds a member to a set.
#[endpoint(POST "/key/set/_set", host = HOST, auth = none, js = none)]
pub fn add_set_member(member: &Operation<SetMember>) -> SetMemberAdded;

/// Takes a member out of a set.
#[endpoint(POST "/key/set/_delete", host = HOST, auth = none, js = none)]
pub fn delete_set_member(member: &Operation<SetMember>) -> SetMemberDeleted;
