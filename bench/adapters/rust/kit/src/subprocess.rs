//! A tool as a program of its own, for frameworks that know no others: the adapter itself, started
//! with an argument. It times its calls, which are filed under the request that it was started for.
use std::{
    env,
    error::Error,
    fs::{self, OpenOptions},
    io::{self, Read, Write},
    path::PathBuf,
    time::Duration,
};

use serde::{Deserialize, Serialize};

use crate::{
    Failure, Request, Tool,
    protocol::ToolMode,
    request::{ToolCall, current_calls, in_calls},
    scratch::scratch_directory,
    tools,
};

/// Tells the program how the tool answers and where its calls are noted, as JSON.
const VARIABLE: &str = "KIT_TOOL";

#[derive(Serialize, Deserialize)]
struct Order {
    tool: Tool,
    mode: ToolMode,
    delay: Duration,
    calls: PathBuf,
}

/// The variable, name and value, that `tool` as a program started for `request` must have.
pub fn variable(tool: &Tool, request: &Request) -> Result<(String, String), Failure> {
    let (mode, delay) = tools::configuration().map_err(Failure::tool)?;
    let order = Order {
        tool: tool.clone(),
        mode: mode.clone(),
        delay,
        calls: calls_path(request).map_err(Failure::framework)?,
    };
    let order = serde_json::to_string(&order).map_err(Failure::framework)?;
    Ok((VARIABLE.to_owned(), order))
}

/// Files the calls that programs noted for `request`; to be called within it, when they have ended.
pub fn collect(request: &Request) -> Result<(), Failure> {
    let path = calls_path(request).map_err(Failure::framework)?;
    let noted = match fs::read_to_string(&path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()), // None was started.
        noted => noted.map_err(Failure::framework)?,
    };
    fs::remove_file(&path).map_err(Failure::framework)?;
    let noted: Result<Vec<ToolCall>, _> = noted.lines().map(serde_json::from_str).collect();
    let calls = current_calls().ok_or_else(|| Failure::framework("outside a request"))?;
    let mut calls = calls.lock().expect("no holder panics");
    calls.extend(noted.map_err(Failure::framework)?);
    Ok(())
}

/// What such a program does: arguments as JSON on stdin, the sentence on stdout.
pub async fn answer() -> Result<(), Box<dyn Error>> {
    let order: Order = serde_json::from_str(&env::var(VARIABLE)?)?;
    tools::configure(order.mode, order.delay);
    let mut arguments = String::new();
    io::stdin().read_to_string(&mut arguments)?;
    let arguments = serde_json::from_str(&arguments)?;
    let (sentence, noted) = in_calls(order.tool.call(&arguments)).await;
    let mut file = OpenOptions::new()
        .create(true)
        .append(true)
        .open(order.calls)?;
    for call in noted {
        writeln!(file, "{}", serde_json::to_string(&call)?)?;
    }
    print!("{}", sentence?);
    Ok(())
}

fn calls_path(request: &Request) -> io::Result<PathBuf> {
    Ok(scratch_directory()?.join(format!("calls-{}", request.id)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{output::Output, request, scratch};
    use std::sync::mpsc::channel;

    #[tokio::test]
    async fn files_what_a_program_noted_under_the_request() {
        let request = Request {
            id: "noted".to_owned(),
            question: String::new(),
            output: Output::to(io::sink()),
        };
        let (sender, receiver) = channel();
        let call = r#"{"name":"average_trip_duration","startNs":3,"endNs":5}"#;
        let path = calls_path(&request).expect("a scratch directory");
        fs::write(&path, format!("{call}\n")).expect("written");
        request::start(request.id.clone(), |calls| async move {
            collect(&request).expect("collected");
            collect(&request).expect("nothing left to collect");
            let calls = calls.lock().expect("no holder panics");
            let filed = calls.iter().map(|call| (call.start_ns, call.end_ns));
            sender.send(filed.collect::<Vec<_>>()).expect("awaited");
        });
        let filed = tokio::task::spawn_blocking(move || receiver.recv());
        assert_eq!(filed.await.expect("no panic"), Ok(vec![(3, 5)]));
        assert!(!path.exists());
        scratch::remove();
    }
}
