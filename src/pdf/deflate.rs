//! Streams: bytes deflated by one compressor that is used again and again.

use std::cell::Cell;

use flate2::{Compress, Compression, FlushCompress, Status};
use lopdf::{Dictionary, Stream};

use super::PdfError;
use super::convert::name;

/// How hard to compress, 0 to 9: three takes a tenth more time for two or three bytes in a hundred, and one leaves a
/// fifth more bytes.
const LEVEL: u32 = 2;

/// Streams of fewer bytes are left as they are: it would take longer than its worth, which is a few bytes.
const LEAST: usize = 128;

/// Deflates streams. Setting a compressor up takes longer than deflating a page, so that one serves a
/// whole file, and the next one that the same thread writes.
pub(super) struct Deflater {
    compress: Compress,
}

thread_local! {
    /// The compressor of a file that this thread has written.
    static AT_REST: Cell<Option<Compress>> = const { Cell::new(None) };
}

impl Deflater {
    /// A compressor at rest.
    pub(super) fn new() -> Deflater {
        let new = || Compress::new(Compression::new(LEVEL), true);
        Deflater { compress: AT_REST.take().unwrap_or_else(new) }
    }

    /// Lays the compressor down for the next file.
    pub(super) fn rest(self) {
        AT_REST.set(Some(self.compress));
    }

    /// A stream of `content`, deflated where that makes it shorter.
    pub(super) fn stream(&mut self, mut dict: Dictionary, content: Vec<u8>) -> Result<Stream, PdfError> {
        if content.len() < LEAST {
            return Ok(plain(dict, content));
        }
        let mut short = Vec::with_capacity(content.len() / 2 + 64);
        self.compress.reset();
        loop {
            let done = usize::try_from(self.compress.total_in()).unwrap_or(usize::MAX);
            let rest = content.get(done..).unwrap_or_default();
            let status = self
                .compress
                .compress_vec(rest, &mut short, FlushCompress::Finish)
                .map_err(|error| PdfError::Write(error.to_string()))?;
            if status == Status::StreamEnd {
                break;
            }
            short.reserve(short.capacity().max(1024));
        }
        if short.len() < content.len() {
            dict.set("Filter", name("FlateDecode"));
            return Ok(plain(dict, short));
        }
        Ok(plain(dict, content))
    }
}

/// A stream of `content` as it is.
pub(super) fn plain(mut dict: Dictionary, content: Vec<u8>) -> Stream {
    dict.set("Length", i64::try_from(content.len()).unwrap_or(i64::MAX));
    Stream { dict, content, allows_compression: false, start_position: None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn streams_of_one_compressor_do_not_touch() {
        let mut deflater = Deflater::new();
        let mut check = |content: Vec<u8>| {
            let stream = deflater.stream(Dictionary::new(), content.clone()).unwrap();
            assert_eq!(stream.get_plain_content().unwrap(), content);
        };
        check(b"a page of words ".repeat(4000));
        check(Vec::new());
        check(vec![7]);
        check((0..90_000_u32).flat_map(|n| n.wrapping_mul(2_654_435_761).to_le_bytes()).collect());
        check(b"a page of words ".repeat(3));
    }
}
