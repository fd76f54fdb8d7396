//! A cold start: the example program on one notice beside `true`.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

use gongwen_ratios::made;
use gongwen_ratios::timing::median;

/// How often each program is started.
const STARTS: usize = 300;

/// Starts both in turn.
pub fn report() {
    let Some(program) = crate::built(&["-p", "gongwen", "--example", "emit_json"], "examples/emit_json") else {
        return;
    };
    let Some(notice) = notice() else { return };
    let mut ratios = (Vec::new(), Vec::new());
    for _ in 0..STARTS {
        let (Some(own), Some(bare)) = (start(&program, Some(&notice)), start(Path::new("true"), None)) else { return };
        ratios.0.push(own);
        ratios.1.push(bare);
    }
    let (own, bare) = (median(ratios.0), median(ratios.1));
    println!("{:<28} {:>10.3} ms", "emit_json on a notice", own * 1e3);
    println!("{:<28} {:>10.3} ms", "true", bare * 1e3);
    crate::ratio("cold/true", own / bare);
}

/// Seconds until the program has ended.
fn start(program: &Path, argument: Option<&Path>) -> Option<f64> {
    let mut command = Command::new(program);
    command.args(argument).stdin(Stdio::null()).stdout(Stdio::null());
    let start = Instant::now();
    let status = command.status();
    let seconds = start.elapsed().as_secs_f64();
    match status {
        Ok(status) if status.success() => Some(seconds),
        Ok(status) => {
            eprintln!("{}: {status}", program.display());
            None
        }
        Err(error) => {
            eprintln!("{}: {error}", program.display());
            None
        }
    }
}

/// The archived notice among the fixtures, or a made one.
fn notice() -> Option<PathBuf> {
    let fixtures = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../fixtures"));
    let folders = std::fs::read_dir(fixtures).ok().into_iter().flatten().filter_map(Result::ok);
    let archived = folders.map(|folder| folder.path().join("beipiao-2021-55.txt")).find(|path| path.is_file());
    archived.or_else(|| {
        let path = std::env::temp_dir().join("gongwen-ratios-notice.txt");
        std::fs::write(&path, made::documents(1, 55).first()?).ok()?;
        Some(path)
    })
}
