//! Prints the JSON of the contract for each document named: `emit_json [--ndjson] [--out DIR] PATH…` (`-` is
//! standard input).
//!
//! A folder stands for the `*.txt` files in it.  One document is pretty-printed; `--ndjson` prints one line a
//! document; `--out DIR` writes `DIR/NAME.json` for each `NAME.txt` instead of printing.  A file that cannot be read is named on standard error, the others are still done, and the exit
//! status is 1.

use std::io::{self, BufWriter, Read, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use gongwen::Document;

const USAGE: &str =
    "usage: emit_json [--ndjson] [--out DIR] PATH…   (a file, a folder of *.txt, or - for standard input)";

/// What the command line asks for.
#[derive(Default)]
struct Arguments {
    ndjson: bool,
    out: Option<PathBuf>,
    paths: Vec<String>,
}

fn main() -> ExitCode {
    let Some(arguments) = arguments() else {
        eprintln!("{USAGE}");
        return ExitCode::from(2);
    };
    match run(&arguments) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("emit_json: output: {error}");
            ExitCode::FAILURE
        }
    }
}

/// The command line, or `None` where it is not understood.
fn arguments() -> Option<Arguments> {
    let mut arguments = Arguments::default();
    let mut words = std::env::args().skip(1);
    while let Some(word) = words.next() {
        match word.as_str() {
            "--ndjson" => arguments.ndjson = true,
            "--out" => arguments.out = Some(words.next()?.into()),
            _ if word.starts_with("--") => return None,
            _ => arguments.paths.push(word),
        }
    }
    (!arguments.paths.is_empty()).then_some(arguments)
}

/// Prints all documents; whether every file could be read.
fn run(arguments: &Arguments) -> io::Result<bool> {
    let mut stdout = BufWriter::new(io::stdout().lock());
    let mut all_read = true;
    for path in arguments.paths.iter().flat_map(|path| expand(path)) {
        let text = match read(&path) {
            Ok(text) => text,
            Err(reason) => {
                eprintln!("emit_json: {}: {reason}", path.display());
                all_read = false;
                continue;
            }
        };
        let document = Document::parse(&text);
        match &arguments.out {
            None => print(&mut stdout, &document, arguments.ndjson)?,
            Some(folder) => {
                let name = path.file_stem().unwrap_or("stdin".as_ref());
                let file = std::fs::File::create(folder.join(name).with_extension("json"))?;
                print(&mut BufWriter::new(file), &document, arguments.ndjson)?;
            }
        }
    }
    stdout.flush()?;
    Ok(all_read)
}

fn print(out: &mut impl Write, document: &Document<'_>, on_one_line: bool) -> io::Result<()> {
    if on_one_line {
        document.write_json(out)?;
    } else {
        document.write_json_pretty(out)?;
    }
    out.write_all(b"\n")?;
    out.flush()
}

/// The files that an argument stands for; a folder that cannot be listed stands for itself, so that reading it
/// gives the message.
fn expand(argument: &str) -> Vec<PathBuf> {
    let path = Path::new(argument);
    if !path.is_dir() {
        return vec![path.to_owned()];
    }
    let Ok(entries) = std::fs::read_dir(path) else { return vec![path.to_owned()] };
    let mut files: Vec<PathBuf> = entries
        .filter_map(Result::ok)
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "txt"))
        .collect();
    files.sort();
    files
}

fn read(path: &Path) -> Result<String, String> {
    let mut bytes = Vec::new();
    if path == Path::new("-") {
        io::stdin().lock().read_to_end(&mut bytes).map_err(|error| error.to_string())?;
    } else {
        bytes = std::fs::read(path).map_err(|error| error.to_string())?;
    }
    String::from_utf8(bytes).map_err(|error| {
        format!("not UTF-8 (byte {}): convert it first, for example from GB18030", error.utf8_error().valid_up_to())
    })
}
