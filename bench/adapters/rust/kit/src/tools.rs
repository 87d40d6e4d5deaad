//! The tools, alike in every language. Each call is timed and filed under its request.
use std::{borrow::Cow, fmt, path::PathBuf, sync::OnceLock, time::Duration};

use sha2::{Digest, Sha256};
use tokio::{task::spawn_blocking, time::sleep};

use crate::{
    clock::monotonic_ns,
    protocol::ToolMode,
    request::{ToolCall, current_calls},
    trips,
};

pub const AVERAGE_TRIP_DURATION: &str = "average_trip_duration";
pub const LOOKUP: &str = "lookup";
pub const DIGEST: &str = "digest";

/// The name by which the model knows the trips file.
const TRIP_FILE: &str = "trips.parquet";

struct Tools {
    mode: ToolMode,
    delay: Duration,
}

/// Set once by `initialize`: frameworks build tools from types, which leaves no room for state.
static TOOLS: OnceLock<Tools> = OnceLock::new();

/// `delay` is what a look-up waits.
pub(crate) fn configure(mode: ToolMode, delay: Duration) {
    let _ = TOOLS.set(Tools { mode, delay });
}

/// A failed tool call; the text is what the model gets to see.
#[derive(Debug, Clone, PartialEq)]
pub struct ToolError(pub String);

impl fmt::Display for ToolError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for ToolError {}

/// Average trip duration in a parquet file of trips, as a sentence.
pub async fn average_trip_duration(path: &str) -> Result<String, ToolError> {
    record(AVERAGE_TRIP_DURATION.into(), async {
        let file = match &configured()?.mode {
            _ if path != TRIP_FILE => return Err(ToolError(format!("no such file: {path}"))),
            ToolMode::Constant { constant } => return Ok(constant.clone()),
            ToolMode::Parquet { path } => PathBuf::clone(path),
        };
        blocking(move || trips::average_duration(&file)).await
    })
    .await
}

/// A known value that takes `scenario.params.delayMs` to come.
pub async fn lookup(key: &str) -> Result<String, ToolError> {
    lookup_as(LOOKUP.into(), key).await
}

/// [`lookup`] under another name.
pub(crate) async fn lookup_as(name: Cow<'static, str>, key: &str) -> Result<String, ToolError> {
    record(name, async {
        let delay = configured()?.delay;
        // A timer of nothing waits for its next tick, a millisecond.
        if !delay.is_zero() {
            sleep(delay).await;
        }
        Ok(format!("value-of-{key}"))
    })
    .await
}

/// SHA-256 applied `rounds` times to 32 zero bytes, in lower-case hex.
pub async fn digest(rounds: u64) -> Result<String, ToolError> {
    let work = blocking(move || Ok(chained_sha256(rounds)));
    record(DIGEST.into(), work).await
}

/// What [`configure`] was told.
pub(crate) fn configuration() -> Result<(&'static ToolMode, Duration), ToolError> {
    let Tools { mode, delay } = configured()?;
    Ok((mode, *delay))
}

fn configured() -> Result<&'static Tools, ToolError> {
    TOOLS
        .get()
        .ok_or_else(|| ToolError("called before initialize".to_owned()))
}

/// Runs what computes or reads on a thread that may.
async fn blocking(
    work: impl FnOnce() -> Result<String, ToolError> + Send + 'static,
) -> Result<String, ToolError> {
    spawn_blocking(work)
        .await
        .unwrap_or_else(|error| Err(ToolError(error.to_string())))
}

async fn record(
    name: Cow<'static, str>,
    work: impl Future<Output = Result<String, ToolError>>,
) -> Result<String, ToolError> {
    let calls = current_calls().ok_or_else(|| ToolError("called outside a request".to_owned()))?;
    let start_ns = monotonic_ns();
    let result = work.await;
    let end_ns = monotonic_ns();
    let error = result.as_ref().err().map(ToString::to_string);
    let call = ToolCall {
        name,
        start_ns,
        end_ns,
        error,
    };
    calls.lock().expect("no holder panics").push(call);
    result
}

fn chained_sha256(rounds: u64) -> String {
    let mut hash = [0u8; 32];
    for _ in 0..rounds {
        hash = Sha256::digest(hash).into();
    }
    hash.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::request;
    use std::sync::mpsc::channel;

    /// All tests configure the same, as tools are configured once in a process.
    pub(crate) const CONSTANT: &str = "The average trip duration across 5 trips is 25.67 minutes.";

    /// The tool's outcome within a request, with the errors on record.
    async fn called(path: &'static str) -> (Result<String, ToolError>, Vec<Option<String>>) {
        let constant = CONSTANT.to_owned();
        configure(ToolMode::Constant { constant }, Duration::ZERO);
        let (sender, receiver) = channel();
        request::start(path.to_owned(), |calls| async move {
            let result = average_trip_duration(path).await;
            let calls = calls.lock().expect("no holder panics");
            assert!(calls.iter().all(|call| call.start_ns <= call.end_ns));
            let errors = calls.iter().map(|call| call.error.clone()).collect();
            sender.send((result, errors)).expect("awaited");
        });
        spawn_blocking(move || receiver.recv().expect("answered"))
            .await
            .expect("no panic")
    }

    #[tokio::test]
    async fn answers_with_the_constant() {
        let (result, errors) = called("trips.parquet").await;
        assert!(result.expect("no error").contains("25.67"));
        assert_eq!(errors, [None]);
    }

    #[tokio::test]
    async fn knows_one_file_only_and_records_the_error() {
        let (result, errors) = called("../etc/passwd").await;
        let message = "no such file: ../etc/passwd".to_owned();
        assert_eq!(result, Err(ToolError(message.clone())));
        assert_eq!(errors, [Some(message)]);
    }

    #[tokio::test]
    async fn refuses_a_call_that_belongs_to_no_request() {
        assert!(average_trip_duration("trips.parquet").await.is_err());
    }

    #[test]
    fn chains_sha256() {
        assert_eq!(chained_sha256(0), "0".repeat(64));
        assert_eq!(
            chained_sha256(1),
            "66687aadf862bd776c8fc18b8e9f8e20089714856ee233b3902a591d0d5f2925"
        );
    }
}
