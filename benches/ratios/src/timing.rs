//! The stop-watch: contenders take turns on the same documents, so that a change of the machine's speed meets all
//! of them alike.

use std::hint::black_box;
use std::time::{Duration, Instant};

/// A piece of work on one text.
pub struct Contender<'a> {
    /// Its name in the report.
    pub name: &'static str,
    /// Does the work and gives a number that depends on it.
    pub work: Box<dyn FnMut(&str) -> usize + 'a>,
}

/// Times of each contender, a round each.
pub struct Times {
    names: Vec<&'static str>,
    /// By contender, then by round.
    rounds: Vec<Vec<Duration>>,
    bytes: usize,
}

/// Bytes that one contender reads before the next takes its turn.
const TURN: usize = 256 << 10;

/// Lets the contenders read all documents `rounds` times, turn by turn; who begins changes with every turn.
pub fn interleaved(documents: &[String], rounds: usize, contenders: &mut [Contender<'_>]) -> Times {
    let turns = turns(documents);
    let mut times = Times {
        names: contenders.iter().map(|contender| contender.name).collect(),
        rounds: vec![vec![Duration::ZERO; rounds]; contenders.len()],
        bytes: documents.iter().map(String::len).sum(),
    };
    for round in 0..rounds {
        for (number, turn) in turns.iter().enumerate() {
            // The text is brought near the processor before anybody's time runs.
            black_box(turn.iter().map(|text| text.bytes().map(usize::from).sum::<usize>()).sum::<usize>());
            for place in 0..contenders.len() {
                let index = (place + number + round) % contenders.len();
                let contender = &mut contenders[index];
                let start = Instant::now();
                for text in *turn {
                    black_box((contender.work)(black_box(text)));
                }
                times.rounds[index][round] += start.elapsed();
            }
        }
    }
    times
}

fn turns(documents: &[String]) -> Vec<&[String]> {
    let mut bytes = 0;
    documents
        .chunk_by(|text, _| {
            bytes += text.len();
            let goes_on = bytes < TURN;
            if !goes_on {
                bytes = 0;
            }
            goes_on
        })
        .collect()
}

impl Times {
    /// How many times faster `name` is than `other`: the median over the rounds.
    pub fn ratio(&self, name: &str, other: &str) -> f64 {
        let (name, other) = (self.of(name), self.of(other));
        median(name.iter().zip(other).map(|(a, b)| b.as_secs_f64() / a.as_secs_f64()).collect())
    }

    /// Prints each contender's speed.
    pub fn print(&self) {
        for name in &self.names {
            let seconds = median(self.of(name).iter().map(Duration::as_secs_f64).collect());
            println!("{name:<28} {:>10.1} MB/s", self.bytes as f64 / seconds / 1e6);
        }
    }

    fn of(&self, name: &str) -> &[Duration] {
        self.names.iter().position(|other| *other == name).map_or(&[], |index| &self.rounds[index])
    }
}

/// The middle value; not a number where there is none.
pub fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    match values.len() {
        0 => f64::NAN,
        n if n % 2 == 1 => values[n / 2],
        n => (values[n / 2 - 1] + values[n / 2]) / 2.0,
    }
}
