//! What tells one content from another: SHA-256, in hexadecimal, as `sha256sum` prints it.

use std::fmt::Write;
use std::hash::{Hash, Hasher};

use sha2::{Digest, Sha256};

/// The digest of some bytes.
pub fn of_bytes(bytes: &[u8]) -> String {
    hexadecimal(&Sha256::digest(bytes))
}

/// The digest of all that a value hashes of itself.
pub fn of_value(value: &impl Hash) -> String {
    let mut sink = Sink(Sha256::new());
    value.hash(&mut sink);
    hexadecimal(&sink.0.finalize())
}

/// A hasher that only takes in.
struct Sink(Sha256);

impl Hasher for Sink {
    fn write(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    /// Nobody asks: the digest is longer than this.
    fn finish(&self) -> u64 {
        0
    }
}

/// Two digits for each byte.
fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(2 * bytes.len()), |mut text, byte| {
        // Writing to a string cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_digest_is_that_of_other_tools() {
        // As `printf abc | sha256sum` has it (FIPS 180-4, the example of section A.1 of its first edition).
        let expected = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(of_bytes(b"abc"), expected);
    }

    #[test]
    fn values_that_differ_have_digests_that_differ() {
        assert_eq!(of_value(&("a", 1)), of_value(&("a", 1)));
        assert_ne!(of_value(&("a", 1)), of_value(&("a", 2)));
        assert_ne!(of_value(&("ab", "c")), of_value(&("a", "bc")));
    }
}
