//! Tells the kit which compiler built it, for the `runtime` of the `initialize` reply.
use std::{env, process::Command};

fn main() {
    let rustc = env::var("RUSTC").expect("cargo sets RUSTC");
    let output = Command::new(rustc)
        .arg("--version")
        .output()
        .expect("rustc runs");
    let text = String::from_utf8(output.stdout).expect("rustc prints UTF-8");
    let version = text.split_whitespace().nth(1).unwrap_or("unknown");
    println!("cargo:rustc-env=KIT_RUSTC_VERSION={version}");
    println!("cargo:rerun-if-changed=build.rs");
}
