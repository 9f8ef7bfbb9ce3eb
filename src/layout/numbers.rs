//! Numbers for tests that make up what they try.

/// A generator of numbers that are the same each time (G. Marsaglia, "Xorshift RNGs", 2003).
pub(super) struct Numbers(pub u64);

impl Numbers {
    /// A number from nought up to `bound`, itself left out.
    pub fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % bound as u64) as usize
    }
}
