//! How the program is linked, and what its build is called.

use std::collections::hash_map::DefaultHasher;
use std::env;
use std::fs;
use std::hash::{Hash, Hasher};
use std::path::Path;

/// What the program is made of.
const PARTS: [&str; 4] = ["src", "fonts", "Cargo.lock", "build.rs"];

fn main() {
    let target = |what: &str| env::var(format!("CARGO_CFG_TARGET_{what}")).unwrap_or_default();
    // A program for a fixed place needs none of its 18,000 addresses put right when it starts: a fiftieth of the time
    // of a flyer.
    if target("OS") == "linux" && target("ENV") == "gnu" {
        println!("cargo:rustc-link-arg-bins=-no-pie");
    }
    // A flyer is built anew when flysheet itself has changed, and the name of the build tells.
    let mut hasher = DefaultHasher::new();
    for part in PARTS {
        println!("cargo:rerun-if-changed={part}");
        add(Path::new(part), &mut hasher);
    }
    println!("cargo:rustc-env=FLYSHEET_BUILD={:016x}", hasher.finish());
}

/// Adds the names and contents of a file, or of all files in a folder.
fn add(path: &Path, hasher: &mut DefaultHasher) {
    let Ok(entries) = fs::read_dir(path) else {
        return (path.to_string_lossy(), fs::read(path).unwrap_or_default()).hash(hasher);
    };
    let mut paths: Vec<_> = entries.flatten().map(|entry| entry.path()).collect();
    paths.sort();
    for path in paths {
        add(&path, hasher);
    }
}
