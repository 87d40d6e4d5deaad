//! The requests in flight, and the tool calls that belong to each.
use std::{
    borrow::Cow,
    collections::HashMap,
    sync::{Arc, LazyLock, Mutex, PoisonError},
};

use serde::{Deserialize, Serialize};
use tokio::task::{AbortHandle, JoinHandle};

use crate::output::Output;

/// One tool call as the kit timed it; ns are CLOCK_MONOTONIC.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct ToolCall {
    pub(crate) name: Cow<'static, str>,
    pub(crate) start_ns: u64,
    pub(crate) end_ns: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) error: Option<String>,
}

pub(crate) type ToolCalls = Arc<Mutex<Vec<ToolCall>>>;

/// What an agent is asked; `id` is `r-000042` and the like.
#[derive(Clone)]
pub struct Request {
    pub id: String,
    pub question: String,
    pub(crate) output: Output,
}

impl Request {
    /// Passes a piece of the answer on, as it comes.
    pub fn emit(&self, text: &str) {
        self.output.delta(&self.id, text);
    }
}

struct InFlight {
    abort: AbortHandle,
    calls: ToolCalls,
}

static IN_FLIGHT: LazyLock<Mutex<HashMap<String, InFlight>>> = LazyLock::new(Mutex::default);

tokio::task_local! {
    static CALLS: ToolCalls;
}

/// Starts a request: `spawn` gets the future that `work` makes, already under the request's name.
pub(crate) fn start<F>(id: String, work: impl FnOnce(ToolCalls) -> F)
where
    F: Future<Output = ()> + Send + 'static,
{
    let calls = ToolCalls::default();
    let work = CALLS.scope(calls.clone(), work(calls.clone()));
    // Held while spawning, so that a request cannot end before it is known.
    let mut in_flight = IN_FLIGHT.lock().unwrap_or_else(PoisonError::into_inner);
    let task: JoinHandle<()> = tokio::spawn(work);
    let abort = task.abort_handle();
    in_flight.insert(id, InFlight { abort, calls });
}

/// Forgets a request that has ended.
pub(crate) fn end(id: &str) {
    IN_FLIGHT
        .lock()
        .unwrap_or_else(PoisonError::into_inner)
        .remove(id);
}

/// Drops the future of a request, and with it the model call it waits for.
pub(crate) fn cancel(id: &str) {
    if let Some(request) = IN_FLIGHT
        .lock()
        .unwrap_or_else(PoisonError::into_inner)
        .get(id)
    {
        request.abort.abort();
    }
}

/// Where tool calls of the current request are filed; `None` outside of one.
pub(crate) fn current_calls() -> Option<ToolCalls> {
    CALLS.try_with(Clone::clone).ok()
}

/// Runs a tool under the request `id`, for frameworks that poll it in another request's task.
pub async fn in_request<F: Future>(id: &str, tool: F) -> F::Output {
    let calls = IN_FLIGHT
        .lock()
        .unwrap_or_else(PoisonError::into_inner)
        .get(id)
        .map(|request| request.calls.clone());
    // Unknown ids file the call where nobody reads it, which the harness reports as missing.
    CALLS.scope(calls.unwrap_or_default(), tool).await
}

/// Runs `work` apart from any request, and tells the tool calls it made.
pub(crate) async fn in_calls<F: Future>(work: F) -> (F::Output, Vec<ToolCall>) {
    let calls = ToolCalls::default();
    let output = CALLS.scope(calls.clone(), work).await;
    let calls = std::mem::take(&mut *calls.lock().unwrap_or_else(PoisonError::into_inner));
    (output, calls)
}
