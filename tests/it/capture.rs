//! Keeps everything that is logged on a thread: spans, events and fields of every crate at every
//! level, through `tracing` and through `log`.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fmt::Debug;
use std::sync::{Arc, Mutex, Once};

use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::subscriber::DefaultGuard;
use tracing::{Event, Subscriber};
use tracing_subscriber::layer::{Context, Layer, SubscriberExt};
use tracing_subscriber::registry::{LookupSpan, Registry};

/// What was logged since the start, on the thread that started it.
pub(crate) struct Capture {
    recorder: Recorder,
    _default: DefaultGuard,
}

/// A span with the fields that it had in the end, or an event.
#[derive(Debug, Clone, Default)]
pub(crate) struct Entry {
    pub(crate) name: &'static str,
    pub(crate) target: &'static str,
    pub(crate) level: String,
    pub(crate) fields: BTreeMap<&'static str, String>,
    /// The name of the span around it.
    pub(crate) parent: Option<&'static str>,
}

#[derive(Clone, Default)]
struct Recorder {
    spans: Arc<Mutex<Vec<Entry>>>,
    events: Arc<Mutex<Vec<Entry>>>,
}

/// The place of a span in the list.
struct Place(usize);

impl Capture {
    pub(crate) fn start() -> Self {
        capture_log();
        let recorder = Recorder::default();
        let subscriber = Registry::default().with(recorder.clone());
        LOGGED.with_borrow_mut(Vec::clear);
        Self { recorder, _default: tracing::subscriber::set_default(subscriber) }
    }

    pub(crate) fn spans(&self) -> Vec<Entry> {
        self.recorder.spans.lock().unwrap().clone()
    }

    pub(crate) fn events(&self) -> Vec<Entry> {
        self.recorder.events.lock().unwrap().clone()
    }

    /// All of it, as text.
    pub(crate) fn text(&self) -> String {
        let logged = LOGGED.with_borrow(|logged| logged.join("\n"));
        format!("{:#?}\n{:#?}\n{logged}", self.spans(), self.events())
    }
}

impl<S: Subscriber + for<'a> LookupSpan<'a>> Layer<S> for Recorder {
    fn on_new_span(&self, attributes: &Attributes<'_>, id: &Id, context: Context<'_, S>) {
        let mut entry = entry(attributes.metadata());
        attributes.record(&mut Fields(&mut entry.fields));
        let mut spans = self.spans.lock().unwrap();
        context.span(id).unwrap().extensions_mut().insert(Place(spans.len()));
        spans.push(entry);
    }

    fn on_record(&self, id: &Id, values: &Record<'_>, context: Context<'_, S>) {
        let span = context.span(id).unwrap();
        let place = span.extensions().get::<Place>().unwrap().0;
        values.record(&mut Fields(&mut self.spans.lock().unwrap()[place].fields));
    }

    fn on_event(&self, event: &Event<'_>, context: Context<'_, S>) {
        let mut entry = entry(event.metadata());
        event.record(&mut Fields(&mut entry.fields));
        entry.parent = context.event_span(event).map(|span| span.name());
        self.events.lock().unwrap().push(entry);
    }
}

fn entry(metadata: &'static tracing::Metadata<'static>) -> Entry {
    Entry {
        name: metadata.name(),
        target: metadata.target(),
        level: metadata.level().to_string(),
        ..Entry::default()
    }
}

struct Fields<'a>(&'a mut BTreeMap<&'static str, String>);

impl Visit for Fields<'_> {
    fn record_str(&mut self, field: &Field, value: &str) {
        self.0.insert(field.name(), value.to_owned());
    }

    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        self.0.insert(field.name(), format!("{value:?}"));
    }
}

thread_local! {
    static LOGGED: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
}

/// For the crates that use `log`; there can be one logger for all threads.
struct Logger;

impl log::Log for Logger {
    fn enabled(&self, _: &log::Metadata<'_>) -> bool {
        true
    }

    fn log(&self, record: &log::Record<'_>) {
        let line = format!("{} {}: {}", record.level(), record.target(), record.args());
        LOGGED.with_borrow_mut(|logged| logged.push(line));
    }

    fn flush(&self) {}
}

fn capture_log() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        // Somebody is always interested. Otherwise a callsite that another thread reaches for the first
        // time, just as a capture begins, might be remembered as one in which nobody is.
        tracing::subscriber::set_global_default(Registry::default()).unwrap();
        log::set_logger(&Logger).unwrap();
        log::set_max_level(log::LevelFilter::Trace);
    });
}
