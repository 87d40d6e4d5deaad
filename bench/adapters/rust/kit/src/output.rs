//! The protocol's end of stdout: whole lines, written by a thread of their own.
use std::{
    fs::File,
    io::{self, Write},
    os::fd::AsFd,
    sync::mpsc::{Sender, channel},
    thread,
};

use serde_json::{Value, json};

use crate::{Failure, clock::monotonic_ns, scratch};

/// Writes replies; clones write to the same stdout.
#[derive(Clone)]
pub(crate) struct Output(Sender<Line>);

enum Line {
    Text(String),
    Exit,
}

impl Output {
    /// Takes stdout over: what a framework prints from now on lands in stderr, the adapter's log.
    pub(crate) fn take_stdout() -> io::Result<Self> {
        let stdout = File::from(io::stdout().as_fd().try_clone_to_owned()?);
        // SAFETY: both descriptors are open; nobody owns the one that is replaced.
        if unsafe { libc::dup2(libc::STDERR_FILENO, libc::STDOUT_FILENO) } < 0 {
            return Err(io::Error::last_os_error());
        }
        Ok(Self::to(stdout))
    }

    /// A pipe may be full, so the async runtime must not be what waits for it.
    pub(crate) fn to(mut sink: impl Write + Send + 'static) -> Self {
        let (sender, lines) = channel();
        thread::spawn(move || {
            for line in lines {
                match line {
                    Line::Text(text) => {
                        if sink.write_all(text.as_bytes()).is_err() || sink.flush().is_err() {
                            scratch::exit(); // The harness has gone.
                        }
                    }
                    Line::Exit => scratch::exit(),
                }
            }
        });
        Self(sender)
    }

    /// Answers the JSON-RPC request `id`.
    pub(crate) fn reply(&self, id: &Value, result: Result<Value, Failure>) {
        let message = match result {
            Ok(result) => json!({"jsonrpc": "2.0", "id": id, "result": result}),
            Err(failure) => json!({"jsonrpc": "2.0", "id": id, "error": failure.to_json()}),
        };
        self.write(&message);
    }

    /// Tells a piece of the answer to the request `id`, which the adapter has got just now.
    pub(crate) fn delta(&self, id: &str, text: &str) {
        let params = json!({"id": id, "text": text, "atNs": monotonic_ns()});
        self.write(&json!({"jsonrpc": "2.0", "method": "delta", "params": params}));
    }

    fn write(&self, message: &Value) {
        // The writer outlives every sender: it ends with the process.
        let _ = self.0.send(Line::Text(format!("{message}\n")));
    }

    /// Ends the process with code 0 once all that was said before is written.
    pub(crate) fn exit(&self) {
        let _ = self.0.send(Line::Exit);
    }
}
