//! Memory beyond the text, measured by the program beside this one.

use std::process::Command;

/// Runs `gongwen-ratios-memory`; the ratio is over all documents together.
pub fn report() {
    let target = ["-p", "gongwen-ratios", "--bin", "gongwen-ratios-memory"];
    let Some(program) = crate::built(&target, "gongwen-ratios-memory") else { return };
    let Ok(output) = Command::new(program).output() else { return };
    for line in String::from_utf8_lossy(&output.stdout).lines() {
        let Some((name, value)) = line.split_once(' ') else { continue };
        println!("memory, {name:<20} {value:>10} bytes a byte");
        if let ("all", Ok(value)) = (name, value.parse()) {
            crate::ratio("memory/byte", value);
        }
    }
}
