//! A directory for what a framework must keep on disk.
use std::{
    env, fs, io,
    path::{Path, PathBuf},
    process,
    sync::OnceLock,
};

static SCRATCH: OnceLock<PathBuf> = OnceLock::new();

/// An empty directory of this process alone, made when first asked for and removed at its exit.
pub fn scratch_directory() -> io::Result<&'static Path> {
    if SCRATCH.get().is_none() {
        // HOME is the adapter's own: the harness sets it so.
        let home = env::var_os("HOME").map_or_else(env::temp_dir, PathBuf::from);
        let all = home.join(".agentbench-scratch");
        let path = all.join(process::id().to_string());
        let _ = fs::remove_dir_all(&path); // Of a killed process that had the same id.
        remove_orphans(&all, Path::new("/proc"));
        fs::create_dir_all(&path)?;
        let _ = SCRATCH.set(path);
    }
    Ok(SCRATCH.get().expect("set above"))
}

/// Removes the directories of processes that were killed: cold starts end so.
fn remove_orphans(all: &Path, processes: &Path) {
    if !processes.exists() {
        return; // A system that does not tell which processes live.
    }
    let entries = fs::read_dir(all).into_iter().flatten().flatten();
    for entry in entries.filter(|entry| !processes.join(entry.file_name()).exists()) {
        let _ = fs::remove_dir_all(entry.path());
    }
}

/// Ends the process with code 0 and removes what it left on disk.
pub(crate) fn exit() -> ! {
    remove();
    process::exit(0)
}

pub(crate) fn remove() {
    if let Some(path) = SCRATCH.get() {
        let _ = fs::remove_dir_all(path);
        let _ = path.parent().map(fs::remove_dir); // Stays while another process uses it.
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn removes_what_killed_processes_left_and_nothing_else() {
        let root = env::temp_dir().join(format!("kit-scratch-{}", process::id()));
        let (all, processes) = (root.join("all"), root.join("processes"));
        for directory in [all.join("7/deep"), all.join("8"), processes.join("8")] {
            fs::create_dir_all(directory).expect("made");
        }
        remove_orphans(&all, &processes);
        assert!(!all.join("7").exists());
        assert!(all.join("8").exists());
        fs::remove_dir_all(root).expect("removed");
    }
}
