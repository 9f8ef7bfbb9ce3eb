//! One part of a run's specs, so that several machines can share the work.

use std::ffi::OsStr;
use std::path::Path;
use std::str::FromStr;

use sha2::{Digest, Sha256};

use super::job::Task;

/// Part `number` of `of` parts, counted from one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shard {
    /// Which part.
    pub number: u64,
    /// How many parts there are.
    pub of: u64,
}

impl FromStr for Shard {
    type Err = String;

    fn from_str(text: &str) -> Result<Shard, String> {
        let shard = || {
            let (number, of) = text.split_once('/')?;
            Shard::new(number.parse().ok()?, of.parse().ok()?)
        };
        shard().ok_or_else(|| "not K/N, such as 1/4 to 4/4 for four parts".to_string())
    }
}

impl Shard {
    /// The most parts: more than any job array has tasks.
    const MOST: u64 = 1_000_000;

    /// Part `number` of `of`; `None` where there is no such part, or there are more than [`Shard::MOST`].
    pub fn new(number: u64, of: u64) -> Option<Shard> {
        ((1..=of).contains(&number) && of <= Shard::MOST).then_some(Shard { number, of })
    }

    /// Whether a task belongs to this part. What decides is the name of its spec alone: on all machines, from every
    /// folder, and whichever other specs there are, a spec belongs to the same part.
    pub fn has(self, task: &Task) -> bool {
        let name = Path::new(&task.spec).file_name().unwrap_or(OsStr::new(""));
        let digest = Sha256::digest(name.as_encoded_bytes());
        let number =
            digest.iter().take(size_of::<u64>()).fold(0, |number, byte| number << 8 | u64::from(*byte));
        number % self.of == self.number - 1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shard_is_one_of_its_number() {
        let check = |text: &str, expected: Option<(u64, u64)>| {
            let found = text.parse::<Shard>().ok().map(|shard| (shard.number, shard.of));
            assert_eq!(found, expected, "{text}");
        };
        check("1/1", Some((1, 1)));
        check("4/4", Some((4, 4)));
        check("0/4", None);
        check("5/4", None);
        check("1/1000001", None);
        check("1/0", None);
        check("1", None);
        check("-1/4", None);
        check("1/4/4", None);
        check("", None);
    }

    #[test]
    fn every_spec_belongs_to_one_shard_wherever_it_stands() {
        let shards: Vec<Shard> = (1..=7).map(|number| Shard { number, of: 7 }).collect();
        let task = |spec: String| Task { spec: spec.into(), output: None, press: None, proof: None };
        let mut sizes = [0; 7];
        for at in 0..700 {
            let (here, there) = (task(format!("flyers/c{at}.toml")), task(format!("/x/y/c{at}.toml")));
            let of = |task: &Task| shards.iter().position(|shard| shard.has(task)).unwrap();
            assert_eq!(of(&here), of(&there));
            assert_eq!(shards.iter().filter(|shard| shard.has(&here)).count(), 1);
            sizes[of(&here)] += 1;
        }
        assert!(sizes.iter().all(|size| (60..=140).contains(size)), "{sizes:?}");
    }
}
