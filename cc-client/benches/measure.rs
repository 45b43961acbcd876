//! Paired timing and exact counting.

use std::fmt;
use std::future::Future;
use std::pin::pin;
use std::task::{Context, Poll, Waker};
use std::time::{Duration, Instant};

use stats_alloc::Region;

const ROUNDS: usize = 41;

/// What is read before and after a round.
#[derive(Clone, Copy)]
pub(crate) enum Clock {
    /// For what runs in this thread and waits for nobody.
    Wall,
    /// For what waits: the time that this thread spends on a CPU. The system counts it in
    /// ticks of some milliseconds, so a round must be long. The wall's where it does not tell.
    ThreadCpu,
}

/// Prints a heading.
pub(crate) fn heading(text: &str) {
    println!("\n{text}\n{}", "-".repeat(text.len()));
}

/// Runs `floor` and `subject` in turn, `iterations` times each a round, and prints both.
pub(crate) fn compare(
    (floor_name, mut floor): (&str, impl FnMut()),
    (subject_name, mut subject): (&str, impl FnMut()),
    iterations: u32,
    read: Clock,
) {
    let (floor_allocations, subject_allocations) = (allocations(&mut floor), allocations(&mut subject));
    let mut floors = Vec::new();
    let mut subjects = Vec::new();
    for round in 0..=ROUNDS {
        let floor = time(&mut floor, iterations, read);
        let subject = time(&mut subject, iterations, read);
        // The first round warms up.
        if round > 0 {
            floors.push(floor);
            subjects.push(subject);
        }
    }
    let ratios = Spread::of(subjects.iter().zip(&floors).map(|(subject, floor)| subject / floor));
    println!("{floor_name:<34} {:>9.0} ns  {floor_allocations:>3} allocations", Spread::of(floors).min);
    println!(
        "{subject_name:<34} {:>9.0} ns  {subject_allocations:>3} allocations   ratio {ratios}",
        Spread::of(subjects).min,
    );
}

/// Measures one thing that has no floor.
pub(crate) fn alone(name: &str, mut subject: impl FnMut(), iterations: u32) {
    let allocations = allocations(&mut subject);
    let times = (0..ROUNDS).map(|_| time(&mut subject, iterations, Clock::Wall)).collect::<Vec<_>>();
    println!("{name:<34} {:>9.0} ns  {allocations:>3} allocations", Spread::of(times).min);
}

/// Allocations of one run, in all threads of the process; growing in place counts as one.
fn allocations(run: &mut impl FnMut()) -> usize {
    // The least of several: what is made once (a thread's state, a table that grows) is left out.
    let count = |_| {
        let region = Region::new(crate::ALLOCATOR);
        run();
        let change = region.change();
        change.allocations + change.reallocations
    };
    (0..64).map(count).min().unwrap_or_default()
}

/// Nanoseconds of one run.
fn time(run: &mut impl FnMut(), iterations: u32, read: Clock) -> f64 {
    let cpu = |read| matches!(read, Clock::ThreadCpu).then(cpu_time).flatten();
    let (cpu_start, start) = (cpu(read), Instant::now());
    for _ in 0..iterations {
        run();
    }
    let elapsed = match (cpu_start, cpu(read)) {
        (Some(start), Some(end)) => end - start,
        _ => start.elapsed(),
    };
    elapsed.as_nanos() as f64 / f64::from(iterations)
}

/// The time that this thread has spent on a CPU.
fn cpu_time() -> Option<Duration> {
    let statistics = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    statistics.split(' ').next()?.parse().ok().map(Duration::from_nanos)
}

/// Runs a future that is never pending.
pub(crate) fn run_ready<F: Future>(future: F) -> F::Output {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(output) => output,
        Poll::Pending => panic!("a future over a null transport is never pending"),
    }
}

struct Spread {
    min: f64,
    median: f64,
    max: f64,
}

impl Spread {
    fn of(values: impl IntoIterator<Item = f64>) -> Self {
        let mut values: Vec<f64> = values.into_iter().collect();
        values.sort_by(f64::total_cmp);
        Self { min: values[0], median: values[values.len() / 2], max: values[values.len() - 1] }
    }
}

impl fmt::Display for Spread {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:.2} / {:.2} / {:.2}", self.min, self.median, self.max)
    }
}
