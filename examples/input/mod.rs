//! The texts that an example is called with.

use std::io::{self, Read};

/// The text of a file, or of standard input for `-`.
pub fn read(path: &str) -> io::Result<String> {
    if path != "-" {
        return std::fs::read_to_string(path);
    }
    let mut text = String::new();
    io::stdin().lock().read_to_string(&mut text)?;
    Ok(text)
}
