//! What tests tell on streams.

use super::Platform;
use crate::{
    Sockets,
    sockets::Command,
    streams::{Entry, Subject},
};
use serde_json::Value;

/// Streams and sockets.
///
/// Every stream begins with what was told since the platform started, unless the request says otherwise
/// (`Last-Event-ID`, `since`), and goes on with what is told while it is open. Events are numbered from 0 for each
/// resource; an event's id ends with its number, and its date is as many milliseconds after
/// 2026-01-01T00:00:00Z. Nothing checks that the resource exists: a stream of one that does not is refused.
impl Platform {
    /// Tells a log of an application, on its v4 and v2 streams.
    pub fn log(&self, application: &str, message: impl Into<String>) {
        self.tell(application_logs(application), Entry::Message(message.into()), 1);
    }

    /// Tells `count` logs of an application. The message of each is `line` and its number: `line 0`, `line 1`…
    /// They are made when they are sent, however many there are.
    pub fn logs(&self, application: &str, count: u64) {
        self.tell(application_logs(application), Entry::Numbered, count);
    }

    /// Tells an event of an application's logs with these data, JSON or not, a log or not.
    pub fn log_data(&self, application: &str, data: impl Into<String>) {
        self.tell(application_logs(application), Entry::Data { name: None, data: data.into() }, 1);
    }

    /// The same under another event name than the usual one.
    pub fn log_event(&self, application: &str, name: &str, data: impl Into<String>) {
        let entry = Entry::Data { name: Some(name.to_owned()), data: data.into() };
        self.tell(application_logs(application), entry, 1);
    }

    /// Tells a log of an add-on, named by its real id.
    pub fn resource_log(&self, real_id: &str, message: impl Into<String>) {
        self.tell(Subject::ResourceLogs(real_id.to_owned()), Entry::Message(message.into()), 1);
    }

    /// Tells `count` logs of an add-on, as [`logs`](Self::logs) does.
    pub fn resource_logs(&self, real_id: &str, count: u64) {
        self.tell(Subject::ResourceLogs(real_id.to_owned()), Entry::Numbered, count);
    }

    /// Tells `count` access logs of an application, for the path `/` and their number, which is `bytesOut` too.
    pub fn access_logs(&self, application: &str, count: u64) {
        self.tell(Subject::AccessLogs(application.to_owned()), Entry::Numbered, count);
    }

    /// Tells `count` access logs without the part `http`, as those of TCP and SSH connections are.
    pub fn access_logs_without_http(&self, application: &str, count: u64) {
        self.tell(Subject::AccessLogs(application.to_owned()), Entry::NumberedWithoutHttp, count);
    }

    /// Tells `count` maps of an owner's live requests: each one place, whose `accessCount` is the map's number.
    pub fn live_requests(&self, owner: &str, count: u64) {
        self.tell(Subject::LiveRequests(owner.to_owned()), Entry::Numbered, count);
    }

    /// Tells a map of an owner's live requests: `[{"long", "lat", "city", "accessCount"}, …]`.
    pub fn live_requests_map(&self, owner: &str, map: &Value) {
        let entry = Entry::Data { name: None, data: map.to_string() };
        self.tell(Subject::LiveRequests(owner.to_owned()), entry, 1);
    }

    /// Tells an event of a network group. Neither the names nor the payloads of the platform's are known.
    pub fn network_group_event(&self, group: &str, name: Option<&str>, data: &Value) {
        let entry = Entry::Data { name: name.map(str::to_owned), data: data.to_string() };
        self.tell(Subject::NetworkGroup(group.to_owned()), entry, 1);
    }

    /// Tells a WireGuard configuration of a peer. As for [`network_group_event`](Self::network_group_event), the
    /// platform's form is not known.
    pub fn wireguard_event(&self, peer: &str, name: Option<&str>, data: &Value) {
        let entry = Entry::Data { name: name.map(str::to_owned), data: data.to_string() };
        self.tell(Subject::WireGuard(peer.to_owned()), entry, 1);
    }

    /// Sends an event on all open sockets, and says how many these are: [`Sockets::event`].
    pub fn event(&self, event: &Value) -> usize {
        self.sockets().event(event)
    }

    /// Sends one heartbeat on every stream, behind the events that are there, and on every socket that is open.
    pub fn heartbeat(&self) {
        self.shared.streams.beat();
        self.shared.sockets.tell(&Command::Heartbeat);
    }

    /// The sockets of platform events.
    pub fn sockets(&self) -> Sockets {
        Sockets::new(std::sync::Arc::clone(&self.shared.sockets))
    }

    /// How many true streams are open. Scripted bodies without one do not count; sockets do not either.
    pub fn streams(&self) -> usize {
        self.shared.streams.open()
    }

    /// Waits until exactly `count` true streams are open: what is told or sent after that is live to them.
    pub async fn streams_reach(&self, count: usize) {
        self.shared.streams.open_reaches(count).await;
    }

    /// How many events were handed out on all streams. [`Recorded::sent`](crate::Recorded::sent) has the number
    /// of each.
    pub fn events_sent(&self) -> u64 {
        self.shared.streams.events()
    }

    /// Waits until at least `count` events were handed out on all streams.
    pub async fn events_reach(&self, count: u64) {
        self.shared.streams.events_reach(count).await;
    }

    /// Waits until exactly `count` connections take nothing more because their client does not read. A client
    /// that never reads stays so; one that reads may be so for a moment.
    pub async fn blocked_reach(&self, count: usize) {
        self.server.blocked_reach(count).await;
    }

    fn tell(&self, subject: Subject, entry: Entry, count: u64) {
        self.shared.streams.topic(subject).append(entry, count);
    }
}

fn application_logs(application: &str) -> Subject {
    Subject::ApplicationLogs(application.to_owned())
}
