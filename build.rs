//! Where the built parts are that the program holds: `cargo xtask dist` says so. Otherwise it holds none.

use std::path::PathBuf;
use std::{env, fs};

const VARIABLE: &str = "PLAN_CHART_PARTS";

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-env-changed={VARIABLE}");
    let parts = match env::var_os(VARIABLE).map(PathBuf::from) {
        Some(parts) => {
            println!("cargo::rerun-if-changed={}", parts.display());
            parts
        }
        None => {
            let none = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets it")).join("none");
            fs::write(&none, []).expect("cargo lets this folder be written to");
            none
        }
    };
    println!("cargo::rustc-env={VARIABLE}={}", parts.display());
}
