//! Prints the JSON of the contract for each document named: `emit_json [--ndjson] [--actors] [--out DIR] PATH…`.
//!
//! A path is a file, a folder (it stands for the `*.txt` files in it), or `-` for standard input.  A document is
//! pretty-printed; `--ndjson` prints one line a document; `--out DIR` writes `DIR/NAME.json` for each `NAME.txt`
//! instead of printing (the folder is made where there is none); `--actors` adds the distinct actors of each document
//! with their nodes and roles, as a last field.  `--without PART` leaves a part of the pipeline out, to measure what it
//! earns; `--parts` prints the names of these parts.
//!
//! What cannot be read, and a second document of the same name under `--out`, is named on standard error, all others are
//! still done, and the exit status is 1 at the end.
//! A reader that goes away (`| head`) ends the program quietly.

use std::collections::HashSet;
use std::ffi::OsString;
use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use gongwen::{Ablation, Document, JsonOptions, Options};

const USAGE: &str = "usage: emit_json [--ndjson] [--actors] [--out DIR] [--without PART] PATH…   \
                     (a file, a folder of *.txt, or - for standard input)";

/// What the command line asks for.
#[derive(Default)]
struct Arguments {
    ndjson: bool,
    actors: bool,
    out: Option<PathBuf>,
    options: Options,
    paths: Vec<PathBuf>,
}

fn main() -> ExitCode {
    if std::env::args_os().skip(1).eq(["--parts"]) {
        let names: Vec<&str> = Ablation::ALL.iter().map(|part| part.as_str()).collect();
        println!("{}", names.join("\n"));
        return ExitCode::SUCCESS;
    }
    let Some(arguments) = arguments(std::env::args_os().skip(1)) else {
        say(USAGE);
        return ExitCode::from(2);
    };
    match run(&arguments) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            say(&format!("emit_json: standard output: {error}"));
            ExitCode::FAILURE
        }
    }
}

/// The command line, or `None` where it is not understood.
fn arguments(mut words: impl Iterator<Item = OsString>) -> Option<Arguments> {
    let mut arguments = Arguments::default();
    while let Some(word) = words.next() {
        match word.to_str() {
            Some("--ndjson") => arguments.ndjson = true,
            Some("--actors") => arguments.actors = true,
            Some("--out") => arguments.out = Some(words.next()?.into()),
            Some("--without") => {
                arguments.options = arguments.options.without(Ablation::named(words.next()?.to_str()?)?);
            }
            Some(option) if option.starts_with("--") => return None,
            _ => arguments.paths.push(word.into()),
        }
    }
    (!arguments.paths.is_empty()).then_some(arguments)
}

/// Does all documents; whether every one of them could be done.  Fails only where standard output does.
fn run(arguments: &Arguments) -> io::Result<bool> {
    let mut stdout = io::stdout().lock();
    let options = JsonOptions::default().pretty(!arguments.ndjson).actors(arguments.actors);
    let mut all_done = true;
    let mut failed = |path: &Path, reason: &dyn std::fmt::Display| {
        say(&format!("emit_json: {}: {reason}", path.display()));
        all_done = false;
    };
    if let Some(folder) = &arguments.out
        && let Err(error) = fs::create_dir_all(folder)
    {
        failed(folder, &error);
        return Ok(false);
    }
    let mut written = HashSet::new();
    for argument in &arguments.paths {
        let files = match expand(argument) {
            Ok(files) => files,
            Err(reason) => {
                failed(argument, &reason);
                continue;
            }
        };
        for path in files {
            let text = match read(&path) {
                Ok(text) => text,
                Err(reason) => {
                    failed(&path, &reason);
                    continue;
                }
            };
            let document = Document::parse_with(&text, &arguments.options);
            let Some(folder) = &arguments.out else {
                print(&mut stdout, &document, options)?;
                continue;
            };
            let mut name =
                if path == Path::new("-") { "stdin".into() } else { path.file_stem().unwrap_or_default().to_owned() };
            // 第2.1期.txt: what stands behind the point belongs to the name.
            name.push(".json");
            let target = folder.join(name);
            if !written.insert(target.clone()) {
                failed(&path, &format!("{} is already that of another document", target.display()));
                continue;
            }
            if let Err(error) = File::create(&target).and_then(|mut file| print(&mut file, &document, options)) {
                failed(&target, &error);
            }
        }
    }
    stdout.flush()?;
    Ok(all_done)
}

fn print(out: &mut impl Write, document: &Document<'_>, options: JsonOptions) -> io::Result<()> {
    document.write_json_with(options, out)?;
    out.write_all(b"\n")
}

/// The files that an argument stands for.
fn expand(path: &Path) -> Result<Vec<PathBuf>, String> {
    if !path.is_dir() {
        return Ok(vec![path.to_owned()]);
    }
    let mut files = Vec::new();
    for entry in fs::read_dir(path).map_err(|error| error.to_string())? {
        let file = entry.map_err(|error| error.to_string())?.path();
        if file.extension().is_some_and(|extension| extension == "txt") {
            files.push(file);
        }
    }
    files.sort();
    if files.is_empty() { Err("no *.txt file in this folder".to_owned()) } else { Ok(files) }
}

fn read(path: &Path) -> Result<String, String> {
    let mut bytes = Vec::new();
    if path == Path::new("-") {
        io::stdin().lock().read_to_end(&mut bytes).map_err(|error| error.to_string())?;
    } else {
        bytes = fs::read(path).map_err(|error| error.to_string())?;
    }
    String::from_utf8(bytes).map_err(|error| {
        format!("not UTF-8 (byte {}): convert it first, for example from GB18030", error.utf8_error().valid_up_to())
    })
}

/// A message on standard error; where that is closed, nobody wants it.
fn say(message: &str) {
    let _ = writeln!(io::stderr(), "{message}");
}
