//! How long things take, and the table of it.

use std::error::Error;
use std::pin::pin;
use std::time::{Duration, Instant};

use futures_util::stream::{Stream, StreamExt};
use nix::time::{ClockId, clock_gettime};

/// What became of something, and how long it took.
pub(crate) async fn measure<T>(work: impl Future<Output = T>) -> (T, Duration) {
    let begin = Instant::now();
    (work.await, begin.elapsed())
}

/// How long all of it took, and each of it, the shortest first.
pub(crate) struct Measured {
    total: Duration,
    /// The processor time of this thread, which does nothing else.
    processor: Duration,
    latencies: Vec<Duration>,
}

impl Measured {
    /// Does the work to its end, unless something of it fails.
    pub(crate) async fn of<T>(
        work: impl Stream<Item = (T, Duration)>,
        check: impl Fn(T) -> Result<(), Box<dyn Error>>,
    ) -> Result<Self, Box<dyn Error>> {
        let (begin, busy) = (Instant::now(), processor_time()?);
        let mut work = pin!(work);
        let mut latencies = Vec::new();
        while let Some((done, latency)) = work.next().await {
            check(done)?;
            latencies.push(latency);
        }
        let (total, processor) = (begin.elapsed(), processor_time()?.saturating_sub(busy));
        latencies.sort_unstable();
        Ok(Self { total, processor, latencies })
    }

    pub(crate) fn seconds(&self) -> f64 {
        self.total.as_secs_f64()
    }

    fn count(&self) -> f64 {
        f64::from(u32::try_from(self.latencies.len()).unwrap_or(u32::MAX))
    }

    fn throughput(&self) -> f64 {
        self.count() / self.seconds()
    }

    /// The processor time of each, in microseconds.
    fn processor_time(&self) -> f64 {
        self.processor.as_secs_f64() * 1e6 / self.count()
    }

    /// The latency, in milliseconds, that so many of a hundred do not exceed.
    fn percentile(&self, percent: usize) -> f64 {
        let index = (self.latencies.len() * percent).div_ceil(100).saturating_sub(1);
        self.latencies.get(index).map_or(f64::NAN, |latency| latency.as_secs_f64() * 1000.0)
    }
}

/// The processor time of this thread so far. What else the machine does is not in it.
fn processor_time() -> nix::Result<Duration> {
    Ok(clock_gettime(ClockId::CLOCK_THREAD_CPUTIME_ID)?.into())
}

/// Both beside each other, as Markdown.
pub(crate) fn table(clients: &[Measured], bare: &[Measured]) -> String {
    let row = |name: &str, value: &dyn Fn(&Measured) -> f64| {
        // What else the machine does changes from round to round, but hardly within one.
        let ratio = median(clients.iter().zip(bare).map(|(client, bare)| value(client) / value(bare)));
        let (client, bare) = (median(clients.iter().map(value)), median(bare.iter().map(value)));
        format!("| {name} | {client:.1} | {bare:.1} | {ratio:.2} |\n")
    };
    let head = "| | client | bare reqwest | ratio |\n| --- | ---: | ---: | ---: |\n".to_owned();
    let throughput = row("requests per second", &Measured::throughput);
    let latencies = [50, 90, 99].map(|percent| row(&format!("p{percent}, ms"), &|one| one.percentile(percent)));
    let processor = row("processor time of each, µs", &Measured::processor_time);
    head + &throughput + &processor + &latencies.concat()
}

fn median(values: impl Iterator<Item = f64>) -> f64 {
    let mut values: Vec<_> = values.collect();
    values.sort_unstable_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
}
